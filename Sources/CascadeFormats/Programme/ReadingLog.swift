import CascadeCore

/// What a reader of one folder has found: problems, and where the parts of the draft were written.
final class ReadingLog {
    /// A place in a file.
    struct Position: Hashable {
        var file: ProgrammeFile
        var line: Int
        var column: Int
    }

    /// Whether a part of the folder could not be read at all, so that references into it cannot be judged.
    var isIncomplete = false
    /// Finds what was meant by misspelt names.
    var suggester = Suggester()
    /// The name of the one file that is read in place of a folder; nil: the folder's own files.
    private let onlyFile: String?

    private var kept: [(position: Position, problem: LocatedProblem)] = []
    private var total = 0
    private var positions: [ProblemPlace: Position] = [:]
    private var unreadable: Set<ProblemPlace> = []
    private var tables: [ProblemPlace.Section: RecordIndex] = [:]

    /// A log of the files of a folder, or of `onlyFile` in place of programme.yaml.
    init(onlyFile: String? = nil) {
        self.onlyFile = onlyFile
    }

    /// How many problems are kept until they are sorted.
    private static let limit = 10_000
    /// How many places are remembered.
    private static let mostPlaces = 200_000

    /// Adds a problem.
    func report(
        at position: Position,
        _ subject: @autoclosure () -> String,
        found: @autoclosure () -> String,
        expected: @autoclosure () -> String,
        suggestion: @autoclosure () -> String? = nil
    ) {
        total += 1
        guard kept.count < ReadingLog.limit else { return }
        let problem = LocatedProblem(
            file: onlyFile ?? position.file.rawValue,
            line: position.line,
            column: position.column,
            subject: subject(),
            found: found(),
            expected: expected(),
            suggestion: suggestion()
        )
        kept.append((position, problem))
    }

    /// Adds what keeps a file from being text.
    func report(_ fault: TextFault, in file: ProgrammeFile) {
        report(
            at: Position(file: file, line: fault.line, column: fault.column),
            fault.subject,
            found: fault.found,
            expected: fault.expected
        )
        isIncomplete = true
    }

    /// Remembers where a part was written.
    func remember(_ place: ProblemPlace, at position: Position) {
        // Past any sensible programme, problems are placed at the list that holds them. What has no line was not written.
        guard positions.count < ReadingLog.mostPlaces, position.line > 0 else { return }
        positions[place] = position
    }

    /// Remembers where the records of a table were written.
    func remember(_ index: RecordIndex, of section: ProblemPlace.Section) {
        tables[section] = index
    }

    /// Marks a value that could not be read, so that what stands in its place in the draft is not judged.
    func markUnreadable(_ place: ProblemPlace) {
        if unreadable.count < ReadingLog.mostPlaces {
            unreadable.insert(place)
        } else {
            isIncomplete = true
        }
    }

    /// Adds the problems that the model finds in a draft, but for those that follow from unreadable values.
    func check(_ draft: ProgrammeDraft) {
        add(draft.problemList(keeping: ReadingLog.limit, leavingOut: followsFromUnreadable))
    }

    /// Adds the problems that the model finds in a request for a plan, but for those that follow from unreadable values.
    func check(_ request: PlanRequest, in programme: Programme) {
        add(
            request.problemList(
                in: programme,
                keeping: ReadingLog.limit,
                leavingOut: followsFromUnreadable
            )
        )
    }

    private func add(_ found: ProblemList) {
        for problem in found.problems {
            let position = position(of: problem.place)
            let located = LocatedProblem(
                file: onlyFile ?? position.file.rawValue,
                line: position.line,
                column: position.column,
                subject: problem.subject,
                found: problem.found,
                expected: problem.expected,
                suggestion: problem.suggestion
            )
            kept.append((position, located))
        }
        total += found.total
    }

