export const id = 2547;
export const ids = [2547];
export const modules = {

/***/ 2547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var shlex__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5637);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8675);
/* harmony import */ var _model_migration_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7473);
/* harmony import */ var _model_site_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1774);
/* harmony import */ var _steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4606);
/* harmony import */ var _steps_locate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4833);
/* harmony import */ var _steps_one_off_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2349);
/* harmony import */ var _steps_stop_at_hold_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1943);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5818);
/* harmony import */ var _lock_for_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3698);










const LIVE_NOW = { adopt: [], requested: undefined };
/** One management command in the live release, with the verdict, log and lock of migrate. */
function run(invocation) {
    return (0,_conduct_js__WEBPACK_IMPORTED_MODULE_7__/* .conduct */ .V)(invocation, (scene) => invocation.request.dryRun ? rehearse(scene.outlook) : underLock(scene, invocation));
}
async function underLock(scene, invocation) {
    const { journal } = scene.outlook;
    const ground = await journal.step('lock', async () => {
        const locked = await (0,_lock_for_js__WEBPACK_IMPORTED_MODULE_8__/* .lockFor */ .Xd)(scene, invocation, { patienceMs: 60_000 });
        await (0,_steps_stop_at_hold_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseOpenHold */ .wX)(locked);
        return locked;
    });
    ground.lease.limitTime(invocation.request.timeoutMs);
    const line = liveLine(await journal.step('locate', () => (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)(ground, LIVE_NOW)));
    await journal.step('run', () => runCommand(ground, line, invocation.request.run, invocation.owner));
    return { ...named(line), result: 'live' };
}
/** `dry-run`: without the lock, because it would be a write. */
async function rehearse(outlook) {
    const { journal, world } = outlook;
    const line = await journal.step('locate', async () => {
        const { current } = await (0,_steps_ledger_book_js__WEBPACK_IMPORTED_MODULE_3__/* .openLedger */ .a)(world.store);
        const found = liveLine(await (0,_steps_locate_js__WEBPACK_IMPORTED_MODULE_4__/* .lookAround */ .h3)(outlook, current, LIVE_NOW));
        (0,_steps_one_off_task_js__WEBPACK_IMPORTED_MODULE_5__/* .migrateDefinition */ .dt)(found);
        journal.done(`${found.color} is live`);
        return found;
    });
    journal.notice(`Dry run: the command would run in ${line.release.slice(0, 12)}.`);
    return { ...named(line), result: 'unchanged' };
}
function liveLine({ liveLine: line }) {
    if (line)
        return line;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('No release of Flipgate is live here, so nothing can run in it.', 'Deploy first.');
}
function named({ release, image, color }) {
    return { release, image, liveColor: color };
}
async function runCommand(ground, line, command, owner) {
    const definition = (0,_steps_one_off_task_js__WEBPACK_IMPORTED_MODULE_5__/* .migrateDefinition */ .dt)(line);
    const end = await (0,_steps_one_off_task_js__WEBPACK_IMPORTED_MODULE_5__/* .runOneOffTask */ .Uo)(ground, line, {
        definition,
        taskDefinition: await ground.world.ecs.registerTaskDefinition(definition),
        command: (0,shlex__WEBPACK_IMPORTED_MODULE_0__/* .split */ .lD)(command),
        environment: {},
        clientToken: (0,_model_migration_token_js__WEBPACK_IMPORTED_MODULE_2__/* .migrationToken */ .A)(`${(0,_model_site_js__WEBPACK_IMPORTED_MODULE_9__/* .siteKey */ .Dd)(ground.site)} ${owner}`, line.release, 'expand', 0),
        startedBy: 'flipgate-run',
        ends: 'quiet',
    });
    if (end.verdict.kind === 'failed') {
        throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`The command failed: ${end.verdict.reason}.`, 'Mend what the reason and its log name, then run it again.', {
            logLines: end.lines.slice(-20),
        });
    }
    ground.journal.done(`the command ended with exit code 0 in ${line.release.slice(0, 12)}, task ${(0,_steps_one_off_task_js__WEBPACK_IMPORTED_MODULE_5__/* .taskId */ .BS)(end.task)}`);
}


/***/ })

};
