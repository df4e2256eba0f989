export const id = 8653;
export const ids = [8653];
export const modules = {

/***/ 7066:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a907584d7953f585ba38.py";

/***/ }),

/***/ 2724:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "63dbc384bfa136719f3d.py";

/***/ }),

/***/ 8396:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "26076e9603a277c1548e.py";

/***/ }),

/***/ 8577:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "55eb88acb85087f74ec1.py";

/***/ }),

/***/ 8050:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "5ba016dd6d5aa065b981.py";

/***/ }),

/***/ 1234:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "582b75f99f024f43ca32.py";

/***/ }),

/***/ 7079:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "0b0f9b5a8c59f587ebbc.py";

/***/ }),

/***/ 5609:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "33104b93672f4795fb73.py";

/***/ }),

/***/ 4811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ openCheckout),
  Y: () => (/* binding */ readMigrations)
});

// EXTERNAL MODULE: ./lib/model/json-fields.js
var json_fields = __webpack_require__(5009);
;// CONCATENATED MODULE: ./lib/model/checkout-migrations.js

/**
 * What src/checkout wrote of a checkout. It ran on files that anybody may have written, so whatever is not as it
 * writes counts as nothing.
 */
function parseCheckout(output) {
    let value;
    try {
        value = JSON.parse(output);
    }
    catch {
        return { kind: 'unknown', why: 'what was read of them is not JSON' };
    }
    const { complete, migrations } = (0,json_fields/* fieldsOf */.Pf)(value);
    if (complete === false)
        return { kind: 'unknown', why: 'the checkout has more files than are read' };
    if (complete !== true || !Array.isArray(migrations))
        return { kind: 'unknown', why: NOT_AS_WRITTEN };
    const read = migrations.map(migrationOf);
    const known = read.filter((one) => one !== undefined);
    return known.length === read.length
        ? { kind: 'known', migrations: known }
        : { kind: 'unknown', why: NOT_AS_WRITTEN };
}
const NOT_AS_WRITTEN = 'what was read of them has another form than expected';
function migrationOf(value) {
    const fields = (0,json_fields/* fieldsOf */.Pf)(value);
    const { name, unreadable, dependencies, replaces, atomic, operations, sql, phase, reversible } = fields;
    if (!(0,json_fields/* isText */.KH)(name))
        return undefined;
    if ((0,json_fields/* isText */.KH)(unreadable))
        return { kind: 'unreadable', name, why: unreadable };
    if (!isTexts(dependencies) || !isTexts(replaces))
        return undefined;
    if (!isTexts(operations) || !isTexts(sql))
        return undefined;
    if (!isAnswer(atomic) || !isAnswer(reversible))
        return undefined;
    if (phase !== 'expand' && phase !== 'contract' && phase !== 'unclassified')
        return undefined;
    return { kind: 'read', name, dependencies, replaces, atomic, operations, sql, phase, reversible };
}
function isTexts(value) {
    return (0,json_fields/* isListOf */.sh)(value, json_fields/* isText */.KH);
}
function isAnswer(value) {
    return typeof value === 'boolean' || value === 'unknown';
}

// EXTERNAL MODULE: ./lib/model/guarded-command.js
var guarded_command = __webpack_require__(553);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/adapters/checked-out.js


const COMMIT = /^[0-9a-f]{40}$/;
/** The commit that a folder is a checkout of, by git's own files: asking git would run what the repository configures. */
async function checkedOut(folder) {
    const git = (0,external_node_path_.join)(folder, '.git');
    const head = await lineOf((0,external_node_path_.join)(git, 'HEAD'));
    const branch = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
    if (branch === undefined)
        return commitIn(head);
    return commitIn(await lineOf((0,external_node_path_.join)(git, branch))) ?? packed(await textOf((0,external_node_path_.join)(git, 'packed-refs')), branch);
}
function packed(refs, branch) {
    const line = refs.split('\n').find((one) => one.endsWith(` ${branch}`));
    return commitIn(line?.split(' ')[0] ?? '');
}
function commitIn(text) {
    return COMMIT.test(text) ? text : undefined;
}
async function lineOf(file) {
    return (await textOf(file)).trim();
}
async function textOf(file) {
    return (0,promises_.readFile)(file, 'utf8').catch(() => '');
}

// EXTERNAL MODULE: ./lib/adapters/exec.js
var exec = __webpack_require__(5535);
// EXTERNAL MODULE: ./lib/adapters/packed-program.js
var packed_program = __webpack_require__(9739);
;// CONCATENATED MODULE: ./lib/adapters/checkout.js





/** In the order in which they import each other. Each address stands here in full, for the bundler to find it. */
const MODULES = [
    ['flipgate_names', new URL(/* asset import */ __webpack_require__(2724), __webpack_require__.b)],
    ['flipgate_operations', new URL(/* asset import */ __webpack_require__(8396), __webpack_require__.b)],
    ['flipgate_checkout', new URL(/* asset import */ __webpack_require__(7066), __webpack_require__.b)],
];
function openCheckout({ workspace, path }) {
    return {
        async migrations(release) {
            const commit = await checkedOut(workspace);
            if (commit === release)
                return readMigrations(workspace, path);
            const why = commit === undefined
                ? 'the job has no checkout in its workspace'
                : `the checkout is at ${commit.slice(0, 12)}`;
            return { kind: 'unknown', why };
        },
    };
}
/** Isolated: neither the checkout nor the environment may put a module of its own before Python's. It is parsed, and never run. */
async function readMigrations(workspace, path) {
    try {
        const args = ['-I', '-S', '-c', guarded_command/* UNPACK */.P, await (0,packed_program/* packedProgram */.f)(MODULES), workspace];
        return parseCheckout(await (0,exec/* commandOutput */.p)('python3', args, { cwd: '/', env: { PATH: path } }));
    }
    catch {
        return { kind: 'unknown', why: 'there is no python3 on this machine, or it could not read them' };
    }
}


/***/ }),

/***/ 9739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ packedProgram)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);



/** The modules of a Python program, in the order in which they import each other, as one word of a command line. */
async function packedProgram(modules) {
    const read = modules.map(async ([name, file]) => [name, bare(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8'))]);
    const json = JSON.stringify(await Promise.all(read));
    return (await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.deflate)(json, { level: 9 })).toString('base64');
}
/** Without what is for readers: docstrings, comments, blank lines, most of the indentation. */
function bare(source) {
    return source
        .replace(/^ *"""[\s\S]*?"""\n/gm, '')
        .split('\n')
        .filter((line) => !/^ *(#|$)/.test(line))
        .map((line) => line.replace(/^(?: {4})+/, (indentation) => ' '.repeat(indentation.length / 4)))
        .join('\n');
}


/***/ }),

/***/ 553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ UNPACK),
/* harmony export */   u: () => (/* binding */ guardedCommand)
/* harmony export */ });
/** Unpacks the modules of a program and runs them one after the other; the last of them is the program. */
const UNPACK = [
    'import base64,json,sys,types,zlib',
    'for n,s in json.loads(zlib.decompress(base64.b64decode(sys.argv.pop(1)))):',
    ' m=sys.modules[n]=types.ModuleType(n);exec(compile(s,n,"exec"),m.__dict__)',
].join('\n');
/** What starts a Python inside an environment of its own, and takes nothing but flags before it. */
const RUNNERS = ['uv run', 'poetry run', 'pipenv run', 'pdm run'];
const PYTHON = /^(?:.*\/)?python[0-9.]*$/;
const ALONE = /^-[bBdEOqsuv]+$/;
const WITH_VALUE = /^-[WX]$/;
/**
 * The command with the guard in front of it, in the same Python. What is no Python program (a shell, a
 * script of the user's own) cannot be read, and runs unguarded.
 *
 * @param words  as a shell would split it
 * @param packed  the guard's program
 */
function guardedCommand(words, mode, packed) {
    const [first = ''] = words;
    if (/^(\.\/)?manage\.py$/.test(first))
        return guardedCommand(['python', ...words], mode, packed);
    if (first === 'django-admin')
        return guardedCommand(['python', '-m', 'django', ...words.slice(1)], mode, packed);
    const at = words.findIndex((word) => PYTHON.test(word));
    const before = words.slice(0, Math.max(at, 0));
    if (at < 0 || !isRunner(before)) {
        return { kind: 'unguarded', words, why: `${first} is no Python program, so its plan cannot be read` };
    }
    const start = endOfOptions(words, at + 1);
    const target = words[start];
    if (target === undefined || (target.startsWith('-') && (target !== '-m' || start + 1 >= words.length))) {
        return { kind: 'unguarded', words, why: 'it runs no script and no module, so its plan cannot be read' };
    }
    return {
        kind: 'guarded',
        words: [...words.slice(0, start), '-c', UNPACK, packed, mode, ...words.slice(start)],
    };
}
function isRunner(words) {
    if (words.length === 0)
        return true;
    return (RUNNERS.includes(words.slice(0, 2).join(' ')) && words.slice(2).every((word) => word.startsWith('--')));
}
/** Where the script or `-m` stands, behind the interpreter's own options. */
function endOfOptions(words, from) {
    const word = words[from] ?? '';
    if (ALONE.test(word))
        return endOfOptions(words, from + 1);
    return WITH_VALUE.test(word) ? endOfOptions(words, from + 2) : from;
}


/***/ }),

/***/ 5009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   sh: () => (/* binding */ isListOf)
/* harmony export */ });
/** Looks at JSON that somebody else wrote. */
function fieldsOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function isListOf(value, fits) {
    return Array.isArray(value) && value.every(fits);
}
function isText(value) {
    return typeof value === 'string';
}


/***/ }),

/***/ 3341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isAtLeast)
/* harmony export */ });
/** Whether a dotted version is the same as another or newer; what follows a hyphen does not count. */
function isAtLeast(version, oldest) {
    const numbers = (text) => (text.split('-')[0] ?? '').split('.').map(Number);
    const [ours, theirs] = [numbers(version), numbers(oldest)];
    for (const [place, wanted] of theirs.entries()) {
        const have = ours[place] ?? 0;
        if (have !== wanted)
            return have > wanted;
    }
    return true;
}


/***/ }),

/***/ 8476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ infraFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The caller's folder when there is one, else the one shipped with this action. */
async function infraFolder({ infra }, job) {
    if (infra !== undefined)
        return { of: 'caller', folder: infra };
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(job.workspace, 'infra');
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(own).then(() => ({ of: 'caller', folder: own }), () => ({ of: 'action', folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(import.meta.dirname, '..', 'infra') }));
}


/***/ }),

/***/ 4854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ onPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The absolute path of the first of the programs that is on PATH. */
async function onPath(names, environment) {
    for (const name of names) {
        for (const folder of (environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
            const found = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
            if (await exists(found))
                return found;
        }
    }
    return undefined;
}
function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path).then(() => true, () => false);
}


/***/ }),

/***/ 2556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ terraformProgram)
/* harmony export */ });
/* unused harmony export OLDEST_TERRAFORM */
/* harmony import */ var _adapters_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5535);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8675);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3341);
/* harmony import */ var _on_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4854);




