/* Customers are served, touch by touch: week/serve.py. */
static inline void story_is_handed_on(struct world *w, int64_t s) {
    struct journey *j = w->case_;
    if (j->silo >= 0 && j->silo != s) {
        P p = &w->parameters[w->silos[s].group];
        double bridge = w->bridges[j->silo * w->n_silos + s];
        double lift = 1.0 + p->journey_bridge_effect * (p->journey_bridge_reference - bridge);
        double loss = clip(p->journey_handoff_loss * lift, 0.0, 0.9);
        j->context = j->context * (1.0 - loss * (1.0 - p->journey_view_context_kept * p->journey_view_intensity));
    }
    j->silo = (int32_t)s;
}

static inline double gesture_is_made(struct world *w, struct employee *me, int64_t touch, double expressed,
                                     double performance) {
    const struct journey *j = w->case_;
    struct firm *firm = w->firm;
    P p = &w->parameters[me->group];
    _Bool is_recovery = j->failed > 0.0 || j->emotion < -0.1;
    double rate = is_recovery ? p->acts_of_kindness_recovery_rate : p->acts_of_kindness_delight_rate;
    double chance = p->acts_of_kindness_intensity * expressed * me->choice * rate;
    if (chance <= 0.0 || !(luck(w, GESTURE, touch, j->customer) < chance)) return performance;
    double drawn = exponential(luck(w, GESTURE_COST, touch, j->customer));
    double cost = min(drawn * p->acts_of_kindness_mean_cost_usd, p->acts_of_kindness_cap_usd);
    if (firm->gesture_usd + cost > firm->gesture_budget_usd) return performance;
    firm->gesture_usd += cost;
    me->gesture_minutes += p->acts_of_kindness_minutes;
    return performance + p->acts_of_kindness_lift * (1.0 - performance);
}

static inline double need_is_met(struct world *w, Me me, int64_t touch, double reading, _Bool hidden) {
    struct journey *j = w->case_;
    Customer customer = &w->customers[j->customer];
    Silo silo = &w->silos[j->silo];
    P p = &w->parameters[me->group];
    _Bool wrong = touch % 2 == 0;
    if (touch == 1 && hidden) {
        double base = p->journey_probe_base;
        double chance = base + (1.0 - base) * p->journey_view_intensity * me->attention;
        j->is_discovered = luck(w, NEED_DISCOVERED, 0, j->customer) < chance;
    }
    double mismatch = open_mismatch(customer->mismatch, hidden, j->is_discovered);
    double fit = (1.0 - (1.0 - reading) * mismatch) * attention_to_need(p, me);
    double hard = hardness(&w->parameters[silo->group], silo);
    double resolved = resolution(p, me, j->context, fit, hard, silo->rush, wrong);
    double chance = min(1.0, p->journey_failure_rate * (0.5 + j->complexity) * (1.0 - resolved));
    j->failed = luck(w, FAILURE, touch, j->customer) < chance ? 1.0 : 0.0;
    double difficulty = j->complexity * luck(w, DIFFICULTY, touch, j->customer);
    j->effort = effort(p, j->context, hard, silo->wait, wrong, difficulty, j->failed);
    return resolved * (1.0 - p->journey_failure_loss * j->failed);
}

static inline void customer_feels(struct world *w, Me me, double performance, double succeeded) {
    struct journey *j = w->case_;
    P p = &w->parameters[me->group];
    double own = p->expectation_personal_weight;
    double compared = own * w->customers[j->customer].expectation + (1.0 - own) * j->market;
    double felt = feeling(p, performance - compared, j->stake, j->failed);
    j->emotion = (1.0 - p->journey_emotion_memory) * j->emotion + p->journey_emotion_memory * felt;
    j->touches += 1;
    if (j->touches == 1 || fabs(j->emotion) > fabs(j->peak)) j->peak = j->emotion;
    j->feeling_sum += felt;
    j->success_sum += succeeded;
    j->effort_sum += j->effort;
    j->performance_sum += performance;
}

static inline void employee_counts(struct world *w, struct employee *me, double visibility, double felt,
                                   double expressed, double succeeded) {
    const struct journey *j = w->case_;
    struct tally *tally = w->tally;
    P p = &w->parameters[me->group];
    if (me->touches == 0.0) tally->desks_with_touch += 1.0;
    me->touches += 1.0;
    me->contacts[w->customers[j->customer].segment] += visibility;
    me->emotion_sum += j->emotion;
    me->success_sum += succeeded;
    me->felt_sum += felt;
    me->dissonance_sum += max(0.0, p->wellbeing_display_rule - felt) * visibility;
    if (j->emotion < -0.4) me->anger_sum += visibility;
    tally->touches += 1.0;
    tally->felt += felt;
    tally->expressed += expressed;
}

