/// How figures about people are blurred before others than the lead see them.
package enum DisclosureProfile: String, Sendable, Hashable, CaseIterable {
    /// Counts from 1 to 4 are hidden, all others rounded to the nearest 5.
    case under5 = "under-5"
    /// Counts from 1 to 9 are hidden, all others as they are.
    case under10 = "under-10"
    /// Nothing is hidden: for the lead only.
    case none

    /// What is used where nobody chooses.
    package static let standard = DisclosureProfile.under5

    /// Counts from 1 to one less than this are hidden; 1: none is.
    package var threshold: Int {
        switch self {
        case .under5: 5
        case .under10: 10
        case .none: 1
        }
    }

    /// Counts that are not hidden are rounded to the nearest multiple of this; 1: they are not rounded.
    package var base: Int { self == .under5 ? 5 : 1 }

    /// What was done, for a note under a table.
    package var words: String {
        switch self {
        case .under5:
            """
            Numbers from 1 to 4 are hidden; others are rounded to the nearest 5, totals on their own, so that they may not \
            add up. Where rounding alone would give a hidden number away, others are hidden too. 0 is shown as it is.
            """
        case .under10:
            """
            Numbers from 1 to 9 are hidden, and others with them where the hidden ones would follow from the totals. 0 is \
            shown as it is.
            """
        case .none: "Nothing is hidden: not for publication."
        }
    }

    /// The count nearest to `count` that the profile shows, halves upwards.
    package func rounded(_ count: Int) -> Int { (count + base / 2) / base * base }

    /// The counts that would be shown as `count` is, none of them hidden on its own account.
    func alike(_ count: Int) -> ClosedRange<Int> {
        let shown = rounded(count)
        return max(threshold, shown - base / 2)...max(threshold, shown + base - 1 - base / 2)
    }
}

/// A count as it is shown.
package enum DisclosedCount: Sendable, Hashable {
    /// The count itself, or the number that it was rounded to.
    case shown(Int)
    /// Hidden, because it is small or because a small one would follow from it.
    case hidden

    /// What stands in tables for a hidden number, as British official statistics have it.
    package static let mark = "[c]"

    /// The number, or ``mark``.
    package var text: String {
        switch self {
        case .shown(let count): String(count)
        case .hidden: Self.mark
        }
    }

    /// The number; nil where it is hidden.
    package var number: Int? {
        if case .shown(let count) = self { count } else { nil }
    }
}
