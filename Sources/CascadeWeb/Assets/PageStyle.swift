/// The style of all pages: the same colours and type as reports and pictures, light, dark and printed.
enum PageStyle {
    /// All rules.
    static let rules =
        foundation + frame + pieces + forms + tables + recording + insight
        + desk + media

    /// Colours by their use, and type.
    private static let foundation = """
        :root {
          --ink: #12161b; --quiet: #4a5260; --paper: #ffffff; --apart: #f4f5f7; --rule: #d5dae1; --edge: #6b7480;
          --deep: #06345c; --on-deep: #ffffff; --link: #0b4c86; --warn: #8a2b00; --warn-ground: #fff3e8;
          --good: #0b5a34; --good-ground: #e9f6ee; --wrong: #b3121d; --ahead: #eef4fb; --ahead-line: #5585bd;
          --focus: #ffdd00; --button: #0b5a34; --on-button: #ffffff;
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 16px; }
        body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; color: var(--ink); background: var(--paper);
          font: 18px/1.5 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
        a { color: var(--link); text-underline-offset: 3px; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 3px; }
        :is(a, button, input, select, textarea, summary, [tabindex]):focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 5px var(--ink); }
        main:focus { outline: none; }
        h1 { margin: 0 0 20px; font-size: 38px; line-height: 1.15; letter-spacing: -.01em; }
        h2 { margin: 0 0 14px; font-size: 26px; line-height: 1.2; }
        h3 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
        p { margin: 0 0 16px; }
        .column > p, .column > ul, .column > form, .lead { max-width: 42em; }
        .lead { font-size: 21px; }
        .kicker { margin: 0 0 6px; color: var(--quiet); font-size: 17px; }
        .hint, .note { color: var(--quiet); font-size: 16px; }
        .aside, h2 + .scroll > table > caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .number { text-align: right; white-space: nowrap; }
        [hidden] { display: none !important; }

        """

    /// What stands around every page.
    private static let frame = """
        .skip { position: absolute; left: -999em; padding: 10px 16px; background: var(--focus); color: #0b0c0c; }
        .skip:focus { left: 8px; top: 8px; z-index: 9; }
        .top { background: var(--deep); color: var(--on-deep); }
        .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px; max-width: 1180px; margin: 0 auto; padding: 12px 28px; }
        .bar a { color: var(--on-deep); }
        .brand { font-size: 22px; font-weight: 700; letter-spacing: -.01em; text-decoration: none; }
        .programme { font-size: 18px; text-decoration: none; padding-left: 20px; border-left: 1px solid rgba(255,255,255,.4); }
        .bar a:hover { text-decoration: underline; }
        .account { margin-left: auto; display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; font-size: 16px; }
        .account button { background: none; border: 0; padding: 4px 0; color: inherit; font: inherit; text-decoration: underline; cursor: pointer; }
        .top nav { background: rgba(0,0,0,.18); }
        .top nav ul { display: flex; flex-wrap: wrap; gap: 0 4px; max-width: 1180px; margin: 0 auto; padding: 0 18px; list-style: none; }
        .top nav a { display: block; padding: 10px 10px 8px; color: var(--on-deep); text-decoration: none; border-bottom: 4px solid transparent; font-size: 17px; }
        .top nav a:hover { border-bottom-color: rgba(255,255,255,.5); }
        .top nav a[aria-current] { border-bottom-color: var(--focus); font-weight: 700; }
        main { flex: 1; width: 100%; max-width: 1180px; margin: 0 auto; padding: 36px 28px 56px; }
        main.wide { max-width: none; }
        footer { max-width: 1180px; width: 100%; margin: 0 auto; padding: 0 28px 32px; color: var(--quiet); font-size: 15px; }
        footer p { margin: 0; padding-top: 16px; border-top: 1px solid var(--rule); }
        section { margin: 0 0 44px; }

        """

