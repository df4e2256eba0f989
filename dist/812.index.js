export const id = 812;
export const ids = [812];
export const modules = {

/***/ 8349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ clientConfig)
});

;// CONCATENATED MODULE: ./lib/adapters/throttled-wait.js
/**
 * A deploy makes a few hundred calls and has to get through when three of ten are throttled: four
 * attempts would let one of them fail in every other run.
 */
const THROTTLED_ATTEMPTS = 8;
/**
 * Milliseconds after the given throttled try, from 1: a second or more, so that a polled call is never
 * repeated faster than its schedule.
 */
function throttledWait(tried) {
    return Math.min(1000 * 2 ** (tried - 1), 8000);
}

;// CONCATENATED MODULE: ./lib/adapters/aws-retry.js

const UNANSWERED_ATTEMPTS = 4;
/**
 * Retries of the SDK that sleep by the given clock, so that a virtual one drives them too. The delays
 * carry no jitter: one process makes one call at a time, and a repeatable run is worth more here.
 */
function retryStrategy(clock, repeatable) {
    const token = (count) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
    return {
        acquireInitialRetryToken: async () => token(0),
        recordSuccess: () => { },
        refreshRetryTokenForRetry: async (last, { errorType, retryAfterHint }) => {
            const count = last.getRetryCount() + 1;
            if (count >= attemptsFor(errorType, repeatable))
                throw new Error('not repeated');
            const asked = Math.min(askedFor(retryAfterHint), LONGEST_WAIT_MS);
            await clock.sleep(Math.max(errorType === 'THROTTLING' ? throttledWait(count) : 50 * 2 ** count, asked));
            return token(count);
        },
    };
}
const LONGEST_WAIT_MS = 20_000;
/** The SDK adds the service's whole seconds to the machine's clock; this takes them off again. */
function askedFor(hint) {
    return hint === undefined ? 0 : Math.ceil((hint.getTime() - Date.now()) / 1000) * 1000;
}
function attemptsFor(errorType, repeatable) {
    if (errorType === 'THROTTLING')
        return THROTTLED_ATTEMPTS;
    return errorType === 'TRANSIENT' && repeatable !== 'throttled' ? UNANSWERED_ATTEMPTS : 1;
}

;// CONCATENATED MODULE: ./lib/adapters/aws-connection.js


/**
 * No answer of the services used here takes longer; a call that hangs must not eat the lease. The SDK by
 * itself knows no proxy.
 */
function carrier(proxy = {}) {
    const agent = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxy } };
    return {
        connectionTimeout: 5_000,
        requestTimeout: 20_000,
        throwOnRequestTimeout: true,
        httpAgent: agent,
        httpsAgent: agent,
    };
}
/** The configuration that any client of the SDK takes. */
function clientConfig(connection, repeatable = 'unanswered and throttled') {
    const { region, endpoint, credentials } = connection;
    return {
        region,
        maxAttempts: THROTTLED_ATTEMPTS,
        retryStrategy: retryStrategy(connection.clock, repeatable),
        requestHandler: connection.requestHandler ?? carrier(connection.proxy),
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(credentials === undefined ? {} : { credentials }),
    };
}


/***/ }),

/***/ 9265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   ZH: () => (/* binding */ awsErrorName),
/* harmony export */   oQ: () => (/* binding */ answered),
/* harmony export */   vE: () => (/* binding */ translated)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

const THROTTLING = /^(Throttling|ThrottlingException|ThrottledException|RequestThrottled|RequestThrottledException|TooManyRequestsException|RequestLimitExceeded|SlowDown|PriorRequestNotComplete)$/;
const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;
const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const UNKNOWN_CREDENTIALS = /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature)$/;
const DENIED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError)$/;
/** The error's code as the service spells it. */
function awsErrorName(error) {
    return error instanceof Error ? error.name : '';
}
/** True when the service may have acted, or not: no answer came, or only a server's error. */
function isUnanswered(error) {
    if (!(error instanceof Error) || error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR || isThrottling(error))
        return false;
    const status = error.$metadata?.httpStatusCode;
    if (status !== undefined)
        return status >= 500;
    return !NO_CREDENTIALS.test(error.name);
}
/**
 * Waits for an answer and turns the SDK's errors into ours.
 * @param action the IAM action, for example `ecs:DescribeServices`
 * @throws Throttled when the retries were throttled too; Failure for all that a person can mend
 */
async function answered(action, answer) {
    try {
        return await answer;
    }
    catch (error) {
        throw translated(action, error);
    }
}
function translated(action, error) {
    if (!(error instanceof Error) || error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error;
    if (isThrottling(error))
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Throttled */ .xx(`AWS throttles ${action}: ${error.message}`, retryAfter(error));
    const status = error.$metadata?.httpStatusCode;
    const said = `${action}: ${error.name}: ${error.message}`;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`AWS ${status === undefined ? 'did not answer' : 'refused'} ${said}`, remedy(action, error), {
        cause: error,
    });
}
function remedy(action, error) {
    if (NO_CREDENTIALS.test(error.name)) {
        return 'Set `aws-role` and give the job `id-token: write`, or configure AWS credentials before this step.';
    }
    if (EXPIRED.test(error.name)) {
        return 'The AWS session has ended. Set `aws-role`, so that the action renews its session by itself, and run again.';
    }
    if (UNKNOWN_CREDENTIALS.test(error.name)) {
        return 'AWS does not know these credentials. Check `aws-role`, or the credentials configured before this step.';
    }
    if (DENIED.test(error.name) || error.$metadata?.httpStatusCode === 403) {
        return `Allow ${action} to the role in \`aws-role\` (bootstrap's role has it; apply bootstrap again after an upgrade).`;
    }
    if (isUnanswered(error))
        return 'Run again: every step looks first and goes on where this run stopped.';
    return `Read AWS's reason above; ${action} was called with what this run's inputs and outputs name.`;
}
function isThrottling(error) {
    return THROTTLING.test(error.name) || error.$metadata?.httpStatusCode === 429;
}
function retryAfter(error) {
    const seconds = Number(error.$response?.headers?.['retry-after'] ?? Number.NaN);
    return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}


/***/ }),

