export const id = 5618;
export const ids = [5618,8228];
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

/***/ 5984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ hclBlocks)
});

;// CONCATENATED MODULE: ./lib/engines/terraform/hcl-tokens.js
/** A template in a template in a template: nobody nests deeper, and whoever does wants us to fall. */
const DEEPEST = 100;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
/**
 * Terraform's native syntax as far as its braces go: a brace in a string, a template, a heredoc or a comment is none.
 * Of the same text, all of it, in its order.
 *
 * @throws Error for templates that are nested too deep
 */
function* tokens(text) {
    let from = 0;
    let at = 0;
    while (at < text.length) {
        const found = special(text, at);
        if (found === undefined) {
            at += 1;
            continue;
        }
        if (at > from)
            yield { kind: 'code', text: text.slice(from, at) };
        yield { kind: found.kind, text: text.slice(at, found.end) };
        at = found.end;
        from = at;
    }
    if (at > from)
        yield { kind: 'code', text: text.slice(from, at) };
}
function special(text, at) {
    switch (text[at]) {
        case '{':
            return { kind: 'open', end: at + 1 };
        case '}':
            return { kind: 'close', end: at + 1 };
        case '"':
            return { kind: 'text', end: afterString(text, at, 0) };
        case '#':
        case '/': {
            const end = endOf(COMMENT, text, at);
            return end === undefined ? undefined : { kind: 'comment', end };
        }
        case '<': {
            const end = afterHeredoc(text, at);
            return end === undefined ? undefined : { kind: 'text', end };
        }
        default:
            return undefined;
    }
}
/** One that does not end on its line is no string: its line is passed over. */
function afterString(text, quote, depth) {
    if (depth > DEEPEST)
        throw new Error('its templates are nested too deep');
    let at = quote + 1;
    while (at < text.length) {
        const two = text.slice(at, at + 2);
        if (text[at] === '"')
            return at + 1;
        if (text[at] === '\n')
            return at;
        if (text[at] === '\\')
            at += 2;
        else if (two === '$$' || two === '%%')
            at += 2;
        else if (two === '${' || two === '%{')
            at = afterTemplate(text, at + 2, depth);
        else
            at += 1;
    }
    return text.length;
}
function afterTemplate(text, start, depth) {
    let open = 1;
    let at = start;
    while (at < text.length) {
        if (text[at] === '"')
            at = afterString(text, at, depth + 1);
        else {
            if (text[at] === '{')
                open += 1;
            if (text[at] === '}')
                open -= 1;
            at += 1;
            if (open === 0)
                return at;
        }
    }
    return text.length;
}
function afterHeredoc(text, at) {
    HEREDOC.lastIndex = at;
    const begun = HEREDOC.exec(text);
    if (!begun)
        return undefined;
    const end = new RegExp(`^[ \\t]*${begun[1]}[ \\t]*\\r?$`, 'gm');
    end.lastIndex = HEREDOC.lastIndex;
    return end.exec(text) === null ? text.length : end.lastIndex;
}
function endOf(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/hcl-blocks.js

const HEADER = /([A-Za-z_][\w-]*)((?:\s+(?:"[^"]*"|[A-Za-z_][\w-]*))*)\s*$/;
/** The blocks of a `.tf` file, in their order. What cannot be read as one is left out: whether it is valid is terraform's to say. */
function hclBlocks(configuration) {
    const blocks = [];
    let depth = 0;
    let header = '';
    let body = '';
    for (const { kind, text } of tokens(configuration)) {
        if (kind === 'open') {
            if (depth > 0)
                body += text;
            depth += 1;
        }
        else if (kind === 'close') {
            depth = Math.max(0, depth - 1);
            if (depth > 0)
                body += text;
            else {
                blocks.push(...blockOf(header, body));
                header = '';
                body = '';
            }
        }
        else if (depth === 0)
            header += kind === 'comment' ? ' ' : text;
        else if (kind === 'text')
            body += text;
        else if (kind === 'code')
            body += text.replace(/\s+/g, ' ');
    }
    return blocks;
}
/** Longer ones are somebody's who wants the pattern to take its time. */
const LONGEST_HEADER = 500;
function blockOf(header, body) {
    // A block's brace stands on the line of its header.
    const line = header.slice(-LONGEST_HEADER).split('\n').at(-1) ?? '';
    const [, type, rest = ''] = HEADER.exec(line) ?? [];
    if (type === undefined)
        return [];
    const labels = rest.match(/"[^"]*"|[^\s"]+/g) ?? [];
    return [{ type, labels: labels.map((label) => label.replaceAll('"', '')), body: body.trim() }];
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

/***/ 8032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ planRemoval)
/* harmony export */ });
/* harmony import */ var _model_removal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3249);
/* harmony import */ var _nothing_left_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6734);
/* harmony import */ var _plan_stack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7558);
/* harmony import */ var _read_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8065);
/* harmony import */ var _state_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5072);
/* harmony import */ var _terraform_arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7549);






/**
 * By address, because a destroy of the whole would take what stays behind too, and Terraform has no word for "all but".
 * The addresses are the state's and not the code's, which may have gone on since the last apply.
 */
async function planRemoval(options, place, stack, variables, signal) {
    const state = (0,_state_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stateResources */ .v)(await (0,_read_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .V)(options, place, (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .showArguments */ .Wm)(), signal));
    const going = state.filter(({ type }) => !(0,_model_removal_js__WEBPACK_IMPORTED_MODULE_0__/* .staysBehind */ .Xv)(type)).map(({ address }) => address);
    if (going.length === 0)
        return (0,_nothing_left_js__WEBPACK_IMPORTED_MODULE_5__/* .nothingLeft */ .Z)(stack);
    return (0,_plan_stack_js__WEBPACK_IMPORTED_MODULE_1__/* .planStack */ .q)(options, place, stack, variables, signal, (wish) => (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .removalArguments */ .Pb)(wish, going));
}


/***/ }),

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ makePlan),
  q: () => (/* binding */ planStack)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-arguments.js
var terraform_arguments = __webpack_require__(7549);
;// CONCATENATED MODULE: ./lib/engines/terraform/leftovers.js

const EXISTS = /already exists|AlreadyExists|AlreadyOwnedByYou|\bDuplicate|EntityExists|\bInUse\b/;
/** Of resources that were to be created: the addresses of those whose names are taken. */
function takenNames(events) {
    return [...creations(events)].flatMap(([address, { kind }]) => (kind === 'exists' ? [address] : []));
}
/** @param state undefined when it could not be read: then only what is known without it is told. */
function leftovers(events, state) {
    const tainted = (state ?? []).filter((resource) => resource.tainted);
    const held = new Set((state ?? []).map(({ address }) => address));
    const outside = [...creations(events)].flatMap(([address, outcome]) => {
        if (held.has(address))
            return [];
        const { kind } = outcome;
        if (kind === 'made' && state === undefined)
            return [];
        if (kind === 'made')
            return [{ kind: 'outside', address, ...(outcome.id ? { id: outcome.id } : {}) }];
        return kind === 'open' || kind === 'exists' ? [{ kind: 'outside', address }] : [];
    });
    return [...tainted.map(({ address }) => ({ kind: 'tainted', address })), ...outside];
}
/** What became of each resource that the apply set out to create. */
function creations(events) {
    const outcomes = new Map();
    for (const { type, hook, diagnostic } of events) {
        const address = hook?.resource.addr ?? diagnostic?.address ?? '';
        if (hook?.action === 'create' && type === 'apply_start')
            outcomes.set(address, { kind: 'open' });
        if (hook?.action === 'create' && type === 'apply_errored')
            outcomes.set(address, { kind: 'failed' });
        if (hook?.action === 'create' && type === 'apply_complete') {
            outcomes.set(address, { kind: 'made', id: hook.id_value });
        }
        if (diagnostic && EXISTS.test(diagnostic.summary + diagnostic.detail) && outcomes.has(address)) {
            outcomes.set(address, { kind: 'exists' });
        }
    }
    return outcomes;
}
/** The command that mends it, in a folder where `init` has run. */
function mendCommand(leftover, terraform) {
    const address = (0,terraform_arguments/* quoted */.TL)(leftover.address);
    switch (leftover.kind) {
        case 'tainted':
            return `${terraform} untaint ${address}`;
        case 'outside':
            return `${terraform} import ${address} ${leftover.id === undefined ? '<its id in AWS>' : (0,terraform_arguments/* quoted */.TL)(leftover.id)}`;
    }
}

