export const id = 1067;
export const ids = [1067];
export const modules = {

/***/ 9498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WE: () => (/* binding */ explain),
  ML: () => (/* binding */ setback),
  kX: () => (/* binding */ success)
});

// EXTERNAL MODULE: ./lib/model/checkup/unfit.js
var unfit = __webpack_require__(7465);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/gone-color.js
var gone_color = __webpack_require__(1672);
// EXTERNAL MODULE: ./lib/model/interruption.js
var interruption = __webpack_require__(6818);
// EXTERNAL MODULE: ./lib/model/next.js
var next = __webpack_require__(6336);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/model/schema-gate.js
var schema_gate = __webpack_require__(6472);
;// CONCATENATED MODULE: ./lib/model/rollback-report.js


function rollbackReport({ ledger, ...known }) {
    return { ...known, releases: releaseRows(ledger) };
}
/** The releases that have what a rollback needs, and what the database says to each. */
function releaseRows(ledger) {
    return (0,model_ledger/* deployableReleases */.E7)(ledger).flatMap((release) => {
        const line = (0,model_ledger/* deployable */.GP)(ledger, release);
        if (!line)
            return [];
        const { forbidding } = (0,schema_gate/* schemaGate */.vP)(ledger, release);
        return [
            {
                release,
                ...(line.closedAt === undefined ? {} : { at: line.closedAt }),
                color: line.color,
                image: line.image,
                forbidding: forbidding.map(schema_gate/* describeSchemaChange */.VP),
            },
        ];
    });
}

// EXTERNAL MODULE: ./lib/model/location.js
var model_location = __webpack_require__(1918);
// EXTERNAL MODULE: ./lib/model/standing.js
var standing = __webpack_require__(6545);
// EXTERNAL MODULE: ./lib/steps/answering-color.js
var answering_color = __webpack_require__(2407);
// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
// EXTERNAL MODULE: ./lib/steps/public-record.js
var public_record = __webpack_require__(8054);
// EXTERNAL MODULE: ./lib/steps/running.js
var steps_running = __webpack_require__(9800);
;// CONCATENATED MODULE: ./lib/steps/users-see.js








/** What visitors of the public host get at this moment, read from the record and from ECS; never fails. */
async function whatUsersSee(outlook) {
    try {
        return await byRecord(outlook);
    }
    catch (error) {
        const why = (0,failure/* messageOf */.bD)(error);
        const answered = await byAnswer(outlook).catch(() => undefined);
        return { sentence: answered ?? `What users see could not be read: ${why}`, live: undefined };
    }
}
async function byRecord(outlook) {
    const { site, world } = outlook;
    const [record, ...others] = await (0,public_record/* readPublic */.kP)(outlook);
    if (!record)
        return { sentence: `${site.hostname} has no record: nobody reaches it.`, live: undefined };
    const live = others.length === 0 ? (0,model_location/* colorOfRecord */.U$)(site, record) : undefined;
    if (!live) {
        const contents = [record, ...others].map((one) => one.content).join(', ');
        return { sentence: `${site.hostname} points at ${contents}, which is no colour of Flipgate.`, live };
    }
    const { current } = await (0,ledger_book/* openLedger */.a)(world.store);
    if (!(0,model_ledger/* newestOfColor */.jx)(current, live))
        return { sentence: `${site.hostname} points at ${live}.`, live };
    const running = (await (0,steps_running/* readRunning */.Ki)(world.ecs, current))[live];
    return {
        sentence: `${site.hostname} is served by ${live}, which runs ${(0,standing/* describeRunning */.Rh)(running)}.`,
        live,
    };
}
/** While the record cannot be read: which release answers is known all the same, though not by whose word. */
async function byAnswer(outlook) {
    const { site, world } = outlook;
    const { current } = await (0,ledger_book/* openLedger */.a)(world.store);
    const running = await (0,steps_running/* readRunning */.Ki)(world.ecs, current);
    const [answering] = await (0,answering_color/* colorsAnswering */.$)(outlook, current, running);
    if (!answering)
        return undefined;
    const runs = `blue runs ${(0,standing/* describeRunning */.Rh)(running.blue)}, green runs ${(0,standing/* describeRunning */.Rh)(running.green)}`;
    return `${site.hostname} answers as ${answering.release.slice(0, 12)}; its record cannot be read, ${runs}.`;
}

// EXTERNAL MODULE: ./lib/commands/shown-failures.js
var shown_failures = __webpack_require__(6643);
// EXTERNAL MODULE: ./lib/commands/taking-back.js + 1 modules
var taking_back = __webpack_require__(7244);
;// CONCATENATED MODULE: ./lib/commands/conclude.js









function success(frame, ending, now) {
    return { ...told(frame, now), ...ending };
}
/** What users see now is read afresh: nothing that the run believed is taken for it. */
async function setback(frame, error, outlook, clock) {
    const seen = outlook && (await whatUsersSee(outlook));
    const cause = error instanceof taking_back/* FlippedBack */.a2 || error instanceof taking_back/* NeedsPerson */.vW ? error.cause : error;
    const failure = {
        usersSeeNow: seen?.sentence ?? 'Production is as it was: nothing was begun.',
        step: frame.journal.failedStep()?.step ?? 'inputs',
        ...explain(cause),
        ...lastTrouble(frame, cause),
    };
    const result = resultOf(error);
    return {
        ...told(frame, clock.now()),
        ...requested(frame.request),
        result,
        failure: result === 'needs-person' && error instanceof taking_back/* NeedsPerson */.vW
            ? { ...failure, remedy: error.remedy }
            : failure,
        ...(seen?.live === undefined ? {} : { liveColor: seen.live }),
        ...(error instanceof shown_failures/* BlockedPlan */.u ? blocked(error) : {}),
        ...(error instanceof shown_failures/* Drifted */.d ? drifted(error) : {}),
        ...(error instanceof unfit/* Unfit */.L ? { checkup: error.findings } : {}),
        ...nextAfter(frame, error),
    };
}
function blocked({ picture, commentUrl }) {
    return { picture, ...(commentUrl === undefined ? {} : { commentUrl }) };
}
function drifted({ issueUrl, report }) {
    return { drift: report, ...(issueUrl === undefined ? {} : { commentUrl: issueUrl }) };
}
/** Why the time ran out is what ECS had said last, and said in the events of a service alone. */
function lastTrouble({ journal }, cause) {
    if (!(cause instanceof interruption/* Interruption */._) || cause.kind !== 'timed-out')
        return {};
    const trouble = journal.events.findLast(({ text }) => /unable to place|is unhealthy in/.test(text));
    return trouble ? { message: `${cause.message} ECS said last: ${trouble.text}` } : {};
}
/** What can be copied after a setback; a release that has to be mended has nothing of the kind. */
function nextAfter({ job, request }, error) {
    const where = { job, site: request.site };
    if (error instanceof taking_back/* NeedsPerson */.vW && error.way === 'in-place') {
        const why = 'Put the previous release on the live colour, without Cloudflare.';
        return { next: (0,next/* commandNext */.J$)('rollback', { 'in-place': 'true' }, why, where) };
    }
    if (error instanceof gone_color/* GoneColor */.Z) {
        const why = 'Put that release on the live colour instead, task by task.';
        return { next: (0,next/* commandNext */.J$)('rollback', { to: error.to, 'in-place': 'true' }, why, where) };
    }
    // Whoever rolls back does not want it again, and a command is not gone on with.
    const mayGoOn = error instanceof interruption/* Interruption */._ && error.kind !== 'stop-requested' && request.command !== 'run';
    if (error instanceof taking_back/* NeedsPerson */.vW || mayGoOn)
        return { next: (0,next/* again */.TG)('Run this again: it goes on from where things stand.', job) };
    return {};
}
function resultOf(error) {
    if (error instanceof taking_back/* FlippedBack */.a2)
        return 'flipped-back';
    return error instanceof taking_back/* NeedsPerson */.vW ? 'needs-person' : 'refused';
}
function explain(cause) {
    if (cause instanceof failure/* Failure */.HR)
        return { message: cause.message, remedy: cause.remedy, logLines: cause.logLines };
    if (cause instanceof interruption/* Interruption */._)
        return { message: cause.message, remedy: (0,interruption/* afterInterruption */.S)(cause.kind), logLines: [] };
    const message = (0,failure/* messageOf */.bD)(cause);
    return {
        message,
        remedy: 'Run this again. If it happens twice, open an issue with this page.',
        logLines: cause instanceof Error ? (cause.stack ?? '').split('\n').slice(0, 20) : [],
    };
}
function told({ request, journal, startedAt }, now) {
    return {
        command: request.command,
        environment: request.site.environment,
        url: `https://${request.site.hostname}`,
        changed: journal.wrote,
        startedAt,
        ms: now - startedAt,
        steps: journal.steps,
        changes: journal.changes,
        ...(journal.plans.length === 0 ? {} : { plans: journal.plans }),
        notices: journal.notices,
        ...(journal.events.length === 0 ? {} : { events: journal.events }),
        ...(journal.rollback === undefined ? {} : { rollback: rollbackReport(journal.rollback) }),
    };
}
function requested(request) {
    if (request.command !== 'deploy')
        return {};
    const { release, source } = request;
    return source.kind === 'given' ? { release, image: source.image } : { release };
}


/***/ }),

/***/ 6643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ Drifted),
/* harmony export */   u: () => (/* binding */ BlockedPlan)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

/** A plan that may not be merged as it is; it is shown all the same. */
class BlockedPlan extends _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    picture;
    commentUrl;
    constructor(message, remedy, picture, commentUrl) {
        super(message, remedy);
        this.picture = picture;
        this.commentUrl = commentUrl;
    }
}
/** Something is not as it was left. */
class Drifted extends _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    report;
    issueUrl;
    constructor(message, remedy, report, issueUrl) {
        super(message, remedy);
        this.report = report;
        this.issueUrl = issueUrl;
    }
}


/***/ }),

/***/ 7244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a2: () => (/* binding */ FlippedBack),
  vW: () => (/* binding */ NeedsPerson),
  $w: () => (/* binding */ orEmptyIdle),
  wt: () => (/* binding */ orFlipBack),
  sE: () => (/* binding */ orGiveBack),
  dh: () => (/* binding */ orUnrecorded),
  SF: () => (/* binding */ undone)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/steps/empty-color.js
var empty_color = __webpack_require__(4364);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/steps/hand-over.js + 4 modules
var hand_over = __webpack_require__(9561);
// EXTERNAL MODULE: ./lib/steps/public-record.js
var public_record = __webpack_require__(8054);
// EXTERNAL MODULE: ./lib/steps/suspension.js
var suspension = __webpack_require__(9982);
// EXTERNAL MODULE: ./lib/steps/verify.js
var verify = __webpack_require__(6858);
;// CONCATENATED MODULE: ./lib/steps/flip-back.js





/**
 * Users before queues: the record first, then workers and beat, then the suspension lifted. The new colour stays as it is
 * until the next settle or deploy.
 */
async function flipBack(ground, number) {
    const line = ground.book.current.releases.find((one) => one.number === number);
    if (!line)
        return { kind: 'not-flipped' };
    const found = await (0,public_record/* readPublic */.kP)(ground);
    const back = (0,public_record/* wantedBefore */.bN)(line.before);
    if (!(0,public_record/* says */.FA)(ground, found, { kind: 'color', color: line.color })) {
        if (!(0,public_record/* says */.FA)(ground, found, back))
            return { kind: 'moved-by-hand' };
        await giveBack(ground, line);
        return { kind: 'not-flipped' };
    }
    await (0,public_record/* editPublic */.cB)(ground, found, back);
    (0,public_record/* tellRecord */.PI)(ground, found, back);
    const said = `${ground.site.hostname} is back at ${back.kind === 'color' ? back.color : 'what it was'}`;
    ground.world.log.line(said);
    await afterwards(ground, line);
    const previous = previousLine(ground, line);
    ground.journal.done(previous ? `${said} and answers as ${previous.release.slice(0, 12)}` : `${said}, read back`);
    return { kind: 'flipped-back' };
}
async function afterwards(ground, line) {
    await ground.book.change(ground.world.store, (ledger) => (0,model_ledger/* updateRelease */.BG)(ledger, line.number, (release) => ({ ...release, state: 'given-up' })));
    const previous = previousLine(ground, line);
    if (previous)
        await (0,verify/* verifyPublic */.p)(ground, previous);
    await giveBack(ground, line);
}
/** To the colour that serves again: workers and beat, and its scaling, held until now because it was the way back. */
async function giveBack(ground, line) {
    const previous = previousLine(ground, line);
    if (!previous)
        return (0,hand_over/* standDown */.Le)(ground, line);
    await (0,hand_over/* handOverTo */.V9)(ground, previous);
    await (0,suspension/* liftSuspension */.L)(ground, previous);
}
function previousLine({ book }, { before }) {
    if (before.kind !== 'color')
        return undefined;
    return before.release === undefined
        ? (0,model_ledger/* newestOfColor */.jx)(book.current, before.color)
        : (0,model_ledger/* newestOf */.su)(book.current, before.color, before.release);
}

