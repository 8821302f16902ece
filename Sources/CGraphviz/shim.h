#pragma once
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

/// Ends this process when the one that started it ends, where the system can.
static inline void cascade_end_with_parent(void) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

// Graphviz as Swift can call it: its macros as functions, its `char *` as `const char *`, and one type for lengths.

/// Discards a message of the library.
static inline int cascade_discard(char *message) {
    (void)message;
    return 0;
}

/// A context that loads plugins on demand, with the library's messages switched off; NULL on failure.
static inline GVC_t *cascade_context(void) {
    agseterrf(cascade_discard);
    return gvContext();
}

/// The graph that a text in the DOT language describes; NULL where it can't be read. To be closed with `agclose`.
static inline Agraph_t *cascade_read(const char *text) {
    return agmemread(text);
}

/// Lays a graph out with the same random numbers every time; 0 on success.
static inline int cascade_layout(GVC_t *context, Agraph_t *graph, const char *engine) {
    srand(1);
    return gvLayout(context, graph, engine);
}

/// Renders a laid out graph into memory; 0 on success. The data is to be freed with `gvFreeRenderData`.
static inline int cascade_render(
    GVC_t *context, Agraph_t *graph, const char *format, char **data, size_t *length) {
    // The length is an `unsigned int` up to Graphviz 9 and a `size_t` since.
    unsigned int narrow = 0;
    size_t wide = 0;
    int code = gvRenderData(
        context, graph, format, data,
        _Generic(&gvRenderData,
            int (*)(GVC_t *, Agraph_t *, const char *, char **, unsigned int *): &narrow,
            default: &wide));
    *length = wide > narrow ? wide : narrow;
    return code;
}

/// Sets an attribute of a graph.
static inline int cascade_set(Agraph_t *graph, const char *name, const char *value) {
    return agsafeset(graph, (char *)name, (char *)value, (char *)"");
}

/// The node with this name; NULL where there is none.
static inline Agnode_t *cascade_node(Agraph_t *graph, const char *name) {
    return agnode(graph, (char *)name, 0);
}

/// An attribute of an edge; NULL where there is none.
static inline const char *cascade_edge_attribute(Agedge_t *edge, const char *name) {
    return agget(edge, (char *)name);
}

/// The centre of a laid out node, in points from the lower left corner.
static inline pointf cascade_position(Agnode_t *node) {
    return ND_coord(node);
}

/// The upper right corner of a laid out graph, in points.
static inline pointf cascade_extent(Agraph_t *graph) {
    return GD_bb(graph).UR;
}

/// The number of Bezier pieces of a laid out edge.
static inline int cascade_piece_count(Agedge_t *edge) {
    return ED_spl(edge) ? (int)ED_spl(edge)->size : 0;
}

/// One Bezier piece of a laid out edge.
static inline bezier cascade_piece(Agedge_t *edge, int index) {
    return ED_spl(edge)->list[index];
}
