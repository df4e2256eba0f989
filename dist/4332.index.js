export const id = 4332;
export const ids = [4332,8228];
export const modules = {

/***/ 7167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YK: () => (/* binding */ diagnostic),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   lw: () => (/* binding */ provesLock)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

const diagnostic = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    severity: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    summary: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    detail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default(''),
    address: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    range: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ filename: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), start: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ line: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) }).optional(),
});
const hook = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    resource: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ addr: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    action: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    id_value: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    elapsed_seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
});
const event = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    '@message': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default(''),
    '@timestamp': zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default(''),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default('log'),
    hook: hook.optional().catch(undefined),
    diagnostic: diagnostic.optional(),
});
/** A line that is no JSON, for example from a wrapper around terraform, is a message of type `text`. */
function readEvent(line) {
    let json;
    try {
        json = JSON.parse(line);
    }
    catch {
        return { type: 'text', message: line, at: Number.NaN };
    }
    const read = event.safeParse(json);
    if (!read.success)
        return { type: 'text', message: line, at: Number.NaN };
    const { '@message': message, '@timestamp': time, type, hook, diagnostic } = read.data;
    return {
        type,
        message,
        at: Date.parse(time),
        ...(hook ? { hook } : {}),
        ...(diagnostic ? { diagnostic } : {}),
    };
}
const AFTER_THE_LOCK = new Set([
    'refresh_start',
    'resource_drift',
    'planned_change',
    'change_summary',
    'apply_start',
]);
/** True for what terraform says only once it holds the state lock, when it takes one. */
function provesLock(event) {
    return AFTER_THE_LOCK.has(event.type);
}


/***/ }),

/***/ 4020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ lockFileOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * A lock file that terraform wrote names terraform's registry. Tofu takes its versions over under the names
 * of its own, and must be let to write them down.
 */
async function lockFileOf(root, typed) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '.terraform.lock.hcl'), 'utf8').catch(() => undefined);
    if (text === undefined)
        return 'absent';
    const foreign = typed === 'tofu' && text.includes('registry.terraform.io/') && !text.includes('registry.opentofu.org/');
    return foreign ? 'absent' : 'present';
}


/***/ }),

/***/ 9248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ neutral),
/* harmony export */   o: () => (/* binding */ diagnosticsOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _targeting_warning_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5534);


/** What terraform complained about while it planned, in its order. */
function diagnosticsOf(events, root) {
    return events.flatMap((event) => event.diagnostic && !(0,_targeting_warning_js__WEBPACK_IMPORTED_MODULE_1__/* .warnsOfTargeting */ .s)(event) ? [neutral(event.diagnostic, root)] : []);
}
function neutral({ severity, summary, detail, range, address }, root) {
    return {
        severity: severity === 'error' ? 'error' : 'warning',
        summary,
        detail,
        ...(range === undefined ? {} : { file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, range.filename), line: range.start.line }),
        ...(address === undefined || address === '' ? {} : { address }),
    };
}


/***/ }),

/***/ 6426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ pluginCache)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Variables that let the stacks of one run share what `init` downloads: the AWS provider alone is 700 MB. Nothing where
 * the user has a cache of their own. The cache suffers no two `init` at once.
 */
async function pluginCache(environment, folder, lockFile) {
    if (await hasCache(environment))
        return {};
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    return {
        TF_PLUGIN_CACHE_DIR: folder,
        // Without a lock file to hold to, there is none to break.
        ...(lockFile === 'absent' ? { TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' } : {}),
    };
}
async function hasCache(environment) {
    const { TF_PLUGIN_CACHE_DIR: own, TF_CLI_CONFIG_FILE: named, HOME: home = '' } = environment;
    if (own)
        return true;
    const files = named ? [named] : ['.terraformrc', '.tofurc'].map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, name));
    const texts = await Promise.all(files.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => '')));
    return texts.some((text) => /^\s*plugin_cache_dir\b/m.test(text));
}


/***/ }),

/***/ 3703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ ROOTS),
/* harmony export */   K0: () => (/* binding */ configurationFiles),
/* harmony export */   Vm: () => (/* binding */ rootFolder),
/* harmony export */   wg: () => (/* binding */ findRoot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8675);



const ROOTS = ['shared', 'color'];
/**
 * The folder of a stack's root module. `<infra>/terraform/<kind>` is the layout that the action ships;
 * a folder of the user's own may leave out the level `terraform`. The first that holds configuration is it.
 * @throws Failure naming the folders that were tried.
 */