/***/ 4694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ openBuilds)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/model/build-progress.js
const INSTRUCTION = /^\[[^\]]*\d+\/\d+\] /;
/** What is worth a line beside the instructions: where the rest of the time goes. */
const TRANSFER = /^(exporting to image|importing cache manifest|exporting cache to registry|pushing )/;
const KEPT_LINES = 40;
/** Follows `docker buildx build --progress rawjson`: a line per step that ended, not per event. */
class BuildProgress {
    #ended = new Map();
    #said = new Map();
    #tail = [];
    /**
     * @param line  of the program's stderr
     * @returns what the reader of the log should be shown of it
     */
    take(line) {
        const status = parsed(line);
        if (status === undefined) {
            keep(this.#tail, line);
            return [];
        }
        for (const { vertex, data } of status.logs ?? [])
            this.#hear(vertex, data ?? '');
        return (status.vertexes ?? []).flatMap((vertex) => this.#meet(vertex));
    }
    tally() {
        const steps = [...this.#ended.values()].filter(({ name = '' }) => INSTRUCTION.test(name));
        return { steps: steps.length, cached: steps.filter(({ cached }) => cached).length };
    }
    /** What explains a failure, oldest first: the last words of the step that failed, then the program's own. */
    lastLines() {
        const failed = [...this.#ended.values()].find(({ error }) => error !== undefined);
        return [...(failed ? (this.#said.get(failed.digest) ?? []) : []), ...this.#tail];
    }
    /** The instruction that failed, as the Dockerfile has it. */
    failed() {
        return [...this.#ended.values()].find(({ error, name = '' }) => error && INSTRUCTION.test(name))?.name;
    }
    #meet(vertex) {
        const known = this.#ended.get(vertex.digest);
        const isOver = vertex.completed !== undefined || vertex.error !== undefined;
        if (!isOver || (known && known.error === vertex.error))
            return [];
        this.#ended.set(vertex.digest, vertex);
        const { name = '' } = vertex;
        if (!INSTRUCTION.test(name) && !TRANSFER.test(name))
            return [];
        return [`${name}: ${came(vertex)}`];
    }
    #hear(vertex, data) {
        const lines = this.#said.get(vertex) ?? [];
        this.#said.set(vertex, lines);
        for (const line of Buffer.from(data, 'base64').toString('utf8').split(/\r?\n/))
            if (line.trim() !== '')
                keep(lines, line);
    }
}
function came({ cached, error, started, completed }) {
    if (error !== undefined && error !== '')
        return 'failed';
    if (cached)
        return 'cached';
    return `${((Date.parse(completed ?? '') - Date.parse(started ?? completed ?? '')) / 1_000).toFixed(1)} s`;
}
function parsed(line) {
    if (!line.startsWith('{'))
        return undefined;
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
function keep(lines, line) {
    lines.push(line);
    if (lines.length > KEPT_LINES)
        lines.shift();
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/adapters/build-context.js







/** Up to this size a file is read at one go: through a promise each, ten thousand small ones take five times as long. */
const SMALL = 1 << 20;
/** After so many of them others get a turn: the lease is renewed meanwhile. */
const BATCH = 256;
const EXECUTABLE = 0o100;
/** What a build sees of its context: what `.dockerignore` leaves, by path, content and whether it may be executed. */
async function readSources({ context, dockerfile, }) {
    const text = await (0,promises_.readFile)(dockerfile, 'utf8').catch((cause) => {
        throw new failure/* Failure */.HR(`\`dockerfile\` ${dockerfile} cannot be read: ${cause.code ?? cause.message}.`, 'Check out the repository before this step, and give the path from its root: `backend/Dockerfile`.');
    });
    const entries = walk(context, '', await ignoreRules(context, dockerfile));
    entries.sort((one, other) => (one.path < other.path ? -1 : 1));
    const whole = (0,external_node_crypto_.createHash)('sha256');
    for (const [at, entry] of entries.entries()) {
        whole.update(JSON.stringify([entry.path, entry.kind, await digestOf(context, entry)]));
        if (at % BATCH === 0)
            await (0,external_node_timers_promises_.setImmediate)();
    }
    return {
        contextDigest: whole.digest('hex'),
        files: entries.length,
        bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
        dockerfile: text,
    };
}
/** A Dockerfile's own file of rules goes before the context's. */
async function ignoreRules(context, dockerfile) {
    const text = (await textOf(`${dockerfile}.dockerignore`)) ?? (await textOf((0,external_node_path_.join)(context, '.dockerignore')));
    if (text === undefined)
        return () => false;
    const { default: dockerignore } = (await __webpack_require__.e(/* import() */ 4158).then(__webpack_require__.t.bind(__webpack_require__, 4158, 19)));
    const rules = dockerignore({ ignorecase: false }).add(text);
    const hasExceptions = /^\s*!/m.test(text);
    // Below a folder that is ignored an exception may bring something back.
    return (path, kind) => (kind === 'file' || !hasExceptions) && rules.ignores(path);
}
async function textOf(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}
function walk(context, folder, ignored) {
    return (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(context, folder), { withFileTypes: true }).flatMap((one) => {
        const path = folder === '' ? one.name : `${folder}/${one.name}`;
        if (one.isDirectory())
            return ignored(path, 'folder') ? [] : walk(context, path, ignored);
        if (ignored(path, 'file') || !(one.isFile() || one.isSymbolicLink()))
            return [];
        const { mode, size } = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(context, path));
        if (one.isSymbolicLink())
            return [{ path, kind: 'link', bytes: 0 }];
        return [{ path, kind: mode & EXECUTABLE ? 'executable' : 'file', bytes: size }];
    });
}
async function digestOf(context, { path, kind, bytes }) {
    const file = (0,external_node_path_.join)(context, path);
    if (kind === 'link')
        return (0,external_node_crypto_.hash)('sha256', (0,external_node_fs_.readlinkSync)(file));
    if (bytes <= SMALL)
        return (0,external_node_crypto_.hash)('sha256', (0,external_node_fs_.readFileSync)(file));
    const content = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), content);
    return content.digest('hex');
}

;// CONCATENATED MODULE: ./lib/adapters/buildx-arguments.js
/**
 * The command line of a build, without its program. It is pushed by its digest alone: a tag that meanwhile means
 * another image must not fail a push of minutes. ECR takes caches as images only.
 *
 * @param metadata  the file that gets the digest
 */
function buildArguments(order, metadata) {
    const { wish, address, cache, builder } = order;
    return [
        ...['buildx', 'build', '--builder', builder, '--platform', 'linux/arm64'],
        ...['--file', wish.dockerfile, '--metadata-file', metadata, '--progress', 'rawjson'],
        ...['--output', output(address, wish.compression)],
        ...['--provenance', 'mode=min', '--sbom', 'true'],
        ...(cache === undefined ? [] : cacheArguments(cache, wish.compression)),
        ...Object.entries(wish.buildArgs).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
        ...wish.secrets.flatMap((secret) => ['--secret', secretArgument(secret)]),
        ...wish.ssh.flatMap((agent) => ['--ssh', agent]),
        wish.context,
    ];
}
function output(address, compression) {
    const fields = [
        'type=image',
        `name=${address}`,
        'push=true',
        'push-by-digest=true',
        'name-canonical=true',
        'oci-mediatypes=true',
        ...(compression === 'zstd' ? ['compression=zstd', 'force-compression=true'] : []),
    ];
    return fields.join(',');
}
/** A cache that cannot be written makes the next build slow, not this one wrong. */
function cacheArguments(cache, compression) {
    const to = `type=registry,ref=${cache},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`;
    return [
        ...['--cache-from', `type=registry,ref=${cache}`],
        ...['--cache-to', compression === 'zstd' ? `${to},compression=zstd` : to],
    ];
}
function secretArgument(secret) {
    return secret.from === 'environment'
        ? `id=${secret.id},env=${secret.variable}`
        : `id=${secret.id},src=${secret.path}`;
}

;// CONCATENATED MODULE: ./lib/adapters/buildx-inspect.js
/**
 * Reads what `docker buildx inspect` prints. The platforms that somebody chose for a node carry a star; its own
 * stand first, those that it imitates behind.
 */
function readInspect(text) {
    const [head = '', ...nodes] = text.split(/^Nodes:$/m).flatMap(partsOf);
    // The head has it where the daemon is away, and the command ends well all the same.
    const error = [head, ...nodes].map((part) => field(part, 'Error')).find((one) => one !== undefined);
    return {
        name: field(head, 'Name') ?? 'default',
        driver: field(head, 'Driver') ?? 'unknown',
        nodes: nodes.flatMap((node) => {
            const platforms = field(node, 'Platforms');
            return platforms === undefined ? [] : [platforms.split(/,\s*/).map((one) => one.replace('*', ''))];
        }),
        ...(error === undefined ? {} : { error }),
    };
}
/** The head, then each node, which begins with its name. */
function partsOf(text, at) {
    return at === 0 ? [text] : text.split(/^(?=Name:)/m).filter((part) => part.trim() !== '');
}
function field(text, name) {
    const value = new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
    return value || undefined;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./lib/adapters/child-lines.js



/**
 * Runs a program that tells its progress on stderr, to its end. Aborting the signal interrupts it once, and its end
 * is waited for all the same. Not by `@actions/exec`, which cannot deliver a signal.
 *
 * @returns its exit code, or the signal that ended it
 * @throws the error of a program that cannot be started
 */
async function childLines(child, signal) {
    signal.throwIfAborted();
    const process = (0,external_node_child_process_.spawn)(child.program, [...child.args], {
        env: child.env,
        stdio: ['ignore', 'ignore', 'pipe'],
    });
    const interrupt = () => process.kill('SIGINT');
    signal.addEventListener('abort', interrupt, { once: true });
    try {
        const lines = (0,external_node_readline_.createInterface)({ input: process.stderr });
        lines.on('line', child.line);
        const [code, by] = (await (0,external_node_events_.once)(process, 'close'));
        return code ?? by ?? 1;
    }
    finally {
        signal.removeEventListener('abort', interrupt);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/docker-config.js


/** The name under which docker finds our program: it puts `docker-credential-` before it. */
const PROGRAM = 'flipgate';
/** Answers docker's question for a password from the environment: none is written to a disk. */
const SCRIPT = `#!/bin/sh
[ "$1" = get ] || exit 0
cat >/dev/null
printf '{"ServerURL":"%s","Username":"%s","Secret":"%s"}' "$FLIPGATE_REGISTRY" "$FLIPGATE_REGISTRY_USER" "$FLIPGATE_REGISTRY_PASSWORD"
`;
/**
 * The user's docker configuration with a login to one registry beside their own, in a folder that goes when it is
 * closed: `docker login` would write the password into their home, and leave it there.
 */
async function openDockerConfig(address, login, environment, temp) {
    const registry = address.split('/')[0] ?? address;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'flipgate-docker-'));
    const theirs = environment['DOCKER_CONFIG'] ?? (0,external_node_path_.join)(environment['HOME'] ?? folder, '.docker');
    // Builders, plugins and contexts stay theirs.
    for (const name of await (0,promises_.readdir)(theirs).catch(() => []))
        if (name !== 'config.json')
            await (0,promises_.symlink)((0,external_node_path_.join)(theirs, name), (0,external_node_path_.join)(folder, name));
    const config = await theirConfig((0,external_node_path_.join)(theirs, 'config.json'));
    const credHelpers = { ...config['credHelpers'], [registry]: PROGRAM };
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'config.json'), JSON.stringify({ ...config, credHelpers }), { mode: 0o600 });
    const programs = (0,external_node_path_.join)(folder, 'flipgate-programs');
    await (0,promises_.mkdir)(programs);
    await (0,promises_.writeFile)((0,external_node_path_.join)(programs, `docker-credential-${PROGRAM}`), SCRIPT, { mode: 0o700 });
    return {
        environment: {
            ...environment,
            DOCKER_CONFIG: folder,
            PATH: `${programs}:${environment['PATH'] ?? ''}`,
            FLIPGATE_REGISTRY: registry,
            FLIPGATE_REGISTRY_USER: login.user,
            FLIPGATE_REGISTRY_PASSWORD: login.password,
        },
        close: () => (0,promises_.rm)(folder, { recursive: true, force: true }),
    };
}
async function theirConfig(path) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '{}');
    return JSON.parse(text);
}

// EXTERNAL MODULE: ./lib/adapters/exec.js
var exec = __webpack_require__(5535);
;// CONCATENATED MODULE: ./lib/adapters/buildx.js










/** Docker's own driver keeps no cache in a registry: beside it builds get a builder of their own. */
const OUR_BUILDER = 'flipgate';
function openBuilds(options) {
    return {
        sources: readSources,
        bases: async (dockerfile, buildArgs) => (await Promise.all(/* import() */[__webpack_require__.e(7839), __webpack_require__.e(5874)]).then(__webpack_require__.bind(__webpack_require__, 5874))).imagesOf(dockerfile, buildArgs),
        open: async (address, login) => openBuilder(options, await openDockerConfig(address, login, options.environment, options.temp)),
    };
}
function openBuilder({ log }, config) {
    const env = config.environment;
    const docker = (...args) => (0,exec/* commandOutput */.p)('docker', args, { env });
    return {
        look: async () => {
            const found = readInspect(await docker('buildx', 'inspect', '--bootstrap').catch(noBuildx));
            if (found.driver !== 'docker')
                return found;
            const own = await docker('buildx', 'inspect', '--bootstrap', OUR_BUILDER).catch(() => undefined);
            if (own !== undefined)
                return readInspect(own);
            await docker('buildx', 'create', '--name', OUR_BUILDER, '--driver', 'docker-container');
            return readInspect(await docker('buildx', 'inspect', '--bootstrap', OUR_BUILDER));
        },
        digestOf: async (image) => {
            const pinned = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
            if (pinned !== undefined)
                return pinned;
            const format = '{{.Manifest.Digest}}';
            const told = await docker('buildx', 'imagetools', 'inspect', '--format', format, image).catch(() => undefined);
            return told !== undefined && /^sha256:[0-9a-f]{64}$/.test(told) ? told : undefined;
        },
        build: (order, signal) => build(order, env, log, signal),
        close: () => config.close(),
    };
}
async function build(order, env, log, signal) {
    const metadata = (0,external_node_path_.join)(env['DOCKER_CONFIG'] ?? '', 'metadata.json');
    const progress = new BuildProgress();
    const args = buildArguments(order, metadata);
    const line = (text) => log.foreign(progress.take(text));
    const ended = await childLines({ program: 'docker', args, env, line }, signal);
    signal.throwIfAborted();
    if (ended !== 0)
        throw failedBuild(progress, ended);
    const digest = JSON.parse(await (0,promises_.readFile)(metadata, 'utf8'))['containerimage.digest'];
    return { ...progress.tally(), image: `${order.address}@${String(digest)}` };
}
function failedBuild(progress, ended) {
    const instruction = progress.failed();
    return new failure/* Failure */.HR(instruction === undefined ? `The build ended with ${ended}.` : `The build failed at ${instruction}`, 'Nothing was pushed that anything refers to. Read its last lines, mend the Dockerfile or what they name, and run again.', { logLines: progress.lastLines() });
}
function noBuildx(error) {
    throw new failure/* Failure */.HR('There is no `docker buildx` to build with.', 'Build on a hosted runner (`runs-on: ubuntu-24.04-arm`), install Docker with its buildx plugin, or give `image`.', { logLines: error instanceof failure/* Failure */.HR ? [error.message, ...error.logLines] : [], cause: error });
}


/***/ }),

