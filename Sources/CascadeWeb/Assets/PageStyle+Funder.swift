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
        @media (max-width: 760px) { .funder .headline .first { font-size: 23px; } .funder .headline p { font-size: 18px; } }
        @media print {
          .funder .headline { max-width: none; margin-bottom: 4mm; } .funder .headline .first { font-size: 14pt; margin-bottom: 2mm; }
          .funder .headline p { font-size: 10.5pt; margin-bottom: 1mm; }
          .funder .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-bottom: 4mm; } .funder .pair section { padding: 3mm 4mm; }
          .funder section { margin-bottom: 4mm; } .funder p { margin-bottom: 1.5mm; } .funder section > p { max-width: none; }
          .funder .badge { font-size: 7.5pt; margin-bottom: 1mm; } .funder .note, .funder figcaption { font-size: 8pt; max-width: none; }
          .funder .tiles { grid-template-columns: repeat(2, 1fr); gap: 2mm 5mm; margin-bottom: 2mm; } .funder .tiles .big { font-size: 17pt; }
          .funder .tiles .what { font-size: 9pt; line-height: 1.2; } .funder .tiles .sure { font-size: 7.5pt; line-height: 1.25; }
          .funder .part-target .tiles, .funder .part-target .dots, .funder .part-target .badge { display: none; }
          .funder .part-target p { display: inline; } .funder .part-target section { margin-bottom: 3mm; }
          .funder .part-costs .tiles { grid-template-columns: repeat(4, 1fr); }
          .funder .picture .scroll { border: 0; max-width: none !important; } .funder figcaption a { display: none; }
          .funder .picture svg { min-width: 0 !important; max-height: 74mm; } .funder .part-partnership svg { max-height: 92mm; }
          .funder .part-partnership { break-before: page; } .funder .scroll { margin-bottom: 3mm; }
          .funder table { width: 100%; font-size: 7.6pt; line-height: 1.2; } .funder th, .funder td { padding: .5mm 2mm .5mm 0; }
          .funder caption { font-size: 9pt; padding-bottom: 1mm; } .funder tbody th { min-width: 0; }
        }

        """
}
