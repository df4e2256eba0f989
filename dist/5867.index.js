export const id = 5867;
export const ids = [5867];
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

/***/ 7473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ migrationToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * RunTask's client token, at most 64 ASCII characters: the same for every rerun of one attempt, so that a rerun is given
 * the task that the ended run started.
 */
function migrationToken(siteKey, release, phase, attempt) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update([siteKey, release, phase, attempt].join('\n')).digest('hex');
}


/***/ }),

/***/ 8184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ endedAttempt),
/* harmony export */   NX: () => (/* binding */ lockTimedOut),
/* harmony export */   Xi: () => (/* binding */ migrationInProgress),
/* harmony export */   vf: () => (/* binding */ judgeTask)
/* harmony export */ });
/** ECS's stop code for StopTask. */
const BY_REQUEST = 'UserInitiated';
/**
 * Whether a one-off task passed: by the exit code of the container that is judged, never of the first
 * or of all. Null means that it never started, and the truth is then in stopCode and stoppedReason. A task that was told to
 * stop may end with 0 without having done its work.
 */
function judgeTask(task, container) {
    if (task.lastStatus !== 'STOPPED')
        return { kind: 'running' };
    const judged = task.containers.find((one) => one.name === container);
    if (!judged) {
        return { kind: 'failed', exitCode: null, reason: `the task has no container named ${container}` };
    }
    const byRequest = task.stopCode === BY_REQUEST;
    if (judged.exitCode === 0 && !byRequest)
        return { kind: 'passed' };
    const said = [task.stopCode, task.stoppedReason, judged.reason].filter((text) => text !== undefined && text !== '');
    const ended = judged.exitCode === null ? 'never started' : `exit code ${judged.exitCode}`;
    const reason = [ended, ...new Set(said)].join(': ');
    return {
        kind: 'failed',
        exitCode: judged.exitCode,
        reason,
        ...(byRequest ? { stoppedByRequest: true } : {}),
    };
}
/** The attempt as it is written down when its task has ended. */
function endedAttempt(attempt, verdict, now) {
    return {
        ...attempt,
        state: verdict.kind,
        exitCode: verdict.kind === 'passed' ? 0 : verdict.exitCode,
        ms: now - attempt.startedAt,
    };
}
/** Django's own words, which reach a log only with the end of their line, or the guard's before them. */
const BEGUN = /^(?:\s*|flipgate: )(?:una|a)pplying (\S+?)(?:\.\.\.|$)/i;
/**
 * The migration that has been begun and not finished (`flipgate: applying orders.0002_total`, then
 * `Applying orders.0002_total... OK`): cutting it may leave half of a non-atomic migration behind.
 */
function migrationInProgress(lines) {
    const last = lines.findLast((line) => BEGUN.test(line));
    if (last === undefined || /\.\.\.\s*(OK|FAKED)/.test(last))
        return undefined;
    const after = lines.slice(lines.lastIndexOf(last) + 1);
    if (after.some((line) => /^\s*(OK|FAKED)\b/.test(line) || /^Traceback/.test(line)))
        return undefined;
    return BEGUN.exec(last)?.[1];
}
/** PostgreSQL's own words (code 55P03) for a lock that `lock_timeout` did not wait longer for. */
function lockTimedOut(lines) {
    return lines.some((line) => line.includes('canceling statement due to lock timeout'));
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

/***/ 4833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h3: () => (/* binding */ lookAround),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
/* unused harmony export readLocation */
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1918);
/* harmony import */ var _model_standing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6545);
/* harmony import */ var _running_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9800);




