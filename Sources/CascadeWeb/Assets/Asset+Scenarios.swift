extension Asset {
    /// Answers while one types: asks for the answer of the form as it stands, first of few runs, then of all.
    package static let scenarios = Asset(
        "scenarios.js",
        "text/javascript; charset=utf-8",
        #"""
        // Answers while one types. Without this the button asks.
        const form = document.querySelector("[data-scenario]");
        const answer = document.querySelector("[data-answer]");
        const file = document.querySelector("[data-file]");
        let turn = 0, timer;

        function query() {
          const values = new URLSearchParams();
          for (const [name, value] of new FormData(form)) if (value.trim()) values.append(name, value.trim());
          return values.toString();
        }

        async function ask(mine) {
          const asked = query();
          history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
          if (file) file.href = `${file.dataset.file}?${asked}`;
          answer.setAttribute("aria-busy", "true");
          try {
            const found = await fetch(`${answer.dataset.answer}?${asked}`, { cache: "no-store" });
            if (mine !== turn) return;
            if (found.ok) {
              answer.innerHTML = await found.text();
              if (answer.querySelector("[data-work]")) timer = setTimeout(() => ask(mine), 500);
            }
          } catch { /* The next change, or the button, asks again. */ } finally {
            if (mine === turn) answer.removeAttribute("aria-busy");
          }
        }

        function later(pause) {
          turn += 1;
          clearTimeout(timer);
          const mine = turn;
          timer = setTimeout(() => ask(mine), pause);
        }

        if (form && answer) {
          form.addEventListener("input", () => later(250));
          form.addEventListener("submit", (event) => { event.preventDefault(); later(0); });
          if (answer.querySelector("[data-work]")) later(500);
        }
        """#
    )
}
