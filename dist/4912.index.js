export const id = 4912;
export const ids = [4912,5628,1451];
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


/***/ }),

/***/ 4912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openCdk: () => (/* binding */ openCdk)
});

// EXTERNAL MODULE: ./lib/model/cloud-name.js
var cloud_name = __webpack_require__(1314);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/engines/terraform/supervised.js + 1 modules
var supervised = __webpack_require__(5312);
// EXTERNAL MODULE: ./lib/engines/cdk/app-folder.js
var app_folder = __webpack_require__(5628);
;// CONCATENATED MODULE: ./lib/engines/cdk/program.js





/**
 * Runs the app's own `cdk`, of its lock file, by the Node that runs the action: the app is TypeScript that an older one cannot read.
 * @throws Failure when the app's packages cannot be installed.
 */
async function runCdk(options, { app, stack }, args, signal) {
    await installed(options, app, signal);
    const cdk = (0,external_node_path_.join)(app, 'node_modules/aws-cdk/bin/cdk');
    return run(options, { app, stack }, [process.execPath, cdk, ...args], signal);
}
async function installed(options, app, signal) {
    if (await (0,app_folder/* isThere */.$)((0,external_node_path_.join)(app, 'node_modules/aws-cdk/bin/cdk')))
        return;
    options.log.line("the CDK app's packages are installed, by its lock file");
    const { ending, stderr } = await run({ ...options, environment: async () => withoutCredentials(await options.environment()) }, { app, stack: 'packages' }, ['npm', 'ci', '--no-audit', '--no-fund'], signal);
    const isDone = ending.kind === 'exited' && ending.code === 0;
    if (isDone && (await (0,app_folder/* isThere */.$)((0,external_node_path_.join)(app, 'node_modules/aws-cdk/bin/cdk'))))
        return;
    throw new failure/* Failure */.HR(isDone ? `The packages of ${app} bring no aws-cdk.` : `npm ci in ${app} did not end well.`, 'Have aws-cdk among the devDependencies of its package.json, commit package-lock.json, and let the job reach the registry.', { logLines: stderr.split('\n').filter((line) => line !== '') });
}
/** Scripts of packages run when they are installed: AWS is nothing to them. */
function withoutCredentials(given) {
    return Object.fromEntries(Object.entries(given).filter(([name]) => !/^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/.test(name)));
}
async function run(options, { app: cwd, stack }, [program = '', ...args], signal) {
    signal.throwIfAborted();
    const place = (0,external_node_path_.join)(options.workFolder, stack);
    await (0,promises_.mkdir)(place, { recursive: true, mode: 0o700 });
    // Named after the command, which is the first word that is no path.
    const command = args.find((word) => !word.startsWith('/')) ?? program;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(place, `${command.replaceAll('-', '_')}-`));
    const given = await options.environment();
    const PATH = [(0,external_node_path_.dirname)(process.execPath), given['PATH'] ?? ''].join(external_node_path_.delimiter);
    // The command line keeps what it learns of an account in the home folder: two of them must not meet there.
    const env = {
        ...given,
        PATH,
        CDK_HOME: folder,
        CDK_DISABLE_VERSION_CHECK: '1',
        AWS_REGION: options.region,
    };
    const ending = await (0,supervised/* runSupervised */._)({ program, args, cwd, env, folder, child: undefined }, signal);
    return { ending, stderr: await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'stderr'), 'utf8').catch(() => '') };
}

;// CONCATENATED MODULE: ./lib/engines/cdk/publish-assets.js


/**
 * What the app brings besides templates, files and images, goes to the places of `cdk bootstrap`, before anything is planned
 * that names it. Plans publish nothing.
 * @throws Failure with the words of the CDK CLI.
 */
async function publishAssets(options, made, signal) {
    if (!made.hasAssets)
        return;
    const args = ['publish-assets', '--unstable=publish-assets', '--all', '--app', made.folder];
    const { ending, stderr } = await runCdk(options, { app: made.app, stack: made.stackName }, args, signal);
    if (ending.kind === 'exited' && ending.code === 0)
        return;
    signal.throwIfAborted();
    throw new failure/* Failure */.HR(`cdk publish-assets of ${made.stackName} failed.`, 'Run `npx cdk bootstrap` as infra/cdk/README.md has it, if it was not run in this account and region; the log has the words of the CDK CLI.', { logLines: stderr.split('\n').filter((line) => line !== '') });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./lib/engines/cdk/template.js
var cdk_template = __webpack_require__(2136);
;// CONCATENATED MODULE: ./lib/engines/cdk/assembly.js





const STACK = 'aws:cloudformation:stack';
const ASSETS = 'cdk:asset-manifest';
const manifest = schemas/* object */.Ikc({
    artifacts: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        type: schemas/* string */.YjP(),
        properties: schemas/* object */.Ikc({
            templateFile: schemas/* string */.YjP().optional(),
            file: schemas/* string */.YjP().optional(),
            stackName: schemas/* string */.YjP().optional(),
            terminationProtection: schemas/* boolean */.zMY().optional(),
            tags: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
        })
            .optional(),
    })),
});
const assetManifest = schemas/* object */.Ikc({
    files: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ source: schemas/* object */.Ikc({ path: schemas/* string */.YjP().optional() }) })).optional(),
    dockerImages: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
});
/**
 * The one stack of a cloud assembly.
 * @throws Failure when the app made none, or several: the action asks for one at a time.
 */
async function readAssembly(folder, wanted) {
    const { artifacts } = manifest.parse(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'manifest.json'), 'utf8')));
    const stacks = Object.entries(artifacts).filter(([, { type }]) => type === STACK);
    const [first, ...more] = stacks;
    if (!first || more.length > 0)
        throw new failure/* Failure */.HR(`For ${wanted} the CDK app made ${stacks.length === 0 ? 'no stack' : `${stacks.length} stacks: ${stacks.map(([id]) => id).join(', ')}`}.`, 'Have it make the one stack that the context `stack` names, as app.ts of infra/cdk does.');
    const [id, { properties = {} }] = first;
    const templateFile = properties.templateFile ?? `${id}.template.json`;
    const manifests = Object.values(artifacts).flatMap(({ type, properties: its }) => type === ASSETS && its?.file !== undefined ? [its.file] : []);
    const brought = await Promise.all(manifests.map((file) => bringsMore((0,external_node_path_.join)(folder, file), templateFile)));
    return {
        stackName: properties.stackName ?? id,
        template: withoutNested(await (0,promises_.readFile)((0,external_node_path_.join)(folder, templateFile), 'utf8'), wanted),
        tags: properties.tags ?? {},
        isProtected: properties.terminationProtection ?? false,
        hasAssets: brought.includes(true),
    };
}
/** What a stack inside of the stack would lose nobody would be shown. @throws Failure */
function withoutNested(template, wanted) {
    const types = Object.values((0,cdk_template/* readTemplate */.x)(template).Resources).map(({ Type }) => Type);
    if (!types.includes('AWS::CloudFormation::Stack'))
        return template;
    throw new failure/* Failure */.HR(`The CDK app puts a nested stack into ${wanted}, and a plan does not see what changes inside.`, 'Have its resources in the stack itself: a construct in place of a NestedStack.');
}
/** A stack's template is an asset itself, which the action lays elsewhere. */
async function bringsMore(path, templateFile) {
    const { files = {}, dockerImages = {} } = assetManifest.parse(JSON.parse(await (0,promises_.readFile)(path, 'utf8')));
    const others = Object.values(files).filter(({ source }) => source.path !== templateFile);
    return others.length > 0 || Object.keys(dockerImages).length > 0;
}

;// CONCATENATED MODULE: ./lib/engines/cdk/synthesis-failure.js


const SHOWN = 20;
/** A place in the app's own code: `at file:///…/lib/color-stack.ts:24:3`, or by its path. */
const PLACE = /(?:file:\/\/)?(\/[^\s():]+\.[cm]?[jt]s):(\d+)(?::\d+)?/;
/**
 * Why a synthesis failed, first the error's own words, with the place in the reader's own code where it has one.
 * @param text  what the app has written
 * @param root  the folder that paths are told from
 */
