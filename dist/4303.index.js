export const id = 4303;
export const ids = [4303];
export const modules = {

/***/ 7066:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a907584d7953f585ba38.py";

/***/ }),

/***/ 2724:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "63dbc384bfa136719f3d.py";

/***/ }),

/***/ 8396:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "26076e9603a277c1548e.py";

/***/ }),

/***/ 4811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ openCheckout),
  Y: () => (/* binding */ readMigrations)
});

// EXTERNAL MODULE: ./lib/model/json-fields.js
var json_fields = __webpack_require__(5009);
;// CONCATENATED MODULE: ./lib/model/checkout-migrations.js

/**
 * What src/checkout wrote of a checkout. It ran on files that anybody may have written, so whatever is not as it
 * writes counts as nothing.
 */
function parseCheckout(output) {
    let value;
    try {
        value = JSON.parse(output);
    }
    catch {
        return { kind: 'unknown', why: 'what was read of them is not JSON' };
    }
    const { complete, migrations } = (0,json_fields/* fieldsOf */.Pf)(value);
    if (complete === false)
        return { kind: 'unknown', why: 'the checkout has more files than are read' };
    if (complete !== true || !Array.isArray(migrations))
        return { kind: 'unknown', why: NOT_AS_WRITTEN };
    const read = migrations.map(migrationOf);
    const known = read.filter((one) => one !== undefined);
    return known.length === read.length
        ? { kind: 'known', migrations: known }
        : { kind: 'unknown', why: NOT_AS_WRITTEN };
}
const NOT_AS_WRITTEN = 'what was read of them has another form than expected';
function migrationOf(value) {
    const fields = (0,json_fields/* fieldsOf */.Pf)(value);
    const { name, unreadable, dependencies, replaces, atomic, operations, sql, phase, reversible } = fields;
    if (!(0,json_fields/* isText */.KH)(name))
        return undefined;
    if ((0,json_fields/* isText */.KH)(unreadable))
        return { kind: 'unreadable', name, why: unreadable };
    if (!isTexts(dependencies) || !isTexts(replaces))
        return undefined;
    if (!isTexts(operations) || !isTexts(sql))
        return undefined;
    if (!isAnswer(atomic) || !isAnswer(reversible))
        return undefined;
    if (phase !== 'expand' && phase !== 'contract' && phase !== 'unclassified')
        return undefined;
    return { kind: 'read', name, dependencies, replaces, atomic, operations, sql, phase, reversible };
}
function isTexts(value) {
    return (0,json_fields/* isListOf */.sh)(value, json_fields/* isText */.KH);
}
function isAnswer(value) {
    return typeof value === 'boolean' || value === 'unknown';
}

// EXTERNAL MODULE: ./lib/model/guarded-command.js
var guarded_command = __webpack_require__(553);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/adapters/checked-out.js


const COMMIT = /^[0-9a-f]{40}$/;
/** The commit that a folder is a checkout of, by git's own files: asking git would run what the repository configures. */
async function checkedOut(folder) {
    const git = (0,external_node_path_.join)(folder, '.git');
    const head = await lineOf((0,external_node_path_.join)(git, 'HEAD'));
    const branch = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
    if (branch === undefined)
        return commitIn(head);
    return commitIn(await lineOf((0,external_node_path_.join)(git, branch))) ?? packed(await textOf((0,external_node_path_.join)(git, 'packed-refs')), branch);
}
function packed(refs, branch) {
    const line = refs.split('\n').find((one) => one.endsWith(` ${branch}`));
    return commitIn(line?.split(' ')[0] ?? '');
}
function commitIn(text) {
    return COMMIT.test(text) ? text : undefined;
}
async function lineOf(file) {
    return (await textOf(file)).trim();
}
async function textOf(file) {
    return (0,promises_.readFile)(file, 'utf8').catch(() => '');
}

