export const id = 7013;
export const ids = [7013];
export const modules = {

/***/ 7013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planFork: () => (/* binding */ planFork)
});

// EXTERNAL MODULE: ./lib/model/code-check.js
var code_check = __webpack_require__(1125);
;// CONCATENATED MODULE: ./lib/model/declarations.js
const ORDER = ['removed', 'changed', 'added'];
/** What code declares that its base does not, or otherwise: what goes first, then by address. */
function declaredChanges(base, head) {
    const [before, after] = [byAddress(base), byAddress(head)];
    const gone = [...before.values()].filter(({ address }) => !after.has(address));
    const changes = [...after.values()].flatMap((now) => {
        const was = before.get(now.address);
        if (was?.body === now.body)
            return [];
        return [{ action: was === undefined ? 'added' : 'changed', address: now.address, kind: now.kind }];
    });
    return [
        ...gone.map(({ address, kind }) => ({ action: 'removed', address, kind })),
        ...changes,
    ].sort((one, other) => ORDER.indexOf(one.action) - ORDER.indexOf(other.action) || (one.address < other.address ? -1 : 1));
}
/** Blocks of one name, for example `locals`, or one in an override file, are one declaration. */
function byAddress(all) {
    const found = new Map();
    for (const one of all) {
        const known = found.get(one.address);
        found.set(one.address, known ? { ...known, body: `${known.body}\n${one.body}` } : one);
    }
    return found;
}

// EXTERNAL MODULE: ./lib/model/job.js
var model_job = __webpack_require__(5498);
// EXTERNAL MODULE: ./lib/model/migrations-ahead.js
var migrations_ahead = __webpack_require__(6096);
;// CONCATENATED MODULE: ./lib/commands/plan-fork.js




/**
 * What can be said of a pull request from a fork, whose job has no credentials and a token that only reads: what its files
 * say, against those of its base. Asks neither the cloud nor Cloudflare, and runs no code of the application.
 */
async function planFork(files, request, job, cancel) {
    const startedAt = files.clock.now();
    const base = await files.trees.base();
    const head = await files.trees.code();
    const code = await codeAgainst(files.trees, head, base);
    const checks = head === 'shipped' ? [] : await files.trees.checks(cancel);
    const migrations = await migrationsAgainst(files, base, job.sha ?? '');
    const page = (0,model_job/* runUrl */.V)(job);
    const picture = {
        ...{ state: 'static', environment: request.site.environment, at: startedAt },
        commit: job.pullRequest?.head?.commit ?? job.sha ?? '',
        ...(page === undefined ? {} : { runUrl: page }),
        base: base.kind === 'known' ? { kind: 'known', commit: base.commit } : base,
        ...{ checks, code, migrations },
    };
    return ended(request, picture, files.clock.now() - startedAt, checks);
}
async function codeAgainst(trees, head, base) {
    const before = base.kind === 'known' ? await trees.code(base.folder) : 'unknown';
    if (head === 'app')
        return { kind: 'app' };
    if (head !== 'shipped')
        return { kind: 'listed', stacks: head.map((stack) => stackAgainst(stack, before)) };
    if (before === 'app')
        return { kind: 'app gone' };
    if (typeof before === 'string')
        return { kind: 'shipped' };
    // The pull request takes away what its base has of its own.
    return { kind: 'listed', stacks: before.map(({ name }) => stackAgainst({ ...NO_CODE, name }, before)) };
}
const NO_CODE = { declarations: [], unread: [] };
function stackAgainst(stack, base) {
    const { name, declarations, unread } = stack;
    const before = base === 'unknown'
        ? undefined
        : typeof base === 'string'
            ? NO_CODE
            : base.find((one) => one.name === name);
    const addresses = (kind) => declarations.filter((one) => one.kind === kind).map(({ address }) => address);
    return {
        ...{ name, unread, resources: addresses('resource'), modules: addresses('module') },
        ...(before ? { changes: declaredChanges(before.declarations, declarations) } : {}),
    };
}
async function migrationsAgainst({ checkout, trees }, base, commit) {
    const found = await checkout.migrations(commit);
    const before = base.kind === 'known' ? await trees.migrationsIn(base.folder) : base;
    return (0,migrations_ahead/* migrationsBeyond */.V)(found, before);
}
/** Code of which no plan can be made is a failed check, as it is for whoever may be asked. */
function ended(request, picture, ms, checks) {
    const told = {
        ...{ command: request.command, environment: picture.environment, picture, changed: false },
        ...{ startedAt: picture.at, ms, steps: [], changes: [] },
        notices: [
            'The pull request comes from a fork: its job has no credentials, so neither state nor cloud was asked, and no plan was made.',
        ],
    };
    const wrong = (0,code_check/* firstFailure */.f)(checks);
    if (wrong === undefined)
        return { ...told, result: 'unchanged' };
    return {
        ...told,
        result: 'refused',
        failure: {
            usersSeeNow: 'Production is as it was: nothing was begun.',
            ...{ step: 'check', message: sentenceOf(wrong), logLines: [] },
            remedy: 'Correct the code that the message names.',
        },
    };
}
function sentenceOf({ summary, detail, file, line }) {
    const where = file === undefined ? '' : ` (${file} line ${line})`;
    return `The infrastructure code is not valid: ${summary}${where}${detail === '' ? '.' : `: ${detail}`}`;
}


