export const id = 3699;
export const ids = [3699];
export const modules = {

/***/ 3699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settle: () => (/* binding */ settle)
/* harmony export */ });
/* harmony import */ var _model_lock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3490);
/* harmony import */ var _model_next_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6336);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1692);
/* harmony import */ var _model_span_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5577);
/* harmony import */ var _steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4606);
/* harmony import */ var _steps_locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4833);
/* harmony import */ var _steps_settle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1688);
/* harmony import */ var _steps_stop_at_hold_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1943);
/* harmony import */ var _steps_tell_changes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4984);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5818);
/* harmony import */ var _lock_for_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3698);











/** Ends the live release's warm rollback: at once when it is named, else once its time has come. */
function settle(invocation) {
    const { request } = invocation;
    return (0,_conduct_js__WEBPACK_IMPORTED_MODULE_6__/* .conduct */ .V)(invocation, async (scene) => {
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
        const tried = await (0,_lock_for_js__WEBPACK_IMPORTED_MODULE_7__/* .tryLockFor */ .A3)(scene, invocation, { patienceMs });
        if (tried.kind === 'held-by-us')
            await (0,_steps_stop_at_hold_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOpenHold */ .wX)(tried.ground);
        journal.done(tried.kind === 'held-by-us' ? _lock_for_js__WEBPACK_IMPORTED_MODULE_7__/* .LOCKED */ .$2 : 'somebody else works on the environment');
        return tried;
    });
    if (answer.kind === 'held-by-other') {
        journal.notice(`Nothing settled: the environment is locked by ${(0,_model_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .describeHolder */ .sG)(answer.holder)}.`);
        return { result: 'unchanged' };
    }
    const { ground } = answer;
    const standing = await journal.step('locate', () => (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .locate */ .x5)(ground, { adopt: [], requested: undefined }));
    const line = standing.liveLine;
    const why = nothingToSettle(standing, request, ground.world.clock.now());
    if (!line || why !== undefined) {
        journal.notice(why ?? 'Nothing settled.');
        return { result: 'unchanged' };
    }
    await journal.step('settle', async () => {
        const settled = await (0,_steps_settle_js__WEBPACK_IMPORTED_MODULE_3__/* .settle */ .G)(ground, line);
        if (settled.kind === 'contract-failed')
            throw settled.error;
        (0,_steps_tell_changes_js__WEBPACK_IMPORTED_MODULE_5__/* .tellSettled */ .XO)(ground, standing, line, settled.stopped);
    });
    const next = (0,_model_next_js__WEBPACK_IMPORTED_MODULE_0__/* .wayBack */ .lZ)(ground.book.current, line.color, line.release, ground.job);
    const ending = { result: 'live', release: line.release, image: line.image, liveColor: line.color };
    return next ? { ...ending, next } : ending;
}
/** Before the lock is asked for, so that a quarter-hourly job costs next to nothing. */
async function reasonToDoNothing({ outlook }, request) {
    const { world, journal } = outlook;
    const { current } = await (0,_steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_1__/* .openLedger */ .a)(world.store);
    const standing = await (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAround */ .h3)(outlook, current, { adopt: [], requested: undefined });
    const why = nothingToSettle(standing, request, world.clock.now());
    if (why === undefined && !request.dryRun) {
        journal.done(`${standing.liveRelease?.slice(0, 12)} is to be settled`);
        return undefined;
    }
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
    if (!(0,_model_release_js__WEBPACK_IMPORTED_MODULE_9__/* .isUnsettled */ .P4)(line))
        return `${line.release.slice(0, 12)} is settled already.`;
    if (request.release === undefined && !(0,_model_release_js__WEBPACK_IMPORTED_MODULE_9__/* .isDue */ .nZ)(line, now)) {
        return `Nothing is due: ${line.release.slice(0, 12)} settles from ${(0,_model_span_js__WEBPACK_IMPORTED_MODULE_10__/* .describeMoment */ .o)(line.dueAt ?? 0)}.`;
    }
    return undefined;
}