/** Live and idle, from the record; what they run, from ECS. Writes nothing but a note into our own lock. */
async function locate(ground, wish) {
    const standing = await lookAround(ground, ground.book.current, wish);
    const { live, liveRelease } = standing;
    await ground.lease.note({
        ...(liveRelease === undefined ? {} : { liveRelease }),
        ...(live === undefined ? {} : { liveColor: live }),
    });
    if (standing.location.kind === 'color' && wish.adopt.length > 0) {
        ground.journal.notice('`adopt` is ignored: the public record names a colour already.');
    }
    ground.journal.done(describeStanding(standing));
    return standing;
}
/** The same look, for commands that hold no lock. */
async function lookAround(outlook, ledger, wish) {
    const [location, running] = await Promise.all([
        readLocation(outlook, wish.adopt),
        (0,_running_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunning */ .Ki)(outlook.world.ecs, ledger),
    ]);
    const live = location.kind === 'color' ? location.color : undefined;
    const liveRelease = live && (0,_model_standing_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseRunning */ .fB)(running[live]);
    return {
        location,
        live,
        idle: (0,_model_standing_js__WEBPACK_IMPORTED_MODULE_3__/* .idleColor */ .kA)(location, running, wish.requested),
        running,
        liveRelease,
        liveLine: live && liveRelease !== undefined ? (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(ledger, live, liveRelease) : undefined,
    };
}
async function readLocation({ world, site, zoneId }, adopt) {
    const [records, loadBalancers] = await Promise.all([
        world.dns.records(zoneId, site.hostname),
        world.dns.loadBalancers(zoneId, site.hostname),
    ]);
    return (0,_model_location_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeLocation */ .Nl)(site, records, loadBalancers, adopt);
}
function describeStanding({ location, live, idle, running }) {
    if (live === undefined) {
        const what = location.kind === 'missing' ? 'no public record yet' : 'records to adopt';
        return `${what}; this release goes to ${idle}`;
    }
    return `${live} is live and runs ${(0,_model_standing_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRunning */ .Rh)(running[live])}; ${idle} runs ${(0,_model_standing_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRunning */ .Rh)(running[idle])}`;
}


/***/ }),

/***/ 2349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ taskId),
/* harmony export */   Uo: () => (/* binding */ runOneOffTask),
/* harmony export */   dt: () => (/* binding */ migrateDefinition)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_interruption_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6818);
/* harmony import */ var _model_task_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8184);
/* harmony import */ var _stopped_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4174);
/* harmony import */ var _task_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6121);





