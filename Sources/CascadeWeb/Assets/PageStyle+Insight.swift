extension PageStyle {
    /// The overview, the map, scenarios, plans, work in hand, and the funder's page.
    static let insight = overview + map + scenario + funder

    /// The overview, and work in hand.
    private static let overview = """
        .headline { max-width: 46em; } .headline .lead + .lead { color: var(--quiet); }
        .working { margin: 0 0 18px; padding: 14px 18px; background: var(--apart); border-left: 6px solid var(--ahead-line); }
        .expected-box .working { background: var(--paper); }
        .working p { margin: 0 0 6px; } .working-ways { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: center; margin-top: 12px; }
        .wide-chart svg, .narrow-chart svg { width: 100%; height: auto; } .narrow-chart { display: none; }
        .chart-frame { border: 1px solid var(--rule); padding: 8px; } .chart-frame svg { display: block; margin: 0 auto; }
        figure.picture > details { margin: 10px 0 0; }
        .task-what { margin: 0 0 4px; } .task-what + .note { margin: 0 0 6px; max-width: 46em; }
        .task-way { display: inline-block; padding: 4px 0; }
        @media screen and (min-width: 900px) { .tasks:has(> .task) { max-width: none; } .task { display: grid; grid-template-columns: minmax(0, 1fr) 18em; gap: 0 48px; } .task-what, .task-what + .note { max-width: 46em; } .task .task-way { padding: 0; } }
        ul.plain { margin: 0 0 12px; padding: 0; list-style: none; } ul.plain li { padding: 4px 0; }
        .tiles li { min-width: 0; } .pair .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        @media (max-width: 640px) { .wide-chart { display: none; } .narrow-chart { display: block; } .chart-frame { padding: 0; } }
        @media print { .wide-chart { display: block; } .narrow-chart { display: none; } .working { display: none; } }

        """
}
