export const id = 4404;
export const ids = [4404];
export const modules = {

/***/ 4404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  settle: () => (/* binding */ settle_settle)
});

// EXTERNAL MODULE: ./lib/model/color.js
var model_color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/lock.js
var lock = __webpack_require__(3490);
// EXTERNAL MODULE: ./lib/model/next.js
var model_next = __webpack_require__(6336);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/model/release.js
var model_release = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/model/removal.js
var model_removal = __webpack_require__(3249);
// EXTERNAL MODULE: ./lib/model/span.js
var span = __webpack_require__(5577);
;// CONCATENATED MODULE: ./lib/model/settle-due.js





/**
 * What a settle has to do, by one look: the live release's, once its time has come, or again where a flip back has left
 * something; then the idle colour's stack.
 */
function settleDue(standing, ledger, { release, removeIdle }, now) {
    const { live, liveLine: line, liveRelease } = standing;
    if (live === undefined || !line)
        return nothing('Nothing to settle: no release of Flipgate is live.');
    if (release !== undefined && liveRelease !== release) {
        return nothing(`Nothing settled: ${live} runs ${liveRelease?.slice(0, 12)}, not ${release.slice(0, 12)}.`);
    }
    if (line.state !== 'closed')
        return nothing(`Nothing settled: ${line.release.slice(0, 12)} is not closed yet.`);
    if ((0,model_release/* isUnsettled */.P4)(line) && release === undefined && !(0,model_release/* isDue */.nZ)(line, now)) {
        return nothing(`Nothing is due: ${line.release.slice(0, 12)} settles from ${(0,span/* describeMoment */.o)(line.dueAt ?? 0)}.`);
    }
    const idle = (0,model_color/* otherColor */.I)(live);
    const stays = removeIdle ? whyNothingIsLeft(ledger, idle) : undefined;
    const left = leftByFlipBack(ledger, line);
    const isLeftDue = left !== undefined && (release !== undefined || left.until <= now);
    const tasks = [];
    if ((0,model_release/* isUnsettled */.P4)(line) || isLeftDue)
        tasks.push('settle');
    if (removeIdle && stays === undefined)
        tasks.push('remove idle');
    if (tasks.length > 0)
        return { kind: 'due', line, tasks };
    if (left) {
        const what = `${idle} still runs ${left.release.slice(0, 12)}, which was flipped back from`;
        return nothing(`Nothing is due: ${what}; it is emptied from ${(0,span/* describeMoment */.o)(left.until)}.`);
    }
    return nothing(`${line.release.slice(0, 12)} is settled already${stays === undefined ? '' : `, and ${stays}`}.`);
}
/**
 * What a flip back has left in the other colour since the live release was settled, which its deploy had done before it
 * came there. It stays as long as one that was gone back from by a rollback.
 */
function leftByFlipBack(ledger, { color, settledAt }) {
    const left = (0,model_ledger/* newestOfColor */.jx)(ledger, (0,model_color/* otherColor */.I)(color));
    if (left?.state !== 'given-up' || left.flippedAt === undefined)
        return undefined;
    if (settledAt === undefined || left.flippedAt < settledAt)
        return undefined;
    return { release: left.release, until: left.flippedAt + left.settings.warmMs };
}
/** By the ledger, so that a look starts no engine; undefined where the colour may be there. */
function whyNothingIsLeft(ledger, idle) {
    const removal = (0,model_removal/* removalOf */.c6)(ledger, idle);
    if (removal?.doneAt !== undefined)
        return `${idle} was removed at ${(0,span/* describeMoment */.o)(removal.doneAt)}`;
    return (0,model_ledger/* newestOfColor */.jx)(ledger, idle) ? undefined : `${idle} was never built`;
}
function nothing(why) {
    return { kind: 'nothing', why };
}

// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
// EXTERNAL MODULE: ./lib/steps/locate.js
var locate = __webpack_require__(4833);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/model/removal-gate.js

