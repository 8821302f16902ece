extension Stylesheet {
    /// A sheet printed upright.
    static let upright = Stylesheet(
        """
        @page { size: A4 portrait; }
        main { max-width: 210mm; --facts: 2; }
        .number { width: 7mm; } .name { width: 40mm; } .organisation { width: 46mm; }
        .arrived { width: 15mm; } .forward { width: 25mm; }
        """
    )

    /// A sheet printed across.
    static let across = Stylesheet(
        """
        @page { size: A4 landscape; }
        main { max-width: 297mm; --facts: 4; }
        .number { width: 7mm; } .name { width: 56mm; } .organisation { width: 56mm; }
        .email { width: 50mm; } .arrived { width: 14mm; } .forward { width: 25mm; }
        """
    )

    /// What both have in common: ink on white, lines that print in black and white as well, rows high enough to write in.
    static let signIn = Stylesheet(
        """
        @page {
          margin: 13mm 12mm 15mm;
          @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt "Liberation Sans", Arial, sans-serif; color: #4a5a58; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; color: #16211f; background: #e9eeec; font: 10.5pt/1.35 "Source Sans 3", "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
        main { margin: 8mm auto; padding: 13mm 12mm; background: #fff; box-shadow: 0 1px 8px #0002; }
        .programme { margin: 0; font-size: 9.5pt; font-weight: 600; letter-spacing: .02em; color: #0b5a55; }
        h1 { margin: .5mm 0 3.5mm; font: 600 21pt/1.15 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Liberation Serif", serif; color: #16211f; }
        dl { display: grid; grid-template-columns: repeat(var(--facts), minmax(0, 1fr)); gap: 2mm 8mm; margin: 0; padding: 2.5mm 0 3mm; border-top: .5mm solid #0b5a55; }
        dt { font-size: 8.5pt; color: #4a5a58; }
        dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        dd.blank { max-width: 70mm; height: 6mm; border-bottom: .25mm solid #4a5a58; }
        .kept { margin: 0 0 4mm; font-size: 8.5pt; color: #35433f; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; }
        thead { display: table-header-group; }
        tfoot { display: table-footer-group; }
        tr { break-inside: avoid; page-break-inside: avoid; }
        th { padding: 1.5mm 1.5mm; text-align: left; vertical-align: bottom; font-size: 8.5pt; font-weight: 600; line-height: 1.2; color: #0b5a55; border-bottom: .5mm solid #0b5a55; }
        th small { font-size: 8pt; font-weight: 400; color: #4a5a58; }
        th.tick, .days th { text-align: center; }
        tr:has(+ .days) th[scope="colgroup"] { border-bottom: 0; padding-bottom: 0; }
        .days th { padding: .5mm 0 1.5mm; font-weight: 400; white-space: nowrap; }
        tbody td { height: 11.5mm; padding: .5mm 1.5mm; vertical-align: middle; border-bottom: .2mm solid #7d8b88; overflow-wrap: anywhere; line-height: 1.2; }
        tbody td + td { border-left: .2mm solid #c5cfcc; }
        td.number { padding: 0; text-align: center; font-size: 8.5pt; color: #4a5a58; font-variant-numeric: tabular-nums; }
        td.name { font-weight: 600; }
        td.organisation { font-size: 9.5pt; }
        td.tick { padding: 0; text-align: center; }
        .box { display: inline-block; width: 4.6mm; height: 4.6mm; border: .3mm solid #4a5a58; border-radius: .6mm; vertical-align: middle; }
        .running td { padding: 0 0 1mm; font-size: 8.5pt; color: #35433f; }
        tfoot td { padding: 3mm 0 0; font-size: 8.5pt; line-height: 1.35; color: #35433f; }
        @media (max-width: 820px) {
          body { background: #fff; }
          main { margin: 0; padding: 18px 16px; box-shadow: none; --facts: 2; }
          .scroll { overflow-x: auto; }
          table { min-width: 680px; }
        }
        @media print {
          body { background: none; }
          main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
          .scroll { overflow: visible; }
          table { min-width: 0; }
        }
        """
    )
}