async function rootFolder(infraFolder, kind) {
    const found = await findRoot(infraFolder, kind);
    if (found !== undefined)
        return found;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(`There is no Terraform code of the stack "${kind}": neither ${candidates(infraFolder, kind).join(' nor ')} holds a .tf file.`, 'Set `infra` to the folder that holds terraform/shared and terraform/color, or leave it out to use the one shipped with the action.');
}
/** As rootFolder; undefined where there is none. */
async function findRoot(infraFolder, kind) {
    for (const folder of candidates(infraFolder, kind)) {
        if ((await configurationFiles(folder)).length > 0)
            return folder;
    }
    return undefined;
}
function candidates(infraFolder, kind) {
    return [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(infraFolder, 'terraform', kind), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(infraFolder, kind)];
}
/** Names of the files that terraform or tofu reads in a folder; none when there is no such folder. */
async function configurationFiles(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return [];
        throw error;
    });
    return names.filter((name) => /\.(tf|tofu)(\.json)?$/.test(name)).sort();
}


/***/ }),

/***/ 5504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ runStateless)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

const MOST_OUTPUT = 16 * 1024 * 1024;
/** A command that holds no lock and writes no state: a cancel may simply end it. */
function runStateless(program, args, cwd, environment, signal) {
    const env = { ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
    return new Promise((resolve, reject) => {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, args, { cwd, env, signal, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
            if (signal.aborted)
                reject(signal.reason);
            else if (error && typeof error.code !== 'number')
                resolve({ code: -1, stdout, stderr: error.message });
            else
                resolve({ code: Number(error?.code ?? 0), stdout, stderr });
        });
    });
}


/***/ }),

/***/ 4332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   staticChecks: () => (/* binding */ staticChecks)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8816);
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7167);
/* harmony import */ var _lock_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4020);
/* harmony import */ var _plan_diagnostics_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9248);
/* harmony import */ var _plugin_cache_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6426);
/* harmony import */ var _root_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3703);
/* harmony import */ var _stateless_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5504);
/* harmony import */ var _terraform_arguments_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7549);
/* harmony import */ var _text_diagnostic_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2225);
/* harmony import */ var _unwrapped_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8228);












/**
 * Formatting, and the validity of each root: what terraform itself can say without a state and a cloud. Its `init` gets the
 * providers and modules that the code names from where they are published, and `validate` runs the providers.
 */