/** Registered once and never changed, they cost nothing: a stack may leave them behind for a rollback. */
const DEFINITION = 'AWS::ECS::TaskDefinition';
/** What a plan to remove an idle colour must not do: anything but destroy, and even that not to what stays. */
function refusedRemovals(changes) {
    return changes.filter(({ action, type }) => action !== 'read' &&
        (action !== 'destroy' || (0,model_removal/* staysBehind */.Xv)(type)) &&
        (action !== 'forget' || type !== DEFINITION));
}
/** What a removal would find out half way: AWS refuses to delete it. Each with the setting. */
function protectedRemovals(changes) {
    return changes.flatMap(({ address, heldBy }) => heldBy === undefined ? [] : [`${address} (${heldBy} is on)`]);
}
/**
 * Addresses that a plan destroys although what is live names them: a release that a rollback brought to the other colour
 * may run with the roles of this one.
 *
 * @param serving  what the live colour runs, for example its task definitions
 */
function destroyedInUse({ changes, ids }, serving) {
    const named = new Set(serving.flatMap(textsIn));
    const used = new Set([...ids].flatMap(([id, name]) => (named.has(id) ? [addressOf(name)] : [])));
    return changes.flatMap(({ action, address }) => action === 'destroy' && used.has(address) ? [address] : []);
}
/** Of `<address.attribute>`. */
function addressOf(name) {
    return name.slice(1, name.lastIndexOf('.'));
}
function textsIn(value) {
    if (typeof value === 'string')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

// EXTERNAL MODULE: ./lib/steps/stack-place.js + 1 modules
var stack_place = __webpack_require__(500);
// EXTERNAL MODULE: ./lib/steps/tell-plan.js
var tell_plan = __webpack_require__(1166);
;// CONCATENATED MODULE: ./lib/steps/plan-removal.js





/**
 * What taking the idle colour's stack away would destroy. Writes nothing but Terraform's own lock.
 *
 * @throws Failure where that is more than it may be
 */
async function planRemoval(outlook, ledger, request, standing, color, signal) {
    const { world } = outlook;
    const line = (0,model_ledger/* newestOfColor */.jx)(ledger, color);
    const place = await (0,stack_place/* colorPlace */.r)(outlook, request, await (0,stack_place/* sharedOutputs */.S)(world, signal));
    const stack = { kind: 'color', color };
    const plan = await world.engine.planRemoval(stack, place.variables(line, color), signal);
    (0,tell_plan/* tellPlan */.f)(outlook, ledger, line ?? {}, standing, plan);
    const refused = refusedRemovals(plan.changes);
    if (refused.length > 0) {
        throw new failure/* Failure */.HR(`The plan to remove ${color} would do more than that:\n${refused.map(({ action, address }) => `  ${action} ${address}`).join('\n')}`, 'Nothing was removed. Take what holds data out of what depends on the rest, or settle without `remove-idle`.');
    }
    const held = protectedRemovals(plan.changes);
    if (held.length > 0) {
        throw new failure/* Failure */.HR(`AWS would refuse to delete what is protected: ${held.join(', ')}.`, 'Nothing was removed. Turn that off in AWS and in the variables, or settle without `remove-idle`.');
    }
    const used = destroyedInUse(plan, await serving(outlook, standing));
    if (used.length === 0)
        return plan;
    throw new failure/* Failure */.HR(`What is live uses what ${color} would lose: ${used.join(', ')}.`, `Nothing was removed. The next deploy builds ${color} anew with all that is its own; settle with \`remove-idle\` after that.`);
}
/** The definitions that the live colour starts its next tasks with, one-off ones among them. */
async function serving({ world }, { liveLine }) {
    if (!liveLine)
        return [];
    const { definitions, outputs, shared } = liveLine;
    const names = [outputs.web_service, outputs.worker_service, outputs.beat_service];
    const services = await world.ecs.services(shared.cluster, names.filter((name) => name !== null));
    const running = services.map(({ taskDefinition }) => world.ecs.taskDefinition(taskDefinition));
    return [...(await Promise.all(running)), ...Object.values(definitions)];
}

// EXTERNAL MODULE: ./lib/steps/empty-color.js
var empty_color = __webpack_require__(4364);
// EXTERNAL MODULE: ./lib/steps/gate.js
var gate = __webpack_require__(528);
// EXTERNAL MODULE: ./lib/steps/preview-record.js
var preview_record = __webpack_require__(8313);
// EXTERNAL MODULE: ./lib/steps/still-idle.js
var still_idle = __webpack_require__(196);
;// CONCATENATED MODULE: ./lib/steps/remove-idle.js








/**
 * The idle colour's stack taken away, but for data and logs: looked at first, noted in the ledger before anything of it
 * goes, its preview record before its load balancer. The next deploy builds it anew.
 */
async function removeIdle(ground, request, standing, live) {
    const { book, journal, lease, world } = ground;
    const color = (0,model_color/* otherColor */.I)(live.color);
    const line = (0,model_ledger/* newestOfColor */.jx)(book.current, color);
    if (!line)
        return journal.unchanged(`${color} was never built`);
    const idle = { color, cluster: line.shared.cluster, outputs: line.outputs };
    await (0,empty_color/* emptyColor */.L)(ground, idle);
    const plan = await planRemoval(ground, book.current, request, standing, color, lease.signal);
    // The plan took its time, and somebody may have flipped, or started tasks, by hand.
    await (0,still_idle/* mustBeIdle */.P)(ground, color);
    const begunAt = (0,model_removal/* removalOf */.c6)(book.current, color)?.begunAt ?? world.clock.now();
    await book.change(world.store, (ledger) => (0,model_removal/* withRemoval */.Nx)(ledger, color, { begunAt }));
    await (0,preview_record/* removePreviewRecord */.U)(ground, color);
    await (0,still_idle/* mustBeIdle */.P)(ground, color);
    await (0,empty_color/* emptyColor */.L)(ground, idle);
    await plan.apply(lease.signal, ({ changes }) => (0,gate/* gate */.Gj)({ stack: plan.stack, changes }, [], live.color));
    await book.change(world.store, (ledger) => (0,model_removal/* withRemoval */.Nx)(ledger, color, { begunAt, doneAt: world.clock.now() }));
    journal.change(`stack of ${color}`, 'built', 'removed');
    journal.done(`${color} is removed: ${counted(plan.changes)}; its logs stay`);
}
function counted(changes) {
    const gone = changes.filter(({ action }) => action === 'destroy').length;
    if (gone === 0)
        return 'nothing of it was left';
    return gone === 1 ? 'one resource destroyed' : `${gone} resources destroyed`;
}

// EXTERNAL MODULE: ./lib/steps/settle.js
var settle = __webpack_require__(1688);
// EXTERNAL MODULE: ./lib/steps/stop-at-hold.js + 1 modules
var stop_at_hold = __webpack_require__(1943);
// EXTERNAL MODULE: ./lib/steps/tell-changes.js
var tell_changes = __webpack_require__(4984);
// EXTERNAL MODULE: ./lib/commands/conduct.js
var conduct = __webpack_require__(5818);
// EXTERNAL MODULE: ./lib/commands/lock-for.js + 3 modules
var lock_for = __webpack_require__(3698);
;// CONCATENATED MODULE: ./lib/commands/settle.js













/**
 * Ends the live release's warm rollback, at once when it is named, else once its time has come; and takes the idle
 * colour's stack away where that is wished for.
 */
function settle_settle(invocation) {
    return (0,conduct/* conduct */.V)(invocation, async (scene) => {
        const { journal } = scene.outlook;
        const idle = await journal.step('look', () => reasonToDoNothing(scene, invocation));
        return idle ?? underLock(scene, invocation);
    });
}
async function underLock(scene, invocation) {
    const { request } = invocation;
    const { journal } = scene.outlook;
    const patienceMs = request.release === undefined ? 0 : 60_000;
    const answer = await journal.step('lock', async () => {
        const tried = await (0,lock_for/* tryLockFor */.A3)(scene, invocation, { patienceMs });
        if (tried.kind === 'held-by-us')
            await (0,stop_at_hold/* refuseOpenHold */.wX)(tried.ground);
        journal.done(tried.kind === 'held-by-us' ? lock_for/* LOCKED */.$2 : 'somebody else works on the environment');
        return tried;
    });
    if (answer.kind === 'held-by-other') {
        journal.notice(`Nothing settled: the environment is locked by ${(0,lock/* describeHolder */.sG)(answer.holder)}.`);
        return { result: 'unchanged' };
    }
    const { ground } = answer;
    const standing = await journal.step('locate', () => (0,locate/* locate */.x5)(ground, { adopt: [], requested: undefined }));
    const due = settleDue(standing, ground.book.current, request, ground.world.clock.now());
    if (due.kind === 'nothing') {
        journal.notice(due.why);
        return { result: 'unchanged' };
    }
    const { line, tasks } = due;
    if (tasks.includes('settle'))
        await journal.step('settle', () => settleOrFail(ground, standing, line));
    if (request.removeIdle && tasks.includes('remove idle'))
        await journal.step('remove idle', () => removeIdle(ground, request, standing, line));
    const next = (0,model_next/* wayBack */.lZ)(ground.book.current, line.color, line.release, ground);
    const ending = { result: 'live', release: line.release, image: line.image, liveColor: line.color };
    return next ? { ...ending, next } : ending;
}
async function settleOrFail(ground, standing, line) {
    const settled = await (0,settle/* settle */.G)(ground, line);
    if (settled.kind === 'contract-failed')
        throw settled.error;
    (0,tell_changes/* tellSettled */.XO)(ground, standing, line, settled.stopped);
}
/** Before the lock is asked for, so that a quarter-hourly job costs next to nothing. */
async function reasonToDoNothing(scene, { request, cancel }) {
    const { outlook } = scene;
    const { world, journal } = outlook;
    const { current } = await (0,ledger_book/* openLedger */.a)(world.store);
    const standing = await (0,locate/* lookAround */.h3)(outlook, current, { adopt: [], requested: undefined });
    const due = settleDue(standing, current, request, world.clock.now());
    if (due.kind === 'due' && !request.dryRun) {
        journal.done(inWords(due, 'is to be'));
        return undefined;
    }
    if (due.kind === 'due' && request.removeIdle && due.tasks.includes('remove idle'))
        await planRemoval(outlook, current, request, standing, (0,model_color/* otherColor */.I)(due.line.color), cancel);
    journal.unchanged(due.kind === 'nothing' ? due.why : `Dry run: ${inWords(due, 'would be')}.`);
    return {
        result: 'unchanged',
        ...(standing.live === undefined ? {} : { liveColor: standing.live }),
        ...(standing.liveRelease === undefined ? {} : { release: standing.liveRelease }),
    };
}
function inWords({ line, tasks }, mood) {
    const words = tasks.map((task) => task === 'settle'
        ? `${line.release.slice(0, 12)} ${mood} settled`
        : `${(0,model_color/* otherColor */.I)(line.color)} ${mood} removed`);
    return words.join(' and ');
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

/***/ 9295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ planDigest),
/* harmony export */   VW: () => (/* binding */ changeDigest),
/* harmony export */   ds: () => (/* binding */ besidesRelease)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const TASK_DEFINITIONS = new Set([
    'aws_ecs_task_definition',
    'AWS::ECS::TaskDefinition',
]);
const RELEASE_VARIABLE = /(^|\.)environment\.RELEASE$/;
/** 120 bits: whoever writes both of two changes cannot make them look equal. */
const DIGEST_BYTES = 15;
/**
 * What of a change is left when image, release and revision are no difference, with its values as they are; undefined when it
 * is nothing but the release.
 */
function besidesRelease(change, blank) {
    const { attributes = [], cause } = change;
    if (change.action !== 'update' && change.action !== 'replace')
        return change;
    const left = attributes.filter((one) => !isRelease(change, one, blank));
    if (left.length === attributes.length)
        return change;
    return left.length === 0 && cause !== 'replace_because_tainted'
        ? undefined
        : { ...change, attributes: left };
}
function isRelease({ type, action }, { path, before, after }, blank) {
    if (RELEASE_VARIABLE.test(path))
        return true;
    // A new revision's own name, number and the like.
    if (TASK_DEFINITIONS.has(type) && action === 'replace' && after === 'unknown')
        return true;
    const [one, other] = [blanked(before, blank), blanked(after, blank)];
    if (one.includes(':<revision>') && (other === 'unknown' || one === other))
        return true;
    return typeof before === 'object' && one === other;
}
/**
 * The digest of what a change does, wherever and whenever the same code is planned. A sensitive value is not in it, since
 * a digest of a password can be guessed at: that it changes is.
 */
function changeDigest(stack, change, blank) {
    const { address, type, action, order, movedFrom, attributes = [] } = change;
    const told = attributes
        .map(({ path, before, after }) => {
        // What a new one gets from its provider says nothing about the old one's.
        const was = action === 'replace' && after === 'unknown' ? '' : blanked(before, blank);
        return JSON.stringify([blank(path), was, blanked(after, blank)]);
    })
        .sort();
    const where = [stack, blank(address), type, action, order ?? '', blank(movedFrom ?? '')];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([...where, ...told]))
        .digest()
        .toString('base64url', 0, DIGEST_BYTES);
}
/** One digest over all changes, in whatever order they come. */
function planDigest(digests) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(digests.toSorted().join('\n')).digest('hex');
}
function blanked(value, blank) {
    if (typeof value === 'string')
        return value;
    const { known } = value;
    const told = blank(known);
    // A set is told in the order of its texts, which the colour has a part in.
    return told !== known && known.startsWith('["') ? sorted(known, blank) : told;
}
function sorted(list, blank) {
    const items = JSON.parse(list);
    return items
        .map((item) => blank(JSON.stringify(item)))
        .sort()
        .join();
}


