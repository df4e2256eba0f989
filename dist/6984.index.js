export const id = 6984;
export const ids = [6984];
export const modules = {

/***/ 6984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./lib/model/next.js
var model_next = __webpack_require__(6336);
;// CONCATENATED MODULE: ./lib/model/bake-verdict.js
/** So many probes in a row have to fail: one lost packet is no verdict. */
const FAILED_PROBES = 3;
/** Metrics come one to three minutes late: until then probes alone decide. */
const PROBES_DECIDE_MS = 180_000;
/**
 * The alarms that speak against the release: in ALARM now, and not since before the flip. One that was and has recovered
 * is a judge again. INSUFFICIENT_DATA is neutral.
 *
 * @returns the names that went to ALARM, and those that still are as they were before the flip.
 */
function judgeAlarms(alarms, before) {
    const inAlarm = [...alarms].filter(([, alarm]) => alarm.state === 'ALARM').map(([name]) => name);
    return {
        raised: inAlarm.filter((name) => !before.includes(name)),
        still: before.filter((name) => inAlarm.includes(name)),
    };
}
/** Every second while probes decide, then as often as the alarms are looked at. */
function bakePause(sinceFlipMs) {
    return sinceFlipMs < PROBES_DECIDE_MS ? 1_000 : 5_000;
}
/** What the alarms said when they were last looked at: `6 of 6 alarms OK`, and how many of them had no data. */
function describeAlarms(alarms, asked) {
    const count = (state) => [...alarms.values()].filter((one) => one.state === state).length;
    const others = [
        [count('INSUFFICIENT_DATA'), 'without data'],
        [count('ALARM'), 'in ALARM since before the flip'],
        [asked - alarms.size, 'missing'],
    ];
    const told = others.filter(([number]) => number > 0).map(([number, what]) => `, ${number} ${what}`);
    return `${count('OK')} of ${asked} alarms OK${told.join('')}`;
}
/** The probes of a bake, counted: how many were good, and how many in a row were not. */
class ProbeCount {
    failures = 0;
    #good = 0;
    #all = 0;
    /** @returns whether the tide has turned: the first bad one after good ones, or the reverse. */
    turned(verdict) {
        const wasBad = this.failures > 0;
        const isGood = verdict.kind === 'good';
        this.#all += 1;
        if (isGood)
            this.#good += 1;
        this.failures = isGood ? 0 : this.failures + 1;
        return wasBad === isGood;
    }
    said() {
        return this.#all === 0 ? '' : `${this.#good} of ${this.#all} probes good`;
    }
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/probe-verdict.js
var probe_verdict = __webpack_require__(1359);
// EXTERNAL MODULE: ./lib/model/span.js
var span = __webpack_require__(5577);
// EXTERNAL MODULE: ./lib/steps/probes.js
var steps_probes = __webpack_require__(2492);
;// CONCATENATED MODULE: ./lib/steps/bake.js





const LOOK_AT_ALARMS_MS = 5_000;
/** Watches the live release for its bake time; bad is a failure, and what follows from it the caller's. */
async function bake(ground, line) {
    ground.lease.endTimeLimit();
    const { clock } = ground.world;
    const { settings, release } = line;
    const prober = await (0,steps_probes/* openProber */.$J)(ground, settings);
    const startedAt = clock.now();
    const probes = new ProbeCount();
    let alarms = { asked: Number.NEGATIVE_INFINITY, before: line.alarmsBefore ?? [], said: '' };
    while (clock.now() - startedAt < settings.bakeMs) {
        const verdict = await (0,steps_probes/* probeAll */.mQ)(prober, ground.site.hostname, release, settings);
        if (probes.turned(verdict))
            ground.world.log.line(`${ground.site.hostname}: ${(0,probe_verdict/* describeProbe */.WH)(verdict)}`);
        if (probes.failures >= FAILED_PROBES)
            throw badProbes(ground, release, verdict);
        if (clock.now() - alarms.asked >= LOOK_AT_ALARMS_MS && settings.alarmNames.length > 0)
            alarms = await lookAtAlarms(ground, line, alarms);
        const elapsed = clock.now() - startedAt;
        await clock.sleep(Math.min(bakePause(elapsed), Math.max(0, settings.bakeMs - elapsed)));
    }
    const time = (0,span/* describeSpan */.u)(settings.bakeMs);
    ground.journal.done([time, probes.said(), alarms.said].filter((text) => text !== '').join(', '));
}
async function lookAtAlarms(ground, { release, settings }, seen) {
    const asked = ground.world.clock.now();
    const states = await ground.world.alarms.states(settings.alarmNames);
    const { raised, still } = judgeAlarms(states, seen.before);
    if (raised.length > 0)
        throw badAlarms(release, raised);
    return { asked, before: still, said: describeAlarms(states, settings.alarmNames.length) };
}
function badProbes(ground, release, verdict) {
    if (verdict.kind === 'blocked') {
        return new failure/* Failure */.HR(`${release.slice(0, 12)} cannot be watched while it bakes: ${(0,probe_verdict/* describeProbe */.WH)(verdict)}.`, steps_probes/* PASS_THE_EDGE */.Aj);
    }
    return new failure/* Failure */.HR(`${ground.site.hostname} failed ${FAILED_PROBES} probes in a row while ${release.slice(0, 12)} was baking: ${(0,probe_verdict/* describeProbe */.WH)(verdict)}.`, 'Look at the log of the new colour, mend the release and push again.');
}
function badAlarms(release, raised) {
    return new failure/* Failure */.HR(`In ALARM since the flip to ${release.slice(0, 12)}: ${raised.join(', ')}.`, 'Look at the alarm and the log of the new colour, mend the release and push again.');
}

// EXTERNAL MODULE: ./lib/model/checkup/balancer-checks.js
var balancer_checks = __webpack_require__(9007);
// EXTERNAL MODULE: ./lib/model/checkup/edge-checks.js
var edge_checks = __webpack_require__(1382);
// EXTERNAL MODULE: ./lib/model/checkup/fact.js
var fact = __webpack_require__(7357);
// EXTERNAL MODULE: ./lib/model/checkup/finding.js
var finding = __webpack_require__(1010);
// EXTERNAL MODULE: ./lib/model/checkup/record-checks.js
var record_checks = __webpack_require__(8854);
// EXTERNAL MODULE: ./lib/model/checkup/unfit.js
var unfit = __webpack_require__(7465);
// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
// EXTERNAL MODULE: ./lib/steps/checkup/answer.js
var answer = __webpack_require__(707);
;// CONCATENATED MODULE: ./lib/steps/checkup/before-a-deploy.js








/** @throws Unfit when one of the checks below says that the deploy would fail */
async function fitForDeploy(outlook, idle, request) {
    const findings = await examineBeforeDeploy(outlook, idle, request);
    if (findings.some(finding/* stopsDeploys */.QK))
        throw new unfit/* Unfit */.L(findings);
}
/**
 * The checks of the doctor that cost a deploy nothing, as they are asked while it plans, and would otherwise end it only
 * when much has been written: before the idle colour's preview, or at it. What it has come to know already is left out.
 */
async function examineBeforeDeploy({ site, world, zoneId }, idle, { certificate }) {
    const { certificates, checkup, dns } = world;
    const hosts = (0,model_site/* hostsOf */.PP)(site);
    const [preview, mode, rules, given] = await Promise.all([
        (0,answer/* answer */.Z)(() => dns.records(zoneId, site.previewHostnames[idle])),
        (0,answer/* answer */.Z)(() => checkup.sslMode(zoneId)),
        (0,answer/* answer */.Z)(() => checkup.tlsRules(zoneId)),
        certificate === undefined ? undefined : (0,answer/* answer */.Z)(() => certificates.describe(certificate)),
    ]);
    return [
        (0,fact/* judged */.g$)(`preview record of ${idle}`, preview, 'by deploys', (records) => (0,record_checks/* previewFinding */.c)(site, idle, records)),
        (0,edge_checks/* tlsFinding */.V)({ hosts, mode, rules }),
        ...(given ? [(0,balancer_checks/* givenCertificateFinding */.aH)(hosts, given)] : []),
    ];
}

// EXTERNAL MODULE: ./lib/steps/gate.js
var gate = __webpack_require__(528);
// EXTERNAL MODULE: ./lib/steps/newer-push.js
var newer_push = __webpack_require__(2755);
// EXTERNAL MODULE: ./lib/model/plan-digest.js
var plan_digest = __webpack_require__(9295);
;// CONCATENATED MODULE: ./lib/model/parity.js

/**
 * What a deploy would change, compared with what its own pull request has announced, and with what others did that were
 * merged and are not live yet.
 */
function parityOf(changes, own, others = []) {
    const digest = (0,plan_digest/* planDigest */.Gb)(changes.map((one) => one.digest));
    const equal = own.find((one) => one.mark?.digest === digest && !isOutdated(one));
    if (equal)
        return { kind: 'equal', on: equal };
    const left = unannounced(changes, digest, [...own, ...others]);
    if (left.length > 0)
        return { kind: 'different', unannounced: left };
    const foreign = unannounced(changes, digest, own);
    const beside = others.filter((one) => unannounced(foreign, digest, [one]).length < foreign.length);
    return { kind: 'announced', changes: changes.length, beside, gone: goneOf(changes, own) };
}
/** Somebody pushed after this plan was made. What it announced was announced, but it is no plan of what was merged. */
function isOutdated({ mark, head }) {
    return mark !== undefined && mark.commit !== head;
}
/** Too many changes to list: such a plan announced all of these or, as far as can be told, none. */
function isCounted({ mark }) {
    return mark?.changes.kind === 'counted';
}
/** A change counts as often as the one plan that tells it most often does. */
function unannounced(changes, whole, announcements) {
    if (announcements.some((one) => isCounted(one) && one.mark?.digest === whole))
        return [];
    const told = new Map();
    for (const one of announcements) {
        for (const [digest, times] of timesOf(listedBy(one)))
            told.set(digest, Math.max(times, told.get(digest) ?? 0));
    }
    const seen = new Map();
    return changes.filter(({ digest }) => {
        const times = (seen.get(digest) ?? 0) + 1;
        seen.set(digest, times);
        return times > (told.get(digest) ?? 0);
    });
}
function listedBy({ mark }) {
    return mark?.changes.kind === 'listed' ? mark.changes.digests : [];
}
function timesOf(digests) {
    const times = new Map();
    for (const digest of digests)
        times.set(digest, (times.get(digest) ?? 0) + 1);
    return times;
}
/** How much was announced that is not to be done any more. */
function goneOf(changes, own) {
    const now = new Set(changes.map(({ digest }) => digest));
    return new Set(own.flatMap(listedBy).filter((digest) => !now.has(digest))).size;
}

;// CONCATENATED MODULE: ./lib/model/parity-told.js

const MOST_LISTED = 20;
const MOST_PATHS = 3;
/** One line of evidence. */
function parityTold(parity, own) {
    switch (parity.kind) {
        case 'equal':
            return `equal to the plan on #${parity.on.pullRequest}, digest ${parity.on.mark?.digest.slice(0, 12)}`;
        case 'announced': {
            const gone = parity.gone === 0 ? '' : `, where ${counted(parity.gone)} more were told`;
            if (parity.changes === 0)
                return `nothing left to change of what was announced on ${numbers(own)}`;
            const beside = parity.beside.length === 0 ? '' : ` and, not live yet, on ${numbers(parity.beside)}`;
            return `all announced on ${numbers(own)}${beside}${gone}`;
        }
        case 'different':
            return `${counted(parity.unannounced.length)} not announced on ${numbers(own)}`;
    }
}
/** Of a plan that is older than what was merged, although its pull request has told all. */
function outdatedTold(own) {
    const outdated = own.filter(isOutdated);
    if (outdated.length === 0)
        return undefined;
    return `Compared with ${outdated.map(described).join(' and ')}. It told all that this deploy changes.`;
}
/** A difference: what it is, and each change, a line each. */
function differenceTold(unannounced, own, others) {
    const plans = [...own.map(described), ...others.map((one) => `${described(one)} (not live yet)`)];
    const compared = `compared with ${plans.join(' and ')}`;
    if (own.some(isCounted)) {
        const now = counted(unannounced.length);
        return {
            sentence: `The deploy's plan is not the one that was announced: ${now}, ${compared}.`,
            changes: [],
        };
    }
    const more = unannounced.length - MOST_LISTED;
    return {
        sentence: `The deploy would make ${counted(unannounced.length)} that nobody announced, ${compared}:`,
        changes: [
            ...unannounced.slice(0, MOST_LISTED).map(changeTold),
            ...(more > 0 ? [`and ${more} more`] : []),
        ],
    };
}
function differenceRemedy(own) {
    return `Look at what the plan says now: run the plan of ${numbers(own)} again, then this. If it is meant as it is, give \`plan-parity: warn\`.`;
}
function described(one) {
    const { pullRequest, head, mark } = one;
    if (mark === undefined)
        return `#${pullRequest}, whose plan came to no good end`;
    if (isOutdated(one))
        return `the plan on #${pullRequest}, which is of ${parity_told_short(mark.commit)} while ${parity_told_short(head)} was merged`;
    return mark.changes.kind === 'counted'
        ? `the plan on #${pullRequest}, whose ${mark.changes.count} changes are too many to be compared one by one`
        : `the plan on #${pullRequest}`;
}
/** With its reason, or where that is said by the differences, with what differs. */
function changeTold({ stack, change }) {
    const { action, address, reason, attributes = [] } = change;
    const paths = attributes.slice(0, MOST_PATHS).map(({ path }) => path);
    const more = attributes.length > MOST_PATHS ? ` and ${attributes.length - MOST_PATHS} more` : '';
    const differs = action === 'update' && paths.length > 0 ? `${paths.join(', ')}${more}` : undefined;
    const why = reason ?? differs;
    return `${action} ${address} in ${stack}${why === undefined ? '' : `: ${why}`}`;
}
function numbers(announcements) {
    return announcements.map(({ pullRequest }) => `#${pullRequest}`).join(' and ');
}
function counted(changes) {
    return changes === 1 ? '1 change' : `${changes} changes`;
}
function parity_told_short(commit) {
    return commit.slice(0, 12);
}

// EXTERNAL MODULE: ./lib/model/planned-stack.js + 1 modules
var planned_stack = __webpack_require__(5177);
// EXTERNAL MODULE: ./lib/model/parity-mark.js
var parity_mark = __webpack_require__(484);
// EXTERNAL MODULE: ./lib/model/sticky-comment.js
var sticky_comment = __webpack_require__(3782);
// EXTERNAL MODULE: ./lib/steps/in-time.js
var in_time = __webpack_require__(6360);
// EXTERNAL MODULE: ./lib/steps/patient-world.js
var patient_world = __webpack_require__(9619);
;// CONCATENATED MODULE: ./lib/steps/announcements.js






/** A deploy waits no longer for words: without them it goes on, and says so. */
const PATIENCE_MS = 60_000;
/** Commits whose pull requests are looked for, the newest first, so many at once. */
const MOST_COMMITS = 100;
const AT_ONCE = 10;
/** On the pull request that brought the commit, by whichever of GitHub's three ways. */
async function announcedFor(ground, release) {
    if (ground.job.event === 'workflow_dispatch')
        return none('this run was dispatched by hand');
    return asked(ground, async (conversation) => {
        const merged = (await conversation.pullRequestsOf(release)).filter(isMerged);
        const brought = merged.filter(({ mergedAs }) => mergedAs === release);
        const own = brought.length > 0 ? brought : merged;
        if (own.length === 0)
            return none(`no pull request brought ${release.slice(0, 12)}`);
        const announcements = await read(ground, conversation, own);
        return announcements.length > 0
            ? { kind: 'found', announcements }
            : none(await whySilent(conversation, own));
    });
}
/**
 * On pull requests that were merged after what is live and that this release brings along.
 *
 * @param suffice  whether no more need be looked for
 */
async function announcedBeside(ground, live, release, suffice) {
    return asked(ground, async (conversation) => {
        const comparison = await ground.world.github.compare(live, release);
        if (comparison === 'unknown')
            return none('GitHub does not tell what was merged since');
        const brought = comparison.commits.map(({ sha }) => sha);
        const looked = brought.filter((sha) => sha !== release).slice(-MOST_COMMITS);
        const known = new Set();
        const announcements = [];
        while (looked.length > 0 && !suffice(announcements)) {
            const found = await Promise.all(looked.splice(-AT_ONCE).map((sha) => conversation.pullRequestsOf(sha)));
            const pulls = new Map(found.flat().map((pull) => [pull.number, pull]));
            const fresh = [...pulls.values()].filter(({ number, mergedAs = '' }) => brought.includes(mergedAs) && mergedAs !== release && !known.has(number));
            for (const { number } of fresh)
                known.add(number);
            announcements.push(...(await read(ground, conversation, fresh)));
        }
        return { kind: 'found', announcements };
    });
}
async function asked({ world, lease }, ask) {
    const { conversation, clock } = world;
    if (!conversation)
        return none('there is no `github-token` to find one with');
    try {
        return await (0,in_time/* inTime */.R)(clock, PATIENCE_MS, (signal) => ask((0,patient_world/* patientConversation */.Bw)(conversation, clock, signal)));
    }
    catch (error) {
        lease.signal.throwIfAborted();
        return none((0,failure/* saidBy */.TT)(error));
    }
}
/** Whoever may write a comment may write a mark: only what our own plan has written counts. */
async function read({ site }, conversation, pulls) {
    const self = await conversation.self();
    const found = pulls.map(async ({ number, head }) => {
        const comments = await conversation.comments(number);
        const [comment] = (0,sticky_comment/* ourComments */.zu)(comments, self, (0,sticky_comment/* marker */.xL)('plan', (0,model_site/* siteKey */.Dd)(site)));
        if (!comment)
            return [];
        return [{ pullRequest: number, head, mark: (0,parity_mark/* readParityMark */.F)(comment.body, site.environment) }];
    });
    return (await Promise.all(found)).flat();
}
async function whySilent(conversation, pulls) {
    const which = pulls.map(({ number }) => `#${number}`).join(' and ');
    if (pulls.every(({ fork }) => fork))
        return `${which} comes from a fork, where no plan can comment`;
    return `${which} has no plan by ${await conversation.self()}: its \`comment\` is \`never\`, or \`changes\` without any, or it was deleted`;
}
function isMerged({ mergedAs }) {
    return mergedAs !== undefined;
}
/** @param why  becomes the end of a sentence */
function none(why) {
    return { kind: 'none', why: why.replace(/\.$/, '') };
}

// EXTERNAL MODULE: ./lib/steps/plan-stack.js
var plan_stack = __webpack_require__(8425);
// EXTERNAL MODULE: ./lib/steps/stack-place.js + 1 modules
var stack_place = __webpack_require__(500);
// EXTERNAL MODULE: ./lib/steps/stack-variables.js
var stack_variables = __webpack_require__(5067);
;// CONCATENATED MODULE: ./lib/steps/parity.js








/**
 * Compares what a deploy would change with what people were shown before they merged it. Writes nothing; looks at
 * the live colour only where there is something to compare with.
 *
 * @returns what there is to say of it
 * @throws Failure when a change was not announced, unless `plan-parity` lets it through
 */
async function parity(ground, standing, request, shared) {
    if (request.planParity === 'off')
        return 'not compared';
    const own = await announcedFor(ground, request.release);
    if (own.kind === 'none') {
        ground.journal.notice(`No plan to compare with: ${own.why}.`);
        return 'no plan to compare with';
    }
    const again = await plannedAgain(ground, standing, request, shared);
    if (again.kind === 'failed') {
        ground.journal.notice(`The plan could not be made again, and nothing was compared: ${again.why}`);
        return 'not compared';
    }
    const found = await compare(ground, standing, request, again.changes, own.announcements);
    return judge(ground, request, again, own.announcements, found);
}
/** The same as the command `plan` plans: shared, whose plan there is, and the colour that serves as it is. */
async function plannedAgain(ground, standing, request, shared) {
    const { book, lease, world } = ground;
    const { line, color } = (0,plan_stack/* planBase */.z)(standing, book.current);
    try {
        const place = await (0,stack_place/* colorPlace */.r)(ground, request, await (0,stack_place/* sharedOutputs */.S)(world, lease.signal));
        const variables = place.variables(line, color);
        const own = await world.engine.look({ kind: 'color', color }, variables, lease.signal);
        const planned = await (0,plan_stack/* asCompared */.w)(ground, own, variables, standing);
        const stacks = [await (0,plan_stack/* asCompared */.w)(ground, shared, (0,stack_variables/* sharedVariables */.t)(request), standing), planned];
        const { releases } = book.current;
        const begun = releases.some(({ release }) => release === request.release) ||
            (releases.length === 0 && place.basis.kind === 'known');
        return { kind: 'planned', color: planned, changes: stacks.flatMap(planned_stack/* writtenChanges */.NY), begun };
    }
    catch (error) {
        if (request.planParity === 'stop' || lease.signal.aborted)
            throw error;
        return { kind: 'failed', why: (0,failure/* messageOf */.bD)(error) };
    }
}
/** Others are asked only for what their own pull request has not told. */
async function compare(ground, { liveRelease }, { release }, changes, own) {
    const alone = parityOf(changes, own);
    if (alone.kind !== 'different' || liveRelease === undefined)
        return { kind: 'compared', parity: alone, others: [] };
    const beside = await announcedBeside(ground, liveRelease, release, (others) => parityOf(changes, own, others).kind !== 'different');
    if (beside.kind === 'none')
        return { kind: 'unknown', parity: alone, why: beside.why };
    const { announcements: others } = beside;
    return { kind: 'compared', parity: parityOf(changes, own, others), others };
}
function judge({ journal }, { planParity }, { color, begun }, own, found) {
    const told = parityTold(found.parity, own);
    if (found.parity.kind !== 'different') {
        const { parity } = found;
        const outdated = parity.kind === 'announced' && parity.changes > 0 ? outdatedTold(own) : undefined;
        if (outdated !== undefined)
            journal.notice(outdated);
        return told;
    }
    const others = found.kind === 'compared' ? found.others : [];
    const { sentence, changes } = differenceTold(found.parity.unannounced, own, others);
    const passes = whyItPasses(found, planParity, begun);
    if (passes === undefined) {
        journal.planned(color);
        throw new failure/* Failure */.HR([sentence, ...changes.map((line) => `  ${line}`)].join('\n'), differenceRemedy(own));
    }
    const listed = changes.length === 0 ? '' : ` ${changes.join('; ')}.`;
    journal.notice(`${sentence}${listed} The deploy goes on: ${passes}.`);
    return told;
}
/** What an earlier run has made is known by name now, so that the rest of the same plan reads differently. */
function whyItPasses(found, planParity, begun) {
    if (found.kind === 'unknown')
        return found.why;
    if (planParity === 'warn')
        return '`plan-parity` is `warn`';
    return begun ? 'an earlier run has begun to apply it' : undefined;
}

// EXTERNAL MODULE: ./lib/steps/tell-plan.js
var tell_plan = __webpack_require__(1166);
;// CONCATENATED MODULE: ./lib/steps/check.js







/**
 * Everything that can be known before the first write: whether this commit is still wanted, the account,
 * what the doctor finds at no cost, the plan of shared and its gate, and whether the plan is the one that the pull request has told.
 */
async function check(ground, standing, request) {
    const newer = await supersededBy(ground, standing);
    if (newer !== undefined) {
        ground.journal.notice(`Superseded by ${newer}: nothing is deployed.`);
        ground.journal.done(`superseded by ${newer}`);
        return { kind: 'superseded', by: newer };
    }
    const account = await checkAccount(ground, request.source);
    const shared = await planExamined(ground, standing, request);
    const image = request.source.kind === 'given' ? { image: request.source.image } : {};
    (0,tell_plan/* tellPlan */.f)(ground, ground.book.current, { release: request.release, ...image }, standing, shared);
    (0,gate/* gate */.Gj)(shared, request.allowDestroy, standing.live);
    const told = await parity(ground, standing, request, shared);
    const writing = shared.changes.filter((change) => change.action !== 'read').length;
    ground.journal.done(`nothing newer than ${request.release.slice(0, 12)} is known; account ${account}; shared: ${writing === 0 ? 'no changes' : `${writing} changes`}; parity: ${told}`);
    return { kind: 'go', shared };
}
/** What the doctor finds is the better reason where both fail: a plan that it explains says it in the engine's words. */
async function planExamined(ground, { idle }, request) {
    const { engine } = ground.world;
    const [planned, examined] = await Promise.allSettled([
        ready(ground, idle).then(() => engine.plan({ kind: 'shared' }, (0,stack_variables/* sharedVariables */.t)(request), ground.lease.signal)),
        fitForDeploy(ground, idle, request),
    ]);
    if (examined.status === 'rejected')
        throw examined.reason;
    if (planned.status === 'rejected')
        throw planned.reason;
    return planned.value;
}
/** That the colour can be applied to is known before anything is. */
async function ready({ world, lease }, color) {
    await world.engine.ready({ kind: 'color', color }, lease.signal);
}
/** A push gives way to a newer one, and to a release that is live and newer; a dispatch is what a person wants now. */
async function supersededBy({ world, job }, standing) {
    if (job.event !== 'push' || job.sha === undefined)
        return undefined;
    const newer = await (0,newer_push/* newerPush */.U)(world.github, job);
    if (newer !== undefined)
        return newer;
    const live = standing.liveRelease;
    if (live === undefined || live === job.sha)
        return undefined;
    const comparison = await world.github.compare(live, job.sha);
    if (comparison !== 'unknown' && comparison.status === 'behind')
        return `${live.slice(0, 12)}, which is live`;
    return undefined;
}
/** An ECR host names its account; the ledger names the one that the environment was built in. */
async function checkAccount({ world, book }, source) {
    const account = await world.identity.account();
    const known = book.current.releases.at(-1)?.shared.account_id;
    const ofImage = source.kind === 'given' ? /^(\d{12})\.dkr\.ecr\./.exec(source.image)?.[1] : undefined;
    for (const [what, other] of [
        ['this environment lives in', known],
        ['`image` lies in', ofImage],
    ]) {
        if (other !== undefined && other !== account) {
            throw new failure/* Failure */.HR(`The credentials belong to AWS account ${account}, but ${what} ${other}.`, 'Correct `aws-role` (or the ambient credentials), or `image`.');
        }
    }
    return account;
}

// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/steps/public-record.js
var public_record = __webpack_require__(8054);
// EXTERNAL MODULE: ./lib/steps/suspension.js
var suspension = __webpack_require__(9982);
;// CONCATENATED MODULE: ./lib/steps/flip.js




/**
 * Read, compare, edit once, read back. Before the edit: the old colour's size is held, as the way back, and what going
 * back means is in the ledger.
 */
async function flip(ground, line) {
    const wanted = { kind: 'color', color: line.color };
    if ((0,public_record/* says */.FA)(ground, await (0,public_record/* readPublic */.kP)(ground), wanted)) {
        // Somebody's hand was faster: what going back needs is still to be done.
        if (line.flippedAt === undefined)
            await prepareWayBack(ground, line);
        return ground.journal.unchanged(`${ground.site.hostname} points at ${line.color} already`);
    }
    await prepareWayBack(ground, line);
    await ground.lease.freshForFlip();
    const found = await (0,public_record/* readPublic */.kP)(ground);
    mustBeAsBefore(ground, found, line.before);
    await (0,public_record/* editPublic */.cB)(ground, found, wanted);
    (0,public_record/* tellRecord */.PI)(ground, found, wanted);
    ground.journal.done(`${ground.site.hostname} points at ${line.color}, read back`);
}
async function prepareWayBack(ground, line) {
    const { before } = line;
    const held = before.kind === 'color' ? await (0,suspension/* holdSize */.$)(ground, before.color) : undefined;
    const names = line.settings.alarmNames;
    const alarms = names.length === 0 ? new Map() : await ground.world.alarms.states(names);
    const alarmsBefore = [...alarms].filter(([, alarm]) => alarm.state === 'ALARM').map(([name]) => name);
    if (alarmsBefore.length > 0) {
        ground.journal.notice(`In ALARM before the flip, and so no judge of it: ${alarmsBefore.join(', ')}.`);
    }
    const next = before.kind === 'color' ? { ...before, running: held ?? 0 } : before;
    await ground.book.change(ground.world.store, (ledger) => ({
        ...(0,model_ledger/* updateRelease */.BG)(ledger, line.number, (release) => ({
            ...release,
            before: next,
            alarmsBefore,
            flippedAt: ground.world.clock.now(),
        })),
        ...(before.kind === 'adopted'
            ? { adopted: { records: before.records, at: ground.world.clock.now() } }
            : {}),
    }));
}
/** Somebody who edited the record by hand in the meantime had a reason. */
function mustBeAsBefore(ground, found, before) {
    if ((0,public_record/* says */.FA)(ground, found, (0,public_record/* wantedBefore */.bN)(before)))
        return;
    const seen = found.map((record) => `${record.type} ${record.content}`).join(', ') || 'no record';
    throw new failure/* Failure */.HR(`${ground.site.hostname} was changed by somebody else while this run was working: it reads ${seen}.`, 'Nothing was flipped. Run this again: it starts from what the record says now.');
}

// EXTERNAL MODULE: ./lib/steps/ground.js
var steps_ground = __webpack_require__(9564);
// EXTERNAL MODULE: ./lib/steps/hand-over.js + 4 modules
var hand_over = __webpack_require__(9561);
// EXTERNAL MODULE: ./lib/steps/image.js + 4 modules
var steps_image = __webpack_require__(6326);
// EXTERNAL MODULE: ./lib/steps/locate.js
var locate = __webpack_require__(4833);
;// CONCATENATED MODULE: ./lib/steps/mend.js


/**
 * What an ended run left: workers and beat run in the live colour, beat once; a live release that is still open is to
 * be finished from its public verify on; a live colour whose scaling is still held, although its release is closed, is
 * let go.
 *
 * @returns the open live release, if there is one.
 */
async function mend(ground, standing) {
    const line = standing.liveLine;
    const gaveBack = line !== undefined && (await (0,hand_over/* handOverTo */.V9)(ground, line));
    if (line?.state === 'open') {
        ground.journal.done(`${line.release.slice(0, 12)} is live and was never closed: it is finished from its public verify on`);
        return line;
    }
    const lifted = line !== undefined && (await (0,suspension/* liftSuspension */.L)(ground, line));
    if (gaveBack)
        ground.journal.done('workers and beat run in the live colour again');
    else if (lifted)
        ground.journal.done('the live colour scales by itself again');
    else
        ground.journal.unchanged('nothing was left behind');
    return undefined;
}

// EXTERNAL MODULE: ./lib/steps/migrate.js + 1 modules
var migrate = __webpack_require__(2606);
// EXTERNAL MODULE: ./lib/model/plan-tally.js
var plan_tally = __webpack_require__(2165);
;// CONCATENATED MODULE: ./lib/model/planned-anew.js

/** What a plan that nobody has read would change; undefined for one that changes nothing. */
function plannedAnewTold(changes) {
    const written = changes.filter(({ action }) => action !== 'read');
    if (written.length === 0)
        return undefined;
    const list = written.map(({ action, address }) => `${action} ${address}`);
    return `planned anew, now that what it needs is there, ${(0,plan_tally/* tallyWords */.c_)((0,plan_tally/* tally */.N4)(written))}: ${list.join(', ')}.`;
}

// EXTERNAL MODULE: ./lib/model/removal.js
var model_removal = __webpack_require__(3249);
// EXTERNAL MODULE: ./lib/model/standing.js
var model_standing = __webpack_require__(6545);
// EXTERNAL MODULE: ./lib/model/task-definition.js
var task_definition = __webpack_require__(1632);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/model/certificate-cover.js
var certificate_cover = __webpack_require__(1508);
;// CONCATENATED MODULE: ./lib/steps/certificate.js




const LOOK_AGAIN_MS = 3_000;
/** ACM validates within minutes once the records are seen. */
const ISSUED_WITHIN_MS = 900_000;
/**
 * An issued certificate for the public and both preview hosts: the given one, the one found by tag, or one requested now
 * and validated through unproxied CNAMEs that stay for its renewals.
 *
 * @returns its ARN.
 */
async function certificate(ground, given) {
    const hosts = (0,model_site/* hostsOf */.PP)(ground.site);
    if (given !== undefined)
        return checkGiven(ground, given, hosts);
    const { certificates } = ground.world;
    const key = (0,model_site/* siteKey */.Dd)(ground.site);
    const found = await certificates.find(key);
    const state = found === undefined ? undefined : await certificates.describe(found);
    if (state?.status === 'ISSUED' && (0,certificate_cover/* covers */.h)(state.hostnames, hosts))
        return state.arn;
    const usable = state?.status === 'PENDING_VALIDATION' && (0,certificate_cover/* covers */.h)(state.hostnames, hosts);
    const arn = usable ? state.arn : await certificates.request(key, hosts, requestToken(hosts));
    return validated(ground, arn);
}
async function checkGiven(ground, given, hosts) {
    const state = await ground.world.certificates.describe(given);
    if (state.status === 'ISSUED' && (0,certificate_cover/* covers */.h)(state.hostnames, hosts))
        return given;
    throw new failure/* Failure */.HR(`\`certificate\` ${given} is ${state.status} and covers ${state.hostnames.join(', ')}; needed: issued, for ${hosts.join(', ')}.`, 'Give the ARN of an issued certificate that covers all three hosts, or leave `certificate` out.');
}
async function validated(ground, arn) {
    const { certificates, clock, log } = ground.world;
    const givenUpAt = clock.now() + ISSUED_WITHIN_MS;
    let told = false;
    for (;;) {
        const state = await certificates.describe(arn);
        if (state.status === 'ISSUED')
            return arn;
        if (state.status !== 'PENDING_VALIDATION')
            throw refused(state);
        for (const record of state.validation)
            await ensureValidationRecord(ground, record);
        if (!told && state.validation.length > 0)
            log.line('certificate requested; waiting for ACM to see its records');
        told ||= state.validation.length > 0;
        if (clock.now() >= givenUpAt) {
            throw new failure/* Failure */.HR(`ACM has not issued ${arn} within 15 minutes.`, 'Run this again: it goes on waiting for the same certificate.');
        }
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
async function ensureValidationRecord({ world, zoneId }, { name, content }) {
    const [found] = await world.dns.records(zoneId, name);
    if (!found) {
        await world.dns.create(zoneId, {
            type: 'CNAME',
            name,
            content,
            proxied: false,
            ttl: 1,
            comment: 'flipgate: ACM validation',
        });
    }
    else if (found.proxied || found.content !== content) {
        throw new failure/* Failure */.HR(`The validation record ${name} is ${found.proxied ? 'proxied' : `pointing at ${found.content}`}; ACM needs an unproxied CNAME to ${content}.`, 'Delete that record and run this again.');
    }
}
function refused(state) {
    const caa = state.failureReason === 'CAA_ERROR';
    return new failure/* Failure */.HR(`ACM refused the certificate: ${state.status}${state.failureReason === undefined ? '' : ` (${state.failureReason})`}.`, caa
        ? 'A CAA record of the zone forbids Amazon: add CAA 0 issue "amazon.com" beside it, delete the failed certificate, and run this again.'
        : `Delete ${state.arn} and run this again; it requests a new one.`);
}
/** At most 32 word characters; the same hosts ask for the same certificate within an hour. */
function requestToken(hosts) {
    return (0,external_node_crypto_.createHash)('sha256').update(hosts.join(' ')).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./lib/steps/empty-color.js
var empty_color = __webpack_require__(4364);
// EXTERNAL MODULE: ./lib/model/job.js
var model_job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/model/carried-migrations.js
var carried_migrations = __webpack_require__(557);
;// CONCATENATED MODULE: ./lib/steps/carried.js

const MOST_TOLD = 20;
/** What the release carries, for its line in the ledger, and in a line of the log what of it is new. */
async function carried({ world, book }, release, live) {
    const found = await world.checkout.migrations(release);
    if (found.kind === 'unknown') {
        world.log.line(`which migrations it carries is not known: ${found.why}`);
        return {};
    }
    const carries = (0,carried_migrations/* carriedMigrations */.g)(found.migrations);
    const brought = (0,carried_migrations/* migrationsBrought */.x)(found.migrations, live, book.current);
    world.log.line(brought === 'unknown'
        ? `carries ${carried_counted(found.migrations)}; which of them are new is not known`
        : `brings ${carried_counted(brought)}${listed(brought)}`);
    return { carries };
}
function carried_counted({ length }) {
    return length === 1 ? '1 migration' : `${length === 0 ? 'no' : length} migrations`;
}
function listed(brought) {
    const told = brought.slice(0, MOST_TOLD).map(({ name, phase }) => `${name} (${phase})`);
    if (brought.length > MOST_TOLD)
        told.push(`and ${brought.length - MOST_TOLD} more`);
    return told.length === 0 ? '' : `: ${told.join(', ')}`;
}

// EXTERNAL MODULE: ./lib/steps/release-marks.js + 1 modules
var release_marks = __webpack_require__(9794);
;// CONCATENATED MODULE: ./lib/steps/open-release.js






/** Opens the release in the ledger. A line that an ended run opened is gone on with: it knows which attempts were made. */
async function openRelease(ground, known) {
    const { request, standing } = known;
    const carries = await carried(ground, request.release, standing.liveLine);
    const fresh = { ...newRelease(ground, known), ...carries };
    await (0,release_marks/* markImage */.d)(ground, fresh.image);
    const { book, world } = ground;
    const open = openLine(ground, fresh.color, fresh.release);
    const opened = (ledger) => ({
        ...(open
            ? (0,model_ledger/* updateRelease */.BG)(ledger, open.number, (line) => ({
                ...fresh,
                number: line.number,
                openedAt: line.openedAt,
                migrations: line.migrations,
                durations: line.durations,
            }))
            : (0,model_ledger/* appendRelease */.Gr)(ledger, fresh)),
        zoneId: ground.zoneId,
    });
    // A colour that was removed has come back with this line, which names what there is of it.
    await book.change(world.store, (ledger) => (0,model_removal/* withoutRemoval */.h4)(opened(ledger), fresh.color));
    const line = open
        ? book.current.releases.find((one) => one.number === open.number)
        : book.current.releases.at(-1);
    if (!line)
        throw new failure/* Failure */.HR('The ledger lost the line that was opened.', 'Run this again.');
    return line;
}
function openLine({ book }, color, release) {
    return book.current.releases.findLast((line) => line.state === 'open' && line.color === color && line.release === release);
}
function whatWasBefore({ location, live, liveRelease }) {
    switch (location.kind) {
        case 'missing':
            return { kind: 'missing' };
        case 'adoptable':
            return { kind: 'adopted', records: location.records };
        case 'color':
            return {
                kind: 'color',
                color: live ?? location.color,
                running: 0,
                ...(liveRelease === undefined ? {} : { release: liveRelease }),
            };
    }
}
function settingsOf(request, shared, outputs) {
    return {
        healthPath: request.healthPath,
        releaseHeader: request.releaseHeader,
        verifyPaths: request.verifyPaths,
        verifyCount: request.verifyCount,
        bakeMs: request.bakeMs,
        warmMs: request.warmMs,
        alarmNames: request.alarms ?? [...shared.alarm_names, ...outputs.alarm_names],
        ...(request.contractCommand === undefined ? {} : { contractCommand: request.contractCommand }),
        migration: {
            lockTimeoutMs: request.migrateLockTimeoutMs,
            ...(request.migrateStatementTimeoutMs === undefined
                ? {}
                : { statementTimeoutMs: request.migrateStatementTimeoutMs }),
            retries: request.migrateRetries,
        },
    };
}
function newRelease(ground, known) {
    const { request, standing, shared, outputs, registered, definitions } = known;
    return {
        kind: 'deploy',
        release: request.release,
        image: request.image,
        color: standing.idle,
        state: 'open',
        openedAt: ground.world.clock.now(),
        before: whatWasBefore(standing),
        definitions,
        registered,
        shared: {
            region: shared.region,
            account_id: shared.account_id,
            cluster: shared.cluster,
            alarm_names: shared.alarm_names,
        },
        outputs,
        settings: settingsOf(request, shared, outputs),
        migrations: [],
        durations: {},
        ...pageOf(ground),
    };
}
function pageOf({ job }) {
    const page = (0,model_job/* runUrl */.V)(job);
    return page === undefined ? {} : { runUrl: page };
}

// EXTERNAL MODULE: ./lib/steps/preview-record.js
var preview_record = __webpack_require__(8313);
// EXTERNAL MODULE: ./lib/model/named-secrets.js
var named_secrets = __webpack_require__(816);
;// CONCATENATED MODULE: ./lib/steps/secret-values.js


/** A secret without a value stops every task that names it, at its start: asked before one is started. */
async function secretsHaveValues(secrets, definitions) {
    const asked = await Promise.all((0,named_secrets/* namedSecrets */.p)(definitions).map(async (secret) => ({
        ...secret,
        there: await secrets.hasValue(secret.id),
    })));
    const missing = asked.filter((secret) => !secret.there);
    if (missing.length === 0)
        return;
    throw new failure/* Failure */.HR(`${missing.length === 1 ? 'A secret has' : `${missing.length} secrets have`} no value: ${missing.map((secret) => secret.name).join(', ')}.`, `Set each, then run this again:\n${missing.map(({ id }) => (0,named_secrets/* setSecretCommand */.u)(id)).join('\n')}`);
}

// EXTERNAL MODULE: ./lib/steps/tell-changes.js
var tell_changes = __webpack_require__(4984);
;// CONCATENATED MODULE: ./lib/steps/provision.js















/**
 * Shared, the certificate, the idle colour emptied (unless it already runs this release), then this image at zero tasks,
 * its preview record, and the release opened in the ledger.
 */
async function provision(ground, request, standing, sharedPlan) {
    const { world } = ground;
    const color = standing.idle;
    const shared = await applyShared(ground, request, standing, sharedPlan);
    const certificateArn = await certificate(ground, request.certificate);
    await emptyUnlessThisRelease(ground, standing, request.release);
    const stack = { kind: 'color', color };
    const plan = await world.engine.plan(stack, (0,stack_variables/* colorVariables */.P)(request, request, color, shared, certificateArn), ground.lease.signal);
    (0,tell_plan/* tellPlan */.f)(ground, ground.book.current, request, standing, plan);
    (0,gate/* gate */.Gj)(plan, request.allowDestroy, standing.live);
    await comesBack(ground, color);
    await plan.apply(ground.lease.signal, judgeLike(ground, plan, request, standing));
    const outputs = (await world.engine.outputs(stack, ground.lease.signal));
    await (0,preview_record/* previewRecord */.s)(ground, color, outputs.load_balancer_dns_name);
    const registered = revisions(outputs);
    const definitions = await readDefinitions(ground, registered, request.release);
    await secretsHaveValues(world.secrets, Object.values(definitions));
    const line = await openRelease(ground, {
        request,
        standing,
        shared,
        outputs,
        registered,
        definitions,
    });
    ground.journal.done(`${color} holds ${request.release.slice(0, 12)} at ${request.image.split('@')[1]?.slice(0, 19)} as ${(0,tell_changes/* revisionOf */.DT)(line)}`);
    return line;
}
/** What is planned anew in the middle of an apply is told, and passes the same gate as the plan. */
function judgeLike({ journal }, { stack }, { allowDestroy }, { live }) {
    return ({ changes }) => {
        const told = plannedAnewTold(changes);
        if (told !== undefined)
            journal.notice(`In the middle of the apply of ${(0,gate/* describeStack */.GO)(stack)}: ${told}`);
        (0,gate/* gate */.Gj)({ stack, changes }, allowDestroy, live);
    };
}
async function applyShared(ground, request, standing, plan) {
    await plan.apply(ground.lease.signal, judgeLike(ground, plan, request, standing));
    const outputs = await ground.world.engine.outputs({ kind: 'shared' }, ground.lease.signal);
    if (outputs)
        return outputs;
    throw new failure/* Failure */.HR('The shared stack gives no outputs.', 'Compare its outputs with the contract in infra/README.md.');
}
async function emptyUnlessThisRelease(ground, standing, release) {
    const line = (0,model_ledger/* newestOfColor */.jx)(ground.book.current, standing.idle);
    if (!line || (0,model_standing/* runs */.Np)(standing.running[standing.idle], release))
        return;
    const stopped = await (0,empty_color/* emptyColor */.L)(ground, {
        color: standing.idle,
        cluster: line.shared.cluster,
        outputs: line.outputs,
    });
    if (stopped > 0)
        ground.world.log.line(`${standing.idle} is emptied of ${stopped} tasks`);
}
/** Until the new line is open the newest one names what is gone, so that a half-built colour is no way back. */
async function comesBack({ book, world }, color) {
    const removal = (0,model_removal/* removalOf */.c6)(book.current, color);
    if (!removal)
        return;
    world.log.line(`${color} was removed: it is built anew`);
    const { begunAt } = removal;
    await book.change(world.store, (ledger) => (0,model_removal/* withRemoval */.Nx)(ledger, color, { begunAt }));
}
function revisions(outputs) {
    return {
        web: outputs.web_task_definition,
        migrate: outputs.migrate_task_definition,
        ...(outputs.worker_task_definition === null ? {} : { worker: outputs.worker_task_definition }),
        ...(outputs.beat_task_definition === null ? {} : { beat: outputs.beat_task_definition }),
    };
}
async function readDefinitions({ world }, registered, release) {
    const entries = await Promise.all(Object.entries(registered).map(async ([role, arn]) => [role, await world.ecs.taskDefinition(arn)]));
    for (const [role, definition] of entries) {
        if ((0,task_definition/* releaseOf */.l7)(definition) !== release) {
            throw new failure/* Failure */.HR(`The task definition of ${role} carries RELEASE=${String((0,task_definition/* releaseOf */.l7)(definition))} where ${release} was applied.`, 'Every container needs the variable RELEASE from the variable `release`: see infra/README.md.');
        }
    }
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
;// CONCATENATED MODULE: ./lib/steps/record.js





/** The colour's own minimum, suspension lifted, the release closed with the time when it is due to settle. */
async function record(ground, line) {
    const { world, book } = ground;
    await (0,suspension/* liftSuspension */.L)(ground, line);
    const now = world.clock.now();
    await book.change(world.store, (ledger) => {
        const others = {
            ...ledger,
            releases: ledger.releases.map((one) => one.state === 'open' && one.number !== line.number ? { ...one, state: 'given-up' } : one),
        };
        return (0,model_ledger/* updateRelease */.BG)(others, line.number, (release) => ({
            ...release,
            state: 'closed',
            closedAt: now,
            dueAt: now + line.settings.warmMs,
            durations: { ...release.durations, ...durationsOf(ground), ...ground.journal.measured },
        }));
    });
    await (0,release_marks/* dropSpentMarks */.W)(ground);
    ground.journal.done(`${line.release.slice(0, 12)} is recorded; it settles from ${(0,span/* describeMoment */.o)(now + line.settings.warmMs)}`);
}
/** For a deploy that has reverted or lifted it: never before the release is recorded. */
async function removePassedHold({ world }) {
    const stored = await (0,hold_object/* readHold */.uw)(world.store);
    if (stored && !stored.hold.open)
        await (0,hold_object/* removeHold */.od)(world.store, stored);
}
function durationsOf({ journal }) {
    return Object.fromEntries(journal.steps.filter((step) => step.state === 'done').map((step) => [step.step, step.ms]));
}

// EXTERNAL MODULE: ./lib/steps/settle.js
var settle = __webpack_require__(1688);
// EXTERNAL MODULE: ./lib/steps/start.js
var start = __webpack_require__(4863);
// EXTERNAL MODULE: ./lib/steps/web-service.js
var web_service = __webpack_require__(587);
;// CONCATENATED MODULE: ./lib/steps/start-idle.js



/** The idle web to the live web's running count, its own minimum on a first deploy. */
async function startIdle(ground, line, live) {
    const serving = live === undefined ? undefined : await (0,web_service/* webService */.U)(ground, live);
    const started = await (0,start/* start */.ni)(ground, {
        cluster: line.shared.cluster,
        outputs: line.outputs,
        taskDefinition: line.registered.web ?? line.outputs.web_task_definition,
        count: (0,start/* startCount */.si)(line.outputs, serving?.running ?? 0),
        expected: lastStart(ground),
    });
    return { before: serving && (0,tell_changes/* tasksWanted */.O3)(serving), after: (0,tell_changes/* tasksWanted */.O3)(started) };
}
function lastStart({ book }) {
    return book.current.releases.findLast((line) => line.durations['start'] !== undefined)?.durations['start'];
}

// EXTERNAL MODULE: ./lib/steps/stop-at-hold.js + 1 modules
var stop_at_hold = __webpack_require__(1943);
// EXTERNAL MODULE: ./lib/steps/verify.js
var verify = __webpack_require__(6858);
// EXTERNAL MODULE: ./lib/commands/conduct.js
var conduct = __webpack_require__(5818);
// EXTERNAL MODULE: ./lib/commands/lock-for.js + 3 modules
var lock_for = __webpack_require__(3698);
// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
;// CONCATENATED MODULE: ./lib/commands/rehearse.js




/** `dry-run`: what can be known without the lock and without a write. */
async function rehearse({ outlook }, request) {
    const { journal, world } = outlook;
    const { current } = await (0,ledger_book/* openLedger */.a)(world.store);
    const standing = await journal.step('locate', () => (0,locate/* lookAround */.h3)(outlook, current, { adopt: request.adopt, requested: request.release }));
    await journal.step('check', () => fitForDeploy(outlook, standing.idle, request));
    const found = await journal.step('image', () => (0,steps_image/* lookForImage */.m)(outlook, request.source, request.scanThreshold));
    const same = standing.live !== undefined && standing.liveRelease === request.release;
    journal.notice(same
        ? `Dry run: ${request.release.slice(0, 12)} is live in ${standing.live} already.`
        : `Dry run: ${request.release.slice(0, 12)} would go to ${standing.idle}; nothing was written.`);
    return {
        result: 'unchanged',
        release: request.release,
        ...found,
        ...(standing.live === undefined ? {} : { liveColor: standing.live }),
    };
}

// EXTERNAL MODULE: ./lib/commands/shown.js + 2 modules
var shown = __webpack_require__(8585);
// EXTERNAL MODULE: ./lib/commands/taking-back.js + 1 modules
var taking_back = __webpack_require__(7244);
;// CONCATENATED MODULE: ./lib/commands/deploy.js






















/** Without the bake; creating a database takes its time. */
const USUAL_LIMIT_MS = 30 * 60_000;
const FIRST_LIMIT_MS = 60 * 60_000;
/** Brings the requested release live, or leaves production as it was. */
function deploy(invocation) {
    const conducted = (0,conduct/* conduct */.V)(invocation, (scene) => invocation.request.dryRun ? rehearse(scene, invocation.request) : line(scene, invocation));
    return (0,shown/* shown */.S)(invocation, conducted);
}
async function line(scene, invocation) {
    const { request } = invocation;
    const { journal } = scene.outlook;
    const { ground, hold } = await journal.step('lock', () => lockUnlessHeld(scene, invocation));
    const standing = await journal.step('locate', () => (0,locate/* locate */.x5)(ground, { adopt: request.adopt, requested: request.release }));
    const unfinished = await journal.step('mend', () => mend(ground, standing));
    if (unfinished)
        await goLive(ground, unfinished);
    if (standing.live && standing.liveRelease === request.release) {
        await dropPassed(ground, hold);
        const result = unfinished ? 'live' : 'unchanged';
        return {
            ...named(request),
            result,
            liveColor: standing.live,
            ...takenBackBy(ground, standing.live, request),
        };
    }
    const checked = await journal.step('check', () => check(ground, standing, request));
    if (checked.kind === 'superseded')
        return { ...named(request), result: 'superseded' };
    await (0,shown/* showBegun */.f)(scene.outlook, request);
    const found = await journal.step('image', () => (0,steps_image/* image */.S)(ground, request.source, request.scanThreshold, ground.lease.signal));
    await journal.step('settle', () => (0,settle/* settleBeforeDeploy */.w)(ground, standing.liveLine));
    const imaged = { ...request, image: found.image };
    const release = await journal.step('provision', () => provision(ground, imaged, standing, checked.shared));
    const web = await (0,taking_back/* orEmptyIdle */.$w)(ground, release, async () => {
        await journal.step('migrate', () => (0,migrate/* migrate */._)(ground, release, request));
        const started = await journal.step('start', () => startIdle(ground, release, standing.live));
        await journal.step('verify', () => (0,verify/* verifyPreview */.q)(ground, release));
        return started;
    });
    await (0,taking_back/* orGiveBack */.sE)(ground, release, () => journal.step('hand over', () => (0,hand_over/* handOver */.Cl)(ground, release)));
    await goLive(ground, release);
    await dropPassed(ground, hold);
    (0,tell_changes/* tellReplaced */.Ym)(ground, standing, release, web);
    return {
        release: release.release,
        ...found,
        result: 'live',
        liveColor: release.color,
        ...takenBackBy(ground, release.color, request),
        ...(standing.live === undefined ? {} : { previousColor: standing.live }),
    };
}
/** From the flip on: what fails here is flipped back. */
async function goLive(ground, release) {
    const { journal } = ground;
    await (0,taking_back/* orFlipBack */.wt)(ground, release, async () => {
        await journal.step('flip', () => flip(ground, release));
        await journal.step('verify', () => (0,verify/* verifyPublic */.p)(ground, release));
        await journal.step('bake', () => bake(ground, current(ground, release)));
    });
    // Watched to its end and good: a cancel that comes now is too late to take anything back.
    const ending = (0,steps_ground/* forUndo */.Y)(ground);
    await (0,taking_back/* orUnrecorded */.dh)(() => journal.step('record', () => record(ending, current(ending, release))));
}
/** A hold that this deploy has reverted or lifted; also when an earlier run was killed right after its record. */
async function dropPassed(ground, hold) {
    if (hold === 'lifted')
        await removePassedHold((0,steps_ground/* forUndo */.Y)(ground));
}
/** The ledger's newest knowledge of a line: flip writes into it what bake judges by. */
function current({ book }, release) {
    return book.current.releases.find((one) => one.number === release.number) ?? release;
}
async function lockUnlessHeld(scene, invocation) {
    const { request } = invocation;
    const patienceMs = request.timeoutMs ?? USUAL_LIMIT_MS;
    const ground = await (0,lock_for/* lockFor */.Xd)(scene, invocation, { release: request.release, patienceMs });
    const isFirst = ground.book.current.releases.length === 0;
    ground.lease.limitTime(request.timeoutMs ?? (isFirst ? FIRST_LIMIT_MS : USUAL_LIMIT_MS));
    return { ground, hold: await (0,stop_at_hold/* stopAtHold */.XD)(ground, request.release, request.liftHold) };
}
function takenBackBy(ground, live, { release }) {
    const next = (0,model_next/* wayBack */.lZ)(ground.book.current, live, release, ground);
    return next ? { next } : {};
}
function named(request) {
    const { release, source } = request;
    return source.kind === 'given' ? { release, image: source.image } : { release };
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

/***/ 1508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ covers)
/* harmony export */ });
/** Whether a certificate for these names answers for all the hosts; a wildcard stands for one label. */
function covers(hostnames, hosts) {
    return hosts.every((host) => hostnames.some((name) => name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1))));
}


/***/ }),

