/* The equation, its inhibitors, and what an encounter brings: empathy.py, inhibitors/, keys/, experience/. */
typedef const struct parameters *P;
typedef const struct employee *Me;
typedef const struct customer *Customer;
typedef const struct silo *Silo;

static inline double accuracy(P p, Me me, Customer customer) {
    double wealth = me->wealth - customer->wealth;
    double age = me->age - customer->age;
    double expertise = me->expertise - customer->expertise;
    double distance = sqrt((wealth * wealth + age * age + expertise * expertise) / 3.0);
    double left = 1.0 - p->customers_as_people_distance_cut * p->customers_as_people_intensity;
    double strength = p->individual_context_strength;
    double unfamiliar = 1.0 - me->insight[customer->segment];
    double other_life = strength * p->individual_context_distance_weight * distance * left * unfamiliar;
    double jargon = strength * p->individual_context_curse_of_knowledge * me->skill * unfamiliar;
    return (1.0 - other_life) * (1.0 - jargon);
}

static inline double design_factor(P p, Silo silo) {
    return 1.0 - p->human_bias_strength * p->human_bias_empathy_weight * silo->complexity;
}

static inline double attention_factor(P p, Me me) {
    return 1.0 - p->group_think_conformity * p->group_think_empathy_weight * (1.0 - me->attention);
}

static inline double attention_to_need(P p, Me me) {
    return 1.0 - p->group_think_conformity * p->group_think_service_weight * (1.0 - me->attention);
}

static inline double goal_factor(P p, Me me) {
    double weight = p->corporate_culture_strength * p->corporate_culture_empathy_weight;
    return 1.0 - weight * me->goal_pressure * (1.0 - me->customer_focus);
}

static inline double literacy_factor(P p, Me me) {
    return 1.0 - p->emotional_illiteracy_strength * p->emotional_illiteracy_empathy_weight * (1.0 - me->literacy);
}

static inline double raw_empathy(P p, Me me, Silo silo, double reading) {
    return me->natural_empathy * reading * design_factor(p, silo) * attention_factor(p, me) * goal_factor(p, me) *
           literacy_factor(p, me);
}

static inline double tone(P p, Me me) {
    double gains = p->empathy_engagement_gain + p->empathy_happiness_gain + p->empathy_fatigue_loss;
    double lift = p->empathy_engagement_gain * (2.0 * me->engagement - 1.0);
    lift = lift + p->empathy_happiness_gain * (2.0 * me->happiness - 1.0) - p->empathy_fatigue_loss * me->fatigue;
    return lift / max(1.0, gains / 0.95);
}

static inline double felt_empathy(P p, Me me, double raw) { return 1.0 - pow(1.0 - raw, 1.0 + tone(p, me)); }

static inline double expression(P p, Me me) {
    double scripted = p->empathy_scripted_expression;
    return (scripted + (1.0 - scripted) * me->choice) * (1.0 - p->empathy_fatigue_expression * me->fatigue);
}

static inline double hardness(P p, Silo silo) {
    double inherent = p->human_bias_inherent_share;
    return silo->complexity * (inherent + (1.0 - inherent) * p->human_bias_strength);
}

static inline double open_mismatch(double mismatch, _Bool has_hidden_need, _Bool is_discovered) {
    if (!has_hidden_need) return mismatch;
    return is_discovered ? 0.4 * mismatch : 1.0 - 0.5 * (1.0 - mismatch);
}

static inline double resolution(P p, Me me, double context, double fit, double hard, double rush, _Bool wrong) {
    double skill_weight = p->journey_skill_weight;
    double work = skill_weight * me->skill + (1.0 - skill_weight) * fit;
    double design = 1.0 - p->human_bias_design_success_weight * hard;
    return context * work * design * rush * (wrong ? p->journey_wrong_door_success : 1.0);
}

static inline double effort(P p, double context, double hard, double wait, _Bool wrong, double difficulty,
                            double failed) {
    double ease = (1.0 - p->journey_base_effort) * (1.0 - p->human_bias_design_effort_weight * hard);
    ease = ease * (1.0 - p->journey_handoff_effort * (1.0 - context)) * (1.0 - wait);
    if (wrong) ease = ease * (1.0 - p->journey_transfer_effort);
    ease = ease * (1.0 - p->journey_personal_difficulty * difficulty);
    return 1.0 - ease * (1.0 - p->journey_failure_effort * failed);
}

static inline double perceived_performance(P p, double success, double effort, double expressed, double stake,
                                           double visibility, double noise) {
    double empathy_weight = p->journey_empathy_weight * (0.5 + stake) * visibility;
    double weights = p->journey_success_weight + p->journey_ease_weight + empathy_weight;
    double perceived = (success + (1.0 - effort) + expressed) / 3.0;
    if (weights > 0.0) {
        double parts = p->journey_success_weight * success + p->journey_ease_weight * (1.0 - effort);
        perceived = (parts + empathy_weight * expressed) / weights;
    }
    return clip(perceived + p->journey_performance_noise * noise, 0.0, 1.0);
}

static inline double prospect_value(P p, double surprise) {
    if (surprise >= 0.0) return pow(surprise, p->emotion_curvature);
    return -p->emotion_loss_aversion * pow(-surprise, p->emotion_curvature);
}

static inline double feeling(P p, double surprise, double stake, double failed) {
    double value = p->journey_emotion_gain * (0.5 + stake) * prospect_value(p, surprise);
    return tanh(value - p->journey_failure_emotion * failed);
}

static inline double market_level(P p) {
    double promise = p->expectation_promise_effect * (p->expectation_brand_promise - 0.5);
    return clip(p->expectation_market_level + promise, 0.0, 1.0);
}

static inline double push_probability(P p, Me me, double leader_pressure) {
    double shortfall = 1.0 + 0.25 * p->corporate_culture_strength * leader_pressure - me->sales_attainment;
    if (shortfall <= 0.0) return 0.0;
    double holds = (1.0 - me->goal_pressure * (1.0 - me->customer_focus)) * (1.0 - me->target_first_norm);
    return p->corporate_culture_push_rate * (1.0 - holds) * exp(-shortfall / p->corporate_culture_push_near_miss_width);
}

static inline double discount(P p, double weeks) { return pow(1.0 + p->money_discount_rate, -weeks / 52.0); }
