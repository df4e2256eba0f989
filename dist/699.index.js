export const id = 699;
export const ids = [699];
export const modules = {

/***/ 3699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settle: () => (/* binding */ settle)
/* harmony export */ });
/* harmony import */ var _model_lock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3490);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1692);
/* harmony import */ var _steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4606);
/* harmony import */ var _steps_locate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4833);
/* harmony import */ var _steps_settle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1688);
/* harmony import */ var _steps_stop_at_hold_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1943);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1304);
/* harmony import */ var _lock_for_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3698);








/** Ends the live release's warm rollback: at once when it is named, else once its time has come. */
function settle(invocation) {
    const { request } = invocation;
    return (0,_conduct_js__WEBPACK_IMPORTED_MODULE_4__/* .conduct */ .V)(invocation, async (scene) => {
        const { journal } = scene.outlook;
        const idle = await journal.step('look', () => reasonToDoNothing(scene, request));
        if (idle !== undefined)
            return idle;
        return underLock(scene, invocation);
    });
}
async function underLock(scene, invocation) {
    const { request } = invocation;
    const { journal } = scene.outlook;
    const patienceMs = request.release === undefined ? 0 : 60_000;
    const answer = await journal.step('lock', async () => {
        const tried = await (0,_lock_for_js__WEBPACK_IMPORTED_MODULE_5__/* .tryLockFor */ .A3)(scene, invocation, { patienceMs });
        if (tried.kind === 'held-by-us')
            await (0,_steps_stop_at_hold_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseOpenHold */ .w)(tried.ground);
        return tried;
    });
    if (answer.kind === 'held-by-other') {
        journal.notice(`Nothing settled: the environment is locked by ${(0,_model_lock_js__WEBPACK_IMPORTED_MODULE_6__/* .describeHolder */ .sG)(answer.holder)}.`);
        return { result: 'unchanged' };
    }
    const { ground } = answer;
    const standing = await journal.step('locate', () => (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .locate */ .x5)(ground, { adopt: [], requested: undefined }));
    const line = standing.liveLine;
    const why = nothingToSettle(standing, request, ground.world.clock.now());
    if (!line || why !== undefined) {
        journal.notice(why ?? 'Nothing settled.');
        return { result: 'unchanged' };
    }
    await journal.step('settle', async () => {
        const settled = await (0,_steps_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .settle */ .G)(ground, line);
        if (settled.kind === 'contract-failed')
            throw settled.error;
    });
    return { result: 'live', release: line.release, image: line.image, liveColor: line.color };
}
/** Before the lock is asked for, so that a quarter-hourly job costs next to nothing. */
async function reasonToDoNothing({ outlook }, request) {
    const { world, journal } = outlook;
    const { current } = await (0,_steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_0__/* .openLedger */ .a)(world.store);
    const standing = await (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .lookAround */ .h3)(outlook, current, { adopt: [], requested: undefined });
    const why = nothingToSettle(standing, request, world.clock.now());
    if (why === undefined && !request.dryRun)
        return undefined;
    const said = why ?? `Dry run: ${standing.liveRelease?.slice(0, 12)} would be settled.`;
    journal.unchanged(said);
    return {
        result: 'unchanged',
        ...(standing.live === undefined ? {} : { liveColor: standing.live }),
        ...(standing.liveRelease === undefined ? {} : { release: standing.liveRelease }),
    };
}
function nothingToSettle(standing, request, now) {
    const { live, liveLine: line, liveRelease } = standing;
    if (live === undefined || !line)
        return 'Nothing to settle: no release of Flipgate is live.';
    if (request.release !== undefined && liveRelease !== request.release) {
        return `Nothing settled: ${live} runs ${liveRelease?.slice(0, 12)}, not ${request.release.slice(0, 12)}.`;
    }
    if (line.state !== 'closed')
        return `Nothing settled: ${line.release.slice(0, 12)} is not closed yet.`;
    if (!(0,_model_release_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnsettled */ .P)(line))
        return `${line.release.slice(0, 12)} is settled already.`;
    if (request.release === undefined && !(0,_model_release_js__WEBPACK_IMPORTED_MODULE_7__/* .isDue */ .n)(line, now)) {
        return `Nothing is due: ${line.release.slice(0, 12)} settles from ${new Date(line.dueAt ?? 0).toISOString()}.`;
    }
    return undefined;
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

/***/ 5322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ migrate),
/* harmony export */   d: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6732);
/* harmony import */ var _model_migration_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7473);
/* harmony import */ var _model_site_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1774);
/* harmony import */ var _model_task_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8184);
/* harmony import */ var _ground_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9564);
/* harmony import */ var _one_off_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(285);