static void touch_is_served(struct world *w, int64_t s, int64_t touch, _Bool is_front, _Bool hidden) {
    struct journey *j = w->case_;
    story_is_handed_on(w, s);
    int64_t i = serving_desk(w, s, luck(w, SERVING_EMPLOYEE, touch, j->customer));
    struct employee *me = &w->employees[i];
    P p = &w->parameters[me->group];
    j->employee = (int32_t)i;
    double reading = accuracy(p, me, &w->customers[j->customer]);
    double felt = felt_empathy(p, me, raw_empathy(p, me, &w->silos[s], reading));
    double expressed = felt * expression(p, me);
    double visibility = is_front ? 1.0 : p->journey_back_office_visibility;
    double succeeded = need_is_met(w, me, touch, reading, hidden);
    double noise = normal(luck(w, PERFORMANCE_NOISE, touch, j->customer));
    double perceived = perceived_performance(p, succeeded, j->effort, expressed, j->stake, visibility, noise);
    if (is_front) perceived = gesture_is_made(w, me, touch, expressed, perceived);
    customer_feels(w, me, perceived, succeeded);
    employee_counts(w, me, visibility, felt, expressed, succeeded);
}

static inline void case_begins(struct world *w, int64_t c) {
    Customer customer = &w->customers[c];
    const struct template *template = &w->journeys[customer->journey];
    double mood = normal(luck(w, STARTING_MOOD, 0, c));
    double emotion = clip(template->mood + 0.15 * (0.8 * customer->mood_disposition + 0.6 * mood), -1.0, 1.0);
    double peak = w->case_->peak; /* stands until the first touch writes it */
    int32_t employee = w->case_->employee;
    *w->case_ = (struct journey){.customer = (int32_t)c, .silo = -1, .employee = employee, .stake = template->stake,
                                 .complexity = template->complexity, .context = 1.0,
                                 .market = market_level(w->parameters), .effort = w->case_->effort,
                                 .emotion = emotion, .peak = peak};
}

static inline void leg_is_served(struct world *w, int64_t leg, int function, _Bool is_front, _Bool hidden) {
    struct journey *j = w->case_;
    int64_t right = serving_silo(w, function, w->occasions[SERVING_SILO * TOUCHES + 2 * leg + 1], j->customer);
    P p = &w->parameters[w->silos[right].group];
    double kept = 1.0 - p->journey_view_misroute_cut * p->journey_view_intensity;
    double chance = min(1.0, p->journey_transfer_base * (0.5 + j->complexity) * kept);
    if (luck(w, WRONG_DOOR, 2 * leg, j->customer) < chance) {
        int64_t door = wrong_door(w, right, luck(w, WRONG_DOOR_SILO, 2 * leg, j->customer));
        if (door >= 0) {
            j->was_transferred = 1;
            touch_is_served(w, door, 2 * leg, w->silos[door].is_front, hidden);
        }
    }
    touch_is_served(w, right, 2 * leg + 1, is_front, hidden);
}

static void journey_is_lived(struct world *w, int64_t c) {
    struct journey *j = w->case_;
    const struct template *template = &w->journeys[w->customers[c].journey];
    case_begins(w, c);
    for (int leg = 0; leg < template->legs; leg++) {
        leg_is_served(w, leg, template->route[leg], template->front[leg] == 1, template->has_hidden_need);
        if (leg + 1 == template->legs) break;
        double chance = 1.0 - exp(-w->parameters->journey_abandon_hazard * j->effort * j->effort);
        if (luck(w, ABANDON, 2 * leg + 1, c) < chance) {
            j->is_abandoned = 1;
            j->emotion = max(-1.0, j->emotion - 0.2);
            if (fabs(j->emotion) > fabs(j->peak)) j->peak = j->emotion;
            break;
        }
    }
    if (!j->is_abandoned) employee_pushes(w);
    customer_remembers(w);
}

static void customers_are_served(struct world *w) {
    int64_t c = (int64_t)(luck(w, SERVED_FIRST, 0, 0) * (double)w->n_customers);
    for (int64_t k = 0; k < w->n_customers; k++) {
        struct customer *customer = &w->customers[c];
        customer->has_purchased = 0;
        if (customer->is_customer) {
            if (customer->journey >= 0) journey_is_lived(w, c);
            wrongs_come_out(w, c);
            w->tally->trust += customer->trust;
            w->tally->live += 1.0;
        }
        if (++c == w->n_customers) c = 0;
    }
}
