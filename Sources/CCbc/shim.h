#pragma once
#include <Cbc_C_Interface.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

// Cbc as Swift can call it: one function from arrays to an answer, whatever the library calls its handles.

/// What became of a search.
enum cascade_ending {
    cascade_optimal = 0,
    cascade_infeasible = 1,
    cascade_unbounded = 2,
    /// Stopped, with a solution.
    cascade_stopped = 3,
    /// Stopped, or given up, without a solution.
    cascade_undecided = 4,
};

/// Searches a minimisation in compressed columns for at most so many nodes; writes the best solution, and a lower bound of
/// what any costs. Infinite ends of ranges are written as ±DBL_MAX; `whole` is 1 for each column whose value is whole.
static inline enum cascade_ending cascade_minimise(
    int columns, int rows, const CoinBigIndex *starts, const int *indices, const double *elements,
    const double *lower, const double *upper, const double *costs, const double *row_lower,
    const double *row_upper, const char *whole, int nodes, double *solution, double *bound) {
    char limit[16];
    snprintf(limit, sizeof limit, "%d", nodes);
    Cbc_Model *model = Cbc_newModel();
    Cbc_setLogLevel(model, 0);
    Cbc_setParameter(model, "log", "0");
    Cbc_setParameter(model, "slog", "0");
    Cbc_setParameter(model, "maxNodes", limit);
    Cbc_loadProblem(
        model, columns, rows, starts, indices, elements, lower, upper, costs, row_lower, row_upper);
    Cbc_setObjSense(model, 1);
    for (int column = 0; column < columns; column++)
        if (whole[column]) Cbc_setInteger(model, column);

    // The library takes Ctrl-C for itself while it solves the first relaxation.
    struct sigaction before;
    int known = sigaction(SIGINT, NULL, &before);
    Cbc_solve(model);
    if (known == 0) sigaction(SIGINT, &before, NULL);

    enum cascade_ending ending = cascade_undecided;
    const double *best = Cbc_bestSolution(model);
    if (Cbc_isProvenInfeasible(model)) {
        ending = cascade_infeasible;
    } else if (Cbc_isContinuousUnbounded(model)) {
        ending = cascade_unbounded;
    } else if (best) {
        ending = Cbc_isProvenOptimal(model) ? cascade_optimal : cascade_stopped;
        memcpy(solution, best, sizeof(double) * (size_t)columns);
        *bound = Cbc_getBestPossibleObjValue(model);
    }
    Cbc_deleteModel(model);
    return ending;
}