// EXTERNAL MODULE: ./lib/engines/terraform/read-json.js
var read_json = __webpack_require__(8065);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-run.js + 1 modules
var terraform_run = __webpack_require__(7406);
;// CONCATENATED MODULE: ./lib/engines/terraform/rescued-state.js




/** Milliseconds; see LOOKING_TAKES. */
const PUSHING_TAKES = 20_000;
/**
 * Terraform that cannot write its state leaves it in a file beside the code, which on a hosted runner
 * is gone with the job: it is pushed once more, here.
 * @returns what a person must do when that fails too; undefined when there was no such file, or it is pushed.
 */
async function rescueState(options, place) {
    const file = (0,external_node_path_.join)(await options.way.worksIn(place), 'errored.tfstate');
    const there = await (0,promises_.access)(file).then(() => true, () => false);
    if (!there)
        return undefined;
    const pushed = await push(options, place, file).catch(() => false);
    if (pushed) {
        options.log.warning(`The state of ${place.stack} could not be written at first, and is now.`);
        await (0,promises_.rm)(file);
        return undefined;
    }
    const { command: terraform, first } = options.way.typed(place);
    return [
        `The state could not be written. Keep ${file} and push it:`,
        first,
        `${terraform} state push ${(0,terraform_arguments/* quoted */.TL)(file)}`,
    ].join('\n');
}
async function push(options, place, file) {
    const args = (0,terraform_arguments/* statePushArguments */._X)(file);
    const { ending } = await (0,terraform_run/* runTerraform */.Y)(options, place, args, AbortSignal.timeout(PUSHING_TAKES));
    return ending.kind === 'exited' && ending.code === 0;
}

// EXTERNAL MODULE: ./lib/engines/terraform/run-failure.js
var run_failure = __webpack_require__(8718);
// EXTERNAL MODULE: ./lib/engines/terraform/state-json.js
var state_json = __webpack_require__(5072);
;// CONCATENATED MODULE: ./lib/engines/terraform/apply-failure.js







