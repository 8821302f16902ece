extension PageStyle {
    /// The map: it takes the width of the window, and scrolls inside its frame.
    static let map = """
        .map-bar { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: flex-end; margin: 0 0 12px; padding: 14px 18px 16px; background: var(--apart); }
        .map-bar form { margin: 0; padding: 0; max-width: none; background: none; } .map-bar .field { margin: 0; } .map-bar input, .map-bar select { height: 46px; } .map-bar label { font-size: 15px; font-weight: 400; color: var(--quiet); }
        .map-filter { flex-wrap: nowrap; } .map-bar .map-filter .field select { max-width: 11.5em; } .map-search { flex: 1; flex-wrap: nowrap; } .map-search .field { flex: 1 1 12em; max-width: 15em; } .map-bar .map-search .field input { width: 100%; }
        .map-found { flex-basis: 100%; } .map-found p { margin: 0 0 4px; } .map-search:has(.map-found) { flex-wrap: wrap; }
        .map { margin: 0 0 14px; }
        @media screen and (min-width: 1400px) { .map { margin-left: calc(50% - min(50vw - 40px, 800px)); margin-right: calc(50% - min(50vw - 40px, 800px)); } .map figcaption { margin-left: auto; margin-right: auto; max-width: 1124px; } }
        .map-view { overflow: auto; height: min(82vh, 1050px); border: 1px solid var(--rule); background: var(--paper); overscroll-behavior: contain; touch-action: pan-x pan-y; cursor: grab; }
        .map-view.dragging { cursor: grabbing; user-select: none; } .map-view.dragging a { pointer-events: none; }
        .map-view svg { display: block; max-width: none !important; width: 100%; height: auto; }
        .map-view.small svg { width: 48%; margin: 0 auto; }
        .map-view.zoom-150 svg { width: 150%; } .map-view.zoom-225 svg { width: 225%; } .map-view.zoom-340 svg { width: 340%; } .map-view.zoom-500 svg { width: 500%; }
        .map-view a.node { cursor: pointer; } .map-view .faded { opacity: .13; } .map-view .faded:is(:hover, :focus) { opacity: 1; }
        .map-view a.node:is(:focus-visible, :target) { box-shadow: none; }
        .map-tools { display: flex; gap: 6px; }
        .map-tools .button { min-width: 48px; background: var(--paper); padding: 9px 10px; text-align: center; font-size: 18px; font-weight: 700; }
        .map-tools .button:last-child { font-size: 16px; font-weight: 400; }
        .map-times { display: flex; flex-wrap: wrap; gap: 6px 24px; }
        @media screen and (max-width: 760px) {
          .map-view { height: 72vh; } .map-view.zoom-100 svg { width: 260%; } .map-view.small svg { width: 100%; } .map-bar .button { width: auto; } .map-search .field { flex: 1; } .map-filter { width: 100%; } .map-bar .map-filter .field { flex: 1; min-width: 0; } .map-bar .map-filter .field select { width: 100%; min-width: 0; max-width: none; } .map-tools { margin-left: auto; }
          .map { margin-left: -18px; margin-right: -18px; } .map figcaption { padding: 0 18px; } .map-view { border-left: 0; border-right: 0; }
        }
        @media print { .map-view { height: auto; overflow: visible; border: 0; } .map-view svg { width: 100% !important; max-height: 240mm; } }

        """
}
