package import CascadeCore

/// A programme with records in which every name does its worst.
///
/// Markup, script, line ends and bidirectional characters, marks upon marks, and about the longest name there may be. The model
/// refuses other control characters and longer names.
package enum HostileProgramme {
    /// The names.
    package static let names: [String] = [
        "<script>alert(1)</script>", "\"quoted\" 'single' & &amp; ]]> -->",
        "\"/><svg onload=alert(2)>", "javascript:alert(3)", "two\nlines\ttab\r\nend",
        "\u{202E}reversed\u{2066} never closed",
        "שלום עולם مرحبا بالعالم", String(repeating: "x", count: 990),
        String(repeating: "many words ", count: 60), "e\u{301}\u{301}\u{301}" + "Z̶a̶l̶g̶o̶",
        "👩🏽‍👩🏽‍👧🏽‍👦🏽 families 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧", "back\\slash\\N\\G\\", "\u{FFF9}\u{200B}\u{FEFF}\u{FFFE}x",
        "漢字の名前を持つ組織の本部", "url(https://example.org/a) ]]>", "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;",
        "%n%s${a}{{b}}",
    ]

    /// The programme; another seed, another one.
    ///
    /// - Throws: the problems of its data; there are none.
    package static func programme(seed: UInt64 = 3) throws -> Programme {
        var draft = RecordedProgramme.draft(seed: seed)
        func name(_ position: Int, _ start: Int) -> String {
            let place = start + position
            // From the second time on with a number, since nothing is called as another of its kind.
            let round = place / names.count
            return names[place % names.count] + (round > 0 ? " \(round)" : "")
        }
        draft.name = names[0] + names[1]
        for position in draft.organisations.indices {
            draft.organisations[position].name = name(position, 0)
        }
        for position in draft.sectors.indices { draft.sectors[position].name = name(position, 2) }
        for position in draft.courses.indices { draft.courses[position].name = name(position, 9) }
        for position in draft.people.indices { draft.people[position].name = name(position, 4) }
        return try Programme(draft)
    }
}
