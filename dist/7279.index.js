export const id = 7279;
export const ids = [7279];
export const modules = {

/***/ 484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readParityMark),
/* harmony export */   J: () => (/* binding */ parityMark)
/* harmony export */ });
const EMPTY = '%';
const DIGEST_LENGTH = 20;
/** A quarter of a comment. */
const MOST_LISTED = 800;
/** The comment's last line: whatever the plan's values say stands before it. */
const MARK = /<!-- flipgate:parity:1 (\S+) (\S+) ([0-9a-f]{64}) (\d+) ([\w-]*) -->\s*$/;
function parityMark(environment, commit, digest, digests) {
    const listed = digests.length > MOST_LISTED ? '' : digests.join('');
    const fields = [escaped(environment), escaped(commit), digest, digests.length, listed];
    return `<!-- flipgate:parity:1 ${fields.join(' ')} -->`;
}
/** Undefined when the text holds none for this environment. Whoever may write the comment may write the mark: ask first whose it is. */
function readParityMark(text, environment) {
    const [, where = '', commit = '', digest = '', count = '', listed = ''] = MARK.exec(text) ?? [];
    return where === escaped(environment)
        ? { environment, commit: read(commit), digest, changes: changesOf(Number(count), listed) }
        : undefined;
}
function changesOf(count, listed) {
    const digests = listed.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
    return digests.length === count && listed.length === count * DIGEST_LENGTH
        ? { kind: 'listed', digests }
        : { kind: 'counted', count };
}
function read(field) {
    try {
        return field === EMPTY ? '' : decodeURIComponent(field);
    }
    catch {
        return field;
    }
}
/** No name of an environment and no commit is longer; whatever is would cost the comment its room. */
const LONGEST_FIELD = 100;
/** Nothing that ends a comment of HTML or a field. A dash alone stays, since names have them. */
function escaped(text) {
    if (text === '')
        return EMPTY;
    const field = encodeURIComponent(text.slice(0, LONGEST_FIELD).toWellFormed());
    return field.replace(/--/g, '-%2D').replace(/-$/, '%2D');
}


/***/ }),

/***/ 7279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rendered: () => (/* binding */ rendered)
});

// UNUSED EXPORTS: COMMENT_LIMIT, PAGE_LIMIT

// EXTERNAL MODULE: ./lib/model/parity-mark.js
var parity_mark = __webpack_require__(484);
// EXTERNAL MODULE: ./lib/model/plan-tally.js
var plan_tally = __webpack_require__(2165);
// EXTERNAL MODULE: ./lib/report/inert.js
var inert = __webpack_require__(4726);
// EXTERNAL MODULE: ./lib/report/plan/pen.js
var plan_pen = __webpack_require__(4695);
// EXTERNAL MODULE: ./lib/report/short-names.js
var short_names = __webpack_require__(2645);
;// CONCATENATED MODULE: ./lib/report/plan/rows.js


