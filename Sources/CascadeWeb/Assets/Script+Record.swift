extension Asset {
    /// Asks the questions of a recording without the server, so that they can be answered without signal.
    static let record = Asset(
        "record.js",
        "text/javascript; charset=utf-8",
        RecordAnswersScript.text + RecordPagesScript.text
    )
}

/// The second part of the script that records: one question after another, in the pages that the server wrote.
private enum RecordPagesScript {
    static let text = #"""
        // --- The pages.

        const recorder = document.querySelector("[data-recorder]");
        const kinds = recorder.querySelector(".kinds");
        const queue = window.cascadeQueue;
        const draftKey = `cascade-draft ${queue.here.programme} ${queue.here.owner}`;
        const title = document.title;
        const template = (selector) => document.querySelector(`template[${selector}]`).content.cloneNode(true);
        const organisations = Object.entries(facts.organisations).sort((a, b) => a[1].localeCompare(b[1]));
        const within = (selector) => recorder.querySelector(selector);
        let answers, id, step, mending = null;

        function begin(kind, from = []) {
          answers = new Answers(kind, from);
          id = newID();
          mending = null;
        }
        function keepDraft() {
          localStorage.setItem(draftKey, JSON.stringify({ id, kind: answers.kind, pairs: answers.pairs, step, mending }));
        }
        function readDraft() {
          try { return JSON.parse(localStorage.getItem(draftKey)); } catch { return null; }
        }
        function useDraft(draft) {
          answers = new Answers(draft.kind, draft.pairs);
          ({ id, mending } = draft);
        }

        // --- Showing a question.

        function show(next, { faults = [], focus = true } = {}) {
          step = next;
          const page = template(`data-step="${step}"`);
          const form = page.querySelector("form");
          form.addEventListener("submit", submit);
          recorder.replaceChildren(page);
          const back = within("[data-back]");
          back.hidden = !answers.previous(step);
          back.addEventListener("click", () => go(answers.previous(step)));
          listOrganisations(form);
          prepare[step]?.(form);
          restore(form);
          reveal(form);
          form.addEventListener("change", () => { reveal(form); keep(form); });
          form.addEventListener("input", () => { reveal(form); keep(form); });
          if (faults.length) showFaults(form, faults);
          if (FLOWS[answers.kind][0] === step) {
            recorder.append(kinds);
            for (const item of kinds.querySelectorAll("[data-kind]")) item.parentElement.hidden = item.dataset.kind === answers.kind;
          }
          document.title = (faults.length ? words.error : "") + title;
          keepDraft();
          if (!focus) return;
          window.scrollTo(0, 0);
          const start = within(".error-summary") ?? within("h1");
          start.tabIndex = -1;
          start.focus({ preventScroll: true });
        }

        /** Goes to a question as to a page of its own, so that the browser's Back leads to the one before. */
        function go(next, options) {
          const form = within("form");
          if (form && answers) keep(form);
          history.pushState(null, "", `#${next}`);
          show(next, options);
        }

        const filledIn = (form) => [...new FormData(form)].filter(([name]) => isField(step, name));

        function keep(form) {
          if (step === "check" || !step) return;
          answers.take(step, filledIn(form));
          keepDraft();
        }

        function restore(form) {
          const pairs = shown();
          for (const control of form.elements) {
            if (!control.name || !isField(step, control.name)) continue;
            const values = pairs.filter((pair) => pair[0] === control.name).map((pair) => pair[1]);
            if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
            else if (values.length) control.value = values[0];
          }
          for (const more of form.querySelectorAll("details")) if (more.querySelector("input:checked")) more.open = true;
        }

