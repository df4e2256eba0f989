export const id = 2291;
export const ids = [2291];
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

/***/ 2291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan_plan)
});

// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/guarded-command.js
var guarded_command = __webpack_require__(553);
// EXTERNAL MODULE: ./lib/model/job.js
var model_job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/model/migrations-ahead.js
var migrations_ahead = __webpack_require__(6096);
// EXTERNAL MODULE: ./lib/model/release.js
var release = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/model/removal.js
var removal = __webpack_require__(3249);
;// CONCATENATED MODULE: ./lib/model/on-merge.js


/** Where nothing was ever deployed, what a deploy does by default. */
const DEFAULTS = {
    verifyCount: 5,
    verifyPaths: [],
    bakeMs: 600_000,
    warmMs: 3_600_000,
};
/** What a deploy of the merged commit will do, by what stands now and by how the last one was asked for. */
function onMerge({ site, standing, ledger, hold, image, migrations }) {
    const { live, idle, liveLine } = standing;
    const { verifyCount, verifyPaths, bakeMs, warmMs } = liveLine?.settings ?? DEFAULTS;
    const estimate = estimateOf(ledger);
    return {
        ...(hold ? { hold: { ...pick(hold.hold), stops: hold.stops } } : {}),
        image,
        ...(liveLine && (0,release/* isUnsettled */.P4)(liveLine) ? { settle: settleOf(liveLine) } : {}),
        migrations,
        colors: {
            ...(live === undefined ? {} : { live }),
            idle,
            ...((0,removal/* removalOf */.c6)(ledger, idle) ? { rebuilt: true } : {}),
        },
        hostname: site.hostname,
        verify: { count: verifyCount, paths: verifyPaths.map(({ path, status }) => `${path} ${status}`) },
        bakeMs,
        warmMs,
        ...(estimate ? { estimate } : {}),
    };
}
function pick({ from, by, reason }) {
    return { from, by, reason };
}
function settleOf({ release, before, settings }) {
    const back = before.kind === 'color' ? before.release : undefined;
    return {
        release,
        ...(back === undefined ? {} : { endsWarmRollbackTo: back }),
        ...(settings.contractCommand === undefined ? {} : { contractCommand: settings.contractCommand }),
    };
}
/** Steps follow each other; the time without beat lies within one. */
function timeOf(durations) {
    return Object.entries(durations).reduce((sum, [what, ms]) => (what === release/* WITHOUT_BEAT */.aS ? sum : sum + ms), 0);
}
const COUNTED = 10;
/** The median of the last deploys, of which each knows how long its steps took. */
function estimateOf({ releases }) {
    const times = releases
        .filter(({ kind, state, durations }) => kind === 'deploy' && state === 'closed' && 'start' in durations)
        .slice(-COUNTED)
        .map(({ durations }) => timeOf(durations))
        .sort((one, other) => one - other);
    const ms = times[Math.floor(times.length / 2)];
    return ms === undefined ? undefined : { ms, deploys: times.length };
}

// EXTERNAL MODULE: ./lib/model/planned-stack.js + 1 modules
var planned_stack = __webpack_require__(5177);
// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
// EXTERNAL MODULE: ./lib/steps/stop-at-hold.js + 1 modules
var stop_at_hold = __webpack_require__(1943);
;// CONCATENATED MODULE: ./lib/steps/hold-ahead.js


/** The hold that a deploy of this commit would meet, and whether it would stop it. Writes nothing. */
async function holdAhead({ world }, commit) {
    const stored = await (0,hold_object/* readHold */.uw)(world.store);
    if (!stored)
        return undefined;
    const { hold } = stored;
    if (hold.open || commit === undefined)
        return { hold, stops: true };
    return { hold, stops: await stops(world, hold, commit) };
}
async function stops(world, hold, commit) {
    return (await (0,stop_at_hold/* judgeRelease */.fP)({ world }, hold, commit, false)).kind === 'held';
}

// EXTERNAL MODULE: ./lib/steps/image.js + 4 modules
var steps_image = __webpack_require__(6326);
// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
// EXTERNAL MODULE: ./lib/steps/locate.js
var locate = __webpack_require__(4833);
// EXTERNAL MODULE: ./lib/steps/plan-stack.js
var plan_stack = __webpack_require__(8425);
// EXTERNAL MODULE: ./lib/model/color.js
var model_color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/model/plan-gate.js
var plan_gate = __webpack_require__(2436);
// EXTERNAL MODULE: ./lib/steps/gate.js
var gate = __webpack_require__(528);
// EXTERNAL MODULE: ./lib/steps/stack-place.js + 1 modules
var stack_place = __webpack_require__(500);
// EXTERNAL MODULE: ./lib/steps/stack-variables.js
var stack_variables = __webpack_require__(5067);
;// CONCATENATED MODULE: ./lib/steps/plan-stacks.js