// EXTERNAL MODULE: ./lib/adapters/exec.js
var exec = __webpack_require__(5535);
// EXTERNAL MODULE: ./lib/adapters/packed-program.js
var packed_program = __webpack_require__(9739);
;// CONCATENATED MODULE: ./lib/adapters/checkout.js





/** In the order in which they import each other. Each address stands here in full, for the bundler to find it. */
const MODULES = [
    ['flipgate_names', new URL(/* asset import */ __webpack_require__(2724), __webpack_require__.b)],
    ['flipgate_operations', new URL(/* asset import */ __webpack_require__(8396), __webpack_require__.b)],
    ['flipgate_checkout', new URL(/* asset import */ __webpack_require__(7066), __webpack_require__.b)],
];
function openCheckout({ workspace, path }) {
    return {
        async migrations(release) {
            const commit = await checkedOut(workspace);
            if (commit === release)
                return readMigrations(workspace, path);
            const why = commit === undefined
                ? 'the job has no checkout in its workspace'
                : `the checkout is at ${commit.slice(0, 12)}`;
            return { kind: 'unknown', why };
        },
    };
}
/** Isolated: neither the checkout nor the environment may put a module of its own before Python's. It is parsed, and never run. */
async function readMigrations(workspace, path) {
    try {
        const args = ['-I', '-S', '-c', guarded_command/* UNPACK */.P, await (0,packed_program/* packedProgram */.f)(MODULES), workspace];
        return parseCheckout(await (0,exec/* commandOutput */.p)('python3', args, { cwd: '/', env: { PATH: path } }));
    }
    catch {
        return { kind: 'unknown', why: 'there is no python3 on this machine, or it could not read them' };
    }
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

/***/ 9739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ packedProgram)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);



/** The modules of a Python program, in the order in which they import each other, as one word of a command line. */
async function packedProgram(modules) {
    const read = modules.map(async ([name, file]) => [name, bare(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8'))]);
    const json = JSON.stringify(await Promise.all(read));
    return (await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.deflate)(json, { level: 9 })).toString('base64');
}
/** Without what is for readers: docstrings, comments, blank lines, most of the indentation. */
function bare(source) {
    return source
        .replace(/^ *"""[\s\S]*?"""\n/gm, '')
        .split('\n')
        .filter((line) => !/^ *(#|$)/.test(line))
        .map((line) => line.replace(/^(?: {4})+/, (indentation) => ' '.repeat(indentation.length / 4)))
        .join('\n');
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

/***/ 3341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isAtLeast)
/* harmony export */ });
/** Whether a dotted version is the same as another or newer; what follows a hyphen does not count. */
function isAtLeast(version, oldest) {
    const numbers = (text) => (text.split('-')[0] ?? '').split('.').map(Number);
    const [ours, theirs] = [numbers(version), numbers(oldest)];
    for (const [place, wanted] of theirs.entries()) {
        const have = ours[place] ?? 0;
        if (have !== wanted)
            return have > wanted;
    }
    return true;
}


/***/ }),

/***/ 4303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openForksWorld: () => (/* binding */ openForksWorld)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/adapters/exec.js
var exec = __webpack_require__(5535);
;// CONCATENATED MODULE: ./lib/adapters/base-tree.js




/**
 * The files of what a pull request would be merged into, in a folder of their own. Of the merge that GitHub makes it is the
 * first parent; where the checkout lacks it, it is asked of the repository that the checkout came from.
 */