/** Milliseconds for looking at the state afterwards; a cancelled job has only about ten seconds in all. */
const LOOKING_TAKES = 20_000;
/** What to throw after an apply that did not end well: the cause, and the commands that mend what it left. */
async function applyFailure(options, place, run, signal) {
    const cause = await (0,run_failure/* whyNot */.O)(options, place, run, signal);
    const rescue = await rescueState(options, place);
    // What the rescued state holds is not known to the stored one, and pushing it mends all.
    const left = rescue === undefined ? leftovers(run.events, await stateNow(options, place)) : [];
    if (left.length === 0 && rescue === undefined)
        return cause;
    const message = (0,failure/* messageOf */.bD)(cause);
    const remedy = [
        ...(cause instanceof failure/* Failure */.HR ? [cause.remedy] : []),
        ...(rescue === undefined ? [] : [rescue]),
        ...mending(options, place, left),
    ].join('\n');
    return new failure/* Failure */.HR(message, remedy, { cause, logLines: cause instanceof failure/* Failure */.HR ? cause.logLines : [] });
}
/** Undefined when it cannot be read now: the failure that led here must not be hidden by another. */
async function stateNow(options, place) {
    try {
        return (0,state_json/* stateResources */.v)(await (0,read_json/* readJson */.V)(options, place, (0,terraform_arguments/* showArguments */.Wm)(), AbortSignal.timeout(LOOKING_TAKES)));
    }
    catch (error) {
        options.log.line(`The state of ${place.stack} could not be read: ${String(error)}`);
        return undefined;
    }
}
function mending(options, place, left) {
    if (left.length === 0)
        return [];
    const { command: terraform, first } = options.way.typed(place);
    const command = (kind) => left.filter((one) => one.kind === kind).map((one) => mendCommand(one, terraform));
    const tainted = command('tainted');
    const outside = command('outside');
    return [
        `To mend the state of ${place.stack}, first:`,
        first,
        ...(tainted.length === 0
            ? []
            : ['Tainted; the next apply would make it anew. To keep what is there:', ...tainted]),
        ...(outside.length === 0 ? [] : ['Perhaps made, and not in the state. Where it exists:', ...outside]),
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/engines/terraform/file-digest.js


/** SHA-256 of a file's bytes, in hex. */
async function sha256(path) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(await (0,promises_.readFile)(path))
        .digest('hex');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/engines/terraform/ending.js
var ending = __webpack_require__(2149);
// EXTERNAL MODULE: ./lib/engines/terraform/events.js
var events = __webpack_require__(7167);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./lib/engines/terraform/lock-note.js

/**
 * Who holds a state lock, in words that a later run can check. Written when terraform proves that it
 * holds the lock, because only then its id is known; a lock without a note is never taken for ours.
 */
const note = schemas/* object */.Ikc({
    lockId: schemas/* string */.YjP(),
    /** See machine.ts. */
    processSpace: schemas/* string */.YjP().optional(),
    pid: schemas/* number */.aig(),
    /** See process-start.ts. */
    processStart: schemas/* string */.YjP(),
    runId: schemas/* string */.YjP().optional(),
    attempt: schemas/* number */.aig(),
    runner: schemas/* enum */.k5n(['hosted', 'self-hosted']),
});
function noteKey(siteKey, stack) {
    return `${siteKey}/terraform-${stack}.json`;
}
/** Undefined when there is none, or one that another release of the action wrote in another shape. */
async function readNote(store, key) {
    const found = await store.get(key);
    if (found === undefined)
        return undefined;
    try {
        return note.parse(JSON.parse(found.body));
    }
    catch {
        return undefined;
    }
}
/** Only who holds the environment's lock writes notes, so that a refusal means that it was lost. */
async function writeNote(store, key, what) {
    const body = JSON.stringify(what);
    const found = await store.get(key);
    const answer = found === undefined ? await store.create(key, body) : await store.replace(key, body, found.etag);
    return answer.kind;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/machine.js

/**
 * Names the set of processes that we can see: this boot of this machine and, since containers share a boot,
 * this process namespace. A process known by it and absent now is gone. Undefined where the
 * system does not tell (no /proc).
 */
async function processSpace() {
    try {
        const boot = await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8');
        return `${boot.trim()} ${await (0,promises_.readlink)('/proc/self/ns/pid')}`;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/engines/terraform/process-start.js
var process_start = __webpack_require__(9968);
;// CONCATENATED MODULE: ./lib/engines/terraform/note-lock.js






function noteLock(options, place) {
    let noting;
    return {
        watch: (event, folder) => {
            if (!(0,events/* provesLock */.lw)(event))
                return;
            noting ??= note_lock_note(options, place, event, folder).catch((error) => {
                // Costs a person a force-unlock in the rare case that this machine is lost now.
                options.log.line(`The holder of the state lock could not be noted: ${String(error)}`);
            });
        },
        done: async () => noting,
    };
}
async function note_lock_note(options, place, event, folder) {
    const [lock, holder] = await Promise.all([options.backend.lock(place.stack), holderOf(options, folder)]);
    if (lock === undefined || holder === undefined || !isOurs(lock, event.at))
        return;
    await writeNote(options.store, noteKey(options.siteKey, place.stack), { lockId: lock.id, ...holder });
}
/**
 * Terraform held the lock when it said this. One taken after it ended, by another terraform on
 * this machine, is younger by the same clock; one taken on another machine carries another name.
 */
function isOurs(lock, provedAt) {
    return lock.createdAt <= provedAt && lock.who.slice(lock.who.lastIndexOf('@') + 1) === (0,external_node_os_.hostname)();
}
async function holderOf({ job, way }, folder) {
    const started = await (0,ending/* recordedPid */.o)(folder);
    const pid = started === undefined ? undefined : await way.holder(started);
    const processStart = pid === undefined ? undefined : await (0,process_start/* startOf */.G)(pid);
    if (pid === undefined || processStart === undefined)
        return undefined;
    const space = await processSpace();
    return {
        pid,
        processStart,
        ...(space === undefined ? {} : { processSpace: space }),
        ...(job.runId === undefined ? {} : { runId: job.runId }),
        attempt: job.attempt,
        runner: job.runner,
    };
}

// EXTERNAL MODULE: ./lib/engines/terraform/targeting-warning.js
var targeting_warning = __webpack_require__(5534);
;// CONCATENATED MODULE: ./lib/engines/terraform/progress.js

const DOING = {
    create: 'creating',
    update: 'updating',
    delete: 'destroying',
};
const DONE = { create: 'created', update: 'updated', delete: 'destroyed' };
/** The line for an event that changes what a resource is, or that a person must know; nothing for the rest. */
function progressLine(event) {
    const { type, hook } = event;
    if ((0,targeting_warning/* warnsOfTargeting */.s)(event))
        return undefined;
    if (type === 'diagnostic' && event.diagnostic?.severity === 'warning')
        return event.message;
    if (type === 'text')
        return event.message;
    if (hook?.action === undefined)
        return undefined;
    const address = hook.resource.addr;
    const after = `after ${Math.round(hook.elapsed_seconds ?? 0)} s`;
    switch (type) {
        case 'apply_start':
            return hook.action in DOING ? `${address}: ${DOING[hook.action]}` : undefined;
        case 'apply_complete':
            return hook.action in DONE ? `${address}: ${DONE[hook.action]} ${after}` : undefined;
        case 'apply_errored':
            return `${address}: ${DOING[hook.action] ?? hook.action} failed ${after}`;
        default:
            return undefined;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/engines/terraform/lock-info.js
/** The lock that stopped a command, from its events; undefined when something else did. */
function heldLock(events) {
    const found = events.find(({ diagnostic }) => diagnostic?.summary === 'Error acquiring the state lock');
    return found?.diagnostic === undefined ? undefined : lockInfo(found.diagnostic.detail);
}
function lockInfo(detail) {
    const field = (name) => new RegExp(`^\\s*${name}:[ \\t]*(.*)$`, 'm').exec(detail)?.[1]?.trim() ?? '';
    const id = field('ID');
    if (id === '')
        return undefined;
    return {
        id,
        who: field('Who'),
        operation: field('Operation'),
        created: field('Created'),
        path: field('Path'),
    };
}

;// CONCATENATED MODULE: ./lib/engines/terraform/lock-verdict.js
function judgeLock(lock, note, sighting) {
    if (note?.lockId !== lock.id)
        return { kind: 'theirs', why: 'it was not taken by a run of this action' };
    if (sighting.process === 'alive')
        return { kind: 'ending' };
    const run = `run ${note.runId ?? 'outside GitHub Actions'}`;
    if (sighting.process === 'gone') {
        return { kind: 'orphaned', why: `its process ${note.pid} (${run}) is gone from this machine` };
    }
    if (note.runner === 'self-hosted') {
        return { kind: 'theirs', why: `${run} took it on another self-hosted machine, where it may still run` };
    }
    if (sighting.runFinished === true) {
        return { kind: 'orphaned', why: `${run} is finished, and its hosted runner gone` };
    }
    const state = sighting.runFinished === false ? 'has not finished' : 'may still run: GitHub could not be asked';
    return { kind: 'theirs', why: `${run}, which took it, ${state}` };
}

;// CONCATENATED MODULE: ./lib/engines/terraform/state-lock.js










/** Milliseconds that a terraform of ours, already interrupted, is given to end. */
const ENDING_TAKES = 120_000;
/**
 * Runs a command that takes the state lock; when the lock is held by a terraform of ours that has ended
 * or is ending, again behind it.
 * @throws Failure naming the holder when it is anybody else, or may still run.
 */
async function pastStateLock(options, place, attempt, signal) {
    // Once behind one that ends by itself, once behind one that must be removed.
    for (let left = 2;; left -= 1) {
        const run = await attempt();
        const lock = heldLock(run.events);
        if (lock === undefined)
            return run;
        const note = await readNote(options.store, noteKey(options.siteKey, place.stack));
        const verdict = judgeLock(lock, note, await sight(options, lock, note));
        if (verdict.kind === 'theirs' || left === 0 || note === undefined) {
            throw lockFailure(options, place, lock, verdict.kind === 'theirs' ? verdict.why : 'it came back twice');
        }
        if (verdict.kind === 'orphaned')
            await unlock(options, place, lock, verdict.why, signal);
        else if (!(await ended(options, note, signal))) {
            throw lockFailure(options, place, lock, `process ${note.pid} of ours is still ending`);
        }
    }
}
async function sight(options, lock, note) {
    if (note?.lockId !== lock.id)
        return { process: 'elsewhere', runFinished: 'unknown' };
    const here = await processSpace();
    if (here !== undefined && here === note.processSpace) {
        const alive = (await (0,process_start/* startOf */.G)(note.pid)) === note.processStart;
        return { process: alive ? 'alive' : 'gone', runFinished: 'unknown' };
    }
    const asked = note.runId !== undefined && note.runner === 'hosted';
    const runFinished = asked ? await options.github.runFinished(note.runId ?? '', note.attempt) : 'unknown';
    return { process: 'elsewhere', runFinished };
}
async function ended(options, note, signal) {
    options.log.line(`waiting for terraform (process ${note.pid}) of a run that was cut off to end`);
    for (let waited = 0; waited < ENDING_TAKES; waited += 500) {
        if ((await (0,process_start/* startOf */.G)(note.pid)) !== note.processStart)
            return true;
        await (0,external_node_timers_promises_.setTimeout)(500, undefined, { signal });
    }
    return false;
}
async function unlock(options, place, lock, why, signal) {
    options.log.warning(`Removing the state lock ${lock.id} of ${place.stack}: ${why}.`);
    const run = await (0,terraform_run/* runTerraform */.Y)(options, place, (0,terraform_arguments/* forceUnlockArguments */.mG)(lock.id), signal);
    if (run.ending.kind !== 'exited' || run.ending.code !== 0)
        throw await (0,run_failure/* whyNot */.O)(options, place, run, signal);
}
function lockFailure(options, place, lock, why) {
    const { command: terraform, first } = options.way.typed(place);
    return new failure/* Failure */.HR(`The state of ${place.stack} is locked by ${lock.who} since ${lock.created} (${lock.operation}, lock ${lock.id}); ${why}.`, [
        'Wait until that has ended, and run again. Only if it cannot be running any more:',
        first,
        `${terraform} force-unlock ${lock.id}`,
    ].join('\n'));
}

;// CONCATENATED MODULE: ./lib/engines/terraform/apply-plan.js








/**
 * Applies exactly the plan that was made.
 * @throws Failure naming what is left to mend; the signal's reason when it was interrupted and nothing is.
 */
async function applyPlan(options, place, file, signal) {
    if (options.stateLock === 'leave') {
        throw new failure/* Failure */.HR(`The plan of ${place.stack} was made to be read.`, 'Deploy to apply it.');
    }
    await refuseSwapped(place, file);
    const attempt = async () => {
        const noting = noteLock(options, place);
        const run = await (0,terraform_run/* runTerraform */.Y)(options, place, (0,terraform_arguments/* applyArguments */.lS)(file.path), signal, (event, folder) => {
            const line = progressLine(event);
            if (line !== undefined)
                options.log.foreign([line]);
            noting.watch(event, folder);
        });
        await noting.done();
        return run;
    };
    const run = await pastStateLock(options, place, attempt, signal);
    if (run.ending.kind === 'exited' && run.ending.code === 0)
        return;
    throw await applyFailure(options, place, run, signal);
}
/** One plan may read like another and still run foreign code. */
async function refuseSwapped(place, file) {
    const now = await sha256(file.path).catch(() => 'nothing');
    if (now === file.sha256)
        return;
    throw new failure/* Failure */.HR(`The plan file of ${place.stack} is not the one that was made: its SHA-256 was ${file.sha256} and is ${now}.`, 'Find out what writes to the folder for temporary files, and run again: it plans anew.');
}

// EXTERNAL MODULE: ./lib/engines/terraform/plan-diagnostics.js
var plan_diagnostics = __webpack_require__(9248);
// EXTERNAL MODULE: ./lib/engines/terraform/read-plan.js + 7 modules
var read_plan = __webpack_require__(9579);
;// CONCATENATED MODULE: ./lib/engines/terraform/tainted-change.js

/** A replacement of what is tainted, with the commands after which it is no more: it may well be whole. */
function withUntaint(options, place, change) {
    if (change.cause !== 'replace_because_tainted')
        return change;
    const { command, first } = options.way.typed(place);
    const untaint = mendCommand({ kind: 'tainted', address: change.address }, command);
    return { ...change, keptBy: [first, untaint] };
}

;// CONCATENATED MODULE: ./lib/engines/terraform/plan-stack.js













/**
 * @param variables only such as the root declares.
 * @param argumentsOf  the command line of another kind of plan.
 */
async function planStack(options, place, stack, variables, signal, argumentsOf = terraform_arguments/* planArguments */.up) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(place.folder, 'planned-'));
    const path = (0,external_node_path_.join)(folder, 'plan');
    const argumentsFor = (variablesFile) => argumentsOf({ out: path, variablesFile, stateLock: options.stateLock });
    const run = await makePlan(options, place, argumentsFor, variables, signal);
    const changed = run.ending.kind === 'exited' && run.ending.code === 2;
    // Before it is read: what is shown and what is applied must be the same bytes.
    const file = { path, sha256: await sha256(path) };
    const planned = await (0,read_plan/* readPlan */.m3)(options, place, (0,terraform_arguments/* showArguments */.Wm)(path), signal, read_plan/* readPlanFile */.wr);
    return {
        ...planned,
        stack,
        pending: changed,
        changes: planned.changes.map((change) => withUntaint(options, place, change)),
        diagnostics: (0,plan_diagnostics/* diagnosticsOf */.o)(run.events, place.code),
        // Without changes not even an output would differ.
        apply: async (aborting) => (changed ? applyPlan(options, place, file, aborting) : undefined),
    };
}
/** @param argumentsFor  the command line, by the file that holds the variables while it runs. */
async function makePlan(options, place, argumentsFor, variables, signal) {
    const variablesFile = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(place.folder, 'given-')), 'variables.tfvars.json');
    await (0,promises_.writeFile)(variablesFile, JSON.stringify(variables), { mode: 0o600 });
    const args = argumentsFor(variablesFile);
    const attempt = async () => {
        const noting = noteLock(options, place);
        const run = await (0,terraform_run/* runTerraform */.Y)(options, place, args, signal, (event, folder) => {
            const line = event.type === 'diagnostic' || event.type === 'text' ? progressLine(event) : undefined;
            if (line !== undefined)
                options.log.foreign([line]);
            if (options.stateLock === 'take')
                noting.watch(event, folder);
        });
        await noting.done();
        return run;
    };
    try {
        const run = await pastStateLock(options, place, attempt, signal);
        if (run.ending.kind === 'exited' && (run.ending.code === 0 || run.ending.code === 2))
            return run;
        throw await (0,run_failure/* whyNot */.O)(options, place, run, signal);
    }
    finally {
        await (0,promises_.rm)(variablesFile);
    }
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

/***/ 8065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _run_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8718);
/* harmony import */ var _terraform_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);



/** The one document that `show` or `output` writes. It holds secrets in clear, so its file does not stay. */
async function readJson(options, place, args, signal) {
    const run = await (0,_terraform_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runTerraform */ .Y)(options, place, args, signal);
    try {
        if (run.ending.kind === 'exited' && run.ending.code === 0)
            return JSON.parse(await (0,_terraform_run_js__WEBPACK_IMPORTED_MODULE_2__/* .written */ .M)(run, 'stdout'));
        throw await (0,_run_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .whyNot */ .O)(options, place, run, signal);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(run.folder, { recursive: true });
    }
}


/***/ }),

