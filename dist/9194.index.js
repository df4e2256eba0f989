export const id = 9194;
export const ids = [9194];
export const modules = {

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

/***/ 9194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTerraform: () => (/* binding */ openTerraform)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/engines/terraform/lock-file.js
var lock_file = __webpack_require__(4020);
// EXTERNAL MODULE: ./lib/engines/terraform/other-layout.js
var other_layout = __webpack_require__(2938);
// EXTERNAL MODULE: ./lib/engines/terraform/plan-removal.js
var plan_removal = __webpack_require__(8032);
// EXTERNAL MODULE: ./lib/engines/terraform/plan-stack.js + 13 modules
var plan_stack = __webpack_require__(7558);
// EXTERNAL MODULE: ./lib/engines/terraform/plugin-cache.js
var plugin_cache = __webpack_require__(6426);
// EXTERNAL MODULE: ./lib/engines/terraform/refresh-stack.js
var refresh_stack = __webpack_require__(8933);
// EXTERNAL MODULE: ./lib/engines/terraform/root-folder.js
var root_folder = __webpack_require__(3703);
// EXTERNAL MODULE: ./lib/engines/terraform/root-variables.js + 1 modules
var root_variables = __webpack_require__(7169);
// EXTERNAL MODULE: ./lib/engines/terraform/run-failure.js
var run_failure = __webpack_require__(8718);
// EXTERNAL MODULE: ./lib/engines/terraform/stack-name.js
var stack_name = __webpack_require__(4570);
// EXTERNAL MODULE: ./lib/engines/terraform/state-outputs.js
var state_outputs = __webpack_require__(1310);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-arguments.js
var terraform_arguments = __webpack_require__(7549);
// EXTERNAL MODULE: ./lib/engines/terraform/terraform-run.js + 1 modules
var terraform_run = __webpack_require__(7406);
// EXTERNAL MODULE: ./lib/engines/terraform/unwrapped.js
var unwrapped = __webpack_require__(8228);
;// CONCATENATED MODULE: ./lib/engines/terraform/way.js



/** Terraform or tofu started by us, in the folder of the code. */
function directWay({ binary, backend }) {
    const name = (0,unwrapped/* typedName */.Y)(binary);
    return {
        before: [],
        child: undefined,
        variables: ({ folder }) => ({ TF_DATA_DIR: (0,external_node_path_.join)(folder, 'data') }),
        holder: async (pid) => pid,
        worksIn: async ({ root }) => root,
        typed: ({ root, stack }) => ({
            command: `${name} -chdir=${(0,terraform_arguments/* quoted */.TL)(root)}`,
            first: (0,terraform_arguments/* initCommand */._6)(name, root, backend.settings(stack)),
        }),
    };
}

;// CONCATENATED MODULE: ./lib/engines/terraform/open-terraform.js

















/**
 * Terraform or OpenTofu as the engine: a state and a data folder for each stack, `init` once for each.
 * What runs is a real process, so its waits are on real timers, not on the World's clock.
 */
function openTerraform(given) {
    const options = { ...given, way: directWay(given) };
    const places = new Map();
    let last = Promise.resolve();
    const placeOf = (stack, signal) => {
        const name = (0,stack_name/* stackName */.Q)(stack);
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
    const prepared = async (stack, variables, signal) => {
        await (0,root_variables/* refuseUndeclared */.gZ)(options.infraFolder, Object.keys(options.userVariables));
        if (stack.kind === 'shared')
            await (0,other_layout/* refuseOtherLayout */.RR)(options, ['shared'], other_layout/* UNITS */.QN);
        const place = await placeOf(stack, signal);
        const wanted = { ...options.userVariables, ...variables };
        return { place, variables: (0,root_variables/* declaredOnly */.l6)(wanted, await (0,root_variables/* rootVariables */.w)(place.root)) };
    };
    const plan = async (stack, given, signal) => {
        const { place, variables } = await prepared(stack, given, signal);
        return (0,plan_stack/* planStack */.q)(options, place, stack, variables, signal);
    };
    return {
        plan,
        // A state that is locked is waited for by the plan.
        ready: async () => { },
        look: plan,
        planRemoval: async (stack, given, signal) => {
            const { place, variables } = await prepared(stack, given, signal);
            return (0,plan_removal/* planRemoval */.A)(options, place, stack, variables, signal);
        },
        drift: async (stack, given, signal) => {
            const { place, variables } = await prepared(stack, given, signal);
            return (0,refresh_stack/* refreshStack */.k)(options, place, variables, signal);
        },
        outputs: async (stack, signal) => (0,state_outputs/* stateOutputs */.Y)(options, await placeOf(stack, signal), signal),
    };
}
async function prepare(options, stack, signal) {
    const name = (0,stack_name/* stackName */.Q)(stack);
    const root = await (0,root_folder/* rootFolder */.Vm)(options.infraFolder, stack.kind);
    const place = { stack: name, root, code: root, folder: (0,external_node_path_.join)(options.workFolder, name) };
    await (0,promises_.mkdir)(place.folder, { recursive: true, mode: 0o700 });
    const lockFile = await (0,lock_file/* lockFileOf */.L)(root, (0,unwrapped/* typedName */.Y)(options.binary));
    const args = (0,terraform_arguments/* initArguments */.nD)(options.backend.settings(name), lockFile);
    const environment = async () => {
        const given = await options.environment();
        return { ...given, ...(await (0,plugin_cache/* pluginCache */.A)(given, (0,external_node_path_.join)(options.workFolder, 'plugins'), lockFile)) };
    };
    const run = await (0,terraform_run/* runTerraform */.Y)({ ...options, environment }, place, args, signal);
    if (run.ending.kind === 'exited' && run.ending.code === 0)
        return place;
    throw await (0,run_failure/* whyNot */.O)(options, place, run, signal);
}


/***/ })

};