/** Write-only arguments, which keep passwords out of the state, came with it, in both. */
const OLDEST_TERRAFORM = '1.11';
/** @throws Failure where there is none on the runner, or one that is too old */
async function terraformProgram({ engine }, environment) {
    const { unwrapped } = await __webpack_require__.e(/* import() */ 8228).then(__webpack_require__.bind(__webpack_require__, 8228));
    const names = engine === 'terraform' || engine === 'tofu' ? [engine] : ['terraform', 'tofu'];
    const found = await (0,_on_path_js__WEBPACK_IMPORTED_MODULE_2__/* .onPath */ .L)(names, environment);
    if (found !== undefined) {
        const program = await unwrapped(found);
        await refuseOld(program);
        return program;
    }
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`\`engine\` ${engine}: ${names.join(' or ')} is not on PATH.`, 'Install it in a step before, for example with hashicorp/setup-terraform or opentofu/setup-opentofu.');
}
async function refuseOld(program) {
    const found = JSON.parse(await (0,_adapters_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOutput */ .p)(program, ['version', '-json']));
    if ((0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .isAtLeast */ .d)(found.terraform_version, OLDEST_TERRAFORM))
        return;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(`${program} is version ${found.terraform_version}; ${OLDEST_TERRAFORM} or newer is needed.`, 'Install a newer one.');
}


/***/ }),

/***/ 5811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ wantsCdk)
/* harmony export */ });
/** By itself only where the folder is an app of CDK's: one beside Terraform's code has to be asked for. */
async function wantsCdk(engine, folder) {
    if (engine !== 'auto')
        return engine === 'cdk';
    const { isApp } = await __webpack_require__.e(/* import() */ 5628).then(__webpack_require__.bind(__webpack_require__, 5628));
    return isApp(folder);
}


/***/ }),

/***/ 8653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openWorld: () => (/* binding */ openWorld)
});

// EXTERNAL MODULE: ./lib/adapters/aws-connection.js + 2 modules
var aws_connection = __webpack_require__(8349);
// EXTERNAL MODULE: ./lib/adapters/aws-errors.js
var aws_errors = __webpack_require__(9265);
// EXTERNAL MODULE: ./lib/adapters/once.js
var once = __webpack_require__(759);
;// CONCATENATED MODULE: ./lib/adapters/alarms.js



/** DescribeAlarms takes at most so many names. */
const NAMES_PER_CALL = 100;
function openAlarms(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(7131)]).then(__webpack_require__.bind(__webpack_require__, 7131));
        return { sdk, client: new sdk.CloudWatchClient((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    return {
        async states(names) {
            const found = new Map();
            for (let from = 0; from < names.length; from += NAMES_PER_CALL) {
                const { sdk, client } = await opened();
                const command = new sdk.DescribeAlarmsCommand({
                    AlarmNames: names.slice(from, from + NAMES_PER_CALL),
                    // Without this, composite alarms are left out of the answer.
                    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
                    MaxRecords: NAMES_PER_CALL,
                });
                const answer = await (0,aws_errors/* answered */.oQ)('cloudwatch:DescribeAlarms', client.send(command));
                for (const alarm of [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])]) {
                    found.set(alarm.AlarmName ?? '', stateOf(alarm));
                }
            }
            return found;
        },
    };
}
function stateOf(alarm) {
    // A state is updated without a transition when its reason changes: only the transition counts.
    const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
    return {
        state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
        since: since?.getTime() ?? 0,
        reason: alarm.StateReason ?? '',
        ...thresholdOf(alarm),
    };
}
function thresholdOf(alarm) {
    return 'Threshold' in alarm && alarm.Threshold !== undefined ? { threshold: alarm.Threshold } : {};
}

// EXTERNAL MODULE: ./lib/adapters/buildx.js + 6 modules
var buildx = __webpack_require__(4694);
// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/adapters/certificates.js




/** The tag by which a certificate of the action's own is found again. */
const SITE_TAG = 'flipgate:site';
/** Certificates in any other status never become usable, so they are not found: a new one is requested. */
const USABLE = ['ISSUED', 'PENDING_VALIDATION'];
function openCertificates(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2940)]).then(__webpack_require__.bind(__webpack_require__, 2940));
        return { sdk, client: new sdk.ACMClient((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    return {
        find: (siteKey) => find(opened, siteKey),
        request: (siteKey, hostnames, token) => request(opened, siteKey, hostnames, token),
        describe: (arn) => describe(opened, arn),
    };
}
async function find(opened, siteKey) {
    const { sdk, client } = await opened();
    for (const status of USABLE) {
        let nextToken;
        do {
            const command = new sdk.ListCertificatesCommand({
                CertificateStatuses: [status],
                ...(nextToken === undefined ? {} : { NextToken: nextToken }),
            });
            const page = await (0,aws_errors/* answered */.oQ)('acm:ListCertificates', client.send(command));
            for (const { CertificateArn: arn } of page.CertificateSummaryList ?? []) {
                if (arn !== undefined && (await siteOf(opened, arn)) === siteKey)
                    return arn;
            }
            nextToken = page.NextToken;
        } while (nextToken !== undefined);
    }
    return undefined;
}
async function siteOf(opened, arn) {
    const { sdk, client } = await opened();
    const sent = client.send(new sdk.ListTagsForCertificateCommand({ CertificateArn: arn }));
    const { Tags: tags } = await (0,aws_errors/* answered */.oQ)('acm:ListTagsForCertificate', sent);
    return tags?.find((tag) => tag.Key === SITE_TAG)?.Value;
}
async function request(opened, siteKey, hostnames, idempotencyToken) {
    const { sdk, client } = await opened();
    const command = new sdk.RequestCertificateCommand({
        DomainName: hostnames[0],
        SubjectAlternativeNames: [...hostnames],
        ValidationMethod: 'DNS',
        IdempotencyToken: idempotencyToken,
        Tags: [
            { Key: SITE_TAG, Value: siteKey },
            { Key: 'Name', Value: siteKey },
        ],
    });
    const { CertificateArn: arn } = await (0,aws_errors/* answered */.oQ)('acm:RequestCertificate', client.send(command));
    if (arn === undefined)
        throw new model_failure/* Failure */.HR('ACM took the request and named no certificate.', 'Run again.');
    return arn;
}
async function describe(opened, arn) {
    const { sdk, client } = await opened();
    const sent = client.send(new sdk.DescribeCertificateCommand({ CertificateArn: arn }));
    const { Certificate: certificate = {} } = await (0,aws_errors/* answered */.oQ)('acm:DescribeCertificate', sent);
    return certificateState(arn, certificate);
}
function certificateState(arn, certificate) {
    const failureReason = certificate.FailureReason;
    return {
        arn,
        status: certificate.Status ?? 'PENDING_VALIDATION',
        hostnames: certificate.SubjectAlternativeNames ?? [],
        ...(failureReason === undefined ? {} : { failureReason }),
        validation: validationRecords(certificate.DomainValidationOptions ?? []),
    };
}
/** Names that share one validation record name it once; ACM writes them with the root's dot. */
function validationRecords(options) {
    const records = new Map();
    for (const { ResourceRecord: record } of options) {
        if (record?.Name && record.Value)
            records.set(undotted(record.Name), undotted(record.Value));
    }
    return [...records].map(([name, content]) => ({ name, content }));
}
function undotted(name) {
    return name.replace(/\.$/, '');
}

// EXTERNAL MODULE: ./lib/adapters/checkout.js + 2 modules
var checkout = __webpack_require__(4811);
;// CONCATENATED MODULE: ./lib/adapters/job-claims.js
/** Those that a trust can ask for; a token has more, which say nothing about who may do what. */
const TELLING = [
    'sub',
    'aud',
    'repository',
    'repository_id',
    'repository_owner_id',
    'ref',
    'environment',
    'job_workflow_ref',
    'event_name',
];
/** What a job's identity says of it. Its signature is nobody's affair but AWS's. @param token a JSON Web Token */
function claimsOf(token) {
    const [, payload = ''] = token.split('.');
    const told = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return Object.fromEntries(TELLING.flatMap((claim) => (told[claim] === undefined ? [] : [[claim, String(told[claim])]])));
}

;// CONCATENATED MODULE: ./lib/adapters/quotas.js



/** As Service Quotas names them. */
const FARGATE_VCPU = { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' };
const BALANCERS = { ServiceCode: 'elasticloadbalancing', QuotaCode: 'L-53DA6B97' };
const ADDRESSES = { ServiceCode: 'ec2', QuotaCode: 'L-0263D0A3' };
/** What the account may have in the region, and what of it is taken. */
function openQuotas(connection) {
    const room = async (quota, count) => {
        const [most, taken] = await Promise.all([quotaOf(connection, quota), count(connection)]);
        return { most, taken };
    };
    return {
        fargateQuota: () => quotaOf(connection, FARGATE_VCPU),
        balancerRoom: () => room(BALANCERS, countBalancers),
        addressRoom: () => room(ADDRESSES, countAddresses),
    };
}
async function quotaOf(connection, quota) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(6504)]).then(__webpack_require__.bind(__webpack_require__, 6504));
    const client = new sdk.ServiceQuotasClient((0,aws_connection/* clientConfig */.y)(connection));
    const sent = client.send(new sdk.GetServiceQuotaCommand(quota));
    const { Quota } = await (0,aws_errors/* answered */.oQ)('servicequotas:GetServiceQuota', sent);
    if (Quota?.Value !== undefined)
        return Quota.Value;
    throw new model_failure/* Failure */.HR('Service Quotas tells no value.', `Look there for ${quota.ServiceCode} in the console.`);
}
async function countBalancers(connection) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(6988)]).then(__webpack_require__.bind(__webpack_require__, 6988));
    const client = new sdk.ElasticLoadBalancingV2Client((0,aws_connection/* clientConfig */.y)(connection));
    let count = 0;
    let next;
    do {
        const sent = client.send(new sdk.DescribeLoadBalancersCommand({ Marker: next }));
        const page = await (0,aws_errors/* answered */.oQ)('elasticloadbalancing:DescribeLoadBalancers', sent);
        count += (page.LoadBalancers ?? []).filter(({ Type }) => Type === 'application').length;
        next = page.NextMarker || undefined;
    } while (next !== undefined);
    return count;
}
async function countAddresses(connection) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(4701)]).then(__webpack_require__.bind(__webpack_require__, 4701));
    const client = new sdk.EC2Client((0,aws_connection/* clientConfig */.y)(connection));
    const sent = client.send(new sdk.DescribeAddressesCommand({}));
    return ((await (0,aws_errors/* answered */.oQ)('ec2:DescribeAddresses', sent)).Addresses ?? []).length;
}

;// CONCATENATED MODULE: ./lib/adapters/response-date.js
/** The SDK hands out no response headers: this keeps the Date of the one answer to this command. */
function dated(command) {
    let date = '';
    // Both have the same stack as far as this reaches.
    command.middlewareStack.add((next) => async (args) => {
        const answer = await next(args);
        const { headers } = answer.response;
        date = headers?.['date'] ?? headers?.['Date'] ?? '';
        return answer;
    }, { step: 'deserialize', name: 'flipgateResponseDate' });
    return () => date;
}

;// CONCATENATED MODULE: ./lib/adapters/checkup-aws.js