/***/ 9579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ readDriftFile),
  m3: () => (/* binding */ readPlan),
  wr: () => (/* binding */ readPlanFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./lib/model/plan-drift.js
var plan_drift = __webpack_require__(4216);
;// CONCATENATED MODULE: ./lib/engines/terraform/configured-attributes.js

const moduleCode = schemas/* object */.Ikc({
    resources: schemas/* array */.YOg(schemas/* object */.Ikc({ address: schemas/* string */.YjP(), expressions: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional() }))
        .optional(),
    module_calls: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ module: schemas/* unknown */.L5J().optional() })).optional(),
});
const configured_attributes_document = schemas/* object */.Ikc({ root_module: moduleCode.optional() });
/**
 * What the code says of each resource, by its address without `count` and `for_each`. Blocks made by `dynamic` are not among
 * it: Terraform leaves them out.
 */
function attributesInCode(configuration) {
    const found = new Map();
    collect(configured_attributes_document.parse(configuration).root_module, '', found);
    return found;
}
function collect(code, prefix, found) {
    const { resources = [], module_calls: calls = {} } = moduleCode.parse(code ?? {});
    for (const { address, expressions = {} } of resources)
        found.set(prefix + address, new Map(Object.entries(expressions).map(([name, said]) => [name, namesIn(said)])));
    for (const [name, { module }] of Object.entries(calls))
        collect(module, `${prefix}module.${name}.`, found);
}
/** The names that blocks use, at any depth; an expression that is no block has none. */
function namesIn(said) {
    const names = new Set();
    const collectNames = (blocks) => {
        if (!Array.isArray(blocks))
            return;
        for (const block of blocks)
            for (const [name, inner] of Object.entries(block ?? {})) {
                names.add(name);
                collectNames(inner);
            }
    };
    collectNames(said);
    return names;
}
/** An address as the code has it: one resource may stand for many. */
function inCodeAs(address) {
    return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/engines/terraform/plan-reason.js
/** What Terraform means by its `action_reason`. */
const CAUSES = {
    replace_because_tainted: 'an apply that did not end well left it tainted',
    replace_by_request: 'its replacement was asked for',
    replace_by_triggers: '`replace_triggered_by` names something that changes',
    replace_because_cannot_update: 'it cannot be changed in place',
    delete_because_no_resource_config: 'it is no longer in the code',
    delete_because_no_module: 'its module is no longer in the code',
    delete_because_wrong_repetition: '`count` or `for_each` came or went',
    delete_because_count_index: '`count` no longer reaches it',
    delete_because_each_key: '`for_each` no longer has its key',
    delete_because_no_move_target: '`moved` names a place that is not in the code',
    read_because_config_unknown: 'what it asks for is known only after the apply',
    read_because_dependency_pending: 'it waits for what it depends on',
    read_because_check_nested: 'a check asks for it',
};
/** Why a plan puts something off. */
const DEFERRALS = {
    instance_count_unknown: 'put off: how many there are is known only after the apply',
    resource_config_unknown: 'put off: what it is to be is known only after the apply',
    provider_config_unknown: 'put off: its provider is configured by something known only after the apply',
    deferred_prereq: 'put off with what it depends on',
    absent_prereq: 'put off: what it depends on is missing',
};
const MOST_PATHS = 3;
/** Terraform's reason in words. A word that this table lacks is shown as it is. */
function causeInWords(cause) {
    return CAUSES[cause] ?? cause.replaceAll('_', ' ');
}
function deferralInWords(reason) {
    return DEFERRALS[reason] ?? `put off: ${reason.replaceAll('_', ' ')}`;
}
/** The attributes whose difference makes a new one necessary. */
function forcedBy(paths) {
    const names = [...new Set(paths.map(pathText))].filter((path) => path !== '');
    if (names.length === 0)
        return undefined;
    const shown = names.slice(0, MOST_PATHS).map((name) => `\`${name}\``);
    const more = names.length > MOST_PATHS ? ` and ${names.length - MOST_PATHS} more` : '';
    return `${shown.join(', ')}${more} cannot be changed in place`;
}
function pathText(path) {
    return path
        .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
        .join('')
        .replaceAll('`', "'");
}

// EXTERNAL MODULE: ./lib/model/attribute-differences.js + 3 modules
var attribute_differences = __webpack_require__(9793);
// EXTERNAL MODULE: ./lib/model/plan-exposure.js
var plan_exposure = __webpack_require__(8254);
;// CONCATENATED MODULE: ./lib/model/plan-protection.js
/** What AWS's resources call it: databases, load balancers, tables. */
const SETTINGS = [
    'deletion_protection',
    'enable_deletion_protection',
    'deletion_protection_enabled',
];
/** The setting by which AWS refuses to delete it, where that is on. */
function protectedBy(before) {
    return SETTINGS.find((setting) => before?.[setting] === true);
}

// EXTERNAL MODULE: ./lib/model/plan-rights.js
var plan_rights = __webpack_require__(8336);
;// CONCATENATED MODULE: ./lib/engines/terraform/plan-resource.js







const fields = schemas/* custom */.IeY((value) => typeof value === 'object').nullish();
const path = schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]));
/** One resource of a plan. Fields that are not named here are nothing to us. */
const plannedResource = schemas/* object */.Ikc({
    address: schemas/* string */.YjP(),
    previous_address: schemas/* string */.YjP().optional(),
    mode: schemas/* string */.YjP().optional(),
    type: schemas/* string */.YjP(),
    deposed: schemas/* string */.YjP().optional(),
    action_reason: schemas/* string */.YjP().optional(),
    change: schemas/* object */.Ikc({
        actions: schemas/* array */.YOg(schemas/* string */.YjP()),
        before: fields,
        after: fields,
        after_unknown: schemas/* unknown */.L5J().optional(),
        before_sensitive: schemas/* unknown */.L5J().optional(),
        after_sensitive: schemas/* unknown */.L5J().optional(),
        replace_paths: schemas/* array */.YOg(path).optional().catch(undefined),
        importing: schemas/* unknown */.L5J().optional(),
    }),
});
/**
 * Undefined for what stays as it is.
 * @throws Failure for an action that is not known.
 */
