export const id = 6452;
export const ids = [6452];
export const modules = {

/***/ 6452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planFork: () => (/* binding */ planFork)
/* harmony export */ });
const MOST_TOLD = 50;
/**
 * What can be said of a pull request from a fork, whose job has no credentials and a token that only reads: its
 * migrations, by their files. Asks nobody, and runs no code of the checkout.
 */
async function planFork({ clock, checkout }, request, job) {
    const startedAt = clock.now();
    const found = await checkout.migrations(job.sha ?? '');
    const notices = [
        'The pull request comes from a fork: its job has no credentials, so neither the state nor the cloud was asked, and no infrastructure was planned.',
        ...(found.kind === 'unknown'
            ? [`Which migrations it carries is not known: ${found.why}.`]
            : told(found.migrations)),
    ];
    return {
        command: request.command,
        environment: request.site.environment,
        result: 'unchanged',
        changed: false,
        startedAt,
        ms: clock.now() - startedAt,
        steps: [],
        changes: [],
        notices,
    };
}
function told(migrations) {
    const lines = migrations
        .slice(0, MOST_TOLD)
        .map((one) => one.kind === 'read'
        ? `Migration ${one.name}: ${one.phase}; ${one.operations.join(', ') || 'no operations'}.`
        : `Migration ${one.name} cannot be read: ${one.why}.`);
    const more = migrations.length - MOST_TOLD;
    return more > 0 ? [...lines, `And ${more} more migrations.`] : lines;
}


/***/ })

};