// EXTERNAL MODULE: ./lib/steps/ground.js
var steps_ground = __webpack_require__(9564);
;// CONCATENATED MODULE: ./lib/commands/taking-back.js




/** Production was moved and moved back; `cause` is why. */
class FlippedBack extends Error {
    name = 'FlippedBack';
}
/** Production is in a state that only a person can judge; `cause` is what led there. */
class NeedsPerson extends Error {
    name = 'NeedsPerson';
    remedy;
    /** What a person can start with: the same run again, or a way back that needs no Cloudflare. */
    way;
    constructor(remedy, options) {
        super(remedy, options);
        this.remedy = remedy;
        this.way = options.way ?? 'again';
    }
}
/** A failed start or preview verify empties the idle colour at once; that this fails too never hides why. */
async function orEmptyIdle(ground, line, action) {
    try {
        return await action();
    }
    catch (error) {
        await emptied((0,steps_ground/* forUndo */.Y)(ground), line);
        throw error;
    }
}
/** The idle colour without a task; where that fails, a notice says so. */
async function emptied(undo, line) {
    await undo.journal
        .step('empty', async () => {
        const { color, outputs } = line;
        const stopped = await (0,empty_color/* emptyColor */.L)(undo, { color, cluster: line.shared.cluster, outputs });
        undo.journal.done(stopped === 0 ? `${color} is empty` : `${color} is emptied of ${stopped} tasks`);
    })
        .catch((error) => undo.journal.notice(`${line.color} could not be emptied: ${said(error)}`));
}
/** Whatever fails from the flip on is taken back, the record first. */
async function orFlipBack(ground, line, action) {
    try {
        await action();
    }
    catch (error) {
        throw await takenBack((0,steps_ground/* forUndo */.Y)(ground), line, error);
    }
}
/** The release is live and good, and the ledger does not say so: the next run is to write it down. */
async function orUnrecorded(action) {
    try {
        await action();
    }
    catch (cause) {
        throw new NeedsPerson('The release is live and was watched to its end, but could not be recorded. Run this again: it finishes it.', { cause });
    }
}
/** What fails before the flip, when workers may have moved: they go back, and what did not go live is emptied. */
async function orGiveBack(ground, line, action) {
    try {
        await action();
    }
    catch (error) {
        throw await undone((0,steps_ground/* forUndo */.Y)(ground), line, error);
    }
}
/** Taken back, and a release that had not gone live emptied as well. @returns the error to end with. */
async function undone(undo, line, error) {
    const end = await takenBack(undo, line, error);
    if (end === error)
        await emptied(undo, line);
    return end;
}
/** The record first, then the rest. @returns the error to end with: the given one where the record had not moved. */
async function takenBack(undo, line, error) {
    let answer;
    try {
        answer = await undo.journal.step('flip back', async () => {
            const back = await flipBack(undo, line.number);
            if (back.kind === 'not-flipped')
                undo.journal.unchanged('traffic had not been moved');
            return back;
        });
    }
    catch (undoError) {
        undo.journal.notice(`The flip back failed: ${said(undoError)}`);
        return new NeedsPerson('Look at what users see now. Run this again to finish or take back the release; `rollback` with `in-place: true` needs no Cloudflare.', { cause: error, way: 'in-place' });
    }
    switch (answer.kind) {
        case 'flipped-back':
            return new FlippedBack('flipped back', { cause: error });
        case 'not-flipped':
            return error;
        case 'moved-by-hand':
            return new NeedsPerson('The public record was moved by hand while this run was working, and is left as it is. Point it at a colour, then run this again.', { cause: error });
    }
}
function said(error) {
    return error instanceof failure/* Failure */.HR
        ? `${error.message} ${error.remedy}`
        : error instanceof Error
            ? error.message
            : String(error);
}


/***/ }),

/***/ 1672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ whyRemoved),
/* harmony export */   Z: () => (/* binding */ GoneColor)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);
/* harmony import */ var _span_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5577);



/** There is no colour to flip to: the way back is inside the one that serves. */
class GoneColor extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    /** The release that was to come back. */
    to;
    constructor(color, why, to) {
        super(`The colour ${color} is gone: ${why}.`, `Go back inside the live colour with \`to: ${to}\` and \`in-place: true\`, task by task; or deploy the older commit, which builds the colour anew.`);
        this.to = to;
    }
}
/** Why a colour that was removed cannot take over; undefined where the ledger knows of no removal. */
function whyRemoved(ledger, color) {
    const removal = (0,_removal_js__WEBPACK_IMPORTED_MODULE_1__/* .removalOf */ .c6)(ledger, color);
    if (!removal)
        return undefined;
    return removal.doneAt === undefined
        ? `its removal was begun at ${(0,_span_js__WEBPACK_IMPORTED_MODULE_2__/* .describeMoment */ .o)(removal.begunAt)}`
        : `\`settle\` removed it at ${(0,_span_js__WEBPACK_IMPORTED_MODULE_2__/* .describeMoment */ .o)(removal.doneAt)}`;
}


/***/ }),

/***/ 5009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   sh: () => (/* binding */ isListOf)
/* harmony export */ });
/** Looks at JSON that somebody else wrote. */
function fieldsOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function isListOf(value, fits) {
    return Array.isArray(value) && value.every(fits);
}
function isText(value) {
    return typeof value === 'string';
}


/***/ }),

/***/ 6732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $L: () => (/* binding */ ranBefore),
/* harmony export */   BG: () => (/* binding */ updateRelease),
/* harmony export */   E7: () => (/* binding */ deployableReleases),
/* harmony export */   GP: () => (/* binding */ deployable),
/* harmony export */   Gr: () => (/* binding */ appendRelease),
/* harmony export */   Iw: () => (/* binding */ presumedLive),
/* harmony export */   _7: () => (/* binding */ EMPTY_LEDGER),
/* harmony export */   bp: () => (/* binding */ onStackOf),
/* harmony export */   h8: () => (/* binding */ parseLedger),
/* harmony export */   jx: () => (/* binding */ newestOfColor),
/* harmony export */   nj: () => (/* binding */ nextAttempt),
/* harmony export */   su: () => (/* binding */ newestOf),
/* harmony export */   sw: () => (/* binding */ withAttempt)
/* harmony export */ });
/* unused harmony export KEPT_DEFINITIONS */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _task_definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1632);


const EMPTY_LEDGER = { version: 1, releases: [] };
/** Releases that can come back by definitions; older lines keep everything else. Bounds the object's size. */
const KEPT_DEFINITIONS = 30;
function appendRelease(ledger, release) {
    const number = (ledger.releases.at(-1)?.number ?? 0) + 1;
    const releases = [...ledger.releases, { ...release, number }];
    const cut = releases.length - KEPT_DEFINITIONS;
    return {
        ...ledger,
        releases: releases.map((line, at) => (at < cut ? shortened(line) : line)),
    };
}
function shortened({ carries: _, ...line }) {
    return { ...line, definitions: {} };
}
function updateRelease(ledger, number, change) {
    return {
        ...ledger,
        releases: ledger.releases.map((line) => (line.number === number ? change(line) : line)),
    };
}
/** The newest line of a colour, whatever became of it: where its stack's outputs are found. */
function newestOfColor(ledger, color) {
    return ledger.releases.findLast((line) => line.color === color);
}
/**
 * The release on a colour's stack as it stands, whichever release built that: its definitions with the roles and logs of
 * this stack, since those of the other colour's may be gone.
 *
 * @throws Failure when no release was ever deployed to the colour.
 */
function onStackOf(ledger, color, line) {
    const newest = newestOfColor(ledger, color);
    if (newest) {
        const { outputs, shared } = newest;
        return { ...line, color, outputs, shared, definitions: (0,_task_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .atHome */ .X6)(line.definitions, newest.definitions) };
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The colour ${color} was never built.`, 'Go back inside the live colour with `in-place: true`, or deploy the older commit.');
}
/**
 * What is live unless the record was moved by hand: a guess that the record has to confirm before anything rests on it.
 * None while a release is open, because it may have been flipped to.
 */
function presumedLive(ledger) {
    const newest = ledger.releases.findLast((line) => line.state !== 'given-up');
    return newest?.state === 'closed' ? newest : undefined;
}
/** The newest line of this release that serves, or served, in this colour. */
function newestOf(ledger, color, release) {
    return ledger.releases.findLast((line) => line.color === color && line.release === release);
}
/** The newest line by which a release could come back: it went live once, and its definitions are kept. */
function deployable(ledger, release) {
    return ledger.releases.findLast((line) => line.release === release && line.state === 'closed' && line.definitions.web !== undefined);
}
/** Releases that a rollback can name, newest first, each once. */
function deployableReleases(ledger) {
    const names = ledger.releases
        .filter((line) => deployable(ledger, line.release))
        .map((line) => line.release);
    return [...new Set(names.reverse())];
}
/**
 * The attempt that a phase of this release is at: a running one is gone on with, a passed one is enough,
 * after a failed one the next number follows. Numbers run through all lines of the release, because a
 * number used again within 24 hours would give the old task again (ECS client tokens).
 */
function nextAttempt(ledger, current, phase) {
    const own = current.migrations.findLast((attempt) => attempt.phase === phase);
    if (own?.state === 'passed')
        return { kind: 'passed' };
    if (own?.state === 'running')
        return { kind: 'go-on', number: own.number };
    const used = ledger.releases
        .filter((line) => line.release === current.release)
        .flatMap((line) => line.migrations)
        .filter((attempt) => attempt.phase === phase)
        .map((attempt) => attempt.number);
    return { kind: 'new', number: Math.max(0, ...used) + 1 };
}
/**
 * The release with which the same command ran in the same image, guarded and to its end: then nothing is
 * pending. Only a person at the database's own prompt could have made it otherwise.
 */
function ranBefore(ledger, line, command) {
    return ledger.releases.findLast((one) => one.number !== line.number &&
        one.image === line.image &&
        one.migrations.some((attempt) => attempt.phase === 'expand' &&
            attempt.state === 'passed' &&
            attempt.command === command &&
            attempt.report?.guarded))?.release;
}
function withAttempt(release, attempt) {
    const others = release.migrations.filter((one) => one.phase !== attempt.phase || one.number !== attempt.number);
    return { ...release, migrations: [...others, attempt] };
}
/** @throws Failure when the object is not a ledger of a version that this release of Flipgate knows. */
function parseLedger(body, key) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch (cause) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The ledger ${key} is not JSON.`, restoreRemedy(key), { cause });
    }
    const ledger = value;
    if (ledger?.version !== 1 || !Array.isArray(ledger.releases)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The ledger ${key} has version ${String(ledger?.version)}; this release of Flipgate reads version 1.`, restoreRemedy(key));
    }
    return value;
}
function restoreRemedy(key) {
    return `Use the release of Flipgate that wrote it, or restore an earlier version of ${key}: the bucket keeps them.`;
}


/***/ }),

/***/ 1918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ judgeLocation),
/* harmony export */   U$: () => (/* binding */ colorOfRecord),
/* harmony export */   Xn: () => (/* binding */ addressing)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1774);


const ADDRESSING = new Set(['A', 'AAAA', 'CNAME']);
/** The records that decide where a name's traffic goes; TXT, MX and the like stay out of it. */
function addressing(records) {
    return records.filter((record) => ADDRESSING.has(record.type));
}
/**
 * Live is what the record's content names, and nothing else.
 *
 * @throws Failure for anything that Flipgate must not touch: what was found, and the remedy.
 */
function judgeLocation(site, records, loadBalancers, adopt) {
    if (loadBalancers !== 'unknown' && loadBalancers.length > 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`A Cloudflare load balancer named ${site.hostname} overrides its DNS record.`, 'Remove the load balancer, or give Flipgate another hostname.');
    }
    const found = addressing(records);
    if (found.length === 0)
        return { kind: 'missing' };
    const own = found.filter((record) => colorOfRecord(site, record) !== undefined);
    if (own.length === 0)
        return judgeForeign(site, found, adopt);
    return judgeOwn(site, found);
}
function colorOfRecord(site, record) {
    return record.type === 'CNAME' ? (0,_site_js__WEBPACK_IMPORTED_MODULE_1__/* .colorOfPreview */ .nA)(site, record.content) : undefined;
}
function judgeOwn(site, found) {
    const [record] = found;
    if (!record || found.length > 1) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${site.hostname} has ${found.length} records where one is expected:\n${listRecords(found)}`, 'Delete all but the one that names the live colour, then run again.');
    }
    if (!record.proxied) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The record ${site.hostname} is not proxied by Cloudflare: a flip would wait for DNS caches.`, 'Switch the record to "Proxied" in the Cloudflare dashboard, then run again.');
    }
    const color = colorOfRecord(site, record);
    if (!color)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${site.hostname} names no colour.`, 'Run again.');
    return { kind: 'color', color, record };
}
function judgeForeign(site, found, adopt) {
    const contents = found.map((record) => record.content).sort();
    const listed = [...adopt].sort();
    if (contents.length === listed.length && contents.every((content, at) => content === listed[at])) {
        return { kind: 'adoptable', records: found };
    }
    const seen = adopt.length === 0 ? '`adopt` is not given' : `\`adopt\` lists ${adopt.join(', ')}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${site.hostname} points at something that Flipgate did not build, and ${seen}:\n${listRecords(found)}`, `To take over from it, list exactly these contents, one a line, in \`adopt\`:\n${contents.join('\n')}`);
}
function listRecords(records) {
    return records
        .map((record) => `  ${record.type} ${record.content}${record.proxied ? ' (proxied)' : ' (not proxied)'}`)
        .join('\n');
}


