extension Asset {
    /// Makes the map larger and smaller in place, moves it by dragging, and lights what is looked for.
    package static let map = Asset(
        "map.js",
        "text/javascript; charset=utf-8",
        #"""
        // The map works without this: links change its size, and it scrolls. This does both in place.
        const figure = document.querySelector("[data-map]");
        const view = figure?.querySelector(".map-view");
        const picture = view?.querySelector("svg");

        if (picture) {
          let zoom = Number([...view.classList].find((name) => name.startsWith("zoom-"))?.slice(5) ?? 100) / 100;

          // How wide it stands at size 1, as a share of the view: small pictures are not blown up, phones show a part.
          const base = picture.getBoundingClientRect().width / view.clientWidth / zoom || 1;
          const least = Math.min(1, 1 / base), most = 8;

          // Keeps the point of the map under (x, y) of the view where it is.
          function setZoom(wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) {
            const next = Math.min(most, Math.max(least, wanted));
            const before = picture.getBoundingClientRect(), frame = view.getBoundingClientRect();
            const across = (x - (before.left - frame.left)) / before.width;
            const down = (y - (before.top - frame.top)) / before.height;
            zoom = next;
            picture.style.width = `${base * zoom * 100}%`;
            const after = picture.getBoundingClientRect();
            view.scrollLeft += after.left - frame.left + across * after.width - x;
            view.scrollTop += after.top - frame.top + down * after.height - y;
          }

          for (const button of document.querySelectorAll("[data-step]")) {
            button.setAttribute("role", "button");
            const act = (event) => {
              event.preventDefault();
              const step = Number(button.dataset.step);
              setZoom(step === 0 ? least : zoom * (step > 0 ? 1.4 : 1 / 1.4));
            };
            button.addEventListener("click", act);
            button.addEventListener("keydown", (event) => { if (event.key === " ") act(event); });
          }

          view.addEventListener("wheel", (event) => {
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            const frame = view.getBoundingClientRect();
            setZoom(zoom * Math.exp(-event.deltaY / 300), event.clientX - frame.left, event.clientY - frame.top);
          }, { passive: false });

          view.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.key === "+" || event.key === "=") setZoom(zoom * 1.4);
            else if (event.key === "-") setZoom(zoom / 1.4);
            else if (event.key === "0") setZoom(least);
            else return;
            event.preventDefault();
          });

          // Dragging with the mouse; two fingers change the size. One finger scrolls as everywhere.
          const fingers = new Map();
          let dragged = 0, gap = 0;
          view.addEventListener("pointerdown", (event) => {
            if (event.pointerType === "mouse" && event.button !== 0) return;
            fingers.set(event.pointerId, event);
            dragged = 0;
            gap = 0;
          });
          view.addEventListener("pointermove", (event) => {
            const last = fingers.get(event.pointerId);
            if (!last) return;
            fingers.set(event.pointerId, event);
            if (event.pointerType === "mouse") {
              dragged += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
              if (dragged < 5) return;
              view.classList.add("dragging");
              view.scrollLeft -= event.clientX - last.clientX;
              view.scrollTop -= event.clientY - last.clientY;
            } else if (fingers.size === 2) {
              const [one, two] = [...fingers.values()], frame = view.getBoundingClientRect();
              const now = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
              if (gap > 0) {
                setZoom(zoom * now / gap, (one.clientX + two.clientX) / 2 - frame.left, (one.clientY + two.clientY) / 2 - frame.top);
              }
              gap = now;
              dragged = 99;
            }
          });
          const lift = (event) => {
            fingers.delete(event.pointerId);
            gap = 0;
            view.classList.remove("dragging");
          };
          for (const name of ["pointerup", "pointercancel"]) addEventListener(name, lift);
          picture.addEventListener("dragstart", (event) => event.preventDefault());
          // A drag that ends on an organisation does not open it.
          picture.addEventListener("click", (event) => {
            if (dragged >= 5) event.preventDefault();
            dragged = 0;
          }, true);

          // Brings what the address names into the middle, large enough to read.
          function light() {
            const node = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
            if (!node || !picture.contains(node)) return;
            if (zoom < 1.6 && picture.getBoundingClientRect().width < 900) setZoom(2.2);
            const box = node.getBoundingClientRect(), frame = view.getBoundingClientRect();
            view.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
            view.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2;
            view.scrollIntoView({ block: "nearest" });
            node.focus({ preventScroll: true });
          }
          addEventListener("hashchange", light);
          light();

          // Looks for an organisation without leaving the page.
          const form = document.querySelector(".map-search");
          const field = form?.querySelector("input[name=find]");
          const nodes = [...picture.querySelectorAll("a.node")];
          const nameOf = (node) => (node.getAttribute("aria-label") ?? "").toLowerCase();
          form?.addEventListener("submit", (event) => {
            const wanted = field.value.trim().toLowerCase();
            if (!wanted) return;
            const exact = nodes.filter((node) => nameOf(node).startsWith(`${wanted},`));
            const some = exact.length ? exact : nodes.filter((node) => nameOf(node).split(",")[0].includes(wanted));
            if (some.length !== 1) return;
            event.preventDefault();
            if (location.hash === `#${some[0].id}`) light();
            else location.hash = some[0].id;
          });
        }

        // Choosing shows at once.
        const filter = document.querySelector(".map-filter");
        filter?.addEventListener("change", () => filter.requestSubmit());
        """#
    )
}
