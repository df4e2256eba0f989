export const id = 7037;
export const ids = [7037];
export const modules = {

/***/ 7037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s3Backend: () => (/* binding */ s3Backend)
/* harmony export */ });
/* unused harmony export readLock */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

const lockBody = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ID: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), Who: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), Created: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/**
 * States in the environment's bucket under `<siteKey>/<stack>.tfstate`, locked by a lock file beside
 * each, which S3 writes on condition.
 * @param place `endpoint` set: a stand-in for S3 by an address, which knows buckets by path only.
 */
function s3Backend(place) {
    const stateKey = (stack) => `${place.siteKey}/${stack}.tfstate`;
    return {
        settings: (stack) => ({
            bucket: place.bucket,
            key: stateKey(stack),
            region: place.region,
            encrypt: 'true',
            use_lockfile: 'true',
            ...(place.endpoint === undefined ? {} : { use_path_style: 'true' }),
        }),
        lock: async (stack) => {
            const found = await place.store.get(`${stateKey(stack)}.tflock`);
            return found === undefined ? undefined : readLock(found.body);
        },
    };
}
/** A lock as terraform and tofu write it down. */
function readLock(body) {
    const { ID, Who, Created } = lockBody.parse(JSON.parse(body));
    return { id: ID, who: Who, createdAt: Date.parse(Created) };
}


/***/ })

};
