/// Collects what differs between a file and a report: names some of it, and counts all.
struct ReportDifferences {
    /// The first of them.
    private(set) var named: [ReportCheck.Difference] = []
    /// How many there are.
    private(set) var count = 0
    private var hasUnseen = false
    private let most: Int

    /// Nothing yet; not more than `most` are named.
    init(most: Int) { self.most = most }

    /// Counts a difference, and names it while there is room.
    mutating func add(_ difference: @autoclosure () -> ReportCheck.Difference) {
        count += 1
        if named.count < most { named.append(difference()) }
    }

    /// Figures that say something else, are missing, don't belong there, or have other markup.
    mutating func addFigures(_ file: ReportFile, _ due: ReportFile, _ report: FunderReport) {
        var known: Set<ByteText> = []
        for figure in report.figures {
            let id = ByteText(figure.id)
            known.insert(id)
            let (given, should) = (file.figures[id], due.figures[id])
            guard given != should || file.repeated.contains(id) else { continue }
            if let given, let should, given.value == should.value, given.text == should.text {
                add(.appearance(label: figure.label))
            } else {
                add(
                    .figure(
                        label: figure.label,
                        inFile: given.map(Self.words),
                        fromProgramme: should.map(Self.words)
                    )
                )
            }
        }
        let unknown = file.figures.keys.filter { !known.contains($0) }
        // In the order of the file.
        for id in unknown.sorted(by: { $0.bytes.startIndex < $1.bytes.startIndex }) {
            add(
                .figure(
                    label: ReportFile.words(id),
                    inFile: file.figures[id].map(Self.words),
                    fromProgramme: nil
                )
            )
        }
    }

    /// Pictures that are not the same, or stand there more than once.
    mutating func addPictures(_ file: ReportFile, _ due: ReportFile, _ report: FunderReport) {
        let titles = Dictionary(
            report.pictures.flatMap { picture in
                ["", "narrow-"].map {
                    (ByteText("\(picture.id)-\($0)cascade-picture"), picture.title)
                }
            },
            uniquingKeysWith: { first, _ in first }
        )
        let changed = Set(file.pictures.keys).union(due.pictures.keys)
            .filter { file.pictures[$0] != due.pictures[$0] }
        for id in changed.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
            add(.picture(title: titles[id] ?? "the dots beside the chance of the target"))
        }
    }

    /// Lines of the body that stand in one only.
    mutating func addLines(_ file: ReportFile, _ due: ReportFile) {
        let lines = LineDifference(file.lines, due.lines)
        for place in 0..<max(lines.added.count, lines.missing.count) {
            guard named.count < most else {
                count += 1
                continue
            }
            let added = place < lines.added.count ? ReportFile.words(lines.added[place]) : nil
            let missing = place < lines.missing.count ? ReportFile.words(lines.missing[place]) : nil
            if (added ?? "") == (missing ?? "") {
                addUnseen()
            } else {
                add(.text(inFile: added, fromProgramme: missing))
            }
        }
    }

    /// The style, or parts of the page that are not read: told once.
    mutating func addUnseen() {
        guard !hasUnseen else { return }
        hasUnseen = true
        add(.unseen)
    }

    /// How a figure is told: its text, and its value where the two don't say the same.
    private static func words(_ figure: ReportFile.Figure) -> String {
        let (text, value) = (ReportFile.words(figure.text), ReportFile.words(figure.value))
        let digits = text.filter { $0.isNumber || $0 == "." }
        return digits == value || value == "hidden" ? text : "\(text) (\(value))"
    }
}
