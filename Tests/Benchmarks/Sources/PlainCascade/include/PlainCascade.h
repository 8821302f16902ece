#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A simple cascade in plain C++, as a yardstick: counts alone, one organisation after another.
///
/// Each of `organisations` organisations has 60 people. Five founding trainers. Each week an active trainer runs a
/// session of 10 with chance 0.15; a seat stays at home with chance 0.7, else goes to a random neighbour, and is filled while
/// anyone there is untrained; 20% of those trained come forward, 40% of these become trainers.
///
/// `offsets` (organisations + 1 numbers) and `neighbours` hold the ties. Adds the people trained over all replicates to
/// `trained`, and returns the number of seats filled.
int64_t plain_cascade(int32_t organisations, int32_t weeks, int32_t replicates, uint64_t seed,
                      const int32_t *offsets, const int32_t *neighbours, int64_t *trained);

#ifdef __cplusplus
}
#endif