function plannedChange(resource) {
    const { address, type, change, previous_address: movedFrom, action_reason: cause } = resource;
    const fate = fateOf(resource);
    if (fate === undefined)
        return undefined;
    const reason = reasonOf(resource);
    const [before, after] = [change.before ?? undefined, change.after ?? undefined];
    const opens = (0,plan_exposure/* opened */.S)(type, before, fate.action === 'destroy' ? undefined : after);
    const grants = fate.action === 'destroy' ? [] : (0,plan_rights/* granted */.y)(type, before, after);
    const heldBy = fate.action === 'destroy' ? protectedBy(before) : undefined;
    return {
        address,
        type,
        ...fate,
        ...(cause === undefined ? {} : { cause }),
        ...(reason === undefined ? {} : { reason }),
        ...(movedFrom === undefined ? {} : { movedFrom }),
        ...(HAS_DIFFERENCES.has(fate.action) ? { attributes: differencesIn(change) } : {}),
        ...(heldBy === undefined ? {} : { heldBy }),
        ...(opens.length === 0 || !WRITES.has(fate.action) ? {} : { opens }),
        ...(grants.length === 0 || !WRITES.has(fate.action) ? {} : { grants }),
    };
}
const HAS_DIFFERENCES = new Set(['create', 'update', 'replace', 'import']);
const WRITES = new Set(['create', 'update', 'replace', 'destroy', 'import']);
function differencesIn(change) {
    return (0,attribute_differences/* differences */.t)({ value: change.before, sensitive: change.before_sensitive }, { value: change.after, sensitive: change.after_sensitive, unknown: change.after_unknown });
}
function reasonOf({ deposed, action_reason: cause, change }) {
    if (deposed !== undefined)
        return `deposed object \`${deposed}\`, left over when it was replaced`;
    const forced = forcedBy(change.replace_paths ?? []);
    if (forced !== undefined && (cause === undefined || cause === 'replace_because_cannot_update'))
        return forced;
    return cause === undefined ? undefined : causeInWords(cause);
}
function fateOf({ address, previous_address, change }) {
    const actions = change.actions.join(' then ');
    switch (actions) {
        case 'no-op':
            if (change.importing)
                return { action: 'import' };
            return previous_address === undefined ? undefined : { action: 'move' };
        case 'create':
        case 'update':
        case 'forget':
        case 'read':
            return { action: actions };
        case 'open':
        case 'renew':
        case 'close':
            return { action: 'read' };
        case 'delete':
            return { action: 'destroy' };
        case 'delete then create':
            return { action: 'replace', order: 'destroy-first' };
        case 'create then delete':
            return { action: 'replace', order: 'create-first' };
        case 'create then forget':
            return { action: 'replace', order: 'create-only' };
        default:
            throw new failure/* Failure */.HR(`The plan does "${actions}" to ${address}, which this release of the action does not know.`, 'Update the action, or use the release of Terraform or OpenTofu that it names in its documentation.');
    }
}

;// CONCATENATED MODULE: ./lib/engines/terraform/plan-json.js





