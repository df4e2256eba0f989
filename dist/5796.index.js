export const id = 5796;
export const ids = [5796];
export const modules = {

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ carriedMigrations),
/* harmony export */   x: () => (/* binding */ migrationsBrought)
/* harmony export */ });
/** Bounds a line of the ledger. */
const MOST_CARRIED = 200;
/** The newest of each application first, so that what a release adds is never cut off by how old another application is. */
function carriedMigrations(found) {
    const names = new Map(found.map((one) => [one.name, one]));
    const byName = [...names.values()].toSorted((one, other) => (one.name < other.name ? 1 : -1));
    const seen = new Map();
    const ranked = byName.map((migration) => {
        const application = applicationOf(migration.name);
        const rank = seen.get(application) ?? 0;
        seen.set(application, rank + 1);
        return { migration, rank };
    });
    return ranked
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, MOST_CARRIED)
        .map(({ migration }) => carried(migration));
}
/**
 * What a commit brings to the database: neither carried by the live release nor applied by any that the ledger knows.
 * A squashed migration brings nothing where all that it replaces is there. Unknown where nothing is known of the live
 * release's own.
 */
function migrationsBrought(found, live, ledger) {
    if (live?.carries === undefined)
        return 'unknown';
    const there = new Set([...live.carries.map(({ name }) => name), ...everApplied(ledger)]);
    const isThere = (one) => there.has(one.name) ||
        (one.kind === 'read' && one.replaces.length > 0 && one.replaces.every((name) => there.has(name)));
    const missing = new Set(found.filter((one) => !isThere(one)).map(({ name }) => name));
    return carriedMigrations(found).filter(({ name }) => missing.has(name));
}
function everApplied({ releases }) {
    return releases.flatMap(({ migrations }) => migrations).flatMap(({ report }) => report?.applied ?? []);
}
function carried(migration) {
    const { name } = migration;
    if (migration.kind === 'unreadable')
        return { name, phase: 'unreadable' };
    const { phase, reversible } = migration;
    return { name, phase, ...(reversible === 'unknown' ? {} : { reversible }) };
}
function applicationOf(name) {
    return name.slice(0, name.indexOf('.'));
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

/***/ 3782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ mayWrite),
/* harmony export */   _m: () => (/* binding */ isBy),
/* harmony export */   bi: () => (/* binding */ writerOf),
/* harmony export */   uX: () => (/* binding */ stickyBody),
/* harmony export */   xL: () => (/* binding */ marker),
/* harmony export */   zu: () => (/* binding */ ourComments)
/* harmony export */ });
/** Hidden, and first in the comment: a text that quotes one is none. */
function marker(purpose, key) {
    return `<!-- flipgate:${purpose}:${key} -->`;
}
function stickyBody(mark, writer, text) {
    return `${mark}\n<!-- flipgate:by:${writer.commit}:${writer.run}.${writer.attempt} -->\n${text}`;
}
function isBy(writer, comment) {
    const found = writerOf(comment);
    return found?.commit === writer.commit && found.run === writer.run && found.attempt === writer.attempt;
}
const WRITER = /^<!-- flipgate:by:([0-9a-f]+):(\d+)\.(\d+) -->$/;
/** Undefined for a text that says no writer: anybody may write over it. */
function writerOf({ body }) {
    const [, commit, run, attempt] = WRITER.exec(body.split(/\r?\n/, 2)[1] ?? '') ?? [];
    return commit === undefined ? undefined : { commit, run: Number(run), attempt: Number(attempt) };
}
/** Ours, oldest first: the first one stays, whatever two runs at once have made. */
function ourComments(all, self, mark) {
    return all
        .filter(({ author, body }) => author === self && body.split(/\r?\n/, 1)[0] === mark)
        .toSorted((one, other) => one.id - other.id);
}
/**
 * Whether a run may write over what another has written. A plan of a commit that is not the newest any more never may;
 * of two runs of one commit the later one has the last word.
 */
function mayWrite(mine, theirs, newest) {
    if (mine.commit !== newest)
        return false;
    if (theirs?.commit !== mine.commit)
        return true;
    return mine.run === theirs.run ? mine.attempt >= theirs.attempt : mine.run > theirs.run;
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

/***/ 6326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ image_image),
  m: () => (/* binding */ lookForImage)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/model/build-wish.js