/** Plans shared and the live colour, and of the idle one what it lags behind. Locks nothing, writes nothing. */
async function planStacks(outlook, request, { standing, line, color }, ledger, signal) {
    const planned = (stack, variables) => plan(outlook, request, stack, variables, standing, signal);
    const shared = await planned({ kind: 'shared' }, (0,stack_variables/* sharedVariables */.t)(request));
    const place = await (0,stack_place/* colorPlace */.r)(outlook, request, await (0,stack_place/* sharedOutputs */.S)(outlook.world, signal));
    const own = await planned({ kind: 'color', color }, place.variables(line, color));
    const stacks = [shared.planned, { ...own.planned, basis: place.basis }];
    const other = (0,model_color/* otherColor */.I)(color);
    const idleLine = (0,model_ledger/* newestOfColor */.jx)(ledger, other);
    const behind = standing.live && idleLine && !(0,removal/* removalOf */.c6)(ledger, other)
        ? await planned({ kind: 'color', color: other }, place.variables(idleLine, other)).catch((error) => notLookedAt(outlook, other, error, signal))
        : undefined;
    const refused = [...shared.refused, ...own.refused];
    outlook.journal.done(stacks.map(({ name, changes }) => `${name}: ${changes.length} changes`).join('; '));
    return {
        stacks,
        ...(behind ? { catchUp: { color: other, changes: lagging(behind.planned, own.planned) } } : {}),
        verdict: verdictOf(refused),
    };
}
/** What the idle colour lags behind is told besides: that it cannot be looked at is no reason to tell nothing of the rest. */
function notLookedAt({ journal }, color, error, signal) {
    if (!(error instanceof failure/* Failure */.HR) || signal.aborted)
        throw error;
    journal.notice(`What the next apply of ${color} would catch up is not known: ${error.message}`);
}
async function plan(outlook, request, stack, variables, standing, signal) {
    const found = await outlook.world.engine.look(stack, variables, signal);
    return {
        planned: await (0,plan_stack/* asCompared */.w)(outlook, found, variables, standing),
        refused: (0,plan_gate/* refusedChanges */.q)(found.changes, request.allowDestroy, (0,gate/* standingOf */.YP)(stack, standing.live)),
    };
}
/** Changes of the idle colour that the live one has no like of. */
function lagging(idle, live) {
    const known = new Set(live.digests);
    return (0,planned_stack/* writtenChanges */.NY)(idle)
        .filter(({ digest }) => !known.has(digest))
        .map(({ change }) => change);
}
function verdictOf(refused) {
    if (refused.length === 0)
        return { gate: 'destroy', kind: 'passes', detail: 'nothing that holds data or serves is lost' };
    const names = refused.map(({ address }) => `\`${address}\``);
    return {
        gate: 'destroy',
        kind: 'stops',
        detail: `would lose ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}; name each in \`allow-destroy\` if that is meant`,
    };
}

;// CONCATENATED MODULE: ./lib/steps/policy.js
/** The plan's judge of the user's own: told of the changes as JSON, without secrets, its exit code decides. */
async function policy(world, command, stacks, signal) {
    const told = stacks.map(({ name, changes, drift, outputChanges }) => ({
        stack: name,
        changes,
        drift,
        outputChanges,
    }));
    const { exitCode, output } = await world.policies.judge(command, JSON.stringify(told), signal);
    return {
        run: { command, exitCode, output },
        verdict: {
            gate: 'policy',
            kind: exitCode === 0 ? 'passes' : 'stops',
            detail: `\`${command}\` ended with ${exitCode}`,
        },
    };
}

// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
// EXTERNAL MODULE: ./lib/model/sticky-comment.js
var sticky_comment = __webpack_require__(3782);
// EXTERNAL MODULE: ./lib/steps/patient-world.js
var patient_world = __webpack_require__(9619);
;// CONCATENATED MODULE: ./lib/steps/sticky-comment.js