/***/ }),

/***/ 553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ UNPACK),
/* harmony export */   u: () => (/* binding */ guardedCommand)
/* harmony export */ });
/** Unpacks the modules of a program and runs them one after the other; the last of them is the program. */
const UNPACK = [
    'import base64,json,sys,types,zlib',
    'for n,s in json.loads(zlib.decompress(base64.b64decode(sys.argv.pop(1)))):',
    ' m=sys.modules[n]=types.ModuleType(n);exec(compile(s,n,"exec"),m.__dict__)',
].join('\n');
/** What starts a Python inside an environment of its own, and takes nothing but flags before it. */
const RUNNERS = ['uv run', 'poetry run', 'pipenv run', 'pdm run'];
const PYTHON = /^(?:.*\/)?python[0-9.]*$/;
const ALONE = /^-[bBdEOqsuv]+$/;
const WITH_VALUE = /^-[WX]$/;
/**
 * The command with the guard in front of it, in the same Python. What is no Python program (a shell, a
 * script of the user's own) cannot be read, and runs unguarded.
 *
 * @param words  as a shell would split it
 * @param packed  the guard's program
 */
function guardedCommand(words, mode, packed) {
    const [first = ''] = words;
    if (/^(\.\/)?manage\.py$/.test(first))
        return guardedCommand(['python', ...words], mode, packed);
    if (first === 'django-admin')
        return guardedCommand(['python', '-m', 'django', ...words.slice(1)], mode, packed);
    const at = words.findIndex((word) => PYTHON.test(word));
    const before = words.slice(0, Math.max(at, 0));
    if (at < 0 || !isRunner(before)) {
        return { kind: 'unguarded', words, why: `${first} is no Python program, so its plan cannot be read` };
    }
    const start = endOfOptions(words, at + 1);
    const target = words[start];
    if (target === undefined || (target.startsWith('-') && (target !== '-m' || start + 1 >= words.length))) {
        return { kind: 'unguarded', words, why: 'it runs no script and no module, so its plan cannot be read' };
    }
    return {
        kind: 'guarded',
        words: [...words.slice(0, start), '-c', UNPACK, packed, mode, ...words.slice(start)],
    };
}
function isRunner(words) {
    if (words.length === 0)
        return true;
    return (RUNNERS.includes(words.slice(0, 2).join(' ')) && words.slice(2).every((word) => word.startsWith('--')));
}
/** Where the script or `-m` stands, behind the interpreter's own options. */
function endOfOptions(words, from) {
    const word = words[from] ?? '';
    if (ALONE.test(word))
        return endOfOptions(words, from + 1);
    return WITH_VALUE.test(word) ? endOfOptions(words, from + 2) : from;
}


/***/ }),

/***/ 2606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ contract),
  _: () => (/* binding */ migrate)
});

// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
// EXTERNAL MODULE: ./lib/model/guarded-command.js
var guarded_command = __webpack_require__(553);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/migration-report.js
var migration_report = __webpack_require__(8044);
;// CONCATENATED MODULE: ./lib/model/migration-failure.js