function openAwsCheckup({ connection, bucket, identity }) {
    return {
        claims: async () => claimsOf(await identity()),
        trustPolicy: (role) => trustPolicy(connection, role),
        bucket: async () => lookAt(connection, await bucket()),
        balancer: (arn) => balancer(connection, arn),
        ...openQuotas(connection),
    };
}
async function trustPolicy(connection, role) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(442)]).then(__webpack_require__.bind(__webpack_require__, 442));
    const client = new sdk.IAMClient((0,aws_connection/* clientConfig */.y)(connection));
    const sent = client.send(new sdk.GetRoleCommand({ RoleName: role.split('/').at(-1) }));
    const { Role } = await (0,aws_errors/* answered */.oQ)('iam:GetRole', sent);
    return decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
}
const VERSIONING = { Enabled: 'on', Suspended: 'suspended' };
async function lookAt(connection, { name, owner }) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(9121)]).then(__webpack_require__.bind(__webpack_require__, 9121));
    const client = new sdk.S3Client({
        ...(0,aws_connection/* clientConfig */.y)(connection),
        forcePathStyle: connection.endpoint !== undefined,
    });
    const command = new sdk.GetBucketVersioningCommand({ Bucket: name, ExpectedBucketOwner: owner });
    const date = dated(command);
    try {
        const { Status } = await client.send(command);
        const at = Date.parse(date());
        const versioning = Status === undefined ? 'never' : VERSIONING[Status];
        return { sight: { kind: 'there', name, versioning }, storeNow: Number.isNaN(at) ? undefined : at };
    }
    catch (error) {
        if ((0,aws_errors/* awsErrorName */.ZH)(error) === 'NoSuchBucket')
            return { sight: { kind: 'missing', name }, storeNow: undefined };
        return (0,aws_errors/* answered */.oQ)('s3:GetBucketVersioning', Promise.reject(error));
    }
}
async function balancer(connection, arn) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(6988)]).then(__webpack_require__.bind(__webpack_require__, 6988));
    const client = new sdk.ElasticLoadBalancingV2Client((0,aws_connection/* clientConfig */.y)(connection));
    const asked = client.send(new sdk.DescribeListenersCommand({ LoadBalancerArn: arn }));
    const gone = (error) => {
        if (error instanceof sdk.LoadBalancerNotFoundException)
            return undefined;
        throw error;
    };
    const found = await (0,aws_errors/* answered */.oQ)('elasticloadbalancing:DescribeListeners', asked.catch(gone));
    if (!found)
        return undefined;
    const listeners = (found.Listeners ?? []).filter(({ Protocol }) => Protocol === 'HTTPS');
    const certificates = await Promise.all(listeners.map(async ({ ListenerArn }) => {
        const command = new sdk.DescribeListenerCertificatesCommand({ ListenerArn });
        const { Certificates } = await (0,aws_errors/* answered */.oQ)('elasticloadbalancing:DescribeListenerCertificates', client.send(command));
        return (Certificates ?? []).flatMap(({ CertificateArn }) => CertificateArn ?? []);
    }));
    const { Attributes } = await (0,aws_errors/* answered */.oQ)('elasticloadbalancing:DescribeLoadBalancerAttributes', client.send(new sdk.DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn })));
    const idle = Attributes?.find(({ Key }) => Key === 'idle_timeout.timeout_seconds')?.Value;
    if (idle === undefined)
        throw new model_failure/* Failure */.HR(`ELB tells no idle timeout of ${arn}.`, 'Look at the load balancer in the console.');
    return { certificates: [...new Set(certificates.flat())], idleTimeout: Number(idle) };
}

;// CONCATENATED MODULE: ./lib/adapters/cloudflare-client.js
/** An edit that takes longer is resolved by reading; the lease it holds is 90 s. */
const TIMEOUT_MS = 15_000;
/**
 * The client with only the resources used here. It never retries: reads are repeated by our clock,
 * writes are resolved by reading. Other credentials that the environment may hold are not sent.
 */
async function openClient({ token, baseUrl, fetch }) {
    const { createClient, BaseRecords, BaseZones, BaseLoadBalancers } = await __webpack_require__.e(/* import() */ 4536).then(__webpack_require__.bind(__webpack_require__, 4536));
    return createClient({
        resources: [BaseRecords, BaseZones, BaseLoadBalancers],
        apiToken: token,
        apiKey: null,
        apiEmail: null,
        userServiceKey: null,
        maxRetries: 0,
        timeout: TIMEOUT_MS,
        logLevel: 'off',
        ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
        ...(fetch === undefined ? {} : { fetch }),
    });
}

;// CONCATENATED MODULE: ./lib/adapters/cloudflare-errors.js

