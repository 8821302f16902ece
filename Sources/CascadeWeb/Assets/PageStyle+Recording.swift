extension PageStyle {
    /// Recording a session: large rows, one thing at a time, made for a thumb.
    static let recording = """
        .recorder { max-width: 38em; } .record { display: block; }
        .recorder h1 { margin-bottom: 12px; } .recorder legend.question h1 { margin-bottom: 0; }
        .recorder .hint { margin-bottom: 16px; }
        .plain { padding: 6px 0; min-height: 32px; border: 0; background: none; color: var(--link); font: inherit; text-decoration: underline; text-underline-offset: 3px; cursor: pointer; }
        .plain:hover { text-decoration-thickness: 3px; }
        .recorder .back { margin: -8px 0 14px; text-decoration: none; }
        .recorder .choices { margin: 4px 0 0; }
        .recorder .choice { min-height: 56px; padding: 4px 0; border-bottom: 1px solid var(--rule); gap: 16px; }
        .recorder .choice:first-child { border-top: 1px solid var(--rule); }
        .recorder .choice input { width: 32px; height: 32px; margin: 8px 0; }
        .recorder .choice label { padding: 10px 0; font-size: 19px; line-height: 1.3; }
        .recorder .choice:has(input:checked) { background: var(--ahead); box-shadow: -12px 0 0 var(--ahead), 12px 0 0 var(--ahead); }
        .recorder .choice .hint { margin: 2px 0 0; font-size: 16px; }
        .recorder .further { margin: -10px 0 26px; padding: 4px 0 0 18px; border-left: 4px solid var(--rule); } .recorder .further .field { margin-bottom: 12px; }
        .recorder .further legend { font-size: 18px; }
        .recorder .group { margin-bottom: 30px; } .recorder .group > legend { font-size: 21px; } .recorder .group .buttons { margin: 6px 0 12px; }
        .recorder details.group > summary { padding: 12px 0; }
        .recorder .newcomer { padding: 16px 18px 4px; border: 2px solid var(--rule); } .recorder .newcomer > legend { padding: 0 6px; margin-left: -6px; font-size: 19px; }
        .recorder .newcomer .field { margin-bottom: 16px; } .recorder .newcomer select { width: 100%; }
        .recorder .find .field { flex: 1; } .recorder form > .button { min-height: 52px; margin-top: 6px; font-size: 19px; }
        .kinds { margin: 34px 0 0; padding: 18px 0 0; border-top: 1px solid var(--rule); list-style: none; } .kinds a { display: inline-block; padding: 8px 0; }
        .facts.check > div { grid-template-columns: minmax(7em, 1fr) 2.4fr; } .facts.check dd { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
        .facts.check .answer p { margin: 0; } .facts.check .plain { padding: 0; margin: -3px 0 0; } .facts.check .answer { flex: 1; min-width: 0; }
        .report { margin: 0 0 26px; padding: 16px 20px 6px; background: var(--apart); border-left: 6px solid var(--edge); } .report h2 { font-size: 19px; margin-bottom: 8px; } .report ul { margin: 0 0 10px; padding-left: 20px; } .report li { margin-bottom: 6px; white-space: pre-wrap; }
        .confirmation { margin: 0 0 28px; padding: 26px 24px 24px; background: var(--good-ground); border-left: 8px solid var(--good); } .confirmation h1 { margin: 0 0 6px; } .confirmation p { margin: 0; font-size: 19px; }
        .confirmation h1:focus { outline: none; box-shadow: none; }
        .led { margin: 0 0 8px; padding: 0; list-style: none; } .led li { padding: 10px 0; border-top: 1px solid var(--rule); font-size: 19px; } .led li:last-child { border-bottom: 1px solid var(--rule); }
        .queue { background: var(--warn-ground); color: var(--warn); border-bottom: 1px solid var(--rule); }
        .queue-bar { display: flex; flex-wrap: wrap; gap: 6px 18px; align-items: center; max-width: 1180px; margin: 0 auto; padding: 12px 28px; }
        .queue p { margin: 0; font-weight: 700; } .queue p.why { flex-basis: 100%; font-weight: 400; } .queue p:empty { display: none; }
        .queue ul { flex-basis: 100%; margin: 0; padding: 0; list-style: none; } .queue ul:empty { display: none; } .queue li { padding: 8px 0; border-top: 1px solid var(--rule); color: var(--ink); overflow-wrap: anywhere; }
        .queue li a, .queue li .plain { margin-right: 14px; padding: 6px 0; display: inline-block; }
        .lineage, .lineage ul { list-style: none; margin: 0; padding: 0; } .lineage ul ul { margin: 6px 0 0 11px; padding-left: 21px; border-left: 2px solid var(--rule); }
        .lineage li { padding: 7px 0; } .lineage .who { font-weight: 700; } 
        .lineage .note { display: block; }
        .ways { display: flex; flex-wrap: wrap; gap: 4px 24px; } .ways a { display: inline-block; padding: 5px 0; } .ways .strong { font-weight: 700; }
        .tasks h3 { margin-bottom: 2px; } .tasks p { margin-bottom: 4px; }
        .growth ol { margin: 0; padding: 0; list-style: none; } .growth li { margin: 0 0 18px; } .growth li p { margin: 0 0 6px; } .growth strong { font-size: 26px; }
        .people { display: block; max-width: 100%; height: auto; fill: var(--ahead-line); } .people.own { fill: var(--link); }
        .observed-box .tiles { margin-bottom: 8px; }
        @media screen and (max-width: 760px) {
          .queue-bar { padding: 10px 18px; } .facts.check > div { grid-template-columns: minmax(0, 1fr); gap: 2px; }
          .recorder .group .buttons .button { width: auto; }
        }

        """
}