/** The guard has refused the plan; nothing ran. */
function refused({ release }, report) {
    return new failure/* Failure */.HR([
        'The live code would not survive these migrations, so none was run:',
        ...report.refused.map(({ migration, operation, why }) => `${migration}: ${operation}: ${why}.`),
    ].join('\n'), [
        ...new Set(report.refused.map(({ migration, instead }) => `${migration}: ${instead}`)),
        `If you know that the live code survives it, name this release in \`accept-schema-risk\`: ${release}`,
    ].join('\n'));
}
/** The command failed by itself, perhaps half way. */
function failed(phase, { verdict, lines, report }) {
    if (verdict.exitCode === migration_report/* LOCKED_CODE */.Nc) {
        return new failure/* Failure */.HR(`The ${phase} migrations were not begun: another migration held the database for too long.`, "See what holds it (`SELECT * FROM pg_locks WHERE locktype = 'advisory'`), then run this again.", { logLines: lines.slice(-20) });
    }
    const half = notApplied(report).filter((name) => report?.planned.some((one) => one.name === name && !one.atomic));
    return new failure/* Failure */.HR([
        `The ${phase} migrations failed: ${verdict.reason}.`,
        ...(report?.applied
            ? [`Applied: ${listed(report.applied)}. Not applied: ${listed(notApplied(report))}.`]
            : []),
        ...(half.length > 0 ? [`Half of it may be applied, because it is not atomic: ${listed(half)}.`] : []),
    ].join(' '), 'Mend the migration and push again; what was applied before it stays applied. Running this again tries once more.', { logLines: lines.slice(-20) });
}
/** What a passed phase did, in a few words. */
function whatRan(report) {
    if (report === undefined)
        return 'what it ran is not known';
    if (!report.guarded)
        return 'unguarded, because the command did not migrate by Django';
    if (report.applied === undefined)
        return 'what it ran is not known';
    return report.applied.length === 0 ? 'nothing was pending' : listed(report.applied);
}
function notApplied(report) {
    return (report?.planned ?? []).map(({ name }) => name).filter((name) => !report?.applied?.includes(name));
}
function listed(names) {
    return names.length === 0 ? 'nothing' : names.join(', ');
}

// EXTERNAL MODULE: ./lib/model/migration-token.js
var migration_token = __webpack_require__(7473);
// EXTERNAL MODULE: ./lib/model/site.js
var site = __webpack_require__(1774);
// EXTERNAL MODULE: ./lib/model/task-verdict.js
var task_verdict = __webpack_require__(8184);
// EXTERNAL MODULE: ./lib/steps/ground.js
var steps_ground = __webpack_require__(9564);
// EXTERNAL MODULE: ./lib/steps/one-off-task.js
var one_off_task = __webpack_require__(2349);
;// CONCATENATED MODULE: ./lib/steps/migrate.js










