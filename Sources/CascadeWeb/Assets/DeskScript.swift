extension Asset {
    /// Copies what a button belongs to.
    static let desk = Asset(
        "desk.js",
        "text/javascript; charset=utf-8",
        #"""
        for (const button of document.querySelectorAll("[data-copies]")) {
          const field = document.getElementById(button.dataset.copies);
          if (!field) continue;
          button.hidden = false;
                  const say = document.createElement("span");
          say.setAttribute("role", "status");
          say.className = "hint";
          button.after(say);
          button.addEventListener("click", async () => {
            field.select();
            let isDone = false;
            try {
              await navigator.clipboard.writeText(field.value);
              isDone = true;
            } catch {
              isDone = document.execCommand("copy");
            }
            if (isDone) say.textContent = " " + button.dataset.done;
          });
        }

        """#
    )
}