        /** What a question shows: what follows from a planned session is filled in. */
        function shown() {
          const pairs = [...answers.pairs];
          const has = (name) => answers.has(name);
          const { matched } = answers;
          if (step === "when" && answers.get("day").includes("-")) {
            const day = answers.day;
            const at = pairs.findIndex((pair) => pair[0] === "day");
            const choice = day === today() ? "today" : day === plus(today(), -1) ? "yesterday" : "other";
            pairs.splice(at, 1, ["day", choice]);
            if (choice === "other") {
              const [year, month, date] = day.split("-").map(Number);
              pairs.push(["on-day", String(date)], ["on-month", String(month)], ["on-year", String(year)]);
            }
          } else if (step === "where" && matched) {
            if (!has("host") && matched.host) {
              const isLikely = within(`input[name="host"][value="${CSS.escape(matched.host)}"]`);
              pairs.push(["host", isLikely ? matched.host : "other"]);
              if (!isLikely) pairs.push(["host-other", matched.host]);
            }
            if (!has("place") && matched.place) pairs.push(["place", matched.place]);
          } else if (step === "who" && !has("done-who") && !has("trainer")) {
            for (const one of [...(matched?.trainers ?? []), facts.me]) if (one) pairs.push(["trainer", one]);
          } else if (step === "course" && !has("course") && answers.course) pairs.push(["course", answers.course.id]);
          return pairs;
        }

        /** Shows what is only asked after a certain answer. */
        function reveal(form) {
          for (const part of form.querySelectorAll("[data-with]")) {
            const [name, value] = part.dataset.with.split("=");
            const given = [...new FormData(form).getAll(name)];
            part.hidden = value === undefined ? !given[0]?.trim() : !given.includes(value);
          }
        }

        /** Lists of organisations come without them: they are there once for all lists. */
        function listOrganisations(part) {
          for (const list of part.querySelectorAll('select:is([name="host-other"], [name="headcount-organisation"], [name^="new-organisation"])')) {
            list.append(...organisations.map(([value, label]) => new Option(label, value)));
          }
        }

        function choice(name, value, label, hint, type = "checkbox") {
          const row = template("data-choice").firstElementChild;
          const input = row.querySelector("input"), text = row.querySelector("label");
          Object.assign(input, { id: `pick-${name}-${value}`, name, value, type });
          text.htmlFor = input.id;
          text.querySelector("bdi").textContent = label;
          const note = text.querySelector(".hint");
          if (hint) note.querySelector("bdi").textContent = hint; else note.remove();
          return row;
        }

        // --- What hangs on the answers before.

        const prepare = {
          when(form) {
            const hint = (value, day) => { form.querySelector(`input[value="${value}"] + label .hint`).textContent = longDay(day); };
            hint("today", today());
            hint("yesterday", plus(today(), -1));
          },
          match(form) {
            const { candidates } = answers;
            form.querySelector("h1").textContent = candidates.length === 1 ? words.match : words.matchSeveral;
            form.querySelector(".choices").prepend(...candidates.map((one) => choice("match", one.id, one.label, one.hint, "radio")));
          },
          end(form) {
            form.querySelector('input[value="course"] + label bdi').textContent = longDay(plus(answers.day, answers.course.days));
          },
          register: prepareRegister,
          outcome(form) {
            form.querySelector('[data-part="forward"]').hidden = !answers.asksForward;
            const fill = (name, list) => list.replaceChildren(...answers.present.map((one) => choice(name, one.value, one.name)));
            const lists = form.querySelectorAll(".choices");
            fill("champion", lists[1]);
            fill("early", lists[2]);
          },
          check: prepareCheck,
        };

        function prepareRegister(form) {
          const { trainers, host, matched } = answers;
          const people = facts.people.filter(([one]) => !trainers.includes(one));
          const booked = new Set(matched?.people ?? []);
          const groups = { booked: [], host: [], others: [] };
          for (const person of people) groups[booked.has(person[0]) ? "booked" : person[2] === host ? "host" : "others"].push(person);
          if (!facts.me && groups.others.length > 400) groups.others = [];
          for (const [name, list] of Object.entries(groups)) {
            const group = form.querySelector(`[data-group="${name}"]`);
            group.hidden = !list.length;
            group.querySelector("[data-rows]").replaceChildren(...list.map(([one, label, home]) =>
              choice("came", one, label, name === "host" ? "" : facts.organisations[home] ?? home)));
            const head = group.querySelector("[data-title]");
            if (head) head.textContent = head.textContent.replace("{host}", facts.organisations[host] ?? "");
          }
          const count = Object.values(groups).flat().length;
          form.querySelector("[data-none]").hidden = count > 0;
          const search = form.querySelector("[data-find]");
          search.hidden = count < 12;
          search.querySelector("input").addEventListener("input", (event) => filter(form, event.target.value));
          search.querySelector("input").addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
          for (const [field] of answers.pairs.filter((pair) => pair[0].startsWith("new-name-"))) addRow(form, field.slice("new-name-".length));
          const chosen = form.elements["headcount-organisation"];
          if (!answers.has("headcount-organisation") && host) chosen.value = host;
          for (const button of form.querySelectorAll('button[name="do"]')) button.addEventListener("click", () => {
            if (button.value === "add") addRow(form).querySelector("input").focus();
            else for (const box of button.closest("[data-group]").querySelectorAll(".choice:not([hidden]) input")) box.checked = true;
            keep(form);
          });
        }