function isApiError(error) {
    return error instanceof Error && 'status' in error && 'errors' in error;
}
function isThrottled(error) {
    return error.status === 429;
}
/** No answer, or an error of Cloudflare's own: a read may be repeated, a write may have been applied. */
function isLost(error) {
    return error.status === undefined || error.status === 408 || error.status >= 500;
}
/** `identical` and `missing` as Cloudflare numbers them: the record is there already, or is not. */
function recordCondition(error) {
    if (!isApiError(error))
        return undefined;
    const codes = (error.errors ?? []).map(({ code }) => code);
    if (codes.includes(81057))
        return 'exists';
    if (codes.includes(81058))
        return 'identical';
    if (codes.includes(81044) || error.status === 404)
        return 'missing';
    return undefined;
}
/** Cloudflare says 403 to a zone of others, and to a token that it does not know. */
function isUnseen(error) {
    if (!isApiError(error))
        return false;
    const invalidToken = (error.errors ?? []).some(({ message }) => /invalid/i.test(message ?? ''));
    return error.status === 404 || (error.status === 403 && !invalidToken);
}
function readFailure(what, error) {
    if (!isApiError(error))
        return error;
    if (isThrottled(error))
        return throttled(error);
    if (!isLost(error))
        return refusal(what, error);
    return new model_failure/* Unreachable */.LL(`Cloudflare's API does not answer (${what}): ${reason(error)}`, 'Run again when https://www.cloudflarestatus.com is green. A rollback that cannot wait: `in-place: true`.', { cause: error });
}
function writeFailure(what, error) {
    if (!isApiError(error))
        return error;
    if (isThrottled(error))
        return throttled(error);
    if (isLost(error)) {
        return new model_failure/* Unanswered */.XX(`Cloudflare did not answer (${what}): ${reason(error)}`, { cause: error });
    }
    return refusal(what, error);
}
function refusal(what, error) {
    const message = `Cloudflare refused (${what}): ${reason(error)}`;
    const isAuth = error.status === 401 || error.status === 403 || isMalformedToken(error);
    const remedy = isAuth
        ? 'Check `cloudflare-api-token` (or `cloudflare-api-token-secret`): it needs Zone · DNS · Edit and Zone · Zone · Read on this zone, and must not be expired or limited to other addresses.'
        : 'Look at the record in Cloudflare’s dashboard and mend what Cloudflare names above, then run again.';
    return new model_failure/* Failure */.HR(message, remedy, { cause: error });
}
/** 6003 with 6111: a value that cannot be a token at all, answered with 400. */
function isMalformedToken(error) {
    return (error.errors ?? []).some(({ code }) => code === 6003 || code === 6111);
}
function reason(error) {
    const named = (error.errors ?? []).map(({ code, message }) => `${code ?? '?'} ${message ?? ''}`.trim());
    if (named.length > 0)
        return named.join('; ');
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return error.status === undefined ? `${error.message}${cause}` : `HTTP ${error.status}`;
}
function throttled(error) {
    return new model_failure/* Throttled */.xx('Cloudflare throttles this token (1,200 requests in 5 minutes).', retryAfter(error));
}
function retryAfter(error) {
    const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/checkup-cloudflare.js




/** Asked by their paths: the client's own classes for them would make the bundle larger by as many modules. */
function openCloudflareCheckup(connection) {
    const opened = (0,once/* once */.O)(async () => openClient(await connection()));
    const read = async ({ what, permission }, path) => {
        const client = await opened();
        try {
            return await resultOf(client, path);
        }
        catch (error) {
            if (isApiError(error) && (error.status === 401 || error.status === 403))
                throw new model_failure/* Failure */.HR(`The token may not read ${what}.`, `Give it Zone · ${permission} · Read, or look in the dashboard.`);
            throw readFailure(what, error);
        }
    };
    return {
        async tokenState() {
            const client = await opened();
            try {
                const { status } = await resultOf(client, '/user/tokens/verify');
                return status === 'active' || status === 'disabled' || status === 'expired' ? status : 'other';
            }
            catch (error) {
                const failure = readFailure('check of the token', error);
                if (!isApiError(error) || failure instanceof model_failure/* Unreachable */.LL || error.status === 429)
                    throw failure;
                return 'other';
            }
        },
        async sslMode(zone) {
            const { value } = await read(SSL_MODE, `/zones/${zone}/settings/ssl`);
            return value;
        },
        async tlsRules(zone) {
            const rulesets = await read(RULES, `/zones/${zone}/rulesets`);
            const own = rulesets.find(({ kind, phase }) => kind === 'zone' && phase === 'http_config_settings');
            if (!own)
                return [];
            return tlsRules(await read(RULES, `/zones/${zone}/rulesets/${own.id}`));
        },
        async botFightMode(zone) {
            const { fight_mode } = await read(BOTS, `/zones/${zone}/bot_management`);
            return fight_mode === true;
        },
    };
}
const SSL_MODE = { what: "the zone's SSL mode", permission: 'Zone Settings' };
const RULES = { what: "the zone's configuration rules", permission: 'Config Rules' };
const BOTS = { what: "the zone's bot settings", permission: 'Bot Management' };
function tlsRules({ rules = [] }) {
    return rules.flatMap(({ expression, enabled = true, action_parameters: parameters }) => enabled && parameters?.ssl !== undefined ? [{ expression, mode: parameters.ssl }] : []);
}
async function resultOf(client, path) {
    const { result } = await client.get(path);
    return result;
}

// EXTERNAL MODULE: ./lib/adapters/clock.js
var adapters_clock = __webpack_require__(1642);
;// CONCATENATED MODULE: ./lib/adapters/dns-shapes.js
function dnsRecord(from) {
    const { comment, tags, settings } = from;
    return {
        id: from.id,
        type: from.type,
        name: from.name,
        content: from.content ?? '',
        proxied: from.proxied ?? false,
        ttl: from.ttl,
        // Cloudflare writes null for a comment that is not there.
        ...(typeof comment === 'string' ? { comment } : {}),
        ...(tags === undefined || tags.length === 0 ? {} : { tags }),
        ...(settings === undefined ? {} : { settings: settings }),
    };
}
/** The record as a create or a batch's post takes it; types beyond A, AAAA and CNAME travel the same way. */
function recordParams(record) {
    const { tags, ...rest } = record;
    const params = { ...rest, ...(tags === undefined ? {} : { tags: [...tags] }) };
    return params;
}

;// CONCATENATED MODULE: ./lib/adapters/repeated-read.js
/**
 * Repeats a read whose answer did not come, sleeping by the given clock.
 * @param waitFor milliseconds to wait after the given error of the given try (from 1); undefined ends it
 */
async function repeatedRead(clock, read, waitFor) {
    for (let tried = 1;; tried += 1) {
        try {
            return await read();
        }
        catch (error) {
            const wait = waitFor(error, tried);
            if (wait === undefined)
                throw error;
            await clock.sleep(wait);
        }
    }
}

;// CONCATENATED MODULE: ./lib/adapters/zone-candidates.js
/** The names that a zone of this hostname may have, longest first; a bare top level is none. */
function zoneCandidates(hostname) {
    const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
    return labels.map((_, index) => labels.slice(index).join('.')).slice(0, -1);
}

;// CONCATENATED MODULE: ./lib/adapters/cloudflare.js






function openCloudflare(connection) {
    const opened = (0,once/* once */.O)(() => openClient(connection));
    const read = async (what, ask) => {
        const client = await opened();
        try {
            return await repeatedRead(connection.clock, () => ask(client), waitAfter);
        }
        catch (error) {
            throw readFailure(what, error);
        }
    };
    const write = async (what, ask) => {
        const client = await opened();
        try {
            return await ask(client);
        }
        catch (error) {
            throw writeFailure(what, error);
        }
    };
    return {
        zoneOf: (hostname) => read(`the zone of ${hostname}`, (client) => zoneOf(client, hostname)),
        zone: (id) => read(`zone ${id}`, (client) => zone(client, id)),
        records: (zoneId, name) => read(`records of ${name}`, (client) => records(client, zoneId, name)),
        loadBalancers: (zoneId, name) => read(`load balancers of ${name}`, (client) => loadBalancers(client, zoneId, name)),
        editContent: (zone_id, recordId, content) => write(`edit of record ${recordId}`, async (client) => {
            // PATCH takes the content alone, though the client's type asks for the whole record.
            const params = { zone_id, content };
            return dnsRecord(await client.dns.records.edit(recordId, params));
        }),
        create: (zone_id, record) => write(`creation of ${record.type} ${record.name}`, async (client) => dnsRecord(await client.dns.records.create({ zone_id, ...recordParams(record) }))),
        remove: (zoneId, recordId) => write(`removal of record ${recordId}`, (client) => remove(client, zoneId, recordId)),
        batch: (zone_id, { deletes, posts }) => write(`batch of ${deletes.length} deletes and ${posts.length} posts`, async (client) => {
            await client.dns.records.batch({
                zone_id,
                deletes: deletes.map((id) => ({ id })),
                posts: posts.map(recordParams),
            });
        }),
    };
}
const PER_PAGE = 100;
const LOST_ATTEMPTS = 4;
/** One round trip: every suffix of the hostname is asked for at once, and the longest wins. */
async function zoneOf(client, hostname) {
    const pages = zoneCandidates(hostname).map((name) => client.zones.list({ name, per_page: 5 }));
    const [found] = (await Promise.all(pages)).flatMap((page) => page.result);
    return found === undefined ? undefined : { id: found.id, name: found.name };
}
async function zone(client, id) {
    try {
        const found = await client.zones.get({ zone_id: id });
        return { id: found.id, name: found.name };
    }
    catch (error) {
        if (isUnseen(error))
            return undefined;
        throw error;
    }
}
/** Pages by hand: the client's own iterator always asks for one page more than there is. */
async function records(client, zoneId, name) {
    const found = [];
    for (let page = 1;; page += 1) {
        const { result } = await client.dns.records.list({
            zone_id: zoneId,
            name: { exact: name },
            page,
            per_page: PER_PAGE,
        });
        found.push(...result.map(dnsRecord));
        if (result.length < PER_PAGE)
            break;
    }
    return found.filter((record) => record.name.toLowerCase() === name.toLowerCase());
}
async function loadBalancers(client, zoneId, name) {
    try {
        const { result } = await client.loadBalancers.list({ zone_id: zoneId });
        return result.flatMap((balancer) => (balancer.name === name && balancer.id ? [balancer.id] : []));
    }
    catch (error) {
        if (isApiError(error) && (error.status === 401 || error.status === 403))
            return 'unknown';
        throw error;
    }
}
async function remove(client, zone_id, recordId) {
    try {
        await client.dns.records.delete(recordId, { zone_id });
    }
    catch (error) {
        if (recordCondition(error) !== 'missing')
            throw error;
    }
}
/** Throttling is not waited out here: Cloudflare may ask for minutes, which a cancel has to be able to end. */
function waitAfter(error, tried) {
    if (!isApiError(error))
        return undefined;
    return isLost(error) && tried < LOST_ATTEMPTS ? 500 * 2 ** (tried - 1) : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/ecs-shapes.js
/** ECS's answers in the words of the ports. Fields that ECS left out read as empty or zero. */
function serviceState(service) {
    return {
        service: service.serviceName ?? '',
        status: service.status,
        taskDefinition: service.taskDefinition ?? '',
        desired: service.desiredCount ?? 0,
        running: service.runningCount ?? 0,
        pending: service.pendingCount ?? 0,
        deployments: (service.deployments ?? []).map(deployment),
        events: (service.events ?? []).map((event) => ({
            at: event.createdAt?.getTime() ?? 0,
            message: event.message ?? '',
        })),
    };
}
function deployment(from) {
    return {
        id: from.id ?? '',
        status: from.status,
        taskDefinition: from.taskDefinition ?? '',
        desired: from.desiredCount ?? 0,
        running: from.runningCount ?? 0,
        pending: from.pendingCount ?? 0,
        failedTasks: from.failedTasks ?? 0,
        rollout: from.rolloutState ?? 'IN_PROGRESS',
        ...given('rolloutReason', from.rolloutStateReason),
    };
}
function taskState(task) {
    return {
        arn: task.taskArn ?? '',
        taskDefinition: task.taskDefinitionArn ?? '',
        lastStatus: task.lastStatus ?? '',
        desiredStatus: task.desiredStatus ?? '',
        ...given('startedBy', task.startedBy),
        ...given('stopCode', task.stopCode),
        ...given('stoppedReason', task.stoppedReason),
        containers: (task.containers ?? []).map(containerState),
    };
}
function containerState(container) {
    return {
        name: container.name ?? '',
        status: container.lastStatus ?? '',
        exitCode: container.exitCode ?? null,
        ...given('reason', container.reason),
        ...given('health', container.healthStatus),
    };
}
/** What ECS says of a thing that it could not give, for example `RESOURCE:CPU`. */
function failureText(failure) {
    return [failure.reason, failure.detail, failure.arn].filter((part) => part !== undefined).join(' · ');
}
function runTaskInput(cluster, run) {
    const environment = Object.entries(run.environment ?? {}).map(([name, value]) => ({ name, value }));
    return {
        cluster,
        taskDefinition: run.taskDefinition,
        launchType: 'FARGATE',
        count: 1,
        clientToken: run.clientToken,
        startedBy: run.startedBy,
        networkConfiguration: {
            awsvpcConfiguration: {
                subnets: [...run.network.subnets],
                securityGroups: [...run.network.security_groups],
                assignPublicIp: run.network.assign_public_ip ? 'ENABLED' : 'DISABLED',
            },
        },
        overrides: {
            containerOverrides: [
                {
                    name: run.container,
                    ...(run.command === undefined ? {} : { command: [...run.command] }),
                    ...(environment.length === 0 ? {} : { environment }),
                },
            ],
        },
    };
}
function given(key, value) {
    return (value === undefined ? {} : { [key]: value });
}

;// CONCATENATED MODULE: ./lib/adapters/register-input.js
/**
 * A described task definition as RegisterTaskDefinition takes it, fit for the ledger.
 * @param accepted the members of that request, read from the SDK's own schema, so that a field that
 *   ECS adds later is kept as soon as it may be sent
 */
function registerInput(described, tags, accepted) {
    const own = tags.filter((tag) => !tag.key?.startsWith(RESERVED));
    const fields = Object.entries(described).filter(([name, value]) => accepted.includes(name) && value !== undefined);
    const input = { ...Object.fromEntries(fields), ...(own.length === 0 ? {} : { tags: own }) };
    return input;
}
/** Tags that AWS and CloudFormation set themselves; a request that carries one is refused. */
const RESERVED = 'aws:';

;// CONCATENATED MODULE: ./lib/adapters/ecs.js






function openEcs(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(9166)]).then(__webpack_require__.bind(__webpack_require__, 9166));
        return { sdk, client: new sdk.ECSClient((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    return {
        services: (cluster, names) => services(opened, cluster, names),
        updateService: (cluster, service, edit) => updateService(opened, cluster, service, edit),
        serviceTasks: (cluster, service, status) => serviceTasks(opened, cluster, service, status),
        tasks: (cluster, arns) => tasks(opened, cluster, arns),
        runTask: (cluster, run) => runTask(opened, cluster, run),
        stopTask: (cluster, arn, reason) => stopTask(opened, cluster, arn, reason),
        taskDefinition: (arn) => taskDefinition(opened, arn),
        registerTaskDefinition: (definition) => registerTaskDefinition(opened, definition),
    };
}
/** DescribeTasks takes at most so many. */
const TASKS_PER_CALL = 100;
async function services(opened, cluster, names) {
    if (names.length === 0)
        return [];
    const { sdk, client } = await opened();
    const command = new sdk.DescribeServicesCommand({ cluster, services: [...names] });
    const answer = await (0,aws_errors/* answered */.oQ)('ecs:DescribeServices', client.send(command));
    refuseUnlessMissing('services', answer.failures ?? []);
    return (answer.services ?? []).map(serviceState);
}
async function updateService(opened, cluster, service, edit) {
    const { sdk, client } = await opened();
    const command = new sdk.UpdateServiceCommand({
        cluster,
        service,
        ...(edit.desired === undefined ? {} : { desiredCount: edit.desired }),
        ...(edit.taskDefinition === undefined ? {} : { taskDefinition: edit.taskDefinition }),
        ...(edit.newDeployment === undefined ? {} : { forceNewDeployment: edit.newDeployment }),
    });
    const answer = await (0,aws_errors/* answered */.oQ)('ecs:UpdateService', client.send(command));
    return serviceState(answer.service ?? {});
}
async function serviceTasks(opened, cluster, service, status) {
    const { sdk, client } = await opened();
    const arns = [];
    let nextToken;
    do {
        const command = new sdk.ListTasksCommand({
            cluster,
            serviceName: service,
            desiredStatus: status,
            ...(nextToken === undefined ? {} : { nextToken }),
        });
        const page = await (0,aws_errors/* answered */.oQ)('ecs:ListTasks', client.send(command));
        arns.push(...(page.taskArns ?? []));
        nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return tasks(opened, cluster, arns);
}
async function tasks(opened, cluster, arns) {
    const { sdk, client } = await opened();
    const found = [];
    for (let from = 0; from < arns.length; from += TASKS_PER_CALL) {
        const command = new sdk.DescribeTasksCommand({ cluster, tasks: arns.slice(from, from + TASKS_PER_CALL) });
        const answer = await (0,aws_errors/* answered */.oQ)('ecs:DescribeTasks', client.send(command));
        refuseUnlessMissing('tasks', answer.failures ?? []);
        found.push(...(answer.tasks ?? []).map(taskState));
    }
    return found;
}
async function runTask(opened, cluster, run) {
    const { sdk, client } = await opened();
    const command = new sdk.RunTaskCommand(runTaskInput(cluster, run));
    const sent = client.send(command).catch((error) => {
        if (error instanceof sdk.ConflictException)
            return { conflicts: error.resourceIds ?? [] };
        throw error;
    });
    const answer = await (0,aws_errors/* answered */.oQ)('ecs:RunTask', sent);
    if ('conflicts' in answer)
        return { kind: 'conflict', tasks: answer.conflicts };
    const [task] = answer.tasks ?? [];
    if (task !== undefined)
        return { kind: 'started', task: taskState(task) };
    return { kind: 'refused', failures: (answer.failures ?? []).map(failureText) };
}
async function stopTask(opened, cluster, arn, reason) {
    const { sdk, client } = await opened();
    await (0,aws_errors/* answered */.oQ)('ecs:StopTask', client.send(new sdk.StopTaskCommand({ cluster, task: arn, reason })));
}
async function taskDefinition(opened, arn) {
    const { sdk, client } = await opened();
    const command = new sdk.DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] });
    const answer = await (0,aws_errors/* answered */.oQ)('ecs:DescribeTaskDefinition', client.send(command));
    if (answer.taskDefinition === undefined) {
        throw new model_failure/* Failure */.HR(`ECS gives no task definition for ${arn}.`, 'Deploy again: it registers a new one.');
    }
    return registerInput(answer.taskDefinition, answer.tags ?? [], sdk.RegisterTaskDefinitionRequest$[4]);
}
async function registerTaskDefinition(opened, definition) {
    const { sdk, client } = await opened();
    // The ledger's copy is what ECS itself once gave, narrowed to what this request takes.
    const input = definition;
    const command = new sdk.RegisterTaskDefinitionCommand(input);
    const answer = await (0,aws_errors/* answered */.oQ)('ecs:RegisterTaskDefinition', client.send(command));
    const arn = answer.taskDefinition?.taskDefinitionArn;
    if (arn === undefined)
        throw new model_failure/* Failure */.HR(`ECS registered ${definition.family} without an ARN.`, 'Run again.');
    return arn;
}
/** "Unknown" is a failure; MISSING alone means that there is no such thing, or not yet. */
function refuseUnlessMissing(what, failures) {
    const other = failures.filter((failure) => failure.reason !== 'MISSING');
    if (other.length === 0)
        return;
    throw new model_failure/* Failure */.HR(`ECS does not describe these ${what}: ${other.map(failureText).join('; ')}`, 'Check that the cluster in the shared outputs is the one that the colours run in.');
}

// EXTERNAL MODULE: ./lib/adapters/packed-program.js
var packed_program = __webpack_require__(9739);
;// CONCATENATED MODULE: ./lib/adapters/guard-program.js

/** In the order in which they import each other. Each address stands here in full, for the bundler to find it. */
const MODULES = [
    ['flipgate_report', new URL(/* asset import */ __webpack_require__(7079), __webpack_require__.b)],
    ['flipgate_session', new URL(/* asset import */ __webpack_require__(5609), __webpack_require__.b)],
    ['flipgate_judge', new URL(/* asset import */ __webpack_require__(8050), __webpack_require__.b)],
    ['flipgate_patience', new URL(/* asset import */ __webpack_require__(1234), __webpack_require__.b)],
    ['flipgate_door', new URL(/* asset import */ __webpack_require__(8577), __webpack_require__.b)],
];
/** The guard's Python, as small as ECS needs it: all overrides of a task together are 8,192 characters at most. */
function openGuardProgram() {
    return { packed: () => (0,packed_program/* packedProgram */.f)(MODULES) };
}

;// CONCATENATED MODULE: ./lib/adapters/http.js
const KEPT_CHARACTERS = 2_000;
/**
 * GET on a connection of its own, without redirects: what a probe must see is what a new client sees.
 * @param proxy the environment whose proxy settings are obeyed
 */
function openHttp(proxy = {}) {
    return {
        async get(url, headers, timeoutMs) {
            const { request, agent } = await carrier(new URL(url).protocol, proxy);
            return new Promise((resolve) => {
                const signal = AbortSignal.timeout(timeoutMs);
                const failed = (error) => {
                    agent.destroy();
                    resolve({
                        kind: 'no-answer',
                        cause: signal.aborted ? `no answer in ${timeoutMs} ms` : said(error),
                    });
                };
                const sent = request(url, { agent, headers, signal }, (response) => {
                    collect(response).then((answer) => {
                        agent.destroy();
                        resolve(answer);
                    }, failed);
                });
                sent.on('error', failed);
                sent.end();
            });
        },
    };
}
/** A fresh agent without keep-alive for every request. */
async function carrier(protocol, proxyEnv) {
    const options = { keepAlive: false, proxyEnv: { ...proxyEnv } };
    if (protocol === 'https:') {
        const { Agent, request } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19));
        return { request, agent: new Agent(options) };
    }
    const { Agent, request } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
    return { request, agent: new Agent(options) };
}
async function collect(response) {
    response.setEncoding('utf8');
    let body = '';
    for await (const text of response) {
        body += text;
        if (body.length >= KEPT_CHARACTERS)
            break;
    }
    return {
        kind: 'answer',
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])),
        body: body.slice(0, KEPT_CHARACTERS),
    };
}
function said(error) {
    if (!(error instanceof Error))
        return String(error);
    const { code } = error;
    return error.message === '' && code !== undefined ? code : error.message;
}