    /// Pieces of pages.
    private static let pieces = """
        .notice { margin: 0 0 28px; padding: 14px 18px; border-left: 6px solid var(--edge); background: var(--apart); }
        .notice p:last-child { margin: 0; }
        .notice.good { border-color: var(--good); background: var(--good-ground); }
        .notice.warn { border-color: var(--warn); background: var(--warn-ground); color: var(--warn); }
        .empty { margin: 0 0 28px; padding: 28px 24px; border: 2px dashed var(--rule); color: var(--quiet); max-width: 46em; }
        .empty p:last-child { margin: 0; }
        .button { display: inline-block; min-height: 44px; padding: 9px 18px; border: 2px solid transparent; background: var(--button); color: var(--on-button);
          font: inherit; font-weight: 700; line-height: 1.25; text-decoration: none; cursor: pointer; box-shadow: 0 2px 0 rgba(0,0,0,.35); border-radius: 0; }
        .button:hover { filter: brightness(1.12); }
        .button.quiet { background: var(--apart); color: var(--ink); border-color: var(--edge); box-shadow: none; font-weight: 400; }
        .button.grave { background: #b3121d; color: #fff; }
        .button[disabled] { opacity: .6; cursor: default; }
        .buttons { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: center; margin: 0 0 28px; }
        form.inline { display: inline; margin: 0; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(170px, 1fr)); gap: 20px 28px; margin: 0 0 28px; padding: 0; list-style: none; }
        .tiles .big { display: block; font-size: 40px; font-weight: 700; line-height: 1.1; letter-spacing: -.01em; }
        .tiles .what { display: block; font-size: 17px; }
        .tiles .sure { display: block; font-size: 15px; color: var(--quiet); }
        .observed-box, .expected-box { padding: 22px 24px 14px; margin: 0 0 28px; }
        .observed-box { border: 2px solid var(--ink); border-top-width: 8px; }
        .expected-box { background: var(--ahead); border: 2px dashed var(--ahead-line); border-top-width: 8px; }
        .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 28px; align-items: start; margin-bottom: 28px; }
        .pair > * { margin: 0; }
        .badge { display: inline-block; margin: 0 0 8px; padding: 2px 10px; font-size: 14px; font-weight: 700; letter-spacing: .02em; background: var(--apart); color: var(--ink); border: 1px solid var(--edge); }
        .observed-box .badge { background: var(--ink); color: var(--paper); border-color: var(--ink); }
        .expected-box .badge { background: var(--paper); border-style: dashed; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 20px; margin: 0 0 28px; padding: 0; list-style: none; }
        .card { padding: 18px 20px; border: 1px solid var(--rule); background: var(--paper); }
        .card h2, .card h3 { margin-bottom: 6px; font-size: 20px; }
        .card p:last-child { margin-bottom: 0; }
        .tasks { margin: 0 0 28px; padding: 0; list-style: none; max-width: 52em; }
        .tasks > li { padding: 14px 0; border-top: 1px solid var(--rule); }
        .tasks > li:last-child { border-bottom: 1px solid var(--rule); }
        .facts { margin: 0 0 28px; max-width: 46em; }
        .facts > div { display: grid; grid-template-columns: minmax(9em, 1fr) 2fr; gap: 4px 20px; padding: 10px 0; border-top: 1px solid var(--rule); }
        .facts > div:last-child { border-bottom: 1px solid var(--rule); }
        .facts dt { font-weight: 700; } .facts dd { margin: 0; }
        figure { margin: 0 0 28px; } figcaption { margin-top: 8px; color: var(--quiet); font-size: 16px; max-width: 46em; }
        .picture .scroll { border: 1px solid var(--rule); }
        .picture svg { display: block; }
        details { margin: 0 0 24px; } summary { cursor: pointer; color: var(--link); padding: 6px 0; } summary:hover { text-decoration: underline; }
        progress { width: 100%; max-width: 30em; height: 16px; accent-color: var(--button); }
        code, .code { font-family: "Liberation Mono", Menlo, Consolas, monospace; font-size: .92em; overflow-wrap: anywhere; }
        .back { display: inline-block; margin-bottom: 18px; font-size: 17px; }
        .back::before { content: "‹ "; }
        .dots .on { fill: var(--link); } .dots .off { fill: none; stroke: var(--edge); stroke-width: 2; }

        """

