export const id = 5511;
export const ids = [5511,9877];
export const modules = {

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

/***/ 5511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTerragrunt: () => (/* binding */ openTerragrunt)
});

// EXTERNAL MODULE: ./lib/engines/terraform/other-layout.js
var other_layout = __webpack_require__(2938);
// EXTERNAL MODULE: ./lib/engines/terraform/plan-removal.js
var plan_removal = __webpack_require__(8032);
// EXTERNAL MODULE: ./lib/engines/terraform/refresh-stack.js
var refresh_stack = __webpack_require__(8933);
// EXTERNAL MODULE: ./lib/engines/terraform/state-outputs.js
var state_outputs = __webpack_require__(1310);
// EXTERNAL MODULE: ./lib/engines/terraform/root-folder.js
var root_folder = __webpack_require__(3703);
// EXTERNAL MODULE: ./lib/engines/terraform/root-variables.js + 1 modules
var root_variables = __webpack_require__(7169);
;// CONCATENATED MODULE: ./lib/engines/terragrunt/declared-in-roots.js


/** Terraform takes no notice of a variable in its environment that no code declares. Units over code of another layout are not looked into. */
async function declaredInRoots({ infraFolder, userVariables, }) {
    const roots = await Promise.all(root_folder/* ROOTS */.GH.map((kind) => (0,root_folder/* findRoot */.wg)(infraFolder, kind)));
    if (roots.includes(undefined))
        return;
    await (0,root_variables/* refuseUndeclared */.gZ)(infraFolder, Object.keys(userVariables));
}

;// CONCATENATED MODULE: ./lib/engines/terragrunt/in-order.js
/**
 * One task for each unit, once those that it needs are done; beside each other where none needs another. What needs a unit that
 * failed is left alone, and everything that has begun is waited for.
 * @param leave  told of each unit that is left, and which one failed.
 * @throws the first failure in the order of the units.
 */
async function inOrder(units, task, leave) {
    const running = new Map();
    for (const unit of units)
        running.set(unit.name, outcomeOf(unit, running, task, leave));
    const outcomes = await Promise.all(running.values());
    const failure = outcomes.find((outcome) => outcome.kind === 'failed');
    if (failure !== undefined)
        throw failure.error;
    return outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.value] : []));
}
async function outcomeOf(unit, running, task, leave) {
    const needed = await Promise.all(
    // One of another group is not ours to wait for.
    unit.needs.map(async (name) => ({ name, outcome: await running.get(name) })));
    const [failed] = needed.flatMap(({ name, outcome }) => {
        if (outcome === undefined || outcome.kind === 'done')
            return [];
        return outcome.kind === 'failed' ? name : outcome.failed;
    });
    if (failed !== undefined) {
        leave(unit.name, failed);
        return { kind: 'left', failed };
    }
    try {
        return { kind: 'done', value: await task(unit) };
    }
    catch (error) {
        return { kind: 'failed', error };
    }
}

// EXTERNAL MODULE: ./lib/model/plan-tally.js
var plan_tally = __webpack_require__(2165);
// EXTERNAL MODULE: ./lib/engines/terraform/plan-stack.js + 13 modules
var plan_stack = __webpack_require__(7558);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/engines/terragrunt/union.js

/** One plan of all units, whose addresses begin with the unit's name. */
function unionPlan(parts) {
    return {
        changes: changesOf(parts, ({ changes }) => changes),
        deferred: changesOf(parts, ({ deferred }) => deferred),
        drift: changesOf(parts, ({ drift }) => drift),
        outputChanges: parts.reduce((sum, { found }) => sum + found.outputChanges, 0),
        diagnostics: parts.flatMap(({ unit, found }) => found.diagnostics.map((one) => ({
            ...one,
            ...(one.address === undefined ? {} : { address: `${unit}/${one.address}` }),
        }))),
        ids: new Map(parts.flatMap(({ unit, found }) => [...found.ids].map(([id, named]) => [id, named.replace('<', `<${unit}/`)]))),
    };
}
function unionDrift(parts) {
    return {
        changes: changesOf(parts, ({ changes }) => changes),
        open: changesOf(parts, ({ open }) => open),
    };
}
function changesOf(parts, some) {
    return parts.flatMap(({ unit, found }) => some(found).map((change) => ({
        ...change,
        address: `${unit}/${change.address}`,
        ...(change.movedFrom === undefined ? {} : { movedFrom: `${unit}/${change.movedFrom}` }),
    })));
}
/**
 * One set of outputs: maps of one name are merged, lists joined, and of anything else the units must say the same.
 * @throws Failure naming the output that two units give differently.
 */
