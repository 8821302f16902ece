/// Who trained whom, as recorded.
///
/// A person descends from every trainer of the session in which they first completed a course; founders and people trained
/// by external trainers have nobody before them. Headcounts without names belong to the trainers of their session and are
/// counted, not followed.
public struct Lineage: Sendable, Equatable {
    /// What a trainer carries in the recorded lineage.
    public struct Carrier: Sendable, Equatable {
        /// Id of the person.
        public var person: String
        /// 0 for founders, else one more than the lead trainer of the session in which they first completed a course.
        public var generation: Int
        /// People trained in sessions led or co-led, each counted where first completing.
        public var trained: Int
        /// People who descend from this trainer, through others too.
        public var descendants: Int
        /// People who descend from nobody but by way of this trainer: who would not have been reached otherwise.
        public var only: Int

        /// What a trainer carries.
        public init(person: String, generation: Int, trained: Int, descendants: Int, only: Int) {
            self.person = person
            self.generation = generation
            self.trained = trained
            self.descendants = descendants
            self.only = only
        }
    }

    /// People reached on record, by name or by headcount.
    public var people: Int
    /// By generation, from 1: people reached.
    public var byGeneration: [Int]
    /// People reached in another organisation than the lead trainer's.
    public var acrossOrganisations: Int
    /// People reached in another sector than the lead trainer's.
    public var acrossSectors: Int
    /// Trainers who trained someone, those with most people of theirs only first.
    public var carriers: [Carrier]
}
