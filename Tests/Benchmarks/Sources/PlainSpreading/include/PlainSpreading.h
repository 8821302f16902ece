#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Weighted cascades in plain C++, as a yardstick: each arc is tried by itself, without a branch.
///
/// `offsets` (nodes + 1 numbers) and `targets` hold the arcs both ways; an arc passes on with the chance 1 ÷ the arcs of its
/// target. Returns the mean number of nodes reached from `seeds`, these included.
double plain_weighted_cascades(int32_t nodes, const int32_t *offsets, const int32_t *targets,
                               const int32_t *seeds, int32_t seed_count, int32_t runs,
                               uint64_t seed);

/// Influence maximisation under weighted cascades by IMM in plain C++, as a yardstick.
///
/// Tang, Shi & Xiao, "Influence maximization in near-linear time: a martingale approach", SIGMOD 2015,
/// doi:10.1145/2723372.2723734, with failure chance 1 ÷ nodes. Writes `count` nodes to `chosen`; returns the number of
/// reverse-reachable sets drawn.
int64_t plain_imm(int32_t nodes, const int32_t *offsets, const int32_t *targets, int32_t count,
                  double error, uint64_t seed, int32_t *chosen);

#ifdef __cplusplus
}
#endif