/***/ }),

/***/ 8044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MM: () => (/* binding */ parseReport),
/* harmony export */   Nc: () => (/* binding */ LOCKED_CODE),
/* harmony export */   TX: () => (/* binding */ REFUSED_CODE),
/* harmony export */   l_: () => (/* binding */ REPORT_MARK)
/* harmony export */ });
/* harmony import */ var _json_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5009);

/** Begins a line that is for the action, not for people. */
const REPORT_MARK = 'flipgate-guard: ';
/** The guard's own exit codes, chosen apart from those of shells, of Python and of Django. */
const REFUSED_CODE = 93;
const LOCKED_CODE = 94;
/**
 * The newest report among a task's lines. The lines come from the user's own program, so whatever is not as
 * the guard writes it counts as no report.
 */
function parseReport(lines) {
    const line = lines.findLast((one) => one.startsWith(REPORT_MARK));
    if (line === undefined)
        return undefined;
    let value;
    try {
        value = JSON.parse(line.slice(REPORT_MARK.length));
    }
    catch {
        return undefined;
    }
    return isReport(value) ? value : undefined;
}
function isReport(value) {
    const { guarded, planned, refused, cautions, applied } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    return (typeof guarded === 'boolean' &&
        (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isListOf */ .sh)(planned, (one) => hasTexts(one, ['name']) && hasAnswers(one)) &&
        (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isListOf */ .sh)(refused, (one) => hasTexts(one, ['migration', 'operation', 'why', 'instead'])) &&
        (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isListOf */ .sh)(cautions, _json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH) &&
        (applied === undefined || (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isListOf */ .sh)(applied, _json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)));
}
function hasAnswers(value) {
    const { reversible, atomic, phase } = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    const isPhase = phase === 'expand' || phase === 'contract';
    return typeof reversible === 'boolean' && typeof atomic === 'boolean' && isPhase;
}
function hasTexts(value, names) {
    const fields = (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    return names.every((name) => (0,_json_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(fields[name]));
}


/***/ }),

/***/ 6336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ commandNext),
/* harmony export */   TG: () => (/* binding */ again),
/* harmony export */   lZ: () => (/* binding */ wayBack),
/* harmony export */   nX: () => (/* binding */ liftHold)
/* harmony export */ });
/* harmony import */ var _color_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2618);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _gone_color_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1672);
/* harmony import */ var _rollback_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8299);
/* harmony import */ var _schema_gate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6472);
/* harmony import */ var _span_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5577);






/** What the callers' rollback takes when it is told nothing. */
const USUAL_ENVIRONMENT = 'production';
/**
 * How what is live now is taken back; undefined where nothing lies before it, or its code would not run on the database
 * as it is.
 */
function wayBack(ledger, live, liveRelease, where) {
    const target = previous(ledger, live, liveRelease);
    if (!target)
        return undefined;
    const to = target.kind === 'adopted' ? target.kind : target.line.release;
    if ((0,_schema_gate_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaGate */ .vP)(ledger, to).forbidding.length > 0)
        return undefined;
    const idle = (0,_color_js__WEBPACK_IMPORTED_MODULE_4__/* .otherColor */ .I)(live);
    if (target.kind === 'release' && (0,_gone_color_js__WEBPACK_IMPORTED_MODULE_1__/* .whyRemoved */ .B)(ledger, idle) !== undefined) {
        const why = `Take this back: inside ${live}, task by task, because ${idle} is removed.`;
        return commandNext('rollback', { to, 'in-place': 'true' }, why, where);
    }
    return commandNext('rollback', { to }, `Take this back: ${howFast(ledger, live, target)}`, where);
}
/** After a rollback: the deploy that may pass although it contains what was taken out. */
function liftHold({ from }, where) {
    const why = `Deploy a commit that contains ${from.slice(0, 12)} all the same, which ends the hold. A deploy that reverts its commits needs no such word.`;
    return commandNext('deploy', { 'lift-hold': 'true' }, why, where);
}
function commandNext(command, inputs, why, { job, site: { environment } }) {
    const told = command === 'rollback' && environment !== USUAL_ENVIRONMENT ? { environment } : {};
    return { kind: 'command', why, command, inputs, ...repositoryOf(job), ...told };
}
function again(why, job) {
    return {
        kind: 'again',
        why,
        ...(job.runId === undefined ? {} : { runId: job.runId }),
        ...repositoryOf(job),
    };
}
function previous(ledger, live, liveRelease) {
    try {
        return (0,_rollback_target_js__WEBPACK_IMPORTED_MODULE_2__/* .rollbackTarget */ .e)(ledger, { to: undefined, live, liveRelease, deploying: undefined });
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            return undefined;
        throw error;
    }
}
function howFast(ledger, live, target) {
    if (target.kind === 'adopted')
        return 'the records from before Flipgate are restored by one batch.';
    const line = ledger.releases.findLast((one) => one.color === live && one.state === 'closed');
    const isWarm = line?.settledAt === undefined && line?.before.kind === 'color';
    if (!isWarm)
        return 'the previous release is started again first, which takes a few minutes.';
    const until = line.dueAt === undefined ? 'it is settled' : (0,_span_js__WEBPACK_IMPORTED_MODULE_5__/* .describeMoment */ .o)(line.dueAt);
    return `one flip, within seconds, while ${line.before.color} is warm: until ${until}, or the next deploy.`;
}
function repositoryOf({ repository }) {
    return repository === undefined ? {} : { repository };
}


/***/ }),

/***/ 8888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ throttledDelay),
/* harmony export */   xf: () => (/* binding */ pollDelay)
/* harmony export */ });
/* unused harmony exports FASTEST_POLL_MS, SLOWEST_POLL_MS */
/** A service is never described more often than this. */
const FASTEST_POLL_MS = 1_000;
/** A failure is noticed within this at worst, whatever is known about the usual duration. */
const SLOWEST_POLL_MS = 5_000;
/** The part of the last duration that has to be over before success is looked for every second. */
const BEFORE = 0.88;
/**
 * How long to wait before looking again. Success cannot come before all tasks run and have answered two health checks,
 * so until they run every five seconds are enough, which bounds how late a failure is noticed. Once they run: every
 * second from shortly before the moment that the last time predicts (± 10 % and a little), so that success is noticed
 * half a second late on average; before that moment, just often enough to be right when the start is unusually fast.
 *
 * @param elapsed   milliseconds since the step began
 * @param expected  how long it took last time in milliseconds, where the ledger knows
 * @param near      true when all tasks run and only their health is waited for, or nothing checks their health
 */
function pollDelay(elapsed, expected, near) {
    if (!near)
        return SLOWEST_POLL_MS;
    const untilLikely = Math.ceil((expected ?? 0) * BEFORE) - elapsed;
    return Math.max(FASTEST_POLL_MS, Math.min(SLOWEST_POLL_MS / 2, untilLikely));
}
/** After throttling: the delay doubles for as long as it goes on, up to half a minute. */
function throttledDelay(delay, throttlings, retryAfter) {
    return Math.max(retryAfter ?? 0, Math.min(30_000, delay * 2 ** throttlings));
}


/***/ }),

/***/ 1359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ judgePath),
/* harmony export */   WH: () => (/* binding */ describeProbe),
/* harmony export */   f_: () => (/* binding */ OPEN_THE_EDGE),
/* harmony export */   u7: () => (/* binding */ judgeHealth)
/* harmony export */ });
/** What to do about an edge that answers in the application's place. */
const OPEN_THE_EDGE = "Let requests with the probe's secret header pass the zone's rules (root edge/ does), and switch Bot Fight Mode off: it cannot be skipped by rules.";
/** @param header  lower-case name of the header that carries the release. */
function judgeHealth(answer, header, release) {
    if ('cause' in answer)
        return { kind: 'bad', reason: answer.cause };
    const blocked = blockedByEdge(answer, answer.headers[header] !== undefined);
    if (blocked)
        return blocked;
    if (answer.status !== 200)
        return { kind: 'bad', reason: `status ${answer.status}` };
    const found = answer.headers[header];
    if (found === undefined)
        return { kind: 'bad', reason: `no ${header} header` };
    return found === release ? { kind: 'good' } : { kind: 'other-release', release: found };
}
/** A path of the user's own: its status is all that is asked of it. */
function judgePath(answer, status) {
    if ('cause' in answer)
        return { kind: 'bad', reason: answer.cause };
    if (answer.status === status)
        return { kind: 'good' };
    const blocked = blockedByEdge(answer, false);
    return answer.headers['cf-mitigated'] !== undefined && blocked
        ? blocked
        : { kind: 'bad', reason: `status ${answer.status} where ${status} is expected` };
}
/** Cloudflare marks its challenges (`cf-mitigated`); a 403 without the application's header is taken for the edge's too. */
function blockedByEdge(answer, fromApplication) {
    const mitigated = answer.headers['cf-mitigated'];
    if (mitigated !== undefined)
        return { kind: 'blocked', reason: `the edge blocks the probe (cf-mitigated: ${mitigated})` };
    if (answer.status === 403 && !fromApplication)
        return { kind: 'blocked', reason: 'the edge blocks the probe (403)' };
    return undefined;
}
function describeProbe(verdict) {
    switch (verdict.kind) {
        case 'good':
            return 'good';
        case 'other-release':
            return `answers as ${verdict.release.slice(0, 12)}`;
        case 'blocked':
        case 'bad':
            return verdict.reason;
    }
}


/***/ }),

/***/ 1692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ isUnsettled),
/* harmony export */   aS: () => (/* binding */ WITHOUT_BEAT),
/* harmony export */   hf: () => (/* binding */ hasRole),
/* harmony export */   nZ: () => (/* binding */ isDue)
/* harmony export */ });
/** Whether the release has such a process; its colour may have a service for it all the same. */
function hasRole({ registered, definitions }, role) {
    return registered[role] !== undefined || definitions[role] !== undefined;
}
/** From the word to the old beat to stop until the new one was seen: an upper bound. Absent where no beat ended. */
const WITHOUT_BEAT = 'without beat';
/** Live and closed, but the previous colour has not been emptied yet. */
function isUnsettled(release) {
    return release.state === 'closed' && release.settledAt === undefined;
}
function isDue(release, now) {
    return isUnsettled(release) && release.dueAt !== undefined && release.dueAt <= now;
}


/***/ }),

/***/ 3249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nx: () => (/* binding */ withRemoval),
/* harmony export */   Xv: () => (/* binding */ staysBehind),
/* harmony export */   c6: () => (/* binding */ removalOf),
/* harmony export */   h4: () => (/* binding */ withoutRemoval)
/* harmony export */ });
/* harmony import */ var _plan_stakes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7752);

function removalOf({ removed }, color) {
    return removed?.[color];
}
function withRemoval(ledger, color, removal) {
    return { ...ledger, removed: { ...ledger.removed, [color]: removal } };
}
function withoutRemoval(ledger, color) {
    const { removed, ...rest } = ledger;
    const { [color]: _, ...others } = removed ?? {};
    return Object.keys(others).length === 0 ? rest : { ...rest, removed: others };
}
/** Logs outlive what wrote them, to the end of their retention: a release that failed is looked into later. */
const LOGS = new Set(['aws_cloudwatch_log_group', 'AWS::Logs::LogGroup']);
/** What of a colour's stack a removal leaves where it is, and the next apply finds again: data and logs. */
function staysBehind(type) {
    return LOGS.has(type) || (0,_plan_stakes_js__WEBPACK_IMPORTED_MODULE_0__/* .stakeOf */ .s)(type, 'idle') === 'data';
}


/***/ }),

/***/ 8299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ rollbackTarget)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6732);


/**
 * By default the release that was live before; while a deploy holds the lock, the one that was live when it began.
 *
 * @throws Failure with the releases that can be named.
 */
