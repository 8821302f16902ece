extension Stylesheet {
    /// A page across of A4.
    ///
    /// All lengths are in `--u`, which is a millimetre on paper and a 297th of the width on a small screen.
    static let certificate = Stylesheet(
        """
        @page { size: A4 landscape; margin: 0; }
        :root { --u: min(1mm, 100vw / 297); }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; color: #16211f; background: #e9eeec; font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        p, h1 { margin: 0; font-weight: 400; }
        article { position: relative; width: calc(297 * var(--u)); height: calc(210 * var(--u)); margin: calc(8 * var(--u)) auto; overflow: hidden; background: #fff; text-align: center; }
        .frame { position: absolute; inset: calc(9 * var(--u)); border: calc(.8 * var(--u)) solid #0b5a55; }
        .frame::after { content: ""; position: absolute; inset: calc(1.6 * var(--u)); border: calc(.25 * var(--u)) solid #a5823a; }
        .inner { position: absolute; inset: calc(16 * var(--u)) calc(24 * var(--u)) calc(52 * var(--u)); display: flex; flex-direction: column; align-items: center; justify-content: center; }
        .emblem { display: block; flex: none; width: calc(35 * var(--u)); height: calc(35 * var(--u)); margin-bottom: calc(7 * var(--u)); }
        .emblem .dark { fill: #0b5a55; } .emblem .mid { fill: #4c9087; } .emblem .gold { fill: #a5823a; }
        .kind { font-size: calc(7.6 * var(--u)); line-height: 1.2; color: #0b5a55; }
        .name { max-width: 100%; margin-top: calc(6 * var(--u)); font-size: calc(16 * var(--u)); line-height: 1.1; overflow-wrap: anywhere; }
        .name.long { font-size: calc(12 * var(--u)); }
        .name.longest { font-size: calc(8 * var(--u)); }
        .name.empty { width: calc(150 * var(--u)); height: calc(17 * var(--u)); border-bottom: calc(.3 * var(--u)) solid #16211f; }
        .what { margin-top: calc(4.5 * var(--u)); font-size: calc(5.4 * var(--u)); font-style: italic; color: #35433f; }
        .course { max-width: 100%; margin-top: calc(3 * var(--u)); font-size: calc(11 * var(--u)); line-height: 1.15; color: #0b5a55; overflow-wrap: anywhere; }
        .course.long { font-size: calc(8.4 * var(--u)); }
        .course.longest { font-size: calc(6.6 * var(--u)); }
        .when { margin-top: calc(4.5 * var(--u)); font-size: calc(5.2 * var(--u)); color: #35433f; white-space: pre-wrap; }
        footer { position: absolute; left: calc(24 * var(--u)); right: calc(24 * var(--u)); bottom: calc(17 * var(--u)); }
        .lines { display: flex; justify-content: center; gap: calc(14 * var(--u)); }
        .lines div { flex: 0 1 calc(62 * var(--u)); padding-top: calc(1.6 * var(--u)); border-top: calc(.3 * var(--u)) solid #16211f; font-size: calc(4.4 * var(--u)); line-height: 1.25; overflow-wrap: anywhere; }
        .lines small { display: block; font-size: calc(3.6 * var(--u)); color: #4a5a58; }
        .programme { margin-top: calc(6 * var(--u)); font-size: calc(4.4 * var(--u)); color: #0b5a55; }
        @media print {
          :root { --u: 1mm; }
          body { background: none; }
          article { height: 209.9mm; margin: 0; break-after: page; break-inside: avoid; }
          article:last-child { break-after: auto; }
        }
        """
    )
}
