"""Independent reference implementation of the model as README describes it. run(folder, replicates, seed).

Events inside a week: 1 leave/move, 2 lapse, 2b completions of longer courses, 3 planned sessions, 3b enrolment,
4 trainer-led sessions, 5 rolling train-the-trainer, 6 count. Weekly hazards are realised as geometric waiting times
and weekly Poisson counts as exponential gaps binned by week: the same distributions, drawn ahead.
"""
import csv, math, os, random, re, sys
from bisect import bisect_left
from datetime import date, timedelta
import yaml

YEAR = 7 / 365.25
WORKFORCE = {'charity': .20, 'social-work': .12, 'teaching': .09, 'police': .062, 'volunteers': .20}
DEFAULTS = {
    'champion': {'beta': [2, 18]}, 'activation': {'beta': [3, 3]},
    'first-delivery-lag': {'median-weeks': 14.3, 'sigma': .85}, 'sessions-per-year': 1, 'delivery-shape': .63,
    'career': None, 'trainer-lapse': .10, 'group-size': {'mean': 12, 'shape': 4.3}, 'openness': .2, 'moves': .1,
    'fidelity': .9, 'skill-half-life': 35}
UNIT = {'attendance', 'completion', 'champion', 'activation', 'trainer-lapse', 'openness', 'turnover', 'moves', 'fidelity'}
METRICS = ['peopleReached', 'attendances', 'organisationsReached', 'organisationsEmbedded', 'championsWaiting',
           'trainersQualified', 'trainersActive', 'sessionsHeld', 'cost', 'effectiveReach', 'newCrossSectorLinks']


def as_date(x):
    return x if isinstance(x, date) else date.fromisoformat(str(x).strip())


def half_up(x):
    return math.floor(x + .5)


def ceil_(x):
    return math.ceil(x - 1e-9)


