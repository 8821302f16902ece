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
          .funder .pair section > p { font-size: 8pt; } .funder .badge { font-size: 7.5pt !important; margin-bottom: 1mm; }
          .funder .note, .funder .pair .note { font-size: 7.2pt; max-width: none; }
          .funder .tiles, .funder .pair .tiles { grid-template-columns: repeat(3, 1fr); gap: 1.5mm 3mm; margin-bottom: 1.5mm; } .funder .tiles .big { font-size: 15pt; }
          .funder .tiles .what { font-size: 8pt; line-height: 1.15; } .funder .tiles .sure { font-size: 7pt; line-height: 1.2; }
          .funder .part-target .tiles, .funder .part-target .dots, .funder .part-target .badge { display: none !important; }
          .funder .part-target section > p { display: inline; }
          .funder .part-costs .tiles { grid-template-columns: repeat(4, 1fr); }
          .funder .picture { margin: 0 0 2mm; } .funder .picture .scroll { border: 0; max-width: none !important; margin: 0; }
          .funder .picture svg { min-width: 0 !important; width: auto; max-width: 100%; max-height: 88mm; } .funder .part-partnership svg { max-height: 96mm; } .funder .part-sectors svg { max-height: 64mm; }
          .funder .part-partnership { break-before: page; } .funder .scroll { margin-bottom: 2mm; } .funder .part-partnership .table, .funder .part-sectors .table { display: none; }
          .funder table { width: 100%; font-size: 7.2pt; line-height: 1.15; } .funder th, .funder td { padding: .4mm 2mm .4mm 0; }
          .funder caption { font-size: 8.5pt; padding-bottom: .5mm; } .funder thead th { font-size: 7pt; } .funder tbody th { min-width: 0; }
        }

        """
}