        const folded = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

        function filter(form, text) {
          const wanted = folded(text.trim());
          for (const row of form.querySelectorAll("[data-rows] .choice")) row.hidden = !folded(row.textContent).includes(wanted);
          for (const group of form.querySelectorAll("details[data-group]")) group.open = wanted !== "" || Boolean(group.querySelector("input:checked"));
        }

        function addRow(form, row) {
          const list = form.querySelector("[data-new]");
          const place = row ?? String(1 + Math.max(-1, ...[...list.children].map((child) => Number(child.dataset.row))));
          const part = form.querySelector("template[data-new-row]").content.cloneNode(true).firstElementChild;
          part.dataset.row = place;
          for (const element of part.querySelectorAll("[id], [name], [for], [aria-describedby]")) for (const name of ["id", "name", "for", "aria-describedby"]) {
            const value = element.getAttribute(name);
            if (value) element.setAttribute(name, value.replaceAll("ROW", place));
          }
          listOrganisations(part);
          part.querySelector("legend").textContent = words.newPerson.replace("{n}", list.children.length + 1);
          if (answers.host) part.querySelector("select").value = answers.host;
          list.append(part);
          return part;
        }

        // --- All answers once more.

        function lines() {
          const a = answers;
          const session = (one) => one ? `${one.label}, ${one.hint}` : "";
          const listed = (name) => a.present.filter((one) => a.all(name).includes(one.value)).map((one) => one.name);
          if (a.kind === "none") {
            const [year, month] = a.get("month").split("-").map(Number);
            return { month: [[`${facts.months[month - 1]} ${year}`]] };
          }
          if (a.kind === "cancelled") return { cancelled: [[session(facts.sessions.find((one) => one.id === a.get("session")))], [a.get("why") || words.nothing]] };
          const came = [...a.came.map(personName), ...a.newcomers.map((one) => `${one.name}, ${facts.organisations[one.organisation] ?? ""}`)];
          if (a.headcount > 0) came.push(words.without.replace("{n}", a.headcount));
          const early = listed("early");
          const forward = a.get("forward") === "some" ? listed("champion") : [a.get("forward") === "nobody" ? words.nobody : words.notAsked];
          return {
            when: [[longDay(a.day)]],
            match: a.candidates.length ? [[session(a.matched) || words.notPlanned]] : [],
            course: a.matched ? [] : [[a.course.name]],
            end: a.lastsDays ? [[a.end ? longDay(a.end) : words.asCourse]] : [],
            where: [[facts.organisations[a.host] ?? words.unknown, a.get("place")]],
            who: [a.trainers.length ? a.trainers.map(personName) : [words.external]],
            register: [came],
            outcome: a.present.length ? [a.asksForward ? forward : null, early.length ? early : [words.nobody]] : [],
            notes: [[a.get("notes") || words.nothing]],
          };
        }

        function prepareCheck(form) {
          const all = lines();
          const used = {};
          for (const row of form.querySelectorAll("[data-line]")) {
            const of = row.dataset.of;
            const place = used[of] ?? 0;
            used[of] = place + 1;
            const values = all[of]?.[place];
            if (!values) { row.remove(); continue; }
            row.querySelector(".answer").replaceChildren(...values.filter(Boolean).map((value) => paragraph(value)));
            row.querySelector("button").addEventListener("click", () => go(of));
          }
          report(form, id);
        }

        function paragraph(text, tag = "p") {
          const element = document.createElement(tag);
          const isolated = document.createElement("bdi");
          isolated.textContent = text;
          element.append(isolated);
          return element;
        }

