export const id = 4700;
export const ids = [4700];
export const modules = {

/***/ 9295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ planDigest),
/* harmony export */   VW: () => (/* binding */ changeDigest),
/* harmony export */   ds: () => (/* binding */ besidesRelease)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const TASK_DEFINITIONS = new Set([
    'aws_ecs_task_definition',
    'AWS::ECS::TaskDefinition',
]);
const RELEASE_VARIABLE = /(^|\.)environment\.RELEASE$/;
/** 120 bits: whoever writes both of two changes cannot make them look equal. */
const DIGEST_BYTES = 15;
/**
 * What of a change is left when image, release and revision are no difference, with its values as they are; undefined when it
 * is nothing but the release.
 */
function besidesRelease(change, blank) {
    const { attributes = [], cause } = change;
    if (change.action !== 'update' && change.action !== 'replace')
        return change;
    const left = attributes.filter((one) => !isRelease(change, one, blank));
    if (left.length === attributes.length)
        return change;
    return left.length === 0 && cause !== 'replace_because_tainted'
        ? undefined
        : { ...change, attributes: left };
}
function isRelease({ type, action }, { path, before, after }, blank) {
    if (RELEASE_VARIABLE.test(path))
        return true;
    // A new revision's own name, number and the like.
    if (TASK_DEFINITIONS.has(type) && action === 'replace' && after === 'unknown')
        return true;
    const [one, other] = [blanked(before, blank), blanked(after, blank)];
    if (one.includes(':<revision>') && (other === 'unknown' || one === other))
        return true;
    return typeof before === 'object' && one === other;
}
/**
 * The digest of what a change does, wherever and whenever the same code is planned. A sensitive value is not in it, since
 * a digest of a password can be guessed at: that it changes is.
 */
function changeDigest(stack, change, blank) {
    const { address, type, action, order, movedFrom, attributes = [] } = change;
    const told = attributes
        .map(({ path, before, after }) => {
        // What a new one gets from its provider says nothing about the old one's.
        const was = action === 'replace' && after === 'unknown' ? '' : blanked(before, blank);
        return JSON.stringify([blank(path), was, blanked(after, blank)]);
    })
        .sort();
    const where = [stack, blank(address), type, action, order ?? '', blank(movedFrom ?? '')];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([...where, ...told]))
        .digest()
        .toString('base64url', 0, DIGEST_BYTES);
}
/** One digest over all changes, in whatever order they come. */
function planDigest(digests) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(digests.toSorted().join('\n')).digest('hex');
}
function blanked(value, blank) {
    if (typeof value === 'string')
        return value;
    const { known } = value;
    const told = blank(known);
    // A set is told in the order of its texts, which the colour has a part in.
    return told !== known && known.startsWith('["') ? sorted(known, blank) : told;
}
function sorted(list, blank) {
    const items = JSON.parse(list);
    return items
        .map((item) => blank(JSON.stringify(item)))
        .sort()
        .join();
}


/***/ }),

/***/ 5177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ol: () => (/* binding */ digestOf),
  D: () => (/* binding */ plannedStack),
  NY: () => (/* binding */ writtenChanges)
});