;// CONCATENATED MODULE: ./lib/adapters/identity.js



function openIdentity(connection) {
    return {
        region: connection.region,
        async account() {
            const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2251)]).then(__webpack_require__.bind(__webpack_require__, 2251));
            const client = new sdk.STSClient((0,aws_connection/* clientConfig */.y)(connection));
            const answer = await (0,aws_errors/* answered */.oQ)('sts:GetCallerIdentity', client.send(new sdk.GetCallerIdentityCommand({})));
            if (answer.Account === undefined) {
                throw new model_failure/* Failure */.HR('STS names no account for these credentials.', 'Check `aws-role`.');
            }
            return answer.Account;
        },
    };
}

// EXTERNAL MODULE: ./lib/adapters/images.js + 4 modules
var adapters_images = __webpack_require__(493);
;// CONCATENATED MODULE: ./lib/adapters/load-balancing.js



function openLoadBalancing(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(6988)]).then(__webpack_require__.bind(__webpack_require__, 6988));
        return { sdk, client: new sdk.ElasticLoadBalancingV2Client((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    return {
        async targetHealth(targetGroupArn) {
            const { sdk, client } = await opened();
            const command = new sdk.DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
            const asked = client.send(command).catch((error) => {
                if (error instanceof sdk.TargetGroupNotFoundException)
                    return undefined;
                throw error;
            });
            const answer = await (0,aws_errors/* answered */.oQ)('elasticloadbalancing:DescribeTargetHealth', asked);
            return (answer?.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth: health }) => ({
                target: `${Target?.Id ?? '?'}:${Target?.Port ?? '?'}`,
                state: load_balancing_stateOf(health?.State),
                ...reasonOf(health?.Reason, health?.Description),
            }));
        },
    };
}
/** ELBv2 writes `unhealthy.draining` for a target that leaves while it is unhealthy. */
function load_balancing_stateOf(state) {
    if (state === undefined)
        return 'unavailable';
    return state === 'unhealthy.draining' ? 'draining' : state;
}
function reasonOf(reason, description) {
    const said = [reason, description].filter((part) => part !== undefined);
    return said.length === 0 ? {} : { reason: said.join(': ') };
}

// EXTERNAL MODULE: ./lib/adapters/oidc-token.js
var oidc_token = __webpack_require__(927);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./lib/adapters/policies.js





/** The last ones: what a policy says at its end is what it came to. */
const MOST_LINES = 2_000;
/** Runs the user's command by the shell that a step of a workflow has, with the plan's file in `FLIPGATE_PLAN`. */
function openPolicies({ environment, workspace, temp }) {
    return {
        async judge(command, plan, signal) {
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'flipgate-policy-'));
            try {
                const file = (0,external_node_path_.join)(folder, 'plan.json');
                await (0,promises_.writeFile)(file, plan, { mode: 0o600 });
                const child = (0,external_node_child_process_.spawn)('bash', ['-e', '-o', 'pipefail', '-c', `${command}\n`], {
                    cwd: workspace,
                    env: { ...environment, FLIPGATE_PLAN: file },
                    stdio: ['ignore', 'pipe', 'pipe'],
                    signal,
                });
                const output = [];
                let dropped = 0;
                for (const stream of [child.stdout, child.stderr])
                    (0,external_node_readline_.createInterface)({ input: stream }).on('line', (line) => {
                        output.push(line);
                        if (output.length > MOST_LINES) {
                            output.shift();
                            dropped += 1;
                        }
                    });
                const [code] = (await (0,external_node_events_.once)(child, 'close'));
                const before = dropped === 0 ? [] : [`(${dropped} lines before these are not kept)`];
                return { exitCode: code ?? 1, output: [...before, ...output] };
            }
            finally {
                await (0,promises_.rm)(folder, { recursive: true, force: true });
            }
        },
    };
}

// EXTERNAL MODULE: ./lib/adapters/proxied-fetch.js
var proxied_fetch = __webpack_require__(1812);
;// CONCATENATED MODULE: ./lib/adapters/scaling.js