/***/ 1642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openClock)
/* harmony export */ });
/** The machine's clock. An aborted sleep rejects with the signal's reason and leaves no timer behind. */
function openClock() {
    return { now: () => Date.now(), sleep };
}
function sleep(ms, signal) {
    if (signal?.aborted)
        return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, ms);
        signal?.addEventListener('abort', onAbort, { once: true });
    });
}


/***/ }),

/***/ 5535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ commandOutput)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

/**
 * Runs a short command that needs no signal, silently.
 * @returns what it wrote to stdout, without white space around it
 * @throws Failure when it is missing, or exits with another code than 0
 */
async function commandOutput(command, args, options = {}) {
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 1260).then(__webpack_require__.bind(__webpack_require__, 1260));
    const { cwd, env } = options;
    const line = [command, ...args].join(' ');
    const ended = await getExecOutput(command, [...args], {
        silent: true,
        ignoreReturnCode: true,
        ...(cwd === undefined ? {} : { cwd }),
        ...(env === undefined ? {} : { env: { ...env } }),
    }).catch((error) => {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`\`${line}\` did not start.`, `Install ${command} on the runner.`, { cause: error });
    });
    if (ended.exitCode === 0)
        return ended.stdout.trim();
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`\`${line}\` ended with exit code ${ended.exitCode}.`, 'Run the same command in the same folder, and mend what it names.', { logLines: ended.stderr.trim().split('\n').slice(-20) });
}


