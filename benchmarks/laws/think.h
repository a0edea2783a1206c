/* Employees before they meet customers: week/think.py. */
static inline void listen(struct world *w, int64_t i) {
    struct employee *me = &w->employees[i];
    double weights = 0.0, focus = 0.0, happiness = 0.0, literacy = 0.0, norm = 0.0;
    double insight[4] = {0.0, 0.0, 0.0, 0.0};
    for (int64_t k = w->listen_start[i]; k < w->listen_start[i + 1]; k++) {
        Me other = &w->employees[w->listen_to[k]];
        if (!other->is_active) continue;
        double weight = w->listen_weight[k];
        weights += weight;
        focus += weight * other->customer_focus;
        happiness += weight * other->happiness;
        literacy += weight * other->literacy;
        norm += weight * other->target_first_norm;
        for (int q = 0; q < 4; q++) insight[q] += weight * other->insight[q];
    }
    _Bool alone = !(weights > 0.0);
    me->near_focus = alone ? me->customer_focus : min(1.0, focus / weights);
    me->near_happiness = alone ? me->happiness : min(1.0, happiness / weights);
    me->near_literacy = alone ? me->literacy : min(1.0, literacy / weights);
    me->near_norm = alone ? me->target_first_norm : min(1.0, norm / weights);
    for (int q = 0; q < 4; q++) me->near_insight[q] = alone ? me->insight[q] : min(1.0, insight[q] / weights);
}

static inline double leader_pressure_after(P p, const struct firm *firm) {
    if (p->corporate_culture_leader_reaction == 0.0) return p->corporate_culture_pressure;
    double wanted = p->corporate_culture_pressure + p->corporate_culture_leader_reaction * firm->shortfall;
    return toward(firm->leader_pressure, min(1.0, wanted), p->corporate_culture_leader_reaction_rate);
}

static inline double goal_pressure_after(P p, Me me, double leader_pressure) {
    double source = p->corporate_culture_strength * leader_pressure;
    if (me->level != 0) {
        double fidelity = p->corporate_culture_cascade_fidelity * (0.5 + p->purposeful_leadership_consistency);
        source = min(1.0, fidelity) * me->boss_goal_pressure;
    }
    return toward(me->goal_pressure, source, p->corporate_culture_cascade_rate);
}

static inline double target_first_norm_after(P p, Me me) {
    double around = p->group_think_conformity * me->near_norm * me->near_norm;
    double seed = p->target_first_norm_seed * (1.0 - me->customer_focus);
    double caught = min(1.0, p->target_first_norm_contagion * me->goal_pressure * (around + seed));
    double held = me->target_first_norm;
    return clip(held + caught * (1.0 - held) - p->target_first_norm_decay * held, 0.0, 1.0);
}

static inline double contact_share(P p, Me me) {
    double n = me->contacts[0] + me->contacts[1] + me->contacts[2] + me->contacts[3];
    return 0.2 * (n / (n + p->insight_half_saturation)) + 0.8 * p->customer_contact_intensity;
}

static inline double customer_focus_after(P p, Me me) {
    double peers = p->group_think_conformity * p->group_think_peer_weight;
    double leaders = p->corporate_culture_strength * p->corporate_culture_leader_weight;
    double contact = p->empathy_contact_weight * me->contact_share;
    double wanted = p->empathy_natural_weight * me->natural_empathy + peers * me->peer_norm;
    wanted = wanted + leaders * (1.0 - me->goal_pressure) + contact + p->empathy_engagement_weight * me->engagement;
    double weights = p->empathy_natural_weight + peers + leaders + contact + p->empathy_engagement_weight;
    double target = wanted / (weights + p->target_first_norm_focus_weight * me->target_first_norm);
    double months = me->tenure_weeks / 4.33;
    double newer = (p->empathy_adapt_new - p->empathy_adapt_old) * exp(-p->empathy_adapt_decay * months);
    return toward(me->customer_focus, min(1.0, target), p->empathy_adapt_old + newer);
}

static inline double literacy_after(P p, Me me) {
    double talk = p->talk_about_emotions_learning_rate * p->talk_about_emotions_intensity;
    double learned = talk * (0.5 + 0.5 * me->near_literacy);
    double forgotten = p->emotional_illiteracy_forgetting_rate * (me->literacy - p->emotional_illiteracy_baseline_literacy);
    return min(max(me->literacy + learned * (1.0 - me->literacy) - forgotten, 0.0), 1.0);
}

