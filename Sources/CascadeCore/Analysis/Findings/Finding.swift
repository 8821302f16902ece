/// Something that the network says about the cascade, with what can be done about it.
public struct Finding: Sendable, Equatable {
    /// What a finding is about.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Where one more trainer would bring most.
        case nextTrainer = "next-trainer"
        /// A trainer whose leaving costs most.
        case leavingTrainer = "leaving-trainer"
        /// An organisation whose leaving costs others most.
        case leavingOrganisation = "leaving-organisation"
        /// An organisation that is the only way from some others to the rest.
        case onlyWay = "only-way"
        /// An organisation or a tie that is the only link between two sectors.
        case onlyLink = "only-link"
        /// Organisations that are hardly ever reached.
        case neverReached = "never-reached"
        /// A sector that is covered far less than the others.
        case uneven
        /// The organisation that links the sectors most.
        case broker
        /// A sector that keeps to itself.
        case silo
        /// Whom to have in the first room.
        case firstRoom = "first-room"
        /// A trainer through whom most of those recorded were reached.
        case lineage
        /// What makes no difference that the runs can tell.
        case steady
    }

    /// What it is about.
    public var kind: Kind
    /// Ids of the organisations, sectors or people that it names, in the order of the sentence.
    public var about: [String]
    /// What is so, with its number.
    public var sentence: String
    /// What can be done, with what it would bring where that was tried; empty where nothing need be done.
    public var advice: String
    /// What was tried to find what the sentence says; nil where it follows from the data alone.
    public var effect: WhatIf.Effect?
    /// What was tried of the advice; nil where it can't be simulated.
    public var remedy: WhatIf.Effect?
    /// People it would change in expectation: what findings are ranked by.
    public var people: Double
}
