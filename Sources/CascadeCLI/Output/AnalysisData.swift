import CascadeCore
import CascadeFormats

/// The tables of an analysis as rows for programs; the JSON holds them, and the CSV lays their members out in columns.
struct AnalysisData {
    /// A row: its members in the order of writing.
    typealias Row = [(String, JSONText)]

    let analysis: Analysis
    let names: ProgrammeNames
    /// By organisation: the difference that its dropping out makes to the people reached elsewhere, the same one as in a
    /// finding that tells of it; nil where it was not tried.
    let elsewhereWithout: [Difference?]

    init(_ analysis: Analysis) {
        self.analysis = analysis
        let programme = analysis.outcome.programme
        names = ProgrammeNames(programme)
        var told: [String: Difference] = [:]
        for effect in analysis.findings.compactMap(\.effect) {
            if case .organisationLeaves(let id)? = effect.changes.first, effect.changes.count == 1 {
                told[id] = effect.elsewhere
            }
        }
        elsewhereWithout = zip(programme.organisations, analysis.fragility).map {
            organisation,
            tried in
            told[organisation.id] ?? tried
        }
    }

    var outcome: Outcome { analysis.outcome }
    var programme: Programme { analysis.outcome.programme }
    var network: NetworkAnalysis { analysis.network }

    func organisationId(_ position: Int) -> JSONText {
        .string(programme.organisations[position].id)
    }

    /// One row for each organisation, in the programme's order.
    var organisations: [Row] {
        network.organisations.enumerated().map { position, place in
            let organisation = programme.organisations[position]
            let result = outcome.organisations[position]
            return [
                ("id", .string(organisation.id)),
                ("name", .string(organisation.name)),
                ("sector", .string(organisation.sector)),
                ("people", .count(organisation.people)),
                ("role", .string(place.role.rawValue)),
                ("partners", .count(place.partners)),
                ("partnersElsewhere", .count(place.partnersElsewhere)),
                ("strength", .number(place.strength)),
                ("betweenness", .number(place.betweenness)),
                ("constraint", .optional(place.constraint)),
                ("effectiveSize", .optional(place.effectiveSize)),
                ("core", .count(place.core)),
                ("community", .count(place.community + 1)),
                ("cutsOff", .count(place.cutsOff)),
                ("cutsOffPeople", .count(place.cutsOffPeople)),
                (
                    "brokerage",
                    .object([
                        ("acrossSectors", .count(place.brokerage.acrossSectors)),
                        ("coordinator", .count(place.brokerage.coordinator)),
                        ("itinerant", .count(place.brokerage.itinerant)),
                        ("gatekeeper", .count(place.brokerage.gatekeeper)),
                        ("representative", .count(place.brokerage.representative)),
                        ("liaison", .count(place.brokerage.liaison)),
                    ])
                ),
                ("reached", .number(place.reached)),
                ("coverage", .number(result.coverage)),
                ("chanceReached", .number(result.chanceReached)),
                ("reachedAtHome", .number(place.reachedAtHome)),
                ("reachedByPartners", .number(place.reachedByPartners)),
                ("reachedPlanned", .number(place.reachedPlanned)),
                ("givenToPartners", .number(place.givenToPartners)),
                ("elsewhereWithout", .difference(elsewhereWithout[position])),
            ]
        }
    }

    /// One row for each sector, in the programme's order.
    var sectors: [Row] {
        network.sectors.enumerated().map { position, place in
            let sector = programme.sectors[position]
            let result = outcome.sectors[position]
            let numbers = outcome.reproductionNumberBySector
            return [
                ("id", .string(sector.id)),
                ("name", .string(sector.name)),
                ("organisations", .count(result.organisations)),
                ("people", .count(result.people)),
                ("reached", .number(result.peopleReached.mean)),
                ("coverage", .number(result.coverage)),
                (
                    "reproductionNumber",
                    .optional(position < numbers.count ? numbers[position].mean : nil)
                ),
                ("tiesInside", .count(place.tiesInside)),
                ("tiesOutside", .count(place.tiesOutside)),
                ("expectedOutside", .number(place.expectedOutside)),
                ("externalInternalIndex", .optional(place.externalInternalIndex)),
                ("chanceAsClosed", .optional(place.chanceAsClosed)),
                ("isSilo", .truth(place.isSilo)),
                ("reachedBySector", .number(place.reachedBySector)),
                ("reachedByOtherSectors", .number(place.reachedByOtherSectors)),
                ("reachedPlanned", .number(place.reachedPlanned)),
                ("givenToOtherSectors", .number(place.givenToOtherSectors)),
            ]
        }
    }

    /// One row for each pair of organisations with a tie, in the network's order.
    var ties: [Row] {
        network.ties.map { tie in
            [
                ("first", organisationId(tie.first)),
                ("second", organisationId(tie.second)),
                ("strength", .number(tie.strength)),
                ("reachedInFirst", .number(tie.reachedInFirst)),
                ("reachedInSecond", .number(tie.reachedInSecond)),
                ("isBridge", .truth(tie.isBridge)),
                ("betweenness", .optional(tie.betweenness)),
            ]
        }
    }

    /// One row for each community, the largest first.
    var communities: [Row] {
        network.communities.enumerated().map { position, community in
            [
                ("number", .count(position + 1)),
                ("organisations", .array(community.organisations.map(organisationId))),
                ("people", .count(community.people)),
                (
                    "bySector",
                    .object(
                        zip(programme.sectors, community.bySector).map { sector, count in
                            (sector.id, .count(count))
                        }
                    )
                ),
            ]
        }
    }

    /// One row for each ordered pair of sectors.
    var mixing: [Row] {
        programme.sectors.indices.flatMap { row in
            programme.sectors.indices.map { column -> Row in
                [
                    ("from", .string(programme.sectors[row].id)),
                    ("to", .string(programme.sectors[column].id)),
                    ("ties", .count(network.tiesBetweenSectors[row][column])),
                    ("reach", .number(network.reachBetweenSectors[row][column])),
                ]
            }
        }
    }

    /// One row for each finding, the most important first.
    var findings: [Row] {
        analysis.findings.map { finding in
            [
                ("kind", .string(finding.kind.rawValue)),
                ("about", .array(finding.about.map(JSONText.string))),
                ("sentence", .string(finding.sentence)),
                ("advice", .string(finding.advice)),
                ("people", .number(finding.people)),
                ("effect", .effect(finding.effect)),
                ("remedy", .effect(finding.remedy)),
            ]
        }
    }

    /// One row for each trainer of the recorded lineage, those with most people of theirs only first.
    var carriers: [Row] {
        (network.lineage?.carriers ?? []).map { carrier in
            [
                ("person", .string(carrier.person)),
                ("name", .string(names.person(carrier.person))),
                ("generation", .count(carrier.generation)),
                ("trained", .count(carrier.trained)),
                ("descendants", .count(carrier.descendants)),
                ("only", .count(carrier.only)),
            ]
        }
    }
}
