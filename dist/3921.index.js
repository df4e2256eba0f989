export const id = 3921;
export const ids = [3921];
export const modules = {

/***/ 5818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ conduct)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _steps_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2720);
/* harmony import */ var _steps_patient_world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _steps_zone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4157);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9498);





/** Runs a command's list and turns whatever comes of it into an outcome: the one place that does. */
async function conduct(invocation, list) {
    const { request, job } = invocation;
    const world = (0,_steps_patient_world_js__WEBPACK_IMPORTED_MODULE_2__/* .patientWorld */ .u7)(invocation.world, invocation.cancel);
    const journal = new _steps_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C(world.clock, world.log);
    const frame = { request, job, journal, startedAt: world.clock.now() };
    const leases = [];
    let outlook;
    const sceneIn = (zoneId) => ({
        outlook: { world, site: request.site, job, journal, zoneId },
        inZone: (found) => {
            const placed = sceneIn(found);
            outlook = placed.outlook;
            return placed;
        },
        hold: (lease) => {
            leases.push(lease);
            return lease;
        },
    });
    try {
        const zoneId = await zoneFor(world, request);
        const ending = await list(zoneId === undefined ? sceneIn(_steps_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN_ZONE */ .C) : sceneIn(_steps_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN_ZONE */ .C).inZone(zoneId));
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .success */ .kX)(frame, ending, world.clock.now());
    }
    catch (error) {
        return await (0,_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .setback */ .ML)(frame, error, outlook, world.clock);
    }
    finally {
        for (const lease of leases)
            await letGo(lease, world);
    }
}
/**
 * A rollback is in a hurry: the given id is taken at its word, and without one it finds out for itself. To a doctor a
 * zone that cannot be found is a finding.
 */
