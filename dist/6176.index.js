export const id = 6176;
export const ids = [6176];
export const modules = {

/***/ 6176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tidy: () => (/* binding */ tidy)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _steps_ground_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9564);
/* harmony import */ var _steps_held_lock_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4230);
/* harmony import */ var _steps_hold_object_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8944);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5818);
/* harmony import */ var _lock_for_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3698);
/* harmony import */ var _rollback_zone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5439);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8585);
/* harmony import */ var _taking_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7244);









/**
 * `post:`, after the runner ended the main step before it could tidy up by itself. What a cancelled deploy does is done
 * here in its place: a release that went live and was not closed is flipped back, one that did not is stopped; then the
 * lock is given back. Does nothing when the lock is no longer this run's.
 */
function tidy(invocation) {
    const { owner, request } = invocation;
    const conducted = (0,_conduct_js__WEBPACK_IMPORTED_MODULE_1__/* .conduct */ .V)(invocation, async (begun) => {
        const scene = await placed(begun, request);
        const { journal, world } = scene.outlook;
        const found = await world.store.get(_steps_held_lock_js__WEBPACK_IMPORTED_MODULE_6__/* .LOCK_KEY */ .Q);
        const ours = found !== undefined && JSON.parse(found.body).owner === owner;
        if (!ours)
            return { result: 'unchanged' };
        const ground = await journal.step('lock', () => (0,_lock_for_js__WEBPACK_IMPORTED_MODULE_2__/* .lockFor */ .Xd)(scene, invocation, { patienceMs: 0 }));
        throw await endOf((0,_steps_ground_js__WEBPACK_IMPORTED_MODULE_7__/* .forUndo */ .Y)(ground), request);
    });
    return (0,_shown_js__WEBPACK_IMPORTED_MODULE_4__/* .shown */ .S)(invocation, conducted);
}
/** A rollback begins without its zone. What became of it is said with or without Cloudflare, as it is when in place. */
function placed(scene, request) {
    return request.command === 'rollback' ? (0,_rollback_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .inItsZone */ .y)(scene, { ...request, inPlace: true }) : scene;
}
const RUN_AGAIN = 'Run this again: it goes on from where things stand.';
/** What this run has come to. */
async function endOf(undo, { command }) {
    const ended = (remedy = RUN_AGAIN) => new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('The runner ended this run before its end.', remedy);
    switch (command) {
        case 'deploy':
            return endOfDeploy(undo, ended());
        case 'rollback': {
            const stored = await (0,_steps_hold_object_js__WEBPACK_IMPORTED_MODULE_8__/* .readHold */ .uw)(undo.world.store);
            if (!stored?.hold.open)
                return ended();
            return new _taking_back_js__WEBPACK_IMPORTED_MODULE_5__/* .NeedsPerson */ .vW('Run the rollback again: it finishes what was begun.', { cause: ended() });
        }
        case 'run':
            return ended('Look into the log of its task, which runs on if it had been started, before you run it again.');
        case 'plan':
        case 'drift':
        case 'settle':
        case 'status':
        case 'doctor':
            return ended();
    }
}
async function endOfDeploy(undo, ended) {
    const line = undo.book.current.releases.findLast(({ state }) => state === 'open');
    return line ? (0,_taking_back_js__WEBPACK_IMPORTED_MODULE_5__/* .undone */ .SF)(undo, line, ended) : ended;
}


/***/ })

};
