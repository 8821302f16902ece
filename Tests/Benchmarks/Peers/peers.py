"""Runs algorithms of igraph, networkit and CyNetDiff on one graph, for comparison.

    python3 peers.py GRAPH

GRAPH holds 4-byte little-endian integers: the numbers of nodes and of edges, then where each edge leaves, then where each
enters. The first line of output says which peers are there, as JSON: {"versions": {"igraph": "1.0.0", …}}; or what is
missing: {"error": "…"}. After that each line of input is a request,

    {"peer": "igraph", "algorithm": "betweenness", "threads": 1}

and each line of output its answer: {"wall": seconds, "cpu": seconds, "check": [numbers that tell the result]} or
{"error": "…"}. Only the peer's own call is timed; neither the reading of the graph nor the check is. CPU time is that of
all threads.
"""

import gc
import json
import os
import random
import sys
import time

try:
    import igraph
    import networkit
    import numpy
except ImportError as error:
    message = f"{error.name} is not installed; maybe: python3 -m pip install igraph networkit numpy"
    print(json.dumps({"error": message}), flush=True)
    sys.exit(1)

try:
    import cynetdiff.models as cynetdiff
except ImportError:
    cynetdiff = None


class IGraph:
    """igraph works on one core. Its answers are lists of Python, which is part of what is timed."""

    def __init__(self, count, ends):
        self.count, self.ends = count, ends
        self.graph = igraph.Graph(count, ends)

    def betweenness(self, request):
        result = yield self.graph.betweenness
        yield [sum(result), max(result)]

    def cores(self, request):
        result = yield self.graph.coreness
        yield [sum(result), max(result)]

    def components(self, request):
        # A graph remembers whether it is connected, and would have nothing left to do.
        graph = igraph.Graph(self.count, self.ends)
        result = yield graph.connected_components
        yield [len(result), max(result.sizes())]

    def articulation(self, request):
        result = yield self.graph.articulation_points
        yield [len(result), sum(result)]

    def pagerank(self, request):
        result = yield lambda: self.graph.pagerank(directed=False)
        yield [max(result), sum(x * x for x in result)]

    def constraint(self, request):
        result = yield self.graph.constraint
        known = [x for x in result if x == x]
        yield [sum(known), max(known)]

    def leiden(self, request):
        random.seed(request["seed"])
        result = yield lambda: self.graph.community_leiden(
            "modularity", n_iterations=request["iterations"]
        )
        yield [self.graph.modularity(result.membership), len(result)]


class NetworKit:
    """networkit works on as many cores as `threads`; what is timed leaves the result in C++."""

    def __init__(self, count, ends):
        ends = ends.astype(numpy.uint64)
        self.graph = networkit.GraphFromCoo((ends[:, 0].copy(), ends[:, 1].copy()), n=count)

    def scores(self, algorithm):
        yield algorithm.run
        result = numpy.array(algorithm.scores())
        yield [float(result.sum()), float(result.max())]

    def betweenness(self, request):
        algorithm = networkit.centrality.Betweenness(self.graph)
        yield algorithm.run
        result = numpy.array(algorithm.scores()) / 2
        yield [float(result.sum()), float(result.max())]

    def cores(self, request):
        yield from self.scores(networkit.centrality.CoreDecomposition(self.graph))

    def components(self, request):
        if request["threads"] > 1:
            algorithm = networkit.components.ParallelConnectedComponents(self.graph)
        else:
            algorithm = networkit.components.ConnectedComponents(self.graph)
        yield algorithm.run
        sizes = numpy.bincount(algorithm.getPartition().getVector())
        yield [int((sizes > 0).sum()), int(sizes.max())]

    def articulation(self, request):
        algorithm = networkit.components.BiconnectedComponents(self.graph)
        yield algorithm.run
        members = [node for part in algorithm.getComponents() for node in part]
        points = numpy.flatnonzero(numpy.bincount(members, minlength=1) > 1)
        yield [len(points), int(points.sum())]

    def pagerank(self, request):
        algorithm = networkit.centrality.PageRank(self.graph, 0.85, 1e-10)
        algorithm.norm = networkit.centrality.Norm.L1_NORM
        yield algorithm.run
        # Walks that end at a node without edges start anew: that multiplies all ranks by one number.
        result = numpy.array(algorithm.scores())
        result /= result.sum()
        yield [float(result.max()), float((result * result).sum())]

    def leiden(self, request):
        networkit.setSeed(request["seed"], True)
        algorithm = networkit.community.ParallelLeiden(
            self.graph, iterations=request["iterations"]
        )
        yield algorithm.run
        result = algorithm.getPartition()
        quality = networkit.community.Modularity().getQuality(result, self.graph)
        yield [quality, result.numberOfSubsets()]


class CyNetDiff:
    """Independent cascades on one core: each arc passes on with the chance 1 ÷ the arcs that enter its end."""

    def __init__(self, count, ends):
        both = numpy.concatenate([ends, ends[:, ::-1]])
        both = both[numpy.argsort(both[:, 0], kind="stable")]
        degree = numpy.bincount(both[:, 0], minlength=count)
        starts = numpy.concatenate([[0], numpy.cumsum(degree)[:-1]])
        self.model = cynetdiff.IndependentCascadeModel(
            to_array("I", starts),
            to_array("I", both[:, 1]),
            activation_probs=to_array("f", 1 / degree[both[:, 1]]),
        )
        self.model.set_rng(1)

    def cascades(self, request):
        self.model.set_seeds(set(request["seeds"]))
        runs = request["runs"]
        reached = 0

        def run():
            nonlocal reached
            for _ in range(runs):
                self.model.reset_model()
                self.model.advance_until_completion()
                reached += self.model.get_num_activated_nodes()

        yield run
        yield [reached / runs]


def to_array(code, numbers):
    import array

    return array.array(code, numbers.tolist())


PEERS = {"igraph": IGraph, "networkit": NetworKit}
if cynetdiff:
    PEERS["cynetdiff"] = CyNetDiff


def answer(loaded, count, ends, request):
    peer = request["peer"]
    if peer not in PEERS:
        return {"error": f"{peer} is not installed"}
    if peer not in loaded:
        loaded[peer] = PEERS[peer](count, ends)
    networkit.setNumberOfThreads(request["threads"] or os.cpu_count())
    job = getattr(loaded[peer], request["algorithm"])(request)
    work = next(job)
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {"wall": wall, "cpu": cpu, "check": [float(x) for x in job.send(result)]}


def main():
    gc.disable()
    numbers = numpy.fromfile(sys.argv[1], dtype="<i4")
    count = int(numbers[0])
    ends = numpy.ascontiguousarray(numbers[2:].reshape(2, -1).T.astype(numpy.int64))
    versions = {"igraph": igraph.__version__, "networkit": networkit.__version__}
    print(json.dumps({"versions": versions}), flush=True)
    loaded = {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            reply = answer(loaded, count, ends, request)
        except Exception as error:  # the other side says what went wrong, and goes on
            reply = {"error": f"{request['peer']} {request['algorithm']}: {error!r}"}
        print(json.dumps(reply), flush=True)


main()