async function zoneFor(world, request) {
    if (request.command === 'doctor')
        return undefined;
    return request.command === 'rollback' ? request.zoneId : (0,_steps_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .findZone */ ._)(world.dns, request.site, request.zoneId);
}
async function letGo(lease, world) {
    try {
        await lease.release();
    }
    catch (error) {
        world.log.warning(`The lock could not be removed; it falls free within 90 seconds. ${(0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ }),

/***/ 3921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  drift: () => (/* binding */ drift)
});

// EXTERNAL MODULE: ./lib/model/drift-report.js
var drift_report = __webpack_require__(1085);
// EXTERNAL MODULE: ./lib/model/job.js
var model_job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/report/drift/part.js + 1 modules
var part = __webpack_require__(932);
// EXTERNAL MODULE: ./lib/report/drift/words.js
var words = __webpack_require__(5735);
// EXTERNAL MODULE: ./lib/model/lock.js
var model_lock = __webpack_require__(3490);
// EXTERNAL MODULE: ./lib/steps/held-lock.js
var held_lock = __webpack_require__(4230);
// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
;// CONCATENATED MODULE: ./lib/steps/at-work.js




async function lookForOthers(store) {
    const [lock, hold, ledger] = await Promise.all([held_lock/* LOCK_KEY */.Q, hold_object/* HOLD_KEY */.Ah, ledger_book/* LEDGER_KEY */.i].map((key) => store.get(key)));
    const isHeld = lock !== undefined && !(0,model_lock/* isLapsed */.KV)(lock.modifiedAt, lock.storeNow);
    return {
        holder: isHeld ? (0,model_lock/* describeHolder */.sG)(JSON.parse(lock.body)) : undefined,
        written: `${hold?.etag} ${ledger?.etag}`,
    };
}

// EXTERNAL MODULE: ./lib/model/color.js
var model_color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/location.js
var model_location = __webpack_require__(1918);
// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
;// CONCATENATED MODULE: ./lib/model/edge-drift.js



function publicFindings(site, records, wish) {
    const found = (0,model_location/* addressing */.Xn)(records);
    if (isAsWished(site, found, wish))
        return [];
    const hosts = model_color/* COLORS */.l.map((color) => site.previewHostnames[color]).join(' or ');
    const expected = wish.kind === 'adopted' ? described(wish.records) : `one proxied CNAME record to ${hosts}`;
    return [{ host: site.hostname, found: described(found), expected }];
}
function isAsWished(site, found, wish) {
    switch (wish.kind) {
        case 'anything':
            return true;
        case 'adopted':
            return described(found) === described(wish.records);
        case 'color': {
            const [record, ...others] = found;
            return (record !== undefined &&
                others.length === 0 &&
                record.proxied &&
                (0,model_location/* colorOfRecord */.U$)(site, record) !== undefined);
        }
    }
}
/** @param loadBalancer  the colour's own by its stack's outputs; undefined for a colour that is not built. */
function previewFindings(site, color, records, loadBalancer) {
    const found = (0,model_location/* addressing */.Xn)(records);
    const host = site.previewHostnames[color];
    if (loadBalancer === undefined) {
        if (found.length === 0)
            return [];
        return [{ host, found: described(found), expected: `no record, since ${color} is not built` }];
    }
    const [record, ...others] = found;
    const comment = (0,model_site/* previewComment */.Wy)(site, color);
    if (others.length === 0 &&
        record?.type === 'CNAME' &&
        record.proxied &&
        record.content === loadBalancer &&
        record.comment === comment)
        return [];
    const isForeign = record !== undefined && record.comment !== comment;
    return [
        {
            host,
            found: `${described(found)}${isForeign ? `, commented "${record.comment ?? ''}"` : ''}`,
            expected: `one proxied CNAME record to ${loadBalancer}, commented "${comment}"`,
        },
    ];
}
/** A load balancer of Cloudflare's overrides the records of its name. */
function balancerFindings(site, loadBalancers) {
    if (loadBalancers.length === 0)
        return [];
    return [
        {
            host: site.hostname,
            found: 'a Cloudflare load balancer of this name, which overrides the record',
            expected: 'none',
        },
    ];
}
function described(records) {
    const told = records.map(({ type, content, proxied }) => `${type} ${content} (${proxied ? 'proxied' : 'not proxied'})`);
    return told.length === 0 ? 'no record' : told.toSorted().join(', ');
}

;// CONCATENATED MODULE: ./lib/steps/drifted-edge.js



/** The records of the colours, which no stack holds. Reads alone. */
async function driftedEdge(outlook, ledger, loadBalancers) {
    const { journal, site, world, zoneId } = outlook;
    const [wish, publicRecords, balancers, ...previews] = await Promise.all([
        publicWish(outlook, ledger),
        world.dns.records(zoneId, site.hostname),
        world.dns.loadBalancers(zoneId, site.hostname),
        ...model_color/* COLORS */.l.map(async (color) => previewFindings(site, color, await world.dns.records(zoneId, site.previewHostnames[color]), loadBalancers[color])),
    ]);
    const findings = [
        ...publicFindings(site, publicRecords, wish),
        ...balancerFindings(site, balancers === 'unknown' ? [] : balancers),
        ...previews.flat(),
    ];
    journal.done(findings.length === 0 ? 'as it was left' : findings.map(({ host }) => host).join(', '));
    return { findings, unseen: [SETTINGS, ...(balancers === 'unknown' ? [BALANCERS] : [])] };
}
const SETTINGS = "The zone's settings and rules (`infra/terraform/edge`) are not looked at: a person applies them, from a state of its own.";
const BALANCERS = 'Cloudflare load balancers are not looked at: the token may not list them.';
/** A rollback to what was there before Flipgate keeps its hold until a deploy has gone live again. */
async function publicWish({ world }, { adopted, releases }) {
    const stored = await (0,hold_object/* readHold */.uw)(world.store);
    if (stored?.hold.to === 'adopted')
        return { kind: 'adopted', records: adopted?.records ?? [] };
    return { kind: releases.some(({ state }) => state === 'closed') ? 'color' : 'anything' };
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/model/removal.js
var removal = __webpack_require__(3249);
// EXTERNAL MODULE: ./lib/steps/stack-place.js + 1 modules
var stack_place = __webpack_require__(500);
// EXTERNAL MODULE: ./lib/steps/stack-variables.js
var stack_variables = __webpack_require__(5067);
;// CONCATENATED MODULE: ./lib/steps/drifted-stacks.js






/** What was changed in each stack since its last apply. Locks nothing, writes nothing. */
async function driftedStacks(outlook, request, ledger, signal) {
    const { engine } = outlook.world;
    const shared = await (0,stack_place/* sharedOutputs */.S)(outlook.world, signal);
    if (!shared && ledger.releases.length > 0) {
        // An engine that looks in another one's place says so in its own words.
        await engine.drift({ kind: 'shared' }, (0,stack_variables/* sharedVariables */.t)(request), signal);
        throw lost('shared');
    }
    if (!shared) {
        outlook.journal.skipped('nothing is applied yet');
        return { stacks: [], loadBalancers: {} };
    }
    const place = await (0,stack_place/* colorPlace */.r)(outlook, request, shared);
    const stacks = [
        { name: 'shared', ...(await engine.drift({ kind: 'shared' }, (0,stack_variables/* sharedVariables */.t)(request), signal)) },
    ];
    const loadBalancers = {};
    for (const color of model_color/* COLORS */.l) {
        // What stays behind of it is looked at again when it is back.
        if ((0,removal/* removalOf */.c6)(ledger, color))
            continue;
        const stack = { kind: 'color', color };
        const outputs = (await engine.outputs(stack, signal));
        const line = (0,model_ledger/* newestOfColor */.jx)(ledger, color);
        if (!outputs && line)
            throw lost(color);
        if (!outputs)
            continue;
        const variables = place.variables(line, color);
        stacks.push({ name: color, ...(await engine.drift(stack, variables, signal)) });
        loadBalancers[color] = outputs.load_balancer_dns_name;
    }
    outlook.journal.done(stacks.map(inWords).join('; '));
    return { stacks, loadBalancers };
}
/** What a release was deployed into is somewhere: not to find it is no sign that nothing was changed. */
function lost(name) {
    return new failure/* Failure */.HR(`Releases were deployed here, and ${name} has no outputs: its state is empty, or lies elsewhere.`, 'See that `engine`, `infra` and `bucket` are those that the deploys have. What somebody destroyed, the next deploy makes anew.');
}
function inWords({ name, changes, open }) {
    const beside = open.length === 0 ? '' : `, ${open.length} in what the code leaves open`;
    return `${name}: ${changes.length === 0 ? 'as it was left' : `${changes.length} changed`}${beside}`;
}

// EXTERNAL MODULE: ./lib/model/sticky-comment.js
var sticky_comment = __webpack_require__(3782);
// EXTERNAL MODULE: ./lib/steps/patient-world.js
var patient_world = __webpack_require__(9619);
;// CONCATENATED MODULE: ./lib/model/tracking-issue.js
/** Ours, the first one first: that one is kept. */
function ourIssues(all, self, mark) {
    return all
        .filter(({ author, body }) => author === self && body.split(/\r?\n/, 1)[0] === mark)
        .toSorted((one, other) => one.number - other.number);
}
/** A closed issue keeps its last text: it says what it was about. */
function issueDeed(known, mark, finding) {
    if (finding.kind === 'equal') {
        if (known?.state !== 'open')
            return { kind: 'nothing' };
        return { kind: 'edit', number: known.number, edit: { state: 'closed' } };
    }
    const body = `${mark}\n${finding.text}`;
    if (!known)
        return { kind: 'open', body };
    const reopened = known.state === 'closed' ? { state: 'open' } : {};
    const rewritten = known.body === body ? {} : { body };
    const edit = { ...reopened, ...rewritten };
    return Object.keys(edit).length === 0 ? { kind: 'nothing' } : { kind: 'edit', number: known.number, edit };
}

;// CONCATENATED MODULE: ./lib/steps/tracking-issue.js


/** Opens, writes over, closes or opens again the one issue of this mark. @returns it, where there is one. */
async function trackIssue(conversation, { mark, label, title, finding }) {
    const self = await conversation.self();
    const ours = async () => ourIssues(await conversation.issues(label), self, mark);
    const [known, ...others] = await ours();
    await closeAll(conversation, others);
    const deed = issueDeed(known, mark, finding);
    switch (deed.kind) {
        case 'nothing':
            return known;
        case 'edit':
            return conversation.editIssue(deed.number, deed.edit);
        case 'open': {
            const opened = await conversation.openIssue({ title, body: deed.body, label });
            if (!opened.labels.includes(label))
                throw unlabelled(opened, label);
            // Two runs at once may both have found none: the first issue stays.
            const [first, ...more] = await ours();
            await closeAll(conversation, more);
            return first ?? opened;
        }
    }
}
async function closeAll(conversation, issues) {
    for (const { number, state } of issues) {
        if (state === 'open')
            await conversation.editIssue(number, { state: 'closed' });
    }
}
/** It would not be found again, and each run would open one more. */
function unlabelled({ url }, label) {
    return new failure/* Failure */.HR(`GitHub dropped the label ${label} from ${url}.`, `Create the label ${label} in the repository and give it to that issue, then run this again.`);
}

;// CONCATENATED MODULE: ./lib/steps/tell-issue.js





/**
 * The one issue of an environment's drift: opened, written over, closed. That it cannot be is a notice, and fails nothing.
 * @returns its address, where it is open.
 */
async function tellIssue({ journal, site, world }, label, finding, until) {
    if (!world.conversation) {
        journal.skipped('no token or no repository to tell');
        return undefined;
    }
    const conversation = (0,patient_world/* patientConversation */.Bw)(world.conversation, world.clock, until);
    const key = (0,model_site/* siteKey */.Dd)(site);
    try {
        const tracking = { mark: (0,sticky_comment/* marker */.xL)('drift', key), label, title: `Drift in ${key}`, finding };
        const issue = await trackIssue(conversation, tracking);
        const isOpen = issue?.state === 'open';
        journal.done(isOpen ? issue.url : 'no issue is open');
        return isOpen ? issue.url : undefined;
    }
    catch (error) {
        const why = (0,failure/* messageOf */.bD)(error);
        journal.notice(`The issue could not be kept. ${why}`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/commands/conduct.js
var conduct = __webpack_require__(5818);
// EXTERNAL MODULE: ./lib/commands/shown-failures.js
var shown_failures = __webpack_require__(6643);
;// CONCATENATED MODULE: ./lib/commands/drift.js











/** What somebody changed since the last deploys, in stacks and at the edge. Writes nothing to cloud or Cloudflare, locks nothing. */
function drift(invocation) {
    const { request, cancel } = invocation;
    return (0,conduct/* conduct */.V)(invocation, async ({ outlook }) => {
        const report = await look(outlook, request, cancel);
        if (report.kind === 'postponed')
            return { result: 'unchanged', drift: report };
        const issueUrl = await tell(outlook, request, report, cancel);
        return outlook.journal.step('drift', async () => verdict(outlook, report, issueUrl));
    });
}
/** The list of a look: while somebody works on the environment it is under way, and nothing can be said of it. */
async function look(outlook, request, cancel) {
    const { journal, site, world } = outlook;
    const { environment } = site;
    const before = await journal.step('lock', () => others(outlook));
    if (before.holder !== undefined)
        return postponed(environment, before.holder);
    const { current } = await (0,ledger_book/* openLedger */.a)(world.store);
    const { stacks, loadBalancers } = await journal.step('stacks', () => driftedStacks(outlook, request, current, cancel));
    const edge = await journal.step('edge', () => driftedEdge(outlook, current, loadBalancers));
    const after = await journal.step('lock', () => others(outlook));
    if (after.holder !== undefined || after.written !== before.written)
        return postponed(environment, after.holder ?? 'another run, meanwhile,');
    return { kind: 'looked', environment, stacks, edge: edge.findings, unseen: edge.unseen };
}
async function others({ journal, world }) {
    const seen = await lookForOthers(world.store);
    journal.done(seen.holder === undefined ? 'free' : `held by ${seen.holder}`);
    return seen;
}
function postponed(environment, holder) {
    return { kind: 'postponed', environment, why: `${holder} was at work on it; the next run looks again` };
}
async function tell(outlook, { comment, dryRun, label }, report, until) {
    if (dryRun || comment === 'never')
        return undefined;
    const { job, journal, world } = outlook;
    const run = { at: world.clock.now(), url: (0,model_job/* runUrl */.V)(job) };
    return journal.step('issue', () => tellIssue(outlook, label, (0,drift_report/* hasDrift */.u)(report) ? { kind: 'differs', text: (0,part/* driftIssue */.Z)(report, run, world.hide) } : { kind: 'equal' }, until));
}
/** Drift is a failed check: a schedule that passes over it would be read by nobody. */
function verdict({ journal }, report, issueUrl) {
    if (!(0,drift_report/* hasDrift */.u)(report)) {
        journal.done('no drift');
        return { result: 'unchanged', drift: report };
    }
    throw new shown_failures/* Drifted */.d(`There is drift: ${(0,words/* driftCounts */.CA)(report)}.`, (0,words/* driftRemedy */.yK)(report), report, issueUrl);
}


/***/ }),

/***/ 3490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KV: () => (/* binding */ isLapsed),
/* harmony export */   V3: () => (/* binding */ RENEW_EVERY_MS),
/* harmony export */   Wf: () => (/* binding */ LEASE_MS),
/* harmony export */   qP: () => (/* binding */ FLIP_DEMANDS_MS),
/* harmony export */   sG: () => (/* binding */ describeHolder)
/* harmony export */ });
/** Milliseconds that a lock is held without being renewed, by the store's clock. */
const LEASE_MS = 90_000;
const RENEW_EVERY_MS = 10_000;
/** The edit that moves traffic is begun only with this much of the lease left. */
const FLIP_DEMANDS_MS = 60_000;
function isLapsed(modifiedAt, storeNow) {
    return storeNow - modifiedAt > LEASE_MS;
}
function describeHolder(holder) {
    const what = [holder.command, holder.release?.slice(0, 12)].filter(Boolean).join(' ');
    const who = holder.by === undefined ? '' : ` by ${holder.by}`;
    return `${what}${who}${holder.runUrl === undefined ? '' : ` (${holder.runUrl})`}`;
}


/***/ }),

/***/ 3782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ mayWrite),
/* harmony export */   _m: () => (/* binding */ isBy),
/* harmony export */   bi: () => (/* binding */ writerOf),
/* harmony export */   uX: () => (/* binding */ stickyBody),
/* harmony export */   xL: () => (/* binding */ marker),
/* harmony export */   zu: () => (/* binding */ ourComments)
/* harmony export */ });
/** Hidden, and first in the comment: a text that quotes one is none. */
function marker(purpose, key) {
    return `<!-- flipgate:${purpose}:${key} -->`;
}
function stickyBody(mark, writer, text) {
    return `${mark}\n<!-- flipgate:by:${writer.commit}:${writer.run}.${writer.attempt} -->\n${text}`;
}
function isBy(writer, comment) {
    const found = writerOf(comment);
    return found?.commit === writer.commit && found.run === writer.run && found.attempt === writer.attempt;
}
const WRITER = /^<!-- flipgate:by:([0-9a-f]+):(\d+)\.(\d+) -->$/;
/** Undefined for a text that says no writer: anybody may write over it. */
function writerOf({ body }) {
    const [, commit, run, attempt] = WRITER.exec(body.split(/\r?\n/, 2)[1] ?? '') ?? [];
    return commit === undefined ? undefined : { commit, run: Number(run), attempt: Number(attempt) };
}
/** Ours, oldest first: the first one stays, whatever two runs at once have made. */
function ourComments(all, self, mark) {
    return all
        .filter(({ author, body }) => author === self && body.split(/\r?\n/, 1)[0] === mark)
        .toSorted((one, other) => one.id - other.id);
}
/**
 * Whether a run may write over what another has written. A plan of a commit that is not the newest any more never may;
 * of two runs of one commit the later one has the last word.
 */
function mayWrite(mine, theirs, newest) {
    if (mine.commit !== newest)
        return false;
    if (theirs?.commit !== mine.commit)
        return true;
    return mine.run === theirs.run ? mine.attempt >= theirs.attempt : mine.run > theirs.run;
}


/***/ }),

/***/ 4230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ HeldLock),
/* harmony export */   Q: () => (/* binding */ LOCK_KEY)
/* harmony export */ });
/* harmony import */ var _model_lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3490);

const LOCK_KEY = 'lock.json';
/** The lock object while it is ours. Renewals go one after the other: two at once would refuse each other. */
class HeldLock {
    #world;
    #holder;
    #etag;
    #until;
    #last = Promise.resolve();
    /** @param takenAt when the request that took it was sent: the lease counts from there. */
    constructor(world, holder, etag, takenAt) {
        this.#world = world;
        this.#holder = holder;
        this.#etag = etag;
        this.#until = takenAt + _model_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .LEASE_MS */ .Wf;
    }
    /** Milliseconds that nobody else may take it, by our own clock. */
    get remaining() {
        return this.#until - this.#world.clock.now();
    }
    /** `lost`: somebody else has it now. Rejects when the store does not answer; the lease then counts on. */
    renew(change = {}) {
        const next = this.#last.then(() => this.#renew(change));
        this.#last = next.catch(() => undefined);
        return next;
    }
    async remove() {
        await this.#last;
        await this.#world.store.remove(LOCK_KEY, this.#etag);
    }
    async #renew(change) {
        const sentAt = this.#world.clock.now();
        const next = { ...this.#holder, ...change, renewals: this.#holder.renewals + 1 };
        const answer = await this.#world.store.replace(LOCK_KEY, JSON.stringify(next), this.#etag);
        if (answer.kind === 'refused')
            return 'lost';
        this.#holder = next;
        this.#etag = answer.etag;
        this.#until = sentAt + _model_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .LEASE_MS */ .Wf;
        return 'held';
    }
}


/***/ }),

/***/ 8944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ HOLD_KEY),
/* harmony export */   hA: () => (/* binding */ writeHold),
/* harmony export */   od: () => (/* binding */ removeHold),
/* harmony export */   uw: () => (/* binding */ readHold)
/* harmony export */ });
const HOLD_KEY = 'hold.json';
async function readHold(store) {
    const found = await store.get(HOLD_KEY);
    return found && { hold: JSON.parse(found.body), etag: found.etag };
}
/** Undefined when somebody else wrote it meanwhile. */
async function writeHold(store, hold, replaced) {
    const body = JSON.stringify(hold);
    const answer = replaced
        ? await store.replace(HOLD_KEY, body, replaced.etag)
        : await store.create(HOLD_KEY, body);
    return answer.kind === 'written' ? { hold, etag: answer.etag } : undefined;
}
async function removeHold(store, stored) {
    await store.remove(HOLD_KEY, stored.etag);
}


/***/ }),

/***/ 500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ colorPlace),
  S: () => (/* binding */ sharedOutputs)
});

;// CONCATENATED MODULE: ./lib/model/placeholder-outputs.js
/** An ARN that looks like one, for code that checks. */
function arn(service, account, region, rest) {
    return `arn:aws:${service}:${region}:${account}:${rest}`;
}
/**
 * What shared will give, in the types of infra/README.md, while there is no shared yet: enough to plan a first colour
 * by, and nothing that anybody may take for real.
 */
function placeholderOutputs(key, account, region) {
    const secret = (name) => arn('secretsmanager', account, region, `secret:${key}/${name}-AAAAAA`);
    return {
        region,
        account_id: account,
        cluster: key,
        alarm_names: [],
        size: 'development',
        vpc_id: 'vpc-00000000000000000',
        public_subnet_ids: ['subnet-00000000000000001', 'subnet-00000000000000002'],
        task_subnet_ids: ['subnet-00000000000000003', 'subnet-00000000000000004'],
        assign_public_ip: false,
        task_security_group_id: 'sg-00000000000000000',
        secrets: {
            DATABASE_URL: secret('database-url'),
            CACHE_URL: secret('cache-url'),
            BROKER_URL: secret('broker-url'),
            SECRET_KEY: secret('secret-key'),
        },
        migrate_secrets: {},
        alarm_topic_arn: arn('sns', account, region, `${key}-alarms`),
        container_insights: false,
        worker_capacity: 'FARGATE',
        access_log_bucket: null,
        log_kms_key_arn: null,
        secret_kms_key_arns: [],
        test_alarm_name: `${key}-test`,
        nat_addresses: [],
    };
}
/** A certificate that does not exist, for a plan before there is one. */
function placeholderCertificate(account, region) {
    return arn('acm', account, region, 'certificate/00000000-0000-0000-0000-000000000000');
}
/** An image of nothing, where builds would push it: roles may hang on its registry, and a deploy that is given one plans the same. */
function placeholderImage(name, account, region) {
    return `${account}.dkr.ecr.${region}.amazonaws.com/${name}@sha256:${'0'.repeat(64)}`;
}

// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
// EXTERNAL MODULE: ./lib/steps/stack-variables.js
var stack_variables = __webpack_require__(5067);
;// CONCATENATED MODULE: ./lib/steps/stack-place.js



/** What shared gives; undefined while it was never applied. */
async function sharedOutputs({ engine }, signal) {
    return (await engine.outputs({ kind: 'shared' }, signal));
}
async function colorPlace({ world, site }, request, outputs) {
    const { certificates, identity } = world;
    const account = await identity.account();
    const key = (0,model_site/* siteKey */.Dd)(site);
    const shared = outputs ?? placeholderOutputs(key, account, identity.region);
    const image = placeholderImage(site.name, account, identity.region);
    const certificate = request.certificate ?? (await certificates.find(key)) ?? placeholderCertificate(account, shared.region);
    return {
        basis: outputs ? { kind: 'known' } : PROVISIONAL,
        variables: (line, color) => (0,stack_variables/* colorVariables */.P)(request, heldBy(line, image), color, shared, certificate),
    };
}
const PROVISIONAL = {
    kind: 'provisional',
    why: 'shared does not exist yet, so its outputs are placeholders',
};
const NO_COMMIT = '0'.repeat(40);
/**
 * Infrastructure alone is looked at: each colour keeps the release that it holds.
 * @param image  for a colour that the ledger knows nothing of
 */
function heldBy(line, image) {
    if (!line)
        return { image, release: NO_COMMIT, releaseHeader: 'x-release', healthPath: '/healthz' };
    const { settings } = line;
    return {
        image: line.image,
        release: line.release,
        releaseHeader: settings.releaseHeader,
        healthPath: settings.healthPath,
    };
}


/***/ }),

/***/ 5067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ colorVariables),
/* harmony export */   t: () => (/* binding */ sharedVariables)
/* harmony export */ });
/** What the stacks are given: the contract of infra/README.md, after the user's own. */
function sharedVariables(request) {
    const { name, environment, hostname, previewHostnames } = request.site;
    return { ...request.variables, name, environment, hostname, preview_hostnames: previewHostnames };
}
function colorVariables(request, held, color, shared, certificateArn) {
    return {
        ...sharedVariables(request),
        color,
        image: held.image,
        release: held.release,
        certificate_arn: certificateArn,
        release_header: held.releaseHeader,
        health_path: held.healthPath,
        shared,
    };
}


/***/ }),

/***/ 4157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ UNKNOWN_ZONE),
/* harmony export */   _: () => (/* binding */ findZone)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_preview_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1500);


/** Nothing can be read in it. */
const UNKNOWN_ZONE = '';
/** The zone's id, given or found; a hostname outside it is refused before anything else is asked. */
async function findZone(dns, site, given) {
    const zone = given === undefined ? await dns.zoneOf(site.hostname) : await dns.zone(given);
    if (!zone)
        throw zoneMissing(site, given);
    if (site.hostname !== zone.name && !site.hostname.endsWith(`.${zone.name}`))
        throw outside(site.hostname, zone.name);
    for (const host of Object.values(site.previewHostnames)) {
        const coverage = (0,_model_preview_host_js__WEBPACK_IMPORTED_MODULE_1__/* .previewCoverage */ .nH)(zone.name, host);
        if (coverage === 'outside')
            throw outside(host, zone.name);
        if (coverage === 'too-deep') {
            throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The preview host ${host} lies two labels below ${zone.name}: Cloudflare's certificate covers one.`, `Give \`preview-hostnames\` with one label before ${zone.name}.`);
        }
    }
    return zone.id;
}
function outside(host, zone) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${host} is not in the zone ${zone}.`, 'Correct `hostname` and `preview-hostnames`, or give the `cloudflare-zone-id` of the zone that holds them.');
}
function zoneMissing(site, given) {
    return given === undefined
        ? new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`No zone that the Cloudflare token can see holds ${site.hostname}.`, 'Give the token Zone:Read and DNS:Edit on that zone, or correct `hostname`.')
        : new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`\`cloudflare-zone-id\` ${given} names no zone that the token can see.`, 'Copy the zone id from the overview page of the zone, or leave the input out.');
}


/***/ })

};
