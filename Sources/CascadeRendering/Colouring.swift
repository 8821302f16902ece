/// What the circles of the view ``View/partnership`` are coloured by.
public enum Colouring: String, Sendable, CaseIterable {
    /// The share of people expected to be reached, as a level in the sector's colour.
    case coverage
    /// Which organisations are more closely tied among themselves than with the rest.
    case community
    /// How many pairs of others an organisation stands between across sectors.
    case brokerage
    /// How many people elsewhere are not reached if an organisation drops out.
    case fragility
}