function openScaling(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(6005)]).then(__webpack_require__.bind(__webpack_require__, 6005));
        return { sdk, client: new sdk.ApplicationAutoScalingClient((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    return {
        async target(cluster, service) {
            const { sdk, client } = await opened();
            const command = new sdk.DescribeScalableTargetsCommand({
                ServiceNamespace: 'ecs',
                ResourceIds: [resourceId(cluster, service)],
                ScalableDimension: 'ecs:service:DesiredCount',
            });
            const answer = await (0,aws_errors/* answered */.oQ)('application-autoscaling:DescribeScalableTargets', client.send(command));
            const [found] = answer.ScalableTargets ?? [];
            if (found === undefined)
                return undefined;
            return {
                min: found.MinCapacity ?? 0,
                max: found.MaxCapacity ?? 0,
                suspended: {
                    in: found.SuspendedState?.DynamicScalingInSuspended ?? false,
                    out: found.SuspendedState?.DynamicScalingOutSuspended ?? false,
                    scheduled: found.SuspendedState?.ScheduledScalingSuspended ?? false,
                },
            };
        },
        async set(cluster, service, to) {
            const { sdk, client } = await opened();
            const command = new sdk.RegisterScalableTargetCommand({
                ServiceNamespace: 'ecs',
                ResourceId: resourceId(cluster, service),
                ScalableDimension: 'ecs:service:DesiredCount',
                ...(to.min === undefined ? {} : { MinCapacity: to.min }),
                SuspendedState: suspendedState(to.suspended),
            });
            await (0,aws_errors/* answered */.oQ)('application-autoscaling:RegisterScalableTarget', client.send(command));
        },
    };
}
function resourceId(cluster, service) {
    return `service/${cluster}/${service}`;
}
function suspendedState(suspended) {
    return {
        DynamicScalingInSuspended: suspended.in,
        DynamicScalingOutSuspended: suspended.out,
        ScheduledScalingSuspended: suspended.scheduled,
    };
}

;// CONCATENATED MODULE: ./lib/adapters/secret-reference.js
const SECRET_ARN = /^(arn:[\w-]+:secretsmanager:[\w-]+:\d+:secret:[^:]+)(?::([^:]*):([^:]*):([^:]*))?$/;
const PARAMETER_ARN = /^arn:[\w-]+:ssm:[\w-]+:\d+:parameter(\/.+)$/;
/** `arn:…:secret:name-abc123:json-key:stage:version`, each of the last three may be empty or absent. */
function secretReference(valueFrom) {
    const parameter = PARAMETER_ARN.exec(valueFrom)?.[1];
    if (parameter !== undefined)
        return { kind: 'parameter', name: parameter };
    const [, arn, jsonKey, stage, version] = SECRET_ARN.exec(valueFrom) ?? [];
    if (arn === undefined)
        return { kind: 'secret', id: valueFrom };
    return {
        kind: 'secret',
        id: arn,
        ...(jsonKey ? { jsonKey } : {}),
        ...(stage ? { stage } : {}),
        ...(version ? { version } : {}),
    };
}
/**
 * True when the secret has a value under the referred version and stage.
 * @param stages by version id, as DescribeSecret gives them; a secret without a value has none
 */
function hasVersion(stages, { stage, version }) {
    if (version !== undefined)
        return (stages[version] ?? []).includes(stage ?? stages[version]?.[0] ?? '');
    return Object.values(stages).some((names) => names.includes(stage ?? 'AWSCURRENT'));
}

;// CONCATENATED MODULE: ./lib/adapters/secrets.js




function openSecrets(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(811)]).then(__webpack_require__.bind(__webpack_require__, 811));
        const absent = (error) => {
            if (error instanceof sdk.ResourceNotFoundException)
                return undefined;
            throw error;
        };
        return { sdk, absent, client: new sdk.SecretsManagerClient((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    return {
        async value(id) {
            const { sdk, client, absent } = await opened();
            const sent = client.send(new sdk.GetSecretValueCommand({ SecretId: id })).catch(absent);
            return (await (0,aws_errors/* answered */.oQ)('secretsmanager:GetSecretValue', sent))?.SecretString;
        },
        async hasValue(id) {
            const reference = secretReference(id);
            // A parameter of Systems Manager cannot exist without a value, and ECS names a missing one itself.
            if (reference.kind === 'parameter')
                return true;
            const { sdk, client, absent } = await opened();
            const sent = client.send(new sdk.DescribeSecretCommand({ SecretId: reference.id })).catch(absent);
            const secret = await (0,aws_errors/* answered */.oQ)('secretsmanager:DescribeSecret', sent);
            if (secret === undefined || secret.DeletedDate !== undefined)
                return false;
            return hasVersion(secret.VersionIdsToStages ?? {}, reference);
        },
    };
}

;// CONCATENATED MODULE: ./lib/adapters/lost-answer.js

const TRIES = 4;
const FIRST_WAIT_MS = 250;
/**
 * Carries out a conditional write whose answer may get lost. After a lost answer it looks before it
 * writes again, because its own first try may be what refuses the second.
 * @throws Unanswered when no try was answered and reading does not show the result
 */
async function settledWrite(clock, what, { write, look }) {
    let lost = false;
    for (let tried = 0; tried < TRIES; tried += 1) {
        const answer = await write();
        if (answer !== 'lost')
            return answer === 'refused' && lost ? refusedBy(await look()) : answer;
        lost = true;
        await clock.sleep(FIRST_WAIT_MS * 2 ** tried);
        const seen = await look();
        if (seen !== 'as-before')
            return seen;
    }
    throw new model_failure/* Unanswered */.XX(`No answer to ${what}, tried ${TRIES} times.`);
}
function refusedBy(seen) {
    return seen === 'as-before' ? 'refused' : seen;
}

;// CONCATENATED MODULE: ./lib/adapters/store-errors.js


/** How a conditional request went: S3 says 412 to a false condition, 409 to a write that crosses another. */
function conditionalOutcome(error) {
    const status = error.$metadata?.httpStatusCode;
    if (status === 412 || status === 409)
        return 'refused';
    if (status === 404 && error.name !== 'NoSuchBucket')
        return 'gone';
    return (0,aws_errors/* isUnanswered */.Ni)(error) ? 'lost' : 'other';
}
function bucketFailure(place, action, error) {
    const { Bucket: bucket, ExpectedBucketOwner: owner } = place;
    if (error instanceof Error && error.name === 'NoSuchBucket') {
        return new model_failure/* Failure */.HR(`The bucket ${bucket} does not exist in this AWS account and region.`, 'Apply bootstrap for this environment, or check `bucket`, `name`, `environment`, `aws-role` and `aws-region`.', { cause: error });
    }
    const said = (0,aws_errors/* translated */.vE)(action, error);
    if (owner === undefined || !(said instanceof model_failure/* Failure */.HR) || (0,aws_errors/* awsErrorName */.ZH)(error) !== 'AccessDenied')
        return said;
    // S3 refuses both in the same words.
    return new model_failure/* Failure */.HR(said.message, `${said.remedy} If the bucket ${bucket} is not account ${owner}’s, somebody else has taken its name: give another one in \`bucket\`.`, { cause: error });
}

;// CONCATENATED MODULE: ./lib/adapters/store-read.js




/** One object with the store's own times: when it was written, and what the store's clock says now. */
async function readObject(sdk, client, place, key) {
    const command = new sdk.GetObjectCommand({ ...place, Key: key });
    const date = dated(command);
    try {
        const found = await client.send(command);
        const body = (await found.Body?.transformToString()) ?? '';
        const [modifiedAt, storeNow] = [found.LastModified?.getTime() ?? Number.NaN, Date.parse(date())];
        if (found.ETag === undefined || Number.isNaN(modifiedAt + storeNow))
            throw withoutTimes(place.Bucket, key);
        return { body, etag: found.ETag, modifiedAt, storeNow };
    }
    catch (error) {
        if ((0,aws_errors/* awsErrorName */.ZH)(error) === 'NoSuchKey')
            return undefined;
        throw bucketFailure(place, 's3:GetObject (and s3:ListBucket)', error);
    }
}
function withoutTimes(bucket, key) {
    return new model_failure/* Failure */.HR(`The store answered ${bucket}/${key} without ETag, Last-Modified or Date.`, 'Use an S3 bucket, or a store that answers as S3 does: the lock is judged by the store’s own clock.');
}

;// CONCATENATED MODULE: ./lib/adapters/store.js





/**
 * Objects of one bucket, written and removed under S3's conditions.
 * @param owner the account that it must belong to, for a name that anybody can compute and take first
 */
function openStore(connection, bucket, owner) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(9121)]).then(__webpack_require__.bind(__webpack_require__, 9121));
        const client = (repeatable) => new sdk.S3Client({
            ...(0,aws_connection/* clientConfig */.y)(connection, repeatable),
            forcePathStyle: connection.endpoint !== undefined,
            requestChecksumCalculation: 'WHEN_REQUIRED',
            responseChecksumValidation: 'WHEN_REQUIRED',
        });
        const [reading, writing] = [client('unanswered and throttled'), client('throttled')];
        const place = { Bucket: bucket, ExpectedBucketOwner: owner };
        return { sdk, place, reading, writing, clock: connection.clock };
    });
    return {
        get: (key) => get(opened, key),
        create: (key, body) => put(opened, key, body, undefined),
        replace: (key, body, etag) => put(opened, key, body, etag),
        remove: (key, etag) => store_remove(opened, key, etag),
    };
}
async function get(opened, key) {
    const { sdk, place, reading } = await opened();
    return readObject(sdk, reading, place, key);
}
async function put(opened, key, body, etag) {
    const { sdk, place, writing, clock } = await opened();
    const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
    const write = async () => {
        const command = new sdk.PutObjectCommand({ ...place, Key: key, Body: body, ...condition });
        const outcome = await outcomeOf(place, 's3:PutObject', writing.send(command));
        if (typeof outcome === 'object')
            return { kind: 'written', etag: outcome.ETag ?? '' };
        return outcome === 'gone' ? 'refused' : outcome;
    };
    const look = async () => {
        const found = await get(opened, key);
        if (found?.body === body)
            return { kind: 'written', etag: found.etag };
        return found?.etag === etag ? 'as-before' : 'refused';
    };
    const answer = await settledWrite(clock, `the write of ${key}`, { write, look });
    return answer === 'refused' ? { kind: 'refused' } : answer;
}
async function store_remove(opened, key, etag) {
    const { sdk, place, writing, clock } = await opened();
    const look = async () => {
        const found = await get(opened, key);
        if (found === undefined)
            return 'removed';
        return found.etag === etag ? 'as-before' : 'refused';
    };
    const write = async () => {
        const command = new sdk.DeleteObjectCommand({ ...place, Key: key, IfMatch: etag });
        const outcome = await outcomeOf(place, 's3:DeleteObject', writing.send(command));
        if (outcome === 'lost')
            return outcome;
        // S3 also answers 412 when there is nothing left to match.
        if (outcome === 'refused')
            return (await look()) === 'removed' ? 'removed' : 'refused';
        return 'removed';
    };
    return settledWrite(clock, `the removal of ${key}`, { write, look });
}
async function outcomeOf(place, action, answer) {
    try {
        return await answer;
    }
    catch (error) {
        const outcome = conditionalOutcome(error);
        if (outcome === 'other')
            throw bucketFailure(place, action, error);
        return outcome;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/task-logs.js



function openTaskLogs(connection) {
    const opened = (0,once/* once */.O)(async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(2623)]).then(__webpack_require__.bind(__webpack_require__, 2623));
        return { sdk, client: new sdk.CloudWatchLogsClient((0,aws_connection/* clientConfig */.y)(connection)) };
    });
    const page = async (group, stream, cursor) => {
        const { sdk, client } = await opened();
        const command = new sdk.GetLogEventsCommand({
            logGroupName: group,
            logStreamName: stream,
            startFromHead: true,
            ...(cursor === undefined ? {} : { nextToken: cursor }),
        });
        const sent = client.send(command).catch((error) => {
            if (error instanceof sdk.ResourceNotFoundException)
                return undefined;
            throw error;
        });
        return (0,aws_errors/* answered */.oQ)('logs:GetLogEvents', sent);
    };
    return {
        async read(group, stream, cursor) {
            const events = await page(group, stream, cursor);
            const lines = (events?.events ?? []).map((event) => event.message ?? '');
            const next = events?.nextForwardToken ?? cursor;
            // A page may be short or empty before the end; only a token that comes back is the end.
            if (next === undefined || next === cursor)
                return { kind: 'end', lines };
            return { kind: 'page', lines, cursor: next };
        },
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
;// CONCATENATED MODULE: ./lib/model/bucket-name.js


/** S3's limit on the length of a bucket's name. */
const LONGEST = 63;
const HASH_LENGTH = 8;
/**
 * `flipgate-<name>-<environment>-<account>`; a longer one keeps its beginning and ends in the first
 * 8 hex digits of the whole name's SHA-256, 63 characters in all.
 */
function defaultBucket(site, account) {
    const whole = `flipgate-${(0,model_site/* siteKey */.Dd)(site)}-${account}`;
    if (whole.length <= LONGEST)
        return whole;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex').slice(0, HASH_LENGTH);
    return `${whole.slice(0, LONGEST - HASH_LENGTH - 1).replace(/-+$/, '')}-${hash}`;
}

// EXTERNAL MODULE: ./lib/wire/child-variables.js
var child_variables = __webpack_require__(4891);
// EXTERNAL MODULE: ./lib/wire/connection.js + 1 modules
var wire_connection = __webpack_require__(1695);
;// CONCATENATED MODULE: ./lib/adapters/boundary.js


/**
 * The most that roles of an environment can be given: the boundary of bootstrap, where it has made roles for GitHub's jobs; the one
 * that deploys may make none without it.
 *
 * @param siteKey `<name>-<environment>`
 */
async function bootstrapBoundary(connection, siteKey) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(7631), __webpack_require__.e(442)]).then(__webpack_require__.bind(__webpack_require__, 442));
    const client = new sdk.IAMClient((0,aws_connection/* clientConfig */.y)(connection));
    try {
        const { Role } = await client.send(new sdk.GetRoleCommand({ RoleName: `${siteKey}-deploy` }));
        const [, partition, account] = /^arn:([^:]+):iam::(\d+):role\/flipgate\//.exec(Role?.Arn ?? '') ?? [];
        // A role of that name elsewhere is not bootstrap's.
        if (partition === undefined)
            return undefined;
        return `arn:${partition}:iam::${account}:policy/flipgate/${siteKey}-boundary`;
    }
    catch (error) {
        if ((0,aws_errors/* awsErrorName */.ZH)(error) === 'NoSuchEntityException' || (0,aws_errors/* awsErrorName */.ZH)(error) === 'NoSuchEntity')
            return undefined;
        return (0,aws_errors/* answered */.oQ)('iam:GetRole', Promise.reject(error));
    }
}

