export const id = 5628;
export const ids = [5628];
export const modules = {

/***/ 5628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   appFolder: () => (/* binding */ appFolder),
/* harmony export */   isApp: () => (/* binding */ isApp)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8675);



const NAME = 'cdk.json';
/** Whether a folder itself, and not one in it, is an app's. */
async function isApp(folder) {
    return isThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, NAME));
}
/**
 * The folder of the CDK app: the one that is named, or its folder `cdk`.
 * @throws Failure when neither has an app.
 */
async function appFolder(infraFolder) {
    for (const folder of [infraFolder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(infraFolder, 'cdk')])
        if (await isApp(folder))
            return folder;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(`${infraFolder} has no CDK app: neither it nor its folder cdk holds ${NAME}.`, 'Give the folder of the app as `infra`, or leave `infra` out for the one that the action ships.');
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).then(() => true, () => false);
}


/***/ })

};
