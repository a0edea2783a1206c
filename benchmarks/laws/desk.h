/* Who serves, and who sets out: week/desk.py and week/prepare.py. */
enum { SALES, SERVICE_FUNCTION };
#define PROBLEM_RESOLUTION 3

static inline int64_t serving_silo(const struct world *w, int function, uint64_t key, int64_t who) {
    int64_t first = w->servers_start[function], end = w->servers_start[function + 1];
    if (end - first == 1) return w->servers[first];
    double total = 0.0;
    for (int64_t k = first; k < end; k++) total += w->work[w->silos[w->servers[k]].end - 1];
    double mark = uniform(key, who) * total;
    for (int64_t k = first; k < end; k++) {
        double weight = w->work[w->silos[w->servers[k]].end - 1];
        if (mark < weight) return w->servers[k];
        mark -= weight;
    }
    return w->servers[first];
}

static inline int64_t serving_desk(const struct world *w, int64_t s, double u) {
    Silo silo = &w->silos[s];
    int64_t low = silo->first, high = silo->end - 1;
    double mark = u * w->work[high];
    if (w->work[high] <= 0.0) return low;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (w->work[middle] > mark) high = middle;
        else low = middle + 1;
    }
    return low;
}

static inline int64_t wrong_door(const struct world *w, int64_t right, double u) {
    int64_t others = 0;
    for (int64_t k = 0; k < w->n_serving; k++) others += w->serving[k] != right;
    if (others == 0) return -1;
    int64_t left = (int64_t)(u * (double)others);
    for (int64_t k = 0; k < w->n_serving; k++)
        if (w->serving[k] != right && left-- == 0) return w->serving[k];
    return -1;
}

static void silos_design(struct world *w) {
    double product = 0.0;
    int64_t products = 0;
    for (struct silo *silo = w->silos; silo < w->silos + w->n_silos; silo++) {
        double total = 0.0;
        int64_t filled = 0;
        for (int64_t i = silo->first; i < silo->end; i++) {
            Me me = &w->employees[i];
            if (!me->is_active) continue;
            double insight = 0.25 * (me->insight[0] + me->insight[1] + me->insight[2] + me->insight[3]);
            total += insight * logistic(6.0 * (me->engagement - 0.55));
            filled++;
        }
        if (filled > 0) silo->suggestions = total / (double)filled;
        if (silo->is_product) product += silo->suggestions, products++;
    }
    for (struct silo *silo = w->silos; silo < w->silos + w->n_silos; silo++) {
        P p = &w->parameters[silo->group];
        double creep = p->human_bias_complexity_creep * (1.0 - silo->complexity);
        double push = 0.1 + 0.6 * p->journey_view_intensity + 0.3 * p->customers_as_people_intensity;
        double insight = 0.5 * silo->suggestions + 0.5 * (product / (double)products);
        double gap = silo->complexity - p->industry_complexity;
        double simplified = p->human_bias_simplification_rate * push * insight * gap;
        silo->complexity = clip(silo->complexity + creep - simplified, 0.0, 1.0);
    }
}

static void desks_open(struct world *w) {
    for (struct silo *silo = w->silos; silo < w->silos + w->n_silos; silo++) {
        double total = 0.0;
        for (int64_t i = silo->first; i < silo->end; i++) {
            Me me = &w->employees[i];
            P own = &w->parameters[me->group];
            if (me->is_active && me->level != 0) total += me->is_manager ? own->staffing_manager_share : 1.0;
            w->work[i] = total;
        }
        P p = &w->parameters[silo->group];
        silo->capacity = p->staffing_slack * p->staffing_touches_per_week * total;
        silo->planned = 0.0;
    }
}

static inline int journey_of(const struct world *w, int64_t c, double scale) {
    const double *weights = w->journey_weights;
    double total = 1.0 - weights[0] + weights[0] * scale;
    double mark = luck(w, JOURNEY_TYPE, 0, c) * total - weights[0] * scale;
    int journey = 0;
    while (mark >= 0.0 && journey < 4) mark -= weights[++journey];
    return journey;
}

static void customers_set_out(struct world *w) {
    P p = w->parameters;
    const double *weights = w->journey_weights;
    for (int64_t c = 0; c < w->n_customers; c++) {
        struct customer *customer = &w->customers[c];
        customer->journey = -1;
        if (!customer->is_customer) continue;
        double scale = 1.0 + p->loyalty_visit_satisfaction * (2.0 * customer->satisfaction - 1.0);
        double chance = p->journey_start_rate * (1.0 - weights[0] + weights[0] * scale);
        if (luck(w, JOURNEY_START, 0, c) < chance) customer->journey = (int8_t)journey_of(w, c, scale);
        if (customer->is_unresolved) {
            customer->is_unresolved = 0;
            if (luck(w, RECONTACT, 0, c) < p->journey_repeat_contact) customer->journey = PROBLEM_RESOLUTION;
        }
        if (customer->journey < 0) continue;
        const struct template *template = &w->journeys[customer->journey];
        for (int leg = 0; leg < template->legs; leg++) {
            uint64_t key = w->occasions[SERVING_SILO * TOUCHES + 2 * leg + 1];
            w->silos[serving_silo(w, template->route[leg], key, c)].planned += 1.0;
        }
    }
}

static void queues_form(struct world *w) {
    for (struct silo *silo = w->silos; silo < w->silos + w->n_silos; silo++) {
        double use = silo->capacity <= 0.0 ? 0.0 : silo->planned / silo->capacity;
        double square = use * use;
        silo->utilisation = use;
        silo->wait = clip(0.1 * square * square / (1.0 - min(use, 0.95)), 0.0, 0.8);
        silo->rush = use <= 1.0 ? 1.0 : pow(use, -w->parameters[silo->group].staffing_corner_cutting);
    }
}