function rowsOf(stacks) {
    return stacks.flatMap(({ name, standing, changes }) => changes.map((change) => ({ change, stack: name, standing })));
}
const ACTIONS = {
    create: '+ create',
    update: '~ change',
    replace: '± **replace**',
    destroy: '− **destroy**',
    forget: '− **forget**',
    read: 'read',
    move: 'move',
    import: '+ import',
};
const ORDERS = {
    'destroy-first': 'the old one goes first',
    'create-first': 'the new one comes first',
    'create-only': 'the old one stays and is forgotten',
};
const MOST_NAMED = 3;
const LONGEST_ADDRESS = 500;
const TABLE_HEAD = '| action | resource | stack | why |\n| --- | --- | --- | --- |';
function tableRow({ change, stack }, pen) {
    const order = change.order === undefined ? [] : [ORDERS[change.order]];
    const why = [whyOf(change), ...order].filter((part) => part !== '').join('; ');
    const cells = [(0,short_names/* unbroken */.D)(ACTIONS[change.action]), pen.code(change.address, LONGEST_ADDRESS), stack];
    return `| ${[...cells, pen.prose(why)].join(' | ')} |`;
}
/** Why, in words with values in backticks. */
function whyOf(change) {
    const told = [change.reason, change.movedFrom && `it was ${(0,plan_pen/* quoted */.TL)(change.movedFrom)}`];
    if (change.action === 'update' && change.reason === undefined)
        told.push(changedPaths(change));
    return told.filter((part) => part !== undefined && part !== '').join('; ');
}
function changedPaths({ attributes = [] }) {
    if (attributes.length === 0)
        return 'only how its values are written';
    const named = attributes.slice(0, MOST_NAMED).map(({ path }) => (0,plan_pen/* quoted */.TL)(path));
    const more = attributes.length - named.length;
    return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./lib/report/plan/sheet.js
var plan_sheet = __webpack_require__(3367);
;// CONCATENATED MODULE: ./lib/report/plan/beside.js





const CLOSING = 200;
const LONGEST_LINE = 1_000;
/** What the merge brings besides infrastructure, in one line; empty when it brings nothing else. */
function releaseLine({ release, stacks }, pen) {
    const byRelease = stacks.reduce((sum, stack) => sum + stack.byRelease, 0);
    const told = [
        fromTo('', release.release),
        fromTo('image ', release.image),
        byRelease > 0
            ? `${(0,plan_tally/* count */.U9)(byRelease)} ${byRelease === 1 ? 'resource changes' : 'resources change'} by these alone`
            : '',
    ].filter((part) => part !== '');
    return told.length === 0 ? '' : `**Release:** ${told.map((part) => pen.prose(part)).join(' · ')}`;
}
function fromTo(what, pair) {
    if (pair === undefined || (pair.from === undefined && pair.to === undefined))
        return '';
    if (pair.from === pair.to || pair.to === undefined)
        return `${what}${(0,plan_pen/* shortQuoted */.vb)(pair.from ?? '')}, as it is`;
    if (pair.from === undefined)
        return `${what}${(0,plan_pen/* shortQuoted */.vb)(pair.to)}`;
    const [from, to] = [(0,plan_pen/* shortQuoted */.vb)(pair.from), (0,plan_pen/* shortQuoted */.vb)(pair.to)];
    return from === to ? `${what}${(0,plan_pen/* quoted */.TL)(pair.from)} → ${(0,plan_pen/* quoted */.TL)(pair.to)}` : `${what}${from} → ${to}`;
}
/** Why a stack's plan is not to be taken at its word yet. */
function provisional(stacks, pen) {
    return stacks.flatMap(({ name, basis }) => basis.kind === 'provisional' ? [`**Provisional (${name}):** ${pen.prose(basis.why)}`] : []);
}
/** What stops first. */
function verdictLines(verdicts, pen) {
    const stops = verdicts.filter(({ kind }) => kind === 'stops');
    const passes = verdicts.filter(({ kind }) => kind === 'passes');
    return [
        ...stops.map(({ gate, detail }) => `- 🛑 **${gate} stops:** ${pen.prose(detail, 800)}`),
        ...passes.map(({ gate, detail }) => `- ${gate} passes: ${pen.prose(detail)}`),
    ];
}
/** The end of what a policy said is what it came to. */
function policyOutput({ policy }, pen, limit) {
    if (policy === undefined)
        return '';
    const { command, exitCode, output } = policy;
    const head = `<details><summary>policy-command ended with exit code ${exitCode}</summary>\n\n${pen.code(command)}\n`;
    let room = limit - Buffer.byteLength(head) - CLOSING;
    let from = output.length;
    const lines = [];
    while (from > 0) {
        const whole = pen.hide(output[from - 1] ?? '');
        if (whole.length > LONGEST_LINE)
            pen.leaveOut();
        const line = (0,inert/* cut */.Jj)(whole, LONGEST_LINE);
        room -= Buffer.byteLength((0,inert/* block */.om)([line]));
        if (room < 0)
            break;
        lines.unshift(line);
        from--;
    }
    if (from > 0)
        pen.leaveOut();
    const left = from === 0 ? [] : [`${(0,plan_tally/* count */.U9)(from)} lines before these are left out.`, ''];
    const shown = output.length === 0 ? ['It said nothing.'] : [(0,inert/* block */.om)(lines)];
    return [head, ...left, ...shown, '', '</details>'].join('\n');
}
/** What somebody else changed, folded; what is put off; warnings. */
function besides({ stacks }, pen, limit) {
    const deferred = stacks.flatMap(({ name, deferred }) => deferred.map((change) => ({ name, change })));
    const warnings = stacks.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'warning'));
    const lists = [stacks.some(({ drift }) => drift.length > 0), deferred.length > 0, warnings.length > 0];
    const share = Math.floor(limit / Math.max(1, lists.filter(Boolean).length));
    return [
        driftList(stacks, pen, share),
        folded(`Put off to a later plan: ${things(deferred.length, 'resource')}`, deferred, (one) => listed(one, pen), { pen, limit: share }),
        folded(things(warnings.length, 'warning'), warnings, (one) => `- ${pen.prose(warningText(one))}`, {
            pen,
            limit: share,
        }),
    ]
        .filter((text) => text !== '')
        .join('\n\n');
}
/** First what the plan answers; the rest is what a provider fills in by itself, more often than what somebody did. */
function driftList(stacks, pen, limit) {
    const all = stacks.flatMap(({ name, drift, changes }) => {
        const planned = new Set(changes.map(({ address }) => address));
        return drift.map((change) => ({ name, change, isAnswered: planned.has(change.address) }));
    });
    const answered = all.filter(({ isAnswered }) => isAnswered);
    const others = all.filter(({ isAnswered }) => !isAnswered);
    const beside = `${things(others.length, 'resource')} not as the state remembers, in what the code leaves open`;
    const title = answered.length === 0
        ? beside
        : `Changed outside the code, and changed back: ${things(answered.length, 'resource')}${others.length === 0 ? '' : `; ${beside}`}`;
    return folded(title, [...answered, ...others], (one) => listed(one, pen), { pen, limit });
}
function listed({ change, name }, pen) {
    const why = whyOf(change);
    const told = why === '' ? '' : `: ${pen.prose(why)}`;
    return `- ${pen.code(change.address)} (${name}): ${DRIFTED[change.action] ?? change.action}${told}`;
}
function warningText({ summary, file, line }) {
    return `${summary}${file === undefined ? '' : ` (${(0,plan_pen/* quoted */.TL)(file)} line ${line})`}`;
}
const DRIFTED = { update: 'changed', destroy: 'gone', create: 'new' };
/** What the idle colour lags behind, in one folded line. */
function catchUpLine({ catchUp }, pen, limit) {
    if (catchUp === undefined || catchUp.changes.length === 0)
        return '';
    const { color, changes } = catchUp;
    return folded(`${color} catches up with what is live already: ${(0,plan_tally/* tallyWords */.c_)((0,plan_tally/* tally */.N4)(changes))}`, changes, ({ action, address }) => `- ${action} ${pen.code(address)}`, { pen, limit });
}
function folded(title, items, line, { pen, limit }) {
    if (items.length === 0)
        return '';
    const sheet = new plan_sheet/* Sheet */.c(limit);
    sheet.add(`<details><summary>${title}</summary>\n`);
    const shown = sheet.fill((function* () {
        for (const item of items)
            yield line(item);
    })(), CLOSING);
    if (shown < items.length) {
        pen.leaveOut();
        sheet.add(`\n… and ${(0,plan_tally/* count */.U9)(items.length - shown)} more.`);
    }
    sheet.add('\n</details>');
    return sheet.text().trimEnd();
}
function things(number, what) {
    return `${(0,plan_tally/* count */.U9)(number)} ${what}${number === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./lib/model/plan-stakes.js
var plan_stakes = __webpack_require__(7752);
;// CONCATENATED MODULE: ./lib/report/plan/caution.js




const caution_CLOSING = 200;
const MOST_OPENINGS = 3;
/** What cannot be brought back, what everybody can reach, and who may do more: before everything else. Empty where nothing is. */
function caution(rows, pen, limit) {
    const warned = rows.filter((row) => isLost(row) || row.change.opens !== undefined || row.change.grants !== undefined);
    if (warned.length === 0)
        return '';
    const sheet = new plan_sheet/* Sheet */.c(limit);
    sheet.add('> [!CAUTION]');
    const shown = sheet.fill(linesOf(warned, pen), caution_CLOSING);
    if (shown < warned.length) {
        pen.leaveOut();
        const rest = warned.slice(shown);
        const lost = rest.filter(isLost).length;
        sheet.add(`> \n> … and ${(0,plan_tally/* count */.U9)(rest.length)} more: ${(0,plan_tally/* count */.U9)(lost)} that would be lost, ${(0,plan_tally/* count */.U9)(rest.length - lost)} that would open or allow more.`);
    }
    return sheet.text().trimEnd();
}
function* linesOf(rows, pen) {
    for (const row of rows) {
        const { opens = [], grants = [] } = row.change;
        if (Math.max(opens.length, grants.length) > MOST_OPENINGS)
            pen.leaveOut();
        yield `> - ${pen.prose(sentence(row), 700)}`;
    }
}
function isLost({ change, standing }) {
    return ((change.action === 'destroy' || change.action === 'replace') &&
        (0,plan_stakes/* stakeOf */.s)(change.type, standing) !== undefined);
}
function sentence(row) {
    const { change } = row;
    const what = isLost(row) ? [lossOf(row)] : [];
    const told = [
        ...what,
        ...caution_listed('opens to everybody', change.opens),
        ...caution_listed('allows by IAM', change.grants),
    ];
    return `${(0,plan_pen/* quoted */.TL)(change.address)} ${told.join('; it ')}.`;
}
function caution_listed(what, sentences = []) {
    if (sentences.length === 0)
        return [];
    const more = sentences.length - MOST_OPENINGS;
    return [`${what}: ${sentences.slice(0, MOST_OPENINGS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}
function lossOf({ change, standing }) {
    const fate = change.action === 'destroy' ? 'would be destroyed' : 'would be replaced';
    return (0,plan_stakes/* stakeOf */.s)(change.type, standing) === 'data'
        ? `${fate}, and what it holds is gone`
        : `${fate}, and users' requests fail while it is away`;
}

// EXTERNAL MODULE: ./lib/model/span.js
var span = __webpack_require__(5577);
;// CONCATENATED MODULE: ./lib/report/plan/differences.js

const MOST_LINES = 60;
/** Names without a value, of which a new resource has dozens: that there are more is all that there is to say. */
const MOST_LATER = 6;
/** What differs in one resource, as lines of a diff. */
function diffOf({ change, stack }, pen) {
    const lines = diffLines(change, (text) => pen.line(text), MOST_LATER);
    const shown = lines.slice(0, MOST_LINES);
    const more = lines.length - shown.length;
    if (more > 0)
        pen.leaveOut();
    return [
        `@@ ${change.action} ${pen.line(change.address)} (${stack}) @@`,
        ...shown,
        ...(more > 0 ? [`# … and ${more} more lines`] : []),
    ].join('\n');
}
/** The same with every value whole, for a text that nobody renders. */
function wholeDiff(change) {
    return diffLines(change, plan_pen/* oneLine */.TN);
}
function diffLines({ action, attributes = [] }, write, mostLater = Number.POSITIVE_INFINITY) {
    const later = [];
    const lines = [];
    for (const { path, before, after } of attributes) {
        // Of a new resource its provider knows much later; that the old one's went with it is no news.
        if (after === 'unknown' && (before === 'absent' || action === 'replace'))
            later.push(path);
        else
            lines.push(...sides(write(path), before, after, write));
    }
    if (later.length === 0)
        return lines;
    const more = later.length > mostLater ? ` and ${later.length - mostLater} more` : '';
    return [...lines, `  ${write(`known after the apply: ${later.slice(0, mostLater).join(', ')}${more}`)}`];
}
function sides(path, before, after, write) {
    if (before === 'sensitive' && after === 'sensitive')
        return [`! ${path} changes, which is sensitive`];
    return [
        ...(before === 'absent' ? [] : [`- ${path} = ${valueText(before, write)}`]),
        ...(after === 'absent' ? [] : [`+ ${path} = ${valueText(after, write)}`]),
    ];
}
function valueText(value, write) {
    if (typeof value === 'object')
        return write(value.known);
    return value === 'unknown' ? '(known after the apply)' : '(sensitive)';
}
/** A fence that nothing inside can close. */
function fenceFor(texts) {
    const longest = texts.reduce((most, text) => (text.match(/`+/g) ?? []).reduce((longer, run) => Math.max(longer, run.length), most), 2);
    return '`'.repeat(longest + 1);
}

;// CONCATENATED MODULE: ./lib/report/plan/migrations.js


/** Room for the sentence that says what was left out, and for what closes a block. */
const migrations_CLOSING = 200;
function migrationLine(migrations) {
    switch (migrations.kind) {
        case 'none':
            return 'migrate: no pending migrations';
        case 'unknown':
            return `migrate: pending migrations are not known: ${migrations.why}`;
        case 'pending':
            return `migrate: ${counted(migrations.migrations)}`;
    }
}
function counted(migrations) {
    const refused = migrations.filter(({ guard }) => guard.kind === 'refused').length;
    const expand = migrations.filter(({ phase }) => phase === 'expand').length;
    const contract = migrations.length - expand;
    const told = [
        ...(expand > 0 ? [`${expand} before the flip`] : []),
        ...(contract > 0 ? [`${contract} when the old colour is gone`] : []),
        ...(refused > 0 ? [`${refused} refused: the deploy stops here`] : []),
    ];
    return told.join(', ');
}
function migrationTable(migrations, pen, limit) {
    if (migrations.kind !== 'pending')
        return [];
    const { migrations: all } = migrations;
    const sheet = new plan_sheet/* Sheet */.c(limit);
    sheet.add('\n| migration | phase | operations | guard | lock |\n| --- | --- | --- | --- | --- |');
    const shown = sheet.fill(rows(all, pen), migrations_CLOSING);
    if (shown < all.length) {
        pen.leaveOut();
        sheet.add(`\n… and ${all.length - shown} more migrations.`);
    }
    return [sheet.text().trimEnd()];
}
function* rows(migrations, pen) {
    for (const one of migrations)
        yield `| ${migrationCells(one, pen).join(' | ')} |`;
}
function migrationCells(migration, pen) {
    const { name, phase, operations, lockRisk = '–' } = migration;
    return [
        pen.code(name, 150),
        phase,
        pen.prose(operations.join('; '), 300),
        pen.prose(guardText(migration), 400),
        pen.prose(lockRisk, 150),
    ];
}
function guardText({ guard }) {
    switch (guard.kind) {
        case 'survives':
            return ['the live code survives it', ...guard.cautions].join('; ');
        case 'refused':
            return `refused: ${guard.why.replace(/\.$/, '')}. Instead: ${guard.instead}`;
        case 'not judged':
            return `not judged: ${guard.why}`;
    }
}
function sqlOf(migrations, pen, limit) {
    if (migrations.kind !== 'pending')
        return [];
    const lines = migrations.migrations.flatMap(({ name, sql = [] }) => sql.length === 0 ? [] : [`-- ${name}`, ...sql]);
    // As they will stand there: what is taken out of a line may have kept its backticks apart.
    const written = lines.slice(0, 1_000).map((line) => pen.line(line));
    const fence = fenceFor(written);
    const sheet = new plan_sheet/* Sheet */.c(limit - 2 * fence.length);
    if (lines.length === 0)
        return [];
    if (!sheet.add(`\n<details><summary>SQL of the migrations</summary>\n\n${fence}sql`, migrations_CLOSING)) {
        pen.leaveOut();
        return [];
    }
    const shown = sheet.fill(written, migrations_CLOSING);
    sheet.add(fence);
    if (shown < lines.length) {
        pen.leaveOut();
        sheet.add(`\n… and ${lines.length - shown} more lines.`);
    }
    sheet.add('\n</details>');
    return [sheet.text().trimEnd()];
}

;// CONCATENATED MODULE: ./lib/report/plan/merge.js




const MOST_PATHS = 10;
/** What a deploy of the merged commit will do, in its order. Its steps always fit; its migrations get what is left of `limit`. */
function onMerge(merge, pen, limit) {
    if (merge.verify.paths.length > MOST_PATHS)
        pen.leaveOut();
    const numbered = mergeSteps(merge, MOST_PATHS).map((step, at) => `${at + 1}. ${withName(step, pen)}`);
    const written = [...numbered, ...estimateLines(merge)].join('\n');
    const room = limit - (0,plan_sheet/* sizeOf */.$)(written);
    const { migrations } = merge;
    const table = migrationTable(migrations, pen, Math.floor(room * 0.6));
    return [written, ...table, ...sqlOf(migrations, pen, room - (0,plan_sheet/* sizeOf */.$)(table.join('\n')))].join('\n');
}
function withName(step, pen) {
    const end = step.indexOf(':');
    return `**${step.slice(0, end)}:** ${pen.prose(step.slice(end + 2))}`;
}
/** Each in a sentence of ours that begins with the step's name and a colon, values in backticks. */
function mergeSteps(merge, mostPaths) {
    return [
        holdLine(merge),
        imageLine(merge),
        settleLine(merge),
        migrationLine(merge.migrations),
        ...trafficLines(merge, mostPaths),
    ].filter((step) => step !== undefined);
}
function holdLine({ hold }) {
    if (hold === undefined)
        return undefined;
    const why = `release ${(0,plan_pen/* shortQuoted */.vb)(hold.from)} was rolled back by ${(0,plan_pen/* quoted */.TL)(hold.by)}: ${(0,plan_pen/* quoted */.TL)(hold.reason)}`;
    return hold.stops
        ? `hold: the deploy stops here, because ${why}. Revert its commits, or give \`lift-hold\`.`
        : `hold: ${why}; this commit passes it, and its deploy removes it.`;
}
function imageLine({ image }) {
    return image.kind === 'build'
        ? `image: built for arm64 and pushed to ${(0,plan_pen/* shortQuoted */.vb)(image.repository)}`
        : `image: ${(0,plan_pen/* shortQuoted */.vb)(image.image)} is there already and is used again${image.scan === undefined ? '' : `; ${image.scan}`}`;
}
function settleLine({ settle }) {
    if (settle === undefined)
        return undefined;
    const ends = settle.endsWarmRollbackTo === undefined
        ? ''
        : `; this ends the warm rollback to ${(0,plan_pen/* shortQuoted */.vb)(settle.endsWarmRollbackTo)}`;
    const contract = settle.contractCommand === undefined ? '' : `; then ${(0,plan_pen/* quoted */.TL)(settle.contractCommand)}`;
    return `settle: the previous colour of ${(0,plan_pen/* shortQuoted */.vb)(settle.release)} is emptied first${ends}${contract}`;
}
function trafficLines({ colors, hostname, verify, bakeMs, warmMs }, mostPaths) {
    const { live, idle, rebuilt } = colors;
    const paths = verify.paths.slice(0, mostPaths).map(plan_pen/* quoted */.TL);
    const more = verify.paths.length - paths.length;
    const asked = [...paths, ...(more > 0 ? [`${more} more`] : [])].join(', ');
    return [
        ...(rebuilt
            ? [`provision: ${idle}, which was removed, is built anew: its load balancer takes minutes`]
            : []),
        `start: ${idle} comes up${live === undefined ? '' : ` beside ${live}, which goes on serving`}`,
        `verify: ${idle}'s preview host answers as this release ${verify.count} times${asked === '' ? '' : `, and ${asked} as they should`}`,
        `flip: ${(0,plan_pen/* quoted */.TL)(hostname)} moves ${live === undefined ? 'to' : `from ${live} to`} ${idle}, and is verified again`,
        `bake: ${bakeMs === 0 ? 'none' : `${(0,span/* describeSpan */.u)(bakeMs)} of watching, ready to flip back`}`,
        ...(live === undefined
            ? []
            : [`warm: ${live} stays up for ${(0,span/* describeSpan */.u)(warmMs)}, so that a rollback is only a flip`]),
    ];
}
function estimateLines({ estimate }) {
    if (estimate === undefined)
        return [];
    const from = estimate.deploys === 1 ? 'the last deploy' : `the median of the last ${estimate.deploys} deploys`;
    return ['', `It will take about **${(0,span/* describeSpan */.u)(estimate.ms)}**, ${from}.`];
}

;// CONCATENATED MODULE: ./lib/report/plan/resources.js





const resources_CLOSING = 400;
/** The table of resources, the heaviest first; where it ends early, those that go are named all the same. */
function resourceTable(rows, pen, limit) {
    if (rows.length === 0)
        return '';
    const sheet = new plan_sheet/* Sheet */.c(limit);
    sheet.add(TABLE_HEAD);
    // Names take a fraction of what rows take.
    const reserve = resources_CLOSING + Math.floor(namesSize(rows, limit));
    const shown = sheet.fill((function* () {
        for (const row of rows)
            yield tableRow(row, pen);
    })(), reserve);
    const rest = rows.slice(shown);
    if (rest.length > 0) {
        pen.leaveOut();
        const unnamed = addNames(sheet, rest, pen);
        sheet.add(`\n… and ${(0,plan_tally/* count */.U9)(rest.length)} more that this table has no room for: ${(0,plan_tally/* tallyWords */.c_)((0,plan_tally/* tally */.N4)(changesOf(rest)))}${unnamed}.`);
    }
    return sheet.text().trimEnd();
}
function* changesOf(rows) {
    for (const { change } of rows)
        yield change;
}
function isGoing({ change }) {
    return change.action === 'destroy' || change.action === 'replace' || change.action === 'forget';
}
/** Half of the room, when there may be more of them than rows fit. */
function namesSize(rows, limit) {
    const going = rows.findIndex((row) => !isGoing(row));
    return (going < 0 ? rows.length : going) * SHORTEST_ROW > limit ? limit / 2 : 0;
}
const SHORTEST_ROW = 60;
/** @returns what to say of those whose names did not fit either. */
function addNames(sheet, rest, pen) {
    const going = rest.filter(isGoing);
    if (going.length === 0)
        return '';
    sheet.add('\nDestroyed, replaced or forgotten besides:\n', resources_CLOSING);
    const named = sheet.fill((function* () {
        for (const { change } of going)
            yield `${pen.code(change.address, 500)} (${change.action})`;
    })(), resources_CLOSING);
    const unnamed = going.length - named;
    return unnamed === 0 ? '' : `. Of those that go, ${(0,plan_tally/* count */.U9)(unnamed)} are not named here`;
}
/** What differs, folded. */
function differencesSection(rows, pen, limit) {
    const differing = rows.filter(({ change }) => (change.attributes?.length ?? 0) > 0);
    // A fence is at most as long as the longest value.
    const sheet = new plan_sheet/* Sheet */.c(limit - resources_CLOSING - 2 * plan_pen/* LONGEST_VALUE */.PE);
    const shown = [];
    for (const row of differing) {
        const diff = diffOf(row, pen);
        if (!sheet.add(diff))
            break;
        shown.push(diff);
    }
    const left = differing.length - shown.length;
    if (left > 0)
        pen.leaveOut();
    if (shown.length === 0)
        return '';
    const fence = fenceFor(shown);
    const of = left === 0 ? (0,plan_tally/* count */.U9)(shown.length) : `${(0,plan_tally/* count */.U9)(shown.length)} of ${(0,plan_tally/* count */.U9)(differing.length)}`;
    const summary = `<details><summary>What differs in ${of} ${differing.length === 1 ? 'resource' : 'resources'}</summary>`;
    return [summary, '', `${fence}diff`, ...shown, fence, '', '</details>'].join('\n');
}

;// CONCATENATED MODULE: ./lib/report/plan/static.js





const static_CLOSING = 300;
const MOST_OTHERS = 20;
/** What the files of a pull request say, in the order in which a reader asks: what was not asked, whether the code is sound, what it changes. */
function staticSections(picture, pen, limit) {
    const { migrations } = picture;
    return [
        notice(picture, pen),
        checkTable(picture.checks, pen),
        ...codeSections(picture, pen, limit),
        [
            '#### Migrations',
            pen.prose(migrationLine(migrations)),
            ...migrationTable(migrations, pen, limit * 0.2),
            ...sqlOf(migrations, pen, limit * 0.1),
        ].join('\n\n'),
    ];
}
function notice({ base }, pen) {
    const against = base.kind === 'known'
        ? `what its files say, against ${pen.prose((0,plan_pen/* shortQuoted */.vb)(base.commit))}`
        : `what its files say by themselves, because what it would be merged into is not known: ${pen.prose(base.why)}`;
    return [
        '> [!NOTE]',
        '> The pull request comes from a fork, whose job has no credentials: neither state nor cloud was asked, and nothing was planned.',
        `> This is ${against}. Pushed to a branch of this repository, the same commit gets a plan.`,
    ].join('\n');
}
function checkTable(checks, pen) {
    if (checks.length === 0)
        return '';
    return [
        '| check | result |',
        '| --- | --- |',
        ...checks.map((check) => `| ${pen.prose(check.name)} | ${resultOf(check, pen)} |`),
    ].join('\n');
}
function resultOf(check, pen) {
    switch (check.kind) {
        case 'passes':
            return '✅ yes';
        case 'warns':
            return `⚠️ no: ${pen.prose(check.detail)}`;
        case 'not made':
            return `➖ not known: ${pen.prose(check.why)}`;
        case 'fails': {
            const { summary, detail, file, line } = check.diagnostic;
            const where = file === undefined ? '' : ` at ${pen.code(`${file}:${line}`)}`;
            const more = check.more === 0 ? '' : ` And ${check.more} more.`;
            return `❌ no: **${pen.prose(summary)}**${where}: ${pen.prose(detail)}${more}`;
        }
    }
}
const UNTOLD = {
    shipped: "The repository has none of its own: the action's is used, which no pull request changes.",
    app: 'It is a CDK app, a program of the fork, which is not run here: what it would change is not known.',
    'app gone': 'The repository has a CDK app, and would have none of its own then, and get what the action ships.',
};
function codeSections({ code }, pen, limit) {
    const title = '#### Infrastructure code';
    if (code.kind !== 'listed')
        return [`${title}\n\n${UNTOLD[code.kind]}`];
    const { stacks } = code;
    const isCompared = stacks.every(({ changes }) => changes !== undefined);
    return [
        [title, ...(isCompared ? [changeTable(stacks, pen, limit * 0.3), others(stacks, pen)] : [])]
            .filter((text) => text !== '')
            .join('\n\n'),
        ...(stacks.some(({ resources }) => resources.length > 0)
            ? []
            : ['The repository would have none of its own, and get what the action ships.']),
        ...unread(stacks, pen),
        list(stacks, pen, limit * 0.2),
    ];
}
function changeTable(stacks, pen, limit) {
    const rows = stacks.flatMap(({ name, changes = [] }) => changes.filter(({ kind }) => kind !== 'other').map((change) => ({ name, change })));
    if (rows.length === 0)
        return 'No resource and no module of it differs from the base.';
    const sheet = new plan_sheet/* Sheet */.c(limit);
    sheet.add('| stack | code is | of |\n| --- | --- | --- |');
    const shown = sheet.fill((function* () {
        for (const { name, change } of rows)
            yield `| ${name} | ${change.action} | ${pen.code(change.address)} |`;
    })(), static_CLOSING);
    if (shown < rows.length)
        sheet.add(`\n… and ${(0,plan_tally/* count */.U9)(rows.length - shown)} more.`);
    return sheet.text().trimEnd();
}
/** What shapes resources without being one: a changed variable may change any of them. */
function others(stacks, pen) {
    const all = stacks.flatMap(({ name, changes = [] }) => changes.filter(({ kind }) => kind === 'other').map((change) => told(name, change, pen)));
    if (all.length === 0)
        return '';
    const more = all.length > MOST_OTHERS ? ` and ${(0,plan_tally/* count */.U9)(all.length - MOST_OTHERS)} more` : '';
    return `Besides: ${all.slice(0, MOST_OTHERS).join(', ')}${more}.`;
}
function told(stack, { action, address }, pen) {
    return `${stack} ${pen.code(address, 100)} ${action}`;
}
function unread(stacks, pen) {
    const files = [...new Set(stacks.flatMap((stack) => stack.unread))];
    if (files.length === 0)
        return [];
    const named = files.slice(0, MOST_OTHERS).map((file) => pen.prose(file));
    const more = files.length > MOST_OTHERS ? ` and ${(0,plan_tally/* count */.U9)(files.length - MOST_OTHERS)} more` : '';
    return [`Not read: ${named.join('; ')}${more}.`];
}
function some(all, what) {
    return `${(0,plan_tally/* count */.U9)(all.length)} ${what}${all.length === 1 ? '' : 's'}`;
}
function list(stacks, pen, limit) {
    const lines = stacks.flatMap(({ name, modules, resources }) => [
        `${name}: ${some(resources, 'resource')}, ${some(modules, 'module')}`,
        ...[...modules, ...resources].map((address) => `  ${pen.line(address)}`),
    ]);
    const total = stacks.reduce((sum, { resources }) => sum + resources.length, 0);
    const fence = fenceFor(lines);
    const sheet = new plan_sheet/* Sheet */.c(limit - fence.length);
    sheet.add(`<details><summary>All ${(0,plan_tally/* count */.U9)(total)} resources that it declares</summary>\n\n${fence}`);
    const shown = sheet.fill(lines, static_CLOSING);
    sheet.add(fence);
    if (shown < lines.length)
        sheet.add(`\n… and ${(0,plan_tally/* count */.U9)(lines.length - shown)} more lines.`);
    sheet.add('\n</details>');
    return sheet.text().trimEnd();
}

// EXTERNAL MODULE: ./lib/report/plan/title.js + 1 modules
var title = __webpack_require__(5128);
;// CONCATENATED MODULE: ./lib/report/plan/markdown.js












const SIGNS = { planning: '⏳', failed: '🔴', blocked: '🛑', changes: '🟣', 'no changes': '⚪' };
/** What is always there, so that the rest is bounded by what it leaves. */
function markdown(picture, pen, limit, place) {
    const first = `### ${SIGNS[(0,title/* standingOf */.YP)(picture)]} ${pen.prose((0,title/* firstSentence */.qi)(picture))}`;
    const sections = picture.state === 'planned'
        ? planned(picture, pen, limit - (0,plan_sheet/* sizeOf */.$)(first), place)
        : other(picture, pen, limit - (0,plan_sheet/* sizeOf */.$)(first));
    return `${[first, ...sections, footer(picture, pen)].filter((text) => text !== '').join('\n\n')}${mark(picture, place)}\n`;
}
function planned(picture, pen, limit, place) {
    const rows = (0,plan_tally/* byWeight */.IN)(rowsOf(picture.stacks));
    const before = [
        caution(rows, pen, limit * 0.12),
        releaseLine(picture, pen),
        ...provisional(picture.stacks, pen),
        verdictLines(picture.verdicts, pen).join('\n'),
        policyOutput(picture, pen, limit * 0.08),
    ];
    const after = [
        catchUpLine(picture, pen, limit * 0.04),
        besides(picture, pen, limit * 0.1),
        ...mergeSection(picture, pen, limit * 0.25),
    ];
    const ends = [...before, ...after, footer(picture, pen), mark(picture, place)];
    const room = limit - markdown_CLOSING - ends.reduce((sum, text) => sum + (0,plan_sheet/* sizeOf */.$)(text) + 1, 0);
    const table = resourceTable(rows, pen, room * 0.6);
    const diffs = differencesSection(rows, pen, room - (0,plan_sheet/* sizeOf */.$)(table));
    return [...before, table, diffs, whereTheRestIs(picture, pen, place), ...after];
}
const markdown_CLOSING = 1_000;
function whereTheRestIs({ completeIn, runUrl }, pen, place) {
    if (!pen.hasLeftOut)
        return '';
    const page = place === 'page'
        ? []
        : [(0,plan_pen/* isLink */.PJ)(runUrl) ? `more of it on [the page of the run](${runUrl})` : "more of it on the run's page"];
    const told = [...page, ...whole(completeIn, pen)].join(', ');
    return `_There is no room for everything here${told === '' ? '' : `: ${told}`}._`;
}
function whole(completeIn, pen) {
    if (completeIn?.kind === 'artifact' && (0,plan_pen/* isLink */.PJ)(completeIn.url))
        return [`all of it in [${pen.prose(completeIn.name, 200)}](${completeIn.url})`];
    return completeIn?.kind === 'file'
        ? ['all of it in a file of the job, which a notice of the run names']
        : [];
}
function mergeSection(picture, pen, limit) {
    const { merge } = picture;
    if (merge === undefined)
        return [];
    const text = onMerge(merge, pen, limit);
    const isCalm = (0,title/* standingOf */.YP)(picture) === 'no changes' && merge.hold === undefined && merge.migrations.kind === 'none';
    return isCalm
        ? [`<details><summary>What happens on merge</summary>\n\n${text}\n\n</details>`]
        : ['#### What happens on merge', text];
}
function other(picture, pen, limit) {
    switch (picture.state) {
        case 'planning':
            return ['This comment will say what the merge does.'];
        case 'failed':
            return failure(picture, pen);
        case 'static':
            return staticSections(picture, pen, limit);
    }
}
function failure({ message, remedy, diagnostics }, pen) {
    const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
    const where = first?.file === undefined ? '' : ` at ${pen.code(`${first.file}:${first.line}`)}`;
    const said = first?.detail || message;
    return [
        first === undefined ? '' : `**${pen.prose(first.summary)}**${where}`,
        (0,inert/* block */.om)((0,inert/* cut */.Jj)(pen.hide(said), 4_000).split('\n')),
        ...(others.length === 0 ? [] : [`And ${others.length} more errors, in the log of the run.`]),
        `**What to do:** ${pen.prose(remedy, 2_000)}`,
    ];
}
function footer(picture, pen) {
    const { commit, at, runUrl } = picture;
    const time = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const told = [pen.prose((0,plan_pen/* shortQuoted */.vb)(commit)), time, ...((0,plan_pen/* isLink */.PJ)(runUrl) ? [`[run](${runUrl})`] : [])];
    if (picture.state === 'planned')
        told.push(`digest ${pen.code(picture.digest.slice(0, 12))}`);
    return `<sub>${told.join(' · ')}</sub>`;
}
/** What a comment has behind the text of the page. */
function mark(picture, place) {
    if (picture.state !== 'planned' || place === 'page')
        return '';
    const digests = picture.stacks.flatMap((stack) => stack.digests);
    return `\n\n${(0,parity_mark/* parityMark */.J)(picture.environment, picture.commit, picture.digest, digests)}`;
}

;// CONCATENATED MODULE: ./lib/report/plan/whole.js






/**
 * Everything, as plain text, a piece at a time: fifty thousand resources are more than one text should hold. A secret lies inside one
 * piece or is none.
 */
function* whole_whole(picture, hide) {
    yield hide(`${(0,title/* standingOf */.YP)(picture)}: ${(0,plan_pen/* oneLine */.TN)((0,title/* firstSentence */.qi)(picture))}\ncommit ${(0,plan_pen/* oneLine */.TN)(picture.commit)}\n`);
    if (picture.state !== 'planned')
        return;
    yield `digest ${picture.digest}\n`;
    for (const stack of picture.stacks)
        yield* stackText(stack, hide);
    yield* listText('what the idle colour catches up', picture.catchUp?.changes ?? [], hide);
    yield* mergeText(picture, hide);
    yield* policyText(picture, hide);
}
function* stackText(stack, hide) {
    yield hide(`\n== ${stack.name} ==\n${stack.basis.kind === 'provisional' ? `provisional: ${(0,plan_pen/* oneLine */.TN)(stack.basis.why)}\n` : ''}`);
    yield* listText(undefined, stack.changes, hide);
    yield* listText('put off', stack.deferred, hide);
    yield* listText('changed outside the code', stack.drift, hide);
    for (const { severity, summary, detail, file, line } of stack.diagnostics)
        yield hide(`\n${severity}: ${(0,plan_pen/* oneLine */.TN)(`${summary} ${detail} ${file === undefined ? '' : `(${file} line ${line})`}`)}\n`);
}
function* listText(title, changes, hide) {
    if (title !== undefined && changes.length > 0)
        yield `\n-- ${title} --\n`;
    for (const change of changes) {
        const why = whyOf(change);
        const head = `${change.action} ${change.address}${change.order === undefined ? '' : ` (${change.order})`}${why === '' ? '' : `: ${why}`}`;
        const opens = (change.opens ?? []).map((sentence) => `    opens to everybody: ${sentence}`);
        const grants = (change.grants ?? []).map((sentence) => `    allows by IAM: ${sentence}`);
        const lines = wholeDiff(change).map((line) => `    ${line}`);
        yield hide(`\n${[(0,plan_pen/* oneLine */.TN)(head), ...opens, ...grants, ...lines].join('\n')}\n`);
    }
}
function* mergeText({ verdicts, merge }, hide) {
    for (const { gate, kind, detail } of verdicts)
        yield hide(`\n${gate} ${kind}: ${(0,plan_pen/* oneLine */.TN)(detail)}\n`);
    if (merge === undefined)
        return;
    yield '\n-- what happens on merge --\n';
    for (const step of mergeSteps(merge, Number.POSITIVE_INFINITY))
        yield hide(`${(0,plan_pen/* oneLine */.TN)(step)}\n`);
    const { migrations } = merge;
    for (const one of migrations.kind === 'pending' ? migrations.migrations : []) {
        const told = [one.phase, one.operations.join('; '), guardText(one), one.lockRisk ?? ''];
        const lines = [`${one.name}: ${told.filter((part) => part !== '').join(' | ')}`, ...(one.sql ?? [])];
        yield hide(`\n${lines.map(plan_pen/* oneLine */.TN).join('\n    ')}\n`);
    }
}
function* policyText({ policy }, hide) {
    if (policy === undefined)
        return;
    yield hide(`\n-- policy-command: ${(0,plan_pen/* oneLine */.TN)(policy.command)}: exit code ${policy.exitCode} --\n`);
    for (const line of policy.output)
        yield hide(`${(0,plan_pen/* oneLine */.TN)(line)}\n`);
}

;// CONCATENATED MODULE: ./lib/report/plan/render.js



/** GitHub's 65,536, less what finds the comment again. */
const COMMENT_LIMIT = 65_000;
const PAGE_LIMIT = 1_048_576;
/**
 * @param hide replaces every known secret. It sees each value before anything is cut or escaped, and once more the text that came
 *             of them all.
 * @param pageLimit less than all, where something else stands on the page.
 */
function rendered(picture, hide, pageLimit = PAGE_LIMIT) {
    const [commentPen, pagePen] = [(0,plan_pen/* penFor */.H6)(hide), (0,plan_pen/* penFor */.H6)(hide)];
    const comment = markdown(picture, commentPen, COMMENT_LIMIT, 'comment');
    // What a comment has room for all of, the page has too: it is not written twice.
    const isWhole = !commentPen.hasLeftOut && pageLimit >= COMMENT_LIMIT;
    const page = isWhole ? unmarked(comment, picture) : markdown(picture, pagePen, pageLimit, 'page');
    const cut = { comment: commentPen.hasLeftOut, page: pagePen.hasLeftOut };
    return { comment: hide(comment), page: hide(page), whole: whole_whole(picture, hide), cut };
}
function unmarked(comment, picture) {
    return `${comment.slice(0, comment.length - mark(picture, 'comment').length - 1)}\n`;
}


/***/ })

};
