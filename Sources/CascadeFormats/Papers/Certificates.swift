import CascadeCore

/// Certificates of attendance, a page across of A4 each, for the people who completed a session.
package struct Certificates: Sendable {
    /// What they are about.
    let facts: SessionFacts
    /// Names on them, in order; nil stands for a line to write a name on.
    package let names: [String?]
    /// People without names who completed: the empty certificate is to be printed once for each.
    package let unnamed: Int

    /// Whose certificates to make.
    package enum Choice: Sendable, Hashable {
        /// Everyone who completed, and an empty one where some are counted without names.
        case everyone
        /// One person, by id.
        case person(String)
        /// An empty one only.
        case blank
    }

    /// The certificates of a session.
    ///
    /// - Throws: ``PaperFault`` where nobody has completed it, or not the person asked for.
    package init(_ facts: SessionFacts, for choice: Choice = .everyone) throws(PaperFault) {
        self.facts = facts
        let session = facts.session
        if choice == .blank {
            names = [nil]
            unnamed = 0
            return
        }
        guard session.status != .cancelled else {
            throw PaperFault("session \(session.id) is cancelled: nobody completed it.")
        }
        let rows = facts.attendance
        if case .person(let id) = choice {
            guard let person = facts.person(id) else {
                throw PaperFault("there is no person with the id “\(id)” in the programme.")
            }
            guard let row = rows.first(where: { $0.attendee == .person(id) }) else {
                throw PaperFault(
                    "the records do not say that \(person.name) was at session \(session.id). Maybe record it first."
                )
            }
            guard row.outcome == .completed else {
                let what =
                    row.outcome == .attended ? "attended but did not complete" : "did not come to"
                throw PaperFault("\(person.name) \(what) session \(session.id), by the records.")
            }
            names = [person.name]
            unnamed = 0
            return
        }
        var names: [String?] = []
        var unnamed = 0
        var seen = Set<String>()
        for row in rows where row.outcome == .completed {
            switch row.attendee {
            case .person(let id):
                guard seen.insert(id).inserted, let person = facts.person(id) else { continue }
                names.append(person.name)
            case .headcount(let count): unnamed += count
            }
        }
        if unnamed > 0 { names.append(nil) }
        guard !names.isEmpty else {
            throw PaperFault(
                """
                nobody has completed session \(session.id), by the records. Maybe record it first, or make an empty certificate to \
                write on with --blank.
                """
            )
        }
        self.names = names
        self.unnamed = unnamed
    }

    /// The pages, in one document.
    package var page: String {
        HTMLPage(
            title: "Certificate: \(facts.course.name), \(facts.days.span)",
            style: .certificate
        ) {
            for name in names { sheet(name) }
        }
        .text
    }

    private func sheet(_ name: String?) -> HTML {
        HTML(.article) {
            HTML(.div, .class("frame"), .decorative)
            HTML(.div, .class("inner")) {
                CircleEmblem.html
                HTML(.p, .class("kind"), text: "Certificate of attendance")
                if let name {
                    HTML(.p, .class(Certificates.size(name, "name", 26, 40))) {
                        HTML(.bdi, text: name)
                    }
                } else {
                    HTML(.p, .class("name empty"), .label("name to be written in"))
                }
                HTML(.p, .class("what"), text: "took part in and completed")
                HTML(
                    .h1,
                    .class(Certificates.size(facts.course.name, "course", 40, 64)),
                    text: facts.course.name
                )
                HTML(.p, .class("when"), text: particulars)
            }
            HTML(.footer) {
                HTML(.div, .class("lines")) {
                    for signatory in signatories {
                        HTML(.div) {
                            if let name = signatory.name { HTML(.bdi, text: name) }
                            HTML(.small, text: signatory.role)
                        }
                    }
                }
                HTML(.p, .class("programme"), text: facts.programme.name)
            }
        }
    }

    /// A class that keeps long texts on the page.
    private static func size(_ text: String, _ name: String, _ long: Int, _ longest: Int) -> String
    {
        switch text.count {
        case ...long: name
        case ...longest: "\(name) long"
        default: "\(name) longest"
        }
    }

    /// `6 hours · 14 January 2026 · Lantern Lane Church hall`.
    private var particulars: String {
        let when =
            switch facts.days.rhythm {
            case .weekly where facts.days.days.count > 1:
                "\(facts.days.days.count) meetings, \(facts.days.span)"
            default: facts.days.span
            }
        let place = facts.place ?? facts.host?.name
        return ([facts.hours, when] + [place].compactMap { $0 }).joined(separator: "  ·  ")
    }

    /// Who signs: the trainers, four at most; a line for one who isn't named.
    private var signatories: [(name: String?, role: String)] {
        guard !facts.trainers.isEmpty else { return [(nil, "Trainer"), (nil, "Date")] }
        return facts.trainers.prefix(4).map { ($0.name, "Trainer") }
    }
}
