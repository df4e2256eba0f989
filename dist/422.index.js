export const id = 422;
export const ids = [422];
export const modules = {

/***/ 6734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nothingLeft)
/* harmony export */ });
/** The plan of a removal that has nothing to take away any more. */
function nothingLeft(stack) {
    return {
        stack,
        changes: [],
        deferred: [],
        drift: [],
        outputChanges: 0,
        diagnostics: [],
        ids: new Map(),
        apply: async () => { },
    };
}


/***/ }),

/***/ 730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ childNamed)
/* harmony export */ });
/**
 * The child of a process that runs a program of this name; undefined where there is none, or no /proc to look in.
 *
 * Its text reaches the watchdog's process too, so it names nothing outside itself.
 */
function childNamed(parent, name) {
    const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
    const isIt = (entry) => {
        try {
            const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
            const end = stat.lastIndexOf(')');
            const [, above] = stat.slice(end + 2).split(' ');
            // The kernel keeps 15 characters of it.
            return Number(above) === parent && stat.slice(stat.indexOf('(') + 1, end) === name.slice(0, 15);
        }
        catch {
            // It ended between the look and the reading.
            return false;
        }
    };
    try {
        const found = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && isIt(entry));
        return found === undefined ? undefined : Number(found);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 2149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readEnding),
/* harmony export */   o: () => (/* binding */ recordedPid)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8816);
/* harmony import */ var _child_named_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(730);
/* harmony import */ var _process_start_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9968);






const ended = zod__WEBPACK_IMPORTED_MODULE_4__/* .discriminatedUnion */ .gMt('kind', [
    zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('exited'), code: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), interruptedFor: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional() }),
    zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('killed'), signal: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), interruptedFor: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional() }),
    zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('not started'), cause: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), interruptedFor: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional() }),
]);
/** The record that the watchdog left. Without one its terraform is interrupted in its place, and waited for. */
async function readEnding(folder) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'ending.json'), 'utf8').catch(() => undefined);
    if (text !== undefined)
        return ended.parse(JSON.parse(text));
    const started = await recorded(folder);
    const pid = started?.pid;
    const start = pid === undefined ? undefined : await (0,_process_start_js__WEBPACK_IMPORTED_MODULE_3__/* .startOf */ .G)(pid);
    if (pid !== undefined && start !== undefined) {
        // As the watchdog would have.
        interrupt((started?.child && (0,_child_named_js__WEBPACK_IMPORTED_MODULE_5__/* .childNamed */ ._)(pid, started.child)) || pid);
        while ((await (0,_process_start_js__WEBPACK_IMPORTED_MODULE_3__/* .startOf */ .G)(pid)) === start)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(500);
    }
    return { kind: 'unwatched' };
}
function interrupt(pid) {
    try {
        process.kill(pid, 'SIGINT');
    }
    catch {
        // It ended between the look and the signal.
    }
}
/** The process id of the terraform that was started with this folder; undefined when it was not. */
async function recordedPid(folder) {
    return (await recorded(folder))?.pid;
}
const record = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ pid: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), child: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional() });
async function recorded(folder) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'process.json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : record.parse(JSON.parse(text));
}


/***/ }),

/***/ 2938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ firstHeld),
/* harmony export */   QN: () => (/* binding */ UNITS),
/* harmony export */   RR: () => (/* binding */ refuseOtherLayout)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8816);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);


/** Terragrunt's units that together are shared, of the stack that the action ships. */
const UNITS = ['network', 'cluster', 'postgresql', 'redis'];
/**
 * An environment whose shared lies where another engine keeps it looks as if it were never applied, and all of it would be made
 * a second time.
 * @param own  the states that are shared by this engine's layout.
 * @param other  by that of the other.
 * @throws Failure naming the state that was found.
 */
async function refuseOtherLayout(options, own, other) {
    if ((await firstHeld(options, own)) !== undefined)
        return;
    const found = await firstHeld(options, other);
    if (found === undefined)
        return;
    const remedy = other.includes('shared')
        ? 'Set `engine` to terraform or tofu, and `infra` to the folder that holds terraform/shared.'
        : 'Set `engine` to terragrunt.';
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`\`engine\` ${options.engine} keeps shared in ${own.map((name) => `${name}.tfstate`).join(', ')}, and nothing is there: this environment's lies in ${found}, where another engine made it. All of it would be made a second time.`, `${remedy} To change engines move the states first: see infra/terragrunt/README.md.`);
}
/** One after the other: the first is there, but for an environment's first deploy. @returns the key of its state */
async function firstHeld({ siteKey, store }, names) {
    for (const name of names) {
        const key = `${siteKey}/${name}.tfstate`;
        const found = await store.get(key);
        if (found !== undefined && !isEmpty(found.body))
            return key;
    }
    return undefined;
}
const state = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ resources: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).optional() });
/** After a destroy. A state that OpenTofu encrypts does not say. */
function isEmpty(body) {
    return state.parse(JSON.parse(body)).resources?.length === 0;
}


