export const id = 8745;
export const ids = [8745];
export const modules = {

/***/ 8745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollback: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./lib/model/color.js
var color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/model/next.js
var next = __webpack_require__(6336);
// EXTERNAL MODULE: ./lib/model/job.js
var job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/model/release.js
var release = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
;// CONCATENATED MODULE: ./lib/steps/record-rollback.js




/** The release that is live again gets a line of its own, with a time of its own to settle. */
async function recordRollback(ground, line, live, before) {
    const now = ground.world.clock.now();
    const page = (0,job/* runUrl */.V)(ground.job);
    const { number: _, settledAt: __, alarmsBefore: ___, ...kept } = line;
    const { [release/* WITHOUT_BEAT */.aS]: ____, ...durations } = line.durations;
    await ground.book.change(ground.world.store, (ledger) => (0,model_ledger/* appendRelease */.Gr)(ledger, {
        ...kept,
        kind: 'rollback',
        color: live,
        state: 'closed',
        openedAt: now,
        flippedAt: now,
        closedAt: now,
        dueAt: now + line.settings.warmMs,
        before,
        durations: { ...durations, ...ground.journal.measured },
        ...(page === undefined ? {} : { runUrl: page }),
    }));
}
/** Whether the ledger says already that this release is what is live: no flip lies between. */
function isRecorded({ book }, release, live) {
    const newest = book.current.releases.findLast((line) => line.state === 'closed');
    return newest?.release === release && newest.color === live;
}
/** From a stop request to a hold: only now may deploys take the lock again. */
async function closeHold(ground, stored) {
    await (0,hold_object/* writeHold */.hA)(ground.world.store, { ...stored.hold, open: false }, stored);
}
/** A rollback that cannot be made leaves no trace: what it put down is taken up again. */
async function dropHold(ground, stored, replaced) {
    const { store } = ground.world;
    if (replaced)
        await (0,hold_object/* writeHold */.hA)(store, replaced.hold, stored);
    else
        await (0,hold_object/* removeHold */.od)(store, stored);
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/gone-color.js
var gone_color = __webpack_require__(1672);
// EXTERNAL MODULE: ./lib/model/standing.js
var standing = __webpack_require__(6545);
// EXTERNAL MODULE: ./lib/model/task-definition.js
var task_definition = __webpack_require__(1632);
;// CONCATENATED MODULE: ./lib/model/warmth.js
/** Warm: this release, at least as many tasks as it had at the flip, all of them healthy. */
function judgeWarmth(sight, release, ranAtFlip) {
    if (sight.release !== release)
        return { kind: 'cold', why: `it runs ${sight.release?.slice(0, 12) ?? 'nothing'}` };
    const needed = Math.max(1, ranAtFlip);
    if (sight.running < needed)
        return { kind: 'cold', why: `${sight.running} of ${needed} tasks run` };
    if (sight.healthy < needed || sight.unhealthy > 0) {
        return { kind: 'cold', why: `${sight.healthy} of ${sight.running} tasks are healthy` };
    }
    return { kind: 'warm' };
}
/** How many web tasks a release ran when it was last flipped away from. */
function ranAtFlip(releases, line) {
    const left = releases.findLast((other) => other.before.kind === 'color' &&
        other.before.color === line.color &&
        other.before.release === line.release);
    return left?.before.kind === 'color' ? left.before.running : line.outputs.web_min;
}

// EXTERNAL MODULE: ./lib/steps/empty-color.js
var empty_color = __webpack_require__(4364);
// EXTERNAL MODULE: ./lib/steps/release-marks.js + 1 modules
var release_marks = __webpack_require__(9794);
// EXTERNAL MODULE: ./lib/steps/running.js
var steps_running = __webpack_require__(9800);
// EXTERNAL MODULE: ./lib/steps/start.js
var start = __webpack_require__(4863);
// EXTERNAL MODULE: ./lib/steps/tell-changes.js
var tell_changes = __webpack_require__(4984);
// EXTERNAL MODULE: ./lib/steps/verify.js
var verify = __webpack_require__(6858);
;// CONCATENATED MODULE: ./lib/steps/return-to.js













/** Whether the idle colour can take users this second, and what the live one runs; one round of reads. */
async function readReturn(world, ledger, line, idle) {
    const { outputs, shared } = (0,model_ledger/* onStackOf */.bp)(ledger, idle, line);
    const liveWeb = (0,model_ledger/* newestOfColor */.jx)(ledger, (0,color/* otherColor */.I)(idle))?.outputs.web_service;
    const names = liveWeb === undefined ? [outputs.web_service] : [outputs.web_service, liveWeb];
    const [services, health] = await Promise.all([
        world.ecs.services(shared.cluster, names),
        world.loadBalancing.targetHealth(outputs.target_group_arn),
    ]);
    const service = services.find((one) => one.service === outputs.web_service && one.status === 'ACTIVE');
    const live = services.find((one) => one.service === liveWeb);
    const [running, liveRuns] = await Promise.all([
        service ? (0,steps_running/* runningOf */.Tx)(world.ecs, ledger, service) : undefined,
        live ? (0,steps_running/* runningOf */.Tx)(world.ecs, ledger, live) : undefined,
    ]);
    return {
        warmth: warmthOf(ledger, line, idle, { service, running, health }),
        liveRelease: liveRuns && (0,standing/* releaseRunning */.fB)(liveRuns),
        liveRunning: live?.running ?? 0,
        idleRunning: service?.running ?? 0,
        web: { before: live && (0,tell_changes/* tasksWanted */.O3)(live), after: service ? (0,tell_changes/* tasksWanted */.O3)(service) : 'none' },
    };
}
function warmthOf(ledger, line, idle, seen) {
    const { service, running, health } = seen;
    const removed = (0,gone_color/* whyRemoved */.B)(ledger, idle);
    if (removed !== undefined)
        return { kind: 'gone', why: removed };
    if (!service || !running)
        return { kind: 'gone', why: 'its web service does not exist' };
    const serving = health.filter((target) => target.state !== 'draining' && target.state !== 'unused');
    const healthy = serving.filter((target) => target.state === 'healthy').length;
    return judgeWarmth({
        release: (0,standing/* releaseRunning */.fB)(running),
        running: service.running,
        healthy,
        unhealthy: serving.length - healthy,
    }, line.release, ranAtFlip(ledger.releases, line));
}
/** @throws GoneColor where the colour cannot be started, however long one waits. */
function refuseGone({ warmth }, line, idle) {
    if (warmth.kind === 'gone')
        throw new gone_color/* GoneColor */.Z(idle, warmth.why, line.release);
}
/**
 * The idle colour made to run the release again, from its definitions in the ledger: rid of others, registered anew,
 * started, verified. Needs no engine, no infra and no old revision.
 */
async function startAgain(ground, line, idle) {
    const { world, book } = ground;
    const wanted = (0,model_ledger/* onStackOf */.bp)(book.current, idle, line);
    const { outputs, shared } = wanted;
    const registered = await registerAnew(ground, wanted);
    const web = registered.web;
    if (web === undefined)
        throw new failure/* Failure */.HR(`The ledger keeps no definition of ${line.release}.`, 'Deploy that commit.');
    const again = { ...wanted, registered };
    const liveWeb = (0,model_ledger/* newestOfColor */.jx)(book.current, (0,color/* otherColor */.I)(idle))?.outputs.web_service;
    const names = liveWeb === undefined ? [outputs.web_service] : [outputs.web_service, liveWeb];
    const services = await world.ecs.services(shared.cluster, names);
    await ridOfOthers(ground, again, services.find((one) => one.service === outputs.web_service));
    const serving = services.find((one) => one.service === liveWeb);
    const started = await (0,start/* start */.ni)(ground, {
        cluster: shared.cluster,
        outputs,
        taskDefinition: web,
        count: (0,start/* startCount */.si)(outputs, serving?.running ?? 0),
        expected: line.durations['start'],
    });
    await (0,verify/* verifyPreview */.q)(ground, again);
    ground.journal.done(`${(0,start/* describeStarted */.lM)(started)}; ${ground.site.previewHostnames[idle]} answers as ${line.release.slice(0, 12)}`);
    return { line: again, web: { before: serving && (0,tell_changes/* tasksWanted */.O3)(serving), after: (0,tell_changes/* tasksWanted */.O3)(started) } };
}
/** Beside another release's tasks ECS would start this one step by step, as a rolling change. */
async function ridOfOthers(ground, line, web) {
    const { book, world } = ground;
    const running = web ? (0,standing/* releasesRunning */.KD)(await (0,steps_running/* runningOf */.Tx)(world.ecs, book.current, web)) : [];
    if (running.every((release) => release === line.release))
        return;
    const { color, outputs, shared } = line;
    const stopped = await (0,empty_color/* emptyColor */.L)(ground, { color, cluster: shared.cluster, outputs });
    world.log.line(`${color} is rid of ${stopped} tasks of ${running.map((one) => one.slice(0, 12)).join(', ')}`);
}
/** New revisions of what the ledger keeps: old ones may be INACTIVE by now. */
async function registerAnew(ground, line) {
    // It may have been out of use for long enough to expire.
    await (0,release_marks/* markImage */.d)(ground, line.image);
    const registered = {};
    for (const role of task_definition/* ROLES */.gg) {
        const definition = line.definitions[role];
        if (definition)
            registered[role] = await ground.world.ecs.registerTaskDefinition(definition);
    }
    return registered;
}

// EXTERNAL MODULE: ./lib/model/schema-gate.js
var schema_gate = __webpack_require__(6472);
;// CONCATENATED MODULE: ./lib/steps/tell-rollback.js



const NOT_TOUCHED = 'not touched';
/** Before anything is decided: who asks for what cannot come back is shown what can. */
function tellReleases({ journal }, { book }) {
    journal.rollback = { ledger: book.current };
}
/** Where from, where to, by whom and why. */
function tellIntent({ journal }, { book }, hold) {
    const { from, to, by, reason } = hold;
    journal.rollback = { ledger: book.current, hold: { from, to, by, reason } };
    journal.done(`from ${from.slice(0, 12)} to ${to.slice(0, 12)}, asked for by ${by}: ${reason}`);
}
/** What the gate let pass. The database is as it was: a rollback reverts no migration. */
function tellSchema({ book, journal }, target) {
    const schema = (0,schema_gate/* schemaVerdict */.TK)(book.current, target);
    if (journal.rollback)
        journal.rollback = { ...journal.rollback, schema };
    const stays = (0,schema_gate/* whatStays */.$4)(book.current, target);
    if (stays !== undefined)
        journal.notice(stays);
    const row = stays === undefined ? 'nothing ran since' : 'expand migrations stay applied';
    journal.change('schema', row, row);
}
/** What serves again, in place of what was taken out of service. */
function tellReturned({ book, journal }, live, from, back) {
    const left = (0,model_ledger/* newestOf */.su)(book.current, live, from);
    journal.change('live colour', live, back.color);
    journal.change('release', from, back.release);
    journal.change('image', left?.image, back.image);
    journal.change('task definition', (0,tell_changes/* revisionOf */.DT)(left), (0,tell_changes/* revisionOf */.DT)(back));
    if (back.color === live)
        journal.change('record', NOT_TOUCHED, NOT_TOUCHED);
}

// EXTERNAL MODULE: ./lib/commands/conduct.js
var conduct = __webpack_require__(5818);
// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
;// CONCATENATED MODULE: ./lib/steps/rollback-sight.js


async function lookForRollback(store) {
    const [book, stored] = await Promise.all([(0,ledger_book/* openLedger */.a)(store), (0,hold_object/* readHold */.uw)(store)]);
    return { book, stored };
}
/** A rollback that somebody began: to be waited for while its run lives, to be finished when it does not. */
function openHold(sight) {
    return sight.stored?.hold.open ? sight.stored.hold : undefined;
}
/** What an earlier attempt of this very run has closed already: tried again, it is that rollback, not a second one. */
function ownHold({ job }, sight) {
    const hold = sight.stored?.hold;
    return hold?.runId !== undefined && hold.runId === job.runId ? hold : undefined;
}

// EXTERNAL MODULE: ./lib/model/rollback-target.js
var rollback_target = __webpack_require__(8299);
;// CONCATENATED MODULE: ./lib/commands/rollback-hold.js



function newHold(outlook, request, target, id) {
    const page = (0,job/* runUrl */.V)(outlook.job);
    return {
        id,
        from: target.from,
        to: target.kind === 'adopted' ? 'adopted' : target.line.release,
        reason: request.reason,
        by: outlook.job.actor ?? 'somebody at a shell',
        at: outlook.world.clock.now(),
        open: true,
        ...(outlook.job.runId === undefined ? {} : { runId: outlook.job.runId }),
        ...(page === undefined ? {} : { runUrl: page }),
    };
}
/** @throws Failure when another rollback wrote one since `replaced` was read. */
async function putHold({ world }, hold, replaced) {
    const stored = await (0,hold_object/* writeHold */.hA)(world.store, hold, replaced);
    if (stored)
        return stored;
    throw new failure/* Failure */.HR('Another rollback began at the same moment.', 'Run this again: it waits for the other one.');
}

;// CONCATENATED MODULE: ./lib/commands/rollback-intent.js








function intentOn(ground, request, sight, live, awaited, holdId) {
    tellReleases(ground, sight);
    // Two who ask for "the previous one" at once mean the same: what is waited for is not undone.
    const same = request.to === undefined && awaited ? newestWord(awaited, sight.stored?.hold) : undefined;
    const begun = openHold(sight) ?? ownHold(ground, sight) ?? same;
    const target = begun
        ? // Where it stands is read first: what is live already needs no gate.
            { ...findTarget(sight, { ...request, to: begun.to }, live, undefined), from: begun.from }
        : decide(sight, request, live, undefined);
    const hold = begun ? { ...begun, id: holdId, open: true } : newHold(ground, request, target, holdId);
    tellIntent(ground, sight, hold);
    return {
        ground,
        live,
        target,
        hold,
        accepted: request.acceptSchemaRisk,
        putDown: () => putHold(ground, hold, sight.stored),
        replaced: begun && begun !== same ? undefined : sight.stored,
        finishing: begun !== undefined && begun !== same,
    };
}
/** What is awaited, as its run says it now: it may have presumed wrongly at first. */
function newestWord(awaited, found) {
    return found?.id === awaited.id ? found : awaited;
}
/**
 * @throws Failure when there is nothing to go back to, its code would not run on the database as it is, or the colour
 * that it would run in was removed
 */
function decide(sight, request, live, holder) {
    const target = findTarget(sight, request, live, holder);
    const running = holder ? 'is-waited-for' : 'counts';
    (0,schema_gate/* passSchemaGate */.GQ)(sight.book.current, target, request.acceptSchemaRisk, running);
    // A deploy that is stopped leaves live what is live: what is gone is asked for again then.
    if (holder?.command !== 'deploy' && !request.inPlace)
        passRemoval(sight.book.current, target, live);
    return target;
}
function passRemoval(ledger, target, live) {
    const idle = (0,color/* otherColor */.I)(live);
    const why = (0,gone_color/* whyRemoved */.B)(ledger, idle);
    if (why === undefined || target.kind === 'adopted')
        return;
    throw new gone_color/* GoneColor */.Z(idle, why, target.line.release);
}
function findTarget(sight, request, live, holder) {
    const ledger = sight.book.current;
    const liveLine = ledger.releases.findLast((line) => line.color === live && line.state !== 'given-up');
    return (0,rollback_target/* rollbackTarget */.e)(ledger, {
        to: request.to,
        live,
        liveRelease: liveLine?.release ?? (0,model_ledger/* newestOfColor */.jx)(ledger, live)?.release,
        deploying: holder?.command === 'deploy' ? holder : undefined,
    });
}

// EXTERNAL MODULE: ./lib/model/location.js
var model_location = __webpack_require__(1918);
// EXTERNAL MODULE: ./lib/steps/public-record.js
var public_record = __webpack_require__(8054);
;// CONCATENATED MODULE: ./lib/commands/rollback-live.js




/**
 * The colour to go back from: the one that the record names, or named before a rollback to the adopted records ended
 * half way.
 *
 * @throws Failure when the record cannot be read, or no colour of ours is live: then there is nothing to go back from.
 */
async function liveByRecord(outlook, sight) {
    return liveAmong(outlook, sight, await (0,public_record/* readPublic */.kP)(outlook));
}
function liveAmong({ site }, sight, records) {
    const [record, ...others] = records;
    const color = record && others.length === 0 ? (0,model_location/* colorOfRecord */.U$)(site, record) : undefined;
    const found = color ?? leftForAdopted(site, sight, records);
    if (found)
        return found;
    throw new failure/* Failure */.HR(`${site.hostname} points at ${record?.content ?? 'nothing'}: no colour is live, so there is nothing to go back from.`, 'Point the record at a colour, or deploy.');
}
function leftForAdopted(site, sight, records) {
    const begun = openHold(sight);
    const { adopted, releases } = sight.book.current;
    if (begun?.to !== 'adopted' || !adopted)
        return undefined;
    if (!(0,public_record/* says */.FA)({ site }, records, { kind: 'adopted', records: adopted.records }))
        return undefined;
    return releases.findLast((line) => line.release === begun.from)?.color;
}

// EXTERNAL MODULE: ./lib/commands/rollback-zone.js
var rollback_zone = __webpack_require__(5439);
;// CONCATENATED MODULE: ./lib/commands/rehearse-rollback.js








/** `dry-run`: where a rollback would go, and whether it would be a flip only; nothing is written. */
async function rehearseRollback(scene, request) {
    const { journal, world } = scene.outlook;
    return journal.step('resolve', async () => {
        const { outlook } = await (0,rollback_zone/* inItsZone */.y)(scene, request);
        const sight = await lookForRollback(world.store);
        const live = await liveByRecord(outlook, sight);
        tellReleases(outlook, sight);
        const target = decide(sight, request, live, undefined);
        const stays = (0,schema_gate/* whatStays */.$4)(sight.book.current, target);
        if (stays !== undefined)
            journal.notice(stays);
        if (target.kind === 'adopted') {
            journal.notice('Dry run: the adopted records would be restored by one batch.');
            return { result: 'unchanged', liveColor: live };
        }
        const seen = await readReturn(world, sight.book.current, target.line, (0,color/* otherColor */.I)(live));
        refuseGone(seen, target.line, (0,color/* otherColor */.I)(live));
        const { warmth } = seen;
        const how = warmth.kind === 'warm' ? 'a flip only' : `a start first, because ${warmth.why}`;
        journal.notice(`Dry run: would go back to ${target.line.release.slice(0, 12)}: ${how}.`);
        return { result: 'unchanged', liveColor: live, release: target.from };
    });
}

// EXTERNAL MODULE: ./lib/steps/hand-over.js + 4 modules
var hand_over = __webpack_require__(9561);
// EXTERNAL MODULE: ./lib/commands/taking-back.js + 1 modules
var taking_back = __webpack_require__(7244);
;// CONCATENATED MODULE: ./lib/commands/rollback-flip.js



/**
 * Compares, edits once, reads back. `compared` is what was read under the lock a moment ago, where nothing lay between.
 */
async function flipTo(ground, compared, live, wanted) {
    const found = compared ?? (await (0,public_record/* readPublic */.kP)(ground));
    if (!(0,public_record/* says */.FA)(ground, found, { kind: 'color', color: live })) {
        throw new failure/* Failure */.HR(`${ground.site.hostname} was moved by somebody else meanwhile.`, 'Run this again: it starts from what the record says now.');
    }
    await ground.lease.freshForFlip();
    await (0,public_record/* editPublic */.cB)(ground, found, wanted).catch(async (error) => {
        throw (await hasNotMoved(ground, live)) ? error : inDoubt(error);
    });
    (0,public_record/* tellRecord */.PI)(ground, found, wanted);
    ground.journal.done(`${ground.site.hostname} points at ${wanted.kind === 'color' ? wanted.color : 'what was adopted'}, read back`);
}
async function hasNotMoved(ground, live) {
    const found = await (0,public_record/* readPublic */.kP)(ground).catch(() => undefined);
    return found !== undefined && (0,public_record/* says */.FA)(ground, found, { kind: 'color', color: live });
}
function inDoubt(cause) {
    return new taking_back/* NeedsPerson */.vW('Whether the record moved could not be read. Run this again: it starts from what the record says.', { cause });
}

;// CONCATENATED MODULE: ./lib/commands/rollback-gate.js


/** Under the lock, by the ledger as it is now: a contract may have ended since the way back was decided. */
async function gate({ ground, target, accepted }) {
    (0,schema_gate/* passSchemaGate */.GQ)(ground.book.current, target, accepted);
    tellSchema(ground, target);
}

// EXTERNAL MODULE: ./lib/steps/ground.js
var steps_ground = __webpack_require__(9564);
;// CONCATENATED MODULE: ./lib/commands/rollback-undo.js



/** What fails before the record moved leaves no hold behind; that dropping it fails too never hides why. */
async function orDropHold(intent, stored, action) {
    try {
        return await action();
    }
    catch (error) {
        if (error instanceof taking_back/* NeedsPerson */.vW)
            throw error;
        await dropHold((0,steps_ground/* forUndo */.Y)(intent.ground), stored, intent.replaced).catch((dropError) => intent.ground.journal.notice(`The hold could not be taken back: ${String(dropError)}`));
        throw error;
    }
}
/** What fails after users were moved is for a person to see, and for the next run to finish. */
async function orNeedsPerson(moved, action) {
    try {
        await action();
    }
    catch (cause) {
        throw new taking_back/* NeedsPerson */.vW(`${moved}, and what came after failed. Run this again: it does the rest.`, {
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./lib/commands/rollback-adopted.js








/**
 * `to: adopted`: the records that the first deploy had taken over from, restored by one batch. Then workers and beat stop: the old site
 * has its own, and a schedule that two keep runs twice.
 */
async function restoreAdopted(intent) {
    const { ground } = intent;
    const records = ground.book.current.adopted?.records ?? [];
    const stored = await intent.putDown();
    await ground.journal.step('flip', () => orDropHold(intent, stored, () => ensureAdopted(ground, intent, { kind: 'adopted', records })));
    await ground.journal.step('finish', () => leaveQueues(ground, intent.live));
    await closeHold(ground, stored);
    ground.journal.change('live colour', intent.live, 'none: the records from before Flipgate');
    return { result: 'live', previousColor: intent.live, next: (0,next/* liftHold */.nX)(intent.hold, ground) };
}
async function ensureAdopted(ground, intent, wanted) {
    const { journal, site } = ground;
    const found = await (0,public_record/* readPublic */.kP)(ground);
    if ((0,public_record/* says */.FA)(ground, found, wanted)) {
        return journal.unchanged(`${site.hostname} points at what was adopted already`);
    }
    await gate(intent);
    await flipTo(ground, found, intent.live, wanted);
}
async function leaveQueues(ground, live) {
    const line = (0,model_ledger/* newestOfColor */.jx)(ground.book.current, live);
    if (line)
        await (0,hand_over/* standDown */.Le)(ground, line);
    ground.journal.done(`neither workers nor beat of ${live} run`);
}

// EXTERNAL MODULE: ./lib/steps/suspension.js
var suspension = __webpack_require__(9982);
;// CONCATENATED MODULE: ./lib/commands/rollback-finish.js



/** Workers and beat, the suspension lifted, the ledger, and last the hold: from here on deploys may come again. */
async function finish(ground, line, stored, before) {
    await (0,hand_over/* handOverTo */.V9)(ground, line);
    await (0,suspension/* liftSuspension */.L)(ground, line);
    if (!isRecorded(ground, line.release, line.color))
        await recordRollback(ground, line, line.color, before);
    await closeHold(ground, stored);
    ground.journal.done(`${stored.hold.from.slice(0, 12)} is held back until it is reverted or the hold is lifted`);
}

// EXTERNAL MODULE: ./lib/steps/put-back.js
var put_back = __webpack_require__(7368);
;// CONCATENATED MODULE: ./lib/steps/replace-inside.js







/**
 * The live colour's web given another release, task by task. Workers and beat follow it like after a flip, once the
 * public host has been verified.
 *
 * @returns the release as the colour runs it from now on.
 */
async function replaceInside(ground, line) {
    const { ecs } = ground.world;
    const stack = (0,model_ledger/* onStackOf */.bp)(ground.book.current, line.color, line);
    const { outputs, shared } = stack;
    const names = [outputs.web_service, outputs.worker_service, outputs.beat_service];
    const services = await ecs.services(shared.cluster, names.filter((name) => name !== null));
    const registered = await registerMissing(ground, stack, services);
    if (registered.web === undefined)
        throw new failure/* Failure */.HR(`The ledger keeps no definition of ${line.release}.`, 'Deploy that commit.');
    const web = services.find(({ service }) => service === outputs.web_service);
    const wish = {
        cluster: shared.cluster,
        outputs,
        taskDefinition: registered.web,
        count: Math.max(web?.desired ?? 0, outputs.web_min),
        expected: line.durations['start'],
    };
    const rolled = () => (0,start/* roll */.CL)(ground, wish);
    const started = await (web ? (0,put_back/* orPutBack */.i)(ground, shared.cluster, web, rolled) : rolled());
    ground.journal.change('web tasks', web && (0,tell_changes/* tasksWanted */.O3)(web), (0,tell_changes/* tasksWanted */.O3)(started));
    return { ...stack, registered };
}
/** What an ended run had registered and given to a service is taken as it is: the same again would replace every task once more. */
async function registerMissing({ world, book }, { release, definitions, outputs }, services) {
    const held = {};
    const serviceOf = {
        web: outputs.web_service,
        worker: outputs.worker_service,
        beat: outputs.beat_service,
        migrate: null,
    };
    for (const role of task_definition/* ROLES */.gg) {
        const definition = definitions[role];
        if (!definition)
            continue;
        const revision = services.find(({ service }) => service === serviceOf[role])?.taskDefinition;
        const isHeld = revision !== undefined && (await (0,steps_running/* releaseOfRevision */.u5)(world.ecs, book.current, revision)) === release;
        held[role] = isHeld ? revision : await world.ecs.registerTaskDefinition(definition);
    }
    return held;
}

// EXTERNAL MODULE: ./lib/steps/answering-color.js
var answering_color = __webpack_require__(2407);
// EXTERNAL MODULE: ./lib/steps/zone.js
var zone = __webpack_require__(4157);
;// CONCATENATED MODULE: ./lib/commands/rollback-live-in-place.js







/**
 * The record decides where it can be read. Where it cannot, live is the one colour whose running release the public host
 * answers with; none or both is refused.
 */
async function liveInPlace(outlook, sight) {
    const records = outlook.zoneId === zone/* UNKNOWN_ZONE */.C ? undefined : await publicOrUnreadable(outlook);
    if (records)
        return liveAmong(outlook, sight, records);
    const ledger = sight.book.current;
    const running = await (0,steps_running/* readRunning */.Ki)(outlook.world.ecs, ledger);
    const [live, ...others] = await (0,answering_color/* colorsAnswering */.$)(outlook, ledger, running);
    if (live && others.length === 0) {
        outlook.journal.notice(`${live.color} is taken for live: it runs what ${outlook.site.hostname} answers with.`);
        return live.color;
    }
    throw new failure/* Failure */.HR(`Which colour is live cannot be known: the record cannot be read, and ${live ? 'both colours answer alike' : 'neither colour answers'}. Blue runs ${(0,standing/* describeRunning */.Rh)(running.blue)}, green runs ${(0,standing/* describeRunning */.Rh)(running.green)}.`, 'Wait for the Cloudflare API to come back, then run the rollback without `in-place`.');
}
async function publicOrUnreadable(outlook) {
    try {
        return await (0,public_record/* readPublic */.kP)(outlook);
    }
    catch (error) {
        const why = (0,failure/* messageOf */.bD)(error);
        outlook.journal.notice(`The record cannot be read. ${why}`);
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/model/lock.js
var lock = __webpack_require__(3490);
// EXTERNAL MODULE: ./lib/commands/lock-for.js + 3 modules
var lock_for = __webpack_require__(3698);
;// CONCATENATED MODULE: ./lib/commands/rollback-resolve.js










const LOOK_AGAIN_MS = 2_000;
/** A holder reads the stop request within a renewal and takes back what it began; a lease lapses in 90 seconds. */
const PATIENCE_MS = 900_000;
/**
 * Decides where to go back to, and has the lock: at once when it is free; else after a stop request has made its holder
 * end. Another rollback that is under way is waited for, and nothing written meanwhile.
 */
async function resolveRollback(scene, invocation, findLive) {
    const { world } = scene.outlook;
    const asked = { scene, invocation, findLive, holdId: (0,external_node_crypto_.randomUUID)() };
    let awaited;
    for (;;) {
        const leasing = (0,lock_for/* tryLease */.ML)(scene, invocation, { patienceMs: 0, knownHold: asked.holdId });
        const looking = lookForRollback(world.store);
        // Both have ended before either may throw: a lease that came too late would never be given back.
        await Promise.allSettled([leasing, looking]);
        const [answer, sight] = [await leasing, await looking];
        if (answer.kind === 'held-by-us') {
            const presumed = awaited ? undefined : presume(asked, answer.lease, sight);
            return presumed ?? resolveByRecord(asked, answer.lease, sight, awaited);
        }
        const begun = openHold(sight);
        if (!begun)
            return stopHolder(asked, sight, answer.holder);
        if (!awaited)
            world.log.line('another rollback is under way; waiting for it');
        awaited = awaited ? newestWord(awaited, begun) : begun;
        await world.clock.sleep(LOOK_AGAIN_MS, invocation.cancel);
    }
}
/**
 * Goes by the ledger, so that the record is read in the same round in which the hold is put down. Nothing else rests on
 * it: when the record says otherwise the hold is dropped. What somebody began, or would have to be stopped for, is never
 * decided like this.
 */
function presume(asked, lease, sight) {
    const { scene, invocation, holdId } = asked;
    const { request } = invocation;
    const ledger = sight.book.current;
    const live = (0,model_ledger/* presumedLive */.Iw)(ledger)?.color;
    const zoneId = request.zoneId ?? ledger.zoneId;
    const begun = openHold(sight) ?? ownHold(scene.outlook, sight);
    if (live === undefined || zoneId === undefined || begun || request.inPlace)
        return undefined;
    if (presumedTarget(sight, request, live)?.kind !== 'release')
        return undefined;
    const ground = (0,lock_for/* groundOn */.JJ)(scene.inZone(zoneId), lease, sight.book);
    return {
        ...intentOn(ground, request, sight, live, undefined, holdId),
        byRecord: async () => resolveByRecord(asked, lease, await lookForRollback(scene.outlook.world.store), undefined),
    };
}
/** A refusal that rests on a guess is none: the record is asked first. */
function presumedTarget(sight, request, live) {
    try {
        return decide(sight, request, live, undefined);
    }
    catch {
        return undefined;
    }
}
async function resolveByRecord({ scene, invocation, findLive, holdId }, lease, sight, awaited) {
    const { request } = invocation;
    const placed = await (0,rollback_zone/* inItsZone */.y)(scene, request);
    const live = await findLive(placed.outlook, sight);
    return intentOn((0,lock_for/* groundOn */.JJ)(placed, lease, sight.book), request, sight, live, awaited, holdId);
}
async function stopHolder(asked, sight, holder) {
    const { invocation, findLive, holdId } = asked;
    const scene = await (0,rollback_zone/* inItsZone */.y)(asked.scene, invocation.request);
    const { outlook } = scene;
    tellReleases(outlook, sight);
    const target = decide(sight, invocation.request, await findLive(outlook, sight), holder);
    const hold = newHold(outlook, invocation.request, target, holdId);
    tellIntent(outlook, sight, hold);
    const stored = await putHold(outlook, hold, sight.stored);
    outlook.world.log.line(`asked ${(0,lock/* describeHolder */.sG)(holder)} to stop`);
    const answer = await (0,lock_for/* tryLease */.ML)(scene, invocation, { patienceMs: PATIENCE_MS, knownHold: holdId });
    if (answer.kind === 'held-by-other') {
        throw new failure/* Failure */.HR('The holder of the lock did not end within 15 minutes of the stop request.', 'Cancel its run, then run this again: the stop request stands.');
    }
    const after = await lookForRollback(outlook.world.store);
    return {
        ground: (0,lock_for/* groundOn */.JJ)(scene, answer.lease, after.book),
        live: await findLive(outlook, after),
        target,
        hold,
        accepted: invocation.request.acceptSchemaRisk,
        putDown: async () => stored,
        replaced: sight.stored,
        finishing: false,
    };
}

;// CONCATENATED MODULE: ./lib/commands/rollback-in-place.js














/**
 * The way back that needs no Cloudflare: the wanted release's definitions, registered anew, on the live colour's
 * services. Users before queues, as after a flip: web, verify, then workers and beat.
 */
function rollbackInPlace(invocation) {
    return (0,conduct/* conduct */.V)(invocation, async (scene) => {
        const { journal } = scene.outlook;
        if (invocation.request.dryRun)
            return rehearseInPlace(scene, invocation.request);
        const intent = await journal.step('resolve', () => resolveRollback(scene, invocation, liveInPlace));
        const { ground, live, target } = intent;
        if (target.kind === 'adopted') {
            throw new failure/* Failure */.HR('`to` adopted cannot be reached in place.', 'Run the rollback without `in-place`.');
        }
        const stored = await intent.putDown();
        const line = { ...target.line, color: live };
        const replaced = await orDropHold(intent, stored, async () => {
            await gate(intent);
            return journal.step('replace', () => replaceInside(ground, line));
        });
        await orNeedsPerson('The web tasks were replaced', async () => {
            await journal.step('verify', () => (0,verify/* verifyPublic */.p)(ground, line));
            const before = { kind: 'color', color: live, release: stored.hold.from, running: 0 };
            await journal.step('finish', () => finish(ground, replaced, stored, before));
        });
        tellReturned(ground, live, target.from, replaced);
        return {
            result: 'live',
            next: (0,next/* liftHold */.nX)(intent.hold, ground),
            release: line.release,
            image: line.image,
            liveColor: live,
            previousColor: live,
        };
    });
}
async function rehearseInPlace(scene, request) {
    const { journal, world } = scene.outlook;
    return journal.step('resolve', async () => {
        const { outlook } = await (0,rollback_zone/* inItsZone */.y)(scene, request);
        const sight = await lookForRollback(world.store);
        const live = await liveInPlace(outlook, sight);
        tellReleases(outlook, sight);
        const target = decide(sight, request, live, undefined);
        const to = target.kind === 'adopted' ? target.kind : target.line.release.slice(0, 12);
        journal.notice(`Dry run: ${live} would be rolled from ${target.from.slice(0, 12)} to ${to}, task by task.`);
        return { result: 'unchanged', liveColor: live, release: target.from };
    });
}

;// CONCATENATED MODULE: ./lib/commands/rollback-look.js







/** One round: the hold put down, the record compared under the lock, and what both colours run. */
async function putDownAndLook(intent, line) {
    const { ground, live } = intent;
    const idle = (0,color/* otherColor */.I)(live);
    const [stored, records, sight] = await Promise.allSettled([
        intent.putDown(),
        (0,public_record/* readPublic */.kP)(ground),
        readReturn(ground.world, ground.book.current, line, idle),
    ]);
    if (stored.status === 'rejected')
        throw stored.reason;
    if (intent.byRecord && saysOtherwise(ground, records, live)) {
        await dropHold((0,steps_ground/* forUndo */.Y)(ground), stored.value, intent.replaced);
        ground.journal.done(`the record does not name ${live}, which the ledger has for live`);
        return { kind: 'presumed-wrong', byRecord: intent.byRecord };
    }
    return orDropHold(intent, stored.value, async () => {
        const seen = { records: fulfilled(records), sight: fulfilled(sight) };
        const { warmth } = seen.sight;
        ground.journal.done(`${idle} is ${warmth.kind === 'warm' ? `warm: ${seen.sight.web.after}, all healthy` : `${warmth.kind}: ${warmth.why}`}`);
        return { kind: 'seen', stored: stored.value, ...seen };
    });
}
/** A refusal may mean that the ledger's zone is another one by now. */
function saysOtherwise(outlook, records, live) {
    if (records.status === 'rejected')
        return !(records.reason instanceof failure/* Unreachable */.LL);
    return !(0,public_record/* says */.FA)(outlook, records.value, { kind: 'color', color: live });
}
function fulfilled(settled) {
    if (settled.status === 'rejected')
        throw settled.reason;
    return settled.value;
}

// EXTERNAL MODULE: ./lib/commands/shown.js + 2 modules
var shown = __webpack_require__(8585);
;// CONCATENATED MODULE: ./lib/commands/rollback.js




















/** Goes back to a release that was live: flip first, verify, then workers and beat. */
function rollback(invocation) {
    const goesBack = invocation.request.inPlace ? rollbackInPlace : rollbackByRecord;
    return (0,shown/* shown */.S)(invocation, goesBack(invocation));
}
function rollbackByRecord(invocation) {
    return (0,conduct/* conduct */.V)(invocation, async (scene) => {
        const { journal } = scene.outlook;
        if (invocation.request.dryRun)
            return rehearseRollback(scene, invocation.request);
        const intent = await journal.step('resolve', () => resolveRollback(scene, invocation, liveByRecord));
        const ending = await goBack(intent);
        const { to } = invocation.request;
        if (intent.finishing && to !== undefined && !intent.hold.to.startsWith(to)) {
            journal.notice(`Finished the rollback to ${intent.hold.to.slice(0, 12)} that was begun before; run this again to go to ${to}.`);
        }
        return ending;
    });
}
/** The two ways: a colour that takes over, or the records that the first deploy had taken over from. */
async function goBack(intent) {
    const { target } = intent;
    switch (target.kind) {
        case 'adopted':
            return restoreAdopted(intent);
        case 'release':
            return goBackTo(intent, target.line);
    }
}
async function goBackTo(intent, line) {
    const { ground, live } = intent;
    const { journal } = ground;
    const look = await journal.step('look', () => putDownAndLook(intent, line));
    if (look.kind === 'presumed-wrong')
        return goBack(await journal.step('resolve', look.byRecord));
    const { stored, records, sight } = look;
    const flipped = sight.liveRelease === line.release;
    const to = flipped ? live : (0,color/* otherColor */.I)(live);
    if (flipped && !intent.finishing && intent.target.from === line.release) {
        journal.notice(`${line.release.slice(0, 12)} is live already: there is nothing to go back from.`);
        await dropHold(ground, stored, intent.replaced);
        return ended(intent, line, live, 'unchanged');
    }
    if (!flipped) {
        await orDropHold(intent, stored, async () => {
            refuseGone(sight, line, to);
            await gate(intent);
        });
    }
    const { line: back, web } = await orDropHold(intent, stored, async () => {
        const cold = (0,model_ledger/* onStackOf */.bp)(ground.book.current, to, line);
        if (flipped || sight.warmth.kind === 'warm')
            return { line: cold, web: sight.web };
        return (0,taking_back/* orEmptyIdle */.$w)(ground, cold, () => journal.step('start', () => startAgain(ground, line, to)));
    });
    if (!flipped) {
        const compared = sight.warmth.kind === 'warm' ? records : undefined;
        await journal.step('flip', () => orDropHold(intent, stored, () => flipTo(ground, compared, live, { kind: 'color', color: to })));
    }
    await orNeedsPerson('The record was moved', async () => {
        await journal.step('verify', () => (0,verify/* verifyPublic */.p)(ground, back));
        const running = flipped ? sight.idleRunning : sight.liveRunning;
        const before = { kind: 'color', color: (0,color/* otherColor */.I)(to), release: stored.hold.from, running };
        await journal.step('finish', () => finish(ground, back, stored, before));
    });
    tellReturned(ground, live, intent.target.from, back);
    if (!flipped)
        journal.change('web tasks', web.before, web.after);
    return ended(intent, line, to, flipped && !intent.finishing ? 'unchanged' : 'live');
}
function ended({ live, hold, ground }, line, now, result) {
    return {
        result,
        ...(result === 'live' ? { next: (0,next/* liftHold */.nX)(hold, ground) } : {}),
        release: line.release,
        image: line.image,
        liveColor: now,
        previousColor: live,
    };
}


/***/ }),

/***/ 9794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ dropSpentMarks),
  d: () => (/* binding */ markImage)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/color.js
var color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
;// CONCATENATED MODULE: ./lib/model/release-mark.js


/** Releases of an environment whose images stay beside those that its colours hold: the README of infra's module ecr promises them. */
const KEPT = 10;
/** How far back marks are looked for: further ones went when they came into reach. ECR takes 100 in one call. */
const REACH = 90;
/** The tag that keeps an image from expiring; the registry's rules know its beginning. A tag means one image for ever. */
function releaseMark(environment, image) {
    return `release-${environment}-${digestOf(image).slice(0, 40)}`;
}
/** Marks of the environment's images in a repository that no release needs any more. */
function spentMarks(ledger, environment) {
    const lines = ledger.releases;
    const held = color/* COLORS */.l.flatMap((color) => (0,model_ledger/* newestOfColor */.jx)(ledger, color) ?? []);
    const kept = new Set([...lines.slice(-KEPT), ...held].map(({ image }) => digestOf(image)));
    const spent = new Map();
    for (const { image } of lines.slice(0, -KEPT).slice(-REACH)) {
        if (kept.has(digestOf(image)))
            continue;
        const repository = image.split('@')[0] ?? '';
        const marks = spent.get(repository) ?? [];
        spent.set(repository, [...new Set([...marks, releaseMark(environment, image)])]);
    }
    return spent;
}
function digestOf(image) {
    return image.split('@sha256:')[1] ?? '';
}

;// CONCATENATED MODULE: ./lib/steps/release-marks.js


/** Before anything of a release is started: its image must not expire while it may be live, or come back. */
async function markImage({ world, site }, image) {
    const mark = releaseMark(site.environment, image);
    switch (await world.images.tag(image, mark)) {
        case 'tagged':
            return;
        case 'taken':
            throw new failure/* Failure */.HR(`The tag ${mark} names another image than ${image}.`, 'Take that tag away in ECR, then run this again.');
        case 'gone':
            throw new failure/* Failure */.HR(`The image ${image} is not in the registry any more.`, 'Deploy that commit again, which builds it, or go back to a release whose image is still there.');
    }
}
/** What no release of this environment needs any more may expire. That it could not be said fails no release. */
async function dropSpentMarks({ world, site, book, journal }) {
    for (const [address, marks] of spentMarks(book.current, site.environment)) {
        await world.images
            .untag(address, marks)
            .catch((error) => journal.notice(`Images of old releases keep their marks: ${(0,failure/* messageOf */.bD)(error)}`));
    }
}


/***/ }),

/***/ 4863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ roll),
/* harmony export */   lM: () => (/* binding */ describeStarted),
/* harmony export */   ni: () => (/* binding */ start),
/* harmony export */   si: () => (/* binding */ startCount)
/* harmony export */ });
/* harmony import */ var _start_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1741);

/** As many tasks as the live web runs, inside the bounds of the colour that is started: autoscaling takes no minimum above its maximum. */
function startCount({ web_min, web_max }, liveRunning) {
    return Math.min(web_max, Math.max(web_min, liveRunning));
}
/** The idle web to its count: healthy targets of this deployment. */
async function start(ground, wish) {
    const started = await (0,_start_service_js__WEBPACK_IMPORTED_MODULE_0__/* .startService */ .i)(ground, ofWeb(wish));
    ground.journal.done(describeStarted(started));
    return started;
}
/** The live web to another release: task by task. */
async function roll(ground, wish) {
    const started = await (0,_start_service_js__WEBPACK_IMPORTED_MODULE_0__/* .rollService */ .L)(ground, ofWeb(wish));
    ground.journal.done(`${describeStarted(started)}, none of the other release's`);
    return started;
}
/** Evidence in a few words. */
function describeStarted({ healthy, desired, deployment }) {
    return `${healthy} of ${desired} healthy, deployment ${deployment}`;
}
function ofWeb({ outputs, ...wish }) {
    const proof = { kind: 'targets', targetGroupArn: outputs.target_group_arn };
    return { ...wish, service: outputs.web_service, role: 'web', proof };
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
