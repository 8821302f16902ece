import ArgumentParser
import CascadeCore

/// What scenarios are judged by.
enum MeasureOption: String, CaseIterable, ExpressibleByArgument {
    case people, effective, embedded, organisations, cost, chance

    /// The measure.
    var measure: ComparedMeasure {
        switch self {
        case .people: .people
        case .effective: .effective
        case .embedded: .embedded
        case .organisations: .organisations
        case .cost: .cost
        case .chance: .chance
        }
    }
}