function rollbackTarget(ledger, wish) {
    const { deploying } = wish;
    const from = deploying?.release ?? wish.liveRelease ?? (wish.to && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .newestOfColor */ .jx)(ledger, wish.live)?.release);
    if (from === undefined) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${wish.live} is live, but what it runs is not one release.`, 'Name the release in `to`, with `in-place: true` when a rolling change is under way.');
    }
    const to = wish.to ?? deploying?.liveRelease ?? previousOf(ledger, wish.live, from);
    if (to === 'adopted') {
        if (ledger.adopted)
            return { kind: 'adopted', from };
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('`to` is adopted, but nothing was adopted here.', named(ledger));
    }
    const line = to === undefined ? undefined : findRelease(ledger, to);
    if (line)
        return { kind: 'release', from, line };
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(to === undefined
        ? `There is no release before ${from.slice(0, 12)}.`
        : `\`to\` ${to} is no release that can come back.`, named(ledger));
}
/** A release may be named by its first seven characters or more. */
function findRelease(ledger, to) {
    const name = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .deployableReleases */ .E7)(ledger).find((release) => release === to || (to.length >= 7 && release.startsWith(to)));
    return name === undefined ? undefined : (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .deployable */ .GP)(ledger, name);
}
/** What its deploy replaced. Not what a rollback to it replaced: that one was taken out because it is bad. */
function previousOf(ledger, live, from) {
    const deployed = ledger.releases.findLast((line) => line.kind === 'deploy' && line.state !== 'given-up' && line.release === from);
    const before = (deployed ?? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .newestOf */ .su)(ledger, live, from))?.before;
    switch (before?.kind) {
        case 'color':
            return before.release;
        case 'adopted':
            return 'adopted';
        default:
            return undefined;
    }
}
function named(ledger) {
    const names = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .deployableReleases */ .E7)(ledger);
    return names.length === 0
        ? 'The ledger holds no release that can come back.'
        : `Give one of these in \`to\`:\n${names.join('\n')}`;
}


/***/ }),

/***/ 6472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ whatStays),
/* harmony export */   GQ: () => (/* binding */ passSchemaGate),
/* harmony export */   TK: () => (/* binding */ schemaVerdict),
/* harmony export */   VP: () => (/* binding */ describeSchemaChange),
/* harmony export */   vP: () => (/* binding */ schemaGate)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6732);


/**
 * From the ledger alone: what ran since a release was deployed. A release's own migrations never stand in its way, nor
 * do those of a release that was deployed before it and came back by a rollback.
 *
 * @param release  a commit, or `adopted` for what served before the first deploy
 */
function schemaGate(ledger, release, running = 'counts') {
    const floor = placeOf(ledger, release);
    const newer = ledger.releases.filter((line) => placeOf(ledger, line.release) > floor);
    return {
        forbidding: changesOf(newer, (attempt) => oldCodeFails(attempt) && (running === 'counts' || attempt.state !== 'running')),
        staying: changesOf(newer, (attempt) => mayHaveRun(attempt) && !oldCodeFails(attempt)),
    };
}
/**
 * @param accepted  releases that a person answers for
 * @throws Failure naming the migrations and the releases that can still be reached
 */
function passSchemaGate(ledger, target, accepted, running = 'counts') {
    const to = nameOf(target);
    const forbidding = schemaGate(ledger, to, running).forbidding.filter(({ release }) => !accepted.includes(release));
    if (forbidding.length === 0)
        return;
    const reachable = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .deployableReleases */ .E7)(ledger).filter((release) => release !== target.from && schemaGate(ledger, release).forbidding.length === 0);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${short(to)} cannot run on this database: ${forbidding.map(describeSchemaChange).join('; ')}.`, [
        reachable.length === 0
            ? 'No other release can be reached any more: mend what is live by a new deploy.'
            : `Give one of these in \`to\`:\n${reachable.join('\n')}`,
        `If you know that the older code survives it, name in \`accept-schema-risk\`:\n${forbidding.map(({ release }) => release).join('\n')}`,
    ].join('\n'));
}
/** What a rollback leaves in the database, in a sentence; undefined when it leaves nothing. */
function whatStays(ledger, target) {
    const { staying } = schemaGate(ledger, nameOf(target));
    if (staying.length === 0)
        return undefined;
    const names = staying.map(({ release, migrations }) => migrations.length === 0 ? `those of ${short(release)}` : `${migrations.join(', ')} of ${short(release)}`);
    return `Expand migrations stay applied: ${names.join('; ')}.`;
}
/** What the gate found for a rollback that it let pass, in a sentence. */
function schemaVerdict(ledger, target) {
    const { forbidding } = schemaGate(ledger, nameOf(target));
    const to = short(nameOf(target));
    if (forbidding.length > 0) {
        return `${forbidding.map(describeSchemaChange).join('; ')}: let pass by \`accept-schema-risk\`.`;
    }
    return `${to} runs on this database. ${whatStays(ledger, target) ?? 'No migration ran since.'}`;
}
function nameOf(target) {
    return target.kind === 'adopted' ? target.kind : target.line.release;
}
/** Where a release's code stands in the order of deploys; a rollback to it does not make it newer. */
function placeOf(ledger, release) {
    const own = ledger.releases.filter((line) => line.release === release);
    return ((own.findLast((line) => line.kind === 'deploy' && line.state !== 'given-up') ?? own.at(-1))?.number ?? 0);
}
/** A contract is what older code does not survive, by its name; an expand only if a person let through what the guard had refused. */
function oldCodeFails(attempt) {
    return mayHaveRun(attempt) && (attempt.phase === 'contract' || (attempt.report?.refused.length ?? 0) > 0);
}
/** Whatever is not known not to have touched the database: a task that failed may have got half way. */
function mayHaveRun({ state, exitCode, report }) {
    if (state === 'failed' && exitCode === null)
        return false;
    return report?.applied === undefined || report.applied.length > 0;
}
function changesOf(lines, counts) {
    const names = [...new Set(lines.map((line) => line.release))];
    return names.flatMap((release) => {
        const attempts = lines
            .filter((line) => line.release === release)
            .flatMap((line) => line.migrations)
            .filter(counts);
        if (attempts.length === 0)
            return [];
        return [{ release, migrations: [...new Set(attempts.flatMap(({ report }) => report?.applied ?? []))] }];
    });
}
/** A clause: what ran, and of which release. */
function describeSchemaChange({ release, migrations }) {
    const what = migrations.length === 0 ? 'migrations that older code does not survive' : migrations.join(', ');
    return `${what} of ${short(release)} ran`;
}
function short(release) {
    return release.slice(0, 12);
}


/***/ }),

/***/ 6545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KD: () => (/* binding */ releasesRunning),
/* harmony export */   Np: () => (/* binding */ runs),
/* harmony export */   Rh: () => (/* binding */ describeRunning),
/* harmony export */   fB: () => (/* binding */ releaseRunning),
/* harmony export */   kA: () => (/* binding */ idleColor)
/* harmony export */ });
/* harmony import */ var _color_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2618);

/**
 * The colour to deploy to. Beside a record that names no colour it is the one that already runs the requested release
 * (an ended run left it), else blue.
 */
function idleColor(location, running, requested) {
    if (location.kind === 'color')
        return (0,_color_js__WEBPACK_IMPORTED_MODULE_0__/* .otherColor */ .I)(location.color);
    return requested !== undefined && runs(running.green, requested) ? 'green' : 'blue';
}
function runs(running, release) {
    return running.kind === 'release' && running.release === release;
}
function releaseRunning(running) {
    return running.kind === 'release' ? running.release : undefined;
}
function releasesRunning(running) {
    if (running.kind === 'mixed')
        return running.releases;
    return running.kind === 'release' ? [running.release] : [];
}
function describeRunning(running) {
    switch (running.kind) {
        case 'nothing':
            return 'nothing';
        case 'release':
            return `${running.release.slice(0, 12)} (${running.tasks} running)`;
        case 'mixed':
            return `several releases (${running.releases.map((one) => one.slice(0, 12)).join(', ')})`;
    }
}


/***/ }),

/***/ 1632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X6: () => (/* binding */ atHome),
/* harmony export */   gg: () => (/* binding */ ROLES),
/* harmony export */   l7: () => (/* binding */ releaseOf),
/* harmony export */   pd: () => (/* binding */ revisionName),
/* harmony export */   zE: () => (/* binding */ memoryOf)
/* harmony export */ });
/** The processes of a release; each has a task definition, and all but migrate a service. */
const SERVICE_ROLES = ['web', 'worker', 'beat'];
const ROLES = [...SERVICE_ROLES, 'migrate'];
/** What a colour's stack makes for its tasks alone. */
const OF_THE_STACK = ['executionRoleArn', 'taskRoleArn'];
/**
 * Definitions of one colour as they have to read in another one: with the roles and log groups that its own name. Those
 * of a role that it has none of stay as they are.
 */
function atHome(definitions, home) {
    const moved = {};
    for (const role of ROLES) {
        const [definition, own] = [definitions[role], home[role]];
        if (definition)
            moved[role] = own ? movedTo(own, definition) : definition;
    }
    return moved;
}
function movedTo(home, definition) {
    const roles = OF_THE_STACK.flatMap((name) => (home[name] === undefined ? [] : [[name, home[name]]]));
    return {
        ...definition,
        ...Object.fromEntries(roles),
        containerDefinitions: definition.containerDefinitions.map((container) => ({
            ...container,
            ...logsAt(home, container),
        })),
    };
}
function logsAt({ containerDefinitions }, { name, logConfiguration: logs }) {
    const group = containerDefinitions.find((one) => one.name === name)?.logConfiguration?.options?.[GROUP];
    if (group === undefined || logs?.options?.[GROUP] === undefined)
        return {};
    return { logConfiguration: { ...logs, options: { ...logs.options, [GROUP]: group } } };
}
const GROUP = 'awslogs-group';
/** The release that tasks of this definition answer with: their RELEASE variable. */
function releaseOf(definition) {
    for (const container of definition.containerDefinitions) {
        const found = container.environment?.find((variable) => variable.name === 'RELEASE');
        if (found)
            return found.value;
    }
    return undefined;
}
/** The family and the number of a revision, as people read them: `shop-production-green-web:7`. */
function revisionName(arn) {
    return arn.split('/').at(-1) ?? arn;
}
/** What one container may use at most, in MiB: its own limit, or its task's. */
function memoryOf(definition, container) {
    const own = definition.containerDefinitions.find(({ name }) => name === container)?.['memory'];
    const found = own ?? definition['memory'];
    return typeof found === 'number' || typeof found === 'string' ? String(found) : undefined;
}


/***/ }),

/***/ 2407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ colorsAnswering)
/* harmony export */ });
/* harmony import */ var _model_color_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2618);
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_standing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6545);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2492);




/** Two releases behind one load balancer answer in turns. */
const TRIES = { nothing: 0, release: 1, mixed: 4 };
/** What is known of the live colour without the record: none, one, or both colours. */
async function colorsAnswering(outlook, ledger, running) {
    const answering = [];
    for (const color of _model_color_js__WEBPACK_IMPORTED_MODULE_1__/* .COLORS */ .l) {
        const release = await answersAs(outlook, ledger, color, running[color]);
        if (release !== undefined)
            answering.push({ color, release });
    }
    return answering;
}
/** As anything that the colour runs: in the middle of a rolling change that may be either release. */
async function answersAs(outlook, ledger, color, running) {
    const line = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(ledger, color);
    if (!line)
        return undefined;
    const prober = await (0,_probes_js__WEBPACK_IMPORTED_MODULE_2__/* .openProber */ .$J)(outlook, line.settings);
    for (const release of (0,_model_standing_js__WEBPACK_IMPORTED_MODULE_3__/* .releasesRunning */ .KD)(running)) {
        for (let tries = 0; tries < TRIES[running.kind]; tries += 1) {
            if ((await prober.health(outlook.site.hostname, release)).kind === 'good')
                return release;
        }
    }
    return undefined;
}


/***/ }),

/***/ 4364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ emptyColor)
/* harmony export */ });
/* harmony import */ var _still_idle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(196);
/* harmony import */ var _stop_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9025);


/**
 * Takes the idle colour to zero and waits until its tasks are gone. Looks first and writes only on a difference.
 *
 * @returns how many tasks there were.
 */