static inline double contact_with(P p, Me me, int q) {
    double n = me->contacts[q], programme = 0.0;
    double value = p->insight_work_contact_value + (1.0 - p->insight_work_contact_value) * p->journey_view_intensity / 2.0;
    int64_t targets = (int64_t)p->customer_contact_target_segments;
    if ((targets >> q) & 1) {
        int64_t count = (targets & 1) + ((targets >> 1) & 1) + ((targets >> 2) & 1) + ((targets >> 3) & 1);
        programme = min(1.0, 0.6 * p->customer_contact_intensity * 4.0 / (double)count);
    }
    return 1.0 - (1.0 - n / (n + p->insight_half_saturation) * value) * (1.0 - programme);
}

static inline double insight_after(P p, Me me, int q, double answers) {
    double known = me->insight[q];
    double learned = p->insight_learning_rate * contact_with(p, me, q) * (1.0 - known);
    double shared = p->insight_sharing_rate * max(0.0, me->near_insight[q] - known);
    double after = clip(known + learned + shared - p->insight_forgetting_rate * known, 0.0, 1.0);
    if (after < 0.35) after = min(0.35, after + 0.004 * p->customer_survey_reports * (1.0 - after) * answers);
    return after;
}

static inline void talk_with_a_customer(struct world *w, struct employee *me, int64_t i) {
    P p = &w->parameters[me->group];
    if (!me->is_active || !(luck(w, INTERVIEW, 0, i) < p->qualitative_research_interviews)) return;
    int64_t slot = (int64_t)(luck(w, INTERVIEWED_CUSTOMER, 0, i) * (double)w->n_customers);
    for (int64_t step = 0; step < w->n_customers; step++) {
        Customer customer = &w->customers[(slot + step) % w->n_customers];
        if (!customer->is_customer) continue;
        double *known = &me->insight[customer->segment];
        *known = *known + p->qualitative_research_depth * (1.0 - *known);
        w->tally->interviews += 1.0;
        return;
    }
}

static inline double attention(P p, Me me) {
    double gain = 1.0 + p->customers_as_people_attention_gain * p->customers_as_people_intensity;
    double customer = me->customer_focus * gain;
    double pull = 1.0 + me->goal_pressure + p->target_first_norm_attention_weight * me->target_first_norm;
    double metrics = p->group_think_conformity * p->group_think_metric_attention * p->group_think_metric_myopia * pull;
    return customer / (customer + metrics + p->attention_other_demands);
}

static inline void clear_the_desk(struct employee *me) {
    for (int q = 0; q < 4; q++) me->contacts[q] = 0.0;
    me->touches = me->emotion_sum = me->success_sum = me->felt_sum = 0.0;
    me->dissonance_sum = me->anger_sum = me->gesture_minutes = 0.0;
    me->pushes = 0;
}

static inline void think(struct world *w, int64_t i) {
    struct employee *me = &w->employees[i];
    P p = &w->parameters[me->group];
    me->goal_pressure = goal_pressure_after(p, me, w->firm->leader_pressure);
    me->target_first_norm = target_first_norm_after(p, me);
    me->contact_share = contact_share(p, me);
    double narrowing = p->group_think_conformity * p->group_think_norm_narrowing * p->group_think_metric_myopia;
    me->peer_norm = (1.0 - narrowing) * me->near_focus;
    me->customer_focus = customer_focus_after(p, me);
    me->literacy = literacy_after(p, me);
    for (int q = 0; q < 4; q++) me->insight[q] = insight_after(p, me, q, w->firm->answers[q]);
    talk_with_a_customer(w, me, i);
    me->attention = attention(p, me);
}

static void employees_think(struct world *w) {
    for (int64_t i = 0; i < w->n_employees; i++) {
        listen(w, i);
        w->employees[i].boss_goal_pressure = w->employees[w->employees[i].boss].goal_pressure;
    }
    w->firm->leader_pressure = leader_pressure_after(w->parameters, w->firm);
    for (int64_t i = 0; i < w->n_employees; i++) {
        think(w, i);
        clear_the_desk(&w->employees[i]);
    }
}
