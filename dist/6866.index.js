export const id = 6866;
export const ids = [6866];
export const modules = {

/***/ 6866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   build: () => (/* binding */ build)
/* harmony export */ });
/* harmony import */ var _steps_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6326);
/* harmony import */ var _steps_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2720);
/* harmony import */ var _steps_newer_push_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2755);
/* harmony import */ var _steps_patient_world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9498);





/**
 * Builds the image of this tree for arm64 and pushes it, or finds the one that is there. Touches nothing that users see. A push
 * whose branch has gone on gets none: the newer one's run builds its own.
 */
async function build({ shop, request, job, cancel }) {
    const world = (0,_steps_patient_world_js__WEBPACK_IMPORTED_MODULE_2__/* .patientWorkshop */ .BR)(shop, cancel);
    const journal = new _steps_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C(world.clock, world.log);
    const startedAt = world.clock.now();
    const source = { kind: 'build', build: request.build };
    const told = () => ({
        command: request.command,
        ...(job.sha === undefined ? {} : { release: job.sha }),
        startedAt,
        ms: world.clock.now() - startedAt,
        steps: journal.steps,
        changes: journal.changes,
        notices: journal.notices,
    });
    try {
        const newer = await (0,_steps_newer_push_js__WEBPACK_IMPORTED_MODULE_4__/* .newerPush */ .U)(shop.github, job);
        if (newer !== undefined) {
            journal.notice(`Superseded by ${newer}: nothing is built.`);
            return { ...told(), result: 'superseded', changed: false };
        }
        const found = await journal.step('image', () => request.dryRun
            ? (0,_steps_image_js__WEBPACK_IMPORTED_MODULE_0__/* .lookForImage */ .m)({ world, journal }, source, request.scanThreshold)
            : (0,_steps_image_js__WEBPACK_IMPORTED_MODULE_0__/* .image */ .S)({ world, journal }, source, request.scanThreshold, cancel));
        const changed = found?.report?.kind === 'built';
        return { ...told(), ...found, result: 'unchanged', changed };
    }
    catch (error) {
        return {
            ...told(),
            result: 'refused',
            changed: false,
            failure: {
                usersSeeNow: 'Production is as it was: a build does not touch it.',
                step: 'image',
                ...(0,_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(error),
            },
        };
    }
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


/***/ })

};
