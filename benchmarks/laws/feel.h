/* Employees after they met customers: week/feel.py. */
static inline double sales_attainment_after(Me me, double success, double mean_touches) {
    double earned = me->sales_attainment;
    if (me->touches > 0.0) earned = clip(0.6 + 0.8 * success * me->touches / mean_touches, 0.0, 2.0);
    return toward(me->sales_attainment, clip(earned + 0.5 * me->pushes, 0.0, 2.0), 0.1);
}

static inline double happiness_after(P p, Me me, double emotion) {
    double thankfulness = 0.25 * p->personal_happiness_intensity * (1.0 - me->happiness_set_point);
    double kindness = clip(2.0 * me->gesture_minutes / 60.0, 0.0, 0.5);
    double offered = 0.45 * me->happiness_set_point + 0.2 * me->near_happiness + 0.2 * (1.0 + emotion) / 2.0;
    offered = offered + 0.15 * (1.0 - me->fatigue) + thankfulness + 0.3 * kindness;
    return toward(me->happiness, clip(offered, 0.0, 1.0), p->wellbeing_happiness_rate);
}

static inline double fatigue_after(P p, Me me, double load, double felt, double dissonance, double anger) {
    double spared = 1.0 - min(1.0, p->wellbeing_load_fatigue * load * load);
    spared = spared * (1.0 - p->wellbeing_empathy_fatigue * felt * min(load, 1.0));
    spared = spared * (1.0 - p->wellbeing_dissonance_fatigue * dissonance);
    spared = spared * (1.0 - p->wellbeing_anger_fatigue * anger);
    double tired = p->wellbeing_fatigue_rate * (1.0 - spared - me->fatigue);
    return clip(me->fatigue + tired - 0.3 * p->wellbeing_recovery_rate * me->happiness * me->fatigue, 0.0, 1.0);
}

static inline double meaning_after(P p, Me me, double emotion) {
    double purpose = 1.0 - 0.5 * p->sense_of_purpose_meaningfulness;
    double contact = 1.0 - 0.35 * min(me->contact_share, 1.0) * (1.0 + emotion) / 2.0;
    double said_and_done = 0.5 + p->purposeful_leadership_consistency;
    double example = (1.0 - p->corporate_culture_strength * me->goal_pressure) * me->customer_focus * said_and_done;
    return toward(me->meaning, 1.0 - 0.62 * purpose * contact * (1.0 - 0.25 * example), p->engagement_reward_rate);
}

static inline double choice_after(P p, Me me) {
    double purpose = 1.0 - 0.45 * p->sense_of_purpose_choice;
    double kindness = 1.0 - 0.25 * p->acts_of_kindness_intensity;
    double free = 1.0 - 0.25 * (1.0 - me->goal_pressure);
    return toward(me->choice, 1.0 - 0.60 * purpose * kindness * free, p->engagement_reward_rate);
}

static inline double skill_after(P p, Me me, double load, int n_functions) {
    double growth = p->engagement_skill_rate * (0.5 * load + 0.5 * p->sense_of_purpose_competence);
    double focus = pow((double)n_functions, -p->staffing_specialization);
    return clip(me->skill + growth * focus * (1.0 - me->skill) - 0.0015 * me->skill, 0.0, 1.0);
}

static inline double progress_after(P p, Me me, double success) {
    double offered = 0.6 * success + 0.25 * p->sense_of_purpose_progress + 0.15 * (1.0 - me->goal_pressure);
    return toward(me->progress, clip(offered, 0.0, 1.0), p->engagement_progress_rate);
}

static inline double engagement_after(P p, Me me, double emotion) {
    double rewards = 0.35 * me->meaning + 0.25 * me->choice + 0.2 * me->skill + 0.25 * me->progress;
    double wellbeing = 0.15 * (me->happiness - 0.5) - 0.25 * (me->fatigue - 0.2) + 0.10 * emotion;
    double wanted = rewards + wellbeing + me->engagement_disposition + p->engagement_climate;
    return toward(me->engagement, clip(wanted, 0.0, 1.0), p->engagement_rate);
}

