import CascadeCore
import Yams

/// Lays the text of an overlay over a programme.
///
/// What `without` takes away goes first, then the keys of programme.yaml are merged as YAML and read as one, then come
/// sessions and partnerships. Parts that the overlay doesn't write have no line, so that problems stand where it says something.
struct OverlayReader {
    let log: ReadingLog
    let programme: Programme

    /// A reader of overlays over `programme` that reports into `log`.
    init(_ programme: Programme, log: ReadingLog) {
        self.programme = programme
        self.log = log
    }

    /// What an overlay says.
    struct Result {
        var name: String?
        var about: String?
        var draft: ProgrammeDraft
    }

    private static let ownKeys = ["name", "about", "partnerships", "without"]

    /// Lists that only the programme's own files have.
    private static let elsewhere = ProgrammeYAMLReader.elsewhere.filter { $0.key != "partnerships" }

    /// The programme with what the text says is otherwise, or nil, after a report, where it can't be read.
    ///
    /// Whether it may be used depends on what the log says then.
    func read(_ bytes: [UInt8]) -> Result? {
        let root: Node?
        do throws(TextFault) {
            root = try YAMLText(bytes).root()
        } catch {
            log.report(error, in: .programme)
            return nil
        }
        guard let root, !YAMLMap.isAbsent(root) else {
            log.report(
                at: ReadingLog.Position(file: .programme, line: 1, column: 1),
                "text of the file",
                found: "",
                expected: "what is otherwise, such as “assumptions: {moves: 0}”"
            )
            return nil
        }
        guard
            let top = YAMLMap(
                ProgrammeYAMLReader(log: log).withoutTables(root, OverlayReader.elsewhere),
                keys: OverlayReader.ownKeys + ProgrammeYAMLReader.keys,
                in: .programme,
                prefix: "file.",
                owner: "the file",
                log: log
            )
        else { return nil }
        let name = title(top)
        let about = top.text("about")
        let base = withoutRemoved(top)
        guard var draft = readProgramme(top, over: base) else { return nil }
        if let node = top["sessions"] { readSessions(node, into: &draft) }
        if let node = top["partnerships"] { readPartnerships(node, into: &draft) }
        if !log.isIncomplete { log.check(draft) }
        return Result(name: name, about: about, draft: draft)
    }

    private func title(_ top: YAMLMap) -> String? {
        guard let node = top["name"], let name = top.text("name") else { return nil }
        guard name.count <= 120, !name.contains(where: \.isNewline),
            name.contains(where: { !$0.isWhitespace })
        else {
            top.report("name", node, expected: "a name of at most 120 letters on one line")
            return nil
        }
        return name
    }

    // MARK: - The keys of programme.yaml

    private func readProgramme(_ top: YAMLMap, over base: ProgrammeDraft) -> ProgrammeDraft? {
        var reader = ProgrammeYAMLReader(log: log)
        let parts = top.entries.filter {
            ProgrammeYAMLReader.keys.contains($0.key.string) && $0.key.string != "sessions"
        }
        var draft: ProgrammeDraft?
        if parts.isEmpty {
            draft = base
        } else {
            let text = ProgrammeYAMLWriter(Programme(checked: base)).text
            guard let written = try? Yams.compose(yaml: text, .basic) else { return nil }
            let merging = YAMLMerging(log: log)
            draft = reader.read(merging.root(written, with: parts))
            draft?.organisations = base.organisations.map { organisation in
                var organisation = organisation
                organisation.assumptions = [:]
                return organisation
            }
            draft?.partnerships = base.partnerships
            draft?.people = base.people
            draft?.sessions = base.sessions
            draft?.attendance = base.attendance
            draft?.confirmations = base.confirmations
            draft?.practice = base.practice
            draft?.measurements = base.measurements
        }
        guard var draft else { return nil }
        reader.mergeOrganisationAssumptions(into: &draft)
        return draft
    }

    // MARK: - Partnerships

    private func readPartnerships(_ node: Node, into draft: inout ProgrammeDraft) {
        let reader = ProgrammeYAMLReader(log: log)
        guard case .sequence(let sequence) = node else {
            log.report(
                at: YAMLMap.position(of: node),
                "partnerships",
                found: YAMLMap.shown(node),
                expected: "a list, one {from: …, to: …, strength: …} a line after dashes"
            )
            return
        }
        for element in sequence {
            let map = YAMLMap(
                element,
                keys: ["from", "to", "strength", "kind", "directed", "since"],
                in: .partnerships,
                draft.partnerships.count,
                owner: "partnership number \(draft.partnerships.count + 1)",
                log: log
            )
            guard let map else {
                log.isIncomplete = true
                continue
            }
            let expected = "the id of an organisation"
            draft.partnerships.append(
                Partnership(
                    from: reader.required(map, "from", map.text("from"), expected) ?? "",
                    to: reader.required(map, "to", map.text("to"), expected) ?? "",
                    strength: map.number("strength") ?? 0.5,
                    kind: map.text("kind"),
                    directed: map.flag("directed") ?? false,
                    since: map.date("since")
                )
            )
        }
    }
}