/***/ }),

/***/ 493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ openImages)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/adapters/aws-errors.js
var aws_errors = __webpack_require__(9265);
;// CONCATENATED MODULE: ./lib/adapters/image-manifest.js
/** Kinds of manifest that the registry may hold under a digest. */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** @param text a manifest as JSON. An attestation's platform is `unknown` and no architecture. */
function readManifest(text) {
    const manifest = JSON.parse(text);
    if (manifest.manifests !== undefined) {
        const names = manifest.manifests.map((entry) => entry.platform?.architecture ?? 'unknown');
        const arm64 = manifest.manifests.find((entry) => entry.platform?.architecture === 'arm64')?.digest;
        return {
            kind: 'index',
            architectures: [...new Set(names)].filter((name) => name !== 'unknown'),
            ...(arm64 === undefined ? {} : { arm64 }),
        };
    }
    const config = manifest.config?.digest;
    if (config === undefined)
        return { kind: 'unreadable' };
    return { kind: 'image', config, layers: (manifest.layers ?? []).map(({ size = 0 }) => size) };
}
/** @param text an image's configuration as JSON. */
function architectureOfConfig(text) {
    const { architecture } = JSON.parse(text);
    return architecture === undefined ? [] : [architecture];
}

;// CONCATENATED MODULE: ./lib/adapters/image-reference.js

const IMAGE = /^([^/\s]+\/[^@\s:]+)@(sha256:[0-9a-f]{64})$/;
const ECR_HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([\w-]+)\./;
/** @throws Failure when it is no `<registry>/<repository>@sha256:<digest>` */
function imageReference(image) {
    const [, address, digest] = IMAGE.exec(image) ?? [];
    if (address !== undefined && digest !== undefined)
        return { ...repositoryReference(address), digest };
    throw new failure/* Failure */.HR(`\`image\` is ${JSON.stringify(image)}, which is no image by digest.`, 'Write `image: <account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:<64 hex digits>`.');
}
/** @param address  `<registry>/<repository>` */
function repositoryReference(address) {
    const [, registryId, region] = ECR_HOST.exec(address) ?? [];
    return {
        repository: address.slice(address.indexOf('/') + 1),
        ...(registryId && region ? { registryId, region } : {}),
    };
}

// EXTERNAL MODULE: ./lib/adapters/aws-connection.js + 2 modules
var aws_connection = __webpack_require__(8349);
;// CONCATENATED MODULE: ./lib/adapters/image-registry.js




/** One repository of ECR. */
async function openRegistry(connection, reference) {
    const { region = connection.region, registryId, repository: repositoryName } = reference;
    const { ECRClient } = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
    const client = new ECRClient((0,aws_connection/* clientConfig */.y)({ ...connection, region }));
    const where = { repositoryName, ...(registryId === undefined ? {} : { registryId }) };
    return { client, where };
}
/** Undefined where there is no such image, or no such repository. */
async function manifestOf({ client, where }, key) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
    const command = new sdk.BatchGetImageCommand({
        ...where,
        imageIds: [key],
        acceptedMediaTypes: MANIFEST_TYPES,
    });
    const sent = client.send(command).catch((error) => {
        if (error instanceof sdk.RepositoryNotFoundException)
            return undefined;
        throw error;
    });
    const answer = await (0,aws_errors/* answered */.oQ)('ecr:BatchGetImage', sent);
    const failure = answer?.failures?.find(({ failureCode }) => failureCode !== 'ImageNotFound');
    if (failure !== undefined)
        throw refusal(`${failure.failureCode}: ${failure.failureReason}`);
    const [image] = answer?.images ?? [];
    if (image?.imageManifest === undefined)
        return undefined;
    return { body: image.imageManifest, mediaType: image.imageManifestMediaType ?? MANIFEST_TYPES[2] ?? '' };
}
/** Where a layer, or an image's configuration, can be fetched for some minutes. */
async function blobUrl({ client, where }, layerDigest) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
    const command = new sdk.GetDownloadUrlForLayerCommand({ ...where, layerDigest });
    const { downloadUrl } = await (0,aws_errors/* answered */.oQ)('ecr:GetDownloadUrlForLayer', client.send(command));
    if (downloadUrl === undefined)
        throw refusal(`no address for ${layerDigest}`);
    return downloadUrl;
}
/** The same manifest under one more tag; `taken` when the tag names another image, for ever. */
async function putTag({ client, where }, { body, mediaType }, imageDigest, imageTag) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
    const command = new sdk.PutImageCommand({
        ...where,
        imageManifest: body,
        imageManifestMediaType: mediaType,
        imageDigest,
        imageTag,
    });
    const sent = client.send(command).then(() => 'tagged', (error) => {
        if (error instanceof sdk.ImageAlreadyExistsException)
            return 'tagged';
        if (error instanceof sdk.ImageTagAlreadyExistsException)
            return 'taken';
        throw error;
    });
    return (0,aws_errors/* answered */.oQ)('ecr:PutImage', sent);
}
function refusal(said) {
    return new failure/* Failure */.HR(`ECR does not show this image: ${said}`, 'Push the image again, or give the digest of another one in `image`.');
}

;// CONCATENATED MODULE: ./lib/adapters/scan-findings.js

/**
 * What ECR's scan says of one image; of an index it knows nothing, only of the images in it. ACTIVE is the state
 * of images that enhanced scanning looks at again and again.
 */
async function findingsOf({ client, where }, imageDigest) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
    const command = new sdk.DescribeImageScanFindingsCommand({
        ...where,
        imageId: { imageDigest },
        maxResults: 1,
    });
    const sent = client.send(command).catch((error) => {
        if (error instanceof sdk.ScanNotFoundException)
            return undefined;
        throw error;
    });
    const answer = await (0,aws_errors/* answered */.oQ)('ecr:DescribeImageScanFindings', sent);
    const status = answer?.imageScanStatus?.status;
    switch (status) {
        case undefined:
            return { kind: 'none', why: 'it was never scanned' };
        case 'COMPLETE':
        case 'ACTIVE':
            return { kind: 'done', counts: { ...answer?.imageScanFindings?.findingSeverityCounts } };
        case 'IN_PROGRESS':
        case 'PENDING':
            return { kind: 'running' };
        default:
            return { kind: 'none', why: answer?.imageScanStatus?.description ?? status };
    }
}