function synthesisFailure(stack, text, root) {
    const lines = text.split('\n').map((line) => line.trimEnd());
    const at = lines.findIndex((line) => /^\S*Error\b.*:/.test(line));
    const told = at < 0 ? lines.filter((line) => line !== '') : lines.slice(at);
    const message = wordsOf(told);
    const place = told
        .map((line) => PLACE.exec(line))
        .find((found) => found && !found[1]?.includes('node_modules'));
    const where = place ? ` (${(0,external_node_path_.relative)(root, place[1] ?? '')} line ${place[2]})` : '';
    return new failure/* Failure */.HR(`cdk synth of ${stack} failed: ${message}${where}`, 'Mend that in the app; `npx cdk synth` in its folder shows the same.', { logLines: lines.filter((line) => line !== '').slice(-SHOWN) });
}
/** The error, and what it lists line by line, up to its stack. */
function wordsOf(lines) {
    const end = lines.findIndex((line) => /^\s+at\s/.test(line));
    const words = (end < 0 ? lines.slice(0, SHOWN) : lines.slice(0, end))
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const [first = '', ...listed] = words;
    return [first.replace(/^\S*Error\b[^:]*: /, ''), listed.join('; ')].filter((part) => part !== '').join(' ');
}

;// CONCATENATED MODULE: ./lib/engines/cdk/synthesize.js








/**
 * One stack's template, made by the app of these inputs. Nothing is published, and nothing asked of AWS but who asks.
 * @throws Failure with the app's own words, and the file and line that they come from.
 */
async function synthesize(options, stack, variables, signal) {
    const app = await (0,app_folder.appFolder)(options.infraFolder);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.workFolder, 'assembly-'));
    const name = stack.kind === 'shared' ? 'shared' : stack.color;
    const inputs = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.workFolder, 'inputs-')), 'inputs.json');
    await (0,promises_.writeFile)(inputs, JSON.stringify({ ...options.userVariables, ...variables }), { mode: 0o600 });
    const context = [`stack=${stack.kind}`, `inputs=${inputs}`].flatMap((one) => ['-c', one]);
    try {
        const { ending, stderr } = await runCdk(options, { app, stack: name }, ['synth', '--quiet', '--output', folder, ...context], signal);
        if (ending.kind === 'exited' && ending.code === 0)
            return { app, folder, ...named(await readAssembly(folder, name), (0,cloud_name/* cloudName */.B)(options.site, stack)) };
        if (signal.aborted)
            throw signal.reason;
        throw synthesisFailure(name, stderr, app);
    }
    finally {
        await (0,promises_.rm)(inputs);
    }
}
/** By its name it is found again, without running the app. */
function named(made, name) {
    if (made.stackName === name)
        return made;
    throw new failure/* Failure */.HR(`The CDK app calls its stack ${made.stackName}, and the action looks for ${name}.`, 'Name the stacks `<name>-<environment>-shared` and `<name>-<environment>-color-<color>`, as infra/cdk does.');
}

;// CONCATENATED MODULE: ./lib/engines/cdk/cdk-app.js


/** The app in the infra folder, run by its own CDK CLI. */
function usersApp(options) {
    return {
        synthesize: (stack, variables, signal) => synthesize(options, stack, variables, signal),
        publish: (made, signal) => publishAssets(options, made, signal),
    };
}

// EXTERNAL MODULE: ./lib/engines/cdk/pages.js
var pages = __webpack_require__(2268);
;// CONCATENATED MODULE: ./lib/engines/cdk/undo.js

