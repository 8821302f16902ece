extension Comparison {
    /// Which assumption drives a measure of the one scenario, or its difference from the first scenario in each other.
    ///
    /// - Parameters:
    ///   - measure: what is asked about.
    ///   - unknown: the assumptions to try.
    ///   - columns: what the scenarios came to as drawn.
    ///   - progress: called with the number of replicates done.
    /// - Returns: a tornado for each answer that there is.
    /// - Throws: ``SimulationCancelled``.
    func tornadoes(
        of measure: ComparedMeasure,
        _ unknown: [UnknownAssumption],
        from columns: [MeasureColumns],
        progress: @escaping @Sendable (Int) -> Void
    ) async throws(SimulationCancelled) -> [Tornado] {
        let drawn = columns.map { $0.column(measure) }
        var tornadoes = answers(drawn).map { answer in
            Tornado(
                measure: measure,
                from: answer.from,
                to: answer.to,
                base: Tornado.Mean(answer.values),
                bars: []
            )
        }
        guard !tornadoes.isEmpty else { return [] }
        var done = 0
        for assumption in unknown {
            var (low, high) = (drawn, drawn)
            for (scenario, values) in assumption.scenarios {
                for isHigh in [false, true] {
                    let before = done
                    let column = try await MeasureColumns(
                        scenarios[scenario].fixing(values.mapValues { isHigh ? $0.high : $0.low }),
                        measure == .costPerPerson ? [.people, .cost] : [measure],
                        seed: seed,
                        replicates: replicates,
                        workers: workers
                    ) { progress(before + $0) }
                    .column(measure)
                    if isHigh { high[scenario] = column } else { low[scenario] = column }
                    done += replicates
                }
            }
            for (position, ends) in zip(answers(low), answers(high)).enumerated() {
                let swing = Difference(before: ends.0.values, after: ends.1.values)
                let means = (Tornado.Mean(ends.0.values), Tornado.Mean(ends.1.values))
                let signs = Set([means.0, means.1, tornadoes[position].base].map(\.clearSign))
                tornadoes[position].bars.append(
                    Tornado.Bar(
                        assumption: assumption.assumption,
                        place: assumption.place,
                        label: assumption.label,
                        ends: scenarios.indices.map { assumption.ends(in: $0) },
                        low: means.0,
                        high: means.1,
                        swing: swing,
                        flips: tornadoes[position].from != nil && signs.isSuperset(of: [-1, 1])
                    )
                )
            }
        }
        for position in tornadoes.indices {
            let sorted = tornadoes[position].bars.enumerated().sorted {
                ($1.element.width, $0.offset) < ($0.element.width, $1.offset)
            }
            tornadoes[position].bars = sorted.map(\.element)
        }
        return tornadoes
    }

    /// The answers that columns of a measure give, one column for each scenario, nil where it doesn't have the measure.
    private func answers(
        _ columns: [[Double]?]
    ) -> [(from: Int?, to: Int, values: [Double])] {
        if columns.count == 1 { return columns[0].map { [(nil, 0, $0)] } ?? [] }
        return columns.indices.dropFirst().compactMap { to in
            guard let first = columns[0], let other = columns[to] else { return nil }
            return (0, to, zip(first, other).map { $1 - $0 })
        }
    }
}