/** Another run may write between any two calls; nobody does so more often. */
const ROUNDS = 5;
/** Another run that looked before this one wrote has written by then. */
const OTHERS_WRITE_MS = 2_000;
/**
 * One comment that is written over, never a second one. GitHub has no conditional write: who writes looks again, until it
 * sees one comment of ours that says what it should.
 */
async function postSticky(conversation, clock, sticky) {
    const self = await conversation.self();
    const body = (0,sticky_comment/* stickyBody */.uX)(sticky.mark, sticky.writer, sticky.text);
    let wrote = false;
    for (let round = 0; round < ROUNDS; round += 1) {
        const found = await look(conversation, self, sticky);
        const [kept, ...duplicates] = found.comments;
        const outdated = found.kind === 'outdated';
        // A run that has the last word removes them all; another one its own, which nobody may see again.
        const unwanted = outdated ? duplicates.filter((one) => (0,sticky_comment/* isBy */._m)(sticky.writer, one)) : duplicates;
        for (const { id } of unwanted)
            await conversation.removeComment(id);
        if (outdated)
            return { kind: 'outdated' };
        if (kept?.body === body)
            return { kind: wrote ? 'written' : 'unchanged', url: kept.url };
        await (kept
            ? conversation.editComment(kept.id, body)
            : conversation.addComment(sticky.pullRequest, body));
        wrote = true;
        await clock.sleep(OTHERS_WRITE_MS);
    }
    throw new failure/* Failure */.HR(`The comment on #${sticky.pullRequest} does not stay as it is written.`, 'Look whether another workflow writes over it, then run this again.');
}
async function look(conversation, self, { pullRequest, mark, writer }) {
    const comments = (0,sticky_comment/* ourComments */.zu)(await conversation.comments(pullRequest), self, mark);
    // The newest commit last: what was read before it may be older than it.
    const { head } = await conversation.pullRequest(pullRequest);
    const mayOverAll = [undefined, ...comments.map(sticky_comment/* writerOf */.bi)].every((theirs) => (0,sticky_comment/* mayWrite */.J)(writer, theirs, head));
    return { kind: mayOverAll ? 'ours' : 'outdated', comments };
}

;// CONCATENATED MODULE: ./lib/steps/tell-pull-request.js





/** Undefined where there is nobody to tell: no pull request, no token, or not wished for. */
function openTeller(outlook, wish, until) {
    const { world, job, site } = outlook;
    const writer = writerOf(job);
    if (wish === 'never' || !world.conversation || !job.pullRequest || !writer)
        return undefined;
    const conversation = (0,patient_world/* patientConversation */.Bw)(world.conversation, world.clock, until);
    const mark = (0,sticky_comment/* marker */.xL)('plan', (0,model_site/* siteKey */.Dd)(site));
    const pullRequest = job.pullRequest.number;
    return {
        async tell(text, weight) {
            try {
                if (wish === 'changes' &&
                    weight === 'nothing new' &&
                    (await isUnsaid(conversation, pullRequest, mark)))
                    return undefined;
                const posted = await postSticky(conversation, world.clock, { pullRequest, mark, writer, text });
                if (posted.kind !== 'outdated')
                    return posted.url;
                outlook.journal.notice(`The comment on #${pullRequest} is left to a newer run.`);
            }
            catch (error) {
                const why = (0,failure/* messageOf */.bD)(error);
                outlook.journal.notice(`The pull request could not be told. ${why}`);
            }
            return undefined;
        },
    };
}
async function isUnsaid(conversation, pullRequest, mark) {
    const [all, self] = await Promise.all([conversation.comments(pullRequest), conversation.self()]);
    return (0,sticky_comment/* ourComments */.zu)(all, self, mark).length === 0;
}
function writerOf({ pullRequest, runId, attempt }) {
    const commit = headOf(pullRequest);
    return commit === undefined || runId === undefined ? undefined : { commit, run: Number(runId), attempt };
}
/** What is planned is the merge; whose words the comment holds is told by the pull request's own commit. */
function headOf(pullRequest) {
    return pullRequest?.head?.commit;
}

// EXTERNAL MODULE: ./lib/commands/conduct.js
var conduct = __webpack_require__(5818);
// EXTERNAL MODULE: ./lib/report/plan/render.js + 10 modules
var render = __webpack_require__(7279);
;// CONCATENATED MODULE: ./lib/commands/keep-whole.js



/**
 * The same picture with the address of its complete text, where what is read has no room for all of it. The upload comes first, since
 * comment and page link to it; that it is refused is a notice, and fails no plan.
 */