/** Carries out what takes something away again: its own failure is told, and never hides why that was wanted. */
async function undo(log, what, work) {
    try {
        await work();
    }
    catch (error) {
        log.warning(`${what} is left behind: ${(0,failure/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/engines/cdk/change-sets.js



const POLL_MS = 2_000;
/** Milliseconds after which CloudFormation is not making a change set any more, but has lost it. */
const PATIENCE_MS = 300_000;
/** One that is still being made cannot be deleted. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html */
const STILL_MADE = /in status \[?(CREATE_PENDING|CREATE_IN_PROGRESS)/;
const NOTHING = /didn't contain changes|No updates are to be performed/;
/** Change sets: made, read, executed, removed. */
class ChangeSets {
    #open;
    #clock;
    #log;
    constructor(open, clock, log) {
        this.#open = open;
        this.#clock = clock;
        this.#log = log;
    }
    /**
     * A change set, waited for; undefined when it would change nothing.
     * @throws Failure with CloudFormation's words.
     */
    async make(wanted, signal) {
        const { sdk, client } = await this.#sdk();
        await client.send(new sdk.CreateChangeSetCommand({
            StackName: wanted.stackName,
            ChangeSetName: wanted.changeSetName,
            ChangeSetType: wanted.kind,
            TemplateURL: wanted.templateUrl,
            Capabilities: ['CAPABILITY_NAMED_IAM'],
            // A repetition, after an answer that was lost, is known for one.
            ClientToken: wanted.changeSetName,
            Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
        }));
        try {
            const changes = await this.#read(wanted, signal);
            if (changes !== undefined)
                return { name: wanted.changeSetName, changes };
        }
        catch (error) {
            await this.discard(wanted);
            throw error;
        }
        await this.discard(wanted);
        return undefined;
    }
    async #read(wanted, signal) {
        for (;;) {
            const described = await this.#described(wanted, undefined);
            if (described.Status === 'CREATE_COMPLETE')
                return this.#allChanges(wanted, described);
            if (!/^CREATE_/.test(described.Status ?? '')) {
                if (NOTHING.test(described.StatusReason ?? ''))
                    return undefined;
                throw new failure/* Failure */.HR(`CloudFormation makes no change set of ${wanted.stackName}: ${described.StatusReason ?? described.Status}.`, 'Mend what it names in the app.');
            }
            await this.#clock.sleep(POLL_MS, signal);
        }
    }
    async list(StackName) {
        const { sdk, client } = await this.#sdk();
        return (0,pages/* pages */.B)(async (NextToken) => {
            const page = await client.send(new sdk.ListChangeSetsCommand({ StackName, NextToken }));
            return { items: page.Summaries, next: page.NextToken };
        });
    }
    /** Takes away what nobody is to execute; one that is still being made is waited for, also when the run is cancelled. */
    async discard(one) {
        await undo(this.#log, `The change set ${one.changeSetName} of ${one.stackName}`, async () => {
            const { sdk, client } = await this.#sdk();
            const givenUpAt = this.#clock.now() + PATIENCE_MS;
            for (;;) {
                try {
                    await client.send(new sdk.DeleteChangeSetCommand(change_sets_named(one)));
                    return;
                }
                catch (error) {
                    if (!STILL_MADE.test((0,failure/* messageOf */.bD)(error)) || this.#clock.now() > givenUpAt)
                        throw error;
                }
                await this.#clock.sleep(POLL_MS);
            }
        });
    }
    async execute(one) {
        const { sdk, client } = await this.#sdk();
        await client.send(new sdk.ExecuteChangeSetCommand({ ...change_sets_named(one), ClientRequestToken: one.changeSetName }));
    }
    async #allChanges(one, first) {
        const changes = [...(first.Changes ?? [])];
        for (let next = first.NextToken; next !== undefined;) {
            const page = await this.#described(one, next);
            changes.push(...(page.Changes ?? []));
            next = page.NextToken;
        }
        return changes;
    }
    async #described(one, NextToken) {
        const { sdk, client } = await this.#sdk();
        return client.send(new sdk.DescribeChangeSetCommand({ ...change_sets_named(one), IncludePropertyValues: true, NextToken }));
    }
    async #sdk() {
        return { sdk: await __webpack_require__.e(/* import() */ 3051).then(__webpack_require__.bind(__webpack_require__, 3051)), client: await this.#open() };
    }
}
function change_sets_named({ stackName, changeSetName }) {
    return { StackName: stackName, ChangeSetName: changeSetName };
}

// EXTERNAL MODULE: ./lib/engines/cdk/stacks.js
var stacks = __webpack_require__(1451);
;// CONCATENATED MODULE: ./lib/engines/cdk/formation.js


function openFormation({ formation, clock, log, }) {
    return { stacks: new stacks.Stacks(formation, clock), changeSets: new ChangeSets(formation, clock, log) };
}

// EXTERNAL MODULE: ./lib/model/removal.js
var removal = __webpack_require__(3249);
// EXTERNAL MODULE: ./lib/engines/nothing-left.js
var nothing_left = __webpack_require__(6734);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/engines/cdk/change-set-name.js

function changeSetName(purpose, { runId, attempt }) {
    return `flipgate-${purpose}-${runId ?? 'local'}-${attempt}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
}
function isMadeFor(purpose, name) {
    return name?.startsWith(`flipgate-${purpose}-`) ?? false;
}
/** Whether what goes on in a stack is a deploy of ours: by the change set that it executes. */
function isOwnChangeSet(id) {
    return isMadeFor('deploy', /:changeSet\/([^/]+)\//.exec(id ?? '')?.[1]);
}

// EXTERNAL MODULE: ./lib/model/stack-state.js
var stack_state = __webpack_require__(4381);
;// CONCATENATED MODULE: ./lib/engines/cdk/progress.js
const FAILED = /_FAILED$/;
/** What CloudFormation says of those that it stops because another one has failed. */
const CASCADE = /^Resource (?:creation|update) cancelled/i;
/** One line for each state of a resource. */
function progressLine({ LogicalResourceId, ResourceStatus, ResourceStatusReason, }) {
    const why = FAILED.test(ResourceStatus ?? '') && ResourceStatusReason ? `: ${ResourceStatusReason}` : '';
    return `${LogicalResourceId}: ${(ResourceStatus ?? '').toLowerCase().replaceAll('_', ' ')}${why}`;
}
/** The first that failed by itself, with its reason. */
function firstFailed(oldestFirst) {
    return oldestFirst.find(({ ResourceStatus, ResourceStatusReason }) => FAILED.test(ResourceStatus ?? '') && !CASCADE.test(ResourceStatusReason ?? ''));
}
/** Resources that were to go, and are still there. */
function notDeleted(oldestFirst) {
    const last = new Map(oldestFirst.map((event) => [event.LogicalResourceId, event]));
    return [...last.values()].filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED');
}
/** A sentence with the reason of each. */
function leftTold(left) {
    return left
        .map((one) => `${one.PhysicalResourceId ?? one.LogicalResourceId} (${one.ResourceType}): ${one.ResourceStatusReason ?? 'no reason was given'}`)
        .join('; ');
}

;// CONCATENATED MODULE: ./lib/engines/cdk/follow-stack.js



const follow_stack_POLL_MS = 2_000;
const GOOD = /^(CREATE|UPDATE|IMPORT)_COMPLETE$/;
/**
 * Waits for what CloudFormation does with a stack, and tells it resource by resource.
 * @returns what it could not delete, and leaves behind: the stack counts as updated all the same
 * @throws Failure with the first resource that failed and its reason; the signal's reason when interrupted, while
 *   CloudFormation goes on by itself.
 */
async function followStack({ clock, log }, { stacks }, { name, id, known }, signal) {
    const seen = [];
    for (;;) {
        const status = (await stacks.stack(id))?.StackStatus ?? 'DELETE_COMPLETE';
        const fresh = (await stacks.eventsSince(id, seen.at(-1)?.EventId ?? known)).toReversed();
        seen.push(...fresh);
        if (fresh.length > 0)
            log.foreign(fresh.map(progressLine));
        if (GOOD.test(status))
            return notDeleted(seen);
        if (!status.endsWith('_IN_PROGRESS'))
            throw failed(name, status, seen);
        if (signal.aborted) {
            log.line(`CloudFormation goes on with ${name} by itself; the next run waits for it`);
            throw signal.reason;
        }
        await clock.sleep(follow_stack_POLL_MS);
    }
}
function failed(name, status, seen) {
    const first = firstFailed(seen);
    const what = first
        ? `${first.LogicalResourceId} (${first.ResourceType}): ${first.ResourceStatusReason ?? 'no reason was given'}`
        : `the stack is ${status}`;
    return new failure/* Failure */.HR(`The deployment of ${name} failed: ${what}`, (0,stack_state/* remedyOf */.S)(name, status) ?? 'CloudFormation has taken it back. Mend what it names, and run again.', { logLines: seen.map(progressLine) });
}

;// CONCATENATED MODULE: ./lib/engines/cdk/execute.js


/**
 * Executes exactly the change set that was read, and waits for its end.
 * @returns what could not be deleted
 * @throws Failure with the first resource that failed; the signal's reason when it was interrupted.
 */
async function execute(options, formation, stackName, changeSetName, signal) {
    signal.throwIfAborted();
    const id = (await formation.stacks.stack(stackName))?.StackId ?? stackName;
    const newest = await formation.stacks.newestEvent(id);
    try {
        await formation.changeSets.execute({ stackName, changeSetName });
    }
    catch (error) {
        if (!(await isCarriedOut(formation, id, changeSetName)))
            throw refusal(stackName, error);
    }
    return followStack(options, formation, { name: stackName, id, known: newest?.EventId }, signal);
}
/** An answer may have been lost, and the repetition refused because of its own first try. */
async function isCarriedOut({ stacks }, id, changeSetName) {
    const { ChangeSetId = '', StackStatus = '' } = (await stacks.stack(id)) ?? {};
    return ChangeSetId.includes(`:changeSet/${changeSetName}/`) && StackStatus !== 'REVIEW_IN_PROGRESS';
}
function refusal(stackName, error) {
    if (!/cannot be executed in its current|does not exist/.test((0,failure/* messageOf */.bD)(error)))
        return error;
    return new failure/* Failure */.HR(`The stack ${stackName} is no longer as it was when it was planned: ${(0,failure/* messageOf */.bD)(error)}`, 'Run again: it plans anew.', { cause: error });
}

// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
;// CONCATENATED MODULE: ./lib/engines/cdk/kept-template.js


/** Apart from each other: whoever may write templates of plans must not reach what a deploy trusts. */
const FOLDERS = { plan: 'plan-templates', deploy: 'templates' };
/**
 * Lays a template where CloudFormation reads it, as long as `use` lasts: a text that is given with a call may have 51,200 bytes
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html), which shared's is beyond.
 */
async function withTemplate({ store, bucket, region, site, log }, purpose, name, template, use) {
    const key = `${(0,model_site/* siteKey */.Dd)(site)}/${FOLDERS[purpose]}/${name}.json`;
    const written = await laid(store, key, template);
    try {
        return await use(`https://${bucket}.s3.${region}.${suffixOf(region)}/${key}`);
    }
    finally {
        await undo(log, `The template ${key}`, () => store.remove(key, written));
    }
}
/** @returns its etag */
async function laid(store, key, template) {
    const written = await store.create(key, template);
    if (written.kind === 'written')
        return written.etag;
    // A run that was killed has left its own.
    const left = await store.get(key);
    if (left !== undefined)
        await store.remove(key, left.etag);
    return laid(store, key, template);
}
function suffixOf(region) {
    return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

// EXTERNAL MODULE: ./lib/model/attribute-differences.js + 3 modules
var attribute_differences = __webpack_require__(9793);
// EXTERNAL MODULE: ./lib/model/attribute-shape.js
var attribute_shape = __webpack_require__(2161);
// EXTERNAL MODULE: ./lib/model/plan-exposure.js
var plan_exposure = __webpack_require__(8254);
;// CONCATENATED MODULE: ./lib/engines/cdk/is-on.js
/** A change set tells every value as text. */
function isOn(value) {
    return value === true || value === 'true';
}

;// CONCATENATED MODULE: ./lib/engines/cdk/opened.js



/** What a change opens to everybody, by the rules that hold for Terraform's resources of the same kind. */
function opensIn(type, before, after) {
    const like = LIKE[type];
    if (like === undefined)
        return [];
    const said = ({ value }) => ((0,attribute_shape/* isRecord */.u4)(value) ? like.as(value) : undefined);
    return (0,plan_exposure/* opened */.S)(like.type, said(before), said(after));
}
const policied = (type, document) => ({
    type,
    as: (properties) => ({ policy: JSON.stringify(properties[document] ?? null) }),
});
const publicly = (type) => ({
    type,
    as: ({ PubliclyAccessible }) => ({ publicly_accessible: isOn(PubliclyAccessible) }),
});
const LIKE = {
    'AWS::EC2::SecurityGroup': {
        type: 'aws_security_group',
        as: ({ SecurityGroupIngress: rules }) => ({
            ingress: Array.isArray(rules) ? rules.filter(attribute_shape/* isRecord */.u4).map(ruleAs) : [],
        }),
    },
    'AWS::EC2::SecurityGroupIngress': { type: 'aws_vpc_security_group_ingress_rule', as: ruleAs },
    'AWS::RDS::DBInstance': publicly('aws_db_instance'),
    'AWS::AmazonMQ::Broker': publicly('aws_mq_broker'),
    'AWS::Redshift::Cluster': publicly('aws_redshift_cluster'),
    'AWS::S3::Bucket': { type: 'aws_s3_bucket_public_access_block', as: blocksAs },
    'AWS::S3::BucketPolicy': policied('aws_s3_bucket_policy', 'PolicyDocument'),
    'AWS::ECR::Repository': policied('aws_ecr_repository_policy', 'RepositoryPolicyText'),
    'AWS::KMS::Key': policied('aws_kms_key', 'KeyPolicy'),
    'AWS::SecretsManager::ResourcePolicy': policied('aws_secretsmanager_secret_policy', 'ResourcePolicy'),
    'AWS::SNS::TopicPolicy': policied('aws_sns_topic_policy', 'PolicyDocument'),
    'AWS::SQS::QueuePolicy': policied('aws_sqs_queue_policy', 'PolicyDocument'),
    'AWS::Lambda::Url': {
        type: 'aws_lambda_function_url',
        as: ({ AuthType }) => ({ authorization_type: AuthType }),
    },
    'AWS::ElasticLoadBalancingV2::LoadBalancer': {
        type: 'aws_lb',
        as: ({ Scheme }) => ({ internal: Scheme === 'internal' }),
    },
};
function ruleAs(rule) {
    return {
        cidr_ipv4: rule['CidrIp'],
        cidr_ipv6: rule['CidrIpv6'],
        protocol: rule['IpProtocol'],
        from_port: rule['FromPort'],
        to_port: rule['ToPort'],
    };
}
/** A bucket of a stack blocks nothing that its template does not say. */
function blocksAs({ PublicAccessBlockConfiguration: said }) {
    const blocks = (0,attribute_shape/* isRecord */.u4)(said) ? said : {};
    return {
        block_public_acls: isOn(blocks['BlockPublicAcls']),
        block_public_policy: isOn(blocks['BlockPublicPolicy']),
        ignore_public_acls: isOn(blocks['IgnorePublicAcls']),
        restrict_public_buckets: isOn(blocks['RestrictPublicBuckets']),
    };
}

// EXTERNAL MODULE: ./lib/model/plan-rights.js
var plan_rights = __webpack_require__(8336);
;// CONCATENATED MODULE: ./lib/engines/cdk/resource-context.js

/**
 * Stands for a value, or a part of a text, that CloudFormation knows only once the change set was executed.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html
 */
const KNOWN_AFTER = '{{changeSet:KNOWN_AFTER_APPLY}}';
/** The properties of one side of a change, as a change set's context tells them; nothing where there is no such side. */
function propertiesOf(type, context) {
    const read = context === undefined ? undefined : (0,attribute_shape/* parsedJson */.U4)(context);
    const properties = (0,attribute_shape/* isRecord */.u4)(read) && (0,attribute_shape/* isRecord */.u4)(read['Properties']) ? read['Properties'] : undefined;
    return properties === undefined ? { value: undefined } : marked(asTold(type, properties));
}
/** A template's own properties: what a function gives is known later. */
function templateProperties(type, properties) {
    return marked(asTold(type, withoutFunctions(properties)));
}
function marked(value) {
    return { value, unknown: unknownIn(value) };
}
/** True for what is not known as a whole, and a tree of the same shape otherwise. */
function unknownIn(value) {
    if (typeof value === 'string')
        return value.includes(KNOWN_AFTER);
    if (Array.isArray(value))
        return value.map(unknownIn);
    if (!(0,attribute_shape/* isRecord */.u4)(value))
        return false;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unknownIn(inner)]));
}
function withoutFunctions(value) {
    if (Array.isArray(value))
        return value.map(withoutFunctions);
    if (!(0,attribute_shape/* isRecord */.u4)(value))
        return value;
    const [only, ...more] = Object.keys(value);
    if (more.length === 0 && only !== undefined && /^(Ref$|Fn::)/.test(only))
        return KNOWN_AFTER;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutFunctions(inner)]));
}
/** Containers are told as ECS itself writes them: by their names, their variables by theirs, and no secret by its value. */
function asTold(type, properties) {
    if (type !== 'AWS::ECS::TaskDefinition')
        return properties;
    return { ...properties, ContainerDefinitions: asEcsWrites(properties['ContainerDefinitions']) };
}
function asEcsWrites(value) {
    if (Array.isArray(value))
        return value.map(asEcsWrites);
    if (!(0,attribute_shape/* isRecord */.u4)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [
        name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
        asEcsWrites(inner),
    ]));
}