function unionOutputs(parts) {
    const union = {};
    for (const { unit, found } of parts) {
        for (const [name, value] of Object.entries(found)) {
            union[name] = name in union ? both(union[name], value, `\`${name}\` of ${unit}`) : value;
        }
    }
    return union;
}
function both(one, other, what) {
    if (Array.isArray(one) && Array.isArray(other))
        return [...one, ...other];
    if (isMap(one) && isMap(other))
        return { ...one, ...other };
    if (one === other)
        return one;
    throw new failure/* Failure */.HR(`The output ${what} is ${JSON.stringify(other)}, where another unit gives ${JSON.stringify(one)}.`, 'Give each output of infra/README.md in one unit, or in all of them the same.');
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/engines/terragrunt/plan-units.js





/** One plan of all of them. A unit whose needs have no outputs yet is planned with the made-up ones that it declares. */
async function planUnits(group, stack, signal) {
    const parts = await inOrder(group.units, async (unit) => ({ unit: unit.name, found: await planUnit(group, stack, unit, signal) }), group.leave);
    const planned = new Map(parts.map(({ unit, found }) => [unit, found]));
    const plan = oneOf(stack, parts);
    return {
        ...plan,
        diagnostics: [...plan.diagnostics, ...(await madeUp(group, planned, signal))],
        stack,
        apply: (aborting, judge) => applyUnits(group, stack, planned, aborting, judge),
    };
}
/** What a reader of the plan must know of units that were planned with made-up outputs. */
async function madeUp({ units, terraform, place }, planned, signal) {
    const missing = new Set();
    for (const unit of units) {
        // What has nothing to apply was applied.
        if (!planned.get(unit.name)?.pending || !units.some(({ needs }) => needs.includes(unit.name)))
            continue;
        if ((await (0,state_outputs/* stateOutputs */.Y)(terraform, await place(unit), signal)) === undefined)
            missing.add(unit.name);
    }
    return units.flatMap(({ name, needs }) => {
        const without = needs.filter((need) => missing.has(need));
        if (without.length === 0)
            return [];
        return {
            severity: 'warning',
            summary: `${name} is planned with made-up outputs of ${without.join(' and ')}`,
            detail: 'They do not exist yet. The deploy plans it anew once they do, and the same gate judges that.',
        };
    });
}
async function planUnit({ terraform, place }, stack, unit, signal) {
    // Its variables are in the environment.
    return (0,plan_stack/* planStack */.q)(terraform, await place(unit), stack, {}, signal);
}
/** A colour's addresses are the same whatever engine plans it. */
function oneOf(stack, parts) {
    const [first] = parts;
    return stack.kind === 'color' && first !== undefined ? first.found : unionPlan(parts);
}
/**
 * Each unit's plan as it was read, after those that it needs. Once one of those has changed anything, its plan is not what would be
 * done any more, made-up outputs or not: it is planned anew, and judged like the first, before anything of it is applied.
 */
async function applyUnits(group, stack, planned, signal, judge) {
    const changed = new Set();
    await inOrder(group.units, async (unit) => {
        const first = planned.get(unit.name);
        const before = unit.needs.filter((name) => changed.has(name));
        const found = first === undefined || before.length > 0 ? await planUnit(group, stack, unit, signal) : first;
        if (found !== first) {
            group.terraform.log.line(`${unit.name} is planned anew, since ${before.join(' and ')} changed: ${(0,plan_tally/* tallyWords */.c_)((0,plan_tally/* tally */.N4)(found.changes))}`);
            judge(oneOf(stack, [{ unit: unit.name, found }]));
        }
        await found.apply(signal, judge);
        if (found.pending)
            changed.add(unit.name);
    }, group.leave);
}

// EXTERNAL MODULE: ./lib/engines/terraform/stateless-run.js
var stateless_run = __webpack_require__(5504);
// EXTERNAL MODULE: ./lib/engines/terraform/unwrapped.js
var unwrapped = __webpack_require__(8228);
// EXTERNAL MODULE: ./lib/engines/terragrunt/stack-folder.js
var stack_folder = __webpack_require__(9877);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/engines/terraform/child-named.js
var child_named = __webpack_require__(730);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-arguments.js
var terraform_arguments = __webpack_require__(7549);
;// CONCATENATED MODULE: ./lib/engines/terragrunt/tf-variables.js
/**
 * Variables as terraform reads them from its environment, where they win over the inputs of a unit; a unit takes those that its
 * code declares. Null cannot be said there and is left out, which leaves the unit's own.
 */
function tfVariables(variables) {
    return Object.fromEntries(Object.entries(variables)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => [`TF_VAR_${name}`, typeof value === 'string' ? value : expression(value)]));
}
/** JSON is an expression of HCL, but for what HCL takes for the beginning of a template. */
function expression(value) {
    return JSON.stringify(value).replaceAll(/[$%]\{/g, (begin) => begin[0] + begin);
}

;// CONCATENATED MODULE: ./lib/engines/terragrunt/unit-way.js






/**
 * Through `terragrunt run`, in the folder of a unit. A SIGINT is terraform's alone: Terragrunt, which takes its own for a terminal's, would
 * hand it on after 15 s as the second that means "now", and kill after 30 s.
 */
function unitWay({ binary, terraform, backend, bucket, site }, stackFolder) {
    const program = (0,unwrapped/* typedName */.Y)(binary);
    const child = (0,external_node_path_.basename)(terraform);
    return {
        before: ['run', '--'],
        child,
        variables: (place) => ({ ...SPEECH, TG_TF_PATH: terraform, TG_DOWNLOAD_DIR: cacheOf(place) }),
        // Terragrunt may be gone while its terraform still is: the state lock is the latter's.
        holder: async (pid) => (0,child_named/* childNamed */._)(pid, child) ?? pid,
        worksIn,
        typed: ({ root, stack }) => ({
            command: `${program} run --working-dir ${(0,terraform_arguments/* quoted */.TL)(root)} --`,
            first: `${exported({
                AWS_REGION: backend.settings(stack)['region'] ?? '',
                FLIPGATE_BUCKET: bucket,
                ...tfVariables({ name: site.name, environment: site.environment }),
            })} && ${program} stack generate --working-dir ${(0,terraform_arguments/* quoted */.TL)(stackFolder)}`,
        }),
    };
}
/** Which state a unit has, it finds in its environment: a person's shell may have another's, and by default it is production's. */
function exported(variables) {
    const words = Object.entries(variables).map(([name, value]) => `${name}=${(0,terraform_arguments/* quoted */.TL)(value)}`);
    return `export ${words.join(' ')}`;
}
/** Terraform's own words on stdout, as it says them, and Terragrunt's on stderr only when something is wrong. */
const SPEECH = {
    TG_TF_FORWARD_STDOUT: 'true',
    TG_NON_INTERACTIVE: 'true',
    TG_NO_COLOR: 'true',
    TG_LOG_LEVEL: 'error',
    TG_NO_TIPS: 'true',
    // Half of a plan's time goes into asking for them by terraform; TG_NO_DEPENDENCY_FETCH_OUTPUT_FROM_STATE does so all the same.
    TG_DEPENDENCY_FETCH_OUTPUT_FROM_STATE: 'true',
};
function cacheOf({ folder }) {
    return (0,external_node_path_.join)(folder, 'cache');
}
/** Terragrunt copies the code somewhere into its cache, and runs terraform there. */
async function worksIn(place) {
    const cwd = cacheOf(place);
    for await (const file of (0,promises_.glob)('**/errored.tfstate', { cwd }))
        return (0,external_node_path_.join)(cwd, (0,external_node_path_.dirname)(file));
    return place.root;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./lib/engines/terraform/stack-name.js
var stack_name = __webpack_require__(4570);
;// CONCATENATED MODULE: ./lib/engines/terragrunt/units.js




const found = schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), path: schemas/* string */.YjP(), dependencies: schemas/* array */.YOg(schemas/* string */.YjP()).default([]) }));
/**
 * The units, each after those that it needs.
 * @param listed  what `find --dag --dependencies --json` wrote in the stack's folder.
 */
