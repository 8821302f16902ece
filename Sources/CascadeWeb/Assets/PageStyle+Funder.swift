extension PageStyle {
    /// The funder's page: the report's parts in the frame of the pages.
    static let funder = """
        .funder .headline { max-width: 44em; margin: 0 0 32px; } .funder .headline p { margin: 0 0 12px; font-size: 20px; }
        .funder .headline .first { font-size: 28px; line-height: 1.3; letter-spacing: -.005em; margin-bottom: 18px; }
        .funder .headline data { font-weight: 700; white-space: nowrap; }
        .funder section > p, .funder section > ul:not(.tiles) { max-width: 42em; }
        .funder .pair { align-items: stretch; } .funder .pair section { height: 100%; margin: 0; padding: 22px 24px 14px; }
        .funder .pair .observed { border: 2px solid var(--ink); border-top-width: 8px; }
        .funder .pair .expected { background: var(--ahead); border: 2px dashed var(--ahead-line); border-top-width: 8px; }
        .funder .badge { display: table; } .funder .observed > .badge { background: var(--ink); color: var(--paper); border-color: var(--ink); }
        .funder .expected > .badge { background: var(--paper); border-style: dashed; }
        .funder .tiles { gap: 22px 28px; } .funder .tiles .what { font-weight: 700; }
        .funder .dots { display: block; width: 310px; max-width: 100%; height: auto; margin: -6px 0 18px; }
        .funder .dots .off { stroke: var(--ahead-line); }
        .funder .picture svg { display: block; margin: 0 auto; width: 100%; height: auto; }
        .funder .picture:not(.wide) .scroll { max-width: 800px; } .funder .picture:not(.wide) svg { min-width: 560px; }
        .funder .picture.wide svg { min-width: 760px; } .funder.embed .picture svg { min-width: 0 !important; }
        .funder table { width: auto; min-width: 52%; } .funder .scroll > .note { max-width: 46em; }
        .funder .none { color: var(--quiet); }
        .funder .narrow, .funder .hint { display: none; }
        .funder figure { margin-bottom: 12px; } .funder .numbers { margin-bottom: 12px; } .funder .numbers .scroll { margin: 8px 0 12px; }
        .funder .pair details { margin: 4px 0 6px; }
        .more-parts .fold { margin: 0; border-top: 1px solid var(--rule); } .more-parts .fold:last-child { border-bottom: 1px solid var(--rule); }
        .fold > summary { padding: 12px 0; } .fold > summary h3 { display: inline; font-size: 19px; margin: 0; } .fold[open] { padding-bottom: 16px; } .fold[open] > summary { padding-bottom: 16px; }
        .fold > p, .fold > ul { max-width: 42em; }
        @media screen and (min-width: 761px) {
          .funder .part-target section { display: grid; grid-template-columns: max-content minmax(0, 1fr); grid-auto-flow: dense; column-gap: 56px; }
          .funder .part-target section > * { grid-column: 1 / -1; } .funder .part-target .badge { justify-self: start; }
          .funder .part-target :is(.tiles, .dots) { grid-column: 1; margin-bottom: 6px; } .funder .part-target section > p:not(.badge) { grid-column: 2; margin: 0 0 10px; }
        }
        @media screen and (max-width: 900px) { .funder .picture:not(.chart) .hint { display: block; } }
        @media screen and (max-width: 640px) { .funder .chart .usual { display: none; } .funder .chart .narrow { display: block; } .funder .chart .narrow svg { min-width: 0; } }
        @media (max-width: 760px) { .funder .headline .first { font-size: 23px; } .funder .headline p { font-size: 18px; } }
        @page { size: A4 portrait; margin: 12mm 14mm; }
        @media print {
          body:has(.funder) .top, body:has(.funder) footer, .funder figcaption { display: none; } body:has(.funder) main { padding: 0; }
          .funder .kicker { font-size: 9pt; margin: 0 0 1mm; } .funder h1 { margin-bottom: 2mm; font-size: 19pt; } .funder h2 { font-size: 12pt; margin-bottom: 1.5mm; }
          .funder .headline { max-width: none; margin-bottom: 3mm; } .funder .headline .first { font-size: 14pt; margin-bottom: 1.5mm; }
          .funder .headline p { font-size: 10pt; margin-bottom: .5mm; }
          .funder .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-bottom: 4mm; } .funder .pair section { padding: 2.5mm 3.5mm; border-top-width: 4px; }
          .funder section { margin-bottom: 3mm; } .funder p { margin-bottom: 1.2mm; font-size: 9pt; line-height: 1.35; } .funder section > p { max-width: none; }
          .funder .pair section p { font-size: 8pt; } .funder .badge { font-size: 7.5pt !important; margin-bottom: 1mm; }
          .funder .note, .funder .pair .note { font-size: 7.2pt; max-width: none; }
          .funder .tiles, .funder .pair .tiles { grid-template-columns: repeat(3, 1fr); gap: 1.5mm 3mm; margin-bottom: 1.5mm; } .funder .tiles .big { font-size: 15pt; }
          .funder .tiles .what { font-size: 8pt; line-height: 1.15; } .funder .tiles .sure { font-size: 7pt; line-height: 1.2; }
          .funder .part-target .tiles, .funder .part-target .dots, .funder .part-target .badge { display: none !important; }
          .funder .part-target section > p { display: inline; }
          .funder .part-costs .tiles { grid-template-columns: repeat(4, 1fr); }
          .funder .picture { margin: 0 0 2mm; } .funder .picture .scroll { border: 0; max-width: none !important; margin: 0; }
          .funder .picture svg { min-width: 0 !important; width: auto; max-width: 100%; max-height: 94mm; } .funder .part-partnership svg { max-height: 122mm; }
          .funder .part-partnership { break-before: page; } .funder .scroll { margin-bottom: 2mm; }
          .funder summary, .funder details { display: none; } .funder :is(.on-paper, .part-sectors .numbers) { display: block; margin: 0; } .funder .part-sectors :is(figure, .numbers .note), .funder .part-expected .on-paper > p:not(.note) { display: none; }
          .funder :is(.on-paper, .part-sectors .numbers)::details-content { content-visibility: visible; block-size: auto; }
          .funder table { width: 100%; font-size: 7.2pt; line-height: 1.15; } .funder th, .funder td { padding: .4mm 2mm .4mm 0; }
          .funder caption { font-size: 8.5pt; padding-bottom: .5mm; } .funder thead th { font-size: 7pt; } .funder tbody th { min-width: 0; }
        }

        """
}