async function keepWhole({ world, site, journal }, shown, reader) {
    const { cut, whole } = (0,render.rendered)(shown, world.hide);
    if (!cut.page && !(cut.comment && reader === 'comment and page'))
        return shown;
    const kept = await keep(() => world.artifacts.keep(`plan-${(0,model_site/* siteKey */.Dd)(site)}.txt`, whole));
    switch (kept.kind) {
        case 'artifact':
            journal.notice(`The whole plan is in ${kept.name}: ${kept.url}`);
            return { ...shown, completeIn: kept };
        case 'file':
            journal.notice(`There is no artifact with the whole plan. ${kept.why.replace(/\.?$/, '.')} It is in ${kept.path} until the job ends: a later step can keep it.`);
            return { ...shown, completeIn: { kind: 'file', path: kept.path } };
        case 'nowhere':
            journal.notice(`The whole plan is kept nowhere: ${kept.why}`);
            return shown;
    }
}
/** A full disk is no reason for a plan to fail. */
async function keep(store) {
    try {
        return await store();
    }
    catch (error) {
        return { kind: 'nowhere', why: (0,failure/* messageOf */.bD)(error) };
    }
}

// EXTERNAL MODULE: ./lib/report/plan/title.js + 1 modules
var title = __webpack_require__(5128);
;// CONCATENATED MODULE: ./lib/steps/mark-pull-request.js