async function emptyColor(ground, { color, cluster, outputs }) {
    const { ecs } = ground.world;
    const names = [outputs.beat_service, outputs.worker_service, outputs.web_service].filter((name) => name !== null);
    const services = (await ecs.services(cluster, names)).filter(({ status }) => status !== 'INACTIVE');
    const busy = services.filter((service) => service.desired > 0 || (0,_stop_service_js__WEBPACK_IMPORTED_MODULE_1__/* .tasksOf */ .a4)(service) > 0);
    const background = services
        .map(({ service }) => service)
        .filter((service) => service !== outputs.web_service);
    if (busy.length === 0) {
        await (0,_stop_service_js__WEBPACK_IMPORTED_MODULE_1__/* .allEnded */ .Cw)(ground, cluster, background);
        return 0;
    }
    await (0,_still_idle_js__WEBPACK_IMPORTED_MODULE_0__/* .mustBeIdle */ .P)(ground, color);
    for (const name of names) {
        const service = busy.find((one) => one.service === name);
        if (service)
            await (0,_stop_service_js__WEBPACK_IMPORTED_MODULE_1__/* .stopService */ .Sy)(ground, cluster, service);
    }
    await (0,_stop_service_js__WEBPACK_IMPORTED_MODULE_1__/* .allGone */ .Tc)(ground, cluster, busy.map((service) => service.service));
    await (0,_stop_service_js__WEBPACK_IMPORTED_MODULE_1__/* .allEnded */ .Cw)(ground, cluster, background);
    return busy.reduce((sum, service) => sum + (0,_stop_service_js__WEBPACK_IMPORTED_MODULE_1__/* .tasksOf */ .a4)(service), 0);
}


/***/ }),

/***/ 4630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ followDeployment),
  O: () => (/* binding */ primaryOf)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/poll-schedule.js
var poll_schedule = __webpack_require__(8888);
;// CONCATENATED MODULE: ./lib/model/start-verdict.js
/**
 * "Stable" is also true after a circuit breaker has rolled back and at zero tasks, and a load balancer with no healthy
 * target forwards all the same. So: this deployment's id, its definition, its running tasks, and healthy targets.
 */
function judgeStart(wish, sight) {
    const { primary } = sight;
    if (!primary)
        return { kind: 'waiting', near: false };
    if (primary.id !== wish.deployment || primary.taskDefinition !== wish.taskDefinition) {
        return {
            kind: 'failed',
            reason: `deployment ${wish.deployment} was replaced by ${primary.id} (${primary.taskDefinition})`,
        };
    }
    if (primary.rollout === 'FAILED') {
        return { kind: 'failed', reason: primary.rolloutReason ?? 'ECS gave the deployment up' };
    }
    if (primary.failedTasks > 0)
        return { kind: 'failed', reason: `${primary.failedTasks} of its tasks failed to start` };
    const allRun = primary.running >= wish.count && primary.pending === 0;
    if (!allRun)
        return { kind: 'waiting', near: false };
    const healthy = (sight.healthy ?? 0) >= wish.count;
    return healthy && sight.others === 0 && primary.rollout === 'COMPLETED'
        ? { kind: 'started' }
        : { kind: 'waiting', near: true };
}
/**
 * True when a task was lost between two looks. A task that dies after RUNNING is no failed task in ECS's count, and may
 * have come and gone unseen: then fewer tasks are there than before, or ECS says that it started one although none was
 * missing.
 */
function lostATask(count, before, now) {
    if (!before.primary || before.primary.id !== now.primary?.id)
        return false;
    const there = (primary) => primary.running + primary.pending;
    return (now.primary.running < before.primary.running ||
        there(now.primary) < there(before.primary) ||
        (now.newestStart !== before.newestStart && there(before.primary) >= count));
}

// EXTERNAL MODULE: ./lib/steps/stopped-task.js
var stopped_task = __webpack_require__(4174);
;// CONCATENATED MODULE: ./lib/steps/follow-deployment.js




/** For so long DescribeServices may show the service as it was before the deployment began, also after it was seen. */
const STALE_FOR_MS = 90_000;
/** Stopped tasks are asked for at least so often, even when nothing that ECS says of the service hints at one. */
const LOOK_FOR_STOPPED_MS = 60_000;
/** Until this deployment's tasks run and are healthy; a failing start is noticed at its first stopped task. */
async function followDeployment(ground, wish, begun) {
    const { world } = ground;
    const { id: deployment } = begun;
    const startedAt = world.clock.now();
    let last;
    let seenAt = startedAt;
    let stoppedAskedAt = startedAt;
    for (;;) {
        const mayBeStale = world.clock.now() - seenAt < STALE_FOR_MS;
        const sight = await look(ground, wish, begun.since, mayBeStale ? deployment : undefined);
        const verdict = judgeStart({ deployment, taskDefinition: wish.taskDefinition, count: wish.count }, sight);
        if (verdict.kind === 'started')
            return evidence(wish, deployment, sight);
        const suspicious = verdict.kind === 'failed' ||
            (last !== undefined && lostATask(wish.count, last, sight)) ||
            world.clock.now() - stoppedAskedAt >= LOOK_FOR_STOPPED_MS;
        if (suspicious) {
            stoppedAskedAt = world.clock.now();
            await failOnStoppedTask(ground, wish, deployment, verdict.kind === 'failed' ? verdict.reason : undefined);
        }
        if (sight.primary) {
            last = sight;
            seenAt = world.clock.now();
        }
        // Where running is all the proof there is, it may come at any moment.
        const near = wish.proof.kind === 'running' || (verdict.kind === 'waiting' && verdict.near);
        await world.clock.sleep((0,poll_schedule/* pollDelay */.xf)(world.clock.now() - startedAt, wish.expected, near));
    }
}
function evidence(wish, deployment, { primary, healthy }) {
    return { deployment, desired: wish.count, running: primary?.running ?? 0, healthy: healthy ?? 0 };
}
/** @param awaited a picture that does not hold this deployment at all is an old one, and says nothing. */
async function look(ground, wish, since, awaited) {
    const { world } = ground;
    const [service] = await world.ecs.services(wish.cluster, [wish.service]);
    ground.journal.heard(wish.service, service?.events ?? [], since);
    const isOld = awaited !== undefined && !service?.deployments.some(({ id }) => id === awaited);
    const primary = service && !isOld ? primaryOf(service) : undefined;
    const others = (service?.deployments ?? [])
        .filter((one) => one.id !== primary?.id)
        .reduce((sum, one) => sum + one.running, 0);
    // ECS completes a rollout when its targets are healthy; before that the answer could change nothing.
    const worthAsking = primary !== undefined && primary.rollout === 'COMPLETED';
    const healthy = worthAsking ? await healthyTasks(ground, wish, primary) : undefined;
    const start = service?.events.find((event) => event.message.includes('has started'));
    return {
        primary,
        others,
        healthy,
        newestStart: start && `${start.at} ${start.message}`,
    };
}
async function healthyTasks({ world }, wish, primary) {
    switch (wish.proof.kind) {
        case 'targets': {
            const targets = await world.loadBalancing.targetHealth(wish.proof.targetGroupArn);
            return targets.filter((target) => target.state === 'healthy').length;
        }
        case 'container-check': {
            const tasks = await world.ecs.serviceTasks(wish.cluster, wish.service, 'RUNNING');
            return tasks.filter(({ startedBy, containers }) => startedBy === primary.id &&
                containers.some(({ name, health }) => name === wish.role && health === 'HEALTHY')).length;
        }
        case 'running':
            return primary.running;
    }
}
async function failOnStoppedTask(ground, wish, deployment, reason) {
    const stopped = await (0,stopped_task/* firstStoppedTask */.Dy)(ground, wish.cluster, wish.service, deployment);
    if (!stopped && reason === undefined)
        return;
    const why = stopped && (await (0,stopped_task/* whyItStopped */.J2)(ground, stopped, wish.role));
    const said = [reason, why?.reason, failedCheck(ground, wish)].filter((text) => text !== undefined);
    throw new failure/* Failure */.HR(`The new ${wish.role === 'web' ? '' : `${wish.role} `}tasks do not start: ${said.join('; ')}.`, 'Mend what the reason and the log name, and push again.', { logLines: why?.lines ?? [] });
}
/** What the load balancer's check found, which ECS says in the service's events alone. */
function failedCheck({ journal }, { service }) {
    const last = journal.events.findLast(({ of, text }) => of === service && text.includes(' is unhealthy in '));
    return last && /due to \(reason (.+?)\)/.exec(last.text)?.[1];
}
function primaryOf(service) {
    return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}


/***/ }),

/***/ 9564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ forUndo)
/* harmony export */ });
/** The same ground for taking something back: a cancel or a stop request does not cut it short, a lost lease does. */
function forUndo(ground) {
    return { ...ground, world: ground.lease.undoWorld };
}


/***/ }),

/***/ 9561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cl: () => (/* binding */ handOver),
  V9: () => (/* binding */ handOverTo),
  Le: () => (/* binding */ standDown)
});

// EXTERNAL MODULE: ./lib/model/color.js
var color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/ledger.js
var ledger = __webpack_require__(6732);
;// CONCATENATED MODULE: ./lib/model/hand-over.js
/**
 * New workers first, so that the queue always has somebody: as many as the old ones that run, in the same service too, or
 * as a run that ended had asked for. Undefined stands for a service that this colour does not have.
 */
function workerMoves(incoming, leaving, { min, max }) {
    const moves = [];
    if (incoming && !consumes(incoming, min)) {
        const there = Math.max(incoming.desired, ...leaving.map(({ running }) => running));
        moves.push({ kind: 'start', count: Math.min(max, Math.max(min, there)) });
    }
    if (leaving.some(isWanted))
        moves.push({ kind: 'stop-leaving' });
    return moves;
}
/**
 * Old to zero and gone, then new to one: never two, at the price of a gap. In one service as between two, because a task
 * that is stopping is not among those that a rolling replacement counts.
 */
function beatMoves(incoming, leaving) {
    const moves = [];
    const starts = incoming !== undefined && !consumes(incoming, 1);
    if (leaving.some(isWanted))
        moves.push({ kind: 'stop-leaving' });
    const anyLeft = leaving.some(({ desired, running, pending }) => desired + running + pending > 0);
    if (leaving.length > 0 && (starts || anyLeft))
        moves.push({ kind: 'await-leaving-gone' });
    if (starts)
        moves.push({ kind: 'start' });
    return moves;
}
function isWanted({ desired }) {
    return desired > 0;
}
/** A task that ECS is replacing in a service that was complete is ECS's affair. */
function consumes({ holdsRelease, complete, desired, running }, fewest) {
    return holdsRelease && complete && desired >= fewest && running >= fewest;
}

// EXTERNAL MODULE: ./lib/model/release.js
var release = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/steps/follow-deployment.js + 1 modules
var follow_deployment = __webpack_require__(4630);
// EXTERNAL MODULE: ./lib/steps/running.js
var running = __webpack_require__(9800);
;// CONCATENATED MODULE: ./lib/steps/service-meeting.js




async function meeting({ world, book, journal }, line, leaving, role) {
    const { cluster } = line.shared;
    const own = serviceOf(line.outputs, role);
    const others = leaving ? serviceOf(leaving, role) : null;
    const names = [own, others].filter((name) => name !== null);
    const services = names.length === 0 ? [] : await world.ecs.services(cluster, names);
    const seen = services.filter(({ status }) => status === 'ACTIVE');
    const takesOver = (0,release/* hasRole */.hf)(line, role);
    if (takesOver && own === null)
        journal.notice(nobodyRuns(line, role));
    const state = takesOver ? seen.find(({ service }) => service === own) : undefined;
    if (takesOver && own !== null && !state) {
        throw new failure/* Failure */.HR(`The service ${own} does not exist in ${cluster}.`, 'Deploy: its colour is built anew.');
    }
    return {
        cluster,
        incoming: state && {
            ...{ desired: state.desired, running: state.running, pending: state.pending, state },
            holdsRelease: await holds(world.ecs, book.current, line, role, state),
            complete: (0,follow_deployment/* primaryOf */.O)(state)?.rollout === 'COMPLETED',
        },
        leaving: seen.filter((one) => one !== state),
    };
}
/** A release that comes back to a colour built for one without. */
function nobodyRuns({ release, color }, role) {
    return `${release.slice(0, 12)} has a ${role}, and ${color} has no service for it: none runs until the next deploy.`;
}
/** How the incoming service is brought up: by which revision, and by what its tasks prove themselves. */
async function startOf(ground, line, role, incoming, count) {
    const { ecs } = ground.world;
    const taskDefinition = await revisionFor(ground, line, role, incoming);
    const definition = line.definitions[role] ?? (await ecs.taskDefinition(taskDefinition));
    const main = definition.containerDefinitions.find(({ name }) => name === role);
    const proof = { kind: main?.['healthCheck'] === undefined ? 'running' : 'container-check' };
    const { service } = incoming.state;
    if (proof.kind === 'running' && role === 'worker') {
        ground.world.log.line(`${service} has no container health check: a task that runs counts as one that consumes`);
    }
    return { cluster: line.shared.cluster, service, role, taskDefinition, count, expected: undefined, proof };
}
/** A revision of a release that was live before may be INACTIVE by now: then it is registered anew. */
async function revisionFor({ world, book }, line, role, { holdsRelease, state }) {
    if (holdsRelease)
        return state.taskDefinition;
    const known = line.registered[role];
    const isFresh = known !== undefined && (0,running/* releaseRegisteredAs */.I2)(book.current, known) === undefined;
    if (known !== undefined && (line.state === 'open' || isFresh))
        return known;
    const definition = line.definitions[role];
    if (definition)
        return world.ecs.registerTaskDefinition(definition);
    throw new failure/* Failure */.HR(`The ledger keeps no ${role} definition of ${line.release}.`, 'Deploy that commit.');
}
/** An open release is the one whose own apply registered the revision; of others the release decides. */
async function holds(ecs, ledger, line, role, { taskDefinition }) {
    if (taskDefinition === line.registered[role])
        return true;
    return line.state !== 'open' && (await (0,running/* releaseOfRevision */.u5)(ecs, ledger, taskDefinition)) === line.release;
}
function serviceOf(outputs, role) {
    return role === 'worker' ? outputs.worker_service : outputs.beat_service;
}

