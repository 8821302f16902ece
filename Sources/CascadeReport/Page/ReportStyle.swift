import CascadeFormats

extension Stylesheet {
    /// What the pages of a printed report for everyone say above.
    static let forEveryone = Stylesheet(
        """
        @page { @top-left { content: "Report for funders"; font: 8pt Arial, "Liberation Sans", sans-serif; color: #4a5260; } }
        """
    )

    /// What the pages of a printed report for the lead say above.
    static let forLead = Stylesheet(
        """
        @page { @top-left { content: "Report for funders · for the lead, not to be passed on"; font: 8pt Arial, "Liberation Sans", sans-serif; color: #8a2b00; } }
        """
    )

    /// Colours for light and dark, a calm column of text, pictures that scroll on their own, and pages of A4.
    static let report = Stylesheet(
        """
        :root {
          --ink: #12161b; --quiet: #4a5260; --paper: #ffffff; --apart: #f4f5f7; --rule: #d5dae1;
          --deep: #06345c; --on-deep: #ffffff; --link: #0b4c86; --warn: #8a2b00; --warn-ground: #fff3e8;
          --ahead: #eef4fb; --ahead-line: #5585bd; --focus: #ffdd00;
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 16px; }
        body { margin: 0; color: var(--ink); background: var(--paper); font: 18px/1.5 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
        a { color: var(--link); text-underline-offset: 2px; }
        a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 5px var(--ink); }
        .skip { position: absolute; left: -999em; padding: 10px 16px; background: var(--focus); color: #0b0c0c; }
        .skip:focus { left: 8px; top: 8px; z-index: 2; }
        .masthead { background: var(--deep); color: var(--on-deep); }
        .masthead > div, main, footer { max-width: 1040px; margin: 0 auto; padding-left: 32px; padding-right: 32px; }
        .masthead > div { padding-top: 40px; padding-bottom: 44px; }
        .kicker { margin: 0 0 10px; font-size: 16px; opacity: .9; }
        h1 { margin: 0; font-size: 46px; line-height: 1.1; letter-spacing: -.01em; }
        .about { max-width: 46em; margin: 18px 0 0; font-size: 19px; }
        .private { display: inline-block; margin: 24px 0 0; padding: 8px 14px; background: var(--warn-ground); color: var(--warn); font-size: 16px; font-weight: 700; }
        .headline { padding: 44px 0 36px; max-width: 44em; }
        .headline p { margin: 0 0 14px; font-size: 21px; }
        .headline .first { font-size: 32px; line-height: 1.28; letter-spacing: -.005em; margin-bottom: 22px; }
        .headline data { font-weight: 700; white-space: nowrap; }
        .headline .first data:first-of-type { color: var(--link); }
        h2 { margin: 0 0 18px; font-size: 29px; line-height: 1.2; letter-spacing: -.005em; }
        .contents { margin: 0 0 44px; padding: 18px 0 20px; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
        .contents h2 { font-size: 18px; margin-bottom: 8px; }
        .contents ol { margin: 0; padding: 0; list-style: none; columns: 3 15em; column-gap: 32px; font-size: 16px; }
        .contents li { padding: 3px 0; break-inside: avoid; }
        section { margin: 0 0 60px; }
        section > p, section > ul:not(.tiles) { max-width: 42em; }
        section li { margin-bottom: 8px; }
        p { margin: 0 0 16px; }
        .note { color: var(--quiet); font-size: 16px; }
        .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 32px; align-items: stretch; margin-bottom: 60px; }
        .pair section { margin: 0; padding: 24px 26px 20px; }
        .pair .observed { border: 2px solid var(--ink); border-top-width: 8px; }
        .pair .expected { background: var(--ahead); border: 2px dashed var(--ahead-line); border-top-width: 8px; }
        .pair:not(:has(.observed .tiles)) { align-items: start; }
        .pair h2 { font-size: 25px; }
        .badge { display: table; margin: 0 0 8px; padding: 2px 10px; font-size: 14px; font-weight: 700; letter-spacing: .02em; }
        .observed > .badge { background: var(--ink); color: var(--paper); }
        .expected > .badge { background: var(--ahead); color: var(--ink); box-shadow: inset 0 0 0 1.5px var(--ahead-line); }
        .pair .expected > .badge { background: var(--paper); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 22px 28px; margin: 0 0 24px; padding: 0; list-style: none; }
        .tiles li { margin: 0; }
        .big { display: block; font-size: 44px; line-height: 1.05; font-weight: 700; letter-spacing: -.015em; }
        .what { display: block; font-size: 18px; font-weight: 700; }
        .sure { display: block; margin-top: 2px; font-size: 15px; line-height: 1.35; color: var(--quiet); }
        .pair .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        #target { display: grid; grid-template-columns: minmax(240px, auto) minmax(0, 1fr); column-gap: 48px; }
        #target > .badge { justify-self: start; } #target > h2, #target > .badge { grid-column: 1 / -1; }
        #target > .tiles { display: block; grid-column: 1; grid-row: 3 / span 2; margin-bottom: 12px; } #target > .dots { grid-column: 1; grid-row: 5; }
        #target > p:not(.badge) { grid-column: 2; }
        .dots { display: block; width: 310px; max-width: 100%; height: auto; margin: -6px 0 18px; }
        .dots .on { fill: var(--link); stroke: var(--link); stroke-width: 2; }
        .dots .off { fill: none; stroke: var(--ahead-line); stroke-width: 2; }
        figure { margin: 0 0 28px; }
        .scroll { overflow-x: auto; }
        .picture .scroll { border: 1px solid var(--rule); background: var(--paper); }
        .picture svg { display: block; margin: 0 auto; }
        .chart .scroll { max-width: 800px; }
        .chart svg { width: 100%; height: auto; }
        .chart .narrow, .hint { display: none; }
        .wide svg { max-width: none !important; }
        .hint { margin: 0 0 6px; font-size: 15px; color: var(--quiet); }
        .hint::before { content: "↔ "; }
        figcaption { max-width: 46em; margin-top: 10px; font-size: 16px; color: var(--quiet); }
        table { border-collapse: collapse; min-width: 52%; font-size: 16px; line-height: 1.35; }
        caption { padding: 0 0 8px; text-align: left; font-size: 19px; font-weight: 700; }
        th, td { padding: 7px 14px 7px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
        thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); font-size: 15px; }
        tbody th { font-weight: 400; min-width: 8em; }
        .number { text-align: right; white-space: nowrap; }
        thead .number { white-space: normal; }
        td.words { min-width: 7em; }
        .none { color: var(--quiet); }
        section > .scroll { margin-bottom: 32px; }
        .scroll > .note { margin: 8px 0 0; max-width: 46em; }
        .data .scroll { margin-bottom: 44px; }
        footer { padding-top: 22px; padding-bottom: 44px; border-top: 1px solid var(--rule); font-size: 15px; color: var(--quiet); }
        @media screen and (min-width: 761px) {
          .wide .scroll { position: relative; left: 50%; width: fit-content; min-width: 100%; max-width: calc(100vw - 64px); transform: translateX(-50%); }
        }
        @media screen and (max-width: 700px) { .needs-600 .hint { display: block; } }
        @media screen and (max-width: 720px) { .needs-650 .hint { display: block; } }
        @media screen and (max-width: 760px) { .needs-700 .hint { display: block; } }
        @media screen and (max-width: 830px) { .needs-750 .hint { display: block; } }
        @media screen and (max-width: 880px) { .needs-800 .hint { display: block; } }
        @media screen and (max-width: 930px) { .needs-850 .hint { display: block; } }
        @media screen and (max-width: 980px) { .needs-900 .hint { display: block; } }
        @media screen and (max-width: 1030px) { .needs-950 .hint { display: block; } }
        @media screen and (max-width: 1080px) { .needs-1000 .hint { display: block; } }
        @media screen and (max-width: 1180px) { .needs-1100 .hint { display: block; } }
        @media screen and (max-width: 1280px) { .needs-1200 .hint { display: block; } }
        @media screen and (max-width: 1480px) { .needs-1400 .hint { display: block; } }
        @media screen { .needs-more .hint { display: block; } }
        @media screen and (max-width: 660px) {
          .chart .usual { display: none; } .chart .narrow { display: block; }
          .narrow svg { min-width: 345px; max-width: 460px; }
        }
        @media screen and (max-width: 660px) {
          #table-assumptions table, #table-assumptions tbody, #table-assumptions caption { display: block; }
          #table-assumptions thead { display: none; }
          #table-assumptions tr { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); column-gap: 14px; padding: 10px 0; border-bottom: 1px solid var(--rule); }
          #table-assumptions th, #table-assumptions td { padding: 0; border: 0; }
          #table-assumptions th { font-weight: 700; } #table-assumptions td:nth-child(2) { text-align: right; }
          #table-assumptions td:nth-child(n+3) { grid-column: 1 / -1; margin-top: 4px; font-size: 15px; color: var(--quiet); }
          #table-assumptions td:nth-child(3)::before { content: "Where it comes from: "; }
          #table-assumptions td:nth-child(4)::before { content: "What the records say: "; }
          #table-assumptions td:has(.none) { display: none; }
        }
        @media screen and (max-width: 440px) { .picture .scroll, .hint { margin-left: -10px; margin-right: -10px; } .hint { margin-left: 0; margin-right: 0; } }
        @media screen and (max-width: 363px) { .chart .hint { display: block; } }
        @media screen and (max-width: 760px) {
          body { font-size: 17px; }
          .masthead > div, main, footer { padding-left: 18px; padding-right: 18px; }
          .masthead > div { padding-top: 26px; padding-bottom: 28px; }
          h1 { font-size: 32px; }
          .headline { padding: 28px 0 24px; }
          .headline .first { font-size: 25px; }
          .headline p { font-size: 19px; }
          h2 { font-size: 24px; }
          #target { display: block; }
          .pair { grid-template-columns: minmax(0, 1fr); gap: 22px; margin-bottom: 44px; }
          .pair section { padding: 18px 16px 12px; }
          section { margin-bottom: 44px; }
          .tiles { grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 18px 16px; }
          table { font-size: 15px; } th, td { padding-right: 9px; } tbody th { min-width: 6em; } td.words { min-width: 6em; }
          .big { font-size: 34px; } .what { font-size: 16px; line-height: 1.25; overflow-wrap: anywhere; }
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ink: #f2f4f7; --quiet: #b4bdc9; --paper: #12161b; --apart: #1a2027; --rule: #343c47;
            --deep: #0b2742; --on-deep: #f2f4f7; --link: #8fc1f5; --warn: #ffd9b0; --warn-ground: #4a2408;
            --ahead: #172534; --ahead-line: #4f79a8;
          }
        }
        @page {
          size: A4 portrait; margin: 16mm 11mm 14mm;
          @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, "Liberation Sans", sans-serif; color: #4a5260; }
        }
        @page sideways { size: A4 landscape; margin: 14mm 10mm 12mm; }
        @media print {
          :root { --ink: #000000; --link: #06345c; }
          body { font-size: 10pt; line-height: 1.4; }
          .skip, .contents { display: none; }
          .masthead { background: none; color: #000; border-bottom: 1.5pt solid #06345c; }
          .masthead > div, main, footer { max-width: none; padding: 0; }
          .masthead > div { padding-bottom: 4mm; }
          .kicker, .about { font-size: 10.5pt; } .about { margin-top: 2mm; max-width: none; }
          h1 { font-size: 24pt; } h2 { font-size: 14pt; margin-bottom: 2mm; break-after: avoid; }
          .private { margin-top: 3mm; padding: 1.5mm 3mm; font-size: 9.5pt; border: .8pt solid var(--warn); }
          .headline { padding: 5mm 0 4mm; max-width: none; } .headline .first { font-size: 16pt; margin-bottom: 3mm; } .headline p { font-size: 11.5pt; margin-bottom: 2mm; }
          .pair { gap: 5mm; margin-bottom: 7mm; } .pair section { padding: 4mm; break-inside: avoid; } .pair h2 { font-size: 13pt; }
          section { margin-bottom: 5.5mm; } p { margin-bottom: 2mm; } section > p, section > ul:not(.tiles), figcaption { max-width: none; }
          .note, figcaption { font-size: 8.5pt; } .badge { font-size: 8pt; margin-bottom: 1.5mm; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .badge { break-after: avoid; } section > p:has(+ figure) { break-after: avoid; }
          .tiles { gap: 3mm 6mm; grid-template-columns: repeat(4, 1fr); break-inside: avoid; margin-bottom: 3mm; } .big { font-size: 19pt; } .what { font-size: 9.5pt; line-height: 1.2; } .sure { font-size: 8pt; }
          .observed, .expected, .dots, .picture .scroll { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .dots { width: 62mm; margin: 0 0 3mm; }
          figure { break-inside: avoid; margin-bottom: 4mm; }
          .scroll { overflow: visible; }
          .picture .scroll { border: 0; max-width: none; }
          .picture svg { max-width: 100% !important; height: auto; }
          .chart svg { width: 132mm; margin: 0; }
          .wide svg { zoom: .86; max-height: 274mm; }
          .duo { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 6mm; break-inside: avoid; }
          .duo .usual { display: none; } .duo .narrow { display: block; } .duo .chart svg { width: 91mm; max-height: 225mm; }
          #target, #costs { break-inside: avoid; }
          main > #evenness { display: grid; grid-template-columns: minmax(0, 1fr) 91mm; column-gap: 6mm; break-inside: avoid; }
          main > #evenness > * { grid-column: 1; } main > #evenness > .badge { justify-self: start; } main > #evenness > figure { grid-column: 2; grid-row: 1 / span 9; }
          main > #evenness .usual { display: none; } main > #evenness .narrow { display: block; } main > #evenness svg { width: 91mm; }
          .sideways { page: sideways; } .sideways svg { max-width: 277mm !important; max-height: 168mm; }
          figcaption { margin-top: 1.5mm; } .more { display: none; }
          section > .scroll { margin-bottom: 4mm; }
          section li { margin-bottom: 1mm; } section ul:not(.tiles) { margin: 0 0 3mm; padding-left: 5mm; }
          table { font-size: 7.8pt; line-height: 1.25; } caption { font-size: 10pt; padding-bottom: 1mm; break-after: avoid; } th, td { padding: .55mm 2.5mm .55mm 0; } thead th { font-size: 7.5pt; border-bottom-width: 1pt; }
          tbody th, td.words { min-width: 0; } #table-assumptions table { width: 100%; font-size: 7.2pt; } #table-assumptions tbody th { width: 22%; } #table-assumptions td:nth-child(2) { width: 12%; } #table-assumptions td:nth-child(4) { width: 38%; }
          #table-map table { font-size: 7.2pt; width: 100%; } #table-map .words { white-space: nowrap; }
          thead { display: table-header-group; } tr { break-inside: avoid; }
          .scroll:has(tbody tr:nth-child(-n+14):last-child) { break-inside: avoid; }
          p { orphans: 3; widows: 3; } .data .scroll { margin-bottom: 6mm; }
          footer { font-size: 8.5pt; padding: 3mm 0 0; }
        }
        """
    )
}
