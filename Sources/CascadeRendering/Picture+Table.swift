import CascadeCore

extension Picture {
    /// The figures of the picture as a table.
    ///
    /// Organisations beyond ``PartnershipTable/mostOrganisations`` are told by sector.
    package var dataTable: ChartTable {
        switch view {
        case .partnership:
            PartnershipTable(History(programme, asOf: asOf), outcome, isPublic: isPublic).table
        case .curriculum: curriculum.dataTable
        case .reach: ReachView(programme, outcome).dataTable
        case .sectors: SectorsView(programme, outcome, network).dataTable
        case .lineage: lineage.dataTable
        case .change: ChartTable(changed.change)
        case .spread: ChartTable(spreading.spread)
        }
    }
}