async function baseTree(place) {
    try {
        const commit = await baseCommit(place);
        if (commit === undefined)
            return { kind: 'unknown', why: 'the event does not name it' };
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(place.temp, 'flipgate-base-'));
        const archive = `${folder}.tar`;
        await git(place, ['archive', '--format=tar', `--output=${archive}`, commit]);
        await (0,exec/* commandOutput */.p)('tar', ['-x', '-f', archive, '-C', folder], { cwd: '/', env: { PATH: place.path } });
        return { kind: 'known', commit, folder };
    }
    catch (error) {
        return { kind: 'unknown', why: `${reason(error)} \`fetch-depth: 2\` of actions/checkout brings it` };
    }
}
async function baseCommit(place) {
    const { base, head } = place;
    // Not any merge: the pull request's own newest commit may be one.
    if (head !== undefined && (await parsed(place, 'HEAD^2')) === head)
        return parsed(place, 'HEAD^1');
    if (base === undefined || (await parsed(place, base)))
        return base;
    await git(place, ['fetch', '--quiet', '--no-tags', '--depth=1', '--no-recurse-submodules', 'origin', base]);
    return base;
}
async function parsed(place, name) {
    return git(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).catch(() => undefined);
}
/** Nothing that the checkout configures is run, and nobody is asked for a password. */
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'safe.directory=*'];
function git({ workspace, path }, args) {
    return (0,exec/* commandOutput */.p)('git', [...QUIET, ...args], {
        cwd: workspace,
        env: { PATH: path, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', HOME: '/nonexistent' },
    });
}
function reason(error) {
    const last = error instanceof failure/* Failure */.HR ? error.logLines.at(-1) : undefined;
    return last === undefined || last === '' ? 'git could not get it;' : `${last};`;
}

// EXTERNAL MODULE: ./lib/adapters/checkout.js + 2 modules
var checkout = __webpack_require__(4811);
// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/wire/infra-folder.js
var infra_folder = __webpack_require__(8476);
// EXTERNAL MODULE: ./lib/wire/terraform-program.js
var terraform_program = __webpack_require__(2556);
// EXTERNAL MODULE: ./lib/wire/wants-cdk.js
var wants_cdk = __webpack_require__(5811);
;// CONCATENATED MODULE: ./lib/wire/forks-world.js









function openForksWorld(request, job, environment) {
    const { workspace, temp } = job;
    const path = environment['PATH'] ?? '';
    return {
        clock: (0,clock/* openClock */.X)(),
        checkout: (0,checkout/* openCheckout */.H)({ workspace, path }),
        trees: {
            base: () => baseTree({ workspace, temp, path, ...commitsOf(job) }),
            migrationsIn: (folder) => (0,checkout/* readMigrations */.Y)(folder, path),
            async code(base) {
                const { of, folder } = await (0,infra_folder/* infraFolder */.l)(request, job);
                if (of === 'action' && base === undefined)
                    return 'shipped';
                const own = of === 'action' ? 'infra' : (0,external_node_path_.relative)(workspace, folder);
                const read = base === undefined ? folder : (0,external_node_path_.join)(base, own);
                if (await isAnApp(request, read))
                    return 'app';
                const { declared } = await __webpack_require__.e(/* import() */ 6812).then(__webpack_require__.bind(__webpack_require__, 6812));
                const found = await declared(read);
                const isThere = base === undefined || found.some(({ declarations }) => declarations.length > 0);
                return isThere ? found : 'shipped';
            },
            checks: (signal) => checks(request, job, environment, signal),
        },
    };
}
/** Whether a deploy would run CDK on this folder, and it has what that takes. */
async function isAnApp({ engine }, folder) {
    if (!(await (0,wants_cdk/* wantsCdk */.s)(engine, folder)))
        return false;
    const { appFolder } = await __webpack_require__.e(/* import() */ 5628).then(__webpack_require__.bind(__webpack_require__, 5628));
    return appFolder(folder).then(() => true, () => false);
}
function commitsOf({ pullRequest }) {
    return { base: pullRequest?.base, head: pullRequest?.head?.commit };
}
/** What Terraform needs to reach registries, and nothing that could be somebody's: the fork names the providers that are run. */
const REACH = /^(PATH|TMPDIR|LANG|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy|TF_CLI_CONFIG_FILE|TF_PLUGIN_CACHE_DIR)$/i;
function forksVariables(environment, home) {
    const kept = Object.entries(environment).filter((entry) => entry[1] !== undefined && REACH.test(entry[0]));
    return { ...Object.fromEntries(kept), HOME: home };
}
async function checks(request, job, environment, signal) {
    const { folder } = await (0,infra_folder/* infraFolder */.l)(request, job);
    if (await isAnApp(request, folder))
        return [{ name: 'valid', kind: 'not made', why: 'it is a CDK app, code of the fork, which is not run' }];
    const { staticChecks } = await Promise.all(/* import() */[__webpack_require__.e(8816), __webpack_require__.e(4332)]).then(__webpack_require__.bind(__webpack_require__, 4332));
    let binary;
    try {
        binary = await (0,terraform_program/* terraformProgram */.n)(request, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return [{ name: 'valid', kind: 'not made', why: error.message }];
    }
    const workFolder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(job.temp, 'flipgate-'));
    const { workspace } = job;
    return staticChecks({
        binary,
        infraFolder: folder,
        workspace,
        workFolder,
        environment: forksVariables(environment, workFolder),
    }, signal);
}


/***/ }),

