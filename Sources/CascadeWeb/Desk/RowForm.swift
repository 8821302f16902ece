import CascadeCore
import CascadeFormats
import CascadeStore

/// A kind of row of the programme that is filled in as a form: an organisation, a person, a session.
protocol RowForm: Sendable {
    /// The row.
    associatedtype Row: Sendable, Hashable

    /// The part of the programme that problems with it are placed in.
    static var section: ProblemPlace.Section { get }
    /// Where rows stand.
    static var rows: WritableKeyPath<ProgrammeDraft, [Row]> { get }
    /// The fields and their labels, in the order of the form.
    static var labels: [(field: String, label: String)] { get }
    /// The field of the form for a field of the file, where it has another name.
    static func field(of problem: String) -> String?
    /// What the form shows for a row.
    static func values(of row: Row, in draft: ProgrammeDraft) -> FormValues
    /// Puts what was filled in into a row, and notes what can't be read.
    static func fill(_ row: inout Row, from reading: inout FormReading, in draft: ProgrammeDraft)
}

extension RowForm {
    /// The label of a field; of one of several parts that of the whole.
    static func label(_ field: String) -> String {
        labels.first { $0.field == field || field.hasPrefix($0.field + "-") }?.label ?? field
    }
}

/// What became of a form that was sent.
enum RowSaving<Row: Sendable>: Sendable {
    /// It is saved, and the row as it stands now.
    case saved(ChangeResult, Row)
    /// It can't be taken as it is.
    case refused([FormFault])
    /// The row was changed since the form was opened: what it showed, and what stands there now.
    case overtaken(before: FormValues, now: FormValues)
    /// The row is gone.
    case gone
}

/// Saves what was filled in about a row.
struct RowSaver<Form: RowForm>: Sendable {
    /// Name of the hidden field with what the form showed when it was opened.
    static var seen: String { "_seen" }

    /// Who asks, about which programme.
    let desk: DeskRequest
    /// What the change does, in a sentence.
    let summary: String
    /// Finds the row in the programme; nil: a new one is added.
    let find: (@Sendable (ProgrammeDraft) -> Int?)?
    /// Makes a new row.
    let blank: @Sendable (FormValues, ProgrammeDraft) -> Form.Row?
    /// Brings what hangs together with the row in line with it.
    let adjust: @Sendable (inout ProgrammeDraft, Int) -> Void

    /// A saver of a change to a row that is there.
    static func changing(
        _ desk: DeskRequest,
        _ summary: String,
        adjust: @escaping @Sendable (inout ProgrammeDraft, Int) -> Void = { _, _ in },
        find: @escaping @Sendable (ProgrammeDraft) -> Int?
    ) -> RowSaver {
        RowSaver(desk: desk, summary: summary, find: find, blank: { _, _ in nil }, adjust: adjust)
    }

    /// A saver of a new row.
    static func adding(
        _ desk: DeskRequest,
        _ summary: String,
        adjust: @escaping @Sendable (inout ProgrammeDraft, Int) -> Void = { _, _ in },
        blank: @escaping @Sendable (FormValues, ProgrammeDraft) -> Form.Row?
    ) -> RowSaver {
        RowSaver(desk: desk, summary: summary, find: nil, blank: blank, adjust: adjust)
    }

    /// Why the edit was given up inside of the change.
    private enum Stop: Error {
        case faults([FormFault])
        case overtaken(before: FormValues, now: FormValues)
        case gone
    }

    /// Saves what was filled in.
    ///
    /// - Throws: `StoreError` for anything but what was filled in.
    func save(_ values: FormValues) async throws -> RowSaving<Form.Row> {
        let request = desk.change(.edited, summary)
        return try await desk.desk.changing { store in
            var position: Int?
            var row: Form.Row?
            do {
                let result = try store.change(request) { draft in
                    let edited = try edit(&draft, values)
                    position = edited
                    row = draft[keyPath: Form.rows][edited]
                }
                return row.map { .saved(result, $0) } ?? .gone
            } catch let stop as Stop {
                switch stop {
                case .faults(let faults): return .refused(faults)
                case .overtaken(let before, let now):
                    return .overtaken(before: before, now: now)
                case .gone: return .gone
                }
            } catch let error as StoreError {
                guard case .invalid(let problems) = error.kind, !problems.isEmpty else {
                    throw error
                }
                return .refused(faults(problems, at: position))
            }
        }
    }

    /// Puts what was filled in into a draft; the position of the row.
    private func edit(_ draft: inout ProgrammeDraft, _ values: FormValues) throws -> Int {
        var position = draft[keyPath: Form.rows].count
        var row: Form.Row
        if let find {
            guard let found = find(draft) else { throw Stop.gone }
            position = found
            row = draft[keyPath: Form.rows][found]
            let now = Form.values(of: row, in: draft)
            if let seen = values.raw(Self.seen), seen != now.encoded {
                throw Stop.overtaken(before: FormValues(encoded: seen), now: now)
            }
        } else {
            guard let new = blank(values, draft) else { throw Stop.gone }
            row = new
        }
        var reading = FormReading(values)
        Form.fill(&row, from: &reading, in: draft)
        guard reading.faults.isEmpty else { throw Stop.faults(reading.faults) }
        if find == nil {
            draft[keyPath: Form.rows].append(row)
        } else {
            draft[keyPath: Form.rows][position] = row
        }
        adjust(&draft, position)
        return position
    }

    /// The problems of the programme, each at its field.
    private func faults(_ problems: [Problem], at position: Int?) -> [FormFault] {
        var faults: [FormFault] = []
        for problem in problems.prefix(20) {
            let isOwn =
                problem.place.section == Form.section && problem.place.index == position
            let name = problem.place.field ?? ""
            let own = isOwn ? Form.field(of: name) : nil
            let field = own ?? Form.labels.first?.field ?? ""
            let fault = FormFault(
                field,
                own.map { Words.Desk.problem(Form.label($0), problem) }
                    ?? Words.Desk.problem(problem.subject, problem)
            )
            if !faults.contains(fault) { faults.append(fault) }
        }
        return faults
    }
}