;// CONCATENATED MODULE: ./lib/model/plan-blanks.js
const TOKEN = /[\w:/.+@-]{6,}/g;
const REVISION = /(:task-definition\/[\w-]+):\d+/g;
const COLOR = /(?<![A-Za-z])(?:blue|green)(?![A-Za-z])/gi;
function blanking({ color, images, releases, account, ids }) {
    const known = [
        ...patternOf([...new Set(images.map(repositoryOf))], '(?::[\\w.-]+)?(?:@sha256:[0-9a-f]{64})?', '<image>'),
        ...patternOf(releases, '', '<release>'),
        ...patternOf(account === undefined ? [] : [account], '', '<account>'),
        [REVISION, '$1:<revision>'],
        ...(color === undefined ? [] : [[COLOR, '<color>']]),
    ];
    return remembered((text) => {
        const named = ids.size === 0 ? text : text.replace(TOKEN, (token) => ids.get(token) ?? token);
        return known.reduce((told, [pattern, blank]) => told.replace(pattern, blank), named);
    });
}
const LONGEST_REMEMBERED = 80;
const MOST_REMEMBERED = 10_000;
/** A plan says the same few words again and again: names of attributes, numbers, yes and no. */
function remembered(blank) {
    const told = new Map();
    return (text) => {
        const before = told.get(text);
        if (before !== undefined)
            return before;
        const blanked = blank(text);
        if (text.length <= LONGEST_REMEMBERED && told.size < MOST_REMEMBERED)
            told.set(text, blanked);
        return blanked;
    };
}
/** Without tag and digest; a registry's port is no tag. */
function repositoryOf(image) {
    return image.replace(/@sha256:[0-9a-f]{64}$/, '').replace(/:[\w.-]+$/, '');
}
function patternOf(texts, tail, blank) {
    const given = texts
        .filter((text) => text !== '')
        .map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    return given.length === 0 ? [] : [[new RegExp(`(?<!\\w)(?:${given.join('|')})${tail}(?!\\w)`, 'g'), blank]];
}

// EXTERNAL MODULE: ./lib/model/plan-digest.js
var plan_digest = __webpack_require__(9295);
;// CONCATENATED MODULE: ./lib/model/planned-stack.js


/** A stack's plan as it is shown and compared: what only the release changes is counted and left out. */
function plannedStack(plan, stack, blanks) {
    const { name } = stack;
    const blank = blanking({ ...blanks, ids: plan.ids, ...(name === 'shared' ? {} : { color: name }) });
    // Not the colour, nor what has an id: who points at the other colour, or at another thing, changes something.
    const blankRelease = blanking({ ...blanks, ids: new Map() });
    const changes = plan.changes.flatMap((change) => (0,plan_digest/* besidesRelease */.ds)(change, blankRelease) ?? []);
    return {
        ...stack,
        changes,
        digests: digestsOf(changes, name, blank),
        byRelease: plan.changes.length - changes.length,
        deferred: plan.deferred,
        drift: plan.drift,
        outputChanges: plan.outputChanges,
        diagnostics: plan.diagnostics,
    };
}
/** A read changes nothing, so that nothing hangs on its being there. */
function digestsOf(changes, name, blank) {
    const stack = name === 'shared' ? 'shared' : 'color';
    return changes.filter(isWritten).map((change) => (0,plan_digest/* changeDigest */.VW)(stack, change, blank));
}
function isWritten({ action }) {
    return action !== 'read';
}
function writtenChanges({ name, changes, digests }) {
    return changes.filter(isWritten).map((change, at) => ({ stack: name, change, digest: digests[at] ?? '' }));
}
/** One digest over everything that these plans change. */
function digestOf(stacks) {
    return (0,plan_digest/* planDigest */.Gb)(stacks.flatMap(({ digests }) => digests));
}


/***/ }),

/***/ 4700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployedPlans: () => (/* binding */ deployedPlans)
/* harmony export */ });
/* harmony import */ var _model_planned_stack_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5177);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7279);


/** What a page has at least: its first line and its last. */
const SMALLEST_PAGE = 16_384;
/** What a deploy did to the infrastructure, for its page; empty when it did not come to a plan. */
function deployedPlans({ plans = [], release = '', startedAt, image, url = '' }, hide, limit) {
    if (plans.length === 0 || limit < SMALLEST_PAGE)
        return '';
    const picture = {
        state: 'planned',
        asked: 'deploy',
        environment: url.replace('https://', ''),
        commit: release,
        at: startedAt,
        stacks: plans,
        release: image === undefined ? {} : { image: { to: image }, release: { to: release } },
        verdicts: [],
        digest: (0,_model_planned_stack_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(plans),
    };
    return (0,_render_js__WEBPACK_IMPORTED_MODULE_1__.rendered)(picture, hide, limit).page;
}


/***/ })

};