/***/ 9007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aH: () => (/* binding */ givenCertificateFinding),
/* harmony export */   nN: () => (/* binding */ certificateFinding),
/* harmony export */   zR: () => (/* binding */ balancerFindings)
/* harmony export */ });
/* harmony import */ var _certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1508);
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7357);


/** One colour's load balancer. A deploy gives it its certificate and timeouts anew. */
function balancerFindings(hosts, facts) {
    const { color } = facts;
    return [
        (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(`certificate of ${color}`, facts.certificates, 'here alone', (found) => certificateOnListener(color, hosts, found)),
        (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(`idle timeouts of ${color}`, facts.idleTimeout, 'here alone', (seconds) => timeouts(color, seconds, facts.keepAlive)),
    ];
}
function certificateOnListener(color, hosts, certificates) {
    const check = `certificate of ${color}`;
    if (!certificates)
        return { check, kind: 'early', found: 'there is no load balancer' };
    const good = certificates.find((one) => one.status === 'ISSUED' && (0,_certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .h)(one.hostnames, hosts));
    if (good)
        return { check, kind: 'good', found: `issued for ${good.hostnames.join(', ')}` };
    const told = certificates.map(({ status, hostnames }) => `${status} for ${hostnames.join(', ')}`);
    return {
        ...{ check, kind: 'poor', found: told.join('; ') || 'the load balancer has none' },
        remedy: `A deploy to ${color} gives it one for ${hosts.join(', ')}; until then Full (strict) refuses what it does not cover.`,
    };
}
/** The certificate that the next deploy will use; `site` is undefined when there is none with the environment's tag. */
function certificateFinding(hosts, certificate) {
    const check = 'certificate';
    return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(check, certificate, 'by deploys', (found) => {
        if (!found)
            return { check, kind: 'early', found: 'none yet: a deploy requests one' };
        const told = `${found.status} for ${found.hostnames.join(', ')}`;
        if (!(0,_certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .h)(found.hostnames, hosts))
            return { check, kind: 'early', found: `${told}: a deploy requests another for ${hosts.join(', ')}` };
        if (found.status === 'ISSUED')
            return { check, kind: 'good', found: told };
        return { check, kind: 'early', found: `${told}: a deploy waits for it` };
    });
}
/** The one that a deploy is given in `certificate`. */
function givenCertificateFinding(hosts, certificate) {
    const check = 'certificate';
    return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(check, certificate, 'by deploys', ({ arn, status, hostnames }) => {
        const found = `${status} for ${hostnames.join(', ')}`;
        if (status === 'ISSUED' && (0,_certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .h)(hostnames, hosts))
            return { check, kind: 'good', found };
        const remedy = `Give the ARN of an issued certificate for ${hosts.join(', ')} in place of ${arn}, or leave \`certificate\` out.`;
        return { check, kind: 'bad', found, remedy };
    });
}
/** Cloudflare keeps idle connections for so long. */
const EDGE_SECONDS = 900;
/** Each has to wait longer than who stands before it: it would close a connection that a request is on its way in. */
function timeouts(color, balancer, keepAlive) {
    const check = `idle timeouts of ${color}`;
    if (balancer === undefined)
        return { check, kind: 'early', found: 'there is no load balancer' };
    const application = keepAlive.kind === 'known' ? `${keepAlive.value} s` : `not known (${keepAlive.why})`;
    const found = `edge ${EDGE_SECONDS} s, load balancer ${balancer} s, application ${application}`;
    const grows = balancer > EDGE_SECONDS && (keepAlive.kind === 'unknown' || keepAlive.value > balancer);
    if (!grows) {
        const remedy = `Let them grow: \`idle_timeout\` above ${EDGE_SECONDS}, the server's keep-alive above that. Else some requests get 502.`;
        return { check, kind: 'poor', found, remedy };
    }
    if (keepAlive.kind === 'known')
        return { check, kind: 'good', found };
    return { check, kind: 'unknown', asked: 'here alone', found, remedy: keepAlive.remedy };
}


/***/ }),

