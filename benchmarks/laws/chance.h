/* Arithmetic and keyed luck, as the package has them in arithmetic.py and chance.py. */
#include <math.h>

#define GOLDEN 0x9E3779B97F4A7C15ull

static inline double min(double a, double b) { return b < a ? b : a; }
static inline double max(double a, double b) { return b > a ? b : a; }
static inline double clip(double value, double low, double high) { return min(max(value, low), high); }
static inline double logistic(double logit) { return 1.0 / (1.0 + exp(-logit)); }

static inline double toward(double value, double target, double rate) {
    double moved = value + rate * (target - value);
    return min(max(moved, min(value, target)), max(value, target));
}

static inline uint64_t mixed(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static inline uint64_t occasion(uint64_t seed, uint64_t decision, uint64_t week, uint64_t touch) {
    uint64_t z = mixed(seed * GOLDEN + 1);
    z = mixed(z ^ ((decision + 1) * GOLDEN));
    z = mixed(z ^ ((week + 1) * GOLDEN));
    return mixed(z ^ ((touch + 1) * GOLDEN));
}

static inline double uniform(uint64_t occasion, int64_t who) {
    uint64_t z = mixed(occasion + ((uint64_t)who + 1) * GOLDEN);
    return ((double)(z >> 11) + 0.5) * 0x1p-53;
}

#define TOUCHES 6
/* The luck of one person at one decision and touch of this week. */
static inline double luck(const struct world *w, int decision, int64_t touch, int64_t who) {
    return uniform(w->occasions[decision * TOUCHES + touch], who);
}

static inline double exponential(double u) { return -log(1.0 - u); }

static inline double ratio(double r, const double *a, const double *b) {
    double top = 0.0, bottom = 0.0;
    for (int k = 0; k < 8; k++) {
        top = top * r + a[k];
        bottom = bottom * r + b[k];
    }
    return top / bottom;
}

static const double A[8] = {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                            45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                            133.14166789178437745, 3.387132872796366608};
static const double B[8] = {5226.495278852545925, 28729.085735721942674, 39307.89580009271061,
                            21213.794301586595867, 5394.1960214247511077, 687.1870074920579083,
                            42.313330701600911252, 1.0};
static const double C[8] = {7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
                            1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055,
                            4.6303378461565452959, 1.42343711074968357734};
static const double D[8] = {1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
                            0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494,
                            2.05319162663775882187, 1.0};
static const double E[8] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
                            0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358,
                            5.4637849111641143699, 6.6579046435011037772};
static const double F[8] = {2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
                            7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
                            0.59983220655588793769, 1.0};

static inline double normal(double u) {
    double q = u - 0.5;
    if (fabs(q) <= 0.425) return q * ratio(0.180625 - q * q, A, B);
    double r = sqrt(-log(min(u, 1.0 - u)));
    double tail = r <= 5.0 ? ratio(r - 1.6, C, D) : ratio(r - 5.0, E, F);
    return q < 0.0 ? -tail : tail;
}

static double beta_distribution(double x, int a, int b) {
    int n = a + b - 1;
    double term = 1.0, total = 0.0;
    for (int k = 0; k < n; k++) term *= 1.0 - x;
    for (int k = 1; k <= n; k++) {
        term *= (double)(n - k + 1) / k * x / (1.0 - x);
        if (k >= a) total += term;
    }
    return total;
}

static double beta(double u, int a, int b) {
    double low = 0.0, high = 1.0 - 0x1p-53;
    for (int step = 0; step < 54; step++) {
        double middle = 0.5 * (low + high);
        if (beta_distribution(middle, a, b) < u) low = middle;
        else high = middle;
    }
    return 0.5 * (low + high);
}
