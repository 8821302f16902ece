/// The first part of the script that records, which says what the answers mean as the pages of the server do.
enum RecordAnswersScript {
    static let text = #"""
        // The answers of a recording, and what they mean.
        const facts = JSON.parse(document.querySelector("template[data-facts]").dataset.facts);
        const words = facts.words;
        const FLOWS = {
          session: ["when", "match", "course", "end", "where", "who", "register", "outcome", "notes", "check"],
          none: ["month", "check"],
          cancelled: ["cancelled", "check"],
        };
        const FIELDS = {
          when: ["day", "on-day", "on-month", "on-year"], match: ["match"], course: ["course"],
          end: ["end", "until-day", "until-month", "until-year"], where: ["host", "host-other", "place"],
          who: ["trainer", "external"], register: ["came", "headcount", "headcount-organisation"],
          outcome: ["forward", "champion", "early"], notes: ["notes"], month: ["month"], cancelled: ["session", "why"], check: [],
        };
        const isField = (step, name) => FIELDS[step].includes(name) || (step === "register" && /^new-(name|organisation|email)-/.test(name));

        // --- Days: texts such as 2026-03-04, reckoned without zones.

        const isoDay = (date) => `${String(date.getFullYear()).padStart(4, "0")}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
        const number = (day) => Date.parse(day + "T00:00:00Z") / 86400000;
        const plus = (day, days) => new Date((number(day) + days) * 86400000).toISOString().slice(0, 10);
        const today = () => isoDay(new Date());

        function longDay(day) {
          const [year, month, date] = day.split("-").map(Number);
          return `${facts.weekdays[(((number(day) + 3) % 7) + 7) % 7]} ${date} ${facts.months[month - 1]} ${year}`;
        }

        function monthNumber(text) {
          const word = text.trim().toLowerCase().replaceAll(".", "");
          if (/^\d+$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null;
          if (word.length < 3) return null;
          const place = facts.months.findIndex((name) => name.toLowerCase().startsWith(word === "sept" ? "sep" : word));
          return place < 0 ? null : place + 1;
        }

        // --- Answers.

        class Answers {
          constructor(kind, pairs = []) { this.kind = kind; this.pairs = pairs; }
          get(name) { return (this.pairs.find((pair) => pair[0] === name)?.[1] ?? "").trim(); }
          all(name) { return this.pairs.filter((pair) => pair[0] === name && pair[1] !== "").map((pair) => pair[1]); }
          has(name) { return this.pairs.some((pair) => pair[0] === name); }
          drop(...names) { this.pairs = this.pairs.filter((pair) => !names.includes(pair[0])); }
          set(name, value) { this.drop(name); this.pairs.push([name, value]); }
          forget(...steps) {
            for (const step of steps) this.pairs = this.pairs.filter((pair) => pair[0] !== `done-${step}` && !isField(step, pair[0]));
          }
          /** Takes what a page has filled in the place of what it had before. */
          take(step, pairs) {
            this.pairs = [...this.pairs.filter((pair) => !isField(step, pair[0])), ...pairs.filter((pair) => isField(step, pair[0]))];
          }

          partsOf(name) {
            const day = Number(this.get(`${name}-day`) || NaN), year = Number(this.get(`${name}-year`) || NaN);
            const month = monthNumber(this.get(`${name}-month`));
            if (!month || !Number.isInteger(day) || !Number.isInteger(year)) return null;
            const full = year < 100 ? 2000 + year : year;
            const date = new Date(Date.UTC(full, month - 1, day));
            return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && full >= 1900 && full <= 2200 ? date.toISOString().slice(0, 10) : null;
          }
          get day() {
            switch (this.get("day")) {
              case "": return null;
              case "today": return today();
              case "yesterday": return plus(today(), -1);
              case "other": return this.partsOf("on");
              default: return this.get("day");
            }
          }
          get candidates() {
            const day = this.day;
            if (!day) return [];
            const away = (session) => Math.abs(number(session.start) - number(day));
            return facts.sessions.filter((session) => away(session) <= facts.nearness)
              .sort((a, b) => away(a) - away(b) || (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1)).slice(0, 5);
          }
          get matched() { return this.candidates.find((session) => session.id === this.get("match")); }
          get course() {
            const id = this.matched?.course ?? (this.get("course") || (facts.fitting === 1 ? facts.courses[0].id : ""));
            return facts.courses.find((course) => course.id === id);
          }
          get lastsDays() { return Boolean(this.day && this.course?.days > 0); }
          get end() { return this.lastsDays && this.get("end") === "other" ? this.partsOf("until") : null; }
          get host() {
            switch (this.get("host")) {
              case "unknown": return null;
              case "other": return this.get("host-other") || null;
              case "": return this.matched?.host ?? null;
              default: return this.get("host");
            }
          }
          get trainers() {
            const ticked = this.all("trainer");
            const first = (this.matched?.trainers ?? []).filter((id) => ticked.includes(id));
            if (facts.me && !first.includes(facts.me)) first.push(facts.me);
            return [...first, ...ticked.filter((id) => !first.includes(id))];
          }
          get came() { const trainers = this.trainers; return this.all("came").filter((id) => !trainers.includes(id)); }
          get newcomers() {
            return this.pairs.filter((pair) => pair[0].startsWith("new-name-") && pair[1].trim()).map(([field, name]) => {
              const row = field.slice("new-name-".length);
              return { row, name: name.trim(), organisation: this.get(`new-organisation-${row}`) || this.host || "", email: this.get(`new-email-${row}`) };
            });
          }
          get headcount() {
            const text = this.get("headcount").replaceAll(/[ ,]/g, "");
            return text === "" ? null : /^\d+$/.test(text) && Number(text) <= 100000 ? Number(text) : NaN;
          }
          get present() {
            return [...this.came.map((id) => ({ value: id, name: personName(id) })), ...this.newcomers.map((one) => ({ value: `new-${one.row}`, name: one.name }))];
          }
          get asksForward() { return Boolean(this.course?.champions && this.present.length); }

          // --- The way through.

          isAsked(step) {
            switch (step) {
              case "match": return this.candidates.length > 0;
              case "course": return !this.matched && (facts.fitting !== 1 || this.has("course"));
              case "end": return this.lastsDays;
              case "outcome": return this.present.length > 0;
              default: return true;
            }
          }
          next(step) {
            const flow = FLOWS[this.kind];
            return flow.slice(flow.indexOf(step) + 1).find((other) => other !== "check" && this.isAsked(other) && !this.has(`done-${other}`)) ?? "check";
          }
          previous(step) {
            const flow = FLOWS[this.kind];
            return flow.slice(0, flow.indexOf(step)).filter((other) => this.isAsked(other)).at(-1);
          }
          /** Settles a question; `was` is the answer before, on which others may hang. */
          settle(step, was) {
            if (step === "when") {
              const day = this.day;
              this.forget("when");
              this.set("day", day);
              if (was && was !== day) this.forget("match", "end");
            }
            if (step === "match" && was && was !== this.get("match")) this.forget("course", "end", "where", "who");
            if (step === "course" && was && was !== this.get("course")) this.forget("end", "outcome");
            if (step === "register") this.drop("done-outcome");
            this.set(`done-${step}`, "1");
          }
          former(step) { return { when: this.day, match: this.get("match"), course: this.get("course") }[step]; }

          /** What is wrong with the answer to a question: fields and what to do. */
          faults(step) {
            const faults = [];
            const add = (field, message) => faults.push({ field, message });
            if (step === "when") {
              if (!this.get("day")) add("day", words.needsDay);
              else if (!this.day) add("on", words.needsRealDay);
              else if (this.day > today()) add("on", words.dayToCome);
            } else if (step === "match" && !this.get("match")) add("match", words.needsMatch);
            else if (step === "course" && !this.course) add("course", words.needsCourse);
            else if (step === "end") {
              if (!this.get("end")) add("end", words.needsEnd);
              else if (this.get("end") === "other" && !this.end) add("until", words.needsRealDay);
              else if (this.end && this.end < this.day) add("until", words.endTooEarly);
            } else if (step === "where") {
              if (!this.get("host")) add("host", words.needsHost);
              else if (this.get("host") === "other" && !this.get("host-other")) add("host-other", words.needsHost);
            } else if (step === "who" && !facts.me && !this.all("trainer").length && !this.has("external")) add("trainer", words.needsTrainer);
            else if (step === "register") this.registerFaults(add, faults);
            else if (step === "outcome" && this.asksForward) {
              if (!this.get("forward")) add("forward", words.needsForward);
              else if (this.get("forward") === "some" && !this.all("champion").length) add("champion", words.needsChampion);
            } else if (step === "month" && !this.get("month")) add("month", words.needsMonth);
            else if (step === "cancelled" && !this.get("session")) add("session", words.needsSession);
            return faults;
          }
          registerFaults(add, faults) {
            if (Number.isNaN(this.headcount)) add("headcount", words.wrongHeadcount.replace("{text}", this.get("headcount")));
            for (const [field] of this.pairs.filter((pair) => pair[0].startsWith("new-name-"))) {
              const row = field.slice("new-name-".length);
              const name = this.get(field), email = this.get(`new-email-${row}`);
              if (!name && email) add(field, words.needsName);
              if (name && !this.get(`new-organisation-${row}`) && !this.host) add(`new-organisation-${row}`, words.needsOrganisation);
              if (email && !email.includes("@")) add(`new-email-${row}`, words.wrongEmail);
            }
            if (!faults.length && !this.present.length && !this.headcount) add("came", words.needsSomeone);
          }

          // --- What is sent.

          recording(id, at) {
            const top = { schema: "cascade.recording/1", id, at };
            if (this.kind === "none") return { ...top, none: { trainer: facts.me, month: this.get("month").slice(0, 7) } };
            if (this.kind === "cancelled") return { ...top, cancelled: filled({ session: this.get("session"), why: this.get("why") }) };
            return { ...top, delivered: filled({
              session: this.matched?.id, course: this.course.id, start: this.day, end: this.end, host: this.host,
              place: this.get("place"), trainers: this.trainers, attendees: this.attendees, notes: this.get("notes"),
            }) };
          }
          get attendees() {
            const early = this.all("early"), champions = this.all("champion");
            const wasAsked = this.asksForward && ["some", "nobody"].includes(this.get("forward"));
            const row = (person, value) => {
              const left = early.includes(value);
              const champion = wasAsked && !left ? this.get("forward") === "some" && champions.includes(value) : null;
              return filled({ person, outcome: left ? "attended" : "completed", champion });
            };
            const rows = this.came.map((id) => row(id, id));
            for (const one of this.newcomers) rows.push(row(filled({ name: one.name, organisation: one.organisation, email: one.email }), `new-${one.row}`));
            const there = [...this.came, ...this.trainers];
            for (const id of this.matched?.people ?? []) if (!there.includes(id)) rows.push({ person: id, outcome: "no-show" });
            if (this.headcount > 0) rows.push(filled({ headcount: this.headcount, organisation: this.get("headcount-organisation"), outcome: "completed" }));
            return rows;
          }
        }

        /** The first question about a planned session whose day has come; without one, about any. */
        function openPlanned(answers, wanted) {
          const session = facts.sessions.find((one) => one.id === wanted);
          if (!session || session.start > today()) return "when";
          for (const [name, value] of [["day", session.start], ["done-when", "1"], ["match", session.id], ["done-match", "1"]]) answers.set(name, value);
          return answers.next("match");
        }

        const names = new Map(facts.people.map(([id, name]) => [id, name]));
        const personName = (id) => names.get(id) ?? facts.trainers[id] ?? id;
        const filled = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined && value !== ""));

        /** An id that nobody else has; pages that are not encrypted have no `randomUUID`. */
        function newID() {
          return "phone-" + [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        }

        """#
}