var build_wish = __webpack_require__(9749);
;// CONCATENATED MODULE: ./lib/model/scan-verdict.js


/** The order in which people want to read them. */
const READ = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED', 'UNTRIAGED'];
/**
 * What is said of an image's findings, where a threshold lets it through. With a threshold, not to know is to refuse.
 *
 * @param threshold  the mildest severity that refuses
 * @throws Failure when there are findings of the threshold's severity or worse, or none can be had
 */
function passScan(image, findings, threshold) {
    if (findings.kind !== 'done') {
        const why = findings.kind === 'running' ? 'its scan has not ended' : findings.why;
        if (threshold === undefined)
            return `not scanned: ${why}`;
        throw new failure/* Failure */.HR(`\`scan-threshold\` is ${threshold}, and ECR has no findings of ${image}: ${why}.`, "Turn scanning on for the repository (bootstrap's scans on push) and push again, or leave `scan-threshold` out.");
    }
    const told = described(findings.counts);
    const bad = threshold === undefined ? [] : build_wish/* SEVERITIES */.o.slice(build_wish/* SEVERITIES */.o.indexOf(threshold));
    if (bad.every((severity) => !findings.counts[severity.toUpperCase()]))
        return told;
    throw new failure/* Failure */.HR(`\`scan-threshold\` is ${threshold}, and ECR's scan of ${image} says: ${told}.`, 'Build on a newer base image, or raise `scan-threshold` once somebody has read the findings in the ECR console.');
}
function described(counts) {
    const names = Object.keys(counts).sort((one, other) => READ.indexOf(one) - READ.indexOf(other));
    const told = names.filter((name) => counts[name]).map((name) => `${counts[name]} ${name.toLowerCase()}`);
    return told.length === 0 ? 'scanned, no findings' : `scan found ${told.join(', ')}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/model/build-tag.js

/** The prefix by which the registry's lifecycle rules tell builds from releases (infra/terraform/modules/ecr). */
const PREFIX = 'build-';
/**
 * The tag under which the same build is found again: of the context, the Dockerfile, the arguments, the compression
 * and the digests of the images that it builds on. Secrets have no part in it: what they open is not in the tree.
 *
 * @param bases  digests by the images' names, as the Dockerfile has them once its arguments are known
 */
function buildTag(sources, wish, bases) {
    const parts = {
        version: 1,
        platform: 'linux/arm64',
        context: sources.contextDigest,
        dockerfile: sources.dockerfile,
        arguments: Object.entries(wish.buildArgs).sort(byName),
        compression: wish.compression,
        bases: Object.entries(bases).sort(byName),
    };
    return `${PREFIX}${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}
function byName([one], [other]) {
    return one < other ? -1 : 1;
}

;// CONCATENATED MODULE: ./lib/model/builder-verdict.js

const ARM64 = /^linux\/arm64\b/;
const NATIVE_RUNNER = 'Build on an arm64 runner: `runs-on: ubuntu-24.04-arm`.';
/**
 * Whether an image for arm64 can be built here, and by what.
 *
 * @throws Failure when it cannot, or only by emulation that was not asked for
 */
function judgeBuilder({ name, nodes, error }, allowEmulation) {
    const platforms = nodes.flat();
    if (platforms.length === 0) {
        throw new failure/* Failure */.HR(`The builder ${name} does not run${error === undefined ? '.' : `: ${error}`}`, `Look at \`docker buildx inspect --bootstrap ${name}\`, and mend what it names.`);
    }
    if (nodes.some(([own]) => own !== undefined && ARM64.test(own)))
        return 'native';
    if (!platforms.some((platform) => ARM64.test(platform))) {
        throw new failure/* Failure */.HR(`The builder ${name} builds for ${platforms.slice(0, 4).join(', ')}, and cannot for linux/arm64.`, `${NATIVE_RUNNER} Or add docker/setup-qemu-action before this step and give \`allow-emulation: true\`.`);
    }
    if (allowEmulation)
        return 'emulated';
    throw new failure/* Failure */.HR(`\`allow-emulation\` is false, and the builder ${name} could only imitate arm64, which is many times slower.`, `${NATIVE_RUNNER} Or give \`allow-emulation: true\`.`);
}

;// CONCATENATED MODULE: ./lib/steps/build-image.js



/** Finds the image of this tree, or builds and pushes it. */
async function buildImage(shop, wish, signal) {
    const startedAt = shop.world.clock.now();
    return atBench(shop, wish, async (bench) => {
        const found = await tellFound(shop, bench);
        if (found)
            return found;
        const { image, report } = await make(shop, bench, wish, signal);
        const size = await sizeOf(shop, image);
        const ms = shop.world.clock.now() - startedAt;
        return { image, report: { ...report, ...size, ms, files: bench.files, lookedMs: bench.lookedMs } };
    });
}
/** The image of this tree, if there is one; builds nothing. */
async function findImage(shop, wish) {
    return atBench(shop, wish, async (bench) => {
        const found = await tellFound(shop, bench);
        if (!found)
            shop.journal.done('this tree was not built before: a deploy would build it');
        return found;
    });
}
async function atBench(shop, wish, work) {
    const { images, builds, clock } = shop.world;
    const startedAt = clock.now();
    const address = await repositoryOf(shop, wish.repository);
    const [sources, login] = await Promise.all([builds.sources(wish), images.login()]);
    const builder = await builds.open(address, login);
    try {
        const tag = buildTag(sources, wish, await basesOf(shop, builder, sources.dockerfile, wish));
        const found = await images.tagged(address, tag);
        const lookedMs = clock.now() - startedAt;
        return await work({ builder, address, tag, found, files: sources.files, lookedMs });
    }
    finally {
        await builder.close();
    }
}
async function tellFound({ journal }, bench) {
    const { files, found, lookedMs } = bench;
    if (found === undefined)
        return undefined;
    journal.unchanged(`nothing to build: ${files} files, Dockerfile, arguments and base are those of ${build_image_short(found)} (found out in ${seconds(lookedMs)})`);
    return { image: found, report: { kind: 'found', files, lookedMs, ms: lookedMs } };
}
async function repositoryOf({ world }, name) {
    const address = await world.images.repository(name);
    if (address !== undefined)
        return address;
    throw new failure/* Failure */.HR(`\`repository\` ${name}: there is no such repository in ECR.`, 'Apply infra/terraform/bootstrap, which makes it, or name another one in `repository`.');
}
/** Digests of what the Dockerfile builds on. One that nobody tells must not pass for another day's image. */
async function basesOf({ journal, world }, builder, dockerfile, wish) {
    const names = await world.builds.bases(dockerfile, wish.buildArgs);
    const entries = await Promise.all(names.map(async (name) => {
        const digest = await builder.digestOf(name);
        if (digest !== undefined)
            return [name, digest];
        journal.notice(`The digest of ${name} cannot be read, so no earlier build counts as the same.`);
        return [name, crypto.randomUUID()];
    }));
    return Object.fromEntries(entries);
}
async function make(shop, { builder, address, tag }, wish, signal) {
    const { images } = shop.world;
    const sight = await builder.look();
    if (judgeBuilder(sight, wish.allowEmulation) === 'emulated')
        shop.journal.notice(`${sight.name} imitates arm64: ${EMULATION}`);
    const cache = await cacheOf(shop, wish);
    const built = await builder.build({ wish, address, cache, builder: sight.name }, signal);
    const { steps, cached } = built;
    if ((await images.tag(built.image, tag)) === 'tagged') {
        shop.journal.done(`built and pushed ${build_image_short(built.image)}: ${cached} of ${steps} steps from the cache`);
        return { image: built.image, report: { kind: 'built', steps, cached } };
    }
    const first = await images.tagged(address, tag);
    if (first === undefined) {
        throw new failure/* Failure */.HR(`ECR says that ${tag} is taken, and shows no image of it.`, 'Run this again.');
    }
    shop.journal.done(`another run had pushed the same meanwhile: ${build_image_short(first)} is taken`);
    return { image: first, report: { kind: 'adopted', steps, cached } };
}
/** Measured in November 2026: Debian's Python 3.11 compiles Django in 1.4 s, under QEMU 7.2 in 8.9 s. */
const EMULATION = 'what computes, a compiler for example, takes six to seven times as long as on an arm64 runner.';
/** One cache per Dockerfile: those of two services would push each other out. */
async function cacheOf({ journal, world }, wish) {
    if (wish.cache.kind === 'none')
        return undefined;
    const name = wish.cache.kind === 'named' ? wish.cache.repository : `${wish.repository}/cache`;
    const address = await world.images.repository(name);
    if (address !== undefined)
        return `${address}:arm64`;
    if (wish.cache.kind === 'named') {
        throw new failure/* Failure */.HR(`\`cache\` ${name}: there is no such repository in ECR.`, 'Make it with mutable tags, as bootstrap does, or write `cache: none`.');
    }
    journal.notice(`There is no repository ${name}, so nothing of this build is kept for the next one.`);
    return undefined;
}
async function sizeOf({ world }, image) {
    const facts = await world.images.find(image);
    if (facts?.arm64 === undefined)
        return {};
    const address = image.split('@')[0];
    return (await world.images.sizeOf(`${address}@${facts.arm64}`)) ?? {};
}
function build_image_short(image) {
    return image.split('@')[1]?.slice(0, 19) ?? image;
}
function seconds(ms) {
    return `${(ms / 1_000).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./lib/steps/image.js



/** The image that is asked for, given or built: in the registry, for arm64, scanned. Read before anything is changed. */
async function image_image(shop, source, threshold, signal) {
    if (source.kind === 'given')
        return passed(shop, source, threshold);
    return passed(shop, await buildImage(shop, source.build, signal), threshold);
}
/** The same without building: no answer where there is nothing yet. */
async function lookForImage(shop, source, threshold) {
    if (source.kind === 'given')
        return passed(shop, source, threshold);
    const found = await findImage(shop, source.build);
    return found && passed(shop, found, threshold);
}
async function passed(shop, { image, report }, threshold) {
    const scan = await passImage(shop, image, threshold);
    return { image, scan, ...(report ? { report } : {}) };
}
/** ECR scans what is pushed within seconds, mostly. */
const SCAN_LOOKS_MS = 2_000;
const SCAN_TAKES_MS = 180_000;
/** @throws Failure when tasks cannot execute it, or its scan refuses it */
async function passImage(shop, reference, threshold) {
    const found = await shop.world.images.find(reference);
    if (!found) {
        throw new failure/* Failure */.HR(`\`image\` ${reference} is not in the registry.`, 'Push it first, and give the digest that the push printed.');
    }
    if (found.arm64 === undefined) {
        throw new failure/* Failure */.HR(`\`image\` ${reference} holds ${found.architectures.join(', ') || 'no known architecture'}; an ARM64 task would end with "exec format error".`, 'Build it with --platform linux/arm64.');
    }
    const single = `${reference.split('@')[0]}@${found.arm64}`;
    const scan = passScan(reference, await findings(shop, single, threshold), threshold);
    shop.journal.done(`found ${reference.split('@')[1]?.slice(0, 19)} for arm64; ${scan}`);
    return scan;
}
/** Without a threshold nobody waits for a scan. */
async function findings({ world }, single, threshold) {
    const until = world.clock.now() + (threshold === undefined ? 0 : SCAN_TAKES_MS);
    for (;;) {
        const seen = await world.images.findings(single);
        if (seen.kind !== 'running' || world.clock.now() >= until)
            return seen;
        await world.clock.sleep(SCAN_LOOKS_MS);
    }
}


/***/ }),

/***/ 8425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ asCompared),
/* harmony export */   z: () => (/* binding */ planBase)
/* harmony export */ });
/* harmony import */ var _model_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6732);
/* harmony import */ var _model_planned_stack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5177);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(528);



/** What the ledger knows of the colour that a plan compares with. */
function planBase(standing, ledger) {
    const color = standing.live ?? standing.idle;
    return { standing, color, line: standing.liveLine ?? (0,_model_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOfColor */ .jx)(ledger, color) };
}
/** An engine's plan as a comment shows it and as a deploy compares with it: one reading for both. */
async function asCompared({ world }, found, variables, { live, liveLine }) {
    const { stack } = found;
    return (0,_model_planned_stack_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedStack */ .D)(found, {
        name: stack.kind === 'shared' ? 'shared' : stack.color,
        standing: (0,_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .YP)(stack, live),
        basis: { kind: 'known' },
    }, {
        images: [String(variables['image'] ?? ''), liveLine?.image ?? ''].filter((image) => image !== ''),
        releases: [String(variables['release'] ?? ''), liveLine?.release ?? ''].filter((name) => name !== ''),
        account: await world.identity.account(),
    });
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


/***/ })

};
