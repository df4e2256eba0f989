export const id = 176;
export const ids = [176];
export const modules = {

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
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
// EXTERNAL MODULE: ./lib/steps/lease.js + 1 modules
var steps_lease = __webpack_require__(701);
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
    const created = await world.store.create(steps_lease/* LOCK_KEY */.Q, body);
    if (created.kind === 'written')
        return ours(outlook, wish, holder, created.etag, takenAt);
    const found = await world.store.get(steps_lease/* LOCK_KEY */.Q);
    if (!found)
        return tryLock(outlook, wish);
    const other = JSON.parse(found.body);
    if (!(await isFree(world, other, wish.owner, (0,lock/* isLapsed */.KV)(found.modifiedAt, found.storeNow)))) {
        return { kind: 'held-by-other', holder: other };
    }
    const retakenAt = world.clock.now();
    const replaced = await world.store.replace(steps_lease/* LOCK_KEY */.Q, body, found.etag);
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
    const lease = (0,steps_lease/* keepLease */.y)(outlook.world, {
        holder,
        etag,
        takenAt,
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


/** The lock for this command, or who has it. The lease is given back when the command ends. */
async function tryLease(scene, { request, owner, cancel }, terms) {
    const answer = await takeLock(scene.outlook, { command: request.command, owner, cancel, ...terms });
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
    scene.outlook.journal.done('the environment is locked for this run');
    return answer.ground;
}


/***/ }),

/***/ 6176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tidy: () => (/* binding */ tidy)
/* harmony export */ });
/* harmony import */ var _steps_flip_back_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8646);
/* harmony import */ var _steps_ground_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9564);
/* harmony import */ var _steps_lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(701);
/* harmony import */ var _steps_locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4833);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3939);
/* harmony import */ var _lock_for_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8589);






/**
 * `post:`, after the runner ended the main step before it could tidy up by itself: a release that went live and was not
 * closed is flipped back, and the lock given back. Does nothing when the lock is no longer this run's.
 */
function tidy(invocation) {
    return (0,_conduct_js__WEBPACK_IMPORTED_MODULE_3__/* .conduct */ .V)(invocation, async (scene) => {
        const { journal, world } = scene.outlook;
        const found = await world.store.get(_steps_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .LOCK_KEY */ .Q);
        const ours = found !== undefined && JSON.parse(found.body).owner === invocation.owner;
        if (!ours)
            return { result: 'unchanged' };
        const ground = await journal.step('lock', () => (0,_lock_for_js__WEBPACK_IMPORTED_MODULE_4__/* .lockFor */ .Xd)(scene, invocation, { patienceMs: 0 }));
        const standing = await journal.step('locate', () => (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .locate */ .x5)(ground, { adopt: [], requested: undefined }));
        const { liveLine } = standing;
        if (invocation.request.command !== 'deploy' || liveLine?.state !== 'open')
            return { result: 'unchanged' };
        await journal.step('flip back', async () => {
            const answer = await (0,_steps_flip_back_js__WEBPACK_IMPORTED_MODULE_0__/* .flipBack */ .T)((0,_steps_ground_js__WEBPACK_IMPORTED_MODULE_5__/* .forUndo */ .Y)(ground), liveLine.number);
            journal.done(answer.kind === 'flipped-back' ? 'the previous colour is live again' : 'nothing to take back');
        });
        return { result: 'unchanged' };
    });
}


/***/ }),

/***/ 5498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ runUrl)
/* harmony export */ });
/** The page of this run, where there is one. */
function runUrl(job) {
    if (job.repository === undefined || job.runId === undefined)
        return undefined;
    const page = `${job.serverUrl}/${job.repository}/actions/runs/${job.runId}`;
    return job.attempt > 1 ? `${page}/attempts/${job.attempt}` : page;
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
        (0,_running_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunning */ .K)(outlook.world.ecs, ledger),
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


/***/ })

};