const FIRST_LOOKS_MS = 1_000;
/** DescribeTasks can say MISSING right after RunTask. */
const MISSING_FOR_MS = 60_000;
const REFUSED_RETRIES = 3;
const REFUSED_PAUSE_MS = 10_000;
/** The container to run in and to judge, by the contract. */
const CONTAINER = 'migrate';
/** The last part of its ARN, by which ECS's console and logs know a task too. */
function taskId(arn) {
    return arn.split('/').at(-1) ?? arn;
}
/** @throws Failure when the line is so old that the ledger has dropped it. */
function migrateDefinition({ definitions, release }) {
    if (definitions.migrate)
        return definitions.migrate;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The ledger keeps no migrate definition of ${release}.`, 'Deploy a newer commit.');
}
/**
 * Runs one task of a release to its end, or is given the one that the same client token started before.
 * Nothing on the server ends it in time, so an interruption stops it, unless it is in the middle of a migration.
 */
async function runOneOffTask(ground, line, wish) {
    const { cluster } = line.shared;
    const task = await startOrAdopt(ground, line, wish);
    const follower = (0,_task_log_js__WEBPACK_IMPORTED_MODULE_3__/* .followTaskLog */ .p)(ground.world, wish.definition, CONTAINER, task);
    try {
        const ended = await waitForEnd(ground, cluster, task, follower);
        // What never started has nothing to say.
        const silent = ended.kind === 'failed' && ended.exitCode === null;
        await follower.drain(silent ? 'quiet' : wish.ends);
        const report = follower.report();
        return {
            verdict: withMemory(ended, wish.definition),
            task,
            lines: follower.lastLines(),
            ...(report ? { report } : {}),
        };
    }
    catch (error) {
        if (error instanceof _model_interruption_js__WEBPACK_IMPORTED_MODULE_1__/* .Interruption */ ._)
            throw await interrupted(ground, cluster, task, follower, error);
        throw error;
    }
}
function withMemory(verdict, definition) {
    if (verdict.kind !== 'failed')
        return verdict;
    const memory = (0,_stopped_task_js__WEBPACK_IMPORTED_MODULE_2__/* .ofMemory */ .RX)({ ...verdict, name: CONTAINER }, definition);
    return memory === undefined ? verdict : { ...verdict, reason: `${verdict.reason}: ${memory}` };
}
async function startOrAdopt({ world }, line, wish) {
    const run = {
        taskDefinition: wish.taskDefinition,
        network: line.outputs.task_network,
        container: CONTAINER,
        command: wish.command,
        environment: wish.environment,
        clientToken: wish.clientToken,
        startedBy: wish.startedBy,
    };
    for (let tries = 1;; tries += 1) {
        const answer = await world.ecs.runTask(line.shared.cluster, run);
        if (answer.kind === 'started')
            return answer.task.arn;
        if (answer.kind === 'conflict') {
            const [adopted] = answer.tasks;
            if (adopted !== undefined)
                return adopted;
            throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ECS knows this attempt under other parameters, and no task of it.', 'Run this again in 24 hours, or deploy a new commit.');
        }
        if (tries > REFUSED_RETRIES) {
            throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`ECS started no task: ${answer.failures.join('; ')}.`, 'For want of capacity, run this again later; otherwise mend what the reason names.');
        }
        world.log.line(`ECS started no task yet: ${answer.failures.join('; ')}`);
        await world.clock.sleep(REFUSED_PAUSE_MS);
    }
}
async function waitForEnd({ world }, cluster, arn, follower) {
    const startedAt = world.clock.now();
    let seen;
    for (;;) {
        const [task] = await world.ecs.tasks(cluster, [arn]);
        seen = task ?? seen;
        if (task) {
            const verdict = (0,_model_task_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeTask */ .vf)(task, CONTAINER);
            if (verdict.kind !== 'running')
                return verdict;
            await follower.read();
        }
        else if (world.clock.now() - startedAt > MISSING_FOR_MS) {
            return {
                kind: 'failed',
                exitCode: null,
                reason: `ECS does not know the task ${arn}; how it ended cannot be known`,
            };
        }
        await world.clock.sleep(FIRST_LOOKS_MS);
    }
}
async function interrupted(ground, cluster, arn, follower, error) {
    if (error.kind === 'lease-lost')
        return error;
    const inProgress = (0,_model_task_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .migrationInProgress */ .Xi)(follower.lastLines());
    if (inProgress !== undefined) {
        ground.journal.notice(`${inProgress} was being applied; its task is left to finish, because cutting it may leave half of it behind. The next run takes it up: ${arn}`);
        return error;
    }
    await ground.lease.undoWorld.ecs.stopTask(cluster, arn, error.message).catch((stopError) => {
        ground.journal.notice(`The task ${arn} could not be stopped: ${String(stopError)}`);
    });
    return error;
}


/***/ }),

/***/ 1943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fP: () => (/* binding */ judgeRelease),
  wX: () => (/* binding */ refuseOpenHold),
  XD: () => (/* binding */ stopAtHold)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/model/hold.js
/**
 * A hold stops the held commit and its descendants, unless every commit that the held release brought is
 * named by a later `This reverts commit …`, or the operator lifts it.
 *
 * @param descends  whether the requested commit is the held one or descends from it
 * @param brought   commits that the held release brought: those after the release gone back to
 * @param later     commits after the held release, up to the requested one
 */
function judgeHold(descends, brought, later, liftHold) {
    if (liftHold)
        return { kind: 'lifted', why: 'lift-hold' };
    if (!descends)
        return { kind: 'free' };
    const reverted = later.flatMap((commit) => revertedBy(commit.message));
    const unreverted = brought
        .map((commit) => commit.sha)
        .filter((sha) => !reverted.some((name) => sha.startsWith(name)));
    return unreverted.length === 0 && brought.length > 0
        ? { kind: 'lifted', why: 'reverted' }
        : { kind: 'held', unreverted };
}
/** The commits that a message says it reverts, in git's own words. */
function revertedBy(message) {
    return [...message.matchAll(/This reverts commit ([0-9a-f]{7,40})\b/g)].map((match) => String(match[1]));
}

// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
;// CONCATENATED MODULE: ./lib/steps/stop-at-hold.js



/** While a stop request is open, only a rollback may work on the environment. */
async function refuseOpenHold({ world }) {
    const stored = await (0,hold_object/* readHold */.uw)(world.store);
    if (stored?.hold.open)
        throw rollbackFirst(stored.hold);
}
function rollbackFirst(hold) {
    return new failure/* Failure */.HR(`A rollback to ${hold.to.slice(0, 12)} is under way, or ended half way (${hold.reason}).`, 'Run the rollback again; it finishes what was begun. Everything else waits until it has.');
}
/** Stops a deploy that would bring back what a rollback took out; GitHub knows which commits those are. */
async function stopAtHold(ground, release, liftHold) {
    const stored = await (0,hold_object/* readHold */.uw)(ground.world.store);
    if (!stored)
        return 'free';
    const { hold } = stored;
    if (hold.open)
        throw rollbackFirst(hold);
    const verdict = await judgeRelease(ground, hold, release, liftHold);
    switch (verdict.kind) {
        case 'free':
            return 'free';
        case 'lifted':
            ground.journal.notice(`The hold on ${hold.from.slice(0, 12)} is ${verdict.why === 'reverted' ? 'reverted by this deploy' : 'lifted by `lift-hold`'}; it goes once the deploy is recorded.`);
            return 'lifted';
        case 'held':
            throw new failure/* Failure */.HR(`${release.slice(0, 12)} contains ${hold.from.slice(0, 12)}, which ${hold.by} rolled back (${hold.reason}).`, 'Revert its commits with git revert, or give `lift-hold: true` to deploy it all the same.');
    }
}
/** Where GitHub cannot be asked, a commit is taken to contain the held one: unknown is a failure. */
async function judgeRelease({ world }, hold, release, liftHold) {
    if (liftHold)
        return { kind: 'lifted', why: 'lift-hold' };
    const [since, brought] = await Promise.all([
        world.github.compare(hold.from, release),
        hold.to === 'adopted' ? 'unknown' : world.github.compare(hold.to, hold.from),
    ]);
    // Gone forward to a descendant, a rollback took nothing out that is not live again.
    const tookOut = brought === 'unknown' || brought.commits.length > 0;
    const contains = since === 'unknown' || since.status === 'ahead' || since.status === 'identical';
    return judgeHold(hold.from === release || (tookOut && contains), brought === 'unknown' ? [{ sha: hold.from, message: '' }] : brought.commits, since === 'unknown' ? [] : since.commits, false);
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


/***/ }),

/***/ 5637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lD: () => (/* binding */ split)
/* harmony export */ });
/* unused harmony exports quote, join */


/*
  Port of a subset of the features of CPython's shlex module, which provides a
  shell-like lexer. Original code by Eric S. Raymond and other contributors.
*/

class Shlexer {
  constructor (string) {
    this.i = 0
    this.string = string

    /**
     * Characters that will be considered whitespace and skipped. Whitespace
     * bounds tokens. By default, includes space, tab, linefeed and carriage
     * return.
     */
    this.whitespace = ' \t\r\n'

    /**
     * Characters that will be considered string quotes. The token accumulates
     * until the same quote is encountered again (thus, different quote types
     * protect each other as in the shell.) By default, includes ASCII single
     * and double quotes.
     */
    this.quotes = `'"`

    /**
     * Characters that will be considered as escape. Just `\` by default.
     */
    this.escapes = '\\'

    /**
     * The subset of quote types that allow escaped characters. Just `"` by default.
     */
    this.escapedQuotes = '"'

    /**
     * Whether to support ANSI C-style $'' quotes
     * https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
     */
    this.ansiCQuotes = true

    /**
     * Whether to support localized $"" quotes
     * https://www.gnu.org/software/bash/manual/html_node/Locale-Translation.html
     *
     * The behavior is as if the current locale is set to C or POSIX, i.e., the
     * contents are not translated.
     */
    this.localeQuotes = true

    this.debug = false
  }

  readChar () {
    return this.string.charAt(this.i++)
  }

  processEscapes (string, quote, isAnsiCQuote) {
    if (!isAnsiCQuote && !this.escapedQuotes.includes(quote)) {
      // This quote type doesn't support escape sequences
      return string
    }

    // We need to form a regex that matches any of the escape characters,
    // without interpreting any of the characters as a regex special character.
    const anyEscape = '[' + this.escapes.replace(/(.)/g, '\\$1') + ']'

    // In regular quoted strings, we can only escape an escape character, and
    // the quote character itself.
    if (!isAnsiCQuote && this.escapedQuotes.includes(quote)) {
      const re = new RegExp(
        anyEscape + '(' + anyEscape + '|\\' + quote + ')', 'g')
      return string.replace(re, '$1')
    }

    // ANSI C quoted strings support a wide variety of escape sequences
    if (isAnsiCQuote) {
      const patterns = {
        // Literal characters
        '([\\\\\'"?])': (x) => x,

        // Non-printable ASCII characters
        'a': () => '\x07',
        'b': () => '\x08',
        'e|E': () => '\x1b',
        'f': () => '\x0c',
        'n': () => '\x0a',
        'r': () => '\x0d',
        't': () => '\x09',
        'v': () => '\x0b',

        // Octal bytes
        '([0-7]{1,3})': (x) => String.fromCharCode(parseInt(x, 8)),

        // Hexadecimal bytes
        'x([0-9a-fA-F]{1,2})': (x) => String.fromCharCode(parseInt(x, 16)),

        // Unicode code units
        'u([0-9a-fA-F]{1,4})': (x) => String.fromCharCode(parseInt(x, 16)),
        'U([0-9a-fA-F]{1,8})': (x) => String.fromCharCode(parseInt(x, 16)),

        // Control characters
        // https://en.wikipedia.org/wiki/Control_character#How_control_characters_map_to_keyboards
        'c(.)': (x) => {
          if (x === '?') {
            return '\x7f'
          } else if (x === '@') {
            return '\x00'
          } else {
            return String.fromCharCode(x.charCodeAt(0) & 31)
          }
        }
      }

      // Construct an uber-RegEx that catches all of the above pattern
      const re = new RegExp(
        anyEscape + '(' + Object.keys(patterns).join('|') + ')', 'g')

      // For each match, figure out which subpattern matched, and apply the
      // corresponding function
      return string.replace(re, function (m, p1) {
        for (const matched in patterns) {
          const mm = new RegExp('^' + matched + '$').exec(p1)
          if (mm === null) {
            continue
          }

          return patterns[matched].apply(null, mm.slice(1))
        }
      })
    }

    // Should not get here
    return undefined
  }

  * [Symbol.iterator] () {
    let inQuote = false
    let inDollarQuote = false
    let escaped = false
    let lastDollar = -2 // position of last dollar sign we saw
    let token

    if (this.debug) {
      console.log('full input:', '>' + this.string + '<')
    }

    while (true) {
      const pos = this.i
      const char = this.readChar()

      if (this.debug) {
        console.log(
          'position:', pos,
          'input:', '>' + char + '<',
          'accumulated:', token,
          'inQuote:', inQuote,
          'inDollarQuote:', inDollarQuote,
          'lastDollar:', lastDollar,
          'escaped:', escaped
        )
      }

      // Ran out of characters, we're done
      if (char === '') {
        if (inQuote) { throw new Error('Got EOF while in a quoted string') }
        if (escaped) { throw new Error('Got EOF while in an escape sequence') }
        if (token !== undefined) { yield token }
        return
      }

      // We were in an escape sequence, complete it
      if (escaped) {
        if (char === '\n') {
          // An escaped newline just means to continue the command on the next
          // line. We just need to ignore it.
        } else if (inQuote) {
          // If we are in a quote, just accumulate the whole escape sequence,
          // as we will interpret escape sequences later.
          token = (token || '') + escaped + char
        } else {
          // Just use the literal character
          token = (token || '') + char
        }

        escaped = false
        continue
      }

      if (this.escapes.includes(char)) {
        if (!inQuote || inDollarQuote !== false || this.escapedQuotes.includes(inQuote)) {
          // We encountered an escape character, which is going to affect how
          // we treat the next character.
          escaped = char
          continue
        } else {
          // This string type doesn't use escape characters. Ignore for now.
        }
      }

      // We were in a string
      if (inQuote !== false) {
        // String is finished. Don't grab the quote character.
        if (char === inQuote) {
          token = this.processEscapes(token, inQuote, inDollarQuote === '\'')
          inQuote = false
          inDollarQuote = false
          continue
        }

        // String isn't finished yet, accumulate the character
        token = (token || '') + char
        continue
      }

      // This is the start of a new string, don't accumulate the quotation mark
      if (this.quotes.includes(char)) {
        inQuote = char
        if (lastDollar === pos - 1) {
          if (char === '\'' && !this.ansiCQuotes) {
            // Feature not enabled
          } else if (char === '"' && !this.localeQuotes) {
            // Feature not enabled
          } else {
            inDollarQuote = char
          }
        }

        token = (token || '') // fixes blank string

        if (inDollarQuote !== false) {
          // Drop the opening $ we captured before
          token = token.slice(0, -1)
        }

        continue
      }

      // This is a dollar sign, record that we saw it in case it's the start of
      // an ANSI C or localized string
      if (inQuote === false && char === '$') {
        lastDollar = pos
      }

      // This is whitespace, so yield the token if we have one
      if (this.whitespace.includes(char)) {
        if (token !== undefined) { yield token }
        token = undefined
        continue
      }

      // Otherwise, accumulate the character
      token = (token || '') + char
    }
  }
}


/**
 * Splits a given string using shell-like syntax. This function is the inverse
 * of shlex.join().
 *
 * @param {String} s String to split.
 * @returns {String[]}
 */
function split (s) {
  return Array.from(new Shlexer(s))
}

/**
 * Escapes a potentially shell-unsafe string using quotes.
 *
 * @param {String} s String to quote
 * @returns {String}
 */
function quote (s) {
  if (s === '') { return '\'\'' }

  const unsafeRe = /[^\w@%\-+=:,./]/
  if (!unsafeRe.test(s)) { return s }

  return ('\'' + s.replace(/('+)/g, '\'"$1"\'') + '\'').replace(/^''|''$/g, '')
}


/**
 * Concatenate the tokens of the list args and return a string. This function
 * is the inverse of shlex.split().
 *
 * The returned value is shell-escaped to protect against injection
 * vulnerabilities (see shlex.quote()).
 *
 * @param {String[]} args List of args to join
 * @returns {String}
 */
function join (args) {
  if (!Array.isArray(args)) {
    throw new TypeError("args should be an array")
  }
  return args.map(quote).join(" ")
}


/***/ })

};
