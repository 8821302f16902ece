/// The attributes of the DOT language that pictures use.
package enum DOTAttribute: String, Sendable, Hashable, CaseIterable {
    case arrowhead, arrowsize, bgcolor, color, comment, constraint, dir, fillcolor, fixedsize
    case fontcolor, fontname, fontsize, headport, height, id, label, labeljust, labelloc, layout
    case len, margin, maxiter, nodesep, outputorder, overlap, pad, pencolor, penwidth, quadtree
    case mclimit, nslimit, nslimit1
    case rankdir, ranksep, repulsiveforce, sep, shape, smoothing, splines, start, style
    case tailport, tooltip, weight, width
    case springLength = "K"
}

/// The value of an attribute.
package enum DOTValue: Sendable, Equatable, ExpressibleByStringLiteral {
    /// A word of ours, written as it is.
    case word(String)
    /// A number.
    case number(Double)
    /// What a user wrote, on one or several lines: cleaned and escaped when written.
    case text([String])

    /// A word of ours.
    package init(stringLiteral value: String) {
        self = .word(value)
    }
}