;// CONCATENATED MODULE: ./lib/engines/cdk/granted.js



/** What a change allows by IAM, by the rules that hold for Terraform's resources of the same kind. */
function grantsIn(type, before, after) {
    const like = granted_LIKE[type];
    if (like === undefined || !(0,attribute_shape/* isRecord */.u4)(before.value) || !(0,attribute_shape/* isRecord */.u4)(after.value))
        return [];
    const found = (0,plan_rights/* granted */.y)(like.type, like.as(before.value), like.as(after.value));
    // A name that is known later is most often a new one of the same thing.
    return found.filter((sentence) => !sentence.includes(KNOWN_AFTER));
}
const granted_document = ({ PolicyDocument }) => ({ policy: JSON.stringify(PolicyDocument ?? null) });
const granted_LIKE = {
    'AWS::IAM::ManagedPolicy': { type: 'aws_iam_policy', as: granted_document },
    'AWS::IAM::Policy': { type: 'aws_iam_role_policy', as: granted_document },
    'AWS::IAM::RolePolicy': { type: 'aws_iam_role_policy', as: granted_document },
    'AWS::IAM::UserPolicy': { type: 'aws_iam_user_policy', as: granted_document },
    'AWS::IAM::Role': {
        type: 'aws_iam_role',
        as: ({ AssumeRolePolicyDocument, ManagedPolicyArns, Policies }) => ({
            assume_role_policy: JSON.stringify(AssumeRolePolicyDocument ?? null),
            managed_policy_arns: ManagedPolicyArns,
            inline_policy: Array.isArray(Policies) ? Policies.filter(attribute_shape/* isRecord */.u4).map(granted_document) : [],
        }),
    },
};

;// CONCATENATED MODULE: ./lib/engines/cdk/protected.js


