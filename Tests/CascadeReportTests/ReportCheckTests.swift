import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeReport

@Suite("Verifying a report")
struct ReportCheckTests {
    private static func report(isPublic: Bool = false) async throws -> FunderReport {
        try await Reports.make(try RecordedProgramme.small(seed: 2), isPublic: isPublic)
    }

    @Test("an unchanged file is true", arguments: [false, true])
    func unchanged(isPublic: Bool) async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        let report = try await Self.report(isPublic: isPublic)
        let check = try await ReportCheck.compare(report.page, with: programme)
        #expect(check.isTrue && check.isSameContent && check.otherVersion == nil)
        #expect(check.figures == report.figures.count)
        #expect(check.pictures >= report.pictures.count)
        #expect(check.options == report.options)
    }

    @Test("each figure that is changed is named, by what is read and by its value alone")
    func figures() async throws {
        let report = try await Reports.tiny.value
        let page = report.page
        for figure in report.figures {
            let mark = "id=\"\(figure.id)\" value=\"\(figure.value)\">"
            let place = try #require(page.range(of: mark), "\(figure.id)")
            var read = page
            read.insert(contentsOf: "1", at: place.upperBound)
            let check = try ReportCheck(read, report)
            #expect(check.differences.count == 1)
            #expect(check.differences.first?.label == figure.label)
            let hidden = page.replacing(mark, with: "id=\"\(figure.id)\" value=\"77\">")
            #expect(try ReportCheck(hidden, report).differences.first?.label == figure.label)
        }
    }

    @Test("a changed bar, dot or word of a picture is found")
    func pictures() async throws {
        let report = try await Reports.tiny.value
        let page = report.page
        for picture in report.pictures {
            let start = try #require(page.range(of: "id=\"\(picture.id)-cascade-picture\""))
            for shape in ["<path ", "<text ", "<circle "] {
                guard let place = page.range(of: shape, range: start.upperBound..<page.endIndex)
                else { continue }
                var changed = page
                changed.insert(contentsOf: "opacity=\"0\" ", at: place.upperBound)
                let check = try ReportCheck(changed, report)
                #expect(check.differences.count == 1)
                guard case .picture? = check.differences.first else {
                    Issue.record("\(picture.id): no picture named")
                    continue
                }
            }
        }
    }

    @Test("every word matters: a line changed, left out or put in is told")
    func lines() async throws {
        let report = try await Reports.tiny.value
        let lines = report.page.split(separator: "\n", omittingEmptySubsequences: false)
        var tried = 0
        for position in Array(lines.indices.prefix(12)) + stride(from: 12, to: lines.count, by: 7) {
            let line = lines[position]
            var without = lines
            without.remove(at: position)
            // Without the line that says how it was made it is no report at all.
            let cut = try? ReportCheck(without.joined(separator: "\n"), report)
            #expect(cut?.isTrue != true, "\(line)")
            var with = lines
            with.insert("<p>All is well.</p>", at: position)
            #expect(try !ReportCheck(with.joined(separator: "\n"), report).isTrue, "\(line)")
            tried += 1
        }
        #expect(tried > 20)
        let cut = report.page.replacing("What was assumed", with: "What is certain")
        let check = try ReportCheck(cut, report)
        #expect(
            check.differences.contains(
                .text(inFile: "What is certain", fromProgramme: "What was assumed")
            )
        )
    }

    @Test("a figure that is put in, taken out or written twice is named")
    func structure() async throws {
        let report = try await Reports.tiny.value
        let figure = try #require(report.figures.first { $0.id == "expected-people" })
        let markup = figure.html.markup
        let without = report.page.replacing(markup, with: figure.text)
        #expect(
            try ReportCheck(without, report).differences.contains(
                .figure(label: figure.label, inFile: nil, fromProgramme: figure.text)
            )
        )
        let twice = report.page.replacing(markup, with: markup + markup)
        #expect(try ReportCheck(twice, report).differences.first?.label == figure.label)
        let more = report.page.replacing(
            markup,
            with: markup + "<data class=\"figure\" id=\"lives-changed\" value=\"9\">9</data>"
        )
        #expect(
            try ReportCheck(more, report).differences.contains(
                .figure(label: "lives-changed", inFile: "9", fromProgramme: nil)
            )
        )
    }

    @Test(
        "changed records are found, figure by figure, and the hint says that the content is another"
    )
    func records() async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        let report = try await Self.report()
        var draft = programme.draft
        let held = Set(draft.sessions.filter { $0.status == .delivered }.map(\.id))
        let first = try #require(
            draft.attendance.firstIndex { $0.outcome == .completed && held.contains($0.session) }
        )
        draft.attendance.remove(at: first)
        let check = try await ReportCheck.compare(report.page, with: Programme(checked: draft))
        #expect(!check.isTrue && !check.isSameContent)
        #expect(check.differences.contains { $0.label == "Attendances" })
    }

    @Test("options that were changed in the file give another report")
    func options() async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        let page = try await Self.report().page
            .replacing("&quot;seed&quot;:7", with: "&quot;seed&quot;:8")
        let check = try await ReportCheck.compare(page, with: programme)
        #expect(!check.isTrue)
    }

    @Test("a file by another version says so")
    func version() async throws {
        let report = try await Reports.tiny.value
        let mark = "&quot;version&quot;:&quot;\(ProductVersion.text)"
        #expect(report.page.contains(mark))
        let other = report.page.replacing(mark, with: "&quot;version&quot;:&quot;0.1.0")
        #expect(try ReportCheck(other, report).otherVersion == "0.1.0")
    }

    @Test(
        "what is no report is refused",
        arguments: [
            "", "hello", "<html></html>", "<meta name=\"cascade-report\" content=\"",
            "<meta name=\"cascade-report\" content=\"\">",
            "<meta name=\"cascade-report\" content=\"{}\">",
            "<meta name=\"cascade-report\" content=\"{&quot;schema&quot;:&quot;cascade.report/9&quot;}\">",
        ]
    )
    func foreign(page: String) {
        #expect(throws: ReportError.self) { try ReportCheck.options(of: page) }
    }

    @Test(
        "a file that asks for no runs, or for more than any report has, is refused",
        arguments: [0, -1, ReportOptions.mostReplicates + 1, 1_000_001]
    )
    func greedy(replicates: Int) async throws {
        let page = try await Reports.tiny.value.page
            .replacing("&quot;replicates&quot;:4", with: "&quot;replicates&quot;:\(replicates)")
        #expect(throws: ReportError.self) { try ReportCheck.options(of: page) }
    }

    @Test("a cut or scrambled file is read to its end", arguments: 0..<40)
    func scrambled(part: Int) async throws {
        let report = try await Reports.tiny.value
        let page = report.page
        let cut = page.index(page.startIndex, offsetBy: page.count * part / 40)
        let check = try? ReportCheck(String(page[..<cut]), report)
        #expect(check?.isTrue != true)
    }
}

extension ReportCheck.Difference {
    /// What a figure is called.
    fileprivate var label: String? {
        switch self {
        case .figure(let label, _, _), .appearance(let label): label
        case .picture, .text, .unseen: nil
        }
    }
}