/***/ }),

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ startOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

/**
 * When a living process was started, in the kernel's ticks since boot: with its id it names one process,
 * where an id alone is given out again. Undefined when there is none, or it is a zombie, or on
 * a system without /proc.
 */
async function startOf(pid) {
    const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined)
        return undefined;
    // The second field is the program's name in brackets, which may hold blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : start;
}


/***/ }),

/***/ 5312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ runSupervised)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/engines/terraform/ending.js
var ending = __webpack_require__(2149);
// EXTERNAL MODULE: ./lib/engines/terraform/child-named.js
var child_named = __webpack_require__(730);
;// CONCATENATED MODULE: ./lib/engines/terraform/watchdog.js

/**
 * The supervisor of one terraform, in a Node process and process group of its own. It outlives the
 * action's process, sends terraform exactly one SIGINT (a second means "now", and leaves things
 * half made), and records how it ended. Told on standard input: `alive` again and again, and
 * `interrupt` when it must end. The end of that input is the end of whoever started it, whatever
 * killed that.
 *
 * Only the text of this function and of its parameter reaches the new process (`node --eval`), so that no bundler has to
 * carry a second file: it must name nothing outside itself and import nothing.
 *
 * Arguments: folder for the records, milliseconds to bear without `alive`, the name of the child that is terraform or
 * nothing where the program is, program, its arguments.
 */
function watchdog(terraformOf) {
    const { spawn } = process.getBuiltinModule('node:child_process');
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    const [, folder = '', patience = '', child = '', program = '', ...args] = process.argv;
    const record = (file, what) => writeFileSync(`${folder}/${file}`, JSON.stringify(what), { mode: 0o600 });
    const terraform = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (terraform.pid !== undefined)
        record('process.json', { pid: terraform.pid, child });
    const told = new Set();
    const interruptChild = () => {
        const pid = terraform.pid === undefined ? undefined : terraformOf(terraform.pid, child);
        if (pid === undefined || told.has(pid))
            return false;
        told.add(pid);
        try {
            return process.kill(pid, 'SIGINT');
        }
        catch {
            // It ended between the look and the signal.
            return false;
        }
    };
    let interruptedFor;
    const interrupt = (reason) => {
        if (interruptedFor !== undefined)
            return;
        interruptedFor = reason;
        if (child === '' || !interruptChild())
            terraform.kill('SIGINT');
        // What was told may have been a look at something, with the apply yet to come.
        else
            setInterval(interruptChild, 100).unref();
    };
    const unfed = () => setTimeout(interrupt, Number(patience), 'its starter fell silent').unref();
    let hunger = unfed();
    process.stdin.setEncoding('utf8').on('data', (words) => {
        if (words.includes('interrupt'))
            return interrupt('told so');
        clearTimeout(hunger);
        hunger = unfed();
    });
    process.stdin.on('close', () => interrupt('its starter is gone'));
    process.stdin.on('error', () => interrupt('its starter is gone'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(signal, () => interrupt(signal));
    const end = (ending) => {
        record('ending.json', { ...ending, interruptedFor });
        process.exit(0);
    };
    terraform.on('error', (error) => end({ kind: 'not started', cause: error.message }));
    terraform.on('exit', (code, signal) => end(code === null ? { kind: 'killed', signal } : { kind: 'exited', code }));
}
/** For `node --eval`. */
function watchdogScript() {
    return `(${watchdog.toString()})(${child_named/* childNamed */._.toString()})`;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/supervised.js






/** Milliseconds between two words to the watchdog. */
const FEED_EVERY = 1_000;
/** Milliseconds that it bears silence: an action that cannot even speak renews no lease, which lasts 90 s. */
const PATIENCE = 30_000;
/**
 * Runs a command under a watchdog to its end; aborting the signal, as a lost lease does too, interrupts
 * it once, and its end is waited for all the same.
 *
 * Not by `@actions/exec`: that reads the child's output through a pipe, and a pipe whose reader is
 * killed kills terraform with its state lock held; it cannot deliver a signal either, and its child
 * shares our process group, where Ctrl-C would be a second SIGINT.
 */
async function runSupervised(command, signal) {
    const supervisor = start(command);
    const say = (word) => supervisor.stdin?.write(`${word}\n`);
    const interrupt = () => say('interrupt');
    const feeding = setInterval(() => say('alive'), FEED_EVERY);
    // A supervisor that has ended closes its input before we learn of its end.
    supervisor.stdin?.on('error', () => { });
    signal.addEventListener('abort', interrupt, { once: true });
    try {
        if (signal.aborted)
            interrupt();
        await (0,external_node_events_.once)(supervisor, 'exit');
        return await (0,ending/* readEnding */.O)(command.folder);
    }
    finally {
        clearInterval(feeding);
        signal.removeEventListener('abort', interrupt);
    }
}
function start({ program, args, cwd, env, folder, child }) {
    const stdout = (0,external_node_fs_.openSync)((0,external_node_path_.join)(folder, 'stdout'), 'a', 0o600);
    const stderr = (0,external_node_fs_.openSync)((0,external_node_path_.join)(folder, 'stderr'), 'a', 0o600);
    try {
        const told = [folder, String(PATIENCE), child ?? '', program, ...args];
        return (0,external_node_child_process_.spawn)(process.execPath, ['--eval', watchdogScript(), '--', ...told], {
            cwd,
            env,
            detached: true,
            stdio: ['pipe', stdout, stderr],
        });
    }
    finally {
        (0,external_node_fs_.closeSync)(stdout);
        (0,external_node_fs_.closeSync)(stderr);
    }
}


/***/ }),

/***/ 9793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ differences)
});