/***/ 1382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ tlsFinding),
/* harmony export */   g: () => (/* binding */ edgeFindings)
/* harmony export */ });
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7357);

/** What the edge does with the environment's hosts. */
function edgeFindings(facts) {
    return [tlsFinding(facts), (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)('Bot Fight Mode', facts.botFightMode, 'here alone', botFinding)];
}
const TLS = 'TLS to the load balancers';
function tlsFinding({ hosts, mode, rules }) {
    if (rules.kind === 'unknown')
        return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)(TLS, { ...rules, why: `${zoneWide(mode)}${rules.why}` }, 'here alone');
    const modes = hosts.map((host) => modeFor(host, rules.value) ?? (mode.kind === 'known' ? mode.value : undefined));
    if (modes.includes('unreadable'))
        return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)(TLS, UNREADABLE, 'here alone');
    if (mode.kind === 'unknown' && modes.includes(undefined))
        return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)(TLS, mode, 'here alone');
    const told = hosts.map((host, at) => `${host}: ${modes[at]}`).join(', ');
    if (modes.every((one) => one === 'strict' || one === 'origin_pull'))
        return { check: TLS, kind: 'good', found: told };
    const remedy = 'Apply the root `infra/terraform/edge`, which sets `strict` for these hosts, or set the zone to Full (strict).';
    // The load balancer answers by HTTPS alone; whether its certificate is looked at is the mode's affair.
    return {
        check: TLS,
        kind: modes.some((one) => one === 'off' || one === 'flexible') ? 'bad' : 'poor',
        found: told,
        remedy,
    };
}
function zoneWide(mode) {
    return mode.kind === 'known'
        ? `the zone is ${mode.value}, and its rules may say otherwise for these hosts: `
        : '';
}
const UNREADABLE = {
    kind: 'unknown',
    why: 'a configuration rule of the zone sets an SSL mode by an expression that is not only about hosts',
    remedy: "Look at the zone's configuration rules: these hosts need `strict`.",
};
const HOSTS_ALONE = /^\(?http\.host (?:in \{(?:"[^"]*"\s*)+\}|eq "[^"]*")\)?$/;
/** Of several rules that match the last decides; undefined when none does. */
function modeFor(host, rules) {
    const match = rules.findLast(({ expression }) => expression.includes(`"${host}"`) || !HOSTS_ALONE.test(expression));
    if (!match)
        return undefined;
    return HOSTS_ALONE.test(match.expression) ? match.mode : 'unreadable';
}
function botFinding(on) {
    const check = 'Bot Fight Mode';
    if (!on)
        return { check, kind: 'good', found: 'off' };
    const found = 'on: it may challenge the probes of a good release, and no rule can let them pass';
    return {
        check,
        kind: 'poor',
        found,
        remedy: "Switch it off in the zone's dashboard, under Security, Bots.",
    };
}


/***/ }),

