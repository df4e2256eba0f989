export const id = 6812;
export const ids = [6812];
export const modules = {

/***/ 6812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declared: () => (/* binding */ declared)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8675);
/* harmony import */ var _hcl_blocks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5984);
/* harmony import */ var _root_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3703);





/** A real configuration stays far below these; a hostile one must not keep us. */
const MOST_DECLARATIONS = 20_000;
const MOST_BYTES = 4 * 1024 * 1024;
const DEEPEST = 20;
/**
 * What the code of an `infra` folder declares, by its files alone: root modules and the local modules that they call. A
 * module from elsewhere is its call.
 *
 * @returns nothing for a folder that is not there
 */
async function declared(infraFolder) {
    const roots = await Promise.all(_root_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .ROOTS */ .GH.map(async (name) => ({ name, root: await (0,_root_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .findRoot */ .wg)(infraFolder, name) })));
    return Promise.all(roots.map(async ({ name, root }) => ({ name, ...(await stackCode(root, infraFolder)) })));
}
async function stackCode(root, infraFolder) {
    const declarations = [];
    const unread = [];
    const visit = async (folder, prefix, chain) => {
        for (const name of await (0,_root_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .configurationFiles */ .K0)(folder)) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
            const found = await blocksOf(file);
            if (typeof found === 'string') {
                unread.push(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(infraFolder, file)}: ${found}`);
                continue;
            }
            for (const block of found) {
                if (declarations.length >= MOST_DECLARATIONS)
                    return void unread.push('the code declares too much');
                declarations.push(declarationOf(block, prefix));
                const source = localSource(block);
                const inner = source === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, source);
                if (inner === undefined || chain.includes(inner) || chain.length >= DEEPEST)
                    continue;
                await visit(inner, `${prefix}module.${block.labels[0]}.`, [...chain, inner]);
            }
        }
    };
    if (root !== undefined)
        await visit(root, '', [root]);
    return { declarations, unread };
}
async function blocksOf(file) {
    if (file.endsWith('.json'))
        return 'JSON is not read';
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
        return text.length > MOST_BYTES ? 'it is too large' : (0,_hcl_blocks_js__WEBPACK_IMPORTED_MODULE_4__/* .hclBlocks */ .O)(text);
    }
    catch (error) {
        return (0,_model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
    }
}
function declarationOf({ type, labels, body }, prefix) {
    const name = labels.join('.');
    switch (type) {
        case 'resource':
            return { address: `${prefix}${name}`, kind: 'resource', body };
        case 'data':
        case 'ephemeral':
            return { address: `${prefix}${type}.${name}`, kind: 'resource', body };
        case 'module':
            return { address: `${prefix}module.${name}`, kind: 'module', body };
        default:
            return { address: `${prefix}${[type, ...labels].join('.')}`, kind: 'other', body };
    }
}
function localSource({ type, body }) {
    return type === 'module' ? /(?:^|\s)source\s*=\s*"(\.\.?\/[^"]*)"/.exec(body)?.[1] : undefined;
}


/***/ }),

/***/ 5984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ hclBlocks)
});

;// CONCATENATED MODULE: ./lib/engines/terraform/hcl-tokens.js
/** A template in a template in a template: nobody nests deeper, and whoever does wants us to fall. */
const DEEPEST = 100;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
/**
 * Terraform's native syntax as far as its braces go: a brace in a string, a template, a heredoc or a comment is none.
 * Of the same text, all of it, in its order.
 *
 * @throws Error for templates that are nested too deep
 */
function* tokens(text) {
    let from = 0;
    let at = 0;
    while (at < text.length) {
        const found = special(text, at);
        if (found === undefined) {
            at += 1;
            continue;
        }
        if (at > from)
            yield { kind: 'code', text: text.slice(from, at) };
        yield { kind: found.kind, text: text.slice(at, found.end) };
        at = found.end;
        from = at;
    }
    if (at > from)
        yield { kind: 'code', text: text.slice(from, at) };
}
function special(text, at) {
    switch (text[at]) {
        case '{':
            return { kind: 'open', end: at + 1 };
        case '}':
            return { kind: 'close', end: at + 1 };
        case '"':
            return { kind: 'text', end: afterString(text, at, 0) };
        case '#':
        case '/': {
            const end = endOf(COMMENT, text, at);
            return end === undefined ? undefined : { kind: 'comment', end };
        }
        case '<': {
            const end = afterHeredoc(text, at);
            return end === undefined ? undefined : { kind: 'text', end };
        }
        default:
            return undefined;
    }
}
/** One that does not end on its line is no string: its line is passed over. */
function afterString(text, quote, depth) {
    if (depth > DEEPEST)
        throw new Error('its templates are nested too deep');
    let at = quote + 1;
    while (at < text.length) {
        const two = text.slice(at, at + 2);
        if (text[at] === '"')
            return at + 1;
        if (text[at] === '\n')
            return at;
        if (text[at] === '\\')
            at += 2;
        else if (two === '$$' || two === '%%')
            at += 2;
        else if (two === '${' || two === '%{')
            at = afterTemplate(text, at + 2, depth);
        else
            at += 1;
    }
    return text.length;
}
function afterTemplate(text, start, depth) {
    let open = 1;
    let at = start;
    while (at < text.length) {
        if (text[at] === '"')
            at = afterString(text, at, depth + 1);
        else {
            if (text[at] === '{')
                open += 1;
            if (text[at] === '}')
                open -= 1;
            at += 1;
            if (open === 0)
                return at;
        }
    }
    return text.length;
}
function afterHeredoc(text, at) {
    HEREDOC.lastIndex = at;
    const begun = HEREDOC.exec(text);
    if (!begun)
        return undefined;
    const end = new RegExp(`^[ \\t]*${begun[1]}[ \\t]*\\r?$`, 'gm');
    end.lastIndex = HEREDOC.lastIndex;
    return end.exec(text) === null ? text.length : end.lastIndex;
}
function endOf(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
}

;// CONCATENATED MODULE: ./lib/engines/terraform/hcl-blocks.js

const HEADER = /([A-Za-z_][\w-]*)((?:\s+(?:"[^"]*"|[A-Za-z_][\w-]*))*)\s*$/;
/** The blocks of a `.tf` file, in their order. What cannot be read as one is left out: whether it is valid is terraform's to say. */
function hclBlocks(configuration) {
    const blocks = [];
    let depth = 0;
    let header = '';
    let body = '';
    for (const { kind, text } of tokens(configuration)) {
        if (kind === 'open') {
            if (depth > 0)
                body += text;
            depth += 1;
        }
        else if (kind === 'close') {
            depth = Math.max(0, depth - 1);
            if (depth > 0)
                body += text;
            else {
                blocks.push(...blockOf(header, body));
                header = '';
                body = '';
            }
        }
        else if (depth === 0)
            header += kind === 'comment' ? ' ' : text;
        else if (kind === 'text')
            body += text;
        else if (kind === 'code')
            body += text.replace(/\s+/g, ' ');
    }
    return blocks;
}
/** Longer ones are somebody's who wants the pattern to take its time. */
const LONGEST_HEADER = 500;
function blockOf(header, body) {
    // A block's brace stands on the line of its header.
    const line = header.slice(-LONGEST_HEADER).split('\n').at(-1) ?? '';
    const [, type, rest = ''] = HEADER.exec(line) ?? [];
    if (type === undefined)
        return [];
    const labels = rest.match(/"[^"]*"|[^\s"]+/g) ?? [];
    return [{ type, labels: labels.map((label) => label.replaceAll('"', '')), body: body.trim() }];
}


/***/ }),

/***/ 3703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ ROOTS),
/* harmony export */   K0: () => (/* binding */ configurationFiles),
/* harmony export */   Vm: () => (/* binding */ rootFolder),
/* harmony export */   wg: () => (/* binding */ findRoot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8675);



const ROOTS = ['shared', 'color'];
/**
 * The folder of a stack's root module. `<infra>/terraform/<kind>` is the layout that the action ships;
 * a folder of the user's own may leave out the level `terraform`. The first that holds configuration is it.
 * @throws Failure naming the folders that were tried.
 */
async function rootFolder(infraFolder, kind) {
    const found = await findRoot(infraFolder, kind);
    if (found !== undefined)
        return found;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(`There is no Terraform code of the stack "${kind}": neither ${candidates(infraFolder, kind).join(' nor ')} holds a .tf file.`, 'Set `infra` to the folder that holds terraform/shared and terraform/color, or leave it out to use the one shipped with the action.');
}
/** As rootFolder; undefined where there is none. */
async function findRoot(infraFolder, kind) {
    for (const folder of candidates(infraFolder, kind)) {
        if ((await configurationFiles(folder)).length > 0)
            return folder;
    }
    return undefined;
}
function candidates(infraFolder, kind) {
    return [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(infraFolder, 'terraform', kind), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(infraFolder, kind)];
}
/** Names of the files that terraform or tofu reads in a folder; none when there is no such folder. */
async function configurationFiles(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return [];
        throw error;
    });
    return names.filter((name) => /\.(tf|tofu)(\.json)?$/.test(name)).sort();
}


/***/ })

};
