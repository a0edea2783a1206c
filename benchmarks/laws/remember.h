/* The end of a journey: week/remember.py. */
static void employee_pushes(struct world *w) {
    struct journey *j = w->case_;
    struct firm *firm = w->firm;
    struct employee *me = &w->employees[j->employee];
    P p = &w->parameters[me->group];
    if (!(luck(w, PUSH, 0, j->customer) < push_probability(p, me, firm->leader_pressure))) return;
    w->customers[j->customer].products += 1;
    w->customers[j->customer].grievances += 1;
    me->pushes += 1;
    firm->push_revenue_usd += p->corporate_culture_push_gain_usd;
    w->tally->pushed += 1.0;
    j->emotion = max(-1.0, j->emotion - p->corporate_culture_push_emotion_hit);
}

static inline int spending_decision(P p, double quality, double u) {
    double captive = p->loyalty_captivity_slope * (p->loyalty_captivity - 0.3);
    if (u < logistic(p->loyalty_cut_base - p->loyalty_cut_slope * quality - captive)) return -1;
    return u > 1.0 - logistic(p->loyalty_raise_base + p->loyalty_raise_slope * quality);
}

static void complaint_is_answered(struct world *w) {
    int64_t c = w->case_->customer;
    struct customer *customer = &w->customers[c];
    int64_t s = serving_silo(w, SERVICE_FUNCTION, w->occasions[SERVING_SILO * TOUCHES], c);
    Me me = &w->employees[serving_desk(w, s, luck(w, RESPONDER, 0, c))];
    P p = &w->parameters[me->group];
    double felt = felt_empathy(p, me, raw_empathy(p, me, &w->silos[s], 1.0));
    double offset = p->loyalty_response_offset + p->loyalty_response_noise * normal(luck(w, RESPONSE_NOISE, 0, c));
    double quality = clip(felt * expression(p, me) + me->choice * me->skill + offset, 0.0, 1.0);
    int decision = spending_decision(p, quality, luck(w, SPENDING_DECISION, 0, c));
    customer->decision = (int8_t)decision;
    if (decision < 0) customer->wallet = customer->wallet * p->loyalty_cut_factor;
    if (decision > 0) customer->wallet = min(2.0, customer->wallet * p->loyalty_raise_factor);
    customer->satisfaction = clip(customer->satisfaction + 0.1 * quality * (1.0 - customer->satisfaction), 0.0, 1.0);
    customer->response_rating = (int8_t)(1 + (int)min(6.0, 7.0 * quality));
    customer->very_bad_week = (int32_t)w->firm->week;
    w->tally->very_bad += 1.0;
}

static inline void journey_is_recalled(struct world *w, double succeeded, double ease, double remembered) {
    struct customer *customer = &w->customers[w->case_->customer];
    double rate = customer->recall_week >= 0 ? w->parameters->survey_recall_weight : 1.0;
    customer->recalled_success = toward(customer->recalled_success, succeeded, rate);
    customer->recalled_ease = toward(customer->recalled_ease, ease, rate);
    customer->recalled_emotion = toward(customer->recalled_emotion, remembered, rate);
    customer->recall_week = (int32_t)w->firm->week;
}

static inline void journey_is_counted(struct world *w, double succeeded, double ease, double performance,
                                      double remembered) {
    const struct journey *j = w->case_;
    struct tally *tally = w->tally;
    tally->journeys += 1.0;
    tally->success += succeeded;
    tally->ease += ease;
    tally->emotion += remembered;
    tally->performance += performance;
    tally->context += j->context;
    if (performance >= j->market) tally->kept += 1.0;
    if (j->is_abandoned) tally->abandoned += 1.0;
    if (j->was_transferred) tally->transferred += 1.0;
    if (remembered < -0.5) tally->angry += 1.0;
    else if (remembered < -0.15) tally->agitated += 1.0;
    else if (remembered < 0.15) tally->ambivalent += 1.0;
    else if (remembered < 0.45) tally->appreciative += 1.0;
    else tally->adoring += 1.0;
}

static inline double trust_after_journey(P p, double trust, double remembered) {
    if (remembered > 0.0) return clip(trust + p->trust_gain_rate * remembered * (1.0 - trust), 0.0, 1.0);
    return clip(trust + p->trust_loss_rate * remembered * trust, 0.0, 1.0);
}

static void customer_remembers(struct world *w) {
    const struct journey *j = w->case_;
    P p = w->parameters;
    struct customer *customer = &w->customers[j->customer];
    double touches = (double)j->touches, share = p->journey_peak_end_share;
    double remembered = share * 0.5 * (j->peak + j->emotion) + (1.0 - share) * (j->feeling_sum / touches);
    double succeeded = j->success_sum / touches;
    if (j->is_abandoned) succeeded = 0.3 * succeeded;
    double ease = 1.0 - j->effort_sum / touches, performance = j->performance_sum / touches;
    if (remembered < p->loyalty_very_bad_cut) complaint_is_answered(w);
    customer->satisfaction = toward(customer->satisfaction, (1.0 + remembered) / 2.0, p->satisfaction_learning_rate);
    customer->expectation = toward(customer->expectation, performance, p->expectation_learning_rate);
    customer->trust = trust_after_journey(p, customer->trust, remembered);
    customer->is_unresolved = j->is_abandoned || j->failed > 0.0;
    customer->has_purchased = w->journeys[customer->journey].earns_revenue && !j->is_abandoned;
    journey_is_recalled(w, succeeded, ease, remembered);
    journey_is_counted(w, succeeded, ease, performance, remembered);
}

static inline void wrongs_come_out(struct world *w, int64_t c) {
    P p = w->parameters;
    struct customer *customer = &w->customers[c];
    if (customer->grievances > 0) {
        double chance = min(1.0, p->corporate_culture_grievance_discovery * customer->grievances);
        if (luck(w, GRIEVANCE_DISCOVERED, 0, c) < chance) {
            customer->trust *= 1.0 - p->corporate_culture_grievance_trust_loss;
            customer->satisfaction *= 1.0 - p->corporate_culture_grievance_satisfaction_loss;
            customer->grievances = 0;
        }
    }
    if ((double)(w->firm->week - w->firm->week_zero) == p->trust_disclosure_week)
        customer->trust *= 1.0 - p->trust_disclosure_severity * p->trust_disclosure_personal;
}
