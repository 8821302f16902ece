extension ProgrammeDraft {
    /// Every problem of the draft; empty for a valid one.
    public func problems() -> [Problem] {
        []
    }
}
