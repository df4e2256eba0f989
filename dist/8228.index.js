export const id = 8228;
export const ids = [8228];
export const modules = {

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