;// CONCATENATED MODULE: ./lib/wire/formation-client.js



/** CloudFormation's client, made when it is first asked for; its errors name what was asked, and what to do. */
function formationClient(connection) {
    return (0,once/* once */.O)(async () => {
        const sdk = await __webpack_require__.e(/* import() */ 3051).then(__webpack_require__.bind(__webpack_require__, 3051));
        const client = new sdk.CloudFormationClient((0,aws_connection/* clientConfig */.y)(connection));
        client.middlewareStack.add((next, { commandName = '' }) => async (asked) => {
            try {
                return await next(asked);
            }
            catch (error) {
                throw (0,aws_errors/* translated */.vE)(`cloudformation:${String(commandName).replace(/Command$/, '')}`, error);
            }
        }, { step: 'initialize', name: 'translated', priority: 'high' });
        return client;
    });
}

;// CONCATENATED MODULE: ./lib/wire/cdk-engine.js




/** CDK with clients of this connection. */
async function cdkEngine(connection, site, given) {
    const { openCdk } = await Promise.all(/* import() */[__webpack_require__.e(8816), __webpack_require__.e(422), __webpack_require__.e(4912)]).then(__webpack_require__.bind(__webpack_require__, 4912));
    return openCdk({
        ...given,
        site,
        region: connection.region,
        boundary: (0,once/* once */.O)(() => bootstrapBoundary(connection, (0,model_site/* siteKey */.Dd)(site))),
        formation: formationClient(connection),
    });
}

// EXTERNAL MODULE: ./lib/wire/infra-folder.js
var infra_folder = __webpack_require__(8476);
// EXTERNAL MODULE: ./lib/wire/terraform-program.js
var terraform_program = __webpack_require__(2556);
// EXTERNAL MODULE: ./lib/adapters/exec.js
var exec = __webpack_require__(5535);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(3341);
// EXTERNAL MODULE: ./lib/wire/on-path.js
var on_path = __webpack_require__(4854);
;// CONCATENATED MODULE: ./lib/wire/terragrunt-program.js




/** Older ones refuse outputs that are not there yet, which a first plan has made-up ones for. */
const OLDEST_TERRAGRUNT = '1.1.3';
/** @throws Failure where there is none on the runner, or one that is too old */
async function terragruntProgram(environment) {
    const program = await (0,on_path/* onPath */.L)(['terragrunt'], environment);
    if (program === undefined)
        throw new model_failure/* Failure */.HR('terragrunt is not on PATH.', 'Install it in a step before, for example with gruntwork-io/terragrunt-action or mise; terraform or tofu beside it.');
    await refuseOld(program);
    return program;
}
async function refuseOld(program) {
    const said = await (0,exec/* commandOutput */.p)(program, ['--version']);
    if ((0,version/* isAtLeast */.d)(/version v?([\d.]+)/.exec(said)?.[1] ?? '0', OLDEST_TERRAGRUNT))
        return;
    throw new model_failure/* Failure */.HR(`${program}: ${said.trim()}; ${OLDEST_TERRAGRUNT} or newer is needed.`, 'Install a newer one.');
}

// EXTERNAL MODULE: ./lib/wire/wants-cdk.js
var wants_cdk = __webpack_require__(5811);
;// CONCATENATED MODULE: ./lib/wire/wants-terragrunt.js
/** By itself only where the folder is Terragrunt's own: one that holds Terraform's code beside it is Terraform's. */
async function wantsTerragrunt(engine, folder) {
    if (engine !== 'auto')
        return engine === 'terragrunt';
    const { isTerragrunt } = await __webpack_require__.e(/* import() */ 9877).then(__webpack_require__.bind(__webpack_require__, 9877));
    return isTerragrunt(folder);
}

;// CONCATENATED MODULE: ./lib/wire/engine.js











async function openEngine(request, job, environment, connection, bucket, world, { mask }) {
    if (!needsEngine(request))
        throw new model_failure/* Failure */.HR(`${request.command} needs no engine.`, 'Report this as a bug.');
    const folder = (await (0,infra_folder/* infraFolder */.l)(request, job)).folder;
    const common = {
        infraFolder: folder,
        workFolder: await (0,promises_.mkdtemp)((0,external_node_path_.join)(job.temp, 'flipgate-')),
        userVariables: request.variables,
        environment: () => childEnvironment(environment, connection),
        job,
        log: world.log,
        store: world.store,
    };
    if (await (0,wants_cdk/* wantsCdk */.s)(request.engine, folder)) {
        const right = mayApply(request) ? 'execute' : 'look';
        const role = request.command === 'plan' || request.command === 'drift' ? 'plan' : 'deploy';
        return cdkEngine(connection, request.site, { ...common, bucket, role, right, clock: world.clock });
    }
    const { s3Backend } = await Promise.all(/* import() */[__webpack_require__.e(8816), __webpack_require__.e(7037)]).then(__webpack_require__.bind(__webpack_require__, 7037));
    const key = (0,model_site/* siteKey */.Dd)(request.site);
    const { region, endpoint } = connection;
    const terraform = await (0,terraform_program/* terraformProgram */.n)(request, environment);
    const options = {
        ...common,
        binary: terraform,
        backend: s3Backend({
            bucket,
            siteKey: key,
            region,
            store: world.store,
            ...(endpoint ? { endpoint } : {}),
        }),
        siteKey: key,
        engine: request.engine,
        stateLock: mayApply(request) ? 'take' : 'leave',
        mask,
        github: world.github,
    };
    if (!(await wantsTerragrunt(request.engine, folder))) {
        const { openTerraform } = await Promise.all(/* import() */[__webpack_require__.e(8816), __webpack_require__.e(422), __webpack_require__.e(5618), __webpack_require__.e(9194)]).then(__webpack_require__.bind(__webpack_require__, 9194));
        return openTerraform(options);
    }
    const { openTerragrunt } = await Promise.all(/* import() */[__webpack_require__.e(8816), __webpack_require__.e(422), __webpack_require__.e(5618), __webpack_require__.e(5511)]).then(__webpack_require__.bind(__webpack_require__, 5511));
    const binary = await terragruntProgram(environment);
    return openTerragrunt({ ...options, binary, terraform, site: request.site, bucket });
}
function needsEngine(request) {
    return 'engine' in request;
}
/** A dry run looks, and takes no lock for it. */
function mayApply({ command, dryRun }) {
    return !dryRun && (command === 'deploy' || command === 'settle');
}
async function childEnvironment(environment, { credentials, region }) {
    const session = typeof credentials === 'function' ? await credentials() : credentials;
    return {
        ...(0,child_variables/* childVariables */.O)(environment),
        AWS_REGION: region,
        ...(session
            ? {
                AWS_ACCESS_KEY_ID: session.accessKeyId,
                AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
                AWS_SESSION_TOKEN: session.sessionToken ?? '',
            }
            : {}),
    };
}