;// CONCATENATED MODULE: ./lib/adapters/images.js






const DOWNLOAD_MS = 20_000;
/** @param download GETs a presigned address; the global fetch by default. */
function openImages(connection, download = fetch) {
    const registryOf = (image) => openRegistry(connection, imageReference(image));
    const tagged = async (address, tag) => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
        const { client, where } = await openRegistry(connection, repositoryReference(address));
        const command = new sdk.DescribeImagesCommand({ ...where, imageIds: [{ imageTag: tag }] });
        const sent = client.send(command).catch((error) => {
            if (error instanceof sdk.ImageNotFoundException)
                return undefined;
            throw error;
        });
        const digest = (await (0,aws_errors/* answered */.oQ)('ecr:DescribeImages', sent))?.imageDetails?.[0]?.imageDigest;
        return digest === undefined ? undefined : `${address}@${digest}`;
    };
    return {
        async find(image) {
            const { digest } = imageReference(image);
            const registry = await registryOf(image);
            const stored = await manifestOf(registry, { imageDigest: digest });
            if (stored === undefined)
                return undefined;
            const sight = readManifest(stored.body);
            if (sight.kind !== 'index')
                return factsOf(image, registry, digest, sight, download);
            return { architectures: sight.architectures, ...(sight.arm64 ? { arm64: sight.arm64 } : {}) };
        },
        async sizeOf(image) {
            const registry = await registryOf(image);
            const stored = await manifestOf(registry, { imageDigest: imageReference(image).digest });
            const sight = stored && readManifest(stored.body);
            if (sight?.kind !== 'image')
                return undefined;
            return { layers: sight.layers.length, bytes: sight.layers.reduce((sum, one) => sum + one, 0) };
        },
        async findings(image) {
            return findingsOf(await registryOf(image), imageReference(image).digest);
        },
        async repository(name) {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
            const { client } = await openRegistry(connection, { repository: name });
            const sent = client
                .send(new sdk.DescribeRepositoriesCommand({ repositoryNames: [name] }))
                .catch((error) => {
                if (error instanceof sdk.RepositoryNotFoundException)
                    return undefined;
                throw error;
            });
            return (await (0,aws_errors/* answered */.oQ)('ecr:DescribeRepositories', sent))?.repositories?.[0]?.repositoryUri;
        },
        tagged,
        async tag(image, tag) {
            const { digest } = imageReference(image);
            const registry = await registryOf(image);
            const stored = await manifestOf(registry, { imageDigest: digest });
            if (stored === undefined)
                return 'gone';
            if ((await putTag(registry, stored, digest, tag)) === 'tagged')
                return 'tagged';
            // Of an immutable tag ECR may say so even when it names this very image.
            return (await tagged(image.split('@')[0] ?? '', tag)) === image ? 'tagged' : 'taken';
        },
        async untag(address, tags) {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
            const { client, where } = await openRegistry(connection, repositoryReference(address));
            const imageIds = tags.map((imageTag) => ({ imageTag }));
            await (0,aws_errors/* answered */.oQ)('ecr:BatchDeleteImage', client.send(new sdk.BatchDeleteImageCommand({ ...where, imageIds })));
        },
        async login() {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2125)]).then(__webpack_require__.bind(__webpack_require__, 2125));
            const { client } = await openRegistry(connection, { repository: '' });
            const { authorizationData } = await (0,aws_errors/* answered */.oQ)('ecr:GetAuthorizationToken', client.send(new sdk.GetAuthorizationTokenCommand({})));
            return loginFrom(authorizationData?.[0]?.authorizationToken);
        },
    };
}
async function factsOf(image, registry, digest, sight, download) {
    if (sight.kind === 'unreadable') {
        throw new failure/* Failure */.HR(`${image} is neither an image nor an index of images.`, 'Give the digest that the build printed for the image itself, not that of a layer or an attestation.');
    }
    const config = await images_text(download, await blobUrl(registry, sight.config));
    const architectures = architectureOfConfig(config);
    return { architectures, ...(architectures.includes('arm64') ? { arm64: digest } : {}) };
}
async function images_text(download, url) {
    const answer = await download(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!answer.ok)
        throw refusal(`HTTP ${answer.status} for the image's configuration`);
    return answer.text();
}
/** ECR's token is `user:password` in Base64, good for twelve hours. */
function loginFrom(token) {
    const [user = '', password = ''] = Buffer.from(token ?? '', 'base64')
        .toString('utf8')
        .split(':');
    if (password !== '')
        return { user, password };
    throw new failure/* Failure */.HR('ECR gave no password for its registry.', 'Run this again.');
}


/***/ }),

/***/ 927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ mintOidcToken)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

const AUDIENCE = 'sts.amazonaws.com';
/**
 * A fresh token of the job's own identity: it lives for about five minutes and must never be kept. The toolkit knows
 * where the runner mints it, tries again by itself, and masks it.
 *
 * @throws Failure when the job may not ask, or GitHub does not answer.
 */
async function mintOidcToken() {
    const { getIDToken } = await __webpack_require__.e(/* import() */ 564).then(__webpack_require__.bind(__webpack_require__, 564));
    return getIDToken(AUDIENCE).catch((error) => {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`GitHub gives this job no identity, which \`aws-role\` needs: ${error.message}`, 'Add `permissions: { id-token: write }` to the job and to every workflow that calls it.', { cause: error });
    });
}


/***/ }),

/***/ 759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once)
/* harmony export */ });
/**
 * The opened thing is made at first use and then kept: packages load only when a command needs them. A failure is told
 * to everybody who waits for it and not kept, since who was throttled asks again.
 */
function once(open) {
    let opened;
    return () => {
        opened ??= open().catch((error) => {
            opened = undefined;
            throw error;
        });
        return opened;
    };
}


/***/ }),

/***/ 1812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ openFetch)
/* harmony export */ });
const MOST_REDIRECTS = 5;
/** With these no answer may have a body. */
const BODILESS = new Set([204, 205, 304]);
/**
 * What these clients need of `fetch`, over Node's own connections: those obey the proxy settings of the
 * given environment, which the global `fetch` does not.
 * @returns a function that rejects as `fetch` does, and of bodies knows texts and bytes alone
 */
function openFetch(proxy = {}) {
    const carriers = new Map();
    const carrierFor = (protocol) => {
        const known = carriers.get(protocol) ?? openCarrier(protocol, proxy);
        carriers.set(protocol, known);
        return known;
    };
    const follow = async (url, sending, redirects) => {
        const answer = await send(await carrierFor(url.protocol), url, sending);
        const to = answer.headers.get('location');
        const reads = (sending.method ?? 'GET') === 'GET';
        if (to === null || answer.status < 300 || answer.status > 399 || !reads)
            return answer;
        if (redirects === MOST_REDIRECTS)
            throw new TypeError(`${url.origin} redirects without end.`);
        const next = new URL(to, url);
        return follow(next, next.origin === url.origin ? sending : stranger(sending), redirects + 1);
    };
    const carry = (url, sending = {}) => follow(new URL(url), sending, 0);
    return carry;
}
async function openCarrier(protocol, proxy) {
    const { Agent, request } = await (protocol === 'https:' ? Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19)));
    return { request, agent: new Agent({ keepAlive: true, proxyEnv: { ...proxy } }) };
}
/** Another host gets no credentials. */
function stranger(sending) {
    const headers = new Headers(sending.headers);
    headers.delete('authorization');
    return { ...sending, headers };
}
function send({ request, agent }, url, sending) {
    const { method = 'GET', body, signal } = sending;
    const headers = Object.fromEntries(new Headers(sending.headers));
    return new Promise((resolve, reject) => {
        const options = { method, headers, agent, ...(signal ? { signal } : {}) };
        const sent = request(url, options, (answer) => {
            collected(answer).then(resolve, reject);
        });
        sent.on('error', reject);
        sent.end(body ?? undefined);
    });
}
async function collected(answer) {
    const chunks = [];
    for await (const chunk of answer)
        chunks.push(chunk);
    const status = answer.statusCode ?? 0;
    const headers = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
    return new Response(BODILESS.has(status) ? null : Buffer.concat(chunks), { status, headers });
}