/***/ }),

/***/ 2436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ refusedChanges),
/* harmony export */   s: () => (/* binding */ gateRemedy)
/* harmony export */ });
/* harmony import */ var _plan_stakes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7752);

/**
 * The changes that a person must ask for by name: destruction or replacement of what holds data, in
 * any stack, and of what serves, unless it is the idle colour's. `allowDestroy` holds exact addresses: a
 * module's does not stand for what is in it.
 */
function refusedChanges(changes, allowDestroy, standing) {
    return changes.filter(({ action, type, address }) => (action === 'destroy' || action === 'replace') &&
        (0,_plan_stakes_js__WEBPACK_IMPORTED_MODULE_0__/* .stakeOf */ .s)(type, standing) !== undefined &&
        !allowDestroy.includes(address));
}
/** What to do about the changes that were refused. */
function gateRemedy(refused) {
    const keeping = [...new Set(refused.flatMap(({ keptBy = [] }) => keptBy))];
    return [
        ...(keeping.length === 0
            ? []
            : ['An apply that did not end well tainted some of it. To keep what is there:', ...keeping]),
        'Change the code or variables that cause it, or name each address in `allow-destroy`:',
        ...refused.map(({ address }) => address),
    ].join('\n');
}


/***/ }),

/***/ 5177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ol: () => (/* binding */ digestOf),
  D: () => (/* binding */ plannedStack),
  NY: () => (/* binding */ writtenChanges)
});