/***/ 8476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ infraFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The caller's folder when there is one, else the one shipped with this action. */
async function infraFolder({ infra }, job) {
    if (infra !== undefined)
        return { of: 'caller', folder: infra };
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(job.workspace, 'infra');
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(own).then(() => ({ of: 'caller', folder: own }), () => ({ of: 'action', folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(import.meta.dirname, '..', 'infra') }));
}


/***/ }),

/***/ 4854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ onPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The absolute path of the first of the programs that is on PATH. */
async function onPath(names, environment) {
    for (const name of names) {
        for (const folder of (environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
            const found = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
            if (await exists(found))
                return found;
        }
    }
    return undefined;
}
function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).then(() => true, () => false);
}


/***/ }),

/***/ 2556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ terraformProgram)
/* harmony export */ });
/* unused harmony export OLDEST_TERRAFORM */
/* harmony import */ var _adapters_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5535);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8675);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3341);
/* harmony import */ var _on_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4854);




/** Write-only arguments, which keep passwords out of the state, came with it, in both. */
const OLDEST_TERRAFORM = '1.11';
/** @throws Failure where there is none on the runner, or one that is too old */
async function terraformProgram({ engine }, environment) {
    const { unwrapped } = await __webpack_require__.e(/* import() */ 8228).then(__webpack_require__.bind(__webpack_require__, 8228));
    const names = engine === 'terraform' || engine === 'tofu' ? [engine] : ['terraform', 'tofu'];
    const found = await (0,_on_path_js__WEBPACK_IMPORTED_MODULE_2__/* .onPath */ .L)(names, environment);
    if (found !== undefined) {
        const program = await unwrapped(found);
        await refuseOld(program);
        return program;
    }
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`\`engine\` ${engine}: ${names.join(' or ')} is not on PATH.`, 'Install it in a step before, for example with hashicorp/setup-terraform or opentofu/setup-opentofu.');
}
async function refuseOld(program) {
    const found = JSON.parse(await (0,_adapters_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOutput */ .p)(program, ['version', '-json']));
    if ((0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .isAtLeast */ .d)(found.terraform_version, OLDEST_TERRAFORM))
        return;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`${program} is version ${found.terraform_version}; ${OLDEST_TERRAFORM} or newer is needed.`, 'Install a newer one.');
}


/***/ }),

/***/ 5811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ wantsCdk)
/* harmony export */ });
/** By itself only where the folder is an app of CDK's: one beside Terraform's code has to be asked for. */
async function wantsCdk(engine, folder) {
    if (engine !== 'auto')
        return engine === 'cdk';
    const { isApp } = await __webpack_require__.e(/* import() */ 5628).then(__webpack_require__.bind(__webpack_require__, 5628));
    return isApp(folder);
}


/***/ })

};
