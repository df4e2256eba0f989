export const id = 9877;
export const ids = [9877];
export const modules = {

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