;// CONCATENATED MODULE: ./lib/model/plan-blanks.js
const TOKEN = /[\w:/.+@-]{6,}/g;
const REVISION = /(:task-definition\/[\w-]+):\d+/g;
const COLOR = /(?<![A-Za-z])(?:blue|green)(?![A-Za-z])/gi;
function blanking({ color, images, releases, account, ids }) {
    const known = [
        ...patternOf([...new Set(images.map(repositoryOf))], '(?::[\\w.-]+)?(?:@sha256:[0-9a-f]{64})?', '<image>'),
        ...patternOf(releases, '', '<release>'),
        ...patternOf(account === undefined ? [] : [account], '', '<account>'),
        [REVISION, '$1:<revision>'],
        ...(color === undefined ? [] : [[COLOR, '<color>']]),
    ];
    return remembered((text) => {
        const named = ids.size === 0 ? text : text.replace(TOKEN, (token) => ids.get(token) ?? token);
        return known.reduce((told, [pattern, blank]) => told.replace(pattern, blank), named);
    });
}
const LONGEST_REMEMBERED = 80;
const MOST_REMEMBERED = 10_000;
/** A plan says the same few words again and again: names of attributes, numbers, yes and no. */
function remembered(blank) {
    const told = new Map();
    return (text) => {
        const before = told.get(text);
        if (before !== undefined)
            return before;
        const blanked = blank(text);
        if (text.length <= LONGEST_REMEMBERED && told.size < MOST_REMEMBERED)
            told.set(text, blanked);
        return blanked;
    };
}
/** Without tag and digest; a registry's port is no tag. */
function repositoryOf(image) {
    return image.replace(/@sha256:[0-9a-f]{64}$/, '').replace(/:[\w.-]+$/, '');
}
function patternOf(texts, tail, blank) {
    const given = texts
        .filter((text) => text !== '')
        .map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    return given.length === 0 ? [] : [[new RegExp(`(?<!\\w)(?:${given.join('|')})${tail}(?!\\w)`, 'g'), blank]];
}