/** The expand migrations, before any new container starts. The guard over what they do has its place here, empty so far. */
async function migrate(ground, line, request) {
    await runPhase(ground, line, {
        phase: 'expand',
        command: request.migrateCommand,
        ...limits(line),
    });
}
/** The contract migrations, when the previous colour is gone, with the live release's image. */
async function contract(ground, line) {
    const { contractCommand } = line.settings;
    if (contractCommand === undefined)
        return;
    // A stop request or a cancel waits for it: what a cut contract leaves behind, no rollback can judge.
    await runPhase((0,_ground_js__WEBPACK_IMPORTED_MODULE_4__/* .forUndo */ .Y)(ground), line, { phase: 'contract', command: contractCommand, ...limits(line) });
}
/** Long enough for the transaction in the way to end, short enough to be waited for. */
const LOCK_PAUSE_MS = 5_000;
async function runPhase(ground, line, run) {
    for (let retried = 0;; retried += 1) {
        const next = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .nextAttempt */ .nj)(ground.book.current, current(ground, line), run.phase);
        if (next.kind === 'passed')
            return ground.journal.unchanged(`${run.phase} migrations ran already`);
        const end = await runAttempt(ground, line, run, next);
        if (end.verdict.kind === 'passed')
            return ground.journal.done(`${run.phase} migrations passed`);
        if (next.kind === 'go-on' && end.verdict.stoppedByRequest) {
            ground.world.log.line('the task of an earlier run was stopped before its end; making a new attempt');
            continue;
        }
        if (!(0,_model_task_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .lockTimedOut */ .NX)(end.lines) || retried >= run.retries)
            throw failed(run.phase, end, end.verdict.reason);
        ground.world.log.line(`a lock was not given in time; trying again (${retried + 1} of ${run.retries})`);
        // Nothing runs between two attempts, so that even a contract may be interrupted here.
        await ground.world.clock.sleep(LOCK_PAUSE_MS, ground.lease.signal);
    }
}
async function runAttempt(ground, line, { phase, command, environment }, next) {
    const definition = (0,_one_off_task_js__WEBPACK_IMPORTED_MODULE_3__/* .migrateDefinition */ .d)(line);
    const taskDefinition = line.registered.migrate ?? (await ground.world.ecs.registerTaskDefinition(definition));
    const attempt = await writeAttempt(ground, line, phase, next);
    const end = await (0,_one_off_task_js__WEBPACK_IMPORTED_MODULE_3__/* .runOneOffTask */ .U)(ground, line, {
        definition,
        taskDefinition,
        command,
        environment,
        clientToken: (0,_model_migration_token_js__WEBPACK_IMPORTED_MODULE_2__/* .migrationToken */ .A)((0,_model_site_js__WEBPACK_IMPORTED_MODULE_6__/* .siteKey */ .D)(ground.site), line.release, phase, attempt.number),
        startedBy: `flipgate-${phase}`,
    });
    const ended = (0,_model_task_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .endedAttempt */ .E$)(attempt, end.verdict, ground.world.clock.now());
    await record(ground, line, { ...ended, task: end.task });
    return end;
}
/** Before RunTask: what the ledger does not know of cannot be adopted by a rerun. */
async function writeAttempt(ground, line, phase, next) {
    const known = current(ground, line).migrations.find((attempt) => attempt.phase === phase && attempt.number === next.number);
    if (next.kind === 'go-on' && known)
        return known;
    const attempt = {
        phase,
        number: next.number,
        startedAt: ground.world.clock.now(),
        state: 'running',
    };
    await record(ground, line, attempt);
    return attempt;
}
async function record(ground, line, attempt) {
    await ground.book.change(ground.world.store, (ledger) => (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .updateRelease */ .BG)(ledger, line.number, (release) => (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .withAttempt */ .sw)(release, attempt)));
}
function current(ground, line) {
    return ground.book.current.releases.find((one) => one.number === line.number) ?? line;
}
/** A queued lock on a table stalls everybody behind it: PostgreSQL gives up first. libpq reads PGOPTIONS. */
function limits({ settings }) {
    const { lockTimeoutMs, statementTimeoutMs, retries } = settings.migration;
    const options = [`-c lock_timeout=${lockTimeoutMs}`];
    if (statementTimeoutMs !== undefined)
        options.push(`-c statement_timeout=${statementTimeoutMs}`);
    return { environment: { PGOPTIONS: options.join(' ') }, retries };
}
function failed(phase, end, reason) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The ${phase} migrations failed: ${reason}.`, 'Mend the migration and push again; what was applied before it stays applied. Running this again tries once more.', { logLines: end.lines.slice(-20) });
}


/***/ }),

/***/ 1688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle),
/* harmony export */   w: () => (/* binding */ settleBeforeDeploy)
/* harmony export */ });
/* harmony import */ var _model_color_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2618);
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1692);
/* harmony import */ var _empty_color_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8142);
/* harmony import */ var _migrate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5322);





/**
 * Ends a release: the previous colour to zero and gone, then the contract migrations, then the ledger.
 * Ends the warm rollback with it.
 */
async function settle(ground, live) {
    const idle = (0,_model_color_js__WEBPACK_IMPORTED_MODULE_3__/* .otherColor */ .I)(live.color);
    const line = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(ground.book.current, idle);
    const stopped = line
        ? await (0,_empty_color_js__WEBPACK_IMPORTED_MODULE_1__/* .emptyColor */ .L)(ground, { color: idle, cluster: live.shared.cluster, outputs: line.outputs })
        : 0;
    try {
        await (0,_migrate_js__WEBPACK_IMPORTED_MODULE_2__/* .contract */ .d)(ground, live);
    }
    catch (error) {
        return { kind: 'contract-failed', error };
    }
    await ground.book.change(ground.world.store, (ledger) => (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .updateRelease */ .BG)(ledger, live.number, (release) => ({ ...release, settledAt: ground.world.clock.now() })));
    ground.journal.done(`${live.release.slice(0, 12)} is settled; ${idle} ${stopped === 0 ? 'was empty already' : `is empty, ${stopped} tasks gone`}`);
    return { kind: 'settled' };
}
/** Inside a deploy: the live release is settled whether due or not, because its way back ends here anyway. */
async function settleBeforeDeploy(ground, found) {
    const live = ground.book.current.releases.find((line) => line.number === found?.number);
    if (!live || !(0,_model_release_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnsettled */ .P)(live)) {
        ground.journal.unchanged('nothing to settle');
        return;
    }
    if (live.before.kind === 'color')
        ground.world.log.line(`this ends the warm rollback from ${live.release.slice(0, 12)}`);
    const answer = await settle(ground, live);
    if (answer.kind === 'contract-failed') {
        const why = answer.error instanceof Error ? answer.error.message : String(answer.error);
        ground.journal.notice(`The contract migrations of ${live.release.slice(0, 12)} failed; this release's take them over. ${why}`);
    }
}


/***/ })

};