    /// Forms.
    private static let forms = """
        .field { margin: 0 0 26px; padding: 0; border: 0; min-width: 0; }
        .field.wrong { padding-left: 16px; border-left: 5px solid var(--wrong); }
        label, legend { display: block; margin-bottom: 4px; padding: 0; font-weight: 700; }
        legend.question { margin-bottom: 12px; } legend h1 { margin: 0; }
        .hint { margin: 0 0 8px; font-weight: 400; } .choice .hint { display: block; }
        .error { margin: 0 0 8px; color: var(--wrong); font-weight: 700; }
        input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea { width: 100%; max-width: 26em; min-height: 44px; padding: 8px 10px; border: 2px solid var(--edge); border-radius: 0;
          background: var(--paper); color: var(--ink); font: inherit; }
        textarea { max-width: 42em; } select { width: auto; max-width: 100%; }
        .wrong input:not([type=checkbox], [type=radio]), .wrong select, .wrong textarea { border-color: var(--wrong); }
        input.short { max-width: 8em; }
        .day { display: flex; flex-wrap: wrap; gap: 8px 18px; } .day label { font-weight: 400; }
        .day input.day { display: block; width: 3.6em; } .day input.month { width: 5.4em; } .day input.year { width: 5.2em; }
        .choice { position: relative; display: flex; align-items: flex-start; gap: 12px; min-height: 48px; padding: 2px 0; }
        .choice input { flex: none; width: 30px; height: 30px; margin: 6px 0; accent-color: var(--link); cursor: pointer; }
        .choice label { flex: 1; margin: 0; padding: 8px 0; font-weight: 400; cursor: pointer; }
        .error-summary { margin: 0 0 28px; padding: 18px 20px 10px; border: 4px solid var(--wrong); max-width: 46em; }
        .error-summary h2 { font-size: 22px; margin-bottom: 8px; } .error-summary ul { margin: 0 0 8px; padding-left: 20px; }
        .error-summary a { color: var(--wrong); font-weight: 700; }
        .find { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: flex-end; margin: 0 0 24px; } .find .field { margin: 0; }

        """

    /// Tables.
    private static let tables = """
        .scroll { overflow-x: auto; margin: 0 0 28px; }
        table { border-collapse: collapse; width: 100%; font-size: 16px; line-height: 1.35; }
        caption { padding: 0 0 8px; text-align: left; font-size: 19px; font-weight: 700; }
        th, td { padding: 9px 16px 9px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
        th.number, td.number { text-align: right; }
        thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); font-size: 15px; }
        tbody th { font-weight: 400; min-width: 8em; }

        """

    /// Small screens, dark ones, and paper.
    private static let media = """
        @media screen and (max-width: 760px) {
          body { font-size: 17px; }
          .bar { padding: 10px 18px; } .top nav ul { padding: 0 8px; } main { padding: 24px 18px 44px; } footer { padding: 0 18px 28px; }
          .programme { padding-left: 0; border: 0; flex-basis: 100%; order: 3; }
          .account { font-size: 15px; }
          .top nav ul { gap: 0; padding: 2px 10px 4px; } .top nav a { padding: 6px 8px 4px; font-size: 15px; border-bottom-width: 3px; }
          h1 { font-size: 30px; } h2 { font-size: 23px; } .lead { font-size: 19px; }
          .pair { grid-template-columns: minmax(0, 1fr); gap: 20px; }
          .tiles { grid-template-columns: repeat(auto-fill, minmax(130px, 1fr)); gap: 18px 16px; } .tiles .big { font-size: 34px; }
          .facts > div { grid-template-columns: minmax(0, 1fr); }
          .cards { grid-template-columns: minmax(0, 1fr); }
          form .button, .buttons .button { width: 100%; text-align: center; } form.inline .button { width: auto; }
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ink: #f2f4f7; --quiet: #b4bdc9; --paper: #12161b; --apart: #1e252d; --rule: #343c47; --edge: #8b95a3;
            --deep: #0b2742; --on-deep: #f2f4f7; --link: #8fc1f5; --warn: #ffd9b0; --warn-ground: #3a2109;
            --good: #7fd3a4; --good-ground: #10291c; --wrong: #ff9a94; --ahead: #172534; --ahead-line: #4f79a8;
            --button: #1e7d4c; --on-button: #ffffff;
          }
          .button.grave { background: #c93a3f; }
        }
        @media (prefers-reduced-motion: no-preference) { .button, a { transition: filter .12s; } }
        @media print {
          :root { --ink: #000; --link: #06345c; }
          body { font-size: 10pt; } .top nav, .skip, .account, .buttons, form, .noprint { display: none !important; }
          .top { background: none; color: #000; border-bottom: 1pt solid #06345c; } .bar { padding: 0 0 2mm; } .bar a { color: #000; }
          main, footer { max-width: none; padding: 4mm 0; } h1 { font-size: 20pt; } h2 { font-size: 13pt; break-after: avoid; }
          .observed-box, .expected-box, .badge, .dots { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          figure, tr, .observed-box, .expected-box { break-inside: avoid; } .scroll { overflow: visible; } table { font-size: 8pt; }
          .picture svg { max-width: 100%; max-height: 120mm; }
        }
        """
}