function readUnits(listed, stackFolder) {
    return found
        .parse(JSON.parse(listed))
        .filter(({ type }) => type === 'unit')
        .map(({ path, dependencies }) => ({
        name: unitName(path),
        folder: (0,external_node_path_.join)(stackFolder, path),
        needs: dependencies.map(unitName),
    }));
}
function unitName(path) {
    return path.replaceAll('.terragrunt-stack/', '');
}
const COLOR_UNIT = /^color-(blue|green)$/;
/**
 * The units of one of our stacks: a colour's is the one of its name, shared is the group of all the others.
 * @throws Failure where the stack has none.
 */
function unitsOf(stack, units, stackFolder) {
    const own = units.filter(({ name }) => stack.kind === 'shared' ? !COLOR_UNIT.test(name) : name === (0,stack_name/* stackName */.Q)(stack));
    if (own.length > 0)
        return own;
    throw new failure/* Failure */.HR(`The stack ${stackFolder} has no unit ${stack.kind === 'shared' ? 'besides the colours' : (0,stack_name/* stackName */.Q)(stack)}, only ${units.map(({ name }) => name).join(', ') || 'none'}.`, 'Compare it with infra/terragrunt/stacks/django-backend-prod: each colour is a unit at the path color-<colour>.');
}

;// CONCATENATED MODULE: ./lib/engines/terragrunt/read-stack.js