// EXTERNAL MODULE: ./lib/steps/start-service.js
var start_service = __webpack_require__(1741);
// EXTERNAL MODULE: ./lib/steps/stop-service.js
var stop_service = __webpack_require__(9025);
;// CONCATENATED MODULE: ./lib/steps/move-beat.js





/** The old beat gone, then the new one: never two. What lies between is told, because a schedule in memory ticks for nobody in it. */
async function moveBeat(ground, line, { cluster, incoming, leaving: others }) {
    const { clock } = ground.world;
    const isOther = incoming !== undefined && !incoming.holdsRelease;
    const leaving = isOther ? [...others, incoming.state] : others;
    const names = leaving.map(({ service }) => service);
    const moves = beatMoves(incoming, leaving);
    let goneSince;
    let told = `beat: ${line.color} has it already`;
    for (const move of moves) {
        switch (move.kind) {
            case 'stop-leaving':
                goneSince = clock.now();
                for (const old of leaving.filter(isWanted))
                    await (0,stop_service/* stopService */.Sy)(ground, cluster, old);
                break;
            case 'await-leaving-gone':
                await (0,stop_service/* allGone */.Tc)(ground, cluster, names);
                await (0,stop_service/* allEnded */.Cw)(ground, cluster, names);
                told = `beat: ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} gone`;
                break;
            case 'start':
                if (!incoming)
                    break;
                await (0,start_service/* startService */.i)(ground, await startOf(ground, line, 'beat', incoming, 1));
                if (goneSince !== undefined)
                    ground.journal.measured[release/* WITHOUT_BEAT */.aS] = clock.now() - goneSince;
                told = `beat: runs in ${line.color}, ${gap(goneSince, clock.now(), leaving.length > 0)}`;
                break;
        }
    }
    if (moves.length === 0 && !incoming)
        return { kind: 'none' };
    return { kind: moves.length > 0 ? 'moved' : 'stood', told };
}
/** From the word to stop until the new one was seen: the truth is a little less. */
function gap(since, now, hadOne) {
    if (since !== undefined)
        return `without a beat for at most ${((now - since) / 1000).toFixed(1)} s`;
    return hadOne ? 'the other had ended before: the gap is not known' : 'which had none before';
}

// EXTERNAL MODULE: ./lib/steps/put-back.js
var put_back = __webpack_require__(7368);
;// CONCATENATED MODULE: ./lib/steps/move-workers.js





/** New workers up and consuming, then the old ones are told to stop: they finish what they hold. */
async function moveWorkers(ground, line, met) {
    const { cluster, incoming, leaving } = met;
    const moves = workerMoves(incoming, leaving, await bounds(ground, line, met));
    const told = [];
    for (const move of moves) {
        switch (move.kind) {
            case 'start':
                if (!incoming)
                    break;
                await startWorkers(ground, line, incoming, move.count);
                told.push(`workers: ${move.count} consume in ${line.color}`);
                break;
            case 'stop-leaving':
                for (const old of leaving.filter(isWanted)) {
                    await (0,stop_service/* stopService */.Sy)(ground, cluster, old);
                    told.push(`${old.running} of ${old.service} were told to stop and finish what they hold`);
                }
                break;
        }
    }
    if (told.length > 0)
        return { kind: 'moved', told: told.join(', ') };
    return incoming ? { kind: 'stood', told: `workers: ${line.color} has them already` } : { kind: 'none' };
}
/** Where another release's workers run in the same service they stay until the new ones consume, and when these fail. */
async function startWorkers(ground, line, incoming, count) {
    const wish = await startOf(ground, line, 'worker', incoming, count);
    const started = () => (0,start_service/* startService */.i)(ground, wish);
    const { holdsRelease, state } = incoming;
    await (!holdsRelease && isWanted(state) ? (0,put_back/* orPutBack */.i)(ground, wish.cluster, state, started) : started());
}
async function bounds({ world }, { outputs }, { cluster, incoming }) {
    const min = outputs.worker_min;
    if (!incoming)
        return { min, max: min };
    const target = await world.scaling.target(cluster, incoming.state.service);
    return { min, max: target?.max ?? Number.POSITIVE_INFINITY };
}

;// CONCATENATED MODULE: ./lib/steps/hand-over.js






/** Workers and beat change colour between verify and flip. */
async function handOver(ground, line) {
    const moved = await move(ground, line);
    const said = moved.flatMap((one) => (one.kind === 'none' ? [] : [one.told]));
    if (said.length === 0)
        ground.journal.skipped('this environment has neither workers nor beat');
    else if (moved.some(({ kind }) => kind === 'moved'))
        ground.journal.done(said.join('; '));
    else
        ground.journal.unchanged(said.join('; '));
}
/**
 * Workers and beat to the release that is live, after the flip back, or before it is said that nothing changed.
 *
 * @returns whether anything had to be moved.
 */
async function handOverTo(ground, line) {
    const moved = await move(ground, line);
    for (const one of moved)
        if (one.kind === 'moved')
            ground.world.log.line(one.told);
    return moved.some(({ kind }) => kind === 'moved');
}
/** Where nothing is live that could take them: workers and beat of what is not live any more only stop. */
async function standDown(ground, { shared, outputs }) {
    const names = [outputs.beat_service, outputs.worker_service].filter((name) => name !== null);
    const busy = (await ground.world.ecs.services(shared.cluster, names)).filter(({ desired }) => desired > 0);
    for (const service of busy)
        await (0,stop_service/* stopService */.Sy)(ground, shared.cluster, service);
}
/** Forward and back are the same: from the other colour, whatever it runs, to this one. */
async function move(ground, line) {
    const leaving = (0,ledger/* newestOfColor */.jx)(ground.book.current, (0,color/* otherColor */.I)(line.color))?.outputs;
    const workers = await moveWorkers(ground, line, await meeting(ground, line, leaving, 'worker'));
    const beat = await moveBeat(ground, line, await meeting(ground, line, leaving, 'beat'));
    return [workers, beat];
}


/***/ }),

/***/ 2720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Journal)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

/** More events than this are not read, and a page has to end somewhere. */
const KEPT_EVENTS = 200;
/** Keeps what happened, step by step, for the log (one group per step) and for the summary. */
class Journal {
    steps = [];
    notices = [];
    events = [];
    /** What a rollback knows of itself, told in parts as it comes to be known. */
    rollback;
    /** What lasted and is no step, in milliseconds: the ledger keeps it beside the steps. */
    measured = {};
    plans = [];
    /** True as soon as anything was written that outlives the run. */
    wrote = false;
    #ending;
    #changes = new Map();
    #toldEvents = new Set();
    #clock;
    #log;
    constructor(clock, log) {
        this.#clock = clock;
        this.#log = log;
    }
    /** Runs one step under its name; its error travels on. */
    async step(step, action) {
        const startedAt = this.#clock.now();
        this.#ending = undefined;
        this.#log.group(step);
        try {
            const value = await action();
            this.#close(step, startedAt, this.#ending ?? { state: 'done', detail: '' });
            return value;
        }
        catch (error) {
            this.#close(step, startedAt, { state: 'failed', detail: firstLine(error) });
            throw error;
        }
        finally {
            this.#log.endGroup();
        }
    }
    /** What the running step came to; the last word counts. */
    done(detail) {
        this.#say({ state: 'done', detail });
    }
    unchanged(detail) {
        this.#say({ state: 'unchanged', detail });
    }
    skipped(detail) {
        this.#say({ state: 'skipped', detail });
    }
    notice(text) {
        this.notices.push(text);
        this.#log.notice(text);
    }
    /** What was and what is. Said again of the same thing, the first `before` and the last `after` count. */
    change(what, before, after) {
        const known = this.#changes.get(what);
        const first = known ? known.before : before;
        this.#changes.set(what, {
            what,
            ...(first === undefined ? {} : { before: first }),
            ...(after === undefined ? {} : { after }),
        });
    }
    get changes() {
        return [...this.#changes.values()];
    }
    /** Events of a service as ECS lists them, newest first and again at every look: each is told once. */
    heard(of, events, since) {
        for (const { at, message } of events.filter((event) => event.at > since).toReversed()) {
            const key = `${at} ${message}`;
            if (this.#toldEvents.has(key))
                continue;
            this.#toldEvents.add(key);
            this.#log.line(message);
            if (this.events.length < KEPT_EVENTS)
                this.events.push({ at, of, text: message });
        }
    }
    planned(stack) {
        this.plans.push(stack);
    }
    failedStep() {
        return this.steps.find((step) => step.state === 'failed');
    }
    #say(ending) {
        this.#ending = ending;
        this.#log.line(ending.state === 'done' ? ending.detail : `${ending.state}: ${ending.detail}`);
    }
    #close(step, startedAt, { state, detail }) {
        const ms = this.#clock.now() - startedAt;
        this.steps.push({ step, startedAt, ms, state, ...(detail === '' ? {} : { detail }) });
    }
}
function firstLine(error) {
    return (0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).split('\n')[0] ?? '';
}


/***/ }),

/***/ 4606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ openLedger),
/* harmony export */   i: () => (/* binding */ LEDGER_KEY)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6732);


const LEDGER_KEY = 'ledger.json';
async function openLedger(store) {
    const found = await store.get(LEDGER_KEY);
    let etag = found?.etag;
    let current = found ? (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLedger */ .h8)(found.body, LEDGER_KEY) : _model_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_LEDGER */ ._7;
    return {
        get current() {
            return current;
        },
        async change(through, edit) {
            const next = edit(current);
            const body = JSON.stringify(next);
            const answer = etag === undefined
                ? await through.create(LEDGER_KEY, body)
                : await through.replace(LEDGER_KEY, body, etag);
            if (answer.kind === 'refused') {
                throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('The ledger was changed by somebody else while this run held the lock.', 'Run `status` to see who works on this environment, then run this again.');
            }
            etag = answer.etag;
            current = next;
        },
    };
}


/***/ }),

/***/ 9619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ patientWorkshop),
/* harmony export */   Bw: () => (/* binding */ patientConversation),
/* harmony export */   u7: () => (/* binding */ patientWorld)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_poll_schedule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8888);


const FIRST_DELAY_MS = 1_000;
/** Ports that throttle. A throttled call was not applied, so every verb of theirs may be made again. */
const THROTTLING = [
    'ecs',
    'loadBalancing',
    'scaling',
    'alarms',
    'taskLogs',
    'images',
    'certificates',
    'secrets',
    'identity',
    'store',
    'dns',
    'checkup',
];
/**
 * The same world, in which throttling slows a run and never fails it by itself. Cloudflare may ask for five minutes: the
 * waiting ends where a sleep of this world's clock does, and at the signal.
 */
function patientWorld(world, until) {
    const rest = (ms) => world.clock.sleep(ms, until);
    const patient = Object.fromEntries(THROTTLING.map((port) => [port, patientPort(world[port], rest)]));
    return { ...world, ...patient };
}
/** The same for what people read and write; how long that is worth waiting for, its reader decides. */
function patientConversation(conversation, clock, until) {
    return patientPort(conversation, (ms) => clock.sleep(ms, until));
}
/** The same for a build, which writes nothing but images. */
function patientWorkshop(world, until) {
    return { ...world, images: patientPort(world.images, (ms) => world.clock.sleep(ms, until)) };
}
function patientPort(port, rest) {
    return new Proxy(port, {
        get(target, name) {
            const verb = Reflect.get(target, name);
            if (typeof verb !== 'function')
                return verb;
            return async (...args) => {
                for (let throttlings = 0;; throttlings += 1) {
                    try {
                        return await verb.apply(target, args);
                    }
                    catch (error) {
                        if (!(error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Throttled */ .xx))
                            throw error;
                        await rest((0,_model_poll_schedule_js__WEBPACK_IMPORTED_MODULE_1__/* .throttledDelay */ .Ct)(FIRST_DELAY_MS, throttlings, error.retryAfter));
                    }
                }
            };
        },
    });
}