// EXTERNAL MODULE: ./lib/wire/hub.js + 10 modules
var hub = __webpack_require__(3178);
;// CONCATENATED MODULE: ./lib/wire/late.js
/** A port that is opened when a verb of it is first used: what its opening fails by is that verb's failure. */
function late(open) {
    return new Proxy({}, {
        get: (_, verb) => async (...args) => {
            const port = (await open());
            return port[verb]?.(...args);
        },
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/adapters/sent-again.js

/** Before each further attempt. */
const WAITS_MS = [1_000, 3_000, 9_000];
const sent_again_TIMEOUT_MS = 60_000;
const PASSING = new Set([429, 500, 502, 503, 504]);
/**
 * A request that does no harm when it arrives twice: sent again while the other side cannot answer just now.
 * @param what names it in an error; its address may hold a secret
 */
async function sentAgain({ fetch, clock }, what, url, sending) {
    for (let attempt = 0;; attempt += 1) {
        const answer = await fetch(url, { ...sending, signal: AbortSignal.timeout(sent_again_TIMEOUT_MS) }).catch((error) => error);
        const wait = WAITS_MS[attempt];
        const isPassing = answer instanceof Error || PASSING.has(answer.status);
        if (isPassing && wait !== undefined)
            await clock.sleep(wait);
        else if (answer instanceof Error) {
            const cause = { cause: answer };
            throw new model_failure/* Failure */.HR(`There is no answer (${what}): ${answer.message}`, 'Run this again.', cause);
        }
        else
            return answer;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/results-service.js


/** Since this one a file need not be a zip: browsers show a text as it is. */
const VERSION = 7;
const MIME_TYPE = 'text/plain';
/**
 * GitHub describes this service in the source of its own client alone (`@actions/artifact` 6.2.1, which is not used: with its Azure
 * SDK it would add 1.3 MB to the bundle and 39 MiB to a run, writes to the log past us and reads the environment).
 * @returns where the file may be uploaded to; `taken` when the run has one of this name.
 */
async function createArtifact(connection, name) {
    const answer = await ask(connection, 'CreateArtifact', { name, version: VERSION, mime_type: MIME_TYPE });
    if (answer === 'taken')
        return answer;
    const { ok, signed_upload_url: address } = answer;
    if (ok === true && typeof address === 'string')
        return new URL(address);
    throw results_service_refusal('CreateArtifact', 'it gave no address');
}
/** @returns the artifact's id, by which people open it. */
async function finalizeArtifact(connection, { name, bytes, sha256 }) {
    // 64-bit numbers are texts in the JSON of protocol buffers.
    const facts = { name, size: String(bytes), hash: `sha256:${sha256}` };
    const answer = await ask(connection, 'FinalizeArtifact', facts);
    if (answer !== 'taken' && answer.ok === true && /^\d+$/.test(String(answer.artifact_id)))
        return String(answer.artifact_id);
    throw results_service_refusal('FinalizeArtifact', 'it gave no id');
}
async function ask(connection, verb, facts) {
    const { url, token, scope } = connection;
    const where = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${verb}`, url);
    const ids = { workflow_run_backend_id: scope.run, workflow_job_run_backend_id: scope.job };
    const answer = await sentAgain(connection, verb, where.href, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...ids, ...facts }),
    });
    const said = (await answer.json().catch(() => ({})));
    if (answer.ok)
        return said;
    if (answer.status === 409)
        return 'taken';
    throw results_service_refusal(verb, `HTTP ${answer.status} ${said.msg ?? ''}`.trim());
}
function results_service_refusal(verb, why) {
    return new model_failure/* Failure */.HR(`GitHub's service for artifacts refused (${verb}): ${why}`, 'Run this again.');
}

;// CONCATENATED MODULE: ./lib/adapters/artifact-blocks.js




const BLOCK_BYTES = 4 * 1024 * 1024;
/** Of Azure's storage, where GitHub keeps artifacts. */
const STORAGE_VERSION = '2021-12-02';
/** Uploads a file in blocks, of which one at a time is held, and then names them in their order: that makes the file. */
async function uploadBlocks(sender, to, path) {
    const ids = [];
    for (const block of blocksOf(path)) {
        // All ids of a file have to be equally long.
        const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
        ids.push(id);
        await artifact_blocks_put(sender, to, { comp: 'block', blockid: id }, block);
    }
    const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
    const document = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
    await artifact_blocks_put(sender, to, { comp: 'blocklist' }, document, { 'x-ms-blob-content-type': MIME_TYPE });
}
function* blocksOf(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const block = new Uint8Array(BLOCK_BYTES);
        for (;;) {
            const bytes = (0,external_node_fs_.readSync)(file, block);
            if (bytes === 0)
                return;
            yield block.subarray(0, bytes);
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
async function artifact_blocks_put(sender, to, what, body, more = {}) {
    const url = new URL(to);
    for (const [name, value] of Object.entries(what))
        url.searchParams.set(name, value);
    const headers = { 'x-ms-version': STORAGE_VERSION, ...more };
    const answer = await sentAgain(sender, 'upload of an artifact', url.href, { method: 'PUT', headers, body });
    if (answer.ok)
        return;
    const code = answer.headers.get('x-ms-error-code') ?? '';
    throw new model_failure/* Failure */.HR(`GitHub's storage refused the artifact: HTTP ${answer.status} ${code}`.trim(), 'Run this again.');
}

;// CONCATENATED MODULE: ./lib/adapters/artifacts.js






function openArtifacts({ temp, shelf, mask }) {
    return {
        async keep(name, pieces) {
            const path = (0,external_node_path_.join)(temp, name);
            const written = writePieces(path, pieces);
            if (shelf.kind === 'none')
                return { kind: 'file', path, why: shelf.why };
            const { results, runUrl } = shelf;
            try {
                const free = await freeName(results, name);
                const signature = free.to.searchParams.get('sig');
                if (signature)
                    mask(signature);
                await uploadBlocks(results, free.to, path);
                const id = await finalizeArtifact(results, { ...written, name: free.name });
                (0,external_node_fs_.rmSync)(path);
                return { kind: 'artifact', name: free.name, url: `${runUrl}/artifacts/${id}` };
            }
            catch (error) {
                return { kind: 'file', path, why: (0,model_failure/* messageOf */.bD)(error) };
            }
        },
    };
}
const BATCH = 256 * 1024;
/** A browser that is told of no encoding believes this. */
const BYTE_ORDER_MARK = '\uFEFF';
function writePieces(path, pieces) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = (0,external_node_fs_.openSync)(path, 'w', 0o600);
    let bytes = 0;
    const write = (text) => {
        hash.update(text);
        bytes += (0,external_node_fs_.writeSync)(file, text);
    };
    try {
        let waiting = BYTE_ORDER_MARK;
        for (const piece of pieces) {
            waiting += piece;
            if (waiting.length < BATCH)
                continue;
            write(waiting);
            waiting = '';
        }
        write(waiting);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return { bytes, sha256: hash.digest('hex') };
}
/** Plans of other environments, and of other jobs, are of the same run. */
const MOST_NAMES = 20;
async function freeName(results, wished) {
    for (let number = 1; number <= MOST_NAMES; number += 1) {
        const name = number === 1 ? wished : wished.replace(/(\.\w+)?$/, `-${number}$1`);
        const to = await createArtifact(results, name);
        if (to !== 'taken')
            return { name, to };
    }
    throw new model_failure/* Failure */.HR(`The run has ${MOST_NAMES} artifacts called ${wished}.`, 'Plan an environment once a run.');
}

;// CONCATENATED MODULE: ./lib/adapters/results-scope.js
const SCOPE = 'Actions.Results';
/** The runner's token is a JWT whose `scp` holds, among others, `Actions.Results:<run>:<job>`; undefined when this one does not. */
function scopeOf(token) {
    for (const scope of scopesIn(token)) {
        const [name, run, job, ...more] = scope.split(':');
        if (name === SCOPE && run && job && more.length === 0)
            return { run, job };
    }
    return undefined;
}
function scopesIn(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        const scp = claims?.scp;
        return typeof scp === 'string' ? scp.split(' ') : [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/wire/shelf.js


/** GitHub, with data residency too; a server of one's own knows older artifacts only. */
const HOSTED = /^https?:\/\/(github\.com|[\w.-]+\.ghe\.com|[\w.-]+\.localhost)(:\d+)?$/i;
/** Where a run keeps files for people. */
function openShelf(job, environment, sender, { mask }) {
    return { artifacts: openArtifacts({ temp: job.temp, shelf: shelfOf(job, environment, sender), mask }) };
}
function shelfOf({ serverUrl, repository, runId }, environment, sender) {
    const [url, token] = [environment['ACTIONS_RESULTS_URL'], environment['ACTIONS_RUNTIME_TOKEN']];
    if (!url || !token || repository === undefined || runId === undefined)
        return { kind: 'none', why: 'The runner names no service for artifacts.' };
    if (!HOSTED.test(serverUrl))
        return { kind: 'none', why: `${serverUrl} takes no artifacts of this kind: it is not GitHub's own.` };
    const scope = scopeOf(token);
    if (scope === undefined)
        return { kind: 'none', why: "The runner's token does not name its run to the service for artifacts." };
    return {
        kind: 'open',
        results: { ...sender, url, token, scope },
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    };
}

;// CONCATENATED MODULE: ./lib/wire/stacks-checkup.js

/** What the doctor asks of CloudFormation, by the engine's own client. */
function openStacksCheckup(connection) {
    const open = formationClient(connection);
    return {
        async stack(name) {
            const { Stacks } = await Promise.all(/* import() */[__webpack_require__.e(8816), __webpack_require__.e(1451)]).then(__webpack_require__.bind(__webpack_require__, 1451));
            const found = await new Stacks(open, connection.clock).stack(name);
            if (found === undefined)
                return undefined;
            const { StackStatus: status = '', StackStatusReason: reason, Outputs = [] } = found;
            const outputs = Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
            return { status, reason, outputs: Object.fromEntries(outputs) };
        },
    };
}

// EXTERNAL MODULE: ./lib/wire/workshop.js
var workshop = __webpack_require__(812);
;// CONCATENATED MODULE: ./lib/wire/world.js


































/** The world of one run, made of what its inputs and environment name. Clients connect when they are first asked. */
async function openWorld(request, job, environment, channel) {
    const clock = (0,adapters_clock/* openClock */.X)();
    const connection = (0,wire_connection/* openConnection */.J)(request, job, environment, channel, clock);
    const identity = onceAsked(openIdentity(connection));
    const secrets = openSecrets(connection);
    const bucket = (0,once/* once */.O)(() => bucketOf(request, identity));
    const token = (0,once/* once */.O)(async () => {
        const value = await cloudflareToken(request, secrets);
        channel.mask(value);
        return value;
    });
    // A doctor has to be let in where everybody else is turned away.
    if (request.command !== 'doctor')
        await Promise.all([bucket(), token()]);
    const fetch = (0,proxied_fetch/* openFetch */.v)(environment);
    const cloudflare = async () => ({
        ...{ token: await token(), clock, fetch },
        ...baseUrl(environment['CLOUDFLARE_BASE_URL']),
    });
    const world = {
        clock,
        log: channel.log,
        ecs: openEcs(connection),
        loadBalancing: openLoadBalancing(connection),
        scaling: openScaling(connection),
        alarms: openAlarms(connection),
        taskLogs: openTaskLogs(connection),
        images: (0,workshop/* maskedLogin */.p)((0,adapters_images/* openImages */.x)(connection, fetch), channel),
        builds: (0,buildx/* openBuilds */.k)({ environment: (0,child_variables/* childVariables */.O)(environment), temp: job.temp, log: channel.log }),
        certificates: openCertificates(connection),
        secrets: maskedSecrets(secrets, channel.mask),
        identity,
        store: late((0,once/* once */.O)(async () => storeIn(connection, await bucket()))),
        dns: late((0,once/* once */.O)(async () => openCloudflare(await cloudflare()))),
        checkup: {
            ...openAwsCheckup({ connection, bucket, identity: maskedIdentity(channel) }),
            ...openCloudflareCheckup(cloudflare),
            ...openStacksCheckup(connection),
            bringsCdkApp: async () => (0,wants_cdk/* wantsCdk */.s)('auto', (await (0,infra_folder/* infraFolder */.l)({}, job)).folder),
        },
        http: openHttp(environment),
        ...(0,hub/* openHub */.C)(request, job, environment, fetch),
        ...openShelf(job, environment, { fetch, clock }, channel),
        guard: openGuardProgram(),
        hide: channel.hide,
        policies: openPolicies({
            environment: (0,child_variables/* childVariables */.O)(environment),
            workspace: job.workspace,
            temp: job.temp,
        }),
        checkout: (0,checkout/* openCheckout */.H)({ workspace: job.workspace, path: environment['PATH'] ?? '' }),
    };
    return {
        ...world,
        engine: late((0,once/* once */.O)(async () => openEngine(request, job, environment, connection, (await bucket()).name, world, channel))),
    };
}
/** A given bucket may be another account's on purpose; a computed name may have been taken by anybody. */
async function bucketOf({ bucket, site }, identity) {
    if (bucket !== undefined)
        return { name: bucket };
    const owner = await identity.account();
    return { name: defaultBucket(site, owner), owner };
}
function storeIn(connection, { name, owner }) {
    return openStore(connection, name, owner);
}
async function cloudflareToken(request, secrets) {
    if (request.cloudflareApiToken !== undefined)
        return request.cloudflareApiToken;
    const id = request.cloudflareApiTokenSecret;
    const value = id === undefined ? undefined : await secrets.value(id);
    if (value !== undefined)
        return value.trim();
    throw id === undefined
        ? new model_failure/* Failure */.HR('Neither `cloudflare-api-token` nor `cloudflare-api-token-secret` is given.', 'Give the id of the Secrets Manager secret that holds the token, or the token itself.')
        : new model_failure/* Failure */.HR(`\`cloudflare-api-token-secret\` ${id} does not exist or has no value.`, `Set it: aws secretsmanager put-secret-value --secret-id ${id} --secret-string TOKEN`);
}
function maskedSecrets(secrets, mask) {
    return {
        hasValue: (id) => secrets.hasValue(id),
        async value(id) {
            const value = await secrets.value(id);
            if (value !== undefined)
                mask(value);
            return value;
        },
    };
}
/** What it gives is good for five minutes, and a secret for as long. */
function maskedIdentity({ mask }) {
    return async () => {
        const token = await (0,oidc_token/* mintOidcToken */.P)();
        mask(token);
        return token;
    };
}
function onceAsked(identity) {
    return { ...identity, account: (0,once/* once */.O)(() => identity.account()) };
}
function baseUrl(url) {
    return url ? { baseUrl: url } : {};
}


/***/ })

};