const SETTINGS = ['DeletionProtection', 'DeletionProtectionEnabled'];
/** A load balancer has it among its attributes. */
const ATTRIBUTE = 'deletion_protection.enabled';
/** The setting by which AWS refuses to delete it, where that is on. */
function protectedIn({ value }) {
    if (!(0,attribute_shape/* isRecord */.u4)(value))
        return undefined;
    const own = SETTINGS.find((setting) => isOn(value[setting]));
    if (own !== undefined)
        return own;
    const attributes = value['LoadBalancerAttributes'];
    if (!Array.isArray(attributes))
        return undefined;
    return attributes.some((one) => (0,attribute_shape/* isRecord */.u4)(one) && one['Key'] === ATTRIBUTE && isOn(one['Value']))
        ? ATTRIBUTE
        : undefined;
}

;// CONCATENATED MODULE: ./lib/engines/cdk/planned-change.js






const detail = schemas/* object */.Ikc({
    Target: schemas/* object */.Ikc({
        Name: schemas/* string */.YjP().optional(),
        RequiresRecreation: schemas/* string */.YjP().optional(),
    }),
    Evaluation: schemas/* string */.YjP().optional(),
    ChangeSource: schemas/* string */.YjP().optional(),
    CausingEntity: schemas/* string */.YjP().optional(),
});
/** What CDK writes into templates of which of its modules made them: there is nothing behind it. */
const CDK_NOTE = 'AWS::CDK::Metadata';
/** One resource of a change set, as DescribeChangeSet says it. Members that are not named here are nothing to us. */
const resourceChange = schemas/* object */.Ikc({
    Action: schemas/* string */.YjP(),
    PolicyAction: schemas/* string */.YjP().optional(),
    LogicalResourceId: schemas/* string */.YjP(),
    PhysicalResourceId: schemas/* string */.YjP().optional(),
    ResourceType: schemas/* string */.YjP(),
    Replacement: schemas/* string */.YjP().optional(),
    Details: schemas/* array */.YOg(detail).optional(),
    BeforeContext: schemas/* string */.YjP().optional(),
    AfterContext: schemas/* string */.YjP().optional(),
});
/**
 * A change set's resource in words that no engine owns; undefined for what is the action's own doing. What may be replaced
 * counts as replaced: CloudFormation decides that while it executes, when nobody can be asked any more.
 */
function plannedChange(change) {
    const { LogicalResourceId: address, ResourceType: type } = change;
    if (type === CDK_NOTE)
        return undefined;
    const [before, after] = [propertiesOf(type, change.BeforeContext), propertiesOf(type, change.AfterContext)];
    const fate = fateOf(change);
    const attributes = HAS_DIFFERENCES.has(fate.action) ? attributesOf(type, before, after) : undefined;
    if (fate.action === 'update' && attributes?.length === 0 && before.value !== undefined)
        return undefined;
    const reason = reasonOf(change);
    const opens = fate.action === 'forget' ? [] : opensIn(type, before, after);
    const grants = grantsIn(type, before, after);
    const heldBy = fate.action === 'destroy' ? protectedIn(before) : undefined;
    return {
        address,
        type,
        ...fate,
        ...(reason === undefined ? {} : { reason }),
        ...(attributes === undefined ? {} : { attributes }),
        ...(heldBy === undefined ? {} : { heldBy }),
        ...(opens.length === 0 ? {} : { opens }),
        ...(grants.length === 0 ? {} : { grants }),
    };
}
const HAS_DIFFERENCES = new Set(['create', 'update', 'replace', 'import']);
/** A count that is given no more is left as it is: it is the action's. */
function attributesOf(type, before, after) {
    const found = (0,attribute_differences/* differences */.t)(before, after);
    if (type !== 'AWS::ECS::Service')
        return found;
    return found.filter(({ path, after: is }) => path !== 'DesiredCount' || is !== 'absent');
}
function fateOf({ Action, PolicyAction, Replacement }) {
    switch (Action) {
        case 'Add':
            return { action: 'create' };
        case 'Import':
            return { action: 'import' };
        case 'Remove':
            return { action: PolicyAction === 'Retain' ? 'forget' : 'destroy' };
        default:
            return Replacement === 'True' || Replacement === 'Conditional'
                ? { action: 'replace', order: orderOf(PolicyAction) }
                : { action: 'update' };
    }
}
/** CloudFormation makes the new one first, always. */
function orderOf(policy) {
    return policy === 'ReplaceAndRetain' ? 'create-only' : 'create-first';
}
function reasonOf({ Action, PolicyAction, Replacement, Details = [] }) {
    if (Action === 'Remove')
        return removalReason(PolicyAction);
    if (Replacement !== 'True' && Replacement !== 'Conditional')
        return causeOf(Details);
    const forcing = Details.filter(({ Target }) => Target.RequiresRecreation !== 'Never');
    const names = [
        ...new Set(forcing.flatMap(({ Target }) => (Target.Name === undefined ? [] : [`\`${Target.Name}\``]))),
    ];
    const what = names.length === 0 ? 'it' : names.join(', ');
    if (Replacement === 'True')
        return `${what} cannot be changed in place`;
    const dynamic = forcing.find(({ Evaluation }) => Evaluation === 'Dynamic');
    const because = dynamic ? `: ${namedCause(dynamic)} is known only while it is applied` : '';
    return `${what} may need a new one${because}; that counts as a replacement`;
}
function removalReason(policy) {
    if (policy === 'Retain')
        return 'it is no longer in the code, and stays where it is';
    if (policy === 'Snapshot')
        return 'it is no longer in the code; a last snapshot of it is kept';
    return 'it is no longer in the code';
}
/** An update for which the code says nothing new follows from another one. */
function causeOf(details) {
    if (details.length === 0 || details.some(({ ChangeSource }) => ChangeSource === 'DirectModification'))
        return undefined;
    const [first] = details;
    return first && `it follows from ${namedCause(first)}`;
}
function namedCause({ CausingEntity, Target }) {
    return `\`${CausingEntity ?? Target.Name ?? 'another resource'}\``;
}

;// CONCATENATED MODULE: ./lib/engines/cdk/new-stack.js




const new_stack_NOTHING = { value: undefined };
/**
 * All that a template of a stack that is not there would make. CloudFormation is not asked: even a change set that is never
 * executed would leave a stack behind, in REVIEW_IN_PROGRESS.
 */
function createdBy({ Resources }) {
    const own = Object.entries(Resources).filter(([, { Type }]) => Type !== CDK_NOTE);
    return own.map(([address, { Type: type, Properties = {} }]) => {
        const properties = templateProperties(type, Properties);
        const opens = opensIn(type, new_stack_NOTHING, properties);
        return {
            ...{ address, type, action: 'create' },
            attributes: (0,attribute_differences/* differences */.t)(new_stack_NOTHING, properties),
            ...(opens.length === 0 ? {} : { opens }),
        };
    });
}

// EXTERNAL MODULE: ./lib/engines/terraform/other-layout.js
var other_layout = __webpack_require__(2938);
;// CONCATENATED MODULE: ./lib/engines/cdk/other-engine.js



/**
 * An environment that Terraform or Terragrunt made looks to CloudFormation as if it were never there.
 * @param name  of the stack that was looked for, and is not there
 * @throws Failure naming the state that was found.
 */
async function refuseOtherEngine({ site, store }, name) {
    const found = await (0,other_layout/* firstHeld */.EK)({ siteKey: (0,model_site/* siteKey */.Dd)(site), store }, ['shared', ...other_layout/* UNITS */.QN]);
    if (found === undefined)
        return;
    throw new failure/* Failure */.HR(`\`engine\` cdk keeps shared in the stack ${name}, and nothing is there: this environment's lies in ${found}, where another engine made it. All of it would be made a second time.`, 'Set `engine` to terraform, tofu or terragrunt. To go over to CDK make a new environment with it, and move data and hostname there.');
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/engines/cdk/output-changes.js

/** How many outputs are given another way, are new, or go. */
function outputChanges(before = {}, after = {}) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].filter((name) => !(0,external_node_util_.isDeepStrictEqual)(before[name], after[name])).length;
}