static inline void work_is_felt(struct world *w, struct employee *me, double mean_touches) {
    P p = &w->parameters[me->group];
    double emotion = 0.0, succeeded = 0.5, felt = 0.0, dissonance = 0.0, anger = 0.0;
    if (me->touches > 0.0) {
        emotion = me->emotion_sum / me->touches;
        succeeded = me->success_sum / me->touches;
        felt = me->felt_sum / me->touches;
        dissonance = me->dissonance_sum / me->touches;
        anger = me->anger_sum / me->touches;
    }
    double full = p->staffing_slack * p->staffing_touches_per_week;
    double load = clip(me->touches / full + me->gesture_minutes / 60.0 / 40.0, 0.0, 1.4);
    me->sales_attainment = sales_attainment_after(me, succeeded, mean_touches);
    me->happiness = happiness_after(p, me, emotion);
    me->fatigue = fatigue_after(p, me, load, felt, dissonance, anger);
    me->meaning = meaning_after(p, me, emotion);
    me->choice = choice_after(p, me);
    me->skill = skill_after(p, me, min(load, 1.0), w->silos[me->silo].n_functions);
    me->progress = progress_after(p, me, succeeded);
    me->engagement = engagement_after(p, me, emotion);
    me->tenure_weeks += 1.0;
}

static int candidate_chosen(const struct world *w, Me me, int64_t i) {
    P p = &w->parameters[me->group];
    _Bool for_fit = luck(w, HIRE_FOR_FIT, 0, i) < p->hiring_for_fit;
    _Bool for_happiness = luck(w, HIRE_HAPPY, 0, i) < p->personal_happiness_intensity;
    double best = -2.0;
    int chosen = 0;
    for (int k = 0; k < 3 && (for_fit || for_happiness); k++) {
        double empathy = beta(luck(w, CANDIDATE_EMPATHY, k, i), 8, 3);
        double value = for_fit ? -fabs(empathy - me->near_focus)
                               : empathy + beta(luck(w, CANDIDATE_HAPPINESS, k, i), 6, 4);
        if (value > best) best = value, chosen = k;
    }
    return chosen;
}

static void desk_is_filled(struct world *w, struct employee *me, int64_t i) {
    P p = &w->parameters[me->group];
    int chosen = candidate_chosen(w, me, i);
    me->natural_empathy = beta(luck(w, CANDIDATE_EMPATHY, chosen, i), 8, 3);
    me->happiness_set_point = beta(luck(w, CANDIDATE_HAPPINESS, chosen, i), 6, 4);
    me->engagement_disposition = p->engagement_disposition_sd * normal(luck(w, HIRE_DISPOSITION, 0, i));
    me->customer_focus = me->natural_empathy;
    me->happiness = me->happiness_set_point;
    me->fatigue = 0.1;
    me->skill = me->choice = 0.45;
    me->tenure_weeks = me->target_first_norm = 0.0;
    me->literacy = p->emotional_illiteracy_baseline_literacy;
    for (int q = 0; q < 4; q++) me->insight[q] = 0.1, me->contacts[q] = 0.0;
    me->meaning = me->progress = 0.5;
    me->engagement = 0.6;
    me->sales_attainment = 1.0;
    me->goal_pressure = me->boss_goal_pressure;
    me->is_active = 1;
}

static inline double quit_probability(P p, Me me) {
    double pull = p->turnover_engagement_slope * (1.0 - 2.0 * me->engagement);
    pull = pull + p->turnover_fatigue_slope * (me->fatigue - 0.3);
    pull = pull + p->turnover_misfit_slope * (fabs(me->customer_focus - me->peer_norm) - 0.1);
    return 1.0 - exp(-(p->turnover_exogenous + p->turnover_rate * exp(pull)));
}

static inline void desk_changes_hands(struct world *w, struct employee *me, int64_t i) {
    P p = &w->parameters[me->group];
    double at_once = 1.0;
    if (p->staffing_vacancy_weeks > 0.0) at_once = 1.0 - exp(-1.0 / p->staffing_vacancy_weeks);
    double chance = at_once / (1.0 + 10.0 * p->staffing_hiring_freeze * w->firm->shortfall);
    _Bool filled = luck(w, VACANCY_FILLED, 0, i) < chance;
    if (!me->is_active) {
        if (filled) desk_is_filled(w, me, i);
        return;
    }
    w->tally->staff += 1.0;
    if (me->level == 0 || !(luck(w, QUIT, 0, i) < quit_probability(p, me))) return;
    w->tally->quits += 1.0;
    me->is_active = 0;
    if (p->staffing_vacancy_weeks == 0.0 && filled) desk_is_filled(w, me, i);
}

static void employees_feel(struct world *w) {
    double mean_touches = 1.0;
    if (w->tally->desks_with_touch > 0.0) mean_touches = w->tally->touches / w->tally->desks_with_touch;
    for (int64_t i = 0; i < w->n_employees; i++) {
        work_is_felt(w, &w->employees[i], mean_touches);
        desk_changes_hands(w, &w->employees[i], i);
    }
}
