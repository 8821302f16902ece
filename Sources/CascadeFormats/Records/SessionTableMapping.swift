import CascadeCore

/// How a table of sessions is to be understood, where its headings and words don't say it by themselves.
package struct SessionTableMapping: Sendable, Hashable {
    /// In which order days are written with numbers alone.
    package enum DateOrder: String, Sendable, Hashable, CaseIterable {
        /// 31/01/2026.
        case dmy
        /// 01/31/2026.
        case mdy
    }

    /// What a column says.
    package struct Column: Sendable, Hashable {
        /// Its heading.
        package var heading: String
        /// What it says.
        package var field: SessionField

        /// A column with a heading.
        package init(_ heading: String, _ field: SessionField) {
            self.heading = heading
            self.field = field
        }
    }

    /// What a word of a column means.
    package struct Value: Sendable, Hashable {
        /// What the column says.
        package var field: SessionField
        /// The word, as the table writes it.
        package var word: String
        /// Our id or word for it.
        package var meaning: String

        /// A word of a field.
        package init(_ field: SessionField, _ word: String, _ meaning: String) {
            self.field = field
            self.word = word
            self.meaning = meaning
        }
    }

    /// The layout; nil: as the headings show.
    package var layout: SessionTableLayout.Kind?
    /// What columns say.
    package var columns: [Column]
    /// What words mean.
    package var values: [Value]
    /// In which order days are written; nil: as the column shows.
    package var dates: DateOrder?
    /// Id of the course of sessions of which the table does not say it.
    package var course: String?
    /// Id of the organisation of people of whom the table does not say it.
    package var organisation: String?
    /// From how many of 100 meetings on someone counts as having completed; nil: 75.
    package var completedFrom: Int?
    /// The headings of the table that it was made for, by which another one is recognised.
    package var headings: [String]

    /// A mapping that says nothing.
    package init(
        layout: SessionTableLayout.Kind? = nil,
        columns: [Column] = [],
        values: [Value] = [],
        dates: DateOrder? = nil,
        course: String? = nil,
        organisation: String? = nil,
        completedFrom: Int? = nil,
        headings: [String] = []
    ) {
        self.layout = layout
        self.columns = columns
        self.values = values
        self.dates = dates
        self.course = course
        self.organisation = organisation
        self.completedFrom = completedFrom
        self.headings = headings
    }

    /// Whether it says nothing.
    package var isEmpty: Bool {
        var plain = self
        plain.headings = []
        return plain == SessionTableMapping()
    }

    /// This mapping, with what another one says before it.
    package func overridden(by other: SessionTableMapping) -> SessionTableMapping {
        var result = self
        for column in other.columns {
            let name = SessionField.folded(column.heading)
            result.columns.removeAll { SessionField.folded($0.heading) == name }
            result.columns.append(column)
        }
        for value in other.values {
            let word = SessionTableMapping.word(value.word)
            result.values.removeAll {
                $0.field == value.field && SessionTableMapping.word($0.word) == word
            }
            result.values.append(value)
        }
        result.layout = other.layout ?? layout
        result.dates = other.dates ?? dates
        result.course = other.course ?? course
        result.organisation = other.organisation ?? organisation
        result.completedFrom = other.completedFrom ?? completedFrom
        if !other.headings.isEmpty { result.headings = other.headings }
        return result
    }

    /// Whether a table with these headings, in any order, is of the kind that the mapping was made for.
    package func recognises(_ headings: [String]) -> Bool {
        func set(_ names: [String]) -> Set<String> {
            let lasting = names.filter { MoodleMeeting($0) == nil }
            return Set(lasting.map(SessionField.folded).filter { !$0.isEmpty })
        }
        return !self.headings.isEmpty && set(self.headings) == set(headings)
    }

    /// What a word of a field means; nil where the mapping does not say.
    func meaning(of text: String, _ field: SessionField) -> String? {
        guard !values.isEmpty else { return nil }
        let word = SessionTableMapping.word(text)
        return values.first { $0.field == field && SessionTableMapping.word($0.word) == word }?
            .meaning
    }

    /// A word in the form in which words are compared: without capitals, outer spaces and several spaces in a row.
    static func word(_ text: String) -> String { TableGrid.tidied(text).lowercased() }

    // MARK: - From the command line

    /// The column that `Heading=field` names.
    ///
    /// - Throws: what is wrong, in words.
    package static func column(_ text: String) throws(TableProblem) -> Column {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
            throw fault("--map", text, "COLUMN=FIELD, such as \"\(text)=person\"")
        }
        let word = String(text[text.index(after: sign)...])
        guard let field = SessionField(rawValue: word), field.isOffered else {
            let offered = SessionField.allCases.filter(\.isOffered).map(\.rawValue)
            var suggester = Suggester()
            throw fault(
                "field of --map",
                word,
                "one of \(offered.joined(separator: ", "))",
                suggester.nearest(to: word, in: offered)
            )
        }
        return Column(String(text[..<sign]), field)
    }

    /// The meaning that `field:word=id` gives.
    ///
    /// - Throws: what is wrong, in words.
    package static func value(_ text: String) throws(TableProblem) -> Value {
        guard let colon = text.firstIndex(of: ":"), let sign = text.lastIndex(of: "="),
            colon < sign, text.index(after: colon) != sign
        else {
            throw fault("--value", text, "FIELD:THEIR WORD=OUR ID, such as \"role:Host=trainer\"")
        }
        let name = String(text[..<colon])
        guard let field = SessionField(rawValue: name), field.hasValues else {
            let offered = SessionField.allCases.filter(\.hasValues).map(\.rawValue)
            var suggester = Suggester()
            throw fault(
                "field of --value",
                name,
                "one of \(offered.joined(separator: ", "))",
                suggester.nearest(to: name, in: offered)
            )
        }
        return Value(
            field,
            String(text[text.index(after: colon)..<sign]),
            String(text[text.index(after: sign)...])
        )
    }

    private static func fault(
        _ subject: String,
        _ found: String,
        _ expected: String,
        _ suggestion: String? = nil
    ) -> TableProblem {
        TableProblem(
            row: 0,
            subject: subject,
            found: found,
            expected: expected,
            suggestion: suggestion,
            isFatal: true
        )
    }
}