;// CONCATENATED MODULE: ./lib/engines/cdk/stack-ids.js
/** What CloudFormation and the services named by themselves in a stack, by that name; of roles also how others name them. */
async function stackIds(formation, stackId, { Resources }) {
    const resources = await formation.stacks.resources(stackId);
    const [, partition = '', , , account = ''] = stackId.split(':');
    return new Map(resources.flatMap(({ LogicalResourceId = '', PhysicalResourceId, ResourceType }) => {
        if (PhysicalResourceId === undefined)
            return [];
        const own = [PhysicalResourceId, `<${LogicalResourceId}.id>`];
        if (ResourceType !== 'AWS::IAM::Role')
            return [own];
        const path = Resources[LogicalResourceId]?.Properties?.['Path'] ?? '/';
        const arn = `arn:${partition}:iam::${account}:role${String(path)}${PhysicalResourceId}`;
        return [own, [arn, `<${LogicalResourceId}.arn>`]];
    }));
}

;// CONCATENATED MODULE: ./lib/engines/cdk/plan-stack.js












/** Milliseconds after which no plan reads its change set any more. */
const FORGOTTEN_MS = 3_600_000;
/** A stack's plan. */
async function planStack(options, formation, { stack, there }, wanted, use, signal) {
    const name = (0,cloud_name/* cloudName */.B)(options.site, stack);
    if (there === undefined && stack.kind === 'shared')
        await refuseOtherEngine(options, name);
    if (there === undefined)
        return planOfNew(options, formation, stack, wanted, use);
    await removeLeftovers(options, formation, name);
    const deployed = await formation.stacks.template(name);
    const made = await changeSet(options, formation, { name, kind: 'UPDATE', wanted }, signal);
    try {
        return {
            ...planned(stack, changesOf(made)),
            outputChanges: outputChanges(deployed.Outputs, (0,cdk_template/* readTemplate */.x)(wanted.template).Outputs),
            ids: await stackIds(formation, there.StackId ?? name, deployed),
            apply: async (aborting) => {
                refuseReading(use, name);
                if (made !== undefined)
                    tellLeft(options, name, use, await execute(options, formation, name, made.name, aborting));
                if (there.EnableTerminationProtection !== wanted.isProtected)
                    await formation.stacks.protect(name, wanted.isProtected);
            },
        };
    }
    finally {
        if (use === 'read' && made !== undefined)
            await formation.changeSets.discard({ stackName: name, changeSetName: made.name });
    }
}
function planOfNew(options, formation, stack, wanted, use) {
    const name = (0,cloud_name/* cloudName */.B)(options.site, stack);
    const template = (0,cdk_template/* readTemplate */.x)(wanted.template);
    return {
        ...planned(stack, createdBy(template)),
        outputChanges: outputChanges(undefined, template.Outputs),
        ids: new Map(),
        apply: async (signal) => {
            refuseReading(use, name);
            const made = await changeSet(options, formation, { name, kind: 'CREATE', wanted }, signal);
            if (made === undefined)
                return;
            tellLeft(options, name, use, await execute(options, formation, name, made.name, signal));
            if (wanted.isProtected)
                await formation.stacks.protect(name, true);
        },
    };
}
async function changeSet(options, formation, { name, kind, wanted }, signal) {
    const { role, right, job } = options;
    const own = changeSetName(role, job);
    // Who may apply is alone, and finds what a killed run has left; those who look go on beside each other.
    const key = right === 'execute' ? name : `${name}-${own}`;
    return withTemplate(options, role, key, wanted.template, (templateUrl) => formation.changeSets.make({ stackName: name, changeSetName: own, kind, templateUrl, tags: wanted.tags }, signal));
}
function changesOf(made) {
    return (made?.changes ?? []).flatMap(({ ResourceChange }) => {
        const change = ResourceChange && plannedChange(resourceChange.parse(ResourceChange));
        return change === undefined ? [] : [change];
    });
}
function planned(stack, changes) {
    return { stack, changes, deferred: [], drift: [], diagnostics: [] };
}
/** What runs that were killed have left: of plans those that nobody can be reading; of deploys all, since only one is made at a time. */
async function removeLeftovers(options, formation, name) {
    const { clock, role, right } = options;
    for (const { ChangeSetName = '', CreationTime } of await formation.changeSets.list(name)) {
        const age = clock.now() - (CreationTime?.getTime() ?? 0);
        const isLeft = isMadeFor(role, ChangeSetName) && (right === 'execute' || age > FORGOTTEN_MS);
        if (isLeft)
            await formation.changeSets.discard({ stackName: name, changeSetName: ChangeSetName });
    }
}
/** A stack counts as updated although something of it could not be deleted: nobody looks for that again. */
function tellLeft({ log }, name, use, left) {
    if (left.length === 0)
        return;
    const told = `CloudFormation could not delete all of ${name}, and has forgotten it: ${leftTold(left)}.`;
    if (use === 'remove')
        throw new failure/* Failure */.HR(told, 'Delete that by hand: it costs money, and the next deploy needs its name.');
    log.warning(told);
}
function refuseReading(use, name) {
    if (use === 'read')
        throw new failure/* Failure */.HR(`The plan of ${name} was made to be read.`, 'Deploy to apply it.');
}

;// CONCATENATED MODULE: ./lib/engines/cdk/ready-stack.js




/**
 * The stack as it can be planned; undefined while there is none. What a deploy of ours goes on with, or has left to
 * CloudFormation when it ended, is waited for.
 * @throws Failure for one that somebody else is deploying, or has to mend first.
 */
async function readyStack(options, formation, name, signal) {
    const found = await formation.stacks.stack(name);
    const state = (0,stack_state/* stackState */.K)(name, found?.StackStatus, found?.StackStatusReason);
    switch (state.kind) {
        case 'absent':
            if (state.inReview)
                options.log.line(`${name} is in review alone: a change set that was never executed made its name`);
            return undefined;
        case 'there':
            return found;
        case 'going on':
            if (!isOwnChangeSet(found?.ChangeSetId))
                throw busy(name, state.status);
            return waitedFor(options, formation, { name, id: found?.StackId ?? name }, signal);
    }
}
/** One that was taken back meanwhile can be deployed to again: why it was is told, and no reason to stop. */
async function waitedFor(options, formation, { name, id }, signal) {
    options.log.line(`CloudFormation still carries out what an ended run began in ${name}: it is waited for`);
    const known = beforeIt(await formation.stacks.eventsSince(id, undefined), id)?.EventId;
    try {
        await followStack(options, formation, { name, id, known }, signal);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const left = await formation.stacks.stack(id);
        (0,stack_state/* stackState */.K)(name, left?.StackStatus, left?.StackStatusReason);
        options.log.line(`${error.message} It was taken back, and is planned anew`);
    }
    return formation.stacks.stack(name);
}
/** The last event before what goes on began. @param newestFirst of the stack */
function beforeIt(newestFirst, id) {
    const began = newestFirst.findIndex(({ PhysicalResourceId, ResourceStatus = '' }) => PhysicalResourceId === id && /^(CREATE|UPDATE|IMPORT)_IN_PROGRESS$/.test(ResourceStatus));
    return began < 0 ? newestFirst[0] : newestFirst[began + 1];
}
function busy(name, status) {
    return new failure/* Failure */.HR(`The stack ${name} is ${status}: somebody deploys to it at this moment.`, 'Wait until CloudFormation is done with it (its console shows by whom), and run again.');
}

;// CONCATENATED MODULE: ./lib/engines/cdk/plan-removal.js





/**
 * By a template that holds only what stays behind, because a deletion of the stack would take that too, and CloudFormation takes
 * no stack without resources. What goes is what was deployed, whatever the code has become.
 */