        function listReport(part, texts) {
          const list = document.createElement("ul");
          list.append(...texts.map((text) => paragraph(text, "li")));
          part.append(list);
          part.hidden = false;
        }

        /** What will be saved in the server's words; without signal only that it is checked later. */
        async function report(form, shownID) {
          const part = form.querySelector("[data-report]");
          part.className = "report";
          try {
            if (!navigator.onLine) throw new Error("offline");
            const answer = await Promise.race([
              queue.ask(`/p/${facts.programme}/record/check`, answers.recording(id, new Date().toISOString().slice(0, 19) + "Z")),
              new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 5000)),
            ]);
            if (!answer.ok) throw new Error("refused");
            const said = await answer.json();
            if (step !== "check" || shownID !== id || !form.isConnected) return;
            if (said.faults.length) showFaults(form, said.faults.map(checkFault), false);
            else listReport(part, said.report);
          } catch { if (form.isConnected) listReport(part, [words.offlineReport]); }
        }

        const checkFault = (fault) => ({ field: `check-${fault.step}`, message: fault.message });

        // --- What is wrong.

        function showFaults(form, faults, focus = true) {
          within(".error-summary")?.remove();
          const summary = template("data-summary").firstElementChild;
          const list = summary.querySelector("ul");
          list.replaceChildren(...faults.map(({ field, message }) => {
            const item = document.createElement("li");
            const control = form.querySelector(`#field-${CSS.escape(field)}`) ?? form.elements[field]?.[0] ?? form.elements[field];
            const target = control ?? form.querySelector(`[name="${CSS.escape(field)}-day"]`) ?? form.querySelector("button.button");
            if (!target.id) target.id = `field-${field}`;
            const link = document.createElement("a");
            link.href = `#${target.id}`;
            link.textContent = message;
            link.addEventListener("click", (event) => { event.preventDefault(); target.focus(); target.scrollIntoView({ block: "center" }); });
            item.append(link);
            mark(target, message);
            return item;
          }));
          form.before(summary);
          if (focus) summary.focus();
        }

        function mark(target, message) {
          const field = target.closest(".field");
          if (!field || field.classList.contains("wrong")) return;
          field.classList.add("wrong");
          target.setAttribute("aria-invalid", "true");
          const error = document.createElement("p");
          error.className = "error";
          error.id = `error-${target.id}`;
          const hidden = document.createElement("span");
          hidden.className = "aside";
          hidden.textContent = words.error;
          error.append(hidden, message);
          const first = field.querySelector(".choices, .day, input, select, textarea");
          first.before(error);
          target.setAttribute("aria-describedby", [target.getAttribute("aria-describedby"), error.id].filter(Boolean).join(" "));
        }

        // --- Going on.

        async function submit(event) {
          event.preventDefault();
          const form = event.target;
          if (step === "check") return save(form);
          const was = answers.former(step);
          answers.take(step, filledIn(form));
          const faults = answers.faults(step);
          if (faults.length) { show(step, { faults }); within(".error-summary").focus(); return; }
          answers.settle(step, was);
          const next = answers.next(step);
          history.pushState(null, "", `#${next}`);
          show(next);
        }

        async function save(form) {
          for (const open of FLOWS[answers.kind]) {
            if (open === "check" || !answers.isAsked(open)) continue;
            const faults = answers.faults(open);
            if (faults.length) { go(open, { faults }); return; }
          }
          const button = form.querySelector("button.button");
          button.disabled = true;
          const all = lines();
          const entry = {
            id, programme: queue.here.programme, owner: queue.here.owner, state: "waiting", faults: [],
            recording: answers.recording(id, new Date().toISOString().slice(0, 19) + "Z"),
            kind: answers.kind, pairs: answers.pairs,
            title: [answers.kind === "session" ? answers.course.name : "", (all.when ?? all.month ?? all.cancelled)[0][0]].filter(Boolean).join(", "),
          };
          // It is on the phone before anything else is said or sent.
          await queue.put(entry);
          localStorage.removeItem(draftKey);
          const saved = id;
          step = null;
          history.pushState(null, "", "#saved");
          showSaved();
          await queue.show();
          const results = await queue.send();
          settle(saved, results.get(saved) ?? (await queue.send()).get(saved));
        }

        function showSaved() {
          recorder.replaceChildren(template("data-saved"));
          const heading = within("[data-heading]");
          heading.tabIndex = -1;
          window.scrollTo(0, 0);
          heading.focus({ preventScroll: true });
        }

        /** What the server said of a recording that was just saved. */
        function settle(saved, result) {
          if (!result || !within("[data-heading]")) return;
          if (result.effect === "rejected") { mend(saved); return; }
          within("[data-heading]").textContent = words.done;
          within("[data-detail]").textContent = result.effect === "already-known" ? words.already : words.sentDetail;
          const more = within("[data-done]");
          more.hidden = false;
          more.querySelector("a").href += `?id=${encodeURIComponent(saved)}`;
          showDone(more.querySelector("a").href);
        }

        /** The server's page about it, in the place of our own; without signal ours stays. */
        async function showDone(address) {
          try {
            const answer = await fetch(address);
            if (!answer.ok || answer.redirected) return;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            if (within("[data-heading]")) recorder.replaceChildren(...page.querySelector("main").childNodes);
          } catch { /* What is shown is right without it. */ }
        }

        /** Opens a recording that was not taken, at its answers, with what is wrong. */
        async function mend(wanted) {
          const entry = (await queue.all()).find((one) => one.id === wanted);
          if (!entry) { start(); return; }
          useDraft({ kind: entry.kind, pairs: entry.pairs, id: entry.id, mending: entry.id });
          history.replaceState(null, "", "#check");
          show("check", { faults: entry.faults.map(checkFault) });
        }

        // --- The start.

        function start() {
          const named = location.hash.slice(1);
          if (named.startsWith("mend=")) { mend(named.slice(5)); return; }
          const draft = readDraft();
          const wanted = new URLSearchParams(location.search).get("kind");
          const kind = Object.hasOwn(FLOWS, wanted ?? "") ? wanted : "session";
          if (draft && FLOWS[draft.kind]?.includes(named)) {
            useDraft(draft);
            show(named, { focus: false });
            return;
          }
          begin(kind);
          const first = kind === "session" ? openPlanned(answers, new URLSearchParams(location.search).get("session")) : FLOWS[kind][0];
          if (draft?.pairs.length && draft.step) {
            // What was begun is offered; it is given up when something else is filled in.
            const offer = { ...draft };
            show(FLOWS[kind][0], { focus: false });
            localStorage.setItem(draftKey, JSON.stringify(offer));
            const notice = document.createElement("div");
            notice.className = "notice";
            const text = document.createElement("p");
            const link = document.createElement("a");
            link.href = `#${offer.step}`;
            link.textContent = words.resumeLink;
            link.addEventListener("click", (event) => { event.preventDefault(); answers = null; useDraft(offer); history.pushState(null, "", `#${offer.step}`); show(offer.step); });
            text.append(words.resume, " ", link);
            notice.append(text);
            recorder.prepend(notice);
          } else show(first, { focus: false });
          history.replaceState(null, "", location.search);
        }

        addEventListener("popstate", () => {
          const named = location.hash.slice(1);
          const form = within("form");
          if (form && step && step !== "check") keep(form);
          if (!step && named !== "saved") { if (named.startsWith("mend=")) start(); else { begin("session"); history.replaceState(null, "", location.pathname); show("when"); } return; }
          const flow = FLOWS[answers.kind];
          if (named === "") show(flow[0]);
          else if (flow.includes(named)) show(named);
          else if (named.startsWith("mend=")) mend(named.slice(5));
        });
        kinds.addEventListener("click", (event) => {
          const kind = event.target.dataset?.kind;
          if (!kind) return;
          event.preventDefault();
          begin(kind);
          history.pushState(null, "", kind === "session" ? location.pathname : `?kind=${kind}`);
          show(FLOWS[kind][0]);
        });
        document.addEventListener("click", (event) => {
          // The way to mend something from this very page.
          const wanted = event.target.dataset?.mend;
          if (!wanted) return;
          event.preventDefault();
          const form = within("form");
          if (form && step) keep(form);
          mend(wanted);
        });
        start();
        """#
}
