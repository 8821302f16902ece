#include "PlainSpreading.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

struct Random {
    uint64_t state;

    uint64_t next() {
        uint64_t z = (state += 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    int32_t below(int32_t bound) { return int32_t(((next() >> 32) * uint64_t(bound)) >> 32); }
};

/// Reverse-reachable sets one after another.
struct Sets {
    const int32_t nodes;
    const int32_t *const offsets, *const targets;
    Random random;
    std::vector<int64_t> starts{0};
    std::vector<int32_t> members;
    std::vector<int32_t> stamps;

    Sets(int32_t nodes, const int32_t *offsets, const int32_t *targets, uint64_t seed)
        : nodes(nodes), offsets(offsets), targets(targets), random{seed}, stamps(nodes, 0) {}

    int64_t size() const { return int64_t(starts.size()) - 1; }

    void extend(int64_t to) {
        while (size() < to) {
            const int32_t stamp = int32_t(size()) + 1;
            size_t head = members.size();
            const int32_t root = random.below(nodes);
            stamps[root] = stamp;
            members.push_back(root);
            for (; head < members.size(); ++head) {
                const int32_t node = members[head];
                const int32_t begin = offsets[node], end = offsets[node + 1];
                const uint64_t limit = UINT64_MAX / uint64_t(std::max(1, end - begin));
                for (int32_t arc = begin; arc < end; ++arc) {
                    if (random.next() > limit || stamps[targets[arc]] == stamp) continue;
                    stamps[targets[arc]] = stamp;
                    members.push_back(targets[arc]);
                }
            }
            starts.push_back(int64_t(members.size()));
        }
    }

    /// Chooses nodes greedily; returns the share of sets that they meet.
    double choose(int32_t count, int32_t *chosen) const {
        std::vector<int64_t> first(nodes + 1, 0);
        for (int32_t member : members) ++first[member + 1];
        for (int32_t node = 0; node < nodes; ++node) first[node + 1] += first[node];
        std::vector<int32_t> gain(nodes);
        for (int32_t node = 0; node < nodes; ++node)
            gain[node] = int32_t(first[node + 1] - first[node]);
        std::vector<int32_t> holders(members.size());
        std::vector<int64_t> next(first.begin(), first.end() - 1);
        for (int64_t set = 0; set < size(); ++set)
            for (int64_t place = starts[set]; place < starts[set + 1]; ++place)
                holders[next[members[place]]++] = int32_t(set);
        std::vector<char> isMet(size(), 0);
        int64_t met = 0;
        for (int32_t position = 0; position < count; ++position) {
            const int32_t best = int32_t(std::max_element(gain.begin(), gain.end()) - gain.begin());
            chosen[position] = best;
            met += gain[best];
            for (int64_t place = first[best]; place < first[best + 1]; ++place) {
                const int32_t set = holders[place];
                if (isMet[set]) continue;
                isMet[set] = 1;
                for (int64_t other = starts[set]; other < starts[set + 1]; ++other)
                    --gain[members[other]];
            }
            gain[best] = -1;
        }
        return double(met) / double(size());
    }
};

}  // namespace

double plain_weighted_cascades(int32_t nodes, const int32_t *offsets, const int32_t *targets,
                               const int32_t *seeds, int32_t seed_count, int32_t runs,
                               uint64_t seed) {
    Random random{seed};
    std::vector<uint32_t> limits(offsets[nodes]);
    for (int32_t arc = 0; arc < offsets[nodes]; ++arc)
        limits[arc] = UINT32_MAX / uint32_t(offsets[targets[arc] + 1] - offsets[targets[arc]]);
    std::vector<int32_t> stamps(nodes, 0), queue(size_t(nodes) + 1);
    int64_t reached = 0;
    for (int32_t run = 1; run <= runs; ++run) {
        int32_t tail = 0;
        for (int32_t position = 0; position < seed_count; ++position) {
            stamps[seeds[position]] = run;
            queue[tail++] = seeds[position];
        }
        for (int32_t head = 0; head < tail; ++head) {
            const int32_t end = offsets[queue[head] + 1];
            for (int32_t arc = offsets[queue[head]]; arc < end; ++arc) {
                const int32_t target = targets[arc];
                const int32_t isLive = uint32_t(random.next() >> 32) <= limits[arc];
                const int32_t isNew = isLive & (stamps[target] != run);
                queue[tail] = target;
                tail += isNew;
                stamps[target] = isNew ? run : stamps[target];
            }
        }
        reached += tail;
    }
    return double(reached) / double(runs);
}

int64_t plain_imm(int32_t nodes, const int32_t *offsets, const int32_t *targets, int32_t count,
                  double error, uint64_t seed, int32_t *chosen) {
    const double n = nodes, k = count;
    const double logChoices = std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
    const double l = 1 + std::log(2.0) / std::log(n);
    const double wide = std::sqrt(2.0) * error;
    Sets sets(nodes, offsets, targets, seed);
    double least = 1;
    for (int step = 1; step < std::log2(n); ++step) {
        const double guess = n / std::exp2(step);
        const double needed = (2 + 2 * wide / 3) *
            (logChoices + l * std::log(n) + std::log(std::log2(n))) * n / (wide * wide);
        sets.extend(int64_t(std::ceil(needed / guess)));
        const double spread = n * sets.choose(count, chosen);
        if (spread >= (1 + wide) * guess) {
            least = spread / (1 + wide);
            break;
        }
    }
    const double share = 1 - std::exp(-1.0);
    const double alpha = std::sqrt(l * std::log(n) + std::log(2.0));
    const double beta = std::sqrt(share * (logChoices + l * std::log(n) + std::log(2.0)));
    const double sum = share * alpha + beta;
    sets.extend(int64_t(std::ceil(2 * n * sum * sum / (error * error) / least)));
    sets.choose(count, chosen);
    return sets.size();
}