/** The expand migrations, before any new container starts. What the live code would not survive is refused inside their task. */
async function migrate(ground, line, request) {
    const proof = (0,model_ledger/* ranBefore */.$L)(ground.book.current, line, request.migrateCommand);
    if (proof !== undefined) {
        ground.journal.change('schema', NOTHING_PENDING, NOTHING_PENDING);
        return ground.journal.unchanged(`nothing is pending: this image's migrations ran with ${proof.slice(0, 12)}`);
    }
    await runPhase(ground, line, {
        phase: 'expand',
        command: request.migrateCommand,
        mode: request.acceptSchemaRisk.includes(line.release) ? 'accept' : 'guard',
        ...limits(line),
    });
}
/** The contract migrations, when the previous colour is gone, with the live release's image. */
async function contract(ground, line) {
    const { contractCommand } = line.settings;
    if (contractCommand === undefined)
        return;
    // A stop request or a cancel waits for it: what a cut contract leaves behind, no rollback can judge.
    await runPhase((0,steps_ground/* forUndo */.Y)(ground), line, {
        phase: 'contract',
        command: contractCommand,
        mode: 'record',
        ...limits(line),
    });
}
const NOTHING_PENDING = 'no migration was pending';
/** Long enough for the transaction in the way to end, short enough to be waited for. */
const LOCK_PAUSE_MS = 5_000;
async function runPhase(ground, line, run) {
    for (let retried = 0;; retried += 1) {
        const next = (0,model_ledger/* nextAttempt */.nj)(ground.book.current, current(ground, line), run.phase);
        if (next.kind === 'passed')
            return ground.journal.unchanged(`${run.phase} migrations ran already`);
        const end = await runAttempt(ground, line, run, next);
        if (end.verdict.kind === 'passed')
            return tell(ground, run, end);
        if (end.verdict.exitCode === migration_report/* REFUSED_CODE */.TX && end.report)
            throw refused(line, end.report);
        if (next.kind === 'go-on' && end.verdict.stoppedByRequest) {
            ground.world.log.line('the task of an earlier run was stopped before its end; making a new attempt');
            continue;
        }
        if (!(0,task_verdict/* lockTimedOut */.NX)(end.lines) || retried >= run.retries) {
            tellSchema(ground, end.report);
            throw failed(run.phase, { ...end, verdict: end.verdict });
        }
        ground.world.log.line(`a lock was not given in time; trying again (${retried + 1} of ${run.retries})`);
        // Nothing runs between two attempts, so that even a contract may be interrupted here.
        await ground.world.clock.sleep(LOCK_PAUSE_MS, ground.lease.signal);
    }
}
async function runAttempt(ground, line, { phase, command, mode, environment }, next) {
    const definition = (0,one_off_task/* migrateDefinition */.dt)(line);
    const taskDefinition = line.registered.migrate ?? (await ground.world.ecs.registerTaskDefinition(definition));
    const attempt = await writeAttempt(ground, line, { phase, command }, next);
    const guarded = (0,guarded_command/* guardedCommand */.u)((0,shlex/* split */.lD)(command), mode, await ground.world.guard.packed());
    if (guarded.kind === 'unguarded')
        ground.journal.notice(`The ${phase} migrations run unguarded: ${guarded.why}.`);
    const end = await (0,one_off_task/* runOneOffTask */.Uo)(ground, line, {
        definition,
        taskDefinition,
        command: guarded.words,
        environment,
        clientToken: (0,migration_token/* migrationToken */.A)((0,site/* siteKey */.Dd)(ground.site), line.release, phase, attempt.number),
        startedBy: `flipgate-${phase}`,
        ends: guarded.kind === 'guarded' ? 'report' : 'quiet',
    });
    const ended = (0,task_verdict/* endedAttempt */.E$)(attempt, end.verdict, ground.world.clock.now());
    await record(ground, line, { ...ended, task: end.task, ...(end.report ? { report: end.report } : {}) });
    return end;
}
/** Before RunTask: what the ledger does not know of cannot be adopted by a rerun. */
async function writeAttempt(ground, line, { phase, command }, next) {
    const known = current(ground, line).migrations.find((attempt) => attempt.phase === phase && attempt.number === next.number);
    if (next.kind === 'go-on' && known)
        return known;
    const attempt = {
        phase,
        number: next.number,
        startedAt: ground.world.clock.now(),
        state: 'running',
        command,
    };
    await record(ground, line, attempt);
    return attempt;
}
async function record(ground, line, attempt) {
    await ground.book.change(ground.world.store, (ledger) => (0,model_ledger/* updateRelease */.BG)(ledger, line.number, (release) => (0,model_ledger/* withAttempt */.sw)(release, attempt)));
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
function tell(ground, { phase }, { report, task }) {
    for (const caution of report?.cautions ?? [])
        ground.journal.notice(`Known to the guard, and let through: ${caution}`);
    tellSchema(ground, report);
    ground.journal.done(`${phase} migrations passed: ${whatRan(report)}; exit code 0, task ${(0,one_off_task/* taskId */.BS)(task)}`);
}
/** The row of the table; also of a migration that failed after others had been applied. */
function tellSchema({ journal }, report) {
    if (report?.applied === undefined)
        return;
    const { applied } = report;
    if (applied.length > 0)
        journal.change('schema', undefined, `applied ${applied.join(', ')}`);
    else
        journal.change('schema', NOTHING_PENDING, NOTHING_PENDING);
}


/***/ }),