// EXTERNAL MODULE: ./lib/model/attribute-shape.js
var attribute_shape = __webpack_require__(2161);
;// CONCATENATED MODULE: ./lib/model/secret-shape.js
/** Words of a name that holds a secret, and endings of a name that only tells about one. */
const SECRET_WORD = /(^|[_\-. ])(pass(word|wd|phrase|code)?|pwd|secrets?|tokens?|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|dsn|salt|pepper|connection[_-]?string|(basic|http)[_-]?auth)($|[_\-. ])/i;
const ABOUT = /([_\-. ])(arns?|ids?|names?|enabled|version(s|_stages)?|length|days|hours|minutes|seconds|ttl|timeout|path|header|policy|type|strategy|method|count|backend|class|validators?|prefix|ur[il]|endpoint|host)$/i;
const MOST_REMEMBERED = 10_000;
const remembered = new Map();
/** Whether the name of a setting says that its value is a secret: `DB_PASSWORD` does, `auth_token_id` does not. */
function isSecretName(name) {
    const known = remembered.get(name);
    if (known !== undefined)
        return known;
    const words = /[a-z][A-Z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2') : name;
    const isSecret = SECRET_WORD.test(words) && !ABOUT.test(words);
    // Attributes have few names, environments may have any.
    if (remembered.size < MOST_REMEMBERED)
        remembered.set(name, isSecret);
    return isSecret;
}
/** What stands for a secret in a text. */
const HIDDEN = '***';
/** Whole blocks, and what the makers of tokens begin them with so that they can be found. Bounded where a text could make them slow. */
const SHAPES = [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bgh[pousr]_[A-Za-z0-9]{20,}/,
    /\bgithub_pat_\w{20,}/,
    /\bglpat-[\w-]{20,}/,
    /\bxox[abeoprs]-[\w-]{10,}/,
    /\b[rs]k_(?:live|test)_\w{10,}/,
    /\bwhsec_\w{10,}/,
    /\bnpm_\w{30,}/,
    /\bpypi-[\w-]{30,}/,
    /\bAIza[\w-]{30,}/,
    /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
    /\bhvs\.[\w-]{20,}/,
    /\bdop_v1_[0-9a-f]{32,}/,
    /\bsk-[\w-]{20,}/,
    /(?<![\w-])eyJ[\w-]{8,500}\.eyJ[\w-]{8,4000}\.[\w-]{0,2000}/,
    /\bhooks\.slack\.com\/services\/[\w/]+/,
];
const SHAPE = new RegExp(SHAPES.map(({ source }) => source).join('|'), 'g');
const IN_ADDRESS = /([a-z0-9+.-]{1,20}:\/\/[^\s:/?#@"']{0,200}):[^\s/?#"']+@/gi;
const IN_QUERY = /([?&;](?:[\w.-]*(?:password|passwd|pwd|secret|token|api_?key|signature|sig))=)[^&;\s"'#]+/gi;
/** As shells are given them. */
const IN_SETTING = /\b(\w{0,60}(?:password|passwd|secret|token|api_?key)\w{0,20}=)(?:"[^"]*"|'[^']*'|[^\s"',;&]+)/gi;
/** Reads most values once: nothing that is hidden lacks all of these. */
const MAY_HOLD = /:\/\/|-----BEGIN|A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox|[rs]k_|whsec_|npm_|pypi-|AIza|SG\.|hvs\.|dop_v1_|sk-|eyJ|hooks\.|=/;
/** A text with what is shaped like a secret replaced, the rest as it is: the host of a URL stays readable. */
function withoutSecrets(text) {
    if (!MAY_HOLD.test(text))
        return text;
    return text
        .replace(SHAPE, HIDDEN)
        .replace(IN_ADDRESS, `$1:${HIDDEN}@`)
        .replace(IN_SETTING, `$1${HIDDEN}`)
        .replace(IN_QUERY, `$1${HIDDEN}`);
}

;// CONCATENATED MODULE: ./lib/model/attribute-value.js


const SENSITIVE = '(sensitive)';
const UNKNOWN = '(known after apply)';
/** One side of a difference as it may be shown. @param key says what it is for. */
function shownValue(marked, key) {
    if (marked.unknown === true)
        return 'unknown';
    if ((0,attribute_shape/* isAbsent */.W0)(marked.value))
        return (0,attribute_shape/* hasMark */.mP)(marked.unknown) ? 'unknown' : 'absent';
    const told = masked(marked, key);
    return told === SENSITIVE ? 'sensitive' : { known: JSON.stringify(told) ?? 'null' };
}
function masked(marked, key) {
    const { value } = marked;
    if (marked.unknown === true)
        return UNKNOWN;
    if (marked.sensitive === true)
        return SENSITIVE;
    if (typeof value === 'string')
        return isSecretName(key) ? SENSITIVE : maskedText(value, key);
    if (typeof value !== 'object' || value === null)
        return value;
    if (Array.isArray(value))
        return value.map((_, index) => masked((0,attribute_shape/* partOf */.BU)(marked, index), key));
    const entries = Object.keys(value).map((name) => [name, masked((0,attribute_shape/* partOf */.BU)(marked, name), nameFor(value, name))]);
    return Object.fromEntries(entries);
}
/** A text that is JSON, as container definitions are, may hold names of secrets too. */
function maskedText(text, key) {
    const json = (0,attribute_shape/* parsedJson */.U4)(text);
    if (json !== undefined)
        return JSON.stringify(masked({ value: json }, key));
    const told = withoutSecrets(text);
    return told === HIDDEN ? SENSITIVE : told;
}
/** In a pair of name and value the name says what the value is for. */
function nameFor(fields, name) {
    const { name: own } = fields;
    return name === 'value' && typeof own === 'string' ? own : name;
}

;// CONCATENATED MODULE: ./lib/model/unpaired-blocks.js

/** What each side has and the other has not, in its order. */
function unpaired(before, after) {
    const [these, those] = [itemsOf(before), itemsOf(after)];
    const counts = new Map();
    for (const { text } of these)
        counts.set(text, (counts.get(text) ?? 0) + 1);
    const come = those.filter(({ text }) => {
        const count = counts.get(text) ?? 0;
        if (count > 0)
            counts.set(text, count - 1);
        return count === 0;
    });
    return [these.filter(({ text }) => take(counts, text)), come];
}
/** Of equal ones the last are those that the other side lacks. */
function take(counts, text) {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count > 0;
}
function itemsOf(list) {
    const values = Array.isArray(list.value) ? list.value : [];
    return values.map((value, index) => {
        const item = (0,attribute_shape/* partOf */.BU)(list, index);
        return { index, item, text: `${(0,attribute_shape/* hasMark */.mP)(item.unknown)}${JSON.stringify(value)}` };
    });
}

;// CONCATENATED MODULE: ./lib/model/attribute-differences.js



/** Deeper than any provider goes. */
const DEEPEST = 60;
/** What differs, leaf by leaf, in the order of the attributes. */
function differences(before, after) {
    const found = [];
    compare({ path: '', key: '', depth: 0 }, before, after, found);
    return withoutEchoes(found);
}
function compare(at, before, after, found) {
    const [one, other] = [before.value, after.value];
    const isNew = (0,attribute_shape/* hasMark */.mP)(after.unknown);
    if (!isNew && (one === other || (isEmpty(one) && isEmpty(other)) || isUnset(at, one, other)))
        return;
    const isOpen = after.unknown !== true && before.sensitive !== true && after.sensitive !== true;
    if (isOpen &&
        at.depth < DEEPEST &&
        (hasParts(one) || hasParts(other) || isNew) &&
        goesInside(at, before, after, found))
        return;
    if (!isNew && JSON.stringify(one) === JSON.stringify(other))
        return;
    // What differs only in what is hidden differs all the same, and so does what no name stands near.
    const [was, is] = [shownValue(before, at.key), shownValue(after, at.key)];
    const hides = at.depth >= DEEPEST || (isKnown(was) && isKnown(is) && was.known === is.known);
    found.push({ path: at.path, before: hides ? 'sensitive' : was, after: hides ? 'sensitive' : is });
}
function isKnown(value) {
    return typeof value === 'object';
}
/** Providers do not tell nothing from an empty list. */
function isEmpty(value) {
    return ((0,attribute_shape/* isAbsent */.W0)(value) ||
        (Array.isArray(value) && value.length === 0) ||
        ((0,attribute_shape/* isRecord */.u4)(value) && isEmptyRecord(value)));
}
/** What an attribute of its own is when it is not set, the AWS provider writes one time so and another time so. */
function isUnset({ depth }, one, other) {
    return depth === 1 && (one === '' || (0,attribute_shape/* isAbsent */.W0)(one)) && (other === '' || (0,attribute_shape/* isAbsent */.W0)(other));
}
function isEmptyRecord(value) {
    for (const _ in value)
        return false;
    return true;
}
function hasParts(value) {
    return typeof value === 'object' ? value !== null : typeof value === 'string' && (0,attribute_shape/* mayBeJson */.X$)(value);
}
/** Goes on among the parts; false where the values are to be shown whole. */
function goesInside(at, before, after, found) {
    const [one, other] = [unfolded(before), unfolded(after)];
    const both = (test) => (test(one) || isEmpty(one.value)) &&
        (test(other) || isEmpty(other.value)) &&
        !(isEmpty(one.value) && isEmpty(other.value));
    if ((0,attribute_shape/* isRecord */.u4)(after.unknown) && isEmpty(one.value) && isEmpty(other.value))
        compareParts(at, one, after, found);
    else if (both(attribute_shape/* isNamedList */.yn))
        compareParts(at, (0,attribute_shape/* byName */.nG)(one), (0,attribute_shape/* byName */.nG)(other), found);
    else if (both(({ value }) => (0,attribute_shape/* isRecord */.u4)(value)))
        compareParts(at, one, other, found);
    else if (both(({ value }) => (0,attribute_shape/* isListOfRecords */.qJ)(value)))
        compareLists(at, one, other, found);
    else
        return false;
    return true;
}
/** JSON that an attribute carries as text, as policies and container definitions do, is looked into. */
function unfolded(marked) {
    const json = typeof marked.value === 'string' ? (0,attribute_shape/* parsedJson */.U4)(marked.value) : undefined;
    return json === undefined ? marked : { value: json };
}
function compareParts(at, before, after, found) {
    const names = new Set();
    for (const side of [before.value, after.value, after.unknown])
        if ((0,attribute_shape/* isRecord */.u4)(side))
            for (const name of Object.keys(side))
                names.add(name);
    for (const name of names) {
        if (!isPlainlySame(before, after, name))
            compare(below(at, name), (0,attribute_shape/* partOf */.BU)(before, name), (0,attribute_shape/* partOf */.BU)(after, name), found);
    }
}
/** Most attributes of most resources: told apart without making anything of them. */
function isPlainlySame(before, after, name) {
    const [one, other] = [(0,attribute_shape/* fieldOf */._F)(before.value, name), (0,attribute_shape/* fieldOf */._F)(after.value, name)];
    return (one === other || (isEmpty(one) && isEmpty(other))) && !(0,attribute_shape/* hasMark */.mP)((0,attribute_shape/* within */.ux)(after.unknown, name));
}
function below({ path, depth }, name) {
    const step = /^[\w/-]+$/.test(name) ? (path === '' ? name : `.${name}`) : `[${JSON.stringify(name)}]`;
    return { path: path + step, key: name, depth: depth + 1 };
}
/** Blocks without a name: equal ones stand for each other, what is left is compared in its order. */
function compareLists(at, before, after, found) {
    const [gone, come] = unpaired(before, after);
    for (let place = 0; place < Math.max(gone.length, come.length); place++) {
        const [one, other] = [gone[place], come[place]];
        const index = (other ?? one)?.index;
        const inside = { path: `${at.path}[${index}]`, key: at.key, depth: at.depth + 1 };
        compare(inside, one?.item ?? NOTHING, other?.item ?? NOTHING, found);
    }
}
const NOTHING = { value: undefined };
/** The AWS provider tells every tag twice. */
function withoutEchoes(found) {
    if (!found.some(({ path }) => path.startsWith('tags_all')))
        return found;
    const told = new Set(found.map(({ path }) => path));
    return found.filter(({ path }) => !path.startsWith('tags_all') || !told.has(path.replace('tags_all', 'tags')));
}


/***/ }),

/***/ 2161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   U4: () => (/* binding */ parsedJson),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   X$: () => (/* binding */ mayBeJson),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   mP: () => (/* binding */ hasMark),
/* harmony export */   nG: () => (/* binding */ byName),
/* harmony export */   qJ: () => (/* binding */ isListOfRecords),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   ux: () => (/* binding */ within),
/* harmony export */   yn: () => (/* binding */ isNamedList)
/* harmony export */ });
function isAbsent(value) {
    return value === null || value === undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Nothing of what is no list. */
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function isListOfRecords(value) {
    return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}
/** The part of a marked value, with its marks. */
function partOf({ value, sensitive, unknown }, name) {
    return {
        value: fieldOf(value, name),
        sensitive: within(sensitive, name),
        unknown: within(unknown, name),
    };
}
function fieldOf(value, name) {
    // An attribute may be called `constructor`.
    return isAbsent(value) || !Object.hasOwn(value, name) ? undefined : value[name];
}
function within(marks, name) {
    return typeof marks === 'object' && marks !== null ? marks[name] : marks === true;
}
function hasMark(marks) {
    if (typeof marks !== 'object' || marks === null)
        return marks === true;
    for (const part of Object.values(marks))
        if (hasMark(part))
            return true;
    return false;
}
/** As AWS writes containers and their variables: of use by name, since their order means nothing. A name may be a secret itself. */
function isNamedList({ value, sensitive }) {
    if (!isListOfRecords(value))
        return false;
    const names = new Set(value.map(({ name }) => name));
    if (names.size < value.length || ![...names].every((name) => typeof name === 'string' && name !== ''))
        return false;
    return value.every((_, index) => !hasMark(partOf(partOf({ value, sensitive }, index), 'name').sensitive));
}
/** A named list as a record; of pairs of name and value only the values. */
function byName(list) {
    const sides = {
        value: Object.create(null),
        sensitive: Object.create(null),
        unknown: Object.create(null),
    };
    const items = (Array.isArray(list.value) ? list.value : []);
    for (const [index, { name, ...rest }] of items.entries()) {
        const item = partOf(list, index);
        const isPair = 'value' in rest && Object.keys(rest).length === 1;
        const told = isPair ? partOf(item, 'value') : { ...item, value: rest };
        sides.value[String(name)] = told.value;
        sides.sensitive[String(name)] = told.sensitive;
        sides.unknown[String(name)] = told.unknown;
    }
    return sides;
}
const LONGEST_JSON = 1_000_000;
const DEEPEST_JSON = 50;
/** What a text holds that is JSON of some structure; undefined for any other text, and for what nests deeper than anybody writes. */
function parsedJson(text) {
    if (!mayBeJson(text) || text.length > LONGEST_JSON || opening(text) > DEEPEST_JSON)
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function mayBeJson(text) {
    return /^\s*[[{]/.test(text);
}
/** How deep it could nest at most: brackets inside its texts are counted too. */
function opening(text) {
    let [depth, deepest] = [0, 0];
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x5b || code === 0x7b)
            deepest = Math.max(deepest, ++depth);
        else if (code === 0x5d || code === 0x7d)
            depth--;
    }
    return deepest;
}


/***/ }),

