extension Asset {
    /// Runs beside the pages, so that the page for recording opens without signal; served as `/sw.js`.
    static let offline = Asset(
        "sw.js",
        "text/javascript; charset=utf-8",
        #"""
        // Keeps the page for recording and what it loads. Everything else comes from the server.
        const PAGES = "cascade-pages", ASSETS = "cascade-assets";

        self.addEventListener("install", () => self.skipWaiting());
        self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
        self.addEventListener("fetch", (event) => {
          const { request } = event;
          const url = new URL(request.url);
          if (request.method !== "GET" || url.origin !== location.origin) return;
          if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
          else if (request.mode === "navigate" && !url.pathname.startsWith("/f/")) event.respondWith(page(request, url));
        });

        /** Their addresses follow from their content: what is kept is right for ever. */
        async function asset(request) {
          const assets = await caches.open(ASSETS);
          const kept = await assets.match(request);
          if (kept) return kept;
          const response = await fetch(request);
          if (response.ok) await assets.put(request, response.clone());
          return response;
        }

        /** From the server; without signal, or where it takes too long, what is kept. */
        async function page(request, url) {
          const pages = await caches.open(PAGES);
          const isRecording = /^\/p\/[^/]+\/record$/.test(url.pathname);
          const kept = isRecording ? await pages.match(url.pathname) : undefined;
          try {
            const response = await (kept ? Promise.race([fetch(request), late(6000)]) : fetch(request));
            if (isRecording && !url.search && response.ok && !response.redirected) await pages.put(url.pathname, response.clone());
            // Whoever may no longer see it keeps no names.
            if (isRecording && [401, 403, 404].includes(response.status)) await pages.delete(url.pathname);
            return response;
          } catch (error) {
            if (kept) return kept;
            const offline = await pages.match("/offline");
            if (offline) return offline;
            throw error;
          }
        }

        function late(milliseconds) {
          return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), milliseconds));
        }
        """#
    )
}