/***/ }),

/***/ 4891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ childVariables)
/* harmony export */ });
/** What belongs to the runner and this step: inputs, identity, the files by which a step speaks to the runner. */
const RUNNERS = /^(INPUT_|STATE_|ACTIONS_|GITHUB_|RUNNER_)/;
/** What programs that run code of the repository are given of our environment. */
function childVariables(environment) {
    return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => value === undefined || RUNNERS.test(name) ? [] : [[name, value]]));
}


/***/ }),

/***/ 1695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ openConnection)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/adapters/aws-connection.js + 2 modules
var aws_connection = __webpack_require__(8349);
// EXTERNAL MODULE: ./lib/adapters/aws-errors.js
var aws_errors = __webpack_require__(9265);
;// CONCATENATED MODULE: ./lib/adapters/credentials.js



const SESSION_SECONDS = 3600;
/** As early as the SDK starts to ask for new ones. */
const RENEW_BEFORE_MS = 5 * 60_000;
/**
 * Credentials of `role`, made from the job's own identity and renewed while the run lasts. One session
 * serves all clients; a renewal that fails while the old session is good is tried again at the next call.
 */
function openRoleCredentials(connection, session) {
    let current;
    let opening;
    const open = async () => {
        try {
            current = await assumeRole(connection, session);
            return current;
        }
        catch (error) {
            if (current !== undefined && left(connection, current) > 0)
                return current;
            throw error;
        }
        finally {
            opening = undefined;
        }
    };
    return async () => {
        if (current !== undefined && left(connection, current) > RENEW_BEFORE_MS)
            return current;
        opening ??= open();
        return opening;
    };
}
function left({ clock }, session) {
    return session.expiration.getTime() - clock.now();
}
async function assumeRole(connection, { role, sessionName, identity, mask }) {
    const token = await identity();
    mask(token);
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2251)]).then(__webpack_require__.bind(__webpack_require__, 2251));
    const client = new sdk.STSClient((0,aws_connection/* clientConfig */.y)(connection));
    const command = new sdk.AssumeRoleWithWebIdentityCommand({
        RoleArn: role,
        RoleSessionName: sessionName,
        WebIdentityToken: token,
        DurationSeconds: SESSION_SECONDS,
    });
    const { Credentials: given } = await client.send(command).catch((error) => {
        throw refusal(role, error);
    });
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
        throw new failure/* Failure */.HR(`STS gave no credentials for ${role}.`, 'Run again.');
    }
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
        mask(secret);
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
    };
}
function refusal(role, error) {
    if ((0,aws_errors/* isUnanswered */.Ni)(error))
        return (0,aws_errors/* translated */.vE)('sts:AssumeRoleWithWebIdentity', error);
    const { name, message } = error;
    return new failure/* Failure */.HR(`AWS does not let this job become ${role}: ${name}: ${message}`, 'Check `aws-role`, and that the role trusts this repository, environment and branch (bootstrap writes that trust).', { cause: error });
}

// EXTERNAL MODULE: ./lib/adapters/oidc-token.js
var oidc_token = __webpack_require__(927);
;// CONCATENATED MODULE: ./lib/wire/connection.js



/** How AWS is reached: region, endpoint, and the session of `aws-role` or the ambient credentials. */
function openConnection(request, job, environment, { mask }, clock) {
    const region = request.awsRegion ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
    if (region === undefined) {
        throw new failure/* Failure */.HR('`aws-region` is missing, and the environment names none.', 'Give `aws-region`, for example eu-central-1.');
    }
    const endpoint = environment['AWS_ENDPOINT_URL'];
    const plain = { region, clock, proxy: environment, ...(endpoint ? { endpoint } : {}) };
    if (request.awsRole === undefined)
        return plain;
    const sessionName = `flipgate-${request.command}-${job.runId ?? 'shell'}-${job.attempt}`.slice(0, 64);
    return {
        ...plain,
        credentials: openRoleCredentials(plain, {
            role: request.awsRole,
            sessionName,
            identity: oidc_token/* mintOidcToken */.P,
            mask,
        }),
    };
}


/***/ }),

/***/ 3178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ openHub)
});