// EXTERNAL MODULE: ./lib/model/plan-digest.js
var plan_digest = __webpack_require__(9295);
;// CONCATENATED MODULE: ./lib/model/planned-stack.js


/** A stack's plan as it is shown and compared: what only the release changes is counted and left out. */
function plannedStack(plan, stack, blanks) {
    const { name } = stack;
    const blank = blanking({ ...blanks, ids: plan.ids, ...(name === 'shared' ? {} : { color: name }) });
    // Not the colour, nor what has an id: who points at the other colour, or at another thing, changes something.
    const blankRelease = blanking({ ...blanks, ids: new Map() });
    const changes = plan.changes.flatMap((change) => (0,plan_digest/* besidesRelease */.ds)(change, blankRelease) ?? []);
    return {
        ...stack,
        changes,
        digests: digestsOf(changes, name, blank),
        byRelease: plan.changes.length - changes.length,
        deferred: plan.deferred,
        drift: plan.drift,
        outputChanges: plan.outputChanges,
        diagnostics: plan.diagnostics,
    };
}
/** A read changes nothing, so that nothing hangs on its being there. */
function digestsOf(changes, name, blank) {
    const stack = name === 'shared' ? 'shared' : 'color';
    return changes.filter(isWritten).map((change) => (0,plan_digest/* changeDigest */.VW)(stack, change, blank));
}
function isWritten({ action }) {
    return action !== 'read';
}
function writtenChanges({ name, changes, digests }) {
    return changes.filter(isWritten).map((change, at) => ({ stack: name, change, digest: digests[at] ?? '' }));
}
/** One digest over everything that these plans change. */
function digestOf(stacks) {
    return (0,plan_digest/* planDigest */.Gb)(stacks.flatMap(({ digests }) => digests));
}