/** The pull request carries the label, or does not. A run of a commit that is not its newest any more leaves that to a newer one. */
async function keepLabel({ job, journal, world }, label, standing, until) {
    const { pullRequest } = job;
    if (!world.conversation || !pullRequest)
        return;
    const conversation = (0,patient_world/* patientConversation */.Bw)(world.conversation, world.clock, until);
    try {
        const { head } = await conversation.pullRequest(pullRequest.number);
        if (head !== headOf(pullRequest))
            return;
        if (standing === 'on')
            await conversation.addLabel(pullRequest.number, label);
        else
            await conversation.removeLabel(pullRequest.number, label);
    }
    catch (error) {
        journal.notice(`The label could not be kept. ${(0,failure/* messageOf */.bD)(error)}`);
    }
}
/** A check beside the commit. Nobody asked for it, so that a job without the permission has one line in its log, and no notice. */
async function addCheck({ job, world }, verdict, until) {
    const commit = headOf(job.pullRequest);
    if (!world.conversation || commit === undefined)
        return;
    try {
        await (0,patient_world/* patientConversation */.Bw)(world.conversation, world.clock, until).addCheck({ ...verdict, commit });
    }
    catch (error) {
        world.log.line(`The plan has no check of its own beside the commit. ${(0,failure/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/commands/plan-teller.js






/** Tells the pull request, if there is one to tell: in its comment, and once the plan has ended by label and check. */
function tellerOf(outlook, request, cancel) {
    const teller = request.dryRun ? undefined : openTeller(outlook, request.comment, cancel);
    const tell = async (shown) => {
        const standing = (0,title/* standingOf */.YP)(shown);
        if (!request.dryRun && standing !== 'planning')
            await mark(outlook, request, shown, standing, cancel);
        if (!teller || (standing === 'planning' && request.comment === 'changes'))
            return undefined;
        const text = (0,render.rendered)(shown, outlook.world.hide).comment;
        return teller.tell(text, standing === 'no changes' ? 'nothing new' : 'news');
    };
    return { readers: teller ? 'comment and page' : 'page', tell };
}
async function mark(outlook, { label }, shown, standing, until) {
    const { job, site, world } = outlook;
    // What a plan that failed would have changed is not known.
    if (label !== undefined && standing !== 'failed')
        await keepLabel(outlook, label, standing === 'no changes' ? 'off' : 'on', until);
    const url = (0,model_job/* runUrl */.V)(job);
    const check = {
        name: `Flipgate plan: ${(0,model_site/* siteKey */.Dd)(site)}`,
        conclusion: conclusionOf(shown, standing),
        title: world.hide((0,title/* checkTitle */.Tq)(shown)),
        summary: world.hide(`${(0,title/* firstSentence */.qi)(shown)}.`),
        ...(url === undefined ? {} : { url }),
    };
    await addCheck(outlook, check, until);
}
/** Neutral is what was planned with placeholders. */
function conclusionOf(shown, standing) {
    if (standing === 'failed' || standing === 'blocked')
        return 'failure';
    const isProvisional = shown.state === 'planned' && shown.stacks.some(({ basis }) => basis.kind === 'provisional');
    return isProvisional ? 'neutral' : 'success';
}

// EXTERNAL MODULE: ./lib/commands/shown-failures.js
var shown_failures = __webpack_require__(6643);
;// CONCATENATED MODULE: ./lib/commands/plan.js



















/** What a merge would do: infrastructure, image, migrations, flip. Writes nothing to cloud or Cloudflare. */
function plan_plan(invocation) {
    const { request, cancel } = invocation;
    return (0,conduct/* conduct */.V)(invocation, async ({ outlook }) => {
        const { tell, readers } = tellerOf(outlook, request, cancel);
        await tell({ ...plan_frame(outlook), state: 'planning' });
        try {
            const seen = await plan_look(outlook, request, cancel);
            const picture = request.dryRun ? seen : await keepWhole(outlook, seen, readers);
            const commentUrl = await tell(picture);
            return await outlook.journal.step('verdict', async () => ending(outlook, picture, commentUrl));
        }
        catch (error) {
            if (!(error instanceof shown_failures/* BlockedPlan */.u))
                await tell(failed(outlook, error));
            throw error;
        }
    });
}
/** The list of a plan. */
async function plan_look(outlook, request, cancel) {
    const { journal, world, job } = outlook;
    const { current } = await (0,ledger_book/* openLedger */.a)(world.store);
    const standing = await journal.step('locate', () => (0,locate/* lookAround */.h3)(outlook, current, { adopt: [], requested: job.sha }));
    const base = (0,plan_stack/* planBase */.z)(standing, current);
    const plans = await journal.step('plan', () => planStacks(outlook, request, base, current, cancel));
    const judged = await journal.step('policy', () => judge(outlook, request, plans, cancel));
    const image = await journal.step('image', () => imageAhead(outlook, request));
    const hold = await holdAhead(outlook, job.sha);
    const merge = onMerge({
        ...{ site: request.site, standing, ledger: current, hold, image },
        migrations: (0,migrations_ahead/* migrationsAhead */.d)(await world.checkout.migrations(job.sha ?? ''), base.line, current, await unguarded(outlook, request)),
    });
    return picture(outlook, base, plans, judged, merge);
}
/** Why the guard cannot read what the deploy will run; undefined where it can. */
async function unguarded({ world }, { migrateCommand }) {
    const guarded = (0,guarded_command/* guardedCommand */.u)((0,shlex/* split */.lD)(migrateCommand), 'guard', await world.guard.packed());
    return guarded.kind === 'unguarded' ? guarded.why : undefined;
}
async function judge({ world, journal }, { policyCommand }, { stacks, verdict }, signal) {
    if (policyCommand === undefined) {
        journal.skipped('no `policy-command`');
        return { verdicts: [verdict] };
    }
    const judged = await policy(world, policyCommand, stacks, signal);
    journal.done(judged.verdict.detail);
    return { verdicts: [verdict, judged.verdict], policy: judged.run };
}
async function imageAhead(outlook, { source }) {
    const found = await (0,steps_image/* lookForImage */.m)(outlook, source, undefined);
    if (found)
        return { kind: 'reuse', image: found.image, ...(found.scan === undefined ? {} : { scan: found.scan }) };
    return { kind: 'build', repository: source.kind === 'build' ? source.build.repository : '' };
}
/** What every picture says of its run. */
function plan_frame({ world, site, job }) {
    const page = (0,model_job/* runUrl */.V)(job);
    return {
        environment: site.environment,
        commit: headOf(job.pullRequest) ?? job.sha ?? '',
        at: world.clock.now(),
        ...(page === undefined ? {} : { runUrl: page }),
    };
}
function picture(outlook, { line }, { stacks, catchUp }, judged, merge) {
    const { sha } = outlook.job;
    return {
        ...plan_frame(outlook),
        state: 'planned',
        asked: 'merge',
        stacks,
        ...(catchUp ? { catchUp } : {}),
        release: {
            // One that is to be built has no name yet: the list of the merge says so.
            ...(merge.image.kind === 'reuse' ? { image: fromTo(line?.image, merge.image.image) } : {}),
            release: fromTo(line?.release, sha),
        },
        ...judged,
        merge,
        digest: (0,planned_stack/* digestOf */.ol)(stacks),
    };
}
function fromTo(from, to) {
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
function failed(outlook, error) {
    const message = (0,failure/* messageOf */.bD)(error);
    const remedy = error instanceof failure/* Failure */.HR ? error.remedy : 'Look at the log of this run.';
    return { ...plan_frame(outlook), state: 'failed', message, remedy, diagnostics: [] };
}
/** Blocked is a failed check: who merges all the same has been told. */
function ending({ journal }, shown, commentUrl) {
    const stops = shown.verdicts.filter(({ kind }) => kind === 'stops').map(({ detail }) => detail);
    if (stops.length > 0) {
        throw new shown_failures/* BlockedPlan */.u(`A deploy of this would stop: ${stops.join('; ')}.`, 'Change the code, or say that it is meant: the page names the input.', shown, commentUrl);
    }
    journal.done('nothing stops it');
    journal.notice(`The plan's digest is ${shown.digest.slice(0, 12)}.`);
    const live = shown.merge?.colors.live;
    return {
        result: 'unchanged',
        picture: shown,
        ...(commentUrl === undefined ? {} : { commentUrl }),
        ...(live === undefined ? {} : { liveColor: live }),
    };
}


/***/ }),

