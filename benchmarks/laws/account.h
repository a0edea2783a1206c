/* Accounts and readings at the end of a week: week/account.py. */
static inline double released(double start, double now) { return start <= 0.0 ? 0.0 : max(0.0, start - now) / start; }

static inline double key_cost(P p) {
    double levers = p->sense_of_purpose_meaningfulness + p->sense_of_purpose_choice;
    levers = levers + p->sense_of_purpose_competence + p->sense_of_purpose_progress;
    double cost = p->talk_about_emotions_cost_usd * p->talk_about_emotions_intensity;
    cost = cost + p->journey_view_cost_usd * p->journey_view_intensity;
    cost = cost + p->customers_as_people_cost_usd * p->customers_as_people_intensity;
    cost = cost + p->customer_contact_cost_usd * p->customer_contact_intensity;
    return cost + p->sense_of_purpose_cost_usd * (levers / 4.0) +
           p->personal_happiness_cost_usd * p->personal_happiness_intensity;
}

static inline double release_cost(P p, P was) {
    double cost = p->individual_context_release_cost_usd *
                  released(was->individual_context_strength, p->individual_context_strength);
    cost = cost + p->human_bias_release_cost_usd * released(was->human_bias_strength, p->human_bias_strength);
    cost = cost + p->group_think_release_cost_usd * released(was->group_think_conformity, p->group_think_conformity);
    cost = cost + p->corporate_culture_release_cost_usd *
                      released(was->corporate_culture_strength, p->corporate_culture_strength);
    return cost + p->emotional_illiteracy_release_cost_usd *
                      released(was->emotional_illiteracy_strength, p->emotional_illiteracy_strength);
}

static void money_is_counted(struct world *w) {
    P p = w->parameters;
    struct firm *firm = w->firm;
    struct reading *r = w->reading;
    const struct tally *t = w->tally;
    r->key_cost = r->release_cost = 0.0;
    for (Me me = w->employees; me < w->employees + w->n_employees; me++) {
        if (!me->is_active) continue;
        r->key_cost += key_cost(&w->parameters[me->group]);
        r->release_cost += release_cost(&w->parameters[me->group], w->at_start);
    }
    r->gesture_cost = firm->gesture_usd;
    r->research_cost = t->interviews * p->qualitative_research_cost_usd;
    r->revenue = t->revenue + firm->push_revenue_usd;
    double wages = t->staff * p->money_wage_usd;
    double turnover = t->quits * p->money_turnover_cost_share * 52.0 * p->money_wage_usd;
    double programmes = r->key_cost + r->release_cost + r->gesture_cost + r->research_cost;
    r->profit = (1.0 - p->money_cost_of_goods) * r->revenue - wages - turnover - programmes;
    firm->npv_usd += r->profit * discount(p, (double)(firm->week - firm->week_zero));
    r->npv = firm->npv_usd;
    if (firm->week == 0) firm->revenue_average_usd = r->revenue;
    firm->revenue_average_usd += 0.25 * (r->revenue - firm->revenue_average_usd);
    if (firm->week == 26) firm->aspiration_usd = firm->revenue_average_usd;
    else if (firm->week > 26) {
        double was = firm->aspiration_usd;
        double follow = p->corporate_culture_aspiration_rate * (firm->revenue_average_usd - was);
        firm->aspiration_usd = max(0.0, was + follow + was * p->corporate_culture_growth_goal / 52.0);
    }
    firm->shortfall = 0.0;
    if (firm->aspiration_usd > 0.0)
        firm->shortfall = max(0.0, 1.0 - firm->revenue_average_usd / firm->aspiration_usd);
}

static void customers_are_read(struct world *w) {
    struct reading *r = w->reading;
    const struct tally *t = w->tally;
    r->journeys = t->journeys;
    if (t->touches > 0.0) r->empathy = t->felt / t->touches, r->expressed = t->expressed / t->touches;
    if (t->journeys != 0.0) {
        double n = t->journeys;
        r->success = t->success / n, r->ease = t->ease / n, r->emotion = t->emotion / n;
        r->performance = t->performance / n, r->context = t->context / n, r->push = t->pushed / n;
        r->very_bad = t->very_bad / n, r->abandon = t->abandoned / n, r->transfer_share = t->transferred / n;
        r->promise_kept = t->kept / n, r->angry = t->angry / n, r->agitated = t->agitated / n;
        r->ambivalent = t->ambivalent / n, r->appreciative = t->appreciative / n, r->adoring = t->adoring / n;
    }
    r->reputation = w->firm->reputation, r->customers = t->customers, r->joins = t->joiners;
    if (t->live > 0.0) {
        r->churn = t->leavers / t->live, r->expectation = t->expectation / t->live;
        r->satisfaction = t->satisfaction / t->live, r->trust = t->trust_after / t->live;
    }
    if (t->customers > 0.0) r->clv_realised = t->value / t->customers;
}

static void silos_are_read(struct world *w) {
    struct reading *r = w->reading;
    double complexity = 0.0, use = 0.0, focus = 0.0;
    for (int64_t k = 0; k < w->n_serving; k++) {
        complexity += w->silos[w->serving[k]].complexity;
        use += w->silos[w->serving[k]].utilisation;
    }
    for (int64_t s = 0; s < w->n_silos; s++) focus += w->employees[w->silos[s].first].customer_focus;
    r->complexity = complexity / (double)w->n_serving;
    r->utilisation = use / (double)w->n_serving;
    r->leaders_focus = focus / (double)w->n_silos;
}

static void employees_are_read(struct world *w) {
    struct reading *r = w->reading;
    double filled = 0.0;
    for (Me me = w->employees; me < w->employees + w->n_employees; me++) filled += me->is_active;
    r->staff = filled, r->quit = w->tally->quits / w->tally->staff;
    r->focus = r->attention = r->goal = r->literacy = r->insight = r->happiness = r->fatigue = 0.0;
    r->engagement = r->target_norm = r->meaning = r->choice = r->competence = r->progress = 0.0;
    for (Me me = w->employees; me < w->employees + w->n_employees; me++) {
        if (!me->is_active) continue;
        double share = 1.0 / filled;
        r->focus += share * me->customer_focus, r->attention += share * me->attention;
        r->goal += share * me->goal_pressure, r->literacy += share * me->literacy;
        r->insight += share * 0.25 * (me->insight[0] + me->insight[1] + me->insight[2] + me->insight[3]);
        r->happiness += share * me->happiness, r->fatigue += share * me->fatigue;
        r->engagement += share * me->engagement, r->target_norm += share * me->target_first_norm;
        r->meaning += share * me->meaning, r->choice += share * me->choice;
        r->competence += share * me->skill, r->progress += share * me->progress;
    }
}