/***/ 4216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ foreignDrift),
/* harmony export */   I: () => (/* binding */ splitDrift)
/* harmony export */ });
/**
 * What moves between two applies without anybody's doing: by the action in a flip, a scale-up, a release or a rollback,
 * and by AWS when it renews a certificate or gives a database more room. The colours' records are in no state.
 */
const OWN = {
    aws_acm_certificate: [
        'not_after',
        'not_before',
        'pending_renewal',
        'renewal_eligibility',
        'renewal_summary',
        'status',
    ],
    aws_appautoscaling_target: ['min_capacity', 'suspended_state'],
    aws_db_instance: ['allocated_storage'],
    aws_ecs_service: ['desired_count', 'task_definition'],
    // CloudFormation's words for the same.
    'AWS::ApplicationAutoScaling::ScalableTarget': ['MinCapacity', 'SuspendedState'],
    'AWS::ECS::Service': ['DesiredCount', 'TaskDefinition'],
    'AWS::RDS::DBInstance': ['AllocatedStorage'],
};
/** What somebody else did; undefined for what is the action's own doing alone, or a `moved` of the code. */
function foreignDrift(change) {
    if (change.action === 'move')
        return undefined;
    if (change.action !== 'update')
        return change;
    const own = OWN[change.type] ?? [];
    return withAttributes(change, ({ path }) => !own.includes(topOf(path)));
}
/** @param inCode  undefined where the resource is not found in the code. */
function splitDrift(change, inCode) {
    if (change.action !== 'update' || inCode === undefined || change.opens !== undefined)
        return { said: change, open: undefined };
    const isSaid = (attribute) => isSaidBy(inCode, change.type, attribute);
    return {
        said: withAttributes(change, isSaid),
        open: withAttributes(change, (attribute) => !isSaid(attribute)),
    };
}
function isSaidBy(inCode, type, { path, before, after }) {
    const top = topOf(path);
    if (isNothing(before) && isNothing(after))
        return false;
    const names = inCode.get(top);
    // Terraform does not tell blocks that the code makes by `dynamic`: what was there before somebody changed it may be one.
    if (names === undefined)
        return before !== 'absent' && path !== top && !isFilledByOthers(type, top);
    if (before !== 'absent' || path === top || names.size === 0 || names.has('name'))
        return true;
    // Inside of a block that the code wrote, a provider fills in what that leaves out.
    return names.has(/(\w+)\W*$/.exec(path)?.[1] ?? '');
}
/** Providers do not tell what is not set from its zero. */
function isNothing(value) {
    return (value === 'absent' || (typeof value === 'object' && /^(0|false|null|""|\[\]|\{\})$/.test(value.known)));
}
/** Attributes that other resources of the code fill, and that their own need not name. */
const FILLED_BY_OTHERS = {
    aws_iam_role: ['inline_policy'],
    aws_network_acl: ['egress', 'ingress'],
    aws_security_group: ['egress', 'ingress'],
};
function isFilledByOthers(type, attribute) {
    return attribute === 'policy' || (FILLED_BY_OTHERS[type] ?? []).includes(attribute);
}
function withAttributes(change, keep) {
    const left = (change.attributes ?? []).filter(keep);
    return left.length === 0 ? undefined : { ...change, attributes: left };
}
function topOf(path) {
    return /^\w+/.exec(path)?.[0] ?? '';
}