/***/ 6096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ migrationsBeyond),
/* harmony export */   d: () => (/* binding */ migrationsAhead)
/* harmony export */ });
/* harmony import */ var _carried_migrations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(557);

/** What stands in the way of others while an operation runs, by the operation's name. */
const LOCK_RISKS = {
    AddIndex: 'writes to its table wait while the index is built',
    AddConstraint: 'writes to its table wait while every row is checked',
    AlterField: 'its table may be read or rewritten under a lock',
    AlterUniqueTogether: 'writes to its table wait while every row is checked',
    RunPython: 'whatever it updates is locked until it ends',
    RunSQL: 'whatever it updates is locked until it ends',
};
/**
 * What the database is to expect of a merge, by the files of the checkout alone.
 *
 * @param unguarded  why the guard cannot read the deploy's command, where it cannot
 */
function migrationsAhead(found, live, ledger, unguarded) {
    if (found.kind === 'unknown')
        return found;
    const brought = (0,_carried_migrations_js__WEBPACK_IMPORTED_MODULE_0__/* .migrationsBrought */ .x)(found.migrations, live, ledger);
    if (brought === 'unknown') {
        const why = live === undefined
            ? `nothing is live; the checkout carries ${found.migrations.length}`
            : 'the live release was recorded without its own';
        return { kind: 'unknown', why };
    }
    const byName = new Map(found.migrations.map((one) => [one.name, one]));
    return allOf(brought.map(({ name }) => pending(byName.get(name) ?? { kind: 'unreadable', name, why: '' }, unguarded)));
}
/** What a pull request's files bring that its base's do not have: what the database has run is nobody's to ask. */
function migrationsBeyond(found, base) {
    if (found.kind === 'unknown')
        return found;
    if (base.kind === 'unknown')
        return { kind: 'unknown', why: `${base.why}; the checkout carries ${found.migrations.length}` };
    const known = new Set(base.migrations.map(({ name }) => name));
    return allOf(found.migrations.filter(({ name }) => !known.has(name)).map((one) => pending(one, undefined)));
}
function allOf(migrations) {
    return migrations.length === 0 ? { kind: 'none' } : { kind: 'pending', migrations };
}
function pending(migration, unguarded) {
    const { name } = migration;
    if (migration.kind === 'unreadable') {
        const guard = { kind: 'not judged', why: `its file cannot be read: ${migration.why}` };
        return { name, phase: 'contract', operations: [], guard };
    }
    const { operations, phase, sql } = migration;
    const risks = [...new Set(operations.flatMap((one) => LOCK_RISKS[one.split(' ')[0] ?? ''] ?? []))];
    return {
        name,
        phase: phase === 'expand' ? 'expand' : 'contract',
        operations,
        guard: unguarded === undefined
            ? verdict(phase)
            : { kind: 'not judged', why: `it runs unguarded: ${unguarded}` },
        ...(risks.length === 0 ? {} : { lockRisk: risks.join('; ') }),
        ...(sql.length === 0 ? {} : { sql }),
    };
}
/** The files alone are never surer than the guard, which asks the database too. */
function verdict(phase) {
    switch (phase) {
        case 'expand':
            return { kind: 'survives', cautions: [] };
        case 'contract':
            return {
                kind: 'refused',
                why: 'by its file the live code would not survive it',
                instead: 'run it as `contract-command`, when the old colour is gone',
            };
        case 'unclassified':
            return { kind: 'not judged', why: 'its file does not tell; the guard judges it before anything runs' };
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