/***/ 1688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle),
/* harmony export */   w: () => (/* binding */ settleBeforeDeploy)
/* harmony export */ });
/* harmony import */ var _model_color_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2618);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6732);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1692);
/* harmony import */ var _empty_color_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8142);
/* harmony import */ var _migrate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2606);






/**
 * Ends a release: the previous colour to zero and gone, then the contract migrations, then the ledger.
 * Ends the warm rollback with it.
 */
async function settle(ground, live) {
    const idle = (0,_model_color_js__WEBPACK_IMPORTED_MODULE_4__/* .otherColor */ .I)(live.color);
    const line = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .newestOfColor */ .jx)(ground.book.current, idle);
    const stopped = line
        ? await (0,_empty_color_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyColor */ .L)(ground, { color: idle, cluster: live.shared.cluster, outputs: line.outputs })
        : 0;
    try {
        await (0,_migrate_js__WEBPACK_IMPORTED_MODULE_3__/* .contract */ .d)(ground, live);
    }
    catch (error) {
        return { kind: 'contract-failed', error };
    }
    await ground.book.change(ground.world.store, (ledger) => (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .updateRelease */ .BG)(ledger, live.number, (release) => ({ ...release, settledAt: ground.world.clock.now() })));
    ground.journal.done(`${live.release.slice(0, 12)} is settled; ${idle} ${stopped === 0 ? 'was empty already' : `is empty, ${stopped} tasks gone`}`);
    return { kind: 'settled', stopped };
}
/** Inside a deploy: the live release is settled whether due or not, because its way back ends here anyway. */
async function settleBeforeDeploy(ground, found) {
    const live = ground.book.current.releases.find((line) => line.number === found?.number);
    if (!live || !(0,_model_release_js__WEBPACK_IMPORTED_MODULE_5__/* .isUnsettled */ .P4)(live)) {
        ground.journal.unchanged('nothing to settle');
        return;
    }
    if (live.before.kind === 'color')
        ground.world.log.line(`this ends the warm rollback from ${live.release.slice(0, 12)}`);
    const answer = await settle(ground, live);
    if (answer.kind === 'contract-failed') {
        const why = (0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(answer.error);
        ground.journal.notice(`The contract migrations of ${live.release.slice(0, 12)} failed; this release's take them over. ${why}`);
    }
}


/***/ }),

/***/ 4984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   O3: () => (/* binding */ tasksWanted),
/* harmony export */   XO: () => (/* binding */ tellSettled),
/* harmony export */   Ym: () => (/* binding */ tellReplaced)
/* harmony export */ });
/* harmony import */ var _model_task_definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1632);

/** What a deploy has put in place of what was live; record and schema are told where they are changed. */
function tellReplaced({ journal }, { live, liveLine, liveRelease }, line, web) {
    journal.change('live colour', live, line.color);
    journal.change('release', liveRelease, line.release);
    journal.change('image', liveLine?.image, line.image);
    journal.change('task definition', revisionOf(liveLine), revisionOf(line));
    journal.change('web tasks', web.before, web.after);
}
/** Settling leaves what serves as it is; that it does is told too. */
function tellSettled({ journal, site }, { running }, line, gone) {
    const tasks = running[line.color];
    const stays = [
        ['live colour', line.color],
        ['release', line.release],
        ['image', line.image],
        ['task definition', revisionOf(line)],
        ['web tasks', tasks.kind === 'nothing' ? undefined : `${tasks.tasks} running`],
        ['record', site.previewHostnames[line.color]],
    ];
    for (const [what, value] of stays)
        journal.change(what, value, value);
    journal.change('tasks of the other colour', gone === 0 ? 'none' : `${gone} running`, 'none');
}
/** The revision that a release's web runs, by its short name. */
function revisionOf(line) {
    const arn = line?.registered.web;
    return arn === undefined ? undefined : (0,_model_task_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .revisionName */ .pd)(arn);
}
function tasksWanted({ running, desired }) {
    return `${running} of ${desired} running`;
}


/***/ })

};