async function staticChecks(options, signal) {
    const checks = [{ name: 'formatted', ...(await formatting(options, signal)) }];
    // One after the other: they share a cache.
    for (const name of _root_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .ROOTS */ .GH) {
        const root = await (0,_root_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .findRoot */ .wg)(options.infraFolder, name);
        const verdict = root === undefined
            ? { kind: 'not made', why: 'there is no code of it' }
            : await validity(options, root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(options.workFolder, name), signal);
        checks.push({ name: `${name} is valid`, ...verdict });
    }
    return checks;
}
const MOST_NAMED = 5;
async function formatting(options, signal) {
    const { binary, infraFolder } = options;
    const { code, stdout, stderr } = await run(options, (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_9__/* .formatArguments */ .cA)(), infraFolder, {}, signal);
    if (code === 0)
        return { kind: 'passes' };
    const files = stdout.split('\n').filter((line) => line !== '');
    if (files.length === 0)
        return { kind: 'not made', why: firstLine(stderr) };
    const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
    const named = files.slice(0, MOST_NAMED).map((file) => `\`${file}\``);
    return {
        kind: 'warns',
        detail: `${named.join(', ')}${more}: run \`${(0,_unwrapped_js__WEBPACK_IMPORTED_MODULE_8__/* .typedName */ .Y)(binary)} fmt -recursive\` in the folder`,
    };
}
async function validity(options, root, folder, signal) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    const lockFile = await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_3__/* .lockFileOf */ .L)(root, (0,_unwrapped_js__WEBPACK_IMPORTED_MODULE_8__/* .typedName */ .Y)(options.binary));
    const own = {
        TF_DATA_DIR: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'data'),
        ...(await (0,_plugin_cache_js__WEBPACK_IMPORTED_MODULE_5__/* .pluginCache */ .A)(options.environment, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(options.workFolder, 'plugins'), lockFile)),
    };
    const made = await run(options, (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_9__/* .initWithoutState */ .kO)(lockFile), root, own, signal);
    if (made.code !== 0)
        return notInitialised(made.stderr, where(options, root));
    const { stdout } = await run(options, (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_9__/* .validateArguments */ .Tr)(), root, own, signal);
    return validated(stdout, where(options, root));
}
/** Code that cannot be read is its author's; providers and modules that cannot be had may be anybody's. */
function notInitialised(stderr, root) {
    const found = (0,_text_diagnostic_js__WEBPACK_IMPORTED_MODULE_10__/* .textDiagnostic */ .z)(stderr);
    return found?.range === undefined
        ? { kind: 'not made', why: found?.summary ?? firstLine(stderr) }
        : { kind: 'fails', diagnostic: (0,_plan_diagnostics_js__WEBPACK_IMPORTED_MODULE_4__/* .neutral */ .S)(found, root), more: 0 };
}
const answer = zod__WEBPACK_IMPORTED_MODULE_11__/* .object */ .Ikc({ valid: zod__WEBPACK_IMPORTED_MODULE_11__/* .boolean */ .zMY(), diagnostics: zod__WEBPACK_IMPORTED_MODULE_11__/* .array */ .YOg(_events_js__WEBPACK_IMPORTED_MODULE_2__/* .diagnostic */ .YK) });
function validated(stdout, root) {
    let read;
    try {
        read = answer.parse(JSON.parse(stdout));
    }
    catch {
        return { kind: 'not made', why: 'its answer is not what `validate -json` writes' };
    }
    if (read.valid)
        return { kind: 'passes' };
    const [first, ...others] = read.diagnostics
        .map((one) => (0,_plan_diagnostics_js__WEBPACK_IMPORTED_MODULE_4__/* .neutral */ .S)(one, root))
        .filter(({ severity }) => severity === 'error');
    return first === undefined
        ? { kind: 'not made', why: 'it is said to be invalid without a word why' }
        : { kind: 'fails', diagnostic: first, more: others.length };
}
function where({ workspace }, root) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, root);
}
function firstLine(text) {
    return text.split('\n').find((line) => line.trim() !== '') ?? 'it ended without a word';
}
function run({ binary, environment }, args, cwd, own, signal) {
    return (0,_stateless_run_js__WEBPACK_IMPORTED_MODULE_7__/* .runStateless */ ._)(binary, args, cwd, { ...environment, ...own }, signal);
}


/***/ }),

/***/ 5534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ warnsOfTargeting)
/* harmony export */ });
const SUMMARIES = new Set([
    'Resource targeting is in effect',
    'Applied changes may be incomplete',
]);
/** What terraform says to people who target by hand, lest they forget the rest: a removal is meant so. */
function warnsOfTargeting({ diagnostic }) {
    return diagnostic?.severity === 'warning' && SUMMARIES.has(diagnostic.summary);
}


/***/ }),

