/// Why a picture can't be drawn.
public enum RenderingError: Error, Sendable, Equatable {
    /// Drawing took longer than this many seconds.
    case tookTooLong(seconds: Int)
    /// The layout stopped without an answer, or needed more memory than it may have.
    case layoutFailed(String)
    /// The view shows a simulation, and there is none.
    case needsOutcome(view: String)
    /// The colouring shows what an analysis found, and there is none of this programme.
    case needsAnalysis(colouring: String)
    /// The format can't be written.
    case formatNotAvailable(String)
}

extension RenderingError: CustomStringConvertible {
    /// What happened, and a line that says what may help.
    public var description: String {
        switch self {
        case .tookTooLong(let seconds):
            """
            The picture took longer than \(seconds) s to draw, so it was stopped.
            Maybe write SVG, which takes the least, or draw another view.
            """
        case .layoutFailed(let what):
            """
            The picture could not be laid out: \(what).
            Maybe draw another view, or write the .dot file and open it in another program.
            """
        case .needsOutcome(let view):
            """
            The view “\(view)” shows a simulation, and there is none.
            Maybe simulate the programme first.
            """
        case .needsAnalysis(let colouring):
            """
            Colouring by \(colouring) shows what an analysis found, and there is none of this programme.
            Maybe analyse the programme first.
            """
        case .formatNotAvailable(let format):
            """
            Graphviz on this machine can't write \(format).
            Maybe install its plugins for drawing, or write SVG.
            """
        }
    }
}