const version = schemas/* string */.YjP();
const deferral = schemas/* object */.Ikc({ reason: schemas/* string */.YjP(), resource_change: plannedResource });
const output = schemas/* object */.Ikc({ actions: schemas/* array */.YOg(schemas/* string */.YjP()), before: schemas/* unknown */.L5J().optional() });
const outputs = schemas/* record */.g1P(schemas/* string */.YjP(), output);
/** What of a plan's JSON is looked at, and how it is taken. */
const PLAN_SECTIONS = new Map([
    ['format_version', 'whole'],
    ['resource_changes', 'each'],
    ['resource_drift', 'each'],
    ['deferred_changes', 'each'],
    ['output_changes', 'whole'],
]);
/** A plan's JSON as it is taken part by part. What it is not asked for it never holds: the document tells everything three times. */
class PlanReading {
    #changes = [];
    #deferred = [];
    #drift = [];
    #ids = new Map();
    #outputChanges = 0;
    #format;
    /** @throws Failure for a format other than 1.x, or an action that is not known. */
    take(section, value) {
        if (section === 'format_version')
            this.#format = checkedFormat(version.parse(value));
        else if (section === 'resource_changes')
            this.#takeResource(plannedResource.parse(value));
        else if (section === 'deferred_changes')
            this.#takeDeferral(deferral.parse(value));
        else if (section === 'resource_drift')
            this.#takeDrift(plannedResource.parse(value));
        else if (section === 'output_changes')
            this.#outputChanges = Object.values(outputs.parse(value)).filter(isOutputChange).length;
    }
    plan() {
        if (this.#format === undefined)
            checkedFormat('of no name');
        return {
            changes: this.#changes,
            deferred: this.#deferred,
            drift: this.#drift,
            outputChanges: this.#outputChanges,
            diagnostics: [],
            ids: this.#ids,
        };
    }
    #takeResource(resource) {
        const change = plannedChange(resource);
        if (change !== undefined)
            this.#changes.push(change);
        this.#noteIds(resource);
    }
    #takeDeferral({ reason, resource_change }) {
        const change = plannedChange(resource_change);
        if (change !== undefined)
            this.#deferred.push({ ...change, reason: deferralInWords(reason) });
    }
    #takeDrift(resource) {
        const change = plannedChange(resource);
        const drifted = change && (0,plan_drift/* foreignDrift */.E)(change);
        if (drifted !== undefined)
            this.#drift.push(drifted);
    }
    #noteIds({ address, type, mode, change }) {
        // Every deploy makes a new revision: they are blanked by their shape.
        if (mode !== 'managed' || type === 'aws_ecs_task_definition')
            return;
        for (const name of NAMED_BY_PROVIDER) {
            const id = change.before?.[name];
            if (typeof id === 'string' && id.length >= SHORTEST_ID && !this.#ids.has(id))
                this.#ids.set(id, `<${address}.${name}>`);
        }
    }
}
const NAMED_BY_PROVIDER = ['id', 'arn', 'arn_suffix', 'dns_name'];
const SHORTEST_ID = 6;
/** @throws Failure for a format that this release does not read. */
function checkedFormat(format) {
    if (format.startsWith('1.'))
        return format;
    throw new failure/* Failure */.HR(`The plan is written in format ${format}; this release of the action reads 1.x.`, 'Use a Terraform 1.x or OpenTofu 1.x, or update the action.');
}
/** Another revision of a task definition is what a release is, and is told as such. */
function isOutputChange({ actions, before }) {
    if (actions.join() === 'no-op')
        return false;
    return !(typeof before === 'string' && before.includes(':task-definition/'));
}

;// CONCATENATED MODULE: ./lib/engines/terraform/drift-json.js





/** What is looked at of the JSON of a plan that only refreshes. */
const DRIFT_SECTIONS = new Map([
    ['format_version', 'whole'],
    ['resource_drift', 'each'],
    ['configuration', 'whole'],
]);
/** Such a plan's JSON as it is taken part by part. The code comes after what differs from it. */
class DriftReading {
    #changes = [];
    #inCode = new Map();
    #format = 'of no name';
    take(section, value) {
        if (section === 'format_version')
            this.#format = schemas/* string */.YjP().parse(value);
        else if (section === 'configuration')
            this.#inCode = attributesInCode(value);
        else if (section === 'resource_drift')
            this.#takeDrift(value);
    }
    /** @throws Failure for a format other than 1.x. */
    drift() {
        checkedFormat(this.#format);
        const split = this.#changes.map((change) => (0,plan_drift/* splitDrift */.I)(change, this.#inCode.get(inCodeAs(change.address))));
        return {
            changes: split.flatMap(({ said }) => said ?? []),
            open: split.flatMap(({ open }) => open ?? []),
        };
    }
    #takeDrift(value) {
        const change = plannedChange(plannedResource.parse(value));
        const foreign = change && (0,plan_drift/* foreignDrift */.E)(change);
        if (foreign !== undefined)
            this.#changes.push(foreign);
    }
}

;// CONCATENATED MODULE: ./lib/engines/terraform/json-members.js
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** Brackets have all of these; of the letters outside of texts, few do. */
const BRACKET_BITS = 0x59;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/**
 * Cuts a JSON document into the parts that are wanted and parses these alone, however it is cut into chunks. A plan of ten thousand
 * resources is thirty megabytes, and parsed as a whole several times that, of which one section in three is of use.
 */
class JsonMembers {
    #wanted;
    #take;
    #depth = 0;
    #inText = false;
    #escaped = false;
    /** At the document's top: whether the next text is a field's name. */
    #awaits = 'name';
    #section = '';
    /** What is held of the part that is being cut out; undefined outside of one. */
    #held;
    #from = 0;
    constructor(wanted, take) {
        this.#wanted = wanted;
        this.#take = take;
    }
    write(chunk) {
        this.#from = 0;
        let at = this.#inText ? this.#throughText(chunk, 0) : 0;
        for (; at < chunk.length; at++) {
            const code = chunk[at];
            if (code === QUOTE) {
                this.#openText(at);
                at = this.#throughText(chunk, at + 1) - 1;
            }
            else if (code === COMMA || code === COLON || (code & BRACKET_BITS) === BRACKET_BITS) {
                this.#structure(code, chunk, at);
            }
        }
        // Whoever reads may use the same memory for the next one.
        this.#held?.push(Buffer.from(chunk.subarray(this.#from)));
    }
    /** @throws SyntaxError when the document is not at its end. */
    end() {
        if (this.#depth !== 0 || this.#inText)
            throw new SyntaxError('The document ends in its middle.');
    }
    #openText(at) {
        this.#inText = true;
        if (this.#depth === 1 && this.#awaits === 'name')
            this.#hold(at);
    }
    /** Behind the text's closing quote, or the end of the chunk. Most of a plan is text: nothing but the two bytes is looked at. */
    #throughText(chunk, start) {
        let at = this.#escaped ? start + 1 : start;
        const { length } = chunk;
        for (; at < length; at++) {
            const code = chunk[at];
            if (code === BACKSLASH)
                at++;
            else if (code === QUOTE) {
                this.#inText = this.#escaped = false;
                if (this.#depth === 1 && this.#awaits === 'name')
                    this.#section = String(this.#cutOut(chunk, at + 1));
                return at + 1;
            }
        }
        this.#escaped = at > length;
        return length;
    }
    #structure(code, chunk, at) {
        switch (code) {
            case OPEN_LIST:
            case OPEN_OBJECT:
                this.#depth++;
                if (this.#depth === 3 && this.#giving() === 'each')
                    this.#hold(at);
                return;
            case CLOSE_LIST:
            case CLOSE_OBJECT:
                this.#depth--;
                if (this.#depth === 2 && this.#giving() === 'each')
                    this.#give(chunk, at + 1);
                if (this.#depth === 0)
                    this.#endOfField(chunk, at);
                return;
            case COLON:
                if (this.#depth === 1)
                    this.#beginOfValue(at);
                return;
            case COMMA:
                if (this.#depth === 1)
                    this.#endOfField(chunk, at);
        }
    }
    #giving() {
        return this.#awaits === 'value' ? this.#wanted.get(this.#section) : undefined;
    }
    #beginOfValue(colon) {
        this.#awaits = 'value';
        if (this.#giving() === 'whole')
            this.#hold(colon + 1);
    }
    #endOfField(chunk, at) {
        if (this.#giving() === 'whole')
            this.#give(chunk, at);
        this.#awaits = 'name';
    }
    #hold(from) {
        this.#held = [];
        this.#from = from;
    }
    #give(chunk, to) {
        this.#take(this.#section, this.#cutOut(chunk, to));
    }
    #cutOut(chunk, to) {
        const last = chunk.subarray(this.#from, to);
        const held = this.#held ?? [];
        this.#held = undefined;
        return JSON.parse((held.length === 0 ? last : Buffer.concat([...held, last])).toString());
    }
}

// EXTERNAL MODULE: ./lib/engines/terraform/run-failure.js
var run_failure = __webpack_require__(8718);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-run.js + 1 modules
var terraform_run = __webpack_require__(7406);
;// CONCATENATED MODULE: ./lib/engines/terraform/read-plan.js







/**
 * What `show -json` writes of a plan file. It holds secrets in clear, so its file does not stay.
 * @param read  is given that file's path.
 */
async function readPlan(options, place, args, signal, read) {
    const run = await (0,terraform_run/* runTerraform */.Y)(options, place, args, signal);
    try {
        if (run.ending.kind === 'exited' && run.ending.code === 0)
            return await read((0,external_node_path_.join)(run.folder, 'stdout'));
        throw await (0,run_failure/* whyNot */.O)(options, place, run, signal);
    }
    finally {
        await (0,promises_.rm)(run.folder, { recursive: true });
    }
}
const CHUNK = 1024 * 1024;
/** A plan's JSON from a file, read as it comes. */
async function readPlanFile(path) {
    const reading = new PlanReading();
    await readFileMembers(path, PLAN_SECTIONS, (section, value) => reading.take(section, value));
    return reading.plan();
}
/** What somebody changed, from the JSON of a plan that only refreshes. */
async function readDriftFile(path) {
    const reading = new DriftReading();
    await readFileMembers(path, DRIFT_SECTIONS, (section, value) => reading.take(section, value));
    return reading.drift();
}
async function readFileMembers(path, sections, take) {
    const members = new JsonMembers(sections, take);
    const file = await (0,promises_.open)(path);
    try {
        const buffer = Buffer.allocUnsafe(CHUNK);
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, CHUNK);
            if (bytesRead === 0)
                break;
            members.write(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await file.close();
    }
    members.end();
}


/***/ }),