/***/ 7549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ refreshArguments),
/* harmony export */   O0: () => (/* binding */ outputArguments),
/* harmony export */   Pb: () => (/* binding */ removalArguments),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   Tr: () => (/* binding */ validateArguments),
/* harmony export */   Wm: () => (/* binding */ showArguments),
/* harmony export */   _6: () => (/* binding */ initCommand),
/* harmony export */   _X: () => (/* binding */ statePushArguments),
/* harmony export */   cA: () => (/* binding */ formatArguments),
/* harmony export */   kO: () => (/* binding */ initWithoutState),
/* harmony export */   lS: () => (/* binding */ applyArguments),
/* harmony export */   mG: () => (/* binding */ forceUnlockArguments),
/* harmony export */   nD: () => (/* binding */ initArguments),
/* harmony export */   up: () => (/* binding */ planArguments),
/* harmony export */   wM: () => (/* binding */ initInUnit)
/* harmony export */ });
/** Command lines of terraform and tofu, which agree on all of these. Run inside the stack's root folder. */
function initArguments(settings, lockFile) {
    return [
        'init',
        '-input=false',
        '-no-color',
        // A work folder that another run left with another bucket must not ask whether to move the state.
        '-reconfigure',
        ...heldTo(lockFile),
        ...Object.entries(settings).map(([name, value]) => `-backend-config=${name}=${value}`),
    ];
}
/** In a unit of Terragrunt's, which says itself where the state is. */
function initInUnit() {
    return ['init', '-input=false', '-no-color', '-reconfigure'];
}
/** For what needs no state: providers and modules alone. */
function initWithoutState(lockFile) {
    return ['init', '-input=false', '-no-color', '-backend=false', ...heldTo(lockFile)];
}
/** With none there is nothing to hold to, and `readonly` would refuse to go on. */
function heldTo(lockFile) {
    return lockFile === 'present' ? ['-lockfile=readonly'] : [];
}
function validateArguments() {
    return ['validate', '-json'];
}
/** Writes nothing but the names of files that it would change. */
function formatArguments() {
    return ['fmt', '-check', '-recursive', '-list=true', '-no-color'];
}
function planArguments(plan) {
    return [
        'plan',
        '-json',
        '-input=false',
        '-detailed-exitcode',
        `-lock=${plan.stateLock === 'take'}`,
        `-var-file=${plan.variablesFile}`,
        `-out=${plan.out}`,
    ];
}
/** Compares what the state remembers with what there is; the code's own changes do not count. */
function refreshArguments(plan) {
    const [command = '', ...rest] = planArguments({ ...plan, stateLock: 'leave' });
    return [command, '-refresh-only', ...rest];
}
/** Destroys these and what depends on them. Without an address it would be everything. */
function removalArguments(plan, addresses) {
    const [command = '', ...rest] = planArguments(plan);
    return [command, '-destroy', ...rest, ...addresses.map((address) => `-target=${address}`)];
}
function applyArguments(planFile) {
    return ['apply', '-json', '-input=false', planFile];
}
/** Of a plan file; of the state without one. */
function showArguments(planFile) {
    return ['show', '-json', ...(planFile === undefined ? [] : [planFile])];
}
function outputArguments() {
    return ['output', '-json'];
}
function forceUnlockArguments(lockId) {
    return ['force-unlock', '-force', lockId];
}
/** Refused by terraform itself when the stored state is newer or another's. */
function statePushArguments(file) {
    return ['state', 'push', file];
}
/** What a person types to reach the same state from the folder that holds the checkout. */
function initCommand(binary, root, settings) {
    const given = Object.entries(settings).map(([name, value]) => `-backend-config=${quoted(`${name}=${value}`)}`);
    return [binary, `-chdir=${quoted(root)}`, 'init', '-reconfigure', ...given].join(' ');
}
/** As a POSIX shell must be given it. */
function quoted(word) {
    return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 2225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ textDiagnostic)
/* harmony export */ });
/**
 * The error to show of what a command without `-json` wrote for people: the first that has a place in a
 * file, else the first; undefined when it wrote none.
 */
function textDiagnostic(text) {
    const lines = text.split('\n').map((line) => line.replace(/^[│╷╵|] ?/, '').trimEnd());
    const errors = lines.flatMap((line, at) => (line.startsWith('Error: ') ? [diagnosticAt(lines, at)] : []));
    return errors.find(({ range }) => range !== undefined) ?? errors[0];
}
/** Paragraphs: the summary, which may be broken into lines; the place with quoted source, if any; the rest. */
function diagnosticAt(lines, at) {
    const next = lines.findIndex((line, index) => index > at && /^(Error|Warning): /.test(line));
    const block = lines.slice(at, next < 0 ? undefined : next).join('\n');
    const [summary = '', ...rest] = block.split(/\n{2,}/);
    const place = /^\s*on (\S+) line (\d+)/.exec(rest[0] ?? '');
    const detail = (place === null ? rest : rest.slice(1)).join('\n').trim();
    return {
        severity: 'error',
        summary: summary.slice('Error: '.length).replaceAll('\n', ' '),
        detail,
        ...(place === null ? {} : { range: { filename: place[1] ?? '', start: { line: Number(place[2]) } } }),
    };
}


/***/ }),

/***/ 8228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ typedName),
/* harmony export */   unwrapped: () => (/* binding */ unwrapped)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * The program behind the wrapper that `hashicorp/setup-terraform` and `opentofu/setup-opentofu` install by
 * default. That reads terraform's output through a pipe, which kills terraform with its lock held when the
 * wrapper is killed, gives it no signal, and writes all of it, secrets too, to the step's outputs.
 *
 * @param program absolute path of terraform or tofu.
 */
async function unwrapped(program) {
    const behind = `${program}-bin`;
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(behind, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => behind, () => program);
}
/** As a person types it. */
function typedName(program) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program).replace(/-bin$/, '');
}


/***/ })

};