/***/ }),

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ carriedMigrations),
/* harmony export */   x: () => (/* binding */ migrationsBrought)
/* harmony export */ });
/** Bounds a line of the ledger. */
const MOST_CARRIED = 200;
/** The newest of each application first, so that what a release adds is never cut off by how old another application is. */
function carriedMigrations(found) {
    const names = new Map(found.map((one) => [one.name, one]));
    const byName = [...names.values()].toSorted((one, other) => (one.name < other.name ? 1 : -1));
    const seen = new Map();
    const ranked = byName.map((migration) => {
        const application = applicationOf(migration.name);
        const rank = seen.get(application) ?? 0;
        seen.set(application, rank + 1);
        return { migration, rank };
    });
    return ranked
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, MOST_CARRIED)
        .map(({ migration }) => carried(migration));
}
/**
 * What a commit brings to the database: neither carried by the live release nor applied by any that the ledger knows.
 * A squashed migration brings nothing where all that it replaces is there. Unknown where nothing is known of the live
 * release's own.
 */
function migrationsBrought(found, live, ledger) {
    if (live?.carries === undefined)
        return 'unknown';
    const there = new Set([...live.carries.map(({ name }) => name), ...everApplied(ledger)]);
    const isThere = (one) => there.has(one.name) ||
        (one.kind === 'read' && one.replaces.length > 0 && one.replaces.every((name) => there.has(name)));
    const missing = new Set(found.filter((one) => !isThere(one)).map(({ name }) => name));
    return carriedMigrations(found).filter(({ name }) => missing.has(name));
}
function everApplied({ releases }) {
    return releases.flatMap(({ migrations }) => migrations).flatMap(({ report }) => report?.applied ?? []);
}
function carried(migration) {
    const { name } = migration;
    if (migration.kind === 'unreadable')
        return { name, phase: 'unreadable' };
    const { phase, reversible } = migration;
    return { name, phase, ...(reversible === 'unknown' ? {} : { reversible }) };
}
function applicationOf(name) {
    return name.slice(0, name.indexOf('.'));
}


/***/ }),

/***/ 6096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ migrationsBeyond),
/* harmony export */   d: () => (/* binding */ migrationsAhead)
/* harmony export */ });
/* harmony import */ var _carried_migrations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(557);

/** What stands in the way of others while an operation runs, by the operation's name. */
const LOCK_RISKS = {
    AddIndex: 'writes to its table wait while the index is built',
    AddConstraint: 'writes to its table wait while every row is checked',
    AlterField: 'its table may be read or rewritten under a lock',
    AlterUniqueTogether: 'writes to its table wait while every row is checked',
    RunPython: 'whatever it updates is locked until it ends',
    RunSQL: 'whatever it updates is locked until it ends',
};
/**
 * What the database is to expect of a merge, by the files of the checkout alone.
 *
 * @param unguarded  why the guard cannot read the deploy's command, where it cannot
 */
function migrationsAhead(found, live, ledger, unguarded) {
    if (found.kind === 'unknown')
        return found;
    const brought = (0,_carried_migrations_js__WEBPACK_IMPORTED_MODULE_0__/* .migrationsBrought */ .x)(found.migrations, live, ledger);
    if (brought === 'unknown') {
        const why = live === undefined
            ? `nothing is live; the checkout carries ${found.migrations.length}`
            : 'the live release was recorded without its own';
        return { kind: 'unknown', why };
    }
    const byName = new Map(found.migrations.map((one) => [one.name, one]));
    return allOf(brought.map(({ name }) => pending(byName.get(name) ?? { kind: 'unreadable', name, why: '' }, unguarded)));
}
/** What a pull request's files bring that its base's do not have: what the database has run is nobody's to ask. */
function migrationsBeyond(found, base) {
    if (found.kind === 'unknown')
        return found;
    if (base.kind === 'unknown')
        return { kind: 'unknown', why: `${base.why}; the checkout carries ${found.migrations.length}` };
    const known = new Set(base.migrations.map(({ name }) => name));
    return allOf(found.migrations.filter(({ name }) => !known.has(name)).map((one) => pending(one, undefined)));
}
function allOf(migrations) {
    return migrations.length === 0 ? { kind: 'none' } : { kind: 'pending', migrations };
}
function pending(migration, unguarded) {
    const { name } = migration;
    if (migration.kind === 'unreadable') {
        const guard = { kind: 'not judged', why: `its file cannot be read: ${migration.why}` };
        return { name, phase: 'contract', operations: [], guard };
    }
    const { operations, phase, sql } = migration;
    const risks = [...new Set(operations.flatMap((one) => LOCK_RISKS[one.split(' ')[0] ?? ''] ?? []))];
    return {
        name,
        phase: phase === 'expand' ? 'expand' : 'contract',
        operations,
        guard: unguarded === undefined
            ? verdict(phase)
            : { kind: 'not judged', why: `it runs unguarded: ${unguarded}` },
        ...(risks.length === 0 ? {} : { lockRisk: risks.join('; ') }),
        ...(sql.length === 0 ? {} : { sql }),
    };
}
/** The files alone are never surer than the guard, which asks the database too. */
function verdict(phase) {
    switch (phase) {
        case 'expand':
            return { kind: 'survives', cautions: [] };
        case 'contract':
            return {
                kind: 'refused',
                why: 'by its file the live code would not survive it',
                instead: 'run it as `contract-command`, when the old colour is gone',
            };
        case 'unclassified':
            return { kind: 'not judged', why: 'its file does not tell; the guard judges it before anything runs' };
    }
}


/***/ })

};