/***/ }),

/***/ 8254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ opened)
/* harmony export */ });
/* harmony import */ var _attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2161);
/* harmony import */ var _policy_statements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3606);


const EVERYBODY = new Set(['0.0.0.0/0', '::/0']);
/**
 * What a change opens to everybody that was not open before, a sentence each.
 * @param before undefined for what is new
 * @param after undefined for what goes: a guard that goes opens too
 */
function opened(type, before, after) {
    const rule = RULES[type];
    if (rule === undefined || (before === undefined && USUAL_WHEN_NEW.has(type)))
        return [];
    const was = new Set(before === undefined ? [] : rule.open(before));
    const is = after === undefined ? (rule.whenGone ?? []) : rule.open(after);
    return is.filter((sentence) => !was.has(sentence));
}
const PUBLIC_BLOCKS = {
    block_public_acls: 'new public ACLs are no longer blocked',
    block_public_policy: 'public bucket policies are no longer blocked',
    ignore_public_acls: 'public ACLs are heeded',
    restrict_public_buckets: 'a public bucket is open to other accounts',
};
const groupRules = {
    open: (fields) => (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(fields['ingress']).filter(_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4).flatMap(openIngress),
};
const publicly = {
    open: ({ publicly_accessible }) => publicly_accessible === true ? ['it gets an address on the internet'] : [],
};
const blocks = {
    open: (fields) => Object.entries(PUBLIC_BLOCKS).flatMap(([name, sentence]) => (fields[name] === true ? [] : [sentence])),
    whenGone: Object.values(PUBLIC_BLOCKS),
};
const policy = { open: (fields) => openPolicy(fields['policy']) };
const acl = {
    open: ({ acl }) => typeof acl === 'string' && /^(public-|authenticated-read)/.test(acl) ? [`its ACL is \`${acl}\``] : [],
};
const loadBalancer = {
    open: ({ internal }) => (internal === false ? ['it faces the internet'] : []),
};
const RULES = {
    aws_security_group: groupRules,
    aws_default_security_group: groupRules,
    aws_security_group_rule: { open: (fields) => (fields['type'] === 'ingress' ? openIngress(fields) : []) },
    aws_vpc_security_group_ingress_rule: { open: openIngress },
    aws_db_instance: publicly,
    aws_dms_replication_instance: publicly,
    aws_mq_broker: publicly,
    aws_rds_cluster_instance: publicly,
    aws_redshift_cluster: publicly,
    aws_s3_bucket_public_access_block: blocks,
    aws_s3_account_public_access_block: blocks,
    aws_s3_bucket_acl: acl,
    aws_s3_bucket: { open: (fields) => [...acl.open(fields), ...policy.open(fields)] },
    aws_s3_bucket_policy: policy,
    aws_ecr_repository_policy: policy,
    aws_kms_key: policy,
    aws_secretsmanager_secret_policy: policy,
    aws_sns_topic_policy: policy,
    aws_sqs_queue_policy: policy,
    aws_lambda_function_url: {
        open: ({ authorization_type }) => (authorization_type === 'NONE' ? ['anybody may call its URL'] : []),
    },
    aws_alb: loadBalancer,
    aws_lb: loadBalancer,
};
/** A new one may face the internet: that is what it is for. One that was internal is another matter. */
const USUAL_WHEN_NEW = new Set(['aws_alb', 'aws_lb']);
function openIngress(rule) {
    const ranges = [
        ...(0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(rule['cidr_blocks']),
        ...(0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(rule['ipv6_cidr_blocks']),
        rule['cidr_ipv4'],
        rule['cidr_ipv6'],
    ];
    return ranges.filter((range) => EVERYBODY.has(range)).map((range) => `${ports(rule)} from \`${range}\``);
}
function ports(rule) {
    const protocol = rule['protocol'] ?? rule['ip_protocol'];
    const [from, to] = [rule['from_port'], rule['to_port']];
    if (protocol === '-1' || (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isAbsent */ .W0)(from))
        return 'every port';
    return `${from === to ? `port ${from}` : `ports ${from} to ${to}`} (${protocol})`;
}
/** Whom a policy lets in without a condition; a condition is taken for a fence. */
function openPolicy(text) {
    return (0,_policy_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .allowedStatements */ .H)(text)
        .filter((one) => (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isAbsent */ .W0)(one['Condition']) && isAnybody(one['Principal']))
        .map((one) => `its policy lets anybody do \`${[one['Action']].flat().join(', ')}\``);
}
function isAnybody(principal) {
    if (principal === '*')
        return true;
    return (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(principal) && [principal['AWS']].flat().includes('*');
}


/***/ }),

/***/ 8336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ granted)
/* harmony export */ });
/* harmony import */ var _attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2161);
/* harmony import */ var _policy_statements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3606);