def rows(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8-sig', newline='') as f:
        return [{k: (v or '').strip() for k, v in r.items() if k} for r in csv.DictReader(f)]


class Course:
    pass


class Org:
    pass


class Planned:
    pass


class Programme:
    def __init__(self, folder):
        y = yaml.safe_load(open(os.path.join(folder, 'programme.yaml'), encoding='utf-8'))
        g = y['programme']
        self.id = g['id']
        start = as_date(g['start'])
        self.monday = start - timedelta(days=start.weekday())
        self.weeks = W = int(g['weeks'])
        emb = g.get('embedded') or {}
        self.coverage, self.emb_trainers = emb.get('coverage', .2), emb.get('trainers', 1)
        self.target = g.get('target')
        self.study = g.get('study-hours-per-week', 2)
        self.closed = [False] * W
        for b in g.get('blackouts') or []:
            lo, hi = self.week(b['from']), self.week(b['to'])
            for w in range(max(0, lo), min(W - 1, hi) + 1):
                self.closed[w] = True
        self.nextopen = [None] * W                      # None: beyond the horizon
        nxt = None
        for w in range(W - 1, -1, -1):
            if not self.closed[w]:
                nxt = w
            self.nextopen[w] = nxt
        self.prog_ass = y.get('assumptions') or {}
        # courses
        self.courses, self.cindex = [], {}
        for i, (cid, c) in enumerate((y.get('courses') or {}).items()):
            k = Course()
            k.i, k.id, k.bit = i, cid, 1 << i
            self.cindex[cid] = i
            k.y = c
            cap = c.get('capacity') or [4, None]
            k.min = cap[0]
            k.max = math.inf if cap[1] in (None, 'none') else cap[1]
            k.trainers = c.get('trainers', 1)
            k.cancel_short = c.get('when-short-of-trainers', 'run') == 'cancel'
            k.champions = bool(c.get('makes-champions'))
            k.rolling = bool(c.get('rolling'))
            k.waiting = bool(c.get('waiting-list'))
            k.enrol = (c.get('enrolment') or {}).get('per-week', 0)
            cost, price = c.get('cost') or {}, c.get('price') or {}
            k.cost_session, k.cost_person = cost.get('session', 0), cost.get('person', 0)
            k.p_std = price.get('standard', 0)
            k.p_mem = price.get('member', k.p_std)
            k.donation = price.get('donation', 0)
            k.priced = k.p_std > 0 or price.get('member', 0) > 0 or bool(c.get('mandatory'))
            k.validity = c.get('validity-weeks')
            k.composition = [(r['group'], r['at-least']) for r in c.get('composition') or []]
            aud = c.get('audience')
            k.audience = None if not aud else {aud} if isinstance(aud, str) else set(aud)
            k.ass = c.get('assumptions') or {}
            pat = c.get('pattern', {'days': 1})
            k.days = None
            if pat == 'self-paced' or (isinstance(pat, dict) and 'self-paced' in pat):
                k.duration, steps = max(1, math.ceil(c.get('hours', 0) / self.study)), 1
            elif 'meetings' in pat:
                k.duration, steps = (pat['meetings'] - 1) * pat.get('every-weeks', 1), pat['meetings']
            else:
                k.days = steps = pat.get('days', 1)
                k.duration = (steps - 1) // 5
            k.steps = steps
            self.courses.append(k)
        aslist = lambda v: [] if not v else [v] if isinstance(v, str) else list(v)
        for k in self.courses:
            k.qualifies = [self.cindex[x] for x in aslist(k.y.get('qualifies-for'))]
            k.refreshes = [self.cindex[x] for x in aslist(k.y.get('refreshes'))]
            k.requires = self.expression(k.y.get('requires'))
            k.anon_ok = k.requires(0)
            k.default = {
                'attendance': .92 if k.priced else {'beta': [16, 4]},
                'completion': {'beta': [10, 10]} if k.qualifies else round(.95 * .9 ** (k.steps - 1) + 1e-12, 4)}
        self.ttts = [k for k in self.courses if k.qualifies]
        self.deliverable = sorted({q for k in self.ttts for q in k.qualifies})
        self.has_validity = any(k.validity is not None for k in self.courses)
        # organisations
        self.sectors = y.get('sectors') or {}
        oy = y.get('organisations') or {}
        self.orgs, self.oindex = [], {}
        for i, r in enumerate(rows(os.path.join(folder, 'organisations.csv'))):
            o = Org()
            o.i, o.id, o.sector, o.head = i, r['id'], r['sector'], int(r['people'])
            o.group = r.get('group') or None
            o.member = int(r.get('members') or 0) / o.head if o.head else 0
            o.founders = int(r.get('founding-trainers') or 0)
            o.named = []
            o.ass = (oy.get(o.id) or {}).get('assumptions') or {}
            s = self.sectors.get(o.sector) or {}
            o.sector_ass = s.get('assumptions') or {}
            o.default_turnover = WORKFORCE.get(s.get('workforce'), .15)
            o.strength = {}
            self.orgs.append(o)
            self.oindex[o.id] = i
        self.tied_pairs = set()
        for r in rows(os.path.join(folder, 'partnerships.csv')):
            a, b = self.oindex[r['from']], self.oindex[r['to']]
            s = float(r.get('strength') or .5)
            self.tied_pairs.add((min(a, b), max(a, b)))
            self.orgs[a].strength[b] = self.orgs[a].strength.get(b, 0) + s
            if (r.get('directed') or 'no').lower() not in ('yes', 'true', '1'):
                self.orgs[b].strength[a] = self.orgs[b].strength.get(a, 0) + s
        for o in self.orgs:
            o.ties = list(o.strength.items())
            o.tiesum = sum(o.strength.values())
        self.people_org = {}
        for r in rows(os.path.join(folder, 'people.csv')):
            o = self.orgs[self.oindex[r['organisation']]]
            self.people_org[r['id']] = o.i
            if 'trainer' in re.split(r'[|,; ]+', r.get('roles', '')):
                o.named.append(r['id'])
        for o in self.orgs:
            o.founders = max(o.founders, len(o.named))
        # the plan
        self.plan = [[] for _ in range(W)]
        plan = list(y.get('sessions') or []) + rows(os.path.join(folder, 'sessions.csv'))
        for n, r in enumerate(plan):
            if str(r.get('status') or '') == 'cancelled':
                continue
            s = Planned()
            s.c = self.courses[self.cindex[r['course']]]
            d = as_date(r['start'])
            w = self.week(d)
            s.id = r['id']
            if not 0 <= w < W or self.nextopen[w] is None:
                continue
            s.duration = s.c.duration
            if s.c.days:
                s.duration = self.week(as_date(r['end']) if r.get('end') else d + timedelta(days=s.c.days - 1)) - w
            seats = r.get('seats') or {}
            if isinstance(seats, str):
                seats = dict(x.split(':') for x in seats.split('|') if x)
            s.seats = [(k.strip(), int(v)) for k, v in seats.items()]
            spl = lambda v: [x.strip() for x in v.split('|') if x.strip()] if isinstance(v, str) else list(v or [])
            s.trainers, s.people = spl(r.get('trainers')), spl(r.get('people'))
            self.plan[self.nextopen[w]].append((n, s))
        for p in self.plan:
            p.sort(key=lambda x: x[0])
        self.places = {}
        self.gs_tables = {}

    def week(self, d):
        return (as_date(d) - self.monday).days // 7

    def expression(self, text):
        if not text:
            return lambda m: True
        py = re.sub(r'[A-Za-z0-9_][\w\-]*', lambda t: t.group() if t.group() in ('and', 'or', 'not')
                    else f'(m>>{self.cindex[t.group()]}&1)', str(text))
        raw, cache = eval('lambda m: bool(' + py + ')'), {}

        def f(m):
            r = cache.get(m)
            if r is None:
                r = cache[m] = raw(m)
            return r
        return f

    def place(self, name, c, o):
        """(place, what stands there): the narrowest of course, organisation, sector, programme, default."""
        key = (name, c.i if c else -1, o.i)
        r = self.places.get(key)
        if r is None:
            if c and name in c.ass:
                r = ('course', c.i), c.ass[name]
            elif name in o.ass:
                r = ('org', o.i), o.ass[name]
            elif name in o.sector_ass:
                r = ('sector', o.sector), o.sector_ass[name]
            elif name in self.prog_ass:
                r = ('programme',), self.prog_ass[name]
            else:
                v = o.default_turnover if name == 'turnover' else c.default[name] if name in ('attendance', 'completion') \
                    else DEFAULTS[name]
                r = ('default', repr(v)), v
            self.places[key] = r
        return r

    def group_table(self, mean, shape, lo, hi):
        """values and cumulative weights of a negative binomial conditional on lo..hi"""
        key = (mean, shape, lo, hi)
        t = self.gs_tables.get(key)
        if t is None:
            p = shape / (shape + mean)
            logpmf = lambda n: (math.lgamma(n + shape) - math.lgamma(shape) - math.lgamma(n + 1)
                                + shape * math.log(p) + n * math.log1p(-p))
            top = hi if hi < math.inf else int(max(lo, mean) + 60 * (mean + mean * mean / shape) ** .5 + 50)
            cum, s = [], 0
            for n in range(lo, top + 1):
                s += math.exp(logpmf(n))
                cum.append(s)
            t = self.gs_tables[key] = (lo, cum)
        return t


class Person:
    __slots__ = ('org', 'done', 'when', 'reached', 'founder', 'gen', 'fid', 'gone', 'inprog', 'waiting', 'chance_used',
                 'inq', 'avail', 'retried', 'last_c', 'last_w', 'name', 'material',
                 'quals', 'tstate', 'started', 'rate', 'lapse', 'career', 'seq')

    def __init__(self, org):
        self.org = org
        self.done = self.inprog = self.waiting = 0
        self.when = None
        self.reached = self.founder = self.gone = self.chance_used = self.inq = self.retried = self.started = False
        self.material = False
        self.tstate = self.quals = self.name = None


class Draw:
    """who can still be booked in one session"""
    __slots__ = ('s', 'c', 'w', 'cache', 'booked')

    def __init__(self, s, c, w):
        self.s, self.c, self.w, self.cache, self.booked = s, c, w, {}, set()

    def of(self, oi):
        e = self.cache.get(oi)
        if e is None:
            s, c = self.s, self.c
            o = s.P.orgs[oi]
            if c.audience and o.sector not in c.audience:
                e = [0, []]
            else:
                objs = s.objs[oi]
                e = [o.head - len(objs) if c.anon_ok else 0,
                     [p for p in objs if s.eligible(p, c, self.w) and p not in self.booked]]
            self.cache[oi] = e
        return e

    def count(self, oi):
        e = self.of(oi)
        return e[0] + len(e[1])

    def draw(self, oi):
        e = self.of(oi)
        n = e[0] + len(e[1])
        if not n:
            return None
        r = int(self.s.rnd() * n)
        if r < e[0]:
            e[0] -= 1
            p = Person(oi)
        else:
            r -= e[0]
            l = e[1]
            p = l[r]
            l[r] = l[-1]
            l.pop()
        self.booked.add(p)
        return p

    def draw_any(self, orgs):
        counts = [self.count(o) for o in orgs]
        n = sum(counts)
        if not n:
            return None
        r = int(self.s.rnd() * n)
        for o, k in zip(orgs, counts):
            if r < k:
                return self.draw(o)
            r -= k

    def take(self, p):
        """book this very person"""
        self.booked.add(p)
        e = self.cache.get(p.org)
        if e:
            if p in e[1]:
                e[1].remove(p)
            elif not p.material and e[0]:
                e[0] -= 1


class Replicate:
    def __init__(self, P, rng, enrol_attendance=False):
        self.P, self.rng, self.rnd = P, rng, rng.random
        self.enrol_attendance = enrol_attendance
        W = self.W = P.weeks
        self.drawn, self.memo = {}, {}
        self.objs = [[] for _ in P.orgs]
        self.leaves, self.stops, self.due, self.finish = ([[] for _ in range(W + 1)] for _ in range(4))
        self.queue, self.rejoin = [], []
        self.wait = [[] for _ in P.courses]
        self.running = [0] * len(P.courses)
        self.trainers = []
        self.newly_qualified = [0] * (W + 2)
        self.completions = [0] * len(P.courses)
        self.bygen, self.bysector = {}, {}
        self.links, self.reached_orgs, self.named = set(), set(), {}
        self.reached = self.att = self.held = 0
        self.cost = 0.0
        self.cancelled = 0
        self.busy = set()
        self.all_orgs = list(range(len(P.orgs)))
        self.people = []               # everyone reached

    # --- assumptions -------------------------------------------------------------------------------------------
    def ignorance(self, name, spec):
        if not isinstance(spec, dict):
            return spec
        (kind, a), = spec.items()
        r = self.rng
        while True:
            if kind == 'beta':
                x = r.betavariate(*a)
            elif kind == 'gamma':
                x = r.gammavariate(a['shape'], a['mean'] / a['shape'])
            elif kind == 'lognormal':
                x = a['median'] * math.exp(r.gauss(0, a['sigma']))
            elif kind == 'triangular':
                x = r.triangular(a[0], a[2], a[1])
            elif kind == 'uniform':
                x = r.uniform(a[0], a[1])
            elif kind == 'normal':
                x = r.gauss(a['mean'], a['sd'])
            else:
                raise ValueError(spec)
            if name in UNIT:
                if 0 <= x <= 1:
                    return x
            elif x > 0 or (x == 0 and name == 'sessions-per-year'):
                return x

    def val(self, name, c, oi):
        key = (name, c.i if c else -1, oi)
        v = self.memo.get(key, self)
        if v is self:
            place, spec = self.P.place(name, c, self.P.orgs[oi])
            if isinstance(spec, dict) and ('sigma' in spec or 'shape' in spec):
                v = spec                                # chance, not ignorance
            else:
                k = (name, place)
                if k not in self.drawn:
                    self.drawn[k] = self.ignorance(name, spec)
                v = self.drawn[k]
            if name == 'turnover':
                v = 1 - (1 - v) ** YEAR
            self.memo[key] = v
        return v

    def geometric(self, h):
        """weeks until the first success, at least 1"""
        if h <= 0:
            return 10 ** 9
        if h >= 1:
            return 1
        return 1 + int(math.log(1 - self.rnd()) / math.log1p(-h))

    def poisson(self, m):
        l, k, p = math.exp(-m), 0, self.rnd()
        while p > l:
            k += 1
            p *= self.rnd()
        return k

    def group_size(self, c, oi):
        g = self.val('group-size', c, oi)
        if isinstance(g, dict):
            lo, cum = self.P.group_table(g['mean'], g['shape'], c.min, c.max)
            return lo + bisect_left(cum, self.rnd() * cum[-1])
        return int(min(max(half_up(g), c.min), c.max))

    # --- people ------------------------------------------------------------------------------------------------
    def mask(self, p, w):
        """courses that count for p in week w"""
        if not self.P.has_validity or p.founder:
            return p.done
        m = p.done
        for c in self.P.courses:
            if c.validity is not None and m & c.bit and w > p.when[c.i] + c.validity:
                m &= ~c.bit
        return m

    def can_deliver(self, p, w):
        """courses p is qualified to deliver in week w"""
        if p.founder:
            return self.P.deliverable
        m = self.mask(p, w)
        r = set()
        for t, since in p.quals.items():
            if m >> t & 1 and w > since:
                r.update(self.P.courses[t].qualifies)
        return sorted(r)

    def eligible(self, p, c, w):
        if p.gone or (p.done | p.inprog) & c.bit:
            return False
        if not c.requires(self.mask(p, w)):
            return False
        if c.audience and self.P.orgs[p.org].sector not in c.audience:
            return False
        if p.tstate and c.i in self.can_deliver(p, w):
            return False
        return True

    def materialise(self, p):
        if not p.material:
            p.material = True
            self.objs[p.org].append(p)
            assert len(self.objs[p.org]) <= self.P.orgs[p.org].head

    def release(self, p):
        """an untrained individual without a claim is one of the never-trained again"""
        if p.material and not p.done and not p.inprog and not p.waiting:
            p.material = False
            self.objs[p.org].remove(p)

    def schedule_leave(self, p, w):
        t = w + self.geometric(self.val('turnover', None, p.org))
        if t < self.W:
            self.leaves[t].append(p)

    def leave_queue(self, p):
        if p.inq:
            p.inq = False
            self.queue.remove(p)

    def go(self, p):
        p.gone = True
        self.objs[p.org].remove(p)
        self.leave_queue(p)
        if p.inprog:
            for c in self.P.courses:
                if p.inprog & c.bit:
                    self.running[c.i] -= 1

    def leave(self, p, w):
        P = self.P
        o = P.orgs[p.org]
        if self.rnd() < self.val('moves', None, p.org) and o.ties:
            t = self.tie(o)
            l = self.objs[t]
            idle = [q for q in l if not q.done and not q.inprog]        # untrained, on a waiting list only
            anon = P.orgs[t].head - len(l)
            n = anon + len(idle)
            if n:
                r = int(self.rnd() * n)
                if r >= anon:
                    q = idle[r - anon]
                    q.gone = True
                    l.remove(q)
                self.objs[p.org].remove(p)
                p.org = t
                l.append(p)
                self.schedule_leave(p, w)
                return
        self.go(p)

    def tie(self, o):
        r = self.rnd() * o.tiesum
        for t, s in o.ties:
            r -= s
            if r < 0:
                return t
        return o.ties[-1][0]

    # --- training ----------------------------------------------------------------------------------------------
    def complete(self, p, c, w, gen, fid, ratio):
        first = p.done == 0
        if first:
            p.when = {}
        p.done |= c.bit
        p.when[c.i] = w
        self.completions[c.i] += 1
        for r in c.refreshes:
            if p.done >> r & 1:
                p.when[r] = w
        if first:
            p.gen = gen + 1
            p.fid = fid * (self.val('fidelity', c, p.org) if gen >= 1 else 1) * min(1, ratio)
            p.reached = True
            self.materialise(p)
            self.people.append(p)
            self.reached += 1
            self.bygen[p.gen] = self.bygen.get(p.gen, 0) + 1
            s = self.P.orgs[p.org].sector
            self.bysector[s] = self.bysector.get(s, 0) + 1
            self.reached_orgs.add(p.org)
            self.schedule_leave(p, w)
        p.last_c, p.last_w = c, w
        if c.champions and not p.chance_used:
            p.chance_used = True
            if not p.tstate and self.rnd() < self.val('champion', c, p.org) * p.fid:
                p.inq, p.avail = True, w + 1
                self.queue.append(p)
        if c.qualifies:
            self.leave_queue(p)
            self.qualify(p, c, w)

    def qualify(self, p, c, w):
        if p.tstate is None:
            p.quals = {}
            p.seq = len(self.trainers)
            self.trainers.append(p)
            self.newly_qualified[w + 1] += 1
            p.tstate = 'dormant'
        p.quals[c.i] = w
        if p.tstate == 'dormant' and self.rnd() < self.val('activation', c, p.org):
            p.tstate = 'pending'
            self.own_numbers(p, c, w)

    def own_numbers(self, p, c, w):
        r = self.rng
        shape = self.val('delivery-shape', c, p.org)
        mean = self.val('sessions-per-year', c, p.org)
        p.rate = r.gammavariate(shape, mean / shape) * YEAR if mean > 0 else 0
        p.lapse = 1 - (1 - self.val('trainer-lapse', c, p.org)) ** YEAR
        p.career = self.val('career', c, p.org)
        lag = self.val('first-delivery-lag', c, p.org)
        if isinstance(lag, dict):
            lag = lag['median-weeks'] * math.exp(r.gauss(0, lag['sigma']))
        self.falls_due(p, w + max(1, half_up(lag)), True)

    def falls_due(self, p, t, first):
        if t < self.W and self.P.nextopen[t] is not None:
            self.due[self.P.nextopen[t]].append((p.seq, t, p, first))

    def schedule_lapse(self, p, w):
        t = w + self.geometric(p.lapse)
        if t < self.W:
            self.stops[t].append(p)

    def first_turn(self, p, w):
        """week w holds (or cancels) p's first turn: the timetable starts"""
        p.started = True
        if p.tstate == 'pending':
            p.tstate = 'active'
            self.schedule_lapse(p, w)
        if p.career is not None:
            t = w + math.floor(p.career) + 1
            if t < self.W:
                self.stops[t].append(p)
        if p.rate > 0:
            t = 0.
            while True:
                t += self.rng.expovariate(p.rate)
                if w + 1 + t >= self.W:
                    break
                self.falls_due(p, w + 1 + int(t), False)

    def fail(self, p, via):
        self.release(p)
        if via and not p.gone and p.tstate is None and not p.retried:
            p.retried = True
            self.rejoin.append(p)

    def hold(self, booked, c, w, duration, gen, fid, ratio, via=(), session=True, surely=False):
        P = self.P
        if session:
            self.held += 1
            self.cost += c.cost_session
        orgs = set()
        end = None
        if duration > 0 and w + duration < self.W:
            end = P.nextopen[w + duration]
        for p in booked:
            v = p in via
            if not surely and self.rnd() >= self.val('attendance', c, p.org):
                self.fail(p, v)
                continue
            orgs.add(p.org)
            self.att += 1
            price = c.p_std
            if c.p_mem != c.p_std:
                m = P.orgs[p.org].member
                if m >= 1 or (m > 0 and self.rnd() < m):
                    price = c.p_mem
            self.cost += c.cost_person - price - c.donation
            if duration == 0:
                if self.rnd() < self.val('completion', c, p.org):
                    self.complete(p, c, w, gen, fid, ratio)
                else:
                    self.fail(p, v)
            else:
                p.inprog |= c.bit
                self.running[c.i] += 1
                self.materialise(p)
                if end is not None:
                    self.finish[end].append((p, c, gen, fid, ratio, v))
        if session and len(orgs) > 1:
            l = sorted(orgs)
            for i, a in enumerate(l):
                for b in l[i + 1:]:
                    if P.orgs[a].sector != P.orgs[b].sector and (a, b) not in P.tied_pairs:
                        self.links.add((a, b))

    # --- sessions ----------------------------------------------------------------------------------------------
    def planned(self, s, w):
        P, c = self.P, s.c
        present = []
        for t in s.trainers:
            p = self.named.get(t)
            if p and p.founder and not p.gone and p.tstate != 'stopped' and p not in present:
                present.append(p)
        self.busy.update(present)
        d = Draw(self, c, w)
        booked, via, from_wait = [], set(), []
        if c.waiting:
            keep = []
            for p in self.wait[c.i]:
                if p.gone:
                    continue
                if not self.eligible(p, c, w):
                    p.waiting &= ~c.bit
                    self.release(p)
                elif len(booked) < c.max:
                    d.take(p)
                    booked.append(p)
                    from_wait.append(p)
                else:
                    keep.append(p)
            still = keep
        for name in s.people:
            if len(booked) >= c.max:
                break
            p = self.named.get(name)
            if p is None or (not p.material and not p.gone):        # an ordinary person of the organisation
                oi = P.people_org[name]
                if d.of(oi)[0] < 1:
                    continue
                p = self.named[name] = Person(oi)
                d.take(p)
                booked.append(p)
            elif self.eligible(p, c, w) and p not in d.booked:
                d.take(p)
                booked.append(p)
        used = len(from_wait)                                       # those places count against the seats
        overflow = []
        for who, n in s.seats:
            k = min(used, n)
            used -= k
            n -= k
            room = c.max - len(booked)
            if who == 'champions':
                n = min(n, room)
                for p in self.queue:
                    if n <= 0:
                        break
                    if p.avail <= w and p not in d.booked and self.eligible(p, c, w):
                        d.take(p)
                        booked.append(p)
                        via.add(p)
                        n -= 1
                continue
            ask = n if c.waiting else min(n, room)
            if who != 'anyone':
                while ask > 0:
                    p = d.draw(P.oindex[who])
                    if p is None:
                        break
                    if p.waiting & c.bit:               # already on the list
                        continue
                    ask -= 1
                    (booked if len(booked) < c.max else overflow).append(p)
                continue
            total, left = len(booked) + min(ask, room), ask
            for g, share in c.composition:
                have = sum(1 for p in booked if P.orgs[p.org].group == g)
                k = min(ceil_(share * total) - have, left)
                orgs = [o.i for o in P.orgs if o.group == g]
                while k > 0:
                    p = d.draw_any(orgs)
                    if p is None:
                        break
                    if p.waiting & c.bit:
                        continue
                    (booked if len(booked) < c.max else overflow).append(p)
                    k -= 1
                    left -= 1
            while left > 0:
                p = d.draw_any(self.all_orgs)
                if p is None:
                    break
                if p.waiting & c.bit:       # already on the list
                    continue
                left -= 1
                (booked if len(booked) < c.max else overflow).append(p)
        gen, fid, ratio = 0, 1., 1.
        if present:
            lead = present[0]
            gen, fid, ratio = 0, 1., len(present) / c.trainers
            if not lead.started and P.deliverable:
                self.first_turn(lead, w)
        if len(booked) < c.min:
            self.cancelled += 1                     # the queue and the waiting list stay as they were
            return
        if c.waiting:
            self.wait[c.i] = still
            for p in from_wait:
                p.waiting &= ~c.bit
            for p in overflow:
                self.materialise(p)
                p.waiting |= c.bit
                self.wait[c.i].append(p)
        for p in via:
            self.leave_queue(p)
        self.hold(booked, c, w, s.duration, gen, fid, ratio, via)

    def enrolment(self, c, w):
        d = Draw(self, c, w)
        begin, list_ = [], self.wait[c.i]
        room = c.max - self.running[c.i]
        if c.waiting and list_:
            keep = []
            for p in list_:
                if p.gone:
                    continue
                if not self.eligible(p, c, w):
                    p.waiting &= ~c.bit
                    self.release(p)
                elif len(begin) < room:
                    p.waiting &= ~c.bit
                    d.take(p)
                    begin.append(p)
                else:
                    keep.append(p)
            self.wait[c.i] = keep
        n = self.poisson(c.enrol)
        if n:
            for p in self.wait[c.i]:
                d.take(p)                           # those who wait do not ask again
            for _ in range(n):
                p = d.draw_any(self.all_orgs)
                if p is None:
                    break
                if len(begin) < room:
                    begin.append(p)
                elif c.waiting:
                    self.materialise(p)
                    p.waiting |= c.bit
                    self.wait[c.i].append(p)
        self.hold(begin, c, w, c.duration, 0, 1., 1., session=False, surely=not self.enrol_attendance)

    def trainer_led(self, p, w):
        P, rnd = self.P, self.rnd
        courses = self.can_deliver(p, w)
        if not courses:
            return
        c = P.courses[courses[int(rnd() * len(courses))] if len(courses) > 1 else courses[0]]
        host = P.orgs[p.org]
        present = 1
        if c.trainers > 1:
            free = lambda oi: [q for q in self.objs[oi] if q.tstate == 'active' and q not in self.busy
                               and c.i in self.can_deliver(q, w)]
            need = c.trainers - 1
            pool = free(host.i)
            for pool in (pool, None):
                if pool is None:
                    pool = [q for t, _ in host.ties for q in free(t)]
                k = min(need, len(pool))
                if k:
                    for q in self.rng.sample(pool, k):
                        self.busy.add(q)
                        need -= 1
                        present += 1
            if need and c.cancel_short:
                self.cancelled += 1
                return
        seats = self.group_size(c, host.i)
        openness = self.val('openness', c, host.i)
        d = Draw(self, c, w)
        booked, left = [], seats
        for g, share in c.composition:
            k = min(ceil_(share * seats), left)
            while k > 0:
                cand = []
                if host.group == g and d.count(host.i):
                    cand.append((host.i, 1 - openness if host.ties else 1))
                cand += [(t, openness * s / host.tiesum) for t, s in host.ties if P.orgs[t].group == g and d.count(t)]
                tot = sum(x for _, x in cand)
                if tot <= 0:
                    break
                r = rnd() * tot
                for t, x in cand:
                    r -= x
                    if r < 0:
                        break
                booked.append(d.draw(t))
                k -= 1
                left -= 1
        for _ in range(left):
            oi = self.tie(host) if host.ties and rnd() < openness else host.i
            q = d.draw(oi)
            if q is not None:
                booked.append(q)
        if len(booked) < c.min:
            self.cancelled += 1
            return
        self.hold(booked, c, w, c.duration, p.gen, p.fid, present / c.trainers)

    # --- the weeks ---------------------------------------------------------------------------------------------
    def found(self):
        P = self.P
        t = P.ttts[0] if P.ttts else None
        for o in P.orgs:
            for n in range(o.founders):
                p = Person(o.i)
                p.founder = True
                p.done = (1 << len(P.courses)) - 1
                p.gen, p.fid, p.chance_used = 0, 1., True
                self.materialise(p)
                if n < len(o.named):
                    self.named[o.named[n]] = p
                p.tstate, p.quals, p.seq = 'active', {}, len(self.trainers)
                self.trainers.append(p)
                self.newly_qualified[0] += 1
                self.schedule_leave(p, -1)
                if t:
                    self.own_numbers(p, t, 0)
                    self.schedule_lapse(p, -1)

    def run(self):
        P, W = self.P, self.W
        self.found()
        series = {k: [] for k in ('peopleReached', 'attendances', 'trainersActive', 'championsWaiting', 'trainersQualified')}
        qualified, met = 0, None
        expiring = [c for c in P.ttts if c.validity is not None]
        for w in range(W):
            for p in self.leaves[w]:                                     # 1
                if not p.gone:
                    self.leave(p, w)
            for p in self.stops[w]:                                      # 2
                if not p.gone:
                    p.tstate = 'stopped'
            if expiring:
                for p in self.trainers:
                    if not p.gone and not p.founder and p.tstate in ('pending', 'active') and max(p.quals.values()) < w \
                            and not self.can_deliver(p, w):
                        p.tstate = 'stopped'
            if not P.closed[w]:
                self.busy = set()
                for p, c, gen, fid, ratio, via in self.finish[w]:        # 2b
                    if p.gone:
                        continue
                    p.inprog &= ~c.bit
                    self.running[c.i] -= 1
                    if self.rnd() < self.val('completion', c, p.org):
                        self.complete(p, c, w, gen, fid, ratio)
                    else:
                        self.fail(p, via)
                for _, s in P.plan[w]:                                   # 3
                    self.planned(s, w)
                for c in P.courses:
                    if c.enrol:
                        self.enrolment(c, w)
                turns = []                                               # 4
                for seq, t, p, first in sorted(self.due[w], key=lambda x: x[:2]):
                    if p.gone or p.tstate == 'stopped' or (first and p.started):
                        continue
                    turns.append((p, first))
                self.busy.update(p for p, _ in turns)
                for p, first in turns:
                    if first:
                        self.first_turn(p, w)
                    self.trainer_led(p, w)
                for c in P.ttts:                                         # 5
                    if c.rolling:
                        ready = [p for p in self.queue if p.avail <= w and self.eligible(p, c, w)]
                        while ready and len(ready) >= c.min:
                            n = int(min(c.max, len(ready)))
                            group, ready = ready[:n], ready[n:]
                            for p in group:
                                self.leave_queue(p)
                            self.hold(group, c, w, c.duration, 0, 1., 1., set(group))
                for p in self.rejoin:
                    if not p.gone and p.tstate is None:
                        p.inq, p.avail = True, w + 1
                        self.queue.append(p)
                self.rejoin = []
            qualified += self.newly_qualified[w]                         # 6
            series['peopleReached'].append(self.reached)
            series['attendances'].append(self.att)
            series['trainersActive'].append(sum(p.tstate == 'active' and not p.gone for p in self.trainers))
            series['championsWaiting'].append(len(self.queue))
            series['trainersQualified'].append(qualified)
            if P.target and met is None:
                t = P.target
                if self.reached >= t.get('people', 0) and len(self.reached_orgs) >= t.get('organisations', 0) and \
                        all(self.completions[P.cindex[c]] >= n for c, n in t.get('completions', {}).items()) and \
                        ('effective' not in t or self.effective(w) >= t['effective']):
                    met = w
        here, active = [0] * len(P.orgs), [0] * len(P.orgs)
        for p in self.people:
            if not p.gone:
                here[p.org] += 1
        for p in self.trainers:
            if not p.gone and p.tstate == 'active':
                active[p.org] += 1
        embedded = sum(here[o.i] >= max(1, P.coverage * o.head - 1e-9) and active[o.i] >= P.emb_trainers for o in P.orgs)
        by = min(W - 1, P.week(P.target['by'])) if P.target and P.target.get('by') else W - 1
        return {'peopleReached': self.reached, 'attendances': self.att, 'organisationsReached': len(self.reached_orgs),
                'organisationsEmbedded': embedded, 'championsWaiting': len(self.queue), 'trainersQualified': qualified,
                'trainersActive': sum(active), 'sessionsHeld': self.held, 'cost': self.cost,
                'effectiveReach': self.effective(W - 1), 'newCrossSectorLinks': len(self.links),
                'sessionsCancelled': self.cancelled, 'series': series, 'generations': self.bygen,
                'completions': self.completions, 'sectors': self.bysector,
                'target': met is not None and met <= by if P.target else None}

    def effective(self, w):
        return sum(p.fid * 2 ** (-(w - p.last_w) / self.val('skill-half-life', p.last_c, p.org))
                   for p in self.people if not p.gone)


def run(folder, replicates, seed, enrol_attendance=False):
    P = Programme(folder)
    rng = random.Random(seed)
    return P, [Replicate(P, rng, enrol_attendance).run() for _ in range(replicates)]


def moments(P, R):
    n = len(R)
    out = {'replicates': n, 'final': {}}
    for m in METRICS + ['sessionsCancelled']:
        x = [r[m] for r in R]
        mu = sum(x) / n
        sd = (sum((v - mu) ** 2 for v in x) / (n - 1)) ** .5
        out['final'][m] = {'mean': mu, 'sd': sd, 'se': sd / n ** .5}
    x = sorted(r['peopleReached'] for r in R)

    def quantile(q):                                    # linear interpolation (type 7)
        h = (n - 1) * q
        i = int(h)
        return x[i] + (h - i) * (x[min(i + 1, n - 1)] - x[i])
    out['peopleReachedQuantiles'] = {'p10': quantile(.1), 'p50': quantile(.5), 'p90': quantile(.9)}
    s = {k: [sum(r['series'][k][w] for r in R) / n for w in range(P.weeks)] for k in R[0]['series']}
    out['peopleReachedAt'] = {'weeks/4': {'weekIndex': P.weeks // 4, 'mean': s['peopleReached'][P.weeks // 4]},
                              'weeks/2': {'weekIndex': P.weeks // 2, 'mean': s['peopleReached'][P.weeks // 2]}}
    out['peopleByGeneration'] = {g: sum(r['generations'].get(g, 0) for r in R) / n
                                 for g in sorted({g for r in R for g in r['generations']})}
    out['peopleBySector'] = {g: sum(r['sectors'].get(g, 0) for r in R) / n for g in P.sectors}
    out['completionsByCourse'] = {}
    for c in P.courses:
        x = [r['completions'][c.i] for r in R]
        mu = sum(x) / n
        out['completionsByCourse'][c.id] = {'mean': mu, 'se': (sum((v - mu) ** 2 for v in x) / (n - 1) / n) ** .5}
    if P.target:
        out['targetProbability'] = sum(r['target'] for r in R) / n
    out['meanByWeek'] = {k: [round(v, 4) for v in l] for k, l in s.items()}
    return out


def compact(P, R):
    """what the tests compare: means with their standard errors"""
    m = moments(P, R)
    out = {'replicates': m['replicates'],
           'final': {k: {'mean': v['mean'], 'se': v['se']} for k, v in m['final'].items() if k in METRICS},
           'completionsByCourse': m['completionsByCourse']}
    if 'targetProbability' in m:
        out['targetProbability'] = m['targetProbability']
    return out


def main():
    import argparse, json
    root = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
    parser = argparse.ArgumentParser(description='Simulates programme folders and notes what they come to.')
    parser.add_argument('folders', nargs='*', help='programme folders, relative to the package; none: all that are noted')
    parser.add_argument('--replicates', type=int, help='none: as many as are noted, or 1000')
    parser.add_argument('--seed', type=int, default=20261121)
    parser.add_argument('--moments', default=os.path.join(root, 'Tests', 'Reference', 'moments.json'),
                        help='file in which the folders\' entries are replaced')
    a = parser.parse_args()
    noted = json.load(open(a.moments, encoding='utf-8')) if os.path.exists(a.moments) else {}
    for folder in [f.rstrip('/') for f in a.folders] or sorted(noted):
        n = a.replicates or noted.get(folder, {}).get('replicates', 1000)
        noted[folder] = compact(*run(os.path.join(root, folder), n, a.seed))
        print(folder, n, 'replicates', file=sys.stderr)
        with open(a.moments + '.tmp', 'w', encoding='utf-8') as f:
            f.write(json_text(noted))
        os.replace(a.moments + '.tmp', a.moments)


def json_text(noted):
    """one line for each number that is compared"""
    import json
    text = json.dumps(noted, indent=1, sort_keys=True, ensure_ascii=False)
    return re.sub(r'\{\s+"mean": (\S+),\s+"se": (\S+)\s+\}', r'{"mean": \1, "se": \2}', text) + '\n'


if __name__ == '__main__':
    main()
