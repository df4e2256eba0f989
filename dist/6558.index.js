export const id = 6558;
export const ids = [6558];
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

/***/ 6558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_lock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3490);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1692);
/* harmony import */ var _model_removal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);
/* harmony import */ var _model_standing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6545);
/* harmony import */ var _steps_held_lock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4230);
/* harmony import */ var _steps_hold_object_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8944);
/* harmony import */ var _steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4606);
/* harmony import */ var _steps_locate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4833);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5818);










/** Where the environment stands; read-only. */
function status(invocation) {
    return (0,_conduct_js__WEBPACK_IMPORTED_MODULE_4__/* .conduct */ .V)(invocation, async ({ outlook }) => {
        const { journal } = outlook;
        const { current } = await (0,_steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_2__/* .openLedger */ .a)(outlook.world.store);
        const standing = await journal.step('locate', async () => {
            const found = await (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_3__/* .lookAround */ .h3)(outlook, current, { adopt: [], requested: undefined });
            for (const color of ['blue', 'green']) {
                journal.change(`${color}${found.live === color ? ' (live)' : ''}`, (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(current, color)?.release, removedInWords((0,_model_removal_js__WEBPACK_IMPORTED_MODULE_1__/* .removalOf */ .c6)(current, color)) ?? (0,_model_standing_js__WEBPACK_IMPORTED_MODULE_5__/* .describeRunning */ .Rh)(found.running[color]));
            }
            journal.done(found.live === undefined ? 'no colour is live' : `${found.live} is live`);
            return found;
        });
        await journal.step('lock', () => sayLockAndHold(outlook));
        await journal.step('ledger', async () => sayLedger(outlook, current, standing.liveLine));
        return {
            result: 'unchanged',
            ...(standing.live === undefined ? {} : { liveColor: standing.live }),
            ...(standing.liveRelease === undefined ? {} : { release: standing.liveRelease }),
            ...(standing.liveLine === undefined ? {} : { image: standing.liveLine.image }),
        };
    });
}
/** By the ledger, until a deploy begins to bring it back. */
function removedInWords(removal) {
    if (!removal)
        return undefined;
    return removal.doneAt === undefined ? 'half removed' : 'removed';
}
async function sayLockAndHold({ world, journal }) {
    const [found, stored] = await Promise.all([world.store.get(_steps_held_lock_js__WEBPACK_IMPORTED_MODULE_6__/* .LOCK_KEY */ .Q), (0,_steps_hold_object_js__WEBPACK_IMPORTED_MODULE_7__/* .readHold */ .uw)(world.store)]);
    const holder = found && JSON.parse(found.body);
    const lapsed = found !== undefined && (0,_model_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .isLapsed */ .KV)(found.modifiedAt, found.storeNow);
    if (stored) {
        const { hold } = stored;
        journal.notice(hold.open
            ? `A rollback to ${hold.to.slice(0, 12)} is under way, or ended half way: run it again to finish it.`
            : `Held: ${hold.by} rolled ${hold.from.slice(0, 12)} back (${hold.reason}). Revert it, or deploy with \`lift-hold: true\`.`);
    }
    journal.done(holder ? `${lapsed ? 'lapsed lock of' : 'locked by'} ${(0,_model_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .describeHolder */ .sG)(holder)}` : 'free');
}
function sayLedger({ journal, world }, ledger, live) {
    const unsettled = live && (0,_model_release_js__WEBPACK_IMPORTED_MODULE_9__/* .isUnsettled */ .P4)(live) ? live : undefined;
    const names = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .deployableReleases */ .E7)(ledger)
        .slice(0, 10)
        .map((name) => name.slice(0, 12));
    if (unsettled?.dueAt !== undefined) {
        const when = new Date(unsettled.dueAt).toISOString();
        journal.notice(`${unsettled.release.slice(0, 12)} is unsettled; it is due ${unsettled.dueAt <= world.clock.now() ? 'since' : 'from'} ${when}.`);
    }
    journal.done(names.length === 0 ? 'no release yet' : `releases that can come back: ${names.join(', ')}`);
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
