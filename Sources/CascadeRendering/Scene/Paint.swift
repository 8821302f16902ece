/// What something is painted with: a role that has one colour on light paper and one on a dark screen.
///
/// Sector colours are distinct under the three common forms of colour blindness.
package enum Paint: Sendable, Hashable {
    /// The picture's ground.
    case paper
    /// Text.
    case ink
    /// Text of lesser weight.
    case quiet
    /// Thin lines: grids and axes.
    case rule
    /// Ground of what stands apart.
    case apart
    /// Ties and arrows.
    case tie
    /// What deserves attention.
    case accent
    /// Strong colour of the sector or generation at this position.
    case strong(Int)
    /// Ground of the sector or generation at this position.
    case soft(Int)
    /// Ground of the panel of the sector at this position.
    case ground(Int)
    /// Text on the strong colour at this position.
    case onStrong(Int)
    /// Band of a fan chart: 0 the widest, 2 the narrowest.
    case band(Int)
    /// Median of a fan chart.
    case median
    /// Blue for a number: 0 none, 4 the most.
    case cool(Int)
    /// Orange for a loss: 0 none, 4 the most.
    case warm(Int)

    private static let strongLight: [UInt32] = [
        0x06345C, 0x8C711D, 0x912FF4, 0x5F6469, 0x2E3801, 0x227B54, 0xB14493, 0x66203B, 0x350DA5,
        0x864D2B,
    ]
    private static let softLight: [UInt32] = [
        0xE7F1FD, 0xF9F0D6, 0xF2EDFE, 0xEEF0F3, 0xEDF4DA, 0xDDF8E8, 0xFDE9F6, 0xFEEAEF, 0xEDEFFD,
        0xFEECE3,
    ]
    private static let strongDark: [UInt32] = [
        0x7492B3, 0xFBEABE, 0xA170EB, 0xE9EBEE, 0x7B865D, 0x72C298, 0xD9AFCA, 0xAF808E, 0xB1B7FD,
        0xF49157,
    ]
    private static let bandLight: [UInt32] = [0xDCE8F5, 0xB9D0EA, 0x8DB2DB]
    private static let bandDark: [UInt32] = [0x1D2C3F, 0x2A4565, 0x3B628F]
    private static let coolLight: [UInt32] = [0xFFFFFF, 0xC6DDF3, 0x84B4E2, 0x3878C0, 0x0A3570]
    private static let coolDark: [UInt32] = [0x12161B, 0x1F4064, 0x3472AE, 0x72AEE8, 0xD6EAFF]
    private static let warmLight: [UInt32] = [0xFFFFFF, 0xFBD9B5, 0xF3A25C, 0xD05A17, 0x7A2400]
    private static let warmDark: [UInt32] = [0x12161B, 0x5C3114, 0x9E5018, 0xE98B3A, 0xFFDDB3]

    /// How many sector colours there are; positions beyond wrap round.
    package static let variety = 10

    private static func place(_ position: Int) -> Int {
        ((position % variety) + variety) % variety
    }

    private static func level(_ level: Int) -> Int { max(0, min(4, level)) }

    /// The colour on light paper.
    package var light: Colour {
        switch self {
        case .paper: Colour(0xFFFFFF)
        case .ink: Colour(0x1A1A1A)
        case .quiet: Colour(0x4A5260)
        case .rule: Colour(0xD5DAE1)
        case .apart: Colour(0xF4F5F7)
        case .tie: Colour(0x5F6B7A)
        case .accent: Colour(0xA33C00)
        case .strong(let position): Colour(Self.strongLight[Self.place(position)])
        case .soft(let position): Colour(Self.softLight[Self.place(position)])
        case .ground(let position):
            Colour(Self.softLight[Self.place(position)]).over(Colour(0xFFFFFF), 0.55)
        case .onStrong: Colour(0xFFFFFF)
        case .band(let level): Colour(Self.bandLight[max(0, min(2, level))])
        case .median: Colour(0x06345C)
        case .cool(let level): Colour(Self.coolLight[Self.level(level)])
        case .warm(let level): Colour(Self.warmLight[Self.level(level)])
        }
    }

    /// The colour on a dark screen.
    package var dark: Colour {
        let ground = Colour(0x12161B)
        switch self {
        case .paper: return ground
        case .ink: return Colour(0xF2F4F7)
        case .quiet: return Colour(0xB4BDC9)
        case .rule: return Colour(0x343C47)
        case .apart: return Colour(0x1A2027)
        case .tie: return Colour(0x94A1B2)
        case .accent: return Colour(0xFFA366)
        case .strong(let position): return Colour(Self.strongDark[Self.place(position)])
        case .soft(let position):
            return Colour(Self.strongDark[Self.place(position)]).over(ground, 0.13)
        case .ground(let position):
            return Colour(Self.strongDark[Self.place(position)]).over(ground, 0.07)
        case .onStrong(let position):
            let strong = Colour(Self.strongDark[Self.place(position)])
            let (white, black) = (Colour(0xFFFFFF), Colour(0x0B0E12))
            return strong.contrast(with: white) > strong.contrast(with: black) ? white : black
        case .band(let level): return Colour(Self.bandDark[max(0, min(2, level))])
        case .median: return Colour(0xE3EEFB)
        case .cool(let level): return Colour(Self.coolDark[Self.level(level)])
        case .warm(let level): return Colour(Self.warmDark[Self.level(level)])
        }
    }

    /// A short word for style sheets.
    package var name: String {
        switch self {
        case .paper: "paper"
        case .ink: "ink"
        case .quiet: "quiet"
        case .rule: "rule"
        case .apart: "apart"
        case .tie: "tie"
        case .accent: "accent"
        case .strong(let position): "strong\(Self.place(position))"
        case .soft(let position): "soft\(Self.place(position))"
        case .ground(let position): "ground\(Self.place(position))"
        case .onStrong(let position): "on\(Self.place(position))"
        case .band(let level): "band\(max(0, min(2, level)))"
        case .median: "median"
        case .cool(let level): "cool\(Self.level(level))"
        case .warm(let level): "warm\(Self.level(level))"
        }
    }
}