/** Has the units written out and asks for their order; touches no state. */
async function readStack(options, signal) {
    const folder = await (0,stack_folder/* stackFolder */.p)(options.infraFolder, options.site.environment);
    await said(options, folder, ['stack', 'generate'], signal);
    const listed = await said(options, folder, ['find', '--dag', '--dependencies', '--json'], signal);
    return { folder, units: readUnits(listed, folder) };
}
async function said(options, folder, args, signal) {
    const environment = { ...(await options.environment()), ...SPEECH, TG_TF_PATH: options.terraform };
    const { code, stdout, stderr } = await (0,stateless_run/* runStateless */._)(options.binary, args, folder, environment, signal);
    if (code === 0)
        return stdout;
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    throw new failure/* Failure */.HR(`${(0,unwrapped/* typedName */.Y)(options.binary)} ${args.slice(0, 2).join(' ')} in ${folder} failed: ${lines[0] ?? `exit code ${code}`}`, 'Correct what the message names, and run again.', { logLines: lines.slice(-20) });
}

// EXTERNAL MODULE: ./lib/engines/terraform/plugin-cache.js
var plugin_cache = __webpack_require__(6426);
// EXTERNAL MODULE: ./lib/engines/terraform/run-failure.js
var run_failure = __webpack_require__(8718);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-run.js + 1 modules
var terraform_run = __webpack_require__(7406);
;// CONCATENATED MODULE: ./lib/engines/terragrunt/unit-places.js







/** The place of each unit, prepared once. One after the other: they share a cache. */
function unitPlaces(options) {
    const places = new Map();
    let last = Promise.resolve();
    return (terraform, signal) => (unit) => {
        const known = places.get(unit.name);
        if (known !== undefined)
            return known;
        const preparing = last.then(() => prepare(options, terraform, unit, signal));
        places.set(unit.name, preparing);
        last = preparing.catch(() => places.delete(unit.name));
        return preparing;
    };
}
async function prepare({ infraFolder, workFolder }, terraform, unit, signal) {
    const kind = unit.name.startsWith('color-') ? 'color' : 'shared';
    const code = (await (0,root_folder/* findRoot */.wg)(infraFolder, kind)) ?? unit.folder;
    const place = { stack: unit.name, root: unit.folder, code, folder: (0,external_node_path_.join)(workFolder, unit.name) };
    await (0,promises_.mkdir)(place.folder, { recursive: true, mode: 0o700 });
    const environment = async () => {
        const given = await terraform.environment();
        return { ...given, ...(await (0,plugin_cache/* pluginCache */.A)(given, (0,external_node_path_.join)(workFolder, 'plugins'), 'absent')) };
    };
    const run = await (0,terraform_run/* runTerraform */.Y)({ ...terraform, environment }, place, (0,terraform_arguments/* initInUnit */.wM)(), signal);
    if (run.ending.kind === 'exited' && run.ending.code === 0)
        return place;
    throw await (0,run_failure/* whyNot */.O)(terraform, place, run, signal);
}

;// CONCATENATED MODULE: ./lib/engines/terragrunt/open-terragrunt.js













/**
 * Terragrunt as the engine: shared is the group of a stack's units besides the colours, each with a state of its own. Terragrunt
 * resolves each unit and runs terraform in it; the order between units, and what is planned anew in it, is kept here, since its own
 * run queue applies saved plans as they are, made-up outputs included.
 */
