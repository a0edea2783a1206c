/* The package's week as a scalar C loop over the package's own records: what the kernel is measured against.
 *
 * Written by hand, rule for rule and in the same order of arithmetic, so that the states it leaves are the
 * package's to the last bit. `world.h` is printed by layout.py.
 */
#include "world.h"

#include "laws/chance.h"
#include "laws/empathy.h"
#include "laws/desk.h"
#include "laws/think.h"
#include "laws/remember.h"
#include "laws/serve.h"
#include "laws/settle.h"
#include "laws/feel.h"
#include "laws/account.h"

static void week_is_opened(struct world *w) {
    struct firm *firm = w->firm;
    for (uint64_t decision = 0; decision < (uint64_t)w->n_occasions; decision++)
        for (uint64_t touch = 0; touch < TOUCHES; touch++)
            w->occasions[decision * TOUCHES + touch] = occasion(firm->seed, decision, (uint64_t)firm->week, touch);
    *w->tally = *w->no_tally;
    double total = 0.0;
    for (int64_t k = 0; k < w->n_journeys; k++) {
        double factor = k == PROBLEM_RESOLUTION ? w->parameters->industry_problem_factor : 1.0;
        w->journey_weights[k] = w->journeys[k].weight * factor;
        total += w->journey_weights[k];
    }
    for (int64_t k = 0; k < w->n_journeys; k++) w->journey_weights[k] /= total;
    firm->gesture_usd = firm->push_revenue_usd = 0.0;
    double budget = 0.0;
    for (int64_t i = 0; i < w->n_employees; i++) {
        P p = &w->parameters[w->employees[i].group];
        budget += p->acts_of_kindness_budget_usd * p->acts_of_kindness_intensity;
    }
    firm->gesture_budget_usd = budget;
}

void live(struct world *w, struct reading *log, int64_t first, int64_t weeks) {
    for (int64_t k = first; k < first + weeks; k++) {
        week_is_opened(w);
        employees_think(w);
        silos_design(w);
        desks_open(w);
        customers_set_out(w);
        queues_form(w);
        customers_are_served(w);
        customers_settle(w);
        employees_feel(w);
        money_is_counted(w);
        customers_are_read(w);
        silos_are_read(w);
        employees_are_read(w);
        w->firm->week += 1;
        log[k] = *w->reading;
    }
}