;// CONCATENATED MODULE: ./lib/adapters/github-client.js
/** Most that GitHub gives at once. */
const PER_PAGE = 100;
/** Nothing that is asked of GitHub is worth a longer wait. */
const TIMEOUT_MS = 10_000;
async function openClient({ token, apiUrl, fetch }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 156).then(__webpack_require__.bind(__webpack_require__, 156));
    return getOctokit(token, {
        ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
        request: { fetch },
    });
}
function placeOf({ repository }) {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo };
}
function deadline(signal) {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    return { signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
}

// EXTERNAL MODULE: ./lib/adapters/once.js
var once = __webpack_require__(759);
;// CONCATENATED MODULE: ./lib/adapters/github.js


function openGitHub(connection) {
    const place = placeOf(connection);
    const opened = (0,once/* once */.O)(() => openClient(connection));
    const ask = async (question) => {
        try {
            return await question(await opened());
        }
        catch {
            return 'unknown';
        }
    };
    return {
        runFinished: (runId, attempt) => ask(async (client) => {
            const { data } = await client.rest.actions.getWorkflowRunAttempt({
                ...place,
                run_id: Number(runId),
                attempt_number: attempt,
                request: deadline(),
            });
            return data.status === 'completed';
        }),
        compare: (base, head) => ask((client) => compare(client, { ...place, basehead: `${base}...${head}` })),
        branchHead: (branch) => ask(async (client) => {
            const { data } = await client.rest.repos.getBranch({ ...place, branch, request: deadline() });
            return data.commit.sha;
        }),
    };
}
/** All commits between the two, page by page: GitHub gives at most 100 at once. */
async function compare(client, where) {
    const commits = [];
    for (let page = 1;; page += 1) {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({
            ...where,
            page,
            per_page: PER_PAGE,
            request: deadline(),
        });
        commits.push(...data.commits.map(({ sha, commit }) => ({ sha, message: commit.message })));
        if (data.commits.length < PER_PAGE || commits.length >= data.total_commits) {
            return { status: data.status, commits };
        }
    }
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/adapters/github-errors.js

function readFailure(deed, error) {
    if (!isApiError(error))
        return error;
    if (!isLost(error))
        return refusal(deed, error);
    return new failure/* Unreachable */.LL(`GitHub's API does not answer (${deed.what}): ${reason(error)}`, 'Run again when https://www.githubstatus.com is green.', { cause: error });
}
/** A write whose answer was lost may have been applied. */
function writeFailure(deed, error) {
    if (!isApiError(error))
        return error;
    if (!isLost(error))
        return refusal(deed, error);
    return new failure/* Unanswered */.XX(`GitHub did not answer (${deed.what}): ${reason(error)}`, { cause: error });
}
/** What was to be changed is not there any more, or its token may not see it. */
function isGone(error) {
    return isApiError(error) && (error.status === 404 || error.status === 410);
}
function isApiError(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
function isLost(error) {
    return error.status === 408 || error.status >= 500;
}
function refusal(deed, error) {
    if (isThrottled(error))
        return new failure/* Throttled */.xx('GitHub throttles this token.', retryAfter(error));
    const message = `GitHub refused (${deed.what}): ${reason(error)}`;
    return new failure/* Failure */.HR(message, remedy(deed, error), { cause: error });
}
function remedy({ permission }, { status }) {
    if (status === 401)
        return 'Check `github-token`: it has expired, or GitHub does not know it.';
    // What a token may not see does not exist for it.
    if (status === 403 || status === 404) {
        return `Give the job \`${permission}\`, or in \`github-token\` a token that may do this.`;
    }
    return 'Mend what GitHub names above, then run again.';
}
/** The secondary limit comes as 403 or 429 too, with or without a time. */
function isThrottled(error) {
    if (error.status === 429)
        return true;
    if (error.status !== 403)
        return false;
    const spent = String(header(error, 'x-ratelimit-remaining')) === '0';
    return spent || header(error, 'retry-after') !== undefined || /rate limit/i.test(error.message);
}
/** By GitHub's own clock: its answers carry the time. */
function retryAfter(error) {
    const seconds = Number(header(error, 'retry-after') ?? Number.NaN);
    if (Number.isFinite(seconds))
        return seconds * 1000;
    const reset = Number(header(error, 'x-ratelimit-reset') ?? Number.NaN) * 1000;
    const wait = reset - Date.parse(String(header(error, 'date')));
    return Number.isFinite(wait) ? Math.max(wait, 0) : undefined;
}
function header({ response }, name) {
    return response?.headers[name];
}
function reason(error) {
    const data = error.response?.data;
    const said = typeof data === 'object' && data !== null && 'message' in data ? String(data.message) : error.message;
    return error.response ? `HTTP ${error.status} ${said}`.trim() : said;
}

;// CONCATENATED MODULE: ./lib/adapters/github-asking.js



/** @param permission what a job needs for these verbs, as a workflow spells it */
function openAsking(connection, permission) {
    const opened = (0,once/* once */.O)(() => openClient(connection));
    const asked = async (what, verb, failure) => {
        const client = await opened();
        try {
            return await verb(client);
        }
        catch (error) {
            throw failure({ what, permission }, error);
        }
    };
    return {
        read: (what, verb) => asked(what, verb, readFailure),
        write: (what, verb) => asked(what, verb, writeFailure),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/github-body.js

/** What GitHub takes of a comment or an issue. JavaScript counts no fewer characters than GitHub does. */
const LONGEST_BODY = 65_536;
/** Cutting is for whoever knows what may be left out. */
function within(body) {
    if (body.length <= LONGEST_BODY)
        return body;
    throw new failure/* Failure */.HR(`The text for GitHub has ${body.length} characters; GitHub takes ${LONGEST_BODY}.`, 'Report this with the page of the run: it should have been shortened before.');
}

;// CONCATENATED MODULE: ./lib/adapters/github-pages.js

/** GitHub lists no more than this many pages' worth to be looked through; a list that goes on longer is a mistake. */
const MOST_PAGES = 100;
/** A list to its end: a page that is not full is the last one. */
async function allPages(read) {
    const found = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
        const items = await read(page);
        found.push(...items);
        if (items.length < PER_PAGE)
            break;
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/adapters/github-issues.js





function openIssues(connection) {
    const place = placeOf(connection);
    const asking = openAsking(connection, 'issues: write');
    // Of a pull request; a label that the repository does not have yet needs more.
    const labelling = openAsking(connection, 'pull-requests: write');
    return {
        issues: (label) => asking.read(`issues labelled ${label}`, async ({ rest }) => {
            const found = await allPages(async (page) => {
                const which = { labels: label, state: 'all', per_page: PER_PAGE, page };
                return (await rest.issues.listForRepo({ ...place, ...which, request: deadline() })).data;
            });
            // GitHub lists pull requests among them.
            return found.filter((one) => one.pull_request === undefined).map(issue);
        }),
        openIssue: ({ title, body, label }) => asking.write('a new issue', async ({ rest }) => {
            const asked = { ...place, title, body: within(body), labels: [label], request: deadline() };
            return issue((await rest.issues.create(asked)).data);
        }),
        editIssue: (number, { title, body, state }) => asking.write(`the edit of issue #${number}`, async ({ rest }) => {
            const { data } = await rest.issues.update({
                ...place,
                issue_number: number,
                ...(title === undefined ? {} : { title }),
                ...(body === undefined ? {} : { body: within(body) }),
                ...(state === undefined ? {} : { state }),
                request: deadline(),
            });
            return issue(data);
        }),
        addLabel: (number, label) => labelling.write(`label ${label} on #${number}`, async ({ rest }) => {
            await rest.issues.addLabels({ ...place, issue_number: number, labels: [label], request: deadline() });
        }),
        removeLabel: (number, label) => labelling.write(`label ${label} off #${number}`, async ({ rest }) => {
            const asked = { ...place, issue_number: number, name: label, request: deadline() };
            await rest.issues.removeLabel(asked).catch((error) => {
                if (!isGone(error))
                    throw error;
            });
        }),
    };
}
function issue(data) {
    return {
        number: data.number,
        author: data.user?.login ?? '',
        title: data.title,
        body: data.body ?? '',
        state: data.state === 'open' ? 'open' : 'closed',
        labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
        url: data.html_url,
    };
}

;// CONCATENATED MODULE: ./lib/adapters/github-pull-requests.js



function openPullRequests(connection) {
    const place = placeOf(connection);
    const asking = openAsking(connection, 'pull-requests: read');
    const checks = openAsking(connection, 'checks: write');
    return {
        pullRequest: (number) => asking.read(`pull request #${number}`, async ({ rest }) => {
            const { data } = await rest.pulls.get({ ...place, pull_number: number, request: deadline() });
            return sight(data);
        }),
        pullRequestsOf: (commit) => asking.read(`pull requests of ${commit}`, async ({ rest }) => {
            const found = await allPages(async (page) => {
                const asked = { ...place, commit_sha: commit, per_page: PER_PAGE, page, request: deadline() };
                return (await rest.repos.listPullRequestsAssociatedWithCommit(asked)).data;
            });
            return found.map(sight);
        }),
        addCheck: ({ commit, name, conclusion, title, summary, url }) => checks.write(`check ${name}`, async ({ rest }) => {
            await rest.checks.create({
                ...place,
                head_sha: commit,
                name,
                conclusion,
                output: { title, summary },
                ...(url === undefined ? {} : { details_url: url }),
                request: deadline(),
            });
        }),
    };
}
/**
 * An open pull request has a merge commit too, a trial one that nobody sees. A fork that is gone has no repository, whatever
 * GitHub's description says.
 */
function sight(data) {
    const merged = data.merged_at !== null && data.merge_commit_sha !== null ? data.merge_commit_sha : undefined;
    return {
        number: data.number,
        state: data.state === 'open' ? 'open' : 'closed',
        head: data.head.sha,
        fork: data.head.repo?.id !== data.base.repo.id,
        ...(merged === undefined ? {} : { mergedAs: merged }),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/github-conversation.js








function openConversation(connection) {
    return { ...openComments(connection), ...openPullRequests(connection), ...openIssues(connection) };
}
function openComments(connection) {
    const place = placeOf(connection);
    const asking = openAsking(connection, 'pull-requests: write');
    // GET /user is refused to the tokens of jobs and applications; GraphQL tells all of them who they are.
    const self = (0,once/* once */.O)(() => asking.read('whom the token writes as', async ({ graphql }) => {
        const { viewer } = await graphql('query { viewer { login } }', {
            request: deadline(),
        });
        return viewer.login;
    }));
    return {
        self,
        comments: (issue) => asking.read(`comments of #${issue}`, async ({ rest }) => (await allPages(async (page) => {
            const asked = { ...place, issue_number: issue, per_page: PER_PAGE, page, request: deadline() };
            return (await rest.issues.listComments(asked)).data;
        })).map(comment)),
        addComment: (issue, body) => asking.write(`a comment on #${issue}`, async ({ rest }) => {
            const asked = { ...place, issue_number: issue, body: within(body), request: deadline() };
            return comment((await rest.issues.createComment(asked)).data);
        }),
        editComment: (id, body) => asking.write(`the edit of comment ${id}`, async ({ rest }) => {
            const asked = { ...place, comment_id: id, body: within(body), request: deadline() };
            return rest.issues.updateComment(asked).then(({ data }) => comment(data), orGone);
        }),
        removeComment: (id) => asking.write(`the removal of comment ${id}`, async ({ rest }) => {
            await rest.issues.deleteComment({ ...place, comment_id: id, request: deadline() }).catch(orGone);
        }),
    };
}
function orGone(error) {
    if (isGone(error))
        return 'gone';
    throw error;
}
function comment(data) {
    return { id: data.id, author: data.user?.login ?? '', body: data.body ?? '', url: data.html_url };
}

;// CONCATENATED MODULE: ./lib/adapters/github-deployments.js


/** One page each: who looks wants the newest. */
const NEWEST = 10;
/** GitHub refuses a longer one. */
const LONGEST_DESCRIPTION = 140;
/** In a deployment's payload: the page of the run that made it. */
const MARK = 'flipgate_run';
function openDeployments(connection) {
    const place = placeOf(connection);
    const asking = openAsking(connection, 'deployments: write');
    return {
        list: ({ environment, commit }, signal) => asking.read(`deployments to ${environment}`, async ({ rest }) => {
            const { data } = await rest.repos.listDeployments({
                ...place,
                environment,
                ...(commit === undefined ? {} : { sha: commit }),
                per_page: NEWEST,
                request: deadline(signal),
            });
            return data.map(({ id, payload }) => seen(id, payload));
        }),
        statuses: (id, signal) => asking.read(`statuses of deployment ${id}`, async ({ rest }) => {
            const { data } = await rest.repos.listDeploymentStatuses({
                ...place,
                deployment_id: id,
                per_page: NEWEST,
                request: deadline(signal),
            });
            return data.map(({ state, log_url, target_url }) => ({ state, logUrl: log_url || target_url }));
        }),
        create: ({ environment, commit, task, run }, signal) => asking.write(`a deployment to ${environment}`, async ({ rest }) => {
            const { data } = await rest.repos.createDeployment({
                ...place,
                ref: commit,
                task,
                environment,
                // Left out, GitHub merges the default branch into the commit, and demands its checks to be green.
                auto_merge: false,
                required_contexts: [],
                payload: run === undefined ? {} : { [MARK]: run },
                request: deadline(signal),
            });
            // 202 has a message in place of a deployment; only a merge answers so.
            if ('id' in data)
                return data.id;
            throw new Error(`GitHub made no deployment: ${data.message}`);
        }),
        addStatus: (id, { state, description, logUrl, url }, signal) => asking.write(`the status of deployment ${id}`, async ({ rest }) => {
            await rest.repos.createDeploymentStatus({
                ...place,
                deployment_id: id,
                state,
                description: description.slice(0, LONGEST_DESCRIPTION),
                ...(logUrl === undefined ? {} : { log_url: logUrl }),
                ...(url === undefined ? {} : { environment_url: url }),
                request: deadline(signal),
            });
        }),
    };
}
function seen(id, payload) {
    const run = typeof payload === 'object' && payload !== null ? payload[MARK] : undefined;
    return typeof run === 'string' ? { id, run } : { id };
}

;// CONCATENATED MODULE: ./lib/wire/hub.js



/** Without a token or a repository nothing can be asked: every answer is `unknown`, and nothing is shown there. */
function openHub({ githubToken: token }, { repository }, environment, carrier) {
    if (token === undefined || repository === undefined) {
        const unknown = async () => 'unknown';
        return {
            github: { runFinished: unknown, compare: unknown, branchHead: unknown },
            deployments: undefined,
            conversation: undefined,
        };
    }
    const apiUrl = environment['GITHUB_API_URL'];
    const connection = {
        ...{ token, repository, fetch: carrier },
        ...(apiUrl ? { apiUrl } : {}),
    };
    return {
        github: openGitHub(connection),
        deployments: openDeployments(connection),
        conversation: openConversation(connection),
    };
}


/***/ }),

/***/ 812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openWorkshop: () => (/* binding */ openWorkshop),
/* harmony export */   p: () => (/* binding */ maskedLogin)
/* harmony export */ });
/* harmony import */ var _adapters_buildx_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4694);
/* harmony import */ var _adapters_clock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1642);
/* harmony import */ var _adapters_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(493);
/* harmony import */ var _adapters_proxied_fetch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1812);
/* harmony import */ var _child_variables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4891);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1695);
/* harmony import */ var _hub_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3178);