/***/ 7357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ after),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   g$: () => (/* binding */ judged)
/* harmony export */ });
function known(value) {
    return { kind: 'known', value };
}
/** Not asked, since what it stands on has no answer. */
function after(check, why) {
    return { kind: 'unknown', why, remedy: `Mend \`${check}\` first.`, behind: check };
}
/** @param asked who else needs the answer */
function unanswered(check, { why, remedy, behind }, asked) {
    const fallen = behind === undefined ? {} : { behind };
    return { check, kind: 'unknown', asked, found: why, remedy, ...fallen };
}
/** What a check comes to, by its fact. */
function judged(check, fact, asked, judge) {
    return fact.kind === 'known' ? judge(fact.value) : unanswered(check, fact, asked);
}


/***/ }),

/***/ 8854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ recordFindings),
/* harmony export */   c: () => (/* binding */ previewFinding)
/* harmony export */ });
/* harmony import */ var _color_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2618);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1918);
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1774);
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7357);





/** The records of the environment's hosts, as a deploy will meet them. */
function recordFindings(site, facts) {
    return [
        (0,_fact_js__WEBPACK_IMPORTED_MODULE_2__/* .judged */ .g$)('public record', facts.records, 'by deploys', (records) => publicFinding(site, records, facts)),
        ..._color_js__WEBPACK_IMPORTED_MODULE_3__/* .COLORS */ .l.map((color) => (0,_fact_js__WEBPACK_IMPORTED_MODULE_2__/* .judged */ .g$)(`preview record of ${color}`, facts.previews[color], 'by deploys', (records) => previewFinding(site, color, records))),
    ];
}
function publicFinding(site, records, facts) {
    const check = 'public record';
    try {
        const location = (0,_location_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeLocation */ .Nl)(site, records, facts.balancers, []);
        if (location.kind === 'color')
            return { check, kind: 'good', found: `${described(location.record)}: ${location.color} is live` };
        return { check, kind: 'early', found: `${site.hostname} has none yet: the first deploy makes it` };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        // Moving in: that a deploy has been told of these records cannot be seen here.
        const moving = !facts.released && !records.some((record) => (0,_location_js__WEBPACK_IMPORTED_MODULE_1__/* .colorOfRecord */ .U$)(site, record));
        return {
            ...{ check, kind: moving && facts.balancers.length === 0 ? 'poor' : 'bad' },
            ...{ found: error.message, remedy: error.remedy },
        };
    }
}
/** A deploy makes the one of its colour, or points its own at the load balancer; anybody else's it refuses. */
function previewFinding(site, color, records) {
    const check = `preview record of ${color}`;
    const host = site.previewHostnames[color];
    const [record, ...others] = (0,_location_js__WEBPACK_IMPORTED_MODULE_1__/* .addressing */ .Xn)(records);
    if (!record)
        return { check, kind: 'early', found: `${host} has none yet: a deploy to ${color} makes it` };
    const isOurs = record.type === 'CNAME' && record.comment === (0,_site_js__WEBPACK_IMPORTED_MODULE_4__/* .previewComment */ .Wy)(site, color);
    if (isOurs && record.proxied && others.length === 0)
        return { check, kind: 'good', found: described(record) };
    const found = `${described(record)} was not made by Flipgate for this environment`;
    return { check, kind: 'bad', found, remedy: 'Remove it, or give other `preview-hostnames`.' };
}
function described({ name, type, content, proxied }) {
    return `${name} ${type} ${content} (${proxied ? 'proxied' : 'not proxied'})`;
}


