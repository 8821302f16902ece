extension ProgrammeDraft {
    /// Organisations that are probably in the programme twice.
    var likelyDuplicateOrganisations: [Duplicate] {
        var pairs = DuplicatePairs()
        let sameIdentifier = DuplicatePairs.blocks(organisations.indices) { position in
            organisations[position].identifier.map { NameText.folded($0) }
        }
        for block in sameIdentifier {
            DuplicatePairs.each(of: block) { left, right in
                pairs.add(left, right, "they have the same official identifier")
            }
        }
        let sameName = DuplicatePairs.blocks(organisations.indices) { position in
            Organisation.comparedName(organisations[position].name)
        }
        for block in sameName {
            DuplicatePairs.each(of: block) { left, right in
                pairs.add(
                    left,
                    right,
                    "their names are the same but for capitals, accents, spaces or words such as"
                        + " “and”, “the”, “Ltd” and “Saint”"
                )
            }
        }
        return pairs.duplicates(.organisation) { organisations[$0].id }
    }
}

extension Organisation {
    /// Words that organisations' names may have or lack.
    private static let smallWords: Set<String> = [
        "and", "the", "of", "ltd", "limited", "plc", "llp", "cic", "cio", "inc", "incorporated",
    ]

    /// A name as it is compared: folded, “saint” as “st”, without small words and spaces; nil where nothing is left.
    static func comparedName(_ name: String) -> String? {
        let words = NameText.folded(name).split(separator: " ").map(String.init)
        let kept = words.filter { !smallWords.contains($0) }
        let compared = (kept.isEmpty ? words : kept).map { $0 == "saint" ? "st" : $0 }.joined()
        return compared.isEmpty ? nil : compared
    }
}