/** All that a build needs of the world: neither Cloudflare nor a bucket. */
function openWorkshop(request, job, environment, channel) {
    const clock = (0,_adapters_clock_js__WEBPACK_IMPORTED_MODULE_5__/* .openClock */ .X)();
    const { log } = channel;
    const carrier = (0,_adapters_proxied_fetch_js__WEBPACK_IMPORTED_MODULE_2__/* .openFetch */ .v)(environment);
    const images = (0,_adapters_images_js__WEBPACK_IMPORTED_MODULE_1__/* .openImages */ .x)((0,_connection_js__WEBPACK_IMPORTED_MODULE_3__/* .openConnection */ .J)(request, job, environment, channel, clock), carrier);
    return {
        clock,
        log,
        github: (0,_hub_js__WEBPACK_IMPORTED_MODULE_4__/* .openHub */ .C)(request, job, environment, carrier).github,
        images: maskedLogin(images, channel),
        builds: (0,_adapters_buildx_js__WEBPACK_IMPORTED_MODULE_0__/* .openBuilds */ .k)({ environment: (0,_child_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .childVariables */ .O)(environment), temp: job.temp, log }),
    };
}
/** The registry's password is a secret before it is anything else. */
function maskedLogin(images, { mask }) {
    return {
        ...images,
        async login() {
            const login = await images.login();
            mask(login.password);
            return login;
        },
    };
}


/***/ })

};