/***/ }),

/***/ 816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ namedSecrets),
/* harmony export */   u: () => (/* binding */ setSecretCommand)
/* harmony export */ });
/** The secrets that tasks of these definitions are given, each once. */
function namedSecrets(definitions) {
    const named = new Map();
    for (const { containerDefinitions } of definitions) {
        for (const { secrets = [] } of containerDefinitions) {
            for (const { valueFrom, name } of secrets)
                named.set(valueFrom, name);
        }
    }
    return [...named].map(([id, name]) => ({ id, name }));
}
/** A `valueFrom` may name one key of a secret that holds JSON: `arn:…:secret:name-abc123:key:stage:version`. */
function setSecretCommand(valueFrom) {
    const [, arn, key] = /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]+)/.exec(valueFrom) ?? [];
    const [id, value] = arn === undefined ? [valueFrom, 'VALUE'] : [arn, `'{"${key}":"VALUE"}'`];
    return `aws secretsmanager put-secret-value --secret-id ${id} --secret-string ${value}`;
}


/***/ }),

/***/ 484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readParityMark),
/* harmony export */   J: () => (/* binding */ parityMark)
/* harmony export */ });
const EMPTY = '%';
const DIGEST_LENGTH = 20;
/** A quarter of a comment. */
const MOST_LISTED = 800;
/** The comment's last line: whatever the plan's values say stands before it. */
const MARK = /<!-- flipgate:parity:1 (\S+) (\S+) ([0-9a-f]{64}) (\d+) ([\w-]*) -->\s*$/;
function parityMark(environment, commit, digest, digests) {
    const listed = digests.length > MOST_LISTED ? '' : digests.join('');
    const fields = [escaped(environment), escaped(commit), digest, digests.length, listed];
    return `<!-- flipgate:parity:1 ${fields.join(' ')} -->`;
}
/** Undefined when the text holds none for this environment. Whoever may write the comment may write the mark: ask first whose it is. */
function readParityMark(text, environment) {
    const [, where = '', commit = '', digest = '', count = '', listed = ''] = MARK.exec(text) ?? [];
    return where === escaped(environment)
        ? { environment, commit: read(commit), digest, changes: changesOf(Number(count), listed) }
        : undefined;
}
function changesOf(count, listed) {
    const digests = listed.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
    return digests.length === count && listed.length === count * DIGEST_LENGTH
        ? { kind: 'listed', digests }
        : { kind: 'counted', count };
}
function read(field) {
    try {
        return field === EMPTY ? '' : decodeURIComponent(field);
    }
    catch {
        return field;
    }
}
/** No name of an environment and no commit is longer; whatever is would cost the comment its room. */
const LONGEST_FIELD = 100;
/** Nothing that ends a comment of HTML or a field. A dash alone stays, since names have them. */
function escaped(text) {
    if (text === '')
        return EMPTY;
    const field = encodeURIComponent(text.slice(0, LONGEST_FIELD).toWellFormed());
    return field.replace(/--/g, '-%2D').replace(/-$/, '%2D');
}


