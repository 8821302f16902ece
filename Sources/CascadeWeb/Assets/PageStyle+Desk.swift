extension PageStyle {
    /// Lists and forms of leads.
    static let desk = """
        .scroll { position: relative; }
        .lead + section { margin-top: 32px; }
        .column > form.find { max-width: none; }
        .find { gap: 12px 16px; padding: 16px 18px 18px; background: var(--apart); }
        .find .field input:not([type=hidden]), .find .field select { height: 46px; }
        .find .field input { width: 15em; max-width: 100%; } .find .field select { max-width: 15em; }
        .find .clear { padding: 11px 0; }
        .count { color: var(--quiet); margin-bottom: 8px; }
        .ways { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; margin: 0 0 28px; }
        .mark { display: inline-block; padding: 0 8px; font-size: 15px; white-space: nowrap; border: 1px solid var(--edge); color: var(--ink); }
        .mark.held { border-color: var(--good); color: var(--good); background: var(--good-ground); }
        .mark.open { border-color: var(--warn); color: var(--warn); background: var(--warn-ground); }
        .mark.planned { border-style: dashed; }
        .mark.cancelled { color: var(--quiet); text-decoration: line-through; }
        th .mark { margin-left: 8px; }
        .names { columns: 3 14em; margin: 0 0 20px; padding-left: 20px; } .names li { break-inside: avoid; padding: 3px 0; }
        .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 0 24px; max-width: 70em; }
        .grid select { width: 100%; }
        .button.small { min-height: 32px; padding: 3px 12px; font-size: 16px; }
        .notice.saved { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; }
        .notice.saved p { margin: 0; }
        .notice ul { margin: 0; padding-left: 20px; }
        .difference { margin-bottom: 12px; } .difference h3 { font-size: 18px; }
        .difference .was, .difference .now { white-space: pre-wrap; overflow-wrap: anywhere; }
        .difference table { max-width: 60em; table-layout: fixed; } .difference tbody th { width: 12em; }
        .secret input.code { max-width: 44em; margin: 0 8px 12px 0; }
        input:has(+ .shows) { margin-right: 8px; } .button.shows { min-height: 44px; vertical-align: bottom; }
        td > .inline { display: inline-block; }
        dd { white-space: pre-line; } dd > * { white-space: normal; } dd > bdi { white-space: pre-line; }
        input[type=file].file { padding: 9px 10px; }
        caption > span:not(.aside) { display: inline-block; position: sticky; left: 0; max-width: min(100%, calc(100vw - 36px)); }
        @media screen and (max-width: 760px) {
          .column .buttons .button.quiet { width: auto; flex: 0 1 auto; } .buttons { gap: 10px 12px; }
          .scroll tbody th, .scroll thead th:first-child { position: sticky; left: 0; z-index: 1; background: var(--paper); }
          .scroll tbody th { min-width: 7em; max-width: 44vw; overflow-wrap: anywhere; }
          .find .field, .find .field input, .find .field select { width: 100%; max-width: none; }
          .find .field:has(select) { width: auto; flex: 1 1 40%; min-width: 8em; }
          .notice.saved { justify-content: flex-start; }
        }

        """
}
