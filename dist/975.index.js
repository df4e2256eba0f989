export const id = 975;
export const ids = [975,228];
export const modules = {

/***/ 5975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTerraform: () => (/* binding */ openTerraform)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./lib/engines/terraform/lock-file.js


/**
 * A lock file that terraform wrote names terraform's registry. Tofu takes its versions over under the names
 * of its own, and must be let to write them down.
 */
async function lockFileOf(root, typed) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, '.terraform.lock.hcl'), 'utf8').catch(() => undefined);
    if (text === undefined)
        return 'absent';
    const foreign = typed === 'tofu' && text.includes('registry.terraform.io/') && !text.includes('registry.opentofu.org/');
    return foreign ? 'absent' : 'present';
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/engines/terraform/terraform-arguments.js
/** Command lines of terraform and tofu, which agree on all of these. Run inside the stack's root folder. */
function initArguments(settings, lockFile) {
    return [
        'init',
        '-input=false',
        '-no-color',
        // A work folder that another run left with another bucket must not ask whether to move the state.
        '-reconfigure',
        // With none there is nothing to hold to, and `readonly` would refuse to go on.
        ...(lockFile === 'present' ? ['-lockfile=readonly'] : []),
        ...Object.entries(settings).map(([name, value]) => `-backend-config=${name}=${value}`),
    ];
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

;// CONCATENATED MODULE: ./lib/engines/terraform/leftovers.js

const EXISTS = /already exists|AlreadyExists|AlreadyOwnedByYou|\bDuplicate|EntityExists|\bInUse\b/;
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
    const address = quoted(leftover.address);
    switch (leftover.kind) {
        case 'tainted':
            return `${terraform} untaint ${address}`;
        case 'outside':
            return `${terraform} import ${address} ${leftover.id === undefined ? '<its id in AWS>' : quoted(leftover.id)}`;
    }
}

;// CONCATENATED MODULE: ./lib/engines/terraform/events.js