/**
 * What a change lets somebody do in AWS that they could not before, a sentence each. What is new is left out: the first apply
 * makes every role, and says nothing that the code does not.
 */
function granted(type, before, after) {
    const rule = RULES[type];
    if (rule === undefined || before === undefined || after === undefined)
        return [];
    const had = new Set(rule(before));
    return rule(after).filter((sentence) => !had.has(sentence));
}
const policy = ({ policy: text }) => allowed(text);
const role = ({ assume_role_policy: trust, managed_policy_arns: managed, inline_policy: inline }) => [
    ...takers(trust),
    ...(0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(managed).map((arn) => `all that \`${String(arn)}\` allows`),
    ...(0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(inline).flatMap((one) => ((0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(one) ? allowed(one['policy']) : [])),
];
const attachment = ({ policy_arn: arn }) => (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isAbsent */ .W0)(arn) ? [] : [`all that \`${String(arn)}\` allows`];
const RULES = {
    aws_iam_policy: policy,
    aws_iam_role: role,
    aws_iam_role_policy: policy,
    aws_iam_role_policy_attachment: attachment,
    aws_iam_user_policy: policy,
    aws_iam_user_policy_attachment: attachment,
};
/** Each action on each resource that a policy allows. */
function allowed(text) {
    return (0,_policy_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .allowedStatements */ .H)(text).flatMap((one) => {
        const actions = [one['Action'] ?? []].flat();
        const all = (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isAbsent */ .W0)(one['NotAction']) ? [] : [`all but ${[one['NotAction']].flat().join(', ')}`];
        const resources = [one['Resource'] ?? one['NotResource'] ?? '*'].flat();
        return [...actions, ...all].flatMap((action) => resources.map((resource) => `\`${String(action)}\` on \`${String(resource)}\``));
    });
}
function takers(text) {
    return (0,_policy_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .allowedStatements */ .H)(text).flatMap(({ Principal: who }) => {
        const named = (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(who) ? Object.values(who).flat() : [who];
        return named.map((one) => `to be taken by \`${String(one)}\``);
    });
}


/***/ }),

/***/ 3606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ allowedStatements)
/* harmony export */ });
/* harmony import */ var _attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2161);

/** What a policy, as IAM's JSON, allows; what it denies takes only away. Empty for what is no policy. */
function allowedStatements(text) {
    const policy = typeof text === 'string' ? (0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .parsedJson */ .U4)(text) : undefined;
    if (!(0,_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(policy))
        return [];
    const statements = Array.isArray(policy['Statement']) ? policy['Statement'] : [policy['Statement']];
    return statements.filter(_attribute_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4).filter((one) => one['Effect'] === 'Allow');
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


/***/ })

};