async function planRemoval(options, formation, stack, signal) {
    const name = (0,cloud_name/* cloudName */.B)(options.site, stack);
    const there = await readyStack(options, formation, name, signal);
    if (there === undefined)
        return (0,nothing_left/* nothingLeft */.Z)(stack);
    const kept = JSON.stringify(withoutWhatGoes(await formation.stacks.template(name)));
    const tags = Object.fromEntries((there.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
    const wanted = { template: kept, tags, isProtected: there.EnableTerminationProtection ?? false };
    const use = options.right === 'execute' ? 'remove' : 'read';
    return planStack(options, formation, { stack, there }, wanted, use, signal);
}
/** @throws Error when nothing stays behind: a colour has logs. */
function withoutWhatGoes({ Outputs: _, Resources, ...rest }) {
    const kept = Object.entries(Resources).filter(([, { Type }]) => (0,removal/* staysBehind */.Xv)(Type));
    return { ...rest, Resources: Object.fromEntries(kept) };
}

;// CONCATENATED MODULE: ./lib/engines/cdk/rules-apart.js

const SIDES = {
    SecurityGroupIngress: 'SourceSecurityGroupId',
    SecurityGroupEgress: 'DestinationSecurityGroupId',
};
/**
 * Without the rules of security groups that are resources of their own in the same stack: CloudFormation compares a group with its
 * own properties alone, and finds each of them to be added by somebody.
 */
function withoutRulesApart(found, { Resources: deployed }, resources) {
    const ids = new Map(resources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]));
    const apart = new Set(Object.values(deployed).flatMap(({ Type, Properties = {} }) => {
        const side = /^AWS::EC2::(SecurityGroup(?:In|E)gress)$/.exec(Type)?.[1];
        if (side === undefined)
            return [];
        const idOf = (value) => (typeof value === 'string' ? value : ids.get(namedIn(value)));
        return [
            ruleKey(idOf(Properties['GroupId']), side, {
                ...Properties,
                [SIDES[side]]: idOf(Properties[SIDES[side]]),
            }),
        ];
    }));
    return found.flatMap((resource) => {
        if (resource.ResourceType !== 'AWS::EC2::SecurityGroup' || resource.PropertyDifferences === undefined)
            return [resource];
        const left = resource.PropertyDifferences.filter((one) => !apart.has(keyOf(resource, one)));
        return left.length === 0 ? [] : [{ ...resource, PropertyDifferences: left }];
    });
}
/** The resource that `Ref` or `Fn::GetAtt` names. */
function namedIn(value) {
    if (!(0,attribute_shape/* isRecord */.u4)(value))
        return undefined;
    const [first] = [value['Ref'] ?? value['Fn::GetAtt']].flat();
    return typeof first === 'string' ? first : undefined;
}
function keyOf({ PhysicalResourceId }, one) {
    const side = /^\/(SecurityGroup(?:In|E)gress)\/\d+$/.exec(one.PropertyPath ?? '')?.[1];
    const rule = (0,attribute_shape/* parsedJson */.U4)(one.ActualValue ?? '');
    return side === undefined || one.DifferenceType !== 'ADD' || !(0,attribute_shape/* isRecord */.u4)(rule)
        ? ''
        : ruleKey(PhysicalResourceId, side, rule);
}
function ruleKey(group, side, rule) {
    const peer = [SIDES[side], 'CidrIp', 'CidrIpv6'].map((name) => String(rule[name] ?? ''));
    const ports = ['IpProtocol', 'FromPort', 'ToPort'].map((name) => String(rule[name] ?? ''));
    return [group, side, ...ports, ...peer].join(' ');
}

// EXTERNAL MODULE: ./lib/model/plan-drift.js
var plan_drift = __webpack_require__(4216);
;// CONCATENATED MODULE: ./lib/engines/cdk/stack-drift.js



/** What CloudFormation found to differ, without what is the action's own doing. It compares only what the template names. */
function stackDrift(found) {
    const changes = found.flatMap((resource) => {
        const foreign = (0,plan_drift/* foreignDrift */.E)(driftedChange(resource));
        return foreign === undefined ? [] : [foreign];
    });
    return { changes, open: [] };
}
function driftedChange(resource) {
    const { LogicalResourceId: address = '', ResourceType: type = '' } = resource;
    if (resource.StackResourceDriftStatus === 'DELETED')
        return { address, type, action: 'destroy' };
    return {
        ...{ address, type, action: 'update' },
        attributes: (resource.PropertyDifferences ?? []).flatMap(stack_drift_attributesOf),
    };
}
/** `/SuspendedState/DynamicScalingInSuspended` as a plan writes it. */
function stack_drift_attributesOf({ PropertyPath = '', ExpectedValue, ActualValue, }) {
    const steps = PropertyPath.split('/').filter((step) => step !== '');
    return (0,attribute_differences/* differences */.t)({ value: inside(steps, ExpectedValue) }, { value: inside(steps, ActualValue) });
}
/** A value where a path has it. */
function inside(steps, text) {
    return steps.reduceRight((value, step) => ({ [step]: value }), asValue(text));
}
/** A yes, a no, a number: CloudFormation writes them as text. */
const PLAIN = /^(true|false|-?(0|[1-9]\d{0,14})(\.\d+)?)$/;
/** What is not there CloudFormation writes as the text null. */
function asValue(text) {
    if (text === undefined || text === 'null')
        return undefined;
    return PLAIN.test(text) ? JSON.parse(text) : ((0,attribute_shape/* parsedJson */.U4)(text) ?? text);
}

;// CONCATENATED MODULE: ./lib/engines/cdk/stack-outputs.js
/** What CDK's stacks write behind the description of an output that is no plain text. */
const STRUCTURED = /\(JSON\)$/;
/** Outputs by the names of infra/README.md, which CloudFormation takes without underscores; one that is null is not there. */
function stackOutputs(outputs) {
    return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '', Description = '' }) => [
        contractName(OutputKey),
        STRUCTURED.test(Description) ? JSON.parse(OutputValue) : OutputValue,
    ]));
}
/** `TaskSubnetIds` is `task_subnet_ids`. */
function contractName(key) {
    return key.replace(/[A-Z]/g, (letter, at) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);
}

;// CONCATENATED MODULE: ./lib/engines/cdk/open-cdk.js









/**
 * CDK as the engine: the app makes a template of each stack, CloudFormation keeps what was deployed. Change sets are made and
 * executed by the role that runs, so that none has more rights than it.
 */
function openCdk(options, app = usersApp(options)) {
    const formation = openFormation(options);
    const found = async (stack, signal) => ({
        stack,
        there: await readyStack(options, formation, (0,cloud_name/* cloudName */.B)(options.site, stack), signal),
    });
    const assembly = async (of, given, signal) => app.synthesize(of.stack, { ...(await notLookedUp(options, of)), ...given }, signal);
    // Looked for before the app is run, and again when it has: that may take minutes.
    const look = async (stack, given, signal) => {
        const made = await assembly(await found(stack, signal), given, signal);
        return planStack(options, formation, await found(stack, signal), made, 'read', signal);
    };
    return {
        ready: async (stack, signal) => {
            await found(stack, signal);
        },
        look,
        plan: async (stack, given, signal) => {
            if (options.right === 'look')
                return look(stack, given, signal);
            const made = await assembly(await found(stack, signal), given, signal);
            await app.publish(made, signal);
            return planStack(options, formation, await found(stack, signal), made, 'apply', signal);
        },
        planRemoval: async (stack, _given, signal) => planRemoval(options, formation, stack, signal),
        drift: async (stack, _given, signal) => {
            const name = (0,cloud_name/* cloudName */.B)(options.site, stack);
            const there = await readyStack(options, formation, name, signal);
            if (there === undefined)
                return { changes: [], open: [] };
            const drifted = await formation.stacks.drifts(name, signal);
            const [deployed, resources] = await Promise.all([
                formation.stacks.template(name),
                formation.stacks.resources(name),
            ]);
            return stackDrift(withoutRulesApart(drifted, deployed, resources));
        },
        outputs: async (stack) => {
            const seen = await formation.stacks.stack((0,cloud_name/* cloudName */.B)(options.site, stack));
            // A stack gives its outputs at its end; one that was taken down to what stays has none.
            if (!seen?.Outputs?.length)
                return undefined;
            const given = stackOutputs(seen.Outputs);
            return stack.kind === 'color' ? { ...WITHOUT, ...given } : given;
        },
    };
}
/** What Terraform looks up for itself. */
async function notLookedUp(options, { stack, there }) {
    if (stack.kind === 'shared') {
        const boundary = await options.boundary();
        return boundary === undefined ? {} : { permissions_boundary_arn: boundary };
    }
    return { existing_services: servicesOf(stackOutputs(there?.Outputs ?? [])) };
}
/** A colour may have neither; CloudFormation gives no output that is nothing. */
const WITHOUT = {
    ...{ worker_service: null, worker_task_definition: null },
    ...{ beat_service: null, beat_task_definition: null },
};
const SERVICES = { web: 'web_service', worker: 'worker_service', beat: 'beat_service' };
/** Those whose count is to be left alone. */
function servicesOf(outputs) {
    return Object.entries(SERVICES).flatMap(([role, output]) => (outputs[output] === undefined ? [] : [role]));
}