/***/ }),

/***/ 2492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ openProber),
/* harmony export */   Aj: () => (/* binding */ PASS_THE_EDGE),
/* harmony export */   W7: () => (/* binding */ PROBE_TIMEOUT_MS),
/* harmony export */   Wx: () => (/* binding */ sight),
/* harmony export */   mQ: () => (/* binding */ probeAll),
/* harmony export */   pG: () => (/* binding */ probeHeaders)
/* harmony export */ });
/* harmony import */ var _model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1359);
/* harmony import */ var _model_site_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1774);


const PROBE_TIMEOUT_MS = 10_000;
/** The header by which the zone's rules know a probe; its value was generated by bootstrap. */
const PROBE_HEADER = 'x-flipgate-probe';
/** Of a release that was not seen itself. */
const PASS_THE_EDGE = `The release itself may be good. ${_model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .OPEN_THE_EDGE */ .f_}`;
async function openProber(outlook, settings) {
    const secret = await outlook.world.secrets.value(`${(0,_model_site_js__WEBPACK_IMPORTED_MODULE_1__/* .siteKey */ .Dd)(outlook.site)}/probe`);
    const headers = probeHeaders(secret);
    const get = async (host, path) => sight(await outlook.world.http.get(`https://${host}${path}`, headers, PROBE_TIMEOUT_MS));
    return {
        health: async (host, release) => (0,_model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeHealth */ .u7)(await get(host, settings.healthPath), settings.releaseHeader, release),
        path: async (host, path, status) => (0,_model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .judgePath */ .DQ)(await get(host, path), status),
    };
}
function probeHeaders(secret) {
    return { 'user-agent': 'flipgate', ...(secret === undefined ? {} : { [PROBE_HEADER]: secret }) };
}
function sight(answer) {
    return answer.kind === 'answer' ? answer : { cause: answer.cause };
}
/** The health path, then the paths of the user's own; the first that is not good speaks for all. */
async function probeAll(prober, host, release, settings) {
    const health = await prober.health(host, release);
    if (health.kind !== 'good')
        return health;
    for (const { path, status } of settings.verifyPaths) {
        const verdict = await prober.path(host, path, status);
        if (verdict.kind === 'blocked')
            return verdict;
        if (verdict.kind !== 'good')
            return { kind: 'bad', reason: `${path}: ${(0,_model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .describeProbe */ .WH)(verdict)}` };
    }
    return health;
}


/***/ }),

/***/ 8054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ says),
/* harmony export */   PI: () => (/* binding */ tellRecord),
/* harmony export */   bN: () => (/* binding */ wantedBefore),
/* harmony export */   cB: () => (/* binding */ editPublic),
/* harmony export */   kP: () => (/* binding */ readPublic)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1918);
/* harmony import */ var _model_site_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1774);



const PAUSE_MS = 500;
/** Reads in a row that must agree before the record counts as settled. */
const STABLE_READS = 2;
const STABLE_WITHIN_MS = 20_000;
function wantedBefore(before) {
    return before.kind === 'color' ? { kind: 'color', color: before.color } : before;
}
/** Whether the records say what is wanted already. Ids and Cloudflare's own fields do not count. */
function says(outlook, found, wanted) {
    const contents = found.map((record) => record.content).sort();
    const expected = expectedContents(outlook, wanted);
    return contents.length === expected.length && contents.every((content, at) => content === expected[at]);
}
function expectedContents({ site }, wanted) {
    switch (wanted.kind) {
        case 'color':
            return [site.previewHostnames[wanted.color]];
        case 'missing':
            return [];
        case 'adopted':
            return wanted.records.map((record) => record.content).sort();
    }
}
/** What the record said and says, as a row of the table. */
function tellRecord(outlook, found, wanted) {
    const before = found.map((record) => record.content).join(', ');
    const after = expectedContents(outlook, wanted).join(', ');
    outlook.journal.change('record', before || 'none', after || 'none');
}
/** The records that decide where the public host's traffic goes, as Cloudflare's API says now. */
async function readPublic({ world, site, zoneId }) {
    return (0,_model_location_js__WEBPACK_IMPORTED_MODULE_1__/* .addressing */ .Xn)(await world.dns.records(zoneId, site.hostname));
}
/**
 * The one edit that moves traffic. Made once, never repeated; whether it was applied is known by reading until the
 * record is stable, never by its answer alone.
 *
 * @param found  the records as they were compared right before.
 * @throws Failure when the record does not come to say what is wanted.
 */
async function editPublic(outlook, found, wanted) {
    let lost;
    try {
        await edit(outlook, found, wanted);
    }
    catch (error) {
        if (!(error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Unanswered */ .XX))
            throw error;
        lost = error;
    }
    await readBack(outlook, wanted, lost);
}
async function edit(outlook, found, wanted) {
    const { world, site, zoneId } = outlook;
    const [record, ...others] = found;
    switch (wanted.kind) {
        case 'color': {
            const content = site.previewHostnames[wanted.color];
            const made = newRecord(outlook, content);
            if (!record)
                await world.dns.create(zoneId, made);
            else if (record.type === 'CNAME' && others.length === 0 && record.proxied) {
                await world.dns.editContent(zoneId, record.id, content);
            }
            else
                await world.dns.batch(zoneId, { deletes: found.map((one) => one.id), posts: [made] });
            return;
        }
        case 'missing':
            if (record)
                await world.dns.remove(zoneId, record.id);
            return;
        case 'adopted':
            await world.dns.batch(zoneId, {
                deletes: found.map((one) => one.id),
                posts: wanted.records.map(({ id: _, ...kept }) => kept),
            });
    }
}
function newRecord({ site }, content) {
    return {
        type: 'CNAME',
        name: site.hostname,
        content,
        proxied: true,
        ttl: 1,
        comment: `flipgate ${(0,_model_site_js__WEBPACK_IMPORTED_MODULE_2__/* .siteKey */ .Dd)(site)} public`.slice(0, 100),
    };
}
async function readBack(outlook, wanted, lost) {
    const { clock } = outlook.world;
    const givenUpAt = clock.now() + STABLE_WITHIN_MS;
    // An answered edit needs one reading; an unanswered one may still be on its way in.
    for (let agreed = 0;;) {
        const found = await readPublic(outlook);
        agreed = says(outlook, found, wanted) ? agreed + 1 : 0;
        if (agreed >= (lost ? STABLE_READS : 1))
            return;
        if (clock.now() >= givenUpAt)
            throw notApplied(outlook, found, lost);
        await clock.sleep(PAUSE_MS);
    }
}
function notApplied({ site }, found, lost) {
    const seen = found.map((record) => `${record.type} ${record.content}`).join(', ') || 'no record';
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(lost
        ? `Cloudflare did not answer the edit of ${site.hostname}, and twenty seconds later it reads: ${seen}.`
        : `${site.hostname} was edited but reads: ${seen}.`, "Look at Cloudflare's status page, then run this again: it starts from what the record says. For a rollback without Cloudflare use `in-place: true`.", { cause: lost });
}


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ orPutBack)
/* harmony export */ });
/* harmony import */ var _ground_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9564);

/**
 * What serves goes on serving when its service cannot be given another definition; but a service that was left with the
 * failing one would replace a lost task by it.
 */
async function orPutBack(ground, cluster, was, action) {
    try {
        return await action();
    }
    catch (error) {
        const edit = { taskDefinition: standing(was), newDeployment: true };
        await (0,_ground_js__WEBPACK_IMPORTED_MODULE_0__/* .forUndo */ .Y)(ground)
            .world.ecs.updateService(cluster, was.service, edit)
            .catch((putError) => ground.journal.notice(`${was.service} could not be given its definition back: ${String(putError)}`));
        throw error;
    }
}
/** What ran before the change, also where an ended run had begun it. */
function standing({ deployments, taskDefinition }) {
    const earlier = deployments.find(({ status, running }) => status === 'ACTIVE' && running > 0);
    return earlier?.taskDefinition ?? taskDefinition;
}


/***/ }),

/***/ 9800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I2: () => (/* binding */ releaseRegisteredAs),
/* harmony export */   Ki: () => (/* binding */ readRunning),
/* harmony export */   Tx: () => (/* binding */ runningOf),
/* harmony export */   u5: () => (/* binding */ releaseOfRevision)
/* harmony export */ });
/* harmony import */ var _model_color_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2618);
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_task_definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1632);



/** What each colour's web runs: one question for both, and one per task definition that the ledger does not know. */
async function readRunning(ecs, ledger) {
    const lines = _model_color_js__WEBPACK_IMPORTED_MODULE_2__/* .COLORS */ .l.map((color) => (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(ledger, color));
    const names = lines.flatMap((line) => (line ? [line.outputs.web_service] : []));
    const cluster = lines.find((line) => line !== undefined)?.shared.cluster;
    const services = cluster === undefined ? [] : await ecs.services(cluster, names);
    const [blue, green] = await Promise.all(lines.map(async (line) => {
        const service = services.find((one) => one.service === line?.outputs.web_service);
        return service ? runningOf(ecs, ledger, service) : { kind: 'nothing' };
    }));
    const nothing = { kind: 'nothing' };
    return { blue: blue ?? nothing, green: green ?? nothing };
}
/** By the deployments that have running tasks: a desired count is a wish. */
async function runningOf(ecs, ledger, service) {
    const serving = service.deployments.filter((deployment) => deployment.running > 0);
    const releases = await Promise.all([...new Set(serving.map((deployment) => deployment.taskDefinition))].map(async (arn) => (await releaseOfRevision(ecs, ledger, arn)) ?? `unknown (${arn})`));
    const [first, ...others] = [...new Set(releases)];
    const tasks = serving.reduce((sum, deployment) => sum + deployment.running, 0);
    if (first === undefined)
        return { kind: 'nothing' };
    return others.length === 0
        ? { kind: 'release', release: first, tasks }
        : { kind: 'mixed', releases: [first, ...others], tasks };
}
async function releaseOfRevision(ecs, ledger, arn) {
    return releaseRegisteredAs(ledger, arn) ?? (0,_model_task_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseOf */ .l7)(await ecs.taskDefinition(arn));
}
/** Revisions never change, so what the ledger says of an ARN is as good as asking. */
function releaseRegisteredAs(ledger, arn) {
    return ledger.releases.findLast((line) => Object.values(line.registered).includes(arn))?.release;
}


/***/ }),

/***/ 1741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ rollService),
/* harmony export */   i: () => (/* binding */ startService)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4630);


/** Scale-in and schedules stay suspended until record; scale-out may help a colour that is being warmed. */
const WHILE_STARTING = { in: true, out: false, scheduled: true };
/**
 * A service to its count, as a new deployment in the same call, followed by that deployment's id. Looks first: a
 * deployment that an ended run began is adopted.
 */
async function startService(ground, wish) {
    const begun = await beginOrAdopt(ground, wish);
    await liftMinimum(ground, wish);
    return (0,_follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .followDeployment */ .p)(ground, wish, begun);
}
/** The same for a service that serves already: its definition changes task by task, its count and bounds stay. */
async function rollService(ground, wish) {
    return (0,_follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .followDeployment */ .p)(ground, wish, await beginOrAdopt(ground, wish));
}
async function beginOrAdopt({ world }, wish) {
    const [service] = await world.ecs.services(wish.cluster, [wish.service]);
    if (service?.status !== 'ACTIVE') {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The service ${wish.service} does not exist in ${wish.cluster}.`, 'Deploy: its colour is built anew.');
    }
    const running = (0,_follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .O)(service);
    const since = service.events[0]?.at ?? 0;
    if (running &&
        service.desired >= wish.count &&
        running.taskDefinition === wish.taskDefinition &&
        running.rollout !== 'FAILED') {
        world.log.line(`${wish.service} is starting already; following deployment ${running.id}`);
        return { id: running.id, since };
    }
    const updated = await world.ecs.updateService(wish.cluster, wish.service, {
        desired: wish.count,
        taskDefinition: wish.taskDefinition,
        newDeployment: true,
    });
    const begun = (0,_follow_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .O)(updated);
    if (!begun)
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`ECS began no deployment of ${wish.service}.`, 'Run this again.');
    world.log.line(`${wish.service}: ${wish.count} tasks wanted, deployment ${begun.id}`);
    return { id: begun.id, since };
}
/** After the count, so that the call that moves a count inside its bounds finds it there. */
async function liftMinimum({ world }, wish) {
    const target = await world.scaling.target(wish.cluster, wish.service);
    if (!target || (target.min === wish.count && target.suspended.in && target.suspended.scheduled))
        return;
    await world.scaling.set(wish.cluster, wish.service, { min: wish.count, suspended: WHILE_STARTING });
}


/***/ }),

/***/ 196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ mustBeIdle)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1918);


/**
 * Asked right before tasks are taken away from a colour: the record decides, and somebody may have flipped by hand
 * since this run looked.
 *
 * @throws Failure when the public record names this colour.
 */
async function mustBeIdle({ world, site, zoneId }, color) {
    const records = await world.dns.records(zoneId, site.hostname);
    if (records.some((record) => (0,_model_location_js__WEBPACK_IMPORTED_MODULE_1__/* .colorOfRecord */ .U$)(site, record) === color)) {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${site.hostname} points at ${color} now: somebody flipped while this run was working.`, 'Nothing in the live colour was touched. Run this again: it starts from what is live now.');
    }
}


