extension Asset {
    /// Keeps recordings on a phone until they are sent, and says so on every page.
    static let queue = Asset("queue.js", "text/javascript; charset=utf-8", QueueScript.text)
}

/// The script of recordings that wait on a phone.
private enum QueueScript {
    static let text = #"""
        // Recordings that wait on this device: kept, shown on every page, sent once.
        const banner = document.getElementById("queue");
        const words = banner ? JSON.parse(banner.dataset.words) : {};
        const here = banner ? { programme: banner.dataset.programme, owner: banner.dataset.owner, token: banner.dataset.token } : {};
        const PAGES = "cascade-pages", ASSETS = "cascade-assets";

        // --- Where they are kept: IndexedDB, or the browser's simple store where there is none.

        function simpleStore() {
          const read = () => JSON.parse(localStorage.getItem("cascade-recordings") ?? "[]");
          const write = (entries) => localStorage.setItem("cascade-recordings", JSON.stringify(entries));
          return {
            all: async () => read(),
            put: async (entry) => write([...read().filter((other) => other.id !== entry.id), entry]),
            remove: async (id) => write(read().filter((other) => other.id !== id)),
          };
        }

        function openDatabase() {
          return new Promise((resolve, reject) => {
            const request = indexedDB.open("cascade", 1);
            request.onupgradeneeded = () => request.result.createObjectStore("recordings", { keyPath: "id" });
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
            request.onblocked = () => reject(new Error("blocked"));
          });
        }

        function databaseStore(database) {
          const run = (mode, work) => new Promise((resolve, reject) => {
            const transaction = database.transaction("recordings", mode, { durability: "strict" });
            const request = work(transaction.objectStore("recordings"));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onerror = transaction.onabort = () => reject(transaction.error);
          });
          return {
            all: () => run("readonly", (store) => store.getAll()),
            put: (entry) => run("readwrite", (store) => store.put(entry)),
            remove: (id) => run("readwrite", (store) => store.delete(id)),
          };
        }

        const store = (async () => {
          try { return databaseStore(await openDatabase()); } catch { return simpleStore(); }
        })();

        // --- What is shown.

        let unsent = 0;
        const isMine = (entry) => entry.programme === here.programme && entry.owner === here.owner;
        const find = (name) => banner.querySelector(`[data-${name}]`);
        const counted = (one, many, count) => count === 1 ? one : many.replace("{n}", count);

        function say(why) { if (banner) find("why").textContent = why; }

        async function show() {
          if (!banner) return;
          const entries = await (await store).all();
          unsent = entries.length;
          const waiting = entries.filter((entry) => entry.state !== "rejected");
          const rejected = entries.filter((entry) => entry.state === "rejected");
          banner.hidden = entries.length === 0;
          find("count").textContent = [
            waiting.length ? counted(words.one, words.many, waiting.length) : "",
            rejected.length ? counted(words.rejectedOne, words.rejectedMany, rejected.length) : "",
          ].filter(Boolean).join(". ");
          find("send").hidden = !waiting.some(isMine);
          if (!waiting.length) say(rejected.some(isMine) || !rejected.length ? "" : words.elsewhere);
          else if (!here.owner) say(document.querySelector("[data-kept-pages]") ? words.noSignal : words.signInAgain);
          else if (!waiting.some(isMine)) say(words.elsewhere);
          // What is in them is for whoever made them.
          find("rejected").replaceChildren(...rejected.filter(isMine).map(rejectedItem));
          banner.classList.toggle("refused", rejected.length > 0);
        }

        function rejectedItem(entry) {
          const item = document.createElement("li");
          const title = document.createElement("strong");
          title.textContent = entry.title ?? "";
          item.append(title, " ", entry.faults.map((fault) => fault.message).join(" "), " ");
          const mend = document.createElement("a");
          mend.href = `/p/${entry.programme}/record#mend=${entry.id}`;
          mend.textContent = words.mend;
          mend.dataset.mend = entry.id;
          item.append(mend, " ");
          const drop = document.createElement("button");
          drop.type = "button";
          drop.className = "plain";
          drop.textContent = words.drop;
          drop.addEventListener("click", async () => {
            if (!confirm(words.dropSure)) return;
            await (await store).remove(entry.id);
            await show();
          });
          item.append(drop);
          return item;
        }

        // --- Sending.

        let sending = null;
        let timer = 0;

        const post = (path, body) => fetch(path, {
          method: "POST", credentials: "same-origin", redirect: "error",
          headers: { "Content-Type": "application/json", Accept: "application/json", "X-Cascade-Token": here.token },
          body: JSON.stringify(body), signal: AbortSignal.timeout?.(30000),
        });

