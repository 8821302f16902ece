#include "PlainCascade.h"

#include <cstddef>
#include <vector>

namespace {

struct Random {
    uint64_t state;

    uint64_t next() {
        state += 0x9E3779B97F4A7C15ull;
        uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    uint32_t below(uint32_t bound) {
        return static_cast<uint32_t>(((next() >> 32) * bound) >> 32);
    }
};

}  // namespace

extern "C" int64_t plain_cascade(int32_t organisations, int32_t weeks, int32_t replicates,
                                 uint64_t seed, const int32_t *offsets, const int32_t *neighbours,
                                 int64_t *trained) {
    std::vector<int32_t> untrained(organisations);
    std::vector<int32_t> trainers;
    std::vector<int64_t> reached(weeks);
    int64_t attendances = 0;
    for (int32_t replicate = 0; replicate < replicates; ++replicate) {
        Random random{seed + static_cast<uint64_t>(replicate) * 0xD1342543DE82EF95ull};
        for (auto &count : untrained) count = 60;
        trainers.clear();
        for (int32_t founder = 0; founder < 5; ++founder) {
            trainers.push_back(founder);
            --untrained[founder];
        }
        int64_t total = 0;
        for (int32_t week = 0; week < weeks; ++week) {
            const std::size_t active = trainers.size();
            for (std::size_t index = 0; index < active; ++index) {
                if (random.uniform() >= 0.15) continue;
                const int32_t host = trainers[index];
                for (int seat = 0; seat < 10; ++seat) {
                    int32_t organisation = host;
                    if (random.uniform() >= 0.7) {
                        const int32_t first = offsets[host];
                        const int32_t degree = offsets[host + 1] - first;
                        if (degree > 0) organisation = neighbours[first + random.below(degree)];
                    }
                    if (untrained[organisation] == 0) continue;
                    --untrained[organisation];
                    ++attendances;
                    ++total;
                    if (random.uniform() < 0.2 && random.uniform() < 0.4) {
                        trainers.push_back(organisation);
                    }
                }
            }
            reached[week] += total;
        }
        *trained += total;
    }
    return attendances;
}