/***/ }),

/***/ 9025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ allEnded),
/* harmony export */   Sy: () => (/* binding */ stopService),
/* harmony export */   Tc: () => (/* binding */ allGone),
/* harmony export */   a4: () => (/* binding */ tasksOf)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

const LOOK_AGAIN_MS = 1_000;
/** Deregistration delay, stop timeout and ECS's own pace, with room to spare. */
const GONE_WITHIN_MS = 600_000;
/** Its containers have exited. */
const ENDED = new Set(['DEPROVISIONING', 'STOPPED']);
const ALL_SUSPENDED = { in: true, out: true, scheduled: true };
/** The minimum first: while it stands, autoscaling would lift the count again. */
async function stopService(ground, cluster, service) {
    const { ecs, scaling } = ground.world;
    if (await scaling.target(cluster, service.service)) {
        await scaling.set(cluster, service.service, { min: 0, suspended: ALL_SUSPENDED });
    }
    if (service.desired > 0)
        await ecs.updateService(cluster, service.service, { desired: 0 });
}
async function allGone(ground, cluster, names) {
    const { clock, ecs } = ground.world;
    const since = new Map();
    const givenUpAt = clock.now() + GONE_WITHIN_MS;
    for (;;) {
        const services = await ecs.services(cluster, names);
        for (const { service, events } of services) {
            if (!since.has(service))
                since.set(service, events[0]?.at ?? 0);
            ground.journal.heard(service, events, since.get(service) ?? 0);
        }
        const left = services.filter((service) => tasksOf(service) > 0);
        if (left.length === 0)
            return;
        if (clock.now() >= givenUpAt) {
            throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${left.map((service) => `${service.service} still runs ${tasksOf(service)}`).join(', ')} ten minutes after it was set to zero.`, `Look at its events: aws ecs describe-services --cluster ${cluster} --services ${names.join(' ')}`);
        }
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
/** The counts leave out tasks that are stopping: a worker may finish what it holds for two more minutes. */
async function allEnded(ground, cluster, names) {
    const { clock, ecs } = ground.world;
    const givenUpAt = clock.now() + GONE_WITHIN_MS;
    for (const name of names) {
        for (;;) {
            const stopping = (await ecs.serviceTasks(cluster, name, 'STOPPED')).filter(({ lastStatus }) => !ENDED.has(lastStatus));
            if (stopping.length === 0)
                break;
            if (clock.now() >= givenUpAt) {
                throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${stopping.length} tasks of ${name} are still stopping ten minutes after they were told to.`, `Look at them: aws ecs describe-tasks --cluster ${cluster} --tasks ${stopping.map(({ arn }) => arn).join(' ')}`);
            }
            await clock.sleep(LOOK_AGAIN_MS);
        }
    }
}
function tasksOf(service) {
    return service.running + service.pending;
}


/***/ }),

/***/ 4174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ firstStoppedTask),
/* harmony export */   J2: () => (/* binding */ whyItStopped),
/* harmony export */   RX: () => (/* binding */ ofMemory)
/* harmony export */ });
/* harmony import */ var _model_task_definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1632);
/* harmony import */ var _task_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6121);


const SHOWN_LINES = 20;
/** The first task of this deployment that stopped by itself. Tasks that ECS drained for a newer deployment do not count. */
async function firstStoppedTask({ world }, cluster, service, deployment) {
    const stopped = await world.ecs.serviceTasks(cluster, service, 'STOPPED');
    return stopped.find((task) => task.startedBy === deployment);
}
/** Its reason in ECS's words, and what it wrote last. */
async function whyItStopped({ world }, task, role) {
    const main = task.containers.find((container) => container.name === role);
    const exit = main?.exitCode === null || main === undefined ? undefined : `exit code ${main.exitCode}`;
    const definition = await world.ecs.taskDefinition(task.taskDefinition);
    const reason = [exit, task.stopCode, task.stoppedReason, main?.reason, ofMemory(main, definition)]
        .filter((text) => text !== undefined && text !== '')
        .join(': ');
    const follower = (0,_task_log_js__WEBPACK_IMPORTED_MODULE_1__/* .followTaskLog */ .p)(world, definition, role, task.arn);
    await follower.drain('quiet');
    return {
        reason: reason === '' ? 'a task stopped without a reason' : reason,
        lines: follower.lastLines().slice(-SHOWN_LINES),
    };
}
/** ECS says that it was killed, and not how much it had. */
function ofMemory(container, definition) {
    if (!container || (container.exitCode !== 137 && !container.reason?.includes('OutOfMemory')))
        return undefined;
    const memory = (0,_model_task_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .memoryOf */ .zE)(definition, container.name);
    return memory && `it had ${memory} MiB of memory`;
}


/***/ }),

/***/ 9982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ holdSize),
/* harmony export */   L: () => (/* binding */ liftSuspension)
/* harmony export */ });
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var _web_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(587);



const NOTHING_SUSPENDED = { in: false, out: false, scheduled: false };
const SIZE_HELD = { in: true, out: false, scheduled: true };
/**
 * Keeps the colour that is the way back at its size: no scale-in, no schedules.
 *
 * @returns how many web tasks it runs.
 */
async function holdSize(ground, color) {
    const { world, book } = ground;
    const line = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(book.current, color);
    if (!line)
        return 0;
    const { web_service: web } = line.outputs;
    const target = await world.scaling.target(line.shared.cluster, web);
    if (target && !(target.suspended.in && target.suspended.scheduled)) {
        await world.scaling.set(line.shared.cluster, web, { suspended: SIZE_HELD });
    }
    return (await (0,_web_service_js__WEBPACK_IMPORTED_MODULE_1__/* .webService */ .U)(ground, color))?.running ?? 0;
}
/**
 * The live colour breathes again: web and workers at their own minimum, and nothing suspended. A release without workers
 * in a colour built for some gets none by its minimum.
 */
async function liftSuspension(ground, line) {
    const { cluster } = line.shared;
    const { web_service, web_min, worker_service, worker_min } = line.outputs;
    const web = await liftFrom(ground, cluster, web_service, web_min);
    if (worker_service === null || !(0,_model_release_js__WEBPACK_IMPORTED_MODULE_2__/* .hasRole */ .hf)(line, 'worker'))
        return web;
    return (await liftFrom(ground, cluster, worker_service, worker_min)) || web;
}
async function liftFrom({ world }, cluster, service, min) {
    const target = await world.scaling.target(cluster, service);
    const { suspended } = target ?? { suspended: NOTHING_SUSPENDED };
    if (!target || (target.min === min && !suspended.in && !suspended.out && !suspended.scheduled))
        return false;
    await world.scaling.set(cluster, service, { min, suspended: NOTHING_SUSPENDED });
    return true;
}


/***/ }),

/***/ 6121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ followTaskLog)
/* harmony export */ });
/* harmony import */ var _model_migration_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8044);

const KEPT_LINES = 200;
/** The last lines arrive after the task has stopped; a stream that has none yet may still be on its way. */
const DRAIN_PAUSE_MS = 500;
const EMPTY_READS = { afterLines: 6, beforeAny: 8, beforeReport: 12 };
function followTaskLog(world, definition, container, taskArn) {
    const stream = logStream(definition, container, taskArn);
    let cursor;
    let kept = [];
    let report;
    let told = false;
    const nextPage = async ({ group, name }) => {
        try {
            return await world.taskLogs.read(group, name, cursor);
        }
        catch (error) {
            // The log is for the reader; whether the task passed is ECS's to say.
            if (!told)
                world.log.warning(`The task's log cannot be read: ${String(error)}`);
            told = true;
            return { kind: 'end', lines: [] };
        }
    };
    const read = async () => {
        for (let count = 0;;) {
            const page = stream ? await nextPage(stream) : { kind: 'end', lines: [] };
            const shown = page.lines.filter((line) => !line.startsWith(_model_migration_report_js__WEBPACK_IMPORTED_MODULE_0__/* .REPORT_MARK */ .l_));
            report = (0,_model_migration_report_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReport */ .MM)(page.lines) ?? report;
            if (shown.length > 0)
                world.log.foreign(shown);
            kept = [...kept, ...shown].slice(-KEPT_LINES);
            count += page.lines.length;
            if (page.kind === 'end')
                return count;
            cursor = page.cursor;
        }
    };
    return {
        async read() {
            await read();
        },
        async drain(awaited) {
            for (let empty = 0; stream && !report; await world.clock.sleep(DRAIN_PAUSE_MS)) {
                empty = (await read()) > 0 ? 0 : empty + 1;
                if (empty >= patience(awaited, kept.length))
                    return;
            }
        },
        lastLines: () => kept,
        report: () => report,
    };
}
function patience(awaited, seen) {
    if (awaited === 'report')
        return EMPTY_READS.beforeReport;
    return seen > 0 ? EMPTY_READS.afterLines : EMPTY_READS.beforeAny;
}
/** `<prefix>/<container>/<task id>`, as the awslogs driver names its streams. */
function logStream(definition, container, taskArn) {
    const options = definition.containerDefinitions.find((one) => one.name === container)?.logConfiguration
        ?.options;
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    if (group === undefined || prefix === undefined)
        return undefined;
    return { group, name: `${prefix}/${container}/${taskArn.split('/').at(-1)}` };
}


/***/ }),

/***/ 6858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ verifyPublic),
/* harmony export */   q: () => (/* binding */ verifyPreview)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1359);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2492);



const PAUSE_MS = 250;
/** A new record needs a moment at the edge, a new connection to the origin too. */
const PREVIEW_WITHIN_MS = 60_000;
/** The edge sees a flip within seconds; users are on it, so this is shorter. */
const PUBLIC_WITHIN_MS = 30_000;
/** The preview host answers as this release, through the edge, so often in a row, and on the given paths. */
async function verifyPreview(ground, line) {
    await verifyHost(ground, ground.site.previewHostnames[line.color], line, PREVIEW_WITHIN_MS);
}
/** The public host answers as this release. */
async function verifyPublic(ground, line) {
    await verifyHost(ground, ground.site.hostname, line, PUBLIC_WITHIN_MS);
}
async function verifyHost(ground, host, { release, settings }, withinMs) {
    const { clock } = ground.world;
    const prober = await (0,_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .openProber */ .$J)(ground, settings);
    const givenUpAt = clock.now() + withinMs;
    for (let inARow = 0; inARow < settings.verifyCount;) {
        const verdict = await (0,_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .probeAll */ .mQ)(prober, host, release, settings);
        inARow = verdict.kind === 'good' ? inARow + 1 : 0;
        if (inARow === settings.verifyCount)
            break;
        if (verdict.kind !== 'good' && clock.now() >= givenUpAt)
            throw notVerified(host, release, verdict, settings);
        await clock.sleep(PAUSE_MS);
    }
    const paths = settings.verifyPaths.map(({ path, status }) => `, ${path} ${status}`).join('');
    const count = settings.verifyCount;
    ground.journal.done(`${count} of ${count} answers of ${host} in a row as ${release.slice(0, 12)}${paths}`);
}
function notVerified(host, release, verdict, settings) {
    const what = `${host} does not answer as ${release.slice(0, 12)}: ${(0,_model_probe_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .describeProbe */ .WH)(verdict)}.`;
    switch (verdict.kind) {
        case 'blocked':
            return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(what, _probes_js__WEBPACK_IMPORTED_MODULE_1__/* .PASS_THE_EDGE */ .Aj);
        case 'other-release':
            return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(what, 'The record points elsewhere, or an old task still answers. Run `status`.');
        default:
            return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(what, `The application has to answer ${settings.healthPath} with 200 and the header ${settings.releaseHeader}; a 400 means that ALLOWED_HOSTS lacks ${host}.`);
    }
}


/***/ }),

/***/ 587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ webService)
/* harmony export */ });
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);

/** A colour's web as ECS has it now; undefined where the ledger knows of no such colour, or ECS of no such service. */
async function webService({ world, book }, color) {
    const line = (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(book.current, color);
    if (!line)
        return undefined;
    const [service] = await world.ecs.services(line.shared.cluster, [line.outputs.web_service]);
    return service;
}


/***/ })

};
