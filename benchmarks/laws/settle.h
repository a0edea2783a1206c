/* Customers after they were served: week/settle.py. */
#define NEVER (-1000000)
#define RECENT_WEEKS 9

static void reputation_moves(struct world *w) {
    P p = w->parameters;
    struct firm *firm = w->firm;
    if ((double)(firm->week - firm->week_zero) == p->trust_disclosure_week)
        firm->reputation *= 1.0 - p->trust_disclosure_severity;
    double mean_trust = w->tally->live > 0.0 ? w->tally->trust / w->tally->live : p->trust_propensity;
    double share = p->trust_propensity_share;
    double target = (1.0 - share) * mean_trust + share * p->trust_propensity;
    firm->reputation = toward(firm->reputation, target, p->trust_reputation_rate);
}

static void market_listens(struct world *w) {
    P p = w->parameters;
    const struct tally *t = w->tally;
    w->firm->good_talk =
        t->journeys * p->word_of_mouth_positive_base + p->word_of_mouth_positive_rate * (t->appreciative + 2.0 * t->adoring);
    w->firm->bad_talk =
        t->journeys * p->word_of_mouth_negative_base + p->word_of_mouth_negative_rate * (0.5 * t->agitated + 2.0 * t->angry);
}

static inline double join_probability(P p, double reputation, double balance, int64_t slots) {
    double appeal = p->word_of_mouth_reputation_weight * (2.0 * reputation - 1.0);
    appeal = appeal + p->expectation_promise_appeal * (p->expectation_brand_promise - 0.5);
    double talk = 0.15 * p->word_of_mouth_conversion * balance / (double)slots;
    return clip(p->word_of_mouth_acquisition_base * exp(appeal) + talk, 0.0002, 1.0);
}

static inline void customer_spends(struct world *w, struct customer *customer, double market, double weekly) {
    P p = w->parameters;
    struct tally *tally = w->tally;
    double share = p->trust_propensity_share;
    double pull = (1.0 - share) * w->firm->reputation + share * p->trust_propensity;
    customer->expectation = toward(customer->expectation, market, p->expectation_market_pull);
    customer->trust = toward(customer->trust, pull, p->trust_reputation_pull);
    customer->wallet = toward(customer->wallet, 1.0, p->loyalty_wallet_recovery);
    double paid = p->money_subscription_usd;
    if (customer->has_purchased) paid += p->money_purchase_usd;
    paid *= customer->wallet * (1.0 + p->money_satisfaction_spend * (2.0 * customer->satisfaction - 1.0));
    customer->value_usd += paid * (1.0 - p->money_cost_of_goods) * customer->value_discount;
    customer->value_discount *= weekly;
    tally->revenue += paid;
    tally->expectation += customer->expectation;
    tally->satisfaction += customer->satisfaction;
    tally->trust_after += customer->trust;
}

static void customer_joins(struct world *w, struct customer *customer, int64_t c, double market) {
    customer->is_customer = 1;
    customer->is_unresolved = 0;
    customer->expectation = clip(market + 0.08 * normal(luck(w, JOINING_EXPECTATION, 0, c)), 0.0, 1.0);
    customer->satisfaction = 0.55;
    customer->trust = w->firm->reputation;
    customer->wallet = customer->value_discount = 1.0;
    customer->grievances = 0;
    customer->products = 1;
    customer->recall_week = customer->very_bad_week = NEVER;
    customer->recalled_success = customer->recalled_ease = customer->recalled_emotion = 0.0;
    customer->response_rating = customer->decision = 0;
    customer->value_usd = 0.0;
}

static inline double leave_probability(P p, Customer customer) {
    double pull = p->loyalty_churn_satisfaction * (2.0 * customer->satisfaction - 1.0);
    pull = pull + p->loyalty_churn_trust * (2.0 * customer->trust - 1.0);
    double free = (1.0 - p->loyalty_captivity) / 0.7;
    return 1.0 - exp(-(p->loyalty_churn_exogenous + p->loyalty_churn_rate * free * exp(-pull)));
}

static void customers_come_and_go(struct world *w) {
    P p = w->parameters;
    struct firm *firm = w->firm;
    struct tally *tally = w->tally;
    double market = market_level(p), weekly = discount(p, 1.0), recent = 0.0;
    double joining = join_probability(p, firm->reputation, firm->good_talk - firm->bad_talk, w->n_customers);
    for (int q = 0; q < 4; q++) firm->answers[q] = 0.0;
    for (int64_t c = 0; c < w->n_customers; c++) {
        struct customer *customer = &w->customers[c];
        if (!customer->is_customer) {
            if (luck(w, JOIN, 0, c) < joining) {
                customer_joins(w, customer, c, market);
                tally->joiners += 1.0;
            }
            continue;
        }
        customer_spends(w, customer, market, weekly);
        if (firm->week - customer->recall_week < RECENT_WEEKS) {
            firm->answers[customer->segment] += 1.0;
            recent += 1.0;
        }
        if (luck(w, LEAVE, 0, c) < leave_probability(p, customer)) {
            customer->is_customer = 0;
            tally->leavers += 1.0;
        } else {
            tally->value += customer->value_usd;
        }
    }
    for (int q = 0; q < 4 && recent > 0.0; q++) firm->answers[q] /= recent;
    tally->customers = tally->live - tally->leavers + tally->joiners;
}

static void customers_settle(struct world *w) {
    reputation_moves(w);
    market_listens(w);
    customers_come_and_go(w);
}