/***/ 8933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ refreshStack)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _plan_stack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7558);
/* harmony import */ var _read_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9579);
/* harmony import */ var _terraform_arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7549);





/** @param variables only such as the root declares. */
async function refreshStack(options, place, variables, signal) {
    const out = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.folder, 'refreshed-')), 'plan');
    const reading = { ...options, stateLock: 'leave' };
    const argumentsFor = (variablesFile) => (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .refreshArguments */ .ER)({ out, variablesFile });
    await (0,_plan_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .makePlan */ .C)(reading, place, argumentsFor, variables, signal);
    return (0,_read_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlan */ .m3)(options, place, (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .showArguments */ .Wm)(out), signal, _read_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .readDriftFile */ .M);
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

/***/ 7169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l6: () => (/* binding */ declaredOnly),
  gZ: () => (/* binding */ refuseUndeclared),
  w: () => (/* binding */ rootVariables)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/engines/terraform/hcl-blocks.js + 1 modules
var hcl_blocks = __webpack_require__(5984);
;// CONCATENATED MODULE: ./lib/engines/terraform/declared-variables.js

/** The names of the root variables that a `.tf` file declares. */
function declaredVariables(configuration) {
    return (0,hcl_blocks/* hclBlocks */.O)(configuration).flatMap(({ type, labels }) => type === 'variable' ? labels.slice(0, 1) : []);
}
/** As declaredVariables, of a `.tf.json` file. */
function declaredInJson(configuration) {
    const { variable = {} } = JSON.parse(configuration);
    return (Array.isArray(variable) ? variable : [variable]).flatMap((block) => Object.keys(block));
}

// EXTERNAL MODULE: ./lib/engines/terraform/root-folder.js
var root_folder = __webpack_require__(3703);
;// CONCATENATED MODULE: ./lib/engines/terraform/root-variables.js





/** The names of the variables that a root module declares. */
async function rootVariables(root) {
    const names = new Set();
    for (const file of await (0,root_folder/* configurationFiles */.K0)(root)) {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, file), 'utf8');
        for (const name of file.endsWith('.json') ? declaredInJson(text) : declaredVariables(text))
            names.add(name);
    }
    return names;
}
/** Those that are declared: an undeclared one would be a warning of terraform's in every plan. */
function declaredOnly(variables, declared) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => declared.has(name)));
}
/**
 * A mistyped name would otherwise be dropped in silence.
 * @throws Failure naming the user's variables that no stack declares.
 */
async function refuseUndeclared(infraFolder, names) {
    if (names.length === 0)
        return;
    const roots = await Promise.all(root_folder/* ROOTS */.GH.map((kind) => (0,root_folder/* rootFolder */.Vm)(infraFolder, kind)));
    const declared = await Promise.all(roots.map(rootVariables));
    const strangers = names.filter((name) => !declared.some((known) => known.has(name)));
    if (strangers.length === 0)
        return;
    throw new failure/* Failure */.HR(`\`variables\` sets ${strangers.map((name) => `\`${name}\``).join(', ')}, which no stack declares.`, `Correct the name, or declare it by \`variable "${strangers[0]}" {}\` in ${roots.join(' or ')}.`);
}


/***/ }),

/***/ 8718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ whyNot)
/* harmony export */ });
/* unused harmony export firstError */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8675);
/* harmony import */ var _terraform_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _text_diagnostic_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2225);
/* harmony import */ var _unwrapped_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8228);