    /// All problems in the order of file, line and column; nil if there are none.
    var summary: ProblemReport? {
        guard total > 0 else { return nil }
        let sorted = kept.enumerated().sorted { left, right in
            let (first, second) = (left.element.position, right.element.position)
            return (first.file.order, first.line, first.column, left.offset)
                < (second.file.order, second.line, second.column, right.offset)
        }
        return ProblemReport(problems: sorted.map(\.element.problem), total: total)
    }

    private func followsFromUnreadable(_ place: ProblemPlace) -> Bool {
        guard !unreadable.isEmpty else { return false }
        var next: ProblemPlace? = place
        while let current = next {
            if unreadable.contains(current) { return true }
            next = ReadingLog.enclosing(current)
        }
        let whole = ProblemPlace(place.section, place.index)
        func cannotRead(_ field: String, of owner: ProblemPlace = whole) -> Bool {
            unreadable.contains(ProblemPlace(owner.section, owner.index, field))
        }
        switch place.section {
        case .programme:
            return place.field == "target.by" && (cannotRead("start") || cannotRead("weeks"))
                || place.field == "target"
                    && unreadable.contains {
                        $0.section == .programme
                            && $0.field?.hasPrefix("target.") == true
                    }
        case .courses:
            return place.field?.hasPrefix("enrolment") == true && cannotRead("pattern")
                || place.field == "rolling" && cannotRead("qualifies-for")
        case .organisations:
            return cannotRead("people")
                && (place.field == "members" || place.field == "founding-trainers")
        case .sessions:
            return cannotRead("start")
        default:
            return false
        }
    }

    private func position(of place: ProblemPlace) -> Position {
        var next: ProblemPlace? = place
        while let current = next {
            if let position = positions[current] { return position }
            if current.field == nil || current.field?.contains(".") == false,
                let index = current.index,
                let position = tables[current.section]?.position(of: index, current.field)
            {
                return position
            }
            next = ReadingLog.enclosing(current)
        }
        // What an overlay does not write is wrong with the whole: the programme itself was sound before.
        guard onlyFile == nil else { return Position(file: .programme, line: 0, column: 0) }
        let file = place.section == .plan ? ProgrammeFile.plan : .programme
        return Position(file: tables[place.section]?.file ?? file, line: 1, column: 1)
    }

    /// The place of the next larger part: `a.b` lies in `a`, a field in its item, an item in its section.
    private static func enclosing(_ place: ProblemPlace) -> ProblemPlace? {
        if let field = place.field {
            let outer = field.lastIndex(of: ".").map { String(field[..<$0]) }
            return ProblemPlace(place.section, place.index, outer)
        }
        return place.index == nil ? nil : ProblemPlace(place.section)
    }
}

/// Where the records of one table start, so that the place of a cell is found when it is needed.
struct RecordIndex {
    let file: ProgrammeFile
    /// The text of the table.
    let bytes: [UInt8]
    /// The byte between its cells.
    let delimiter: UInt8
    /// Position of the table's first record in its section of the draft.
    let first: Int
    /// The cell of each column.
    var columns: [String: Int] = [:]
    /// How many cells the header line has.
    var width = 0
    /// First byte of each record.
    var offsets: [Int] = []
    /// Line of each record.
    var lines: [Int32] = []

    /// The place of a field of an item of the draft, or nil if the item is not in the table.
    ///
    /// - Complexity: O(n) in the bytes of the record.
    func position(of index: Int, _ field: String?) -> ReadingLog.Position? {
        let record = index - first
        guard offsets.indices.contains(record) else { return nil }
        let line = Int(lines[record])
        var byte = offsets[record]
        if let field {
            guard let column = columns[field] else {
                return ReadingLog.Position(file: file, line: line, column: 1)
            }
            var tokenizer = CSVTokenizer(bytes, from: byte, line: line, like: self)
            if (try? tokenizer.next()) == true {
                byte = tokenizer.start(ofCell: column)
            }
        }
        let place = TextFault.place(of: byte, in: bytes, from: offsets[record], onLine: line)
        return ReadingLog.Position(file: file, line: place.line, column: place.column)
    }
}