const diagnostic = schemas/* object */.Ikc({
    severity: schemas/* string */.YjP(),
    summary: schemas/* string */.YjP(),
    detail: schemas/* string */.YjP().default(''),
    address: schemas/* string */.YjP().optional(),
    range: schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), start: schemas/* object */.Ikc({ line: schemas/* number */.aig() }) }).optional(),
});
const hook = schemas/* object */.Ikc({
    resource: schemas/* object */.Ikc({ addr: schemas/* string */.YjP() }),
    action: schemas/* string */.YjP().optional(),
    id_value: schemas/* string */.YjP().optional(),
    elapsed_seconds: schemas/* number */.aig().optional(),
});
const events_event = schemas/* object */.Ikc({
    '@message': schemas/* string */.YjP().default(''),
    '@timestamp': schemas/* string */.YjP().default(''),
    type: schemas/* string */.YjP().default('log'),
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
    const read = events_event.safeParse(json);
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/engines/terraform/process-start.js

/**
 * When a living process was started, in the kernel's ticks since boot: with its id it names one process,
 * where an id alone is given out again. Undefined when there is none, or it is a zombie, or on
 * a system without /proc.
 */
async function startOf(pid) {
    const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined)
        return undefined;
    // The second field is the program's name in brackets, which may hold blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : start;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/ending.js





const ended = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('exited'), code: schemas/* number */.aig(), interruptedFor: schemas/* string */.YjP().optional() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('killed'), signal: schemas/* string */.YjP(), interruptedFor: schemas/* string */.YjP().optional() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('not started'), cause: schemas/* string */.YjP(), interruptedFor: schemas/* string */.YjP().optional() }),
]);
/** The record that the watchdog left. Without one its terraform is interrupted in its place, and waited for. */
async function readEnding(folder) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'ending.json'), 'utf8').catch(() => undefined);
    if (text !== undefined)
        return ended.parse(JSON.parse(text));
    const pid = await recordedPid(folder);
    const start = pid === undefined ? undefined : await startOf(pid);
    if (pid !== undefined && start !== undefined) {
        interrupt(pid);
        while ((await startOf(pid)) === start)
            await (0,external_node_timers_promises_.setTimeout)(500);
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
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'process.json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : schemas/* object */.Ikc({ pid: schemas/* number */.aig() }).parse(JSON.parse(text)).pid;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/watchdog.js
/**
 * The supervisor of one terraform, in a Node process and process group of its own. It outlives the
 * action's process, sends terraform exactly one SIGINT (a second means "now", and leaves things
 * half made), and records how it ended. Told on standard input: `alive` again and again, and
 * `interrupt` when it must end. The end of that input is the end of whoever started it, whatever
 * killed that.
 *
 * Only the text of this function reaches the new process (`node --eval`), so that no bundler has to
 * carry a second file: it must name nothing outside itself and import nothing.
 *
 * Arguments: folder for the records, milliseconds to bear without `alive`, program, its arguments.
 */
function watchdog() {
    const { spawn } = process.getBuiltinModule('node:child_process');
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    const [, folder = '', patience = '', program = '', ...args] = process.argv;
    const record = (file, what) => writeFileSync(`${folder}/${file}`, JSON.stringify(what), { mode: 0o600 });
    const terraform = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (terraform.pid !== undefined)
        record('process.json', { pid: terraform.pid });
    let interruptedFor;
    const interrupt = (reason) => {
        if (interruptedFor !== undefined)
            return;
        interruptedFor = reason;
        terraform.kill('SIGINT');
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
        return await readEnding(command.folder);
    }
    finally {
        clearInterval(feeding);
        signal.removeEventListener('abort', interrupt);
    }
}
function start({ program, args, cwd, env, folder }) {
    const stdout = (0,external_node_fs_.openSync)((0,external_node_path_.join)(folder, 'stdout'), 'a', 0o600);
    const stderr = (0,external_node_fs_.openSync)((0,external_node_path_.join)(folder, 'stderr'), 'a', 0o600);
    const script = `(${watchdog.toString()})()`;
    try {
        return (0,external_node_child_process_.spawn)(process.execPath, ['--eval', script, '--', folder, String(PATIENCE), program, ...args], {
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
            const event = readEvent(line);
            events.push(event);
            watcher(event, folder);
        });
    try {
        const env = childEnvironment(await options.environment(), place);
        const command = { program: await (0,unwrapped.unwrapped)(options.binary), args, cwd: place.root, env, folder };
        const ending = await runSupervised(command, signal);
        stop?.();
        return { operation: args[0] ?? '', ending, events, folder };
    }
    catch (error) {
        stop?.();
        throw error;
    }
}
function childEnvironment(given, place) {
    // A workspace would move the state to another key than the one that is locked and noted.
    const { TF_WORKSPACE: _, ...rest } = given;
    return {
        ...rest,
        TF_DATA_DIR: (0,external_node_path_.join)(place.folder, 'data'),
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

;// CONCATENATED MODULE: ./lib/engines/terraform/text-diagnostic.js
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

;// CONCATENATED MODULE: ./lib/engines/terraform/run-failure.js





/** What to throw for a command that did not end well: that it was told to end comes before what it said then. */
async function whyNot(options, place, run, signal) {
    return signal.aborted ? signal.reason : runFailure(run, place, options.binary);
}
/** Why a command that did not end well did not, as an error with the lines that explain it. */
async function runFailure(run, place, binary) {
    const what = `${(0,unwrapped/* typedName */.Y)(binary)} ${run.operation} of ${place.stack}`;
    const logLines = await lastLines(run);
    const { ending } = run;
    if (ending.kind === 'not started') {
        return new failure/* Failure */.HR(`${what} could not be started: ${ending.cause}.`, `Install ${(0,unwrapped/* typedName */.Y)(binary)} in an earlier step of the job, or choose another \`engine\`.`);
    }
    const diagnostic = firstError(run.events) ?? textDiagnostic(await written(run, 'stderr'));
    if (diagnostic === undefined) {
        return new failure/* Failure */.HR(`${what} ${endingText(run)}.`, remedyOfEnding(run), { logLines });
    }
    const [message, remedy] = [`${what} failed: ${sentence(diagnostic, place)}`, remedyOf(diagnostic, place)];
    return new failure/* Failure */.HR(message, remedy, { logLines });
}
function firstError(events) {
    return events.find(({ diagnostic }) => diagnostic?.severity === 'error')?.diagnostic;
}
function sentence({ summary, detail, range, address }, place) {
    const file = range && `${(0,external_node_path_.join)(place.root, range.filename)} line ${range.start.line}`;
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
    return `Correct ${(0,external_node_path_.join)(place.root, range.filename)} near line ${range.start.line}, or what it asks AWS for, and run again.`;
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
            ? (await written(run, 'stdout')).split('\n')
            : [];
    const complained = (await written(run, 'stderr')).split('\n');
    return [...said, ...complained].filter((line) => line.trim() !== '').slice(-20);
}

;// CONCATENATED MODULE: ./lib/engines/terraform/read-json.js



/** The one document that `show` or `output` writes. It holds secrets in clear, so its file does not stay. */
async function readJson(options, place, args, signal) {
    const run = await runTerraform(options, place, args, signal);
    try {
        if (run.ending.kind === 'exited' && run.ending.code === 0)
            return JSON.parse(await written(run, 'stdout'));
        throw await whyNot(options, place, run, signal);
    }
    finally {
        await (0,promises_.rm)(run.folder, { recursive: true });
    }
}

;// CONCATENATED MODULE: ./lib/engines/terraform/rescued-state.js





/** Milliseconds; see LOOKING_TAKES. */
const PUSHING_TAKES = 20_000;
/**
 * Terraform that cannot write its state leaves it in a file beside the code, which on a hosted runner
 * is gone with the job: it is pushed once more, here.
 * @returns what a person must do when that fails too; undefined when there was no such file, or it is pushed.
 */
async function rescueState(options, place) {
    const file = (0,external_node_path_.join)(place.root, 'errored.tfstate');
    const there = await (0,promises_.access)(file).then(() => true, () => false);
    if (!there)
        return undefined;
    const pushed = await push(options, place).catch(() => false);
    if (pushed) {
        options.log.warning(`The state of ${place.stack} could not be written at first, and is now.`);
        await (0,promises_.rm)(file);
        return undefined;
    }
    const terraform = `${(0,unwrapped/* typedName */.Y)(options.binary)} -chdir=${quoted(place.root)}`;
    return `The state could not be written. Keep ${file} and push it: ${terraform} state push errored.tfstate`;
}
async function push(options, place) {
    const args = statePushArguments('errored.tfstate');
    const { ending } = await runTerraform(options, place, args, AbortSignal.timeout(PUSHING_TAKES));
    return ending.kind === 'exited' && ending.code === 0;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/state-json.js

const resource = schemas/* object */.Ikc({ address: schemas/* string */.YjP(), mode: schemas/* string */.YjP(), tainted: schemas/* boolean */.zMY().optional() });
const state_json_module = schemas/* object */.Ikc({
    resources: schemas/* array */.YOg(resource).default([]),
    get child_modules() {
        return schemas/* array */.YOg(state_json_module).optional();
    },
});
const state = schemas/* object */.Ikc({ values: schemas/* object */.Ikc({ root_module: state_json_module.optional() }).optional() });
/** The managed resources in what `show -json` says of a state, those of nested modules included. */
function stateResources(json) {
    const root = state.parse(json).values?.root_module;
    return root === undefined ? [] : resourcesOf(root);
}
function resourcesOf(of) {
    const own = of.resources
        .filter(({ mode }) => mode === 'managed')
        .map(({ address, tainted = false }) => ({ address, tainted }));
    return [...own, ...(of.child_modules ?? []).flatMap(resourcesOf)];
}

;// CONCATENATED MODULE: ./lib/engines/terraform/apply-failure.js








/** Milliseconds for looking at the state afterwards; a cancelled job has only about ten seconds in all. */
const LOOKING_TAKES = 20_000;
/** What to throw after an apply that did not end well: the cause, and the commands that mend what it left. */
async function applyFailure(options, place, run, signal) {
    const cause = await whyNot(options, place, run, signal);
    const rescue = await rescueState(options, place);
    // What the rescued state holds is not known to the stored one, and pushing it mends all.
    const left = rescue === undefined ? leftovers(run.events, await stateNow(options, place)) : [];
    if (left.length === 0 && rescue === undefined)
        return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
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
        return stateResources(await readJson(options, place, showArguments(), AbortSignal.timeout(LOOKING_TAKES)));
    }
    catch (error) {
        options.log.line(`The state of ${place.stack} could not be read: ${String(error)}`);
        return undefined;
    }
}
function mending(options, place, left) {
    if (left.length === 0)
        return [];
    const binary = (0,unwrapped/* typedName */.Y)(options.binary);
    const terraform = `${binary} -chdir=${quoted(place.root)}`;
    const command = (kind) => left.filter((one) => one.kind === kind).map((one) => mendCommand(one, terraform));
    const tainted = command('tainted');
    const outside = command('outside');
    return [
        `To mend the state of ${place.stack}, first:`,
        initCommand(binary, place.root, options.backend.settings(place.stack)),
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

;// CONCATENATED MODULE: ./lib/engines/terraform/note-lock.js






function noteLock(options, place) {
    let noting;
    return {
        watch: (event, folder) => {
            if (!provesLock(event))
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
async function holderOf({ job }, folder) {
    const pid = await recordedPid(folder);
    const processStart = pid === undefined ? undefined : await startOf(pid);
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
        else if (!(await state_lock_ended(options, note, signal))) {
            throw lockFailure(options, place, lock, `process ${note.pid} of ours is still ending`);
        }
    }
}
async function sight(options, lock, note) {
    if (note?.lockId !== lock.id)
        return { process: 'elsewhere', runFinished: 'unknown' };
    const here = await processSpace();
    if (here !== undefined && here === note.processSpace) {
        const alive = (await startOf(note.pid)) === note.processStart;
        return { process: alive ? 'alive' : 'gone', runFinished: 'unknown' };
    }
    const asked = note.runId !== undefined && note.runner === 'hosted';
    const runFinished = asked ? await options.github.runFinished(note.runId ?? '', note.attempt) : 'unknown';
    return { process: 'elsewhere', runFinished };
}
async function state_lock_ended(options, note, signal) {
    options.log.line(`waiting for terraform (process ${note.pid}) of a run that was cut off to end`);
    for (let waited = 0; waited < ENDING_TAKES; waited += 500) {
        if ((await startOf(note.pid)) !== note.processStart)
            return true;
        await (0,external_node_timers_promises_.setTimeout)(500, undefined, { signal });
    }
    return false;
}
async function unlock(options, place, lock, why, signal) {
    options.log.warning(`Removing the state lock ${lock.id} of ${place.stack}: ${why}.`);
    const run = await runTerraform(options, place, forceUnlockArguments(lock.id), signal);
    if (run.ending.kind !== 'exited' || run.ending.code !== 0)
        throw await whyNot(options, place, run, signal);
}
function lockFailure(options, place, lock, why) {
    const terraform = (0,unwrapped/* typedName */.Y)(options.binary);
    const init = initCommand(terraform, place.root, options.backend.settings(place.stack));
    return new failure/* Failure */.HR(`The state of ${place.stack} is locked by ${lock.who} since ${lock.created} (${lock.operation}, lock ${lock.id}); ${why}.`, [
        'Wait until that has ended, and run again. Only if it cannot be running any more:',
        init,
        `${terraform} -chdir=${quoted(place.root)} force-unlock ${lock.id}`,
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
        const run = await runTerraform(options, place, applyArguments(file.path), signal, (event, folder) => {
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

;// CONCATENATED MODULE: ./lib/engines/terraform/plan-json.js


const resourceChange = schemas/* object */.Ikc({
    address: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    deposed: schemas/* string */.YjP().optional(),
    action_reason: schemas/* string */.YjP().optional(),
    change: schemas/* object */.Ikc({ actions: schemas/* array */.YOg(schemas/* string */.YjP()), importing: schemas/* unknown */.L5J().optional() }),
});
const plan = schemas/* object */.Ikc({
    format_version: schemas/* string */.YjP(),
    resource_changes: schemas/* array */.YOg(resourceChange).default([]),
});
/**
 * The changes in what `show -json` says of a plan file. Fields that it does not know are nothing to it;
 * values are never read, since they hold secrets in clear.
 * @throws Failure for a format other than 1.x, or an action that is not known.
 */
function planChanges(json) {
    const { format_version, resource_changes } = plan.parse(json);
    if (!format_version.startsWith('1.')) {
        throw new failure/* Failure */.HR(`The plan is written in format ${format_version}; this release of the action reads 1.x.`, 'Use a Terraform 1.x or OpenTofu 1.x, or update the action.');
    }
    return resource_changes.flatMap(neutral);
}
function neutral(resource) {
    const { address, type, change, deposed } = resource;
    const actions = change.actions.join(' then ');
    if (actions === 'no-op' && !change.importing)
        return [];
    const reason = deposed === undefined ? (resource.action_reason ?? REASONS[actions]) : `deposed object ${deposed}`;
    const action = actionOf(address, actions);
    return [{ address, type, action, ...(reason === undefined ? {} : { reason }) }];
}
const REASONS = {
    'no-op': 'imported',
    forget: 'leaves the state, is not destroyed',
    'create then forget': 'a new one is created, the present one leaves the state and is not destroyed',
};
function actionOf(address, actions) {
    switch (actions) {
        case 'no-op':
        case 'update':
        case 'forget':
            return 'update';
        case 'create':
            return 'create';
        case 'read':
        case 'open':
            return 'read';
        case 'delete':
            return 'destroy';
        case 'delete then create':
        case 'create then delete':
        case 'create then forget':
            return 'replace';
        default:
            throw new failure/* Failure */.HR(`The plan does "${actions}" to ${address}, which this release of the action does not know.`, 'Update the action, or use the release of Terraform or OpenTofu that it names in its documentation.');
    }
}

;// CONCATENATED MODULE: ./lib/engines/terraform/tainted-change.js



/** A replacement of what is tainted, with the commands after which it is no more: it may well be whole. */
function withUntaint(options, place, change) {
    if (change.reason !== 'replace_because_tainted')
        return change;
    const binary = (0,unwrapped/* typedName */.Y)(options.binary);
    const untaint = mendCommand({ kind: 'tainted', address: change.address }, `${binary} -chdir=${quoted(place.root)}`);
    const init = initCommand(binary, place.root, options.backend.settings(place.stack));
    return { ...change, keptBy: [init, untaint] };
}

;// CONCATENATED MODULE: ./lib/engines/terraform/plan-stack.js













/** @param variables only such as the root declares. */
async function planStack(options, place, stack, variables, signal) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(place.folder, 'planned-'));
    const path = (0,external_node_path_.join)(folder, 'plan');
    const run = await plan_stack_plan(options, place, { out: path, folder }, variables, signal);
    const changed = run.ending.kind === 'exited' && run.ending.code === 2;
    // Before it is read: what is shown and what is applied must be the same bytes.
    const file = { path, sha256: await sha256(path) };
    const planned = planChanges(await readJson(options, place, showArguments(path), signal));
    const changes = planned.map((change) => withUntaint(options, place, change));
    return {
        stack,
        changes,
        // Without changes not even an output would differ.
        apply: async (aborting) => (changed ? applyPlan(options, place, file, aborting) : undefined),
    };
}
async function plan_stack_plan(options, place, file, variables, signal) {
    const variablesFile = (0,external_node_path_.join)(file.folder, 'variables.tfvars.json');
    await (0,promises_.writeFile)(variablesFile, JSON.stringify(variables), { mode: 0o600 });
    const args = planArguments({ out: file.out, variablesFile, stateLock: options.stateLock });
    const attempt = async () => {
        const noting = noteLock(options, place);
        const run = await runTerraform(options, place, args, signal, (event, folder) => {
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
        throw await whyNot(options, place, run, signal);
    }
    finally {
        await (0,promises_.rm)(variablesFile);
    }
}

;// CONCATENATED MODULE: ./lib/engines/terraform/plugin-cache.js


/**
 * Variables that let the stacks of one run share what `init` downloads: the AWS provider alone is 700 MB. Nothing where
 * the user has a cache of their own. The cache suffers no two `init` at once.
 */
async function pluginCache(environment, folder, lockFile) {
    if (await hasCache(environment))
        return {};
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
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
    const files = named ? [named] : ['.terraformrc', '.tofurc'].map((name) => (0,external_node_path_.join)(home, name));
    const texts = await Promise.all(files.map((file) => (0,promises_.readFile)(file, 'utf8').catch(() => '')));
    return texts.some((text) => /^\s*plugin_cache_dir\b/m.test(text));
}

;// CONCATENATED MODULE: ./lib/engines/terraform/root-folder.js



const ROOTS = ['shared', 'color'];
/**
 * The folder of a stack's root module. `<infra>/terraform/<kind>` is the layout that the action ships;
 * a folder of the user's own may leave out the level `terraform`. The first that holds configuration is it.
 * @throws Failure naming the folders that were tried.
 */
async function rootFolder(infraFolder, kind) {
    const candidates = [(0,external_node_path_.join)(infraFolder, 'terraform', kind), (0,external_node_path_.join)(infraFolder, kind)];
    for (const folder of candidates) {
        if ((await configurationFiles(folder)).length > 0)
            return folder;
    }
    throw new failure/* Failure */.HR(`There is no Terraform code of the stack "${kind}": neither ${candidates.join(' nor ')} holds a .tf file.`, 'Set `infra` to the folder that holds terraform/shared and terraform/color, or leave it out to use the one shipped with the action.');
}
/** Names of the files that terraform or tofu reads in a folder; none when there is no such folder. */
async function configurationFiles(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return [];
        throw error;
    });
    return names.filter((name) => /\.(tf|tofu)(\.json)?$/.test(name)).sort();
}

;// CONCATENATED MODULE: ./lib/engines/terraform/declared-variables.js
/** Text in which a brace or the word `variable` means nothing: strings, comments, heredocs. */
const OPAQUE = /"(?:\\[^\n]|[^"\\\n])*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<<-?([A-Za-z_]\w*)[^\n]*\n[\s\S]*?\n[ \t]*\1\b|[{}]/g;
const HEADER = /(?:^|\s)variable\s+("[^"]*"|[A-Za-z_][\w-]*)\s*$/;
/**
 * The names of the root variables that a `.tf` file declares. Knows only as much of the language as
 * that needs: a block header at the outermost level. A string with a nested template that itself
 * holds quotes ends early, which can only happen inside a block and does not change its depth,
 * unless the template holds a lone brace in such a string.
 */
function declaredVariables(configuration) {
    const names = [];
    let depth = 0;
    let header = '';
    let from = 0;
    for (const match of configuration.matchAll(OPAQUE)) {
        header += configuration.slice(from, match.index);
        from = match.index + match[0].length;
        if (match[0] === '{') {
            const name = depth === 0 ? HEADER.exec(header)?.[1] : undefined;
            if (name !== undefined)
                names.push(name.replaceAll('"', ''));
            depth += 1;
            header = '';
        }
        else if (match[0] === '}') {
            depth -= 1;
            header = '';
        }
        else if (match[0].startsWith('"'))
            header += match[0];
    }
    return names;
}
/** As declaredVariables, of a `.tf.json` file. */
function declaredInJson(configuration) {
    const { variable = {} } = JSON.parse(configuration);
    return (Array.isArray(variable) ? variable : [variable]).flatMap((block) => Object.keys(block));
}

;// CONCATENATED MODULE: ./lib/engines/terraform/root-variables.js





/** The names of the variables that a root module declares. */
async function rootVariables(root) {
    const names = new Set();
    for (const file of await configurationFiles(root)) {
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
    const roots = await Promise.all(ROOTS.map((kind) => rootFolder(infraFolder, kind)));
    const declared = await Promise.all(roots.map(rootVariables));
    const strangers = names.filter((name) => !declared.some((known) => known.has(name)));
    if (strangers.length === 0)
        return;
    throw new failure/* Failure */.HR(`\`variables\` sets ${strangers.map((name) => `\`${name}\``).join(', ')}, which no stack declares.`, `Correct the name, or declare it by \`variable "${strangers[0]}" {}\` in ${roots.join(' or ')}.`);
}

;// CONCATENATED MODULE: ./lib/engines/terraform/stack-name.js
function stackName(stack) {
    return stack.kind === 'shared' ? 'shared' : `color-${stack.color}`;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/open-terraform.js














/**
 * Terraform or OpenTofu as the engine: a state and a data folder for each stack, `init` once for each.
 * What runs is a real process, so its waits are on real timers, not on the World's clock.
 */
function openTerraform(options) {
    const places = new Map();
    let last = Promise.resolve();
    const placeOf = (stack, signal) => {
        const name = stackName(stack);
        const known = places.get(name);
        if (known !== undefined)
            return known;
        const preparing = last.then(() => prepare(options, stack, signal));
        places.set(name, preparing);
        // One after the other: they share a cache.
        last = preparing.then(() => { }, () => {
            places.delete(name);
        });
        return preparing;
    };
    return {
        plan: async (stack, variables, signal) => {
            await refuseUndeclared(options.infraFolder, Object.keys(options.userVariables));
            const place = await placeOf(stack, signal);
            const wanted = { ...options.userVariables, ...variables };
            return planStack(options, place, stack, declaredOnly(wanted, await rootVariables(place.root)), signal);
        },
        outputs: async (stack, signal) => outputs(options, await placeOf(stack, signal), signal),
    };
}
async function prepare(options, stack, signal) {
    const name = stackName(stack);
    const root = await rootFolder(options.infraFolder, stack.kind);
    const place = { stack: name, root, folder: (0,external_node_path_.join)(options.workFolder, name) };
    await (0,promises_.mkdir)(place.folder, { recursive: true, mode: 0o700 });
    const lockFile = await lockFileOf(root, (0,unwrapped/* typedName */.Y)(options.binary));
    const args = initArguments(options.backend.settings(name), lockFile);
    const environment = async () => {
        const given = await options.environment();
        return { ...given, ...(await pluginCache(given, (0,external_node_path_.join)(options.workFolder, 'plugins'), lockFile)) };
    };
    const run = await runTerraform({ ...options, environment }, place, args, signal);
    if (run.ending.kind === 'exited' && run.ending.code === 0)
        return place;
    throw await whyNot(options, place, run, signal);
}
const outputDocument = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ value: schemas/* unknown */.L5J(), sensitive: schemas/* boolean */.zMY().optional() }));
async function outputs(options, place, signal) {
    const found = Object.entries(outputDocument.parse(await readJson(options, place, outputArguments(), signal)));
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