/***/ }),

/***/ 528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ describeStack),
/* harmony export */   Gj: () => (/* binding */ gate),
/* harmony export */   YP: () => (/* binding */ standingOf)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_plan_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2436);


/** Refuses a plan that would lose data or the live colour's way in, unless `allow-destroy` names each address. */
function gate(plan, allowDestroy, live) {
    const refused = (0,_model_plan_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedChanges */ .q)(plan.changes, allowDestroy, standingOf(plan.stack, live));
    if (refused.length === 0)
        return;
    const list = refused.map((change) => `  ${change.action} ${change.address}${change.reason === undefined ? '' : ` (${change.reason})`}`);
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The plan of ${describeStack(plan.stack)} would lose what cannot be brought back:\n${list.join('\n')}`, (0,_model_plan_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .gateRemedy */ .s)(refused));
}
function standingOf(stack, live) {
    if (stack.kind === 'shared')
        return 'shared';
    return stack.color === live ? 'live' : 'idle';
}
function describeStack(stack) {
    return stack.kind === 'shared' ? 'shared' : `color ${stack.color}`;
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

/***/ 500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ colorPlace),
  S: () => (/* binding */ sharedOutputs)
});

;// CONCATENATED MODULE: ./lib/model/placeholder-outputs.js
/** An ARN that looks like one, for code that checks. */
function arn(service, account, region, rest) {
    return `arn:aws:${service}:${region}:${account}:${rest}`;
}
/**
 * What shared will give, in the types of infra/README.md, while there is no shared yet: enough to plan a first colour
 * by, and nothing that anybody may take for real.
 */
function placeholderOutputs(key, account, region) {
    const secret = (name) => arn('secretsmanager', account, region, `secret:${key}/${name}-AAAAAA`);
    return {
        region,
        account_id: account,
        cluster: key,
        alarm_names: [],
        size: 'development',
        vpc_id: 'vpc-00000000000000000',
        public_subnet_ids: ['subnet-00000000000000001', 'subnet-00000000000000002'],
        task_subnet_ids: ['subnet-00000000000000003', 'subnet-00000000000000004'],
        assign_public_ip: false,
        task_security_group_id: 'sg-00000000000000000',
        secrets: {
            DATABASE_URL: secret('database-url'),
            CACHE_URL: secret('cache-url'),
            BROKER_URL: secret('broker-url'),
            SECRET_KEY: secret('secret-key'),
        },
        migrate_secrets: {},
        alarm_topic_arn: arn('sns', account, region, `${key}-alarms`),
        container_insights: false,
        worker_capacity: 'FARGATE',
        access_log_bucket: null,
        log_kms_key_arn: null,
        secret_kms_key_arns: [],
        test_alarm_name: `${key}-test`,
        nat_addresses: [],
    };
}
/** A certificate that does not exist, for a plan before there is one. */
function placeholderCertificate(account, region) {
    return arn('acm', account, region, 'certificate/00000000-0000-0000-0000-000000000000');
}
/** An image of nothing, where builds would push it: roles may hang on its registry, and a deploy that is given one plans the same. */
function placeholderImage(name, account, region) {
    return `${account}.dkr.ecr.${region}.amazonaws.com/${name}@sha256:${'0'.repeat(64)}`;
}

// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
// EXTERNAL MODULE: ./lib/steps/stack-variables.js
var stack_variables = __webpack_require__(5067);
;// CONCATENATED MODULE: ./lib/steps/stack-place.js



/** What shared gives; undefined while it was never applied. */
async function sharedOutputs({ engine }, signal) {
    return (await engine.outputs({ kind: 'shared' }, signal));
}
async function colorPlace({ world, site }, request, outputs) {
    const { certificates, identity } = world;
    const account = await identity.account();
    const key = (0,model_site/* siteKey */.Dd)(site);
    const shared = outputs ?? placeholderOutputs(key, account, identity.region);
    const image = placeholderImage(site.name, account, identity.region);
    const certificate = request.certificate ?? (await certificates.find(key)) ?? placeholderCertificate(account, shared.region);
    return {
        basis: outputs ? { kind: 'known' } : PROVISIONAL,
        variables: (line, color) => (0,stack_variables/* colorVariables */.P)(request, heldBy(line, image), color, shared, certificate),
    };
}
const PROVISIONAL = {
    kind: 'provisional',
    why: 'shared does not exist yet, so its outputs are placeholders',
};
const NO_COMMIT = '0'.repeat(40);
/**
 * Infrastructure alone is looked at: each colour keeps the release that it holds.
 * @param image  for a colour that the ledger knows nothing of
 */
function heldBy(line, image) {
    if (!line)
        return { image, release: NO_COMMIT, releaseHeader: 'x-release', healthPath: '/healthz' };
    const { settings } = line;
    return {
        image: line.image,
        release: line.release,
        releaseHeader: settings.releaseHeader,
        healthPath: settings.healthPath,
    };
}


/***/ }),

/***/ 5067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ colorVariables),
/* harmony export */   t: () => (/* binding */ sharedVariables)
/* harmony export */ });
/** What the stacks are given: the contract of infra/README.md, after the user's own. */
function sharedVariables(request) {
    const { name, environment, hostname, previewHostnames } = request.site;
    return { ...request.variables, name, environment, hostname, preview_hostnames: previewHostnames };
}
function colorVariables(request, held, color, shared, certificateArn) {
    return {
        ...sharedVariables(request),
        color,
        image: held.image,
        release: held.release,
        certificate_arn: certificateArn,
        release_header: held.releaseHeader,
        health_path: held.healthPath,
        shared,
    };
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