/***/ }),

/***/ 2268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pages)
/* harmony export */ });
/** All of a list that comes page by page. */
async function pages(page) {
    const found = [];
    let token;
    do {
        const { items, next } = await page(token);
        found.push(...(items ?? []));
        token = next;
    } while (token !== undefined);
    return found;
}


/***/ }),

/***/ 1451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Stacks: () => (/* binding */ Stacks)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2268);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2136);



const POLL_MS = 2_000;
/** What is asked of CloudFormation about stacks, in the words of the engine. */
class Stacks {
    #open;
    #clock;
    constructor(open, clock) {
        this.#open = open;
        this.#clock = clock;
    }
    async stack(name) {
        const { sdk, client } = await this.#sdk();
        try {
            const { Stacks } = await client.send(new sdk.DescribeStacksCommand({ StackName: name }));
            return Stacks?.[0];
        }
        catch (error) {
            if (/does not exist/.test((0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))
                return undefined;
            throw error;
        }
    }
    /** What the stack was deployed from last. */
    async template(StackName) {
        const { sdk, client } = await this.#sdk();
        const { TemplateBody } = await client.send(new sdk.GetTemplateCommand({ StackName, TemplateStage: 'Original' }));
        return (0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .readTemplate */ .x)(TemplateBody ?? '{}');
    }
    async resources(StackName) {
        const { sdk, client } = await this.#sdk();
        return (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .pages */ .B)(async (NextToken) => {
            const page = await client.send(new sdk.ListStackResourcesCommand({ StackName, NextToken }));
            return { items: page.StackResourceSummaries, next: page.NextToken };
        });
    }
    /** Whether AWS refuses to delete the stack. */
    async protect(StackName, on) {
        const { sdk, client } = await this.#sdk();
        await client.send(new sdk.UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: on }));
    }
    /** The last thing that was told of the stack. */
    async newestEvent(StackName) {
        const { sdk, client } = await this.#sdk();
        const { StackEvents } = await client.send(new sdk.DescribeStackEventsCommand({ StackName }));
        return StackEvents?.[0];
    }
    /** The newest first, down to the one that is known. */
    async eventsSince(stackName, known) {
        const { sdk, client } = await this.#sdk();
        const found = [];
        let NextToken;
        do {
            const page = await client.send(new sdk.DescribeStackEventsCommand({ StackName: stackName, NextToken }));
            for (const event of page.StackEvents ?? []) {
                if (event.EventId === known)
                    return found;
                found.push(event);
            }
            NextToken = page.NextToken;
        } while (NextToken !== undefined);
        return found;
    }
    /**
     * Looks at every resource, and waits for it.
     * @returns what differs from the template
     * @throws Failure when the look did not come to its end
     */
    async drifts(StackName, signal) {
        const { sdk, client } = await this.#sdk();
        const { StackDriftDetectionId } = await client.send(new sdk.DetectStackDriftCommand({ StackName }));
        for (;;) {
            const { DetectionStatus, DetectionStatusReason } = await client.send(new sdk.DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
            if (DetectionStatus === 'DETECTION_COMPLETE')
                break;
            if (DetectionStatus === 'DETECTION_FAILED')
                throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`CloudFormation's look for drift of ${StackName} failed: ${DetectionStatusReason ?? 'no reason was given'}.`, 'What it may not read it does not compare: give the role that reading right, see infra/cdk/README.md.');
            await this.#clock.sleep(POLL_MS, signal);
        }
        return (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .pages */ .B)(async (NextToken) => {
            const page = await client.send(new sdk.DescribeStackResourceDriftsCommand({
                ...{ StackName, NextToken },
                StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
            }));
            return { items: page.StackResourceDrifts, next: page.NextToken };
        });
    }
    async #sdk() {
        return { sdk: await __webpack_require__.e(/* import() */ 3051).then(__webpack_require__.bind(__webpack_require__, 3051)), client: await this.#open() };
    }
}


/***/ }),

/***/ 2136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readTemplate)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);

const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    Resources: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ Type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), Properties: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).optional() }))
        .default({}),
    Outputs: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).optional(),
});
/** A template of CloudFormation's, as far as it is looked into; the rest of it stays as it is. */
function readTemplate(text) {
    return schema.parse(JSON.parse(text));
}


/***/ }),

/***/ 1314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ cloudName)
/* harmony export */ });
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1774);

/** As the stacks of infra/cdk are called in CloudFormation: what a person looks for in its console. */
function cloudName(site, stack) {
    return `${(0,_site_js__WEBPACK_IMPORTED_MODULE_0__/* .siteKey */ .Dd)(site)}-${stack.kind === 'shared' ? 'shared' : `color-${stack.color}`}`;
}


/***/ }),

/***/ 4381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ stackState),
/* harmony export */   S: () => (/* binding */ remedyOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);

const SETTLED = /^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$|^IMPORT_ROLLBACK_COMPLETE$/;
/**
 * @throws Failure for one that nothing can be deployed to before somebody has mended it.
 */
function stackState(name, status, reason) {
    if (status === undefined || status === 'DELETE_COMPLETE')
        return { kind: 'absent', inReview: false };
    if (status === 'REVIEW_IN_PROGRESS')
        return { kind: 'absent', inReview: true };
    if (SETTLED.test(status))
        return { kind: 'there' };
    if (status.endsWith('_IN_PROGRESS') && status !== 'DELETE_IN_PROGRESS')
        return { kind: 'going on', status };
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The stack ${name} is ${status}${reason === undefined ? '' : `: ${reason}`}. CloudFormation deploys nothing to it like that.`, remedyOf(name, status) ?? 'Look at its events in the console, and bring it to an end there.');
}
/** What a person does about a stack that a deployment has left like that; undefined where running again is enough. */
function remedyOf(name, status) {
    return REMEDIES[status]?.replaceAll('STACK', name);
}
const DELETE = '`aws cloudformation delete-stack --stack-name STACK`, as an administrator';
const REMEDIES = {
    ROLLBACK_COMPLETE: `Its first deployment failed and was taken back: delete the stack (${DELETE}; what it retains stays), mend what failed, and run again.`,
    ROLLBACK_FAILED: `Its first deployment failed and could not be taken back: delete the stack (${DELETE}), and what its events name as left over by hand, and run again.`,
    CREATE_FAILED: `Its first deployment failed: delete the stack (${DELETE}), and run again.`,
    DELETE_FAILED: `Its deletion failed: see in its events what could not go, mend that, and delete it again (${DELETE}).`,
    DELETE_IN_PROGRESS: 'It is being deleted: wait until it is gone, and run again.',
    UPDATE_FAILED: 'Roll it back (`aws cloudformation rollback-stack --stack-name STACK`, as an administrator), and run again.',
    UPDATE_ROLLBACK_FAILED: 'Mend what its events name, then `aws cloudformation continue-update-rollback --stack-name STACK`, as an administrator, and run again.',
};


/***/ })

};