        /** The answer to something that is sent; a page from yesterday fetches itself a new token first. */
        async function ask(path, body) {
          const answer = await post(path, body);
          if (answer.status !== 403) return answer;
          const fresh = await fetch(`/p/${here.programme}/recordings/token`, { headers: { Accept: "application/json" }, cache: "no-store" });
          if (!fresh.ok) return fresh;
          here.token = (await fresh.json()).token;
          return post(path, body);
        }

        async function keepAnswer(entry, answer) {
          if (answer.effect === "rejected") {
            await (await store).put({ ...entry, state: "rejected", faults: answer.faults });
          } else {
            await (await store).remove(entry.id);
          }
        }

        async function sendBatch(batch, results) {
          const answer = await ask(`/p/${here.programme}/recordings`, batch.map((entry) => entry.recording));
          if (answer.ok) {
            const { recordings } = await answer.json();
            for (const [place, entry] of batch.entries()) {
              results.set(entry.id, recordings[place]);
              await keepAnswer(entry, recordings[place]);
            }
            return "";
          }
          if ([401, 403, 404].includes(answer.status)) return words.signInAgain;
          if (![400, 413, 422].includes(answer.status)) return words.busy;
          if (batch.length > 1) {
            for (const entry of batch) {
              const why = await sendBatch([entry], results);
              if (why) return why;
            }
            return "";
          }
          const { detail } = await answer.json().catch(() => ({ detail: "" }));
          const refused = { id: batch[0].id, effect: "rejected", faults: [{ field: "", step: "check", message: detail }] };
          results.set(batch[0].id, refused);
          await keepAnswer(batch[0], refused);
          return "";
        }

        async function sendAll() {
          const results = new Map();
          const waiting = (await (await store).all()).filter((entry) => entry.state !== "rejected" && isMine(entry))
            .sort((a, b) => a.recording.at < b.recording.at ? -1 : 1);
          if (!waiting.length || !here.owner) { await show(); return results; }
          await show();
          say(words.sending);
          let why = "";
          try {
            for (let start = 0; start < waiting.length && !why; start += 20) {
              why = await sendBatch(waiting.slice(start, start + 20), results);
            }
          } catch { why = words.noSignal; }
          await show();
          say(why);
          clearTimeout(timer);
          if (why && why !== words.signInAgain) timer = setTimeout(send, 30000);
          return results;
        }

        function send() { return sending ??= sendAll().finally(() => { sending = null; }); }

        // --- What opens without signal.

        async function keepRecordPage() {
          if (!here.owner || !window.isSecureContext || !("serviceWorker" in navigator)) return;
          await navigator.serviceWorker.register("/sw.js", { scope: "/" });
          const pages = await caches.open(PAGES);
          const path = `/p/${here.programme}/record`;
          const kept = await pages.match(path);
          const age = Date.now() - Number(localStorage.getItem("cascade-kept") ?? 0);
          if (kept && age < 600000) return;
          const [page, offline] = await Promise.all([fetch(path), fetch("/offline")]);
          if (!page.ok || page.redirected || !offline.ok) return;
          const text = await page.clone().text() + await offline.clone().text();
          const assets = await caches.open(ASSETS);
          const needed = new Set([...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]));
          for (const old of await assets.keys()) if (!needed.has(new URL(old.url).pathname)) await assets.delete(old);
          for (const asset of needed) if (!await assets.match(asset)) await assets.add(asset);
          await pages.put(path, page);
          await pages.put("/offline", offline);
          localStorage.setItem("cascade-kept", String(Date.now()));
          document.documentElement.dataset.kept = "yes";
        }

        /** On the page that stands for others without signal: where a session can be recorded all the same. */
        async function listKeptPages() {
          const list = document.querySelector("[data-kept-pages]");
          if (!list || !window.caches) return;
          for (const request of await (await caches.open(PAGES)).keys()) {
            const { pathname } = new URL(request.url);
            if (!pathname.endsWith("/record")) continue;
            const link = document.createElement("a");
            link.href = pathname;
            link.className = "button";
            link.textContent = list.dataset.label;
            list.append(link);
          }
        }

        /** Names leave the phone with whoever signs out; recordings that are not sent stay. */
        document.addEventListener("submit", async (event) => {
          const form = event.target;
          if (new URL(form.action, location.href).pathname !== "/sign-out") return;
          event.preventDefault();
          if (unsent > 0 && !confirm(words.leave)) return;
          try {
            for (const key of Object.keys(localStorage)) if (key.startsWith("cascade-draft")) localStorage.removeItem(key);
            localStorage.removeItem("cascade-kept");
            await window.caches?.delete(PAGES);
          } finally { form.submit(); }
        });

        addEventListener("online", send);
        document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
        banner && find("send").addEventListener("click", send);
        window.cascadeQueue = { here, ask, send, show, put: async (entry) => (await store).put(entry), all: async () => (await store).all() };
        send();
        keepRecordPage().catch(() => {});
        listKeptPages().catch(() => {});
        """#
}
