export const id = 558;
export const ids = [558];
export const modules = {

/***/ 6558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_lock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3490);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1692);
/* harmony import */ var _model_standing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6545);
/* harmony import */ var _steps_held_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4230);
/* harmony import */ var _steps_hold_object_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8944);
/* harmony import */ var _steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4606);
/* harmony import */ var _steps_locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4833);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1304);









/** Where the environment stands; read-only. */
function status(invocation) {
    return (0,_conduct_js__WEBPACK_IMPORTED_MODULE_3__/* .conduct */ .V)(invocation, async ({ outlook }) => {
        const { journal } = outlook;
        const { current } = await (0,_steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_1__/* .openLedger */ .a)(outlook.world.store);
        const standing = await journal.step('locate', async () => {
            const found = await (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAround */ .h3)(outlook, current, { adopt: [], requested: undefined });
            for (const color of ['blue', 'green']) {
                journal.change(`${color}${found.live === color ? ' (live)' : ''}`, (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(current, color)?.release, (0,_model_standing_js__WEBPACK_IMPORTED_MODULE_4__/* .describeRunning */ .Rh)(found.running[color]));
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
async function sayLockAndHold({ world, journal }) {
    const [found, stored] = await Promise.all([world.store.get(_steps_held_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_KEY */ .Q), (0,_steps_hold_object_js__WEBPACK_IMPORTED_MODULE_6__/* .readHold */ .uw)(world.store)]);
    const holder = found && JSON.parse(found.body);
    const lapsed = found !== undefined && (0,_model_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .isLapsed */ .KV)(found.modifiedAt, found.storeNow);
    if (stored) {
        const { hold } = stored;
        journal.notice(hold.open
            ? `A rollback to ${hold.to.slice(0, 12)} is under way, or ended half way: run it again to finish it.`
            : `Held: ${hold.by} rolled ${hold.from.slice(0, 12)} back (${hold.reason}). Revert it, or deploy with \`lift-hold: true\`.`);
    }
    journal.done(holder ? `${lapsed ? 'lapsed lock of' : 'locked by'} ${(0,_model_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .describeHolder */ .sG)(holder)}` : 'free');
}
function sayLedger({ journal, world }, ledger, live) {
    const unsettled = live && (0,_model_release_js__WEBPACK_IMPORTED_MODULE_8__/* .isUnsettled */ .P)(live) ? live : undefined;
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

/***/ 1692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ isUnsettled),
/* harmony export */   n: () => (/* binding */ isDue)
/* harmony export */ });
/** Live and closed, but the previous colour has not been emptied yet. */
function isUnsettled(release) {
    return release.state === 'closed' && release.settledAt === undefined;
}
function isDue(release, now) {
    return isUnsettled(release) && release.dueAt !== undefined && release.dueAt <= now;
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


/***/ })

};