/***/ }),

/***/ 707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ answerAfter),
/* harmony export */   Z: () => (/* binding */ answer)
/* harmony export */ });
/* harmony import */ var _model_checkup_fact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7357);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_interruption_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6818);



/** What the outside says, or why it does not; a cancel ends the look. */
async function answer(look) {
    try {
        return (0,_model_checkup_fact_js__WEBPACK_IMPORTED_MODULE_2__/* .known */ .eO)(await look());
    }
    catch (error) {
        if (error instanceof _model_interruption_js__WEBPACK_IMPORTED_MODULE_1__/* .Interruption */ ._)
            throw error;
        const remedy = error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.remedy : 'Run this again.';
        return { kind: 'unknown', why: (0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), remedy };
    }
}
/** The answer to a question that another one has to be answered for. */
async function answerAfter(fact, instead, look) {
    return fact.kind === 'known' ? answer(() => look(fact.value)) : instead;
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

/***/ 2755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ newerPush)
/* harmony export */ });
/** The commit that a push gives way to, in words: its branch has gone on. What GitHub does not tell stops nobody. */
async function newerPush(github, { event, sha, ref }) {
    const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
    if (event !== 'push' || sha === undefined || branch === undefined)
        return undefined;
    const head = await github.branchHead(branch);
    return head === 'unknown' || head === sha
        ? undefined
        : `${head.slice(0, 12)}, the newest commit of ${branch}`;
}


