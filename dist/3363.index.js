export const id = 3363;
export const ids = [3363];
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

/***/ 3698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $2: () => (/* binding */ LOCKED),
  JJ: () => (/* binding */ groundOn),
  Xd: () => (/* binding */ lockFor),
  ML: () => (/* binding */ tryLease),
  A3: () => (/* binding */ tryLockFor)
});

// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/job.js
var model_job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/model/lock.js
var lock = __webpack_require__(3490);
// EXTERNAL MODULE: ./lib/steps/held-lock.js
var held_lock = __webpack_require__(4230);
// EXTERNAL MODULE: ./lib/model/interruption.js
var interruption = __webpack_require__(6818);
;// CONCATENATED MODULE: ./lib/steps/guarded-world.js
/** Every verb that changes something outside, but for what GitHub shows. A new one belongs here. */
const WRITING_VERBS = {
    ecs: ['updateService', 'runTask', 'stopTask', 'registerTaskDefinition'],
    scaling: ['set'],
    images: ['tag', 'untag'],
    certificates: ['request'],
    store: ['create', 'replace', 'remove'],
    dns: ['editContent', 'create', 'remove', 'batch'],
};
/** The same world, in which no write begins that the guard refuses, and no sleep outlives its signal. */
function guardWrites(world, guard) {
    const guarded = Object.fromEntries(Object.entries(WRITING_VERBS).map(([port, verbs]) => [
        port,
        guardPort(world[port], verbs, guard),
    ]));
    return {
        ...world,
        ...guarded,
        clock: {
            now: () => world.clock.now(),
            sleep: (ms, signal) => world.clock.sleep(ms, signal ? AbortSignal.any([signal, guard.signal]) : guard.signal),
        },
        engine: guardEngine(world, guard),
    };
}
function guardPort(port, verbs, guard) {
    const guarded = {};
    for (const verb of verbs) {
        guarded[verb] = async (...args) => {
            guard.beforeWrite();
            const write = port[verb];
            return write.apply(port, args);
        };
    }
    return new Proxy(port, {
        get: (target, name) => guarded[name] ?? Reflect.get(target, name),
    });
}
function guardEngine(world, guard) {
    const { engine } = world;
    const either = (signal) => AbortSignal.any([signal, guard.signal]);
    const guardPlan = (plan) => ({
        ...plan,
        async apply(signal, judge) {
            guard.beforeWrite();
            await plan.apply(either(signal), judge);
        },
    });
    return {
        outputs: (stack, signal) => engine.outputs(stack, either(signal)),
        drift: (stack, variables, signal) => engine.drift(stack, variables, either(signal)),
        ready: (stack, signal) => engine.ready(stack, either(signal)),
        look: (stack, variables, signal) => engine.look(stack, variables, either(signal)),
        plan: async (stack, variables, signal) => guardPlan(await engine.plan(stack, variables, either(signal))),
        planRemoval: async (stack, variables, signal) => guardPlan(await engine.planRemoval(stack, variables, either(signal))),
    };
}

// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
// EXTERNAL MODULE: ./lib/steps/patient-world.js
var patient_world = __webpack_require__(9619);
;// CONCATENATED MODULE: ./lib/steps/lease.js






/** How soon a renewal that failed is tried again. */
const RETRY_MS = 2_000;
/**
 * The environment, held by this run until it is released, lost or taken: renewed in the background, and with each
 * renewal listening for a stop request.
 */
