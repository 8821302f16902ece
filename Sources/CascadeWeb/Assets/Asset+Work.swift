extension Asset {
    /// Follows work in hand and comes back to the page when it is done.
    package static let work = Asset(
        "work.js",
        "text/javascript; charset=utf-8",
        #"""
        // Follows work in hand: asks how far it is, and comes back to the page when it is done.
        const pause = (ms) => new Promise((done) => setTimeout(done, ms));

        // Who sends a form or follows a link meanwhile is not held back by the page coming again.
        let left = -Infinity;
        addEventListener("beforeunload", () => { left = performance.now(); });

        async function follow(box) {
          const bar = box.querySelector("progress");
          const share = box.querySelector(".share");
          let failures = 0;
          while (box.isConnected) {
            await pause(failures > 0 ? 4000 : 700);
            try {
              const answer = await fetch(box.dataset.work, {
                headers: { Accept: "application/json" }, cache: "no-store",
              });
              const state = answer.ok ? await answer.json() : { state: "done" };
              if (state.state !== "running") {
                if (performance.now() - left < 15000) continue;
                const to = new URL(box.dataset.to, location.href);
                if (to.href === location.href) location.reload();
                else location.assign(to);
                return;
              }
              failures = 0;
              const percent = Math.min(99, Math.floor(state.share * 100));
              if (percent > 0) {
                bar.value = percent;
                share.textContent = `${percent}%`;
              }
            } catch {
              failures += 1;
            }
          }
        }

        for (const box of document.querySelectorAll("[data-work]")) follow(box);
        """#
    )
}