/***/ }),

/***/ 8313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ removePreviewRecord),
/* harmony export */   s: () => (/* binding */ previewRecord)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1918);
/* harmony import */ var _model_site_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1774);



/**
 * The idle colour's own proxied host, pointing at its load balancer. The comment says whose it is:
 * any other record of that name is somebody else's.
 */
async function previewRecord(ground, color, loadBalancer) {
    const { dns } = ground.world;
    const name = ground.site.previewHostnames[color];
    const comment = (0,_model_site_js__WEBPACK_IMPORTED_MODULE_2__/* .previewComment */ .Wy)(ground.site, color);
    const found = (0,_model_location_js__WEBPACK_IMPORTED_MODULE_1__/* .addressing */ .Xn)(await dns.records(ground.zoneId, name));
    const [record] = found;
    if (!record) {
        await dns.create(ground.zoneId, {
            type: 'CNAME',
            name,
            content: loadBalancer,
            proxied: true,
            ttl: 1,
            comment,
        });
    }
    else if (found.length > 1 || record.type !== 'CNAME' || record.comment !== comment || !record.proxied) {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The preview host ${name} has a record that Flipgate did not make for this environment: ${record.type} ${record.content}.`, 'Remove it, or give other `preview-hostnames`.');
    }
    else if (record.content !== loadBalancer) {
        await dns.editContent(ground.zoneId, record.id, loadBalancer);
    }
    else
        return;
    const written = (0,_model_location_js__WEBPACK_IMPORTED_MODULE_1__/* .addressing */ .Xn)(await dns.records(ground.zoneId, name));
    if (written.length !== 1 || written[0]?.content !== loadBalancer) {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The record ${name} was written but reads back otherwise.`, 'Run this again.');
    }
}
/**
 * Before the load balancer goes: a record that points at a name which AWS may give to somebody else is theirs to serve.
 * One that Flipgate did not make is left alone.
 */
