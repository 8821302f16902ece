extension ProgrammeFolderError {
    /// The one problem of a file that is not the text it ought to be.
    static func invalid(_ fault: TextFault, in file: String) -> ProgrammeFolderError {
        .invalid(
            ProblemReport(
                problems: [
                    LocatedProblem(
                        file: file,
                        line: fault.line,
                        column: fault.column,
                        subject: fault.subject,
                        found: fault.found,
                        expected: fault.expected
                    )
                ],
                total: 1
            )
        )
    }
}