class Lease {
    /** Refuses every write once the run is interrupted. */
    world;
    /** Refuses writes only when the lease itself is gone: for taking back what was begun. */
    undoWorld;
    #plain;
    #terms;
    #interrupted = new AbortController();
    #lost = new AbortController();
    #ended = new AbortController();
    #unlimited = new AbortController();
    #onCancel = () => this.#interrupt('cancelled');
    /** @param world without patience: how long to wait depends on what is written. */
    constructor(world, terms) {
        this.#plain = world;
        this.#terms = terms;
        this.world = this.#guarded(this.#interrupted.signal);
        this.undoWorld = this.#guarded(this.#lost.signal);
        if (terms.cancel.aborted)
            this.#onCancel();
        terms.cancel.addEventListener('abort', this.#onCancel, { once: true });
        void this.#keepRenewing();
    }
    /** Aborts with an `Interruption` when the run must not go on. */
    get signal() {
        return this.#interrupted.signal;
    }
    /** Puts what a rollback needs to know into the lock. */
    async note(facts) {
        await this.#renew(facts);
    }
    /** Makes sure that the edit that moves traffic has time enough. */
    async freshForFlip() {
        if (this.#terms.lock.remaining < lock/* FLIP_DEMANDS_MS */.qP)
            await this.#renew({});
        this.#assertHeld();
        if (this.#terms.lock.remaining >= lock/* FLIP_DEMANDS_MS */.qP)
            return;
        throw new failure/* Failure */.HR('The lock could not be renewed quickly enough to flip under it: S3 answers too slowly.', 'Nothing was flipped. Run this again.');
    }
    /** Interrupts the run after so many milliseconds from now, unless the limit is ended first. */
    limitTime(ms) {
        const over = AbortSignal.any([this.#ended.signal, this.#unlimited.signal]);
        void this.#rested(ms, over).then((rested) => {
            if (rested)
                this.#interrupt('timed-out');
        });
    }
    /** From here on the run takes as long as it takes. */
    endTimeLimit() {
        this.#unlimited.abort();
    }
    async release() {
        this.#ended.abort();
        this.#terms.cancel.removeEventListener('abort', this.#onCancel);
        if (!this.#lost.signal.aborted)
            await this.#terms.lock.remove();
    }
    async #keepRenewing() {
        let delay = lock/* RENEW_EVERY_MS */.V3;
        while (await this.#rested(delay, this.#ended.signal)) {
            try {
                await this.#renewAndListen();
                delay = lock/* RENEW_EVERY_MS */.V3;
            }
            catch {
                // The store did not answer; the lease counts on and decides.
                delay = RETRY_MS;
            }
            if (this.#terms.lock.remaining <= 0)
                return this.#interrupt('lease-lost');
        }
    }
    async #renewAndListen() {
        const [, stored] = await Promise.all([this.#renew({}), (0,hold_object/* readHold */.uw)(this.#plain.store)]);
        if (!stored?.hold.open || stored.hold.id === this.#terms.knownHold)
            return;
        this.#interrupt('stop-requested', `Its reason: ${stored.hold.reason}`);
    }
    async #renew(change) {
        if ((await this.#terms.lock.renew(change)) === 'lost')
            this.#interrupt('lease-lost');
    }
    /** Patience lies around the guard: a write that waited out its throttling is asked anew whether it may be made. */
    #guarded(signal) {
        return (0,patient_world/* patientWorld */.u7)(guardWrites(this.#plain, { beforeWrite: () => this.#mayWrite(signal), signal }));
    }
    #mayWrite(until) {
        until.throwIfAborted();
        this.#assertHeld();
        this.#terms.wrote();
    }
    #assertHeld() {
        if (this.#terms.lock.remaining <= 0)
            this.#interrupt('lease-lost');
        this.#lost.signal.throwIfAborted();
    }
    #interrupt(kind, why) {
        const reason = new interruption/* Interruption */._(kind, why);
        if (kind === 'lease-lost')
            this.#lost.abort(reason);
        this.#interrupted.abort(reason);
    }
    /** False when it was cut short. */
    #rested(ms, until) {
        if (until.aborted)
            return Promise.resolve(false);
        return this.#plain.clock.sleep(ms, until).then(() => true, () => false);
    }
}

;// CONCATENATED MODULE: ./lib/steps/lock.js






const LOOK_AGAIN_MS = 2_000;
/** Takes the environment, or says who holds it once patience is over. */
async function takeLock(outlook, wish) {
    const { world } = outlook;
    const givenUpAt = world.clock.now() + wish.patienceMs;
    let told = false;
    for (;;) {
        const answer = await tryLock(outlook, wish);
        if (answer.kind === 'held-by-us')
            return answer;
        if (world.clock.now() >= givenUpAt)
            return answer;
        if (!told)
            world.log.line(`waiting for ${(0,lock/* describeHolder */.sG)(answer.holder)}`);
        told = true;
        await world.clock.sleep(LOOK_AGAIN_MS, wish.cancel);
    }
}
function lockedByOther(holder) {
    return new failure/* Failure */.HR(`The environment is locked by ${(0,lock/* describeHolder */.sG)(holder)}.`, 'Wait for that run to end, then run this again. A lock whose run is dead falls free by itself within 90 seconds.');
}
async function tryLock(outlook, wish) {
    const { world } = outlook;
    const holder = describeUs(outlook, wish);
    const body = JSON.stringify(holder);
    const takenAt = world.clock.now();
    const created = await world.store.create(held_lock/* LOCK_KEY */.Q, body);
    if (created.kind === 'written')
        return ours(outlook, wish, holder, created.etag, takenAt);
    const found = await world.store.get(held_lock/* LOCK_KEY */.Q);
    if (!found)
        return tryLock(outlook, wish);
    const other = JSON.parse(found.body);
    if (!(await isFree(world, other, wish.owner, (0,lock/* isLapsed */.KV)(found.modifiedAt, found.storeNow)))) {
        return { kind: 'held-by-other', holder: other };
    }
    const retakenAt = world.clock.now();
    const replaced = await world.store.replace(held_lock/* LOCK_KEY */.Q, body, found.etag);
    if (replaced.kind === 'refused')
        return { kind: 'held-by-other', holder: other };
    world.log.line(`took over the lock that ${(0,lock/* describeHolder */.sG)(other)} left behind`);
    return ours(outlook, wish, holder, replaced.etag, retakenAt);
}
/** A lock is free when its lease ran out, when it is ours, or when GitHub says that its run has ended. */
async function isFree(world, other, owner, lapsed) {
    if (lapsed || other.owner === owner)
        return true;
    if (other.runId === undefined)
        return false;
    return (await world.github.runFinished(other.runId, other.attempt)) === true;
}
function ours(outlook, wish, holder, etag, takenAt) {
    const lease = new Lease(wish.world, {
        lock: new held_lock/* HeldLock */.F((0,patient_world/* patientWorld */.u7)(wish.world), holder, etag, takenAt),
        knownHold: wish.knownHold,
        cancel: wish.cancel,
        wrote: () => {
            outlook.journal.wrote = true;
        },
    });
    return { kind: 'held-by-us', lease };
}
function describeUs({ world, job }, wish) {
    const page = (0,model_job/* runUrl */.V)(job);
    return {
        owner: wish.owner,
        command: wish.command,
        ...(wish.release === undefined ? {} : { release: wish.release }),
        ...(job.actor === undefined ? {} : { by: job.actor }),
        ...(job.runId === undefined ? {} : { runId: job.runId }),
        attempt: job.attempt,
        ...(page === undefined ? {} : { runUrl: page }),
        startedAt: world.clock.now(),
        renewals: 0,
    };
}

;// CONCATENATED MODULE: ./lib/commands/lock-for.js


const LOCKED = 'the environment is locked for this run';
/** The lock for this command, or who has it. The lease is given back when the command ends. */
async function tryLease(scene, { world, request, owner, cancel }, terms) {
    const answer = await takeLock(scene.outlook, { world, command: request.command, owner, cancel, ...terms });
    if (answer.kind === 'held-by-us')
        scene.hold(answer.lease);
    return answer;
}
function groundOn({ outlook }, lease, book) {
    return { ...outlook, world: lease.world, lease, book };
}
/** The environment for this command, or who has it. */
async function tryLockFor(scene, invocation, terms) {
    const answer = await tryLease(scene, invocation, terms);
    if (answer.kind === 'held-by-other')
        return answer;
    const book = await (0,ledger_book/* openLedger */.a)(answer.lease.world.store);
    return { kind: 'held-by-us', ground: groundOn(scene, answer.lease, book) };
}
/** The environment for this command, or a refusal that names who has it. */
async function lockFor(scene, invocation, terms) {
    const answer = await tryLockFor(scene, invocation, terms);
    if (answer.kind === 'held-by-other')
        throw lockedByOther(answer.holder);
    scene.outlook.journal.done(LOCKED);
    return answer.ground;
}


/***/ }),

/***/ 5439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ inItsZone)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _steps_zone_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4157);


/** The scene in the given zone, or in the one that holds the hostname. In place goes on without, when that cannot be asked. */
async function inItsZone(scene, request) {
    if (request.zoneId !== undefined)
        return scene.inZone(request.zoneId);
    const { journal, site, world } = scene.outlook;
    try {
        return scene.inZone(await (0,_steps_zone_js__WEBPACK_IMPORTED_MODULE_1__/* .findZone */ ._)(world.dns, site, undefined));
    }
    catch (error) {
        if (!request.inPlace)
            throw error;
        journal.notice(`The zone cannot be found. ${(0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return scene.inZone(_steps_zone_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN_ZONE */ .C);
    }
}


/***/ }),

/***/ 8585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ showBegun),
  S: () => (/* binding */ shown)
});

// EXTERNAL MODULE: ./lib/model/outcome.js
var model_outcome = __webpack_require__(6805);
;// CONCATENATED MODULE: ./lib/model/shown-deployment.js

/**
 * A job that names an environment has a deployment already: the runner made it, and its statuses lead to this run.
 * So do those of ours. Newest first, so that a later attempt finds its own.
 */
function claimed(found, runPage, claims) {
    const own = runPage === undefined
        ? undefined
        : found.find(({ run, statuses }) => run === runPage || statuses.some(leadsTo(runPage)));
    if (own || claims === 'own')
        return own;
    return found.find(({ run, statuses }) => run !== undefined && !isEnded(statuses[0]));
}
/** The runner says by itself that its job has begun. */
function isToldAlready({ statuses: [newest] }, { state }, runPage) {
    return (state === 'in_progress' && newest?.state === state && runPage !== undefined && leadsTo(runPage)(newest));
}
function leadsTo(runPage) {
    return ({ logUrl }) => logUrl === runPage || logUrl.startsWith(`${runPage}/`);
}
function isEnded(newest) {
    return newest !== undefined && !['pending', 'queued', 'in_progress'].includes(newest.state);
}
/** In our own words alone: a message from outside may hold what nobody is to read there. Undefined when nothing moved. */
function showingOf(outcome) {
    const { command, result, release } = outcome;
    if (command !== 'deploy' && command !== 'rollback')
        return undefined;
    if (result === 'live')
        return { state: 'success', description: liveWords(outcome), claims: 'new' };
    if (command === 'rollback' || result === 'superseded')
        return undefined;
    // Without a release `post:` found nothing to tidy.
    if (result === 'unchanged' && release === undefined)
        return undefined;
    if (result === 'unchanged')
        return { state: 'success', description: liveWords(outcome), claims: 'left' };
    // Refused before it had the lock: what failed is this run, and GitHub says that by itself.
    if (!outcome.steps.some(({ step, state }) => step === 'lock' && state !== 'failed'))
        return undefined;
    const state = result === 'needs-person' ? 'error' : 'failure';
    return { state, description: failedWords(outcome, result), claims: 'own' };
}
function liveWords({ command, liveColor }) {
    const where = liveColor === undefined ? 'live' : `live in ${liveColor}`;
    return command === 'rollback' ? `rolled back: ${where}` : where;
}
const ENDED = {
    refused: 'production is as it was',
    'flipped-back': 'flipped back',
    'needs-person': 'production needs a person',
};
function failedWords(outcome, result) {
    return (0,model_outcome/* isSetback */.eG)(outcome) ? `failed in ${outcome.failure.step}: ${ENDED[result]}` : ENDED[result];
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/job.js
var model_job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/steps/in-time.js
var in_time = __webpack_require__(6360);
;// CONCATENATED MODULE: ./lib/steps/show-deployment.js




/** For all that is said at once: a deploy does not wait for a page that only tells of it. */
const PATIENCE_MS = 3_000;
/** Shows on GitHub how a deployment stands. @returns why that could not be done, as a sentence. */
async function showDeployment(telling, shown) {
    const { deployments, clock } = telling.world;
    if (!deployments)
        return undefined;
    try {
        await (0,in_time/* inTime */.R)(clock, PATIENCE_MS, (signal) => show(telling, deployments, shown, signal));
        return undefined;
    }
    catch (error) {
        return `GitHub does not show this deployment. ${(0,failure/* saidBy */.TT)(error)}`;
    }
}
async function show({ site, job }, deployments, shown, signal) {
    const { environment, hostname } = site;
    const { commit, task, state, description, claims } = shown;
    const ids = [];
    if (commit !== undefined) {
        const runPage = (0,model_job/* runUrl */.V)({ ...job, attempt: 1 });
        const listed = await deployments.list({ environment, commit }, signal);
        const found = await withStatuses(deployments, listed, signal);
        const claim = claimed(found, runPage, claims);
        if (claim ? isToldAlready(claim, shown, runPage) : claims !== 'new')
            return;
        const id = claim?.id ?? (await deployments.create({ environment, commit, task, run: runPage }, signal));
        const logUrl = (0,model_job/* runUrl */.V)(job);
        const status = { state, description, url: `https://${hostname}` };
        await deployments.addStatus(id, logUrl === undefined ? status : { ...status, logUrl }, signal);
        ids.push(id);
    }
    if (state === 'success')
        await retire(deployments, environment, ids[0] ?? Infinity, signal);
}
/** GitHub itself does this in environments that are not for production alone. */
async function retire(deployments, environment, before, signal) {
    const older = (await deployments.list({ environment }, signal)).filter(({ id }) => id < before);
    const active = (await withStatuses(deployments, older, signal)).filter(({ statuses }) => statuses[0]?.state === 'success');
    const inactive = { state: 'inactive', description: 'no longer live' };
    await Promise.all(active.map(({ id }) => deployments.addStatus(id, inactive, signal)));
}
async function withStatuses(deployments, found, signal) {
    return Promise.all(found.map(async (one) => ({ ...one, statuses: await deployments.statuses(one.id, signal) })));
}

;// CONCATENATED MODULE: ./lib/commands/shown.js


/** Shows on GitHub that a deploy has begun. That it cannot is worth a notice and nothing more. */
async function showBegun(outlook, { release }) {
    const unshown = await showDeployment(outlook, {
        ...{ state: 'in_progress', description: 'being deployed', claims: 'new' },
        ...{ commit: release, task: 'deploy' },
    });
    if (unshown !== undefined)
        outlook.journal.notice(unshown);
}
/** The outcome, shown on GitHub when all else is done and the lock is given back. */
async function shown({ world, request, job }, conducted) {
    const outcome = await conducted;
    const showing = request.dryRun ? undefined : showingOf(outcome);
    if (!showing || !isShown(request))
        return outcome;
    const task = request.command;
    const telling = { world, site: request.site, job };
    const unshown = await showDeployment(telling, { ...showing, commit: outcome.release, task });
    if (unshown === undefined || outcome.notices.includes(unshown))
        return outcome;
    world.log.notice(unshown);
    return { ...outcome, notices: [...outcome.notices, unshown] };
}
function isShown(request) {
    return request.command === 'deploy' || request.command === 'rollback';
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

/***/ 6360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ inTime)
/* harmony export */ });
/** What comes of the work within this time; what is still under way then is told to stop, and not waited for. */
async function inTime(clock, ms, work) {
    const ended = new AbortController();
    const late = clock.sleep(ms, ended.signal).then(() => {
        throw new Error(`No answer within ${ms / 1000} seconds.`);
    });
    try {
        return await Promise.race([work(ended.signal), late]);
    }
    finally {
        // Ends the sleep too, whose rejection nobody waits for any more.
        late.catch(() => undefined);
        ended.abort();
    }
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