async function removePreviewRecord(ground, color) {
    const { dns } = ground.world;
    const name = ground.site.previewHostnames[color];
    const comment = (0,_model_site_js__WEBPACK_IMPORTED_MODULE_2__/* .previewComment */ .Wy)(ground.site, color);
    const own = async () => (0,_model_location_js__WEBPACK_IMPORTED_MODULE_1__/* .addressing */ .Xn)(await dns.records(ground.zoneId, name)).filter((record) => record.comment === comment);
    const found = await own();
    for (const record of found)
        await dns.remove(ground.zoneId, record.id);
    if (found.length > 0 && (await own()).length > 0)
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The record ${name} was removed but reads back.`, 'Run this again.');
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
/* harmony import */ var _empty_color_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4364);
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


/***/ }),

/***/ 1166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ tellPlan)
/* harmony export */ });
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_planned_stack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5177);


/** Keeps for the report what the engine is about to change; a plan that its gate refuses is there too. */
function tellPlan({ journal }, ledger, { image, release }, standing, plan) {
    const { stack } = plan;
    const before = stack.kind === 'color' ? (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(ledger, stack.color) : standing.liveLine;
    const told = (0,_model_planned_stack_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedStack */ .D)(plan, {
        name: stack.kind === 'shared' ? 'shared' : stack.color,
        standing: stack.kind === 'shared' ? 'shared' : 'idle',
        basis: { kind: 'known' },
    }, {
        images: [image, before?.image].filter((one) => one !== undefined),
        releases: [release, before?.release].filter((one) => one !== undefined),
    });
    journal.planned(told);
}


/***/ })

};