/** What to throw for a command that did not end well: that it was told to end comes before what it said then. */
async function whyNot(options, place, run, signal) {
    return signal.aborted ? signal.reason : runFailure(run, place, options.binary);
}
/** Why a command that did not end well did not, as an error with the lines that explain it. */
async function runFailure(run, place, binary) {
    const what = `${(0,_unwrapped_js__WEBPACK_IMPORTED_MODULE_3__/* .typedName */ .Y)(binary)} ${run.operation} of ${place.stack}`;
    const logLines = await lastLines(run);
    const { ending } = run;
    if (ending.kind === 'not started') {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`${what} could not be started: ${ending.cause}.`, `Install ${(0,_unwrapped_js__WEBPACK_IMPORTED_MODULE_3__/* .typedName */ .Y)(binary)} in an earlier step of the job, or choose another \`engine\`.`);
    }
    const diagnostic = firstError(run.events) ?? (0,_text_diagnostic_js__WEBPACK_IMPORTED_MODULE_4__/* .textDiagnostic */ .z)(await (0,_terraform_run_js__WEBPACK_IMPORTED_MODULE_2__/* .written */ .M)(run, 'stderr'));
    if (diagnostic === undefined) {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`${what} ${endingText(run)}.`, remedyOfEnding(run), { logLines });
    }
    const [message, remedy] = [`${what} failed: ${sentence(diagnostic, place)}`, remedyOf(diagnostic, place)];
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(message, remedy, { logLines });
}
function firstError(events) {
    return events.find(({ diagnostic }) => diagnostic?.severity === 'error')?.diagnostic;
}
function sentence({ summary, detail, range, address }, place) {
    const file = range && `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.code, range.filename)} line ${range.start.line}`;
    const where = [file, address].filter((part) => part !== undefined && part !== '').join(', ');
    const more = detail.split('\n\n')[0]?.replaceAll('\n', ' ').trim() ?? '';
    return `${summary}${where === '' ? '' : ` (${where})`}${more === '' ? '.' : `: ${more}`}`;
}
/** What mends errors that people meet first, by a part of their text. */
const REMEDIES = [
    [/saved plan is stale/i, 'The state was changed since the plan. Run again: it plans anew.'],
    [
        /provider dependency changes|dependency lock file|locked provider/i,
        'Run `terraform init -upgrade` and `terraform providers lock -platform=linux_amd64 -platform=linux_arm64` in that folder, and commit .terraform.lock.hcl.',
    ],
    [
        /NoSuchBucket|bucket.*does not exist/i,
        'Apply infra/terraform/bootstrap first, or correct `bucket` and `aws-region`.',
    ],
    [
        /no valid credential|ExpiredToken|InvalidClientTokenId|AccessDenied|not authorized/i,
        'Check `aws-role`, and what its policy lets it do in this account.',
    ],
    [/No value for required variable/i, 'Set it as `name = value` in `variables`, or give it a default.'],
];
function remedyOf(diagnostic, place) {
    const known = REMEDIES.find(([text]) => text.test(`${diagnostic.summary}\n${diagnostic.detail}`));
    if (known !== undefined)
        return known[1];
    const { range } = diagnostic;
    if (range === undefined)
        return 'Correct what the message names, and run again.';
    return `Correct ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.code, range.filename)} near line ${range.start.line}, or what it asks AWS for, and run again.`;
}
function endingText({ ending }) {
    switch (ending.kind) {
        case 'exited':
            return `ended with exit code ${ending.code}${ending.interruptedFor ? `, interrupted because ${ending.interruptedFor}` : ''}`;
        case 'killed':
            return `was killed by ${ending.signal}`;
        default:
            return 'lost its watchdog, which something killed; it was interrupted and has ended';
    }
}
function remedyOfEnding({ ending }) {
    return ending.kind === 'exited'
        ? 'Read its last lines below, and run again.'
        : 'Find out what killed it, for example too little memory, and run again: what it had made is in the state.';
}
async function lastLines(run) {
    const said = run.events.length > 0
        ? run.events.flatMap(({ message, diagnostic }) => [message, ...(diagnostic?.detail.split('\n') ?? [])])
        : run.operation === 'init'
            ? (await (0,_terraform_run_js__WEBPACK_IMPORTED_MODULE_2__/* .written */ .M)(run, 'stdout')).split('\n')
            : [];
    const complained = (await (0,_terraform_run_js__WEBPACK_IMPORTED_MODULE_2__/* .written */ .M)(run, 'stderr')).split('\n');
    return [...said, ...complained].filter((line) => line.trim() !== '').slice(-20);
}


/***/ }),

/***/ 4570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ stackName)
/* harmony export */ });
function stackName(stack) {
    return stack.kind === 'shared' ? 'shared' : `color-${stack.color}`;
}


/***/ }),

/***/ 5072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ stateResources)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

const resource = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    address: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    mode: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    tainted: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
const module = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    resources: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(resource).default([]),
    get child_modules() {
        return zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(module).optional();
    },
});
const state = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ values: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ root_module: module.optional() }).optional() });
/** The managed resources in what `show -json` says of a state, those of nested modules included. */
function stateResources(json) {
    const root = state.parse(json).values?.root_module;
    return root === undefined ? [] : resourcesOf(root);
}
function resourcesOf(of) {
    const own = of.resources
        .filter(({ mode }) => mode === 'managed')
        .map(({ address, type, tainted = false }) => ({ address, type, tainted }));
    return [...own, ...(of.child_modules ?? []).flatMap(resourcesOf)];
}


/***/ }),

/***/ 1310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ stateOutputs)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8816);
/* harmony import */ var _read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8065);
/* harmony import */ var _terraform_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7549);



const outputDocument = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ value: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), sensitive: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional() }));
/** A state's outputs, the sensitive ones masked; undefined for one that was never applied. */
async function stateOutputs(options, place, signal) {
    const found = Object.entries(outputDocument.parse(await (0,_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(options, place, (0,_terraform_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .outputArguments */ .O0)(), signal)));
    // Every stack has outputs by the contract, so none at all means that it was never applied.
    if (found.length === 0)
        return undefined;
    for (const [, { value, sensitive }] of found) {
        if (sensitive)
            for (const text of textsOf(value))
                options.mask(text);
    }
    return Object.fromEntries(found.map(([name, { value }]) => [name, value]));
}
function textsOf(value) {
    if (typeof value === 'string')
        return value === '' ? [] : [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
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

/***/ 7406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ runTerraform),
  M: () => (/* binding */ written)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/engines/terraform/events.js
var terraform_events = __webpack_require__(7167);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./lib/engines/terraform/follow-file.js


/** Milliseconds between two looks. */
const LOOK_EVERY = 200;
/**
 * Hands over each line of a growing file as it is completed.
 * @returns ends the following, after what the file then holds; a last line needs no line end.
 */
function followFile(path, onLine) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    const chunk = Buffer.alloc(64 * 1024);
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    const look = () => {
        for (let size = read(); size > 0; size = read()) {
            const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines)
                onLine(line);
        }
    };
    const read = () => (0,external_node_fs_.readSync)(file, chunk, 0, chunk.length, null);
    const timer = setInterval(look, LOOK_EVERY);
    return () => {
        clearInterval(timer);
        look();
        (0,external_node_fs_.closeSync)(file);
        if (rest !== '')
            onLine(rest);
    };
}

// EXTERNAL MODULE: ./lib/engines/terraform/supervised.js + 1 modules
var supervised = __webpack_require__(5312);
// EXTERNAL MODULE: ./lib/engines/terraform/unwrapped.js
var unwrapped = __webpack_require__(8228);
;// CONCATENATED MODULE: ./lib/engines/terraform/terraform-run.js






/**
 * Runs one command of terraform in its stack, to its end.
 * @param watcher given for commands that write events, which are then read as they come.
 * @throws the signal's reason before anything is started.
 */
async function runTerraform(options, place, args, signal, watcher) {
    signal.throwIfAborted();
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(place.folder, `${args[0]}-`));
    const stdout = (0,external_node_path_.join)(folder, 'stdout');
    await (0,promises_.writeFile)(stdout, '', { mode: 0o600 });
    const events = [];
    const stop = watcher &&
        followFile(stdout, (line) => {
            const event = (0,terraform_events/* readEvent */.j_)(line);
            events.push(event);
            watcher(event, folder);
        });
    try {
        const { before, child, variables } = options.way;
        const command = {
            program: await (0,unwrapped.unwrapped)(options.binary),
            args: [...before, ...args],
            cwd: place.root,
            env: { ...childEnvironment(await options.environment()), ...variables(place) },
            folder,
            child,
        };
        const ending = await (0,supervised/* runSupervised */._)(command, signal);
        stop?.();
        return { operation: args[0] ?? '', ending, events, folder };
    }
    catch (error) {
        stop?.();
        throw error;
    }
}
function childEnvironment(given) {
    // A workspace would move the state to another key than the one that is locked and noted.
    const { TF_WORKSPACE: _, ...rest } = given;
    return {
        ...rest,
        TF_IN_AUTOMATION: '1',
        TF_INPUT: '0',
        CHECKPOINT_DISABLE: '1',
        // The runner kills what carries its id when the job ends. An interrupted terraform on a machine
        // that lives on may finish what it does and free its lock instead.
        RUNNER_TRACKING_ID: '',
    };
}
/** What a command wrote; both may be long, and `stdout` secret. */
async function written(run, stream) {
    return (0,promises_.readFile)((0,external_node_path_.join)(run.folder, stream), 'utf8');
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