function openTerragrunt(options) {
    const grouped = grouping(options);
    const wanted = async (stack, given, signal) => {
        await declaredInRoots(options);
        const group = await grouped(stack, { ...options.userVariables, ...given }, signal);
        const own = group.units.map(({ name }) => name);
        if (stack.kind === 'shared')
            await (0,other_layout/* refuseOtherLayout */.RR)(options, own, ['shared']);
        return group;
    };
    const plan = async (stack, given, signal) => planUnits(await wanted(stack, given, signal), stack, signal);
    return {
        plan,
        ready: async () => { },
        look: plan,
        planRemoval: async (stack, given, signal) => {
            const { units, terraform, place } = await wanted(stack, given, signal);
            // A colour is one unit, and unitsOf found it.
            return (0,plan_removal/* planRemoval */.A)(terraform, await place(units[0]), stack, {}, signal);
        },
        drift: async (stack, given, signal) => {
            const { units, terraform, place, leave } = await wanted(stack, given, signal);
            const seen = async (unit) => ({
                unit: unit.name,
                found: await (0,refresh_stack/* refreshStack */.k)(terraform, await place(unit), {}, signal),
            });
            const parts = await inOrder(units, seen, leave);
            const [first] = parts;
            return stack.kind === 'color' && first !== undefined ? first.found : unionDrift(parts);
        },
        outputs: async (stack, signal) => {
            const { units, terraform, place, leave } = await grouped(stack, options.userVariables, signal);
            const given = async (unit) => ({
                unit: unit.name,
                found: await (0,state_outputs/* stateOutputs */.Y)(terraform, await place(unit), signal),
            });
            const parts = await inOrder(units, given, leave);
            // One that was never applied, or is destroyed, leaves the group incomplete, and nothing can be built in it.
            const known = parts.flatMap(({ unit, found }) => (found === undefined ? [] : [{ unit, found }]));
            return known.length < parts.length ? undefined : unionOutputs(known);
        },
    };
}
/** The units of one of our stacks, told the variables; the stack is read once. */
function grouping(options) {
    let reading;
    const placeOf = unitPlaces(options);
    return async (stack, variables, signal) => {
        const told = { ...options, environment: environmentOf(options, variables) };
        reading ??= readStack(told, signal).catch((error) => {
            reading = undefined;
            throw error;
        });
        const { folder, units } = await reading;
        const terraform = { ...told, way: unitWay(options, folder) };
        return {
            units: unitsOf(stack, units, folder),
            terraform,
            place: placeOf(terraform, signal),
            leave: (unit, failed) => options.log.line(`${unit} is left alone: ${failed} failed`),
        };
    };
}
function environmentOf({ environment, site, bucket }, variables) {
    const { name, environment: named } = site;
    const told = tfVariables({ ...variables, name, environment: named });
    return async () => ({ ...(await environment()), ...told, FLIPGATE_BUCKET: bucket });
}


/***/ }),

/***/ 9877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isTerragrunt: () => (/* binding */ isTerragrunt),
/* harmony export */   p: () => (/* binding */ stackFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8675);



const STACK = 'terragrunt.stack.hcl';
/** What says that a folder is Terragrunt's. */
const MARKS = [STACK, 'terragrunt.hcl', 'root.hcl'];
/** Whether a folder itself, and not one in it, is Terragrunt's. */
async function isTerragrunt(folder) {
    const found = await Promise.all(MARKS.map((name) => exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))));
    return found.includes(true);
}
/**
 * The folder whose units are the environment: `<infra>/terragrunt` or `<infra>` itself when it is a stack, else the one in its `stacks`;
 * of several the one named after the environment.
 * @throws Failure naming what was found.
 */
async function stackFolder(infraFolder, environment) {
    const bases = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(infraFolder, 'terragrunt'), infraFolder];
    for (const base of bases) {
        if (await exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, STACK)))
            return base;
        const stacks = await stacksIn((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, 'stacks'));
        const own = stacks.length === 1 ? stacks : stacks.filter((name) => name.endsWith(`-${environment}`));
        if (own.length === 1)
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, 'stacks', own[0] ?? '');
        if (stacks.length > 0)
            throw ambiguous(base, stacks, environment);
    }
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(`There is no stack of Terragrunt: neither ${bases.join(' nor ')} holds a ${STACK}, or a folder "stacks" with one.`, 'Set `infra` to the folder that holds terragrunt/stacks, or leave it out to use the one shipped with the action.');
}
async function stacksIn(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => []);
    const found = await Promise.all(names.map(async (name) => ({ name, stack: await exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name, STACK)) })));
    return found
        .filter(({ stack }) => stack)
        .map(({ name }) => name)
        .sort();
}
function ambiguous(base, stacks, environment) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, 'stacks')} holds ${stacks.join(', ')}: not exactly one of them is named after the environment ${environment}.`, `Name one of them <name>-${environment}, or set \`infra\` to the folder of the stack.`);
}
function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).then(() => true, () => false);
}


/***/ })

};
