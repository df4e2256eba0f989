export const id = 2302;
export const ids = [2302];
export const modules = {

/***/ 5818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ conduct)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _steps_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2720);
/* harmony import */ var _steps_patient_world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _steps_zone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4157);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9498);





/** Runs a command's list and turns whatever comes of it into an outcome: the one place that does. */
async function conduct(invocation, list) {
    const { request, job } = invocation;
    const world = (0,_steps_patient_world_js__WEBPACK_IMPORTED_MODULE_2__/* .patientWorld */ .u7)(invocation.world, invocation.cancel);
    const journal = new _steps_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C(world.clock, world.log);
    const frame = { request, job, journal, startedAt: world.clock.now() };
    const leases = [];
    let outlook;
    const sceneIn = (zoneId) => ({
        outlook: { world, site: request.site, job, journal, zoneId },
        inZone: (found) => {
            const placed = sceneIn(found);
            outlook = placed.outlook;
            return placed;
        },
        hold: (lease) => {
            leases.push(lease);
            return lease;
        },
    });
    try {
        const zoneId = await zoneFor(world, request);
        const ending = await list(zoneId === undefined ? sceneIn(_steps_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN_ZONE */ .C) : sceneIn(_steps_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN_ZONE */ .C).inZone(zoneId));
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .success */ .kX)(frame, ending, world.clock.now());
    }
    catch (error) {
        return await (0,_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .setback */ .ML)(frame, error, outlook, world.clock);
    }
    finally {
        for (const lease of leases)
            await letGo(lease, world);
    }
}
/**
 * A rollback is in a hurry: the given id is taken at its word, and without one it finds out for itself. To a doctor a
 * zone that cannot be found is a finding.
 */
async function zoneFor(world, request) {
    if (request.command === 'doctor')
        return undefined;
    return request.command === 'rollback' ? request.zoneId : (0,_steps_zone_js__WEBPACK_IMPORTED_MODULE_3__/* .findZone */ ._)(world.dns, request.site, request.zoneId);
}
async function letGo(lease, world) {
    try {
        await lease.release();
    }
    catch (error) {
        world.log.warning(`The lock could not be removed; it falls free within 90 seconds. ${(0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ }),

/***/ 2302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./lib/model/checkup/fact.js
var checkup_fact = __webpack_require__(7357);
;// CONCATENATED MODULE: ./lib/model/checkup/account-checks.js

/** Where the credentials lead, beside where the newest release was built. */
function accountFindings(account, region, newest) {
    return [
        (0,checkup_fact/* judged */.g$)('AWS account', account, 'by deploys', (value) => same('AWS account', value, newest?.shared.account_id, 'Correct `aws-role`, or the ambient credentials.')),
        same('AWS region', region, newest?.shared.region, 'Correct `aws-region`.'),
    ];
}
function same(check, value, built, remedy) {
    if (built === undefined || built === value)
        return { check, kind: 'good', found: value };
    return { check, kind: 'bad', found: `${value}, but this environment lives in ${built}`, remedy };
}

// EXTERNAL MODULE: ./lib/model/checkup/finding.js
var checkup_finding = __webpack_require__(1010);
// EXTERNAL MODULE: ./lib/model/checkup/unfit.js
var unfit = __webpack_require__(7465);
// EXTERNAL MODULE: ./lib/model/ledger.js
var model_ledger = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/report/inert.js
var inert = __webpack_require__(4726);
// EXTERNAL MODULE: ./lib/report/checkup/words.js
var words = __webpack_require__(761);
;// CONCATENATED MODULE: ./lib/report/checkup/lines.js



const LONGEST = 600;
/** The table for the job's log: check, result, what was found; a remedy on a line of its own. */
function checkupLines(findings) {
    const widest = Math.max(0, ...findings.map(({ check }) => check.length));
    const word = Math.max(0, ...findings.map((finding) => (0,words/* wordOf */.a)(finding).length));
    return findings.flatMap((finding) => {
        const head = `${finding.check.padEnd(widest)}  ${(0,words/* wordOf */.a)(finding).padEnd(word)}  `;
        const remedy = (0,checkup_finding/* remedyOf */.SM)(finding);
        return [
            head + line(finding.found),
            ...(remedy === undefined ? [] : [`${' '.repeat(head.length)}→ ${line(remedy)}`]),
        ];
    });
}
function line(text) {
    return (0,inert/* cut */.Jj)((0,inert/* withoutControl */.En)(text).replaceAll(/\s*\n\s*/g, ' '), LONGEST);
}

// EXTERNAL MODULE: ./lib/model/probe-verdict.js
var probe_verdict = __webpack_require__(1359);
;// CONCATENATED MODULE: ./lib/model/checkup/application-checks.js


/** The health path of the running application, on one host. */
function applicationFinding(facts) {
    const check = `application at ${facts.host}`;
    return (0,checkup_fact/* judged */.g$)(check, facts.answer, 'here alone', (answer) => answerFinding(check, facts, answer));
}
/** What the next release would answer as well fails a deploy; what this one alone does, does not. */
function answerFinding(check, { host, settings: { healthPath, releaseHeader }, release }, answer) {
    const verdict = (0,probe_verdict/* judgeHealth */.u7)(answer, releaseHeader, release);
    if (verdict.kind === 'good')
        return { check, kind: 'good', found: `${healthPath} answers 200 as ${release.slice(0, 12)}` };
    if ('status' in answer && answer.status === 400) {
        const found = `${healthPath} answers 400`;
        const remedy = `Add ${host} to ALLOWED_HOSTS (every container has the three hosts in HOSTNAMES), or answer the health path before hosts are checked.`;
        return { check, kind: 'bad', found, remedy };
    }
    const found = `${healthPath}: ${(0,probe_verdict/* describeProbe */.WH)(verdict)}`;
    if (verdict.kind === 'blocked')
        return { check, kind: 'bad', found, remedy: probe_verdict/* OPEN_THE_EDGE */.f_ };
    if ('status' in answer && answer.status === 200 && answer.headers[releaseHeader] === undefined) {
        const remedy = `Answer ${healthPath} with the variable RELEASE in the header ${releaseHeader}: the middleware of the README does.`;
        return { check, kind: 'bad', found, remedy };
    }
    const remedy = 'Look at the log of its web tasks. A deploy does not need it; users do.';
    return { check, kind: 'poor', found, remedy };
}

// EXTERNAL MODULE: ./lib/model/color.js
var color = __webpack_require__(2618);
// EXTERNAL MODULE: ./lib/model/site.js
var model_site = __webpack_require__(1774);
// EXTERNAL MODULE: ./lib/model/standing.js
var standing = __webpack_require__(6545);
// EXTERNAL MODULE: ./lib/steps/probes.js
var probes = __webpack_require__(2492);
// EXTERNAL MODULE: ./lib/steps/running.js
var steps_running = __webpack_require__(9800);
// EXTERNAL MODULE: ./lib/steps/checkup/answer.js
var answer = __webpack_require__(707);
;// CONCATENATED MODULE: ./lib/steps/checkup/application.js









/** What runs, and what its health path answers on each host that leads to it. */
async function examineApplication(outlook, ledger, live) {
    const { journal, world } = outlook;
    const running = await (0,answer/* answerAfter */.N)(ledger, (0,checkup_fact/* after */.Pl)('ledger', 'the ledger names the services'), (value) => (0,steps_running/* readRunning */.Ki)(world.ecs, value));
    if (ledger.kind === 'unknown' || running.kind === 'unknown') {
        journal.done('not known');
        return { live: undefined, findings: [servicesFinding(running, 0)] };
    }
    const places = placesOf(ledger.value, running.value, live);
    const answers = await askAll(outlook, places);
    journal.done(`asked on ${answers.length} hosts`);
    const release = live && (0,standing/* releaseRunning */.fB)(running.value[live]);
    return {
        live: live && release !== undefined ? (0,model_ledger/* newestOf */.su)(ledger.value, live, release) : undefined,
        findings: [servicesFinding(running, ledger.value.releases.length), ...answers],
    };
}
function servicesFinding(running, releases) {
    const check = 'services';
    return (0,checkup_fact/* judged */.g$)(check, running, 'by deploys', ({ blue, green }) => releases === 0
        ? { check, kind: 'early', found: 'no release yet' }
        : {
            ...{ check, kind: 'good' },
            found: `blue runs ${(0,standing/* describeRunning */.Rh)(blue)}, green runs ${(0,standing/* describeRunning */.Rh)(green)}`,
        });
}
/** In the middle of a rolling change either release may answer, so that nothing is asked. */
function placesOf(ledger, running, live) {
    return color/* COLORS */.l.flatMap((color) => {
        const [release, line] = [(0,standing/* releaseRunning */.fB)(running[color]), (0,model_ledger/* newestOfColor */.jx)(ledger, color)];
        if (release === undefined || !line)
            return [];
        const place = { color, release, settings: line.settings };
        const preview = { ...place, access: 'preview' };
        return color === live ? [{ ...place, access: 'public' }, preview] : [preview];
    });
}
async function askAll({ site, world }, places) {
    if (places.length === 0)
        return [];
    const secret = await (0,answer/* answer */.Z)(() => world.secrets.value(`${(0,model_site/* siteKey */.Dd)(site)}/probe`));
    return Promise.all(places.map(async ({ access, color, release, settings }) => {
        const host = access === 'public' ? site.hostname : site.previewHostnames[color];
        // Previews are closed to who does not have the secret; the public host answers everybody.
        const key = access === 'public' && secret.kind === 'unknown' ? (0,checkup_fact/* known */.eO)(undefined) : secret;
        const told = await (0,answer/* answerAfter */.N)(key, secret, async (value) => (0,probes/* sight */.Wx)(await world.http.get(`https://${host}${settings.healthPath}`, (0,probes/* probeHeaders */.pG)(value), probes/* PROBE_TIMEOUT_MS */.W7)));
        return applicationFinding({ host, settings, release, answer: told });
    }));
}

// EXTERNAL MODULE: ./lib/model/removal.js
var removal = __webpack_require__(3249);
;// CONCATENATED MODULE: ./lib/model/built-colors.js



/** The newest release of each colour whose stack is there. */
function builtColors(ledger) {
    return color/* COLORS */.l.flatMap((color) => ((0,removal/* removalOf */.c6)(ledger, color) ? [] : ((0,model_ledger/* newestOfColor */.jx)(ledger, color) ?? [])));
}

// EXTERNAL MODULE: ./lib/model/checkup/balancer-checks.js
var balancer_checks = __webpack_require__(9007);
;// CONCATENATED MODULE: ./lib/model/checkup/web-server.js

const VARIABLE = 'GUNICORN_CMD_ARGS';
/** A number that gunicorn is given in its variable, for example its `threads`. */
function gunicornSetting(web, name) {
    const container = web?.containerDefinitions.find((one) => one.name === 'web');
    const given = container?.environment?.find((variable) => variable.name === VARIABLE)?.value ?? '';
    const value = new RegExp(`(?:^|\\s)--${name}[= ](\\d+)(?=\\s|$)`).exec(given)?.[1];
    if (value !== undefined)
        return (0,checkup_fact/* known */.eO)(Number(value));
    return {
        kind: 'unknown',
        why: `${VARIABLE} of the web container gives no --${name}`,
        remedy: `Look at the server's own configuration for its ${name}.`,
    };
}

;// CONCATENATED MODULE: ./lib/steps/checkup/balancers.js






/** The certificate that deploys use, and the load balancers of the colours that are built. */
async function examineBalancers({ journal, site, world }, account, ledger) {
    const hosts = (0,model_site/* hostsOf */.PP)(site);
    const lines = builtColors(ledger);
    const [certificate, ...balancers] = await Promise.all([
        (0,answer/* answerAfter */.N)(account, (0,checkup_fact/* after */.Pl)('AWS account', 'AWS is not reached'), async () => {
            const arn = await world.certificates.find((0,model_site/* siteKey */.Dd)(site));
            return arn === undefined ? undefined : world.certificates.describe(arn);
        }),
        ...lines.map((line) => balancerOf(world, hosts, line)),
    ]);
    journal.done(`${lines.length} load balancers`);
    return [(0,balancer_checks/* certificateFinding */.nN)(hosts, certificate), ...balancers.flat()];
}
async function balancerOf({ certificates, checkup }, hosts, { color, definitions, outputs }) {
    const balancer = await (0,answer/* answer */.Z)(() => checkup.balancer(outputs.load_balancer_arn));
    const described = await (0,answer/* answerAfter */.N)(balancer, balancer, async (found) => found && Promise.all(found.certificates.map((arn) => certificates.describe(arn))));
    return (0,balancer_checks/* balancerFindings */.zR)(hosts, {
        color,
        certificates: described,
        idleTimeout: balancer.kind === 'known' ? { ...balancer, value: balancer.value?.idleTimeout } : balancer,
        keepAlive: gunicornSetting(definitions.web, 'keep-alive'),
    });
}

;// CONCATENATED MODULE: ./lib/model/checkup/celery.js

/** How many processes one worker task runs at most, each with a connection of its own. */
function celeryProcesses(worker) {
    const container = worker?.containerDefinitions.find((one) => one.name === 'worker');
    const given = container?.['command'];
    const command = Array.isArray(given) ? given.join(' ') : '';
    const most = /(?:^|\s)(?:--concurrency[= ]|-c[= ]?|--autoscale[= ])(\d+)(?=[\s,]|$)/.exec(command)?.[1];
    if (most !== undefined)
        return (0,checkup_fact/* known */.eO)(Number(most));
    return {
        kind: 'unknown',
        why: "the worker's command gives no --concurrency",
        remedy: 'Give it one in `worker_command`: without it there is a process for each CPU that Celery sees.',
    };
}

;// CONCATENATED MODULE: ./lib/model/checkup/capacity-checks.js



/** Whether two colours at full size have room. */
function capacityFindings(facts) {
    const { newest } = facts;
    if (!newest) {
        const found = 'no release yet';
        return [
            { check: 'database connections', kind: 'early', found },
            { check: 'Fargate quota', kind: 'early', found },
        ];
    }
    return [
        connections(newest, facts.workers, facts.alarmAt),
        (0,checkup_fact/* judged */.g$)('Fargate quota', facts.quota, 'here alone', (most) => vcpu(newest, most)),
    ];
}
/** A thread of gunicorn keeps a connection of its own, and so does a process of Celery. */
function connections({ outputs, definitions }, tasks, alarmAt) {
    const check = 'database connections';
    const workers = gunicornSetting(definitions.web, 'workers');
    const threads = gunicornSetting(definitions.web, 'threads');
    if (workers.kind === 'unknown')
        return (0,checkup_fact/* unanswered */.bj)(check, workers, 'here alone');
    if (threads.kind === 'unknown')
        return (0,checkup_fact/* unanswered */.bj)(check, threads, 'here alone');
    const celery = celeryConnections(definitions.worker, tasks);
    return (0,checkup_fact/* judged */.g$)(check, alarmAt, 'here alone', (mark) => {
        const most = 2 * (outputs.web_max * workers.value * threads.value + celery.count);
        const found = `web of two colours at ${outputs.web_max} tasks${celery.told} up to ${most}; the alarm rings above ${mark}`;
        if (most <= mark)
            return { check, kind: 'good', found };
        const remedy = 'Fewer threads (`gunicorn`), processes (`worker_command`) or tasks (`web_max`, `worker_max`), a shorter CONN_MAX_AGE, or a larger database.';
        return { check, kind: 'poor', found, remedy };
    });
}
/** Of one colour. What is not known is not counted, and that is said. */
function celeryConnections(worker, tasks) {
    if (tasks.kind === 'known' && tasks.value === 0)
        return { count: 0, told: ' opens' };
    const processes = celeryProcesses(worker);
    if (tasks.kind === 'unknown')
        return uncounted(tasks);
    if (processes.kind === 'unknown')
        return uncounted(processes);
    const told = ` and workers at ${tasks.value} tasks of ${processes.value} processes open`;
    return { count: tasks.value * processes.value, told };
}
function uncounted({ why }) {
    return { count: 0, told: ` (without Celery's workers: ${why}) opens` };
}
function vcpu({ outputs, definitions }, most) {
    const check = 'Fargate quota';
    const units = Number(definitions.web?.['cpu'] ?? Number.NaN);
    const wanted = (2 * outputs.web_max * units) / 1024;
    if (Number.isNaN(wanted)) {
        const remedy = 'Deploy once: the ledger keeps the definition of what it deployed.';
        return {
            check,
            kind: 'unknown',
            asked: 'here alone',
            found: 'the size of a web task is not known',
            remedy,
        };
    }
    const found = `web of two colours at ${outputs.web_max} tasks takes ${wanted} vCPU of ${most}`;
    if (wanted <= most)
        return { check, kind: 'good', found };
    const remedy = 'Ask AWS for more: Service Quotas, AWS Fargate, "Fargate On-Demand vCPU resource count".';
    return { check, kind: 'poor', found, remedy };
}

;// CONCATENATED MODULE: ./lib/model/checkup/quota-checks.js


/** Whether the account lets the stacks make what they are still to make. */
function quotaFindings({ built, network, balancers, addresses, }) {
    return [
        (0,checkup_fact/* judged */.g$)('load balancer quota', balancers, 'here alone', (room) => balancersLeft(room, built)),
        (0,checkup_fact/* judged */.g$)('Elastic IP quota', addresses, 'here alone', (room) => addressesLeft(room, network)),
    ];
}
/** The next deploy goes to a colour that has none, so that it is the first to fail. */
function balancersLeft({ most, taken }, built) {
    const check = 'load balancer quota';
    const [wanted, left] = [color/* COLORS */.l.length - built, most - taken];
    const found = `${taken} of ${most} Application Load Balancers are there; ${wanted === 0 ? 'both colours have theirs' : `${wanted} more are wanted`}`;
    if (left >= wanted)
        return { check, kind: 'good', found };
    const remedy = 'Ask AWS for more: Service Quotas, Elastic Load Balancing, "Application Load Balancers per Region".';
    return { check, kind: left < 1 ? 'bad' : 'poor', found, remedy };
}
/** One for each zone of the region's first two: what `nat = per-zone` takes, and the size production by itself. */
const MOST_ADDRESSES = 2;
/** How many are wanted is in the stacks' variables, which are not given here: a network of one's own takes none. */
function addressesLeft({ most, taken }, network) {
    const check = 'Elastic IP quota';
    const told = `${taken} of ${most} Elastic IPs are there`;
    if (network)
        return { check, kind: 'good', found: `${told}; the network has those that it wants` };
    const found = `${told}; a new network takes one for each NAT gateway, ${MOST_ADDRESSES} with one in each zone`;
    if (most - taken >= MOST_ADDRESSES)
        return { check, kind: 'good', found };
    const remedy = 'Ask AWS for more: Service Quotas, Amazon EC2, "EC2-VPC Elastic IPs". Or give `nat = single`, which takes one, or a `network` of your own.';
    return { check, kind: 'poor', found, remedy };
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(8675);
;// CONCATENATED MODULE: ./lib/steps/checkup/capacity.js






/** Whether both colours have room at full size: in the database, and in the account. */
async function examineCapacity({ journal, world }, account, ledger) {
    const newest = ledger.releases.at(-1);
    const nothing = { kind: 'unknown', why: 'no release yet', remedy: 'Deploy first.' };
    const ask = (look) => newest ? (0,answer/* answer */.Z)(() => look(newest)) : Promise.resolve(nothing);
    const unreached = (0,checkup_fact/* after */.Pl)('AWS account', 'AWS is not reached');
    const inAccount = (look) => (0,answer/* answerAfter */.N)(account, unreached, look);
    const [alarmAt, workers, quota, balancers, addresses] = await Promise.all([
        ask((release) => alarmAtOf(world, release)),
        ask((release) => workersOf(world, release)),
        ask(() => world.checkup.fargateQuota()),
        inAccount(() => world.checkup.balancerRoom()),
        inAccount(() => world.checkup.addressRoom()),
    ]);
    const built = builtColors(ledger).length;
    journal.done(newest ? 'compared with two colours at full size' : nothing.why);
    return [
        ...capacityFindings({ newest, workers, alarmAt, quota }),
        ...quotaFindings({ built, network: newest !== undefined, balancers, addresses }),
    ];
}
/** Autoscaling alone knows how far it may go. */
async function workersOf({ scaling }, { shared, outputs }) {
    if (outputs.worker_service === null)
        return 0;
    const target = await scaling.target(shared.cluster, outputs.worker_service);
    if (target !== undefined)
        return target.max;
    throw new failure/* Failure */.HR(`${outputs.worker_service} has no autoscaling.`, 'Look at the service in the console.');
}
/** The alarm's mark is a share of what the database allows, which nobody but the database itself can tell. */
async function alarmAtOf({ alarms }, { shared }) {
    const name = shared.alarm_names.find((one) => one.endsWith('-database-connections'));
    const seen = name === undefined ? undefined : (await alarms.states([name])).get(name);
    if (seen?.threshold !== undefined)
        return seen.threshold;
    throw new failure/* Failure */.HR('shared names no alarm of the connections to its database', 'Ask the database: SHOW max_connections.');
}

// EXTERNAL MODULE: ./lib/model/checkup/edge-checks.js
var edge_checks = __webpack_require__(1382);
// EXTERNAL MODULE: ./lib/model/checkup/record-checks.js
var record_checks = __webpack_require__(8854);
;// CONCATENATED MODULE: ./lib/model/checkup/zone-checks.js

/** The token, and the zone that it sees. */
function zoneFindings({ token, zone, reads }) {
    const findings = [
        (0,checkup_fact/* judged */.g$)('Cloudflare token', token, 'by deploys', (state) => tokenFinding(state, zone.kind === 'known')),
        (0,checkup_fact/* judged */.g$)('Cloudflare zone', zone, 'by deploys', (id) => ({
            ...{ check: 'Cloudflare zone', kind: 'good', found: `${id} holds the hosts` },
        })),
    ];
    if (zone.kind === 'unknown')
        return findings;
    return [...findings, permissionFinding(reads), EDIT];
}
/** A token that an account owns is refused by the check of users' tokens, and works. */
function tokenFinding(state, reading) {
    const check = 'Cloudflare token';
    if (state === 'active')
        return { check, kind: 'good', found: 'active' };
    if (reading)
        return { check, kind: 'good', found: 'it reads the zone; Cloudflare checks only tokens of a user' };
    const found = state === 'other' ? 'Cloudflare does not know it' : `it is ${state}`;
    const remedy = 'Make a token with Zone · Zone · Read and Zone · DNS · Edit on the zone, and put it into `cloudflare-api-token-secret`.';
    return { check, kind: 'bad', found, remedy };
}
function permissionFinding(reads) {
    const names = (there) => reads.filter((read) => read.there === there).map(({ permission }) => permission);
    const missing = names(false);
    const without = missing.length === 0 ? '' : `; refused: ${missing.join(', ')}`;
    return {
        check: 'Cloudflare permissions',
        kind: 'good',
        found: `shown by reads: ${['Zone Read', ...names(true)].join(', ')}${without}`,
    };
}
const EDIT = (0,checkup_fact/* unanswered */.bj)('Cloudflare DNS Edit', {
    kind: 'unknown',
    why: 'no read shows whether the token may edit records',
    remedy: "Look at the token in Cloudflare's dashboard: a deploy needs Zone · DNS · Edit, a plan does not.",
}, 'here alone');

// EXTERNAL MODULE: ./lib/model/location.js
var model_location = __webpack_require__(1918);
// EXTERNAL MODULE: ./lib/steps/zone.js
var steps_zone = __webpack_require__(4157);
;// CONCATENATED MODULE: ./lib/steps/checkup/edge.js








/** Token, zone, records and what the zone does with them. */
async function examineEdge({ journal, site, world }, givenZone, ledger) {
    const { checkup, dns } = world;
    const zone = await (0,answer/* answer */.Z)(() => (0,steps_zone/* findZone */._)(dns, site, givenZone));
    const inZone = (look) => (0,answer/* answerAfter */.N)(zone, (0,checkup_fact/* after */.Pl)('Cloudflare zone', 'the zone is not seen'), look);
    const [token, records, blue, green, balancers, mode, rules, botFightMode] = await Promise.all([
        (0,answer/* answer */.Z)(() => checkup.tokenState()),
        inZone((id) => dns.records(id, site.hostname)),
        inZone((id) => dns.records(id, site.previewHostnames.blue)),
        inZone((id) => dns.records(id, site.previewHostnames.green)),
        inZone((id) => dns.loadBalancers(id, site.hostname)),
        inZone((id) => checkup.sslMode(id)),
        inZone((id) => checkup.tlsRules(id)),
        inZone((id) => checkup.botFightMode(id)),
    ]);
    const listed = balancers.kind === 'known' ? balancers.value : 'unknown';
    const reads = [
        { permission: 'DNS Read', there: records.kind === 'known' },
        { permission: 'Load Balancers Read', there: listed !== 'unknown' },
        { permission: 'Zone Settings Read', there: mode.kind === 'known' },
        { permission: 'Config Rules Read', there: rules.kind === 'known' },
        { permission: 'Bot Management Read', there: botFightMode.kind === 'known' },
    ];
    const released = ledger.kind === 'known' && ledger.value.releases.some(({ state }) => state === 'closed');
    const hosts = (0,model_site/* hostsOf */.PP)(site);
    const live = liveBy(site, records);
    journal.done(live === undefined ? 'no colour is live' : `${live} is live`);
    return {
        zoneId: zone.kind === 'known' ? zone.value : undefined,
        live,
        findings: [
            ...zoneFindings({ token, zone, reads }),
            ...(0,record_checks/* recordFindings */.S)(site, { records, balancers: listed, previews: { blue, green }, released }),
            ...(0,edge_checks/* edgeFindings */.g)({ hosts, mode, rules, botFightMode }),
        ],
    };
}
function liveBy(site, records) {
    if (records.kind === 'unknown')
        return undefined;
    const [record, ...others] = (0,model_location/* addressing */.Xn)(records.value);
    return record && others.length === 0 ? (0,model_location/* colorOfRecord */.U$)(site, record) : undefined;
}

;// CONCATENATED MODULE: ./lib/model/checkup/trust.js

const AUDIENCE = 'sts.amazonaws.com';
/** What bootstrap's role of this name trusts, in both forms of a subject. The branches are a setting of bootstrap's. */
function trustByBootstrap(site, role, claims) {
    const subjects = subjectsOf(claims);
    const ending = (end) => subjects.map((subject) => `${subject}:${end}`);
    const statement = (...ends) => ({
        claims: { sub: ends.flatMap(ending), aud: [AUDIENCE] },
    });
    const { environment } = site;
    switch (role.split('/').at(-1)) {
        case `${(0,model_site/* siteKey */.Dd)(site)}-plan`:
            return { by: 'bootstrap', statements: [statement('pull_request', 'ref:*')] };
        case `${(0,model_site/* siteKey */.Dd)(site)}-build`:
            return { by: 'bootstrap', statements: [statement('ref:*')] };
        default:
            return {
                by: 'bootstrap',
                statements: [statement(`environment:${environment}`), statement(`environment:${environment}-ops`)],
            };
    }
}
/** A repository that was created or renamed since July 2026 has both ids in its subject, an older one none. */
function subjectsOf(claims) {
    const repository = claims['repository'] ?? '*/*';
    const [owner, name] = repository.split('/');
    const [ownerId, id] = [claims['repository_owner_id'] ?? '*', claims['repository_id'] ?? '*'];
    return [`repo:${repository}`, `repo:${owner}@${ownerId}/${name}@${id}`];
}
/** As IAM's StringLike matches: `*` is any text, `?` any character. */
function matchesPattern(text, pattern) {
    const source = pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${source}$`, 's').test(text);
}
function isMet({ claims: wanted }, claims) {
    return Object.keys(wanted).every((claim) => meets(wanted, claim, claims));
}
function meets(wanted, claim, claims) {
    const value = claims[claim];
    return value !== undefined && (wanted[claim] ?? []).some((pattern) => matchesPattern(value, pattern));
}

;// CONCATENATED MODULE: ./lib/model/checkup/identity-checks.js


/** Who the job is to GitHub, and what its role asks of it. */
function identityFindings(facts) {
    const { role, account, claims, trust, trustUnread } = facts;
    const check = 'identity token';
    if (role === undefined)
        return [{ check, kind: 'good', found: 'not needed: without `aws-role` the ambient credentials count' }];
    if (claims.kind === 'unknown')
        return [(0,checkup_fact/* unanswered */.bj)(check, claims, 'by deploys')];
    const told = Object.entries(claims.value).map(([claim, value]) => `${claim} \`${value}\``);
    return [
        { check, kind: 'good', found: told.join(', ') },
        (0,checkup_fact/* judged */.g$)('trust policy', trustUnread, 'here alone', () => ({
            check: 'trust policy',
            kind: 'good',
            found: `read: it lets jobs in by ${count(trust.statements.length, 'statement')}`,
        })),
        ...claimFindings(role, claims.value, trust, account.kind === 'known'),
    ];
}
/** A row for each claim that the role asks for, beside what it wants. */
function claimFindings(role, claims, trust, given) {
    const statement = nearest(trust.statements, claims);
    if (!statement)
        return [];
    const wanted = Object.keys(statement.claims)
        .toSorted(subjectFirst)
        .map((claim) => {
        const patterns = new Set(trust.statements.flatMap((one) => one.claims[claim] ?? []));
        return { claim, patterns: [...patterns], met: meets(statement.claims, claim, claims) };
    });
    return wanted.map(({ claim, patterns, met }) => {
        const value = claims[claim];
        const expected = patterns.map((pattern) => `\`${pattern}\``).join(' or ');
        const found = `${value === undefined ? 'not in the token' : `\`${value}\``}; ${source(trust)} expects ${expected}`;
        const check = `claim ${claim}`;
        if (met)
            return { check, kind: 'good', found };
        if (given)
            return { check, kind: 'good', found: `${found}; the role was given all the same` };
        const remedy = `Run in a job that has it, or correct the trust of ${role} (bootstrap writes it from \`github\` and the environment).`;
        return { check, kind: 'bad', found, remedy };
    });
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
function subjectFirst(one, other) {
    return Number(other === 'sub') - Number(one === 'sub');
}
function source({ by }) {
    return by === 'trust policy' ? 'the trust policy' : 'bootstrap, by the names,';
}
/** The statement that is met, or the one that the fewest claims fail. */
function nearest(statements, claims) {
    const failing = (one) => Object.keys(one.claims).filter((claim) => !meets(one.claims, claim, claims)).length;
    return (statements.find((one) => isMet(one, claims)) ??
        statements.toSorted((one, other) => failing(one) - failing(other))[0]);
}

;// CONCATENATED MODULE: ./lib/model/checkup/trust-policy.js
const CLAIM = /^token\.actions\.githubusercontent\.com:(\w+)$/;
/** What a role's trust policy wants of GitHub's tokens. @param text the policy as JSON */
function readTrustPolicy(text) {
    const policy = JSON.parse(text);
    const statements = [policy.Statement]
        .flat()
        .filter(({ Effect, Action }) => Effect === 'Allow' && takesTokens(Action));
    return {
        by: 'trust policy',
        statements: statements.map(({ Condition }) => ({ claims: claimsOf(Condition) })),
    };
}
function takesTokens(action) {
    return [action].flat().includes('sts:AssumeRoleWithWebIdentity');
}
/** Equality and likeness of text are all that such policies are made of. */
function claimsOf(conditions = {}) {
    const claims = {};
    for (const operands of Object.values(conditions)) {
        for (const [key, values] of Object.entries(operands)) {
            const claim = CLAIM.exec(key)?.[1];
            if (claim !== undefined)
                claims[claim] = [values].flat();
        }
    }
    return claims;
}

;// CONCATENATED MODULE: ./lib/steps/checkup/identity.js





/** The job's token beside its role's trust, and the account that this leads to. */
async function examineIdentity({ journal, site, world }, role) {
    const account = await (0,answer/* answer */.Z)(() => world.identity.account());
    journal.done(account.kind === 'known' ? `account ${account.value}` : account.why);
    const nobody = { kind: 'unknown', why: '`aws-role` is not given', remedy: '' };
    if (role === undefined) {
        const facts = { role, account, claims: nobody, trust: { by: 'bootstrap', statements: [] } };
        return { account, findings: identityFindings({ ...facts, trustUnread: nobody }) };
    }
    const claims = await (0,answer/* answer */.Z)(() => world.checkup.claims());
    // By the credentials of the role itself: before they are given nobody can read it.
    const read = await (0,answer/* answerAfter */.N)(account, (0,checkup_fact/* after */.Pl)('AWS account', 'the role is not given'), async () => readTrustPolicy(await world.checkup.trustPolicy(role)));
    const trust = read.kind === 'known'
        ? read.value
        : trustByBootstrap(site, role, claims.kind === 'known' ? claims.value : {});
    return { account, findings: identityFindings({ role, account, claims, trust, trustUnread: read }) };
}

;// CONCATENATED MODULE: ./lib/model/checkup/image-checks.js

function imageFindings({ name, address, live, architectures }) {
    const image = live?.image;
    return [
        (0,checkup_fact/* judged */.g$)('image repository', address, 'by deploys', (found) => repositoryFinding(name, found, image)),
        image === undefined
            ? { check: 'live image', kind: 'early', found: 'no release is known to be live' }
            : (0,checkup_fact/* judged */.g$)('live image', architectures, 'here alone', (found) => liveFinding(image, found)),
    ];
}
function repositoryFinding(name, address, live) {
    const check = 'image repository';
    if (address !== undefined)
        return { check, kind: 'good', found: address };
    if (live !== undefined)
        return {
            check,
            kind: 'good',
            found: `none is called ${name}; what is live comes from ${live.split('@')[0]}`,
        };
    const remedy = 'Apply bootstrap for this environment, or give builds their `repository`.';
    return { check, kind: 'bad', found: `ECR has none that is called ${name}`, remedy };
}
/** A deploy brings an image of its own: these two are about a rollback, and about the next task that starts. */
function liveFinding(image, architectures) {
    const check = 'live image';
    if (!architectures) {
        const remedy = 'Push it again, or deploy: no task can start with what is live now.';
        return { check, kind: 'poor', found: `${image} is not in the registry`, remedy };
    }
    const found = `${image} for ${architectures.join(', ')}`;
    if (architectures.includes('arm64'))
        return { check, kind: 'good', found };
    return { check, kind: 'poor', found, remedy: 'Build for arm64: ARM64 tasks end with "exec format error".' };
}

;// CONCATENATED MODULE: ./lib/steps/checkup/images.js



/** Where images lie, and whether the one that is live still does. */
async function examineImages({ journal, site, world }, account, live) {
    const unreached = (0,checkup_fact/* after */.Pl)('AWS account', 'AWS is not reached');
    const [address, architectures] = await Promise.all([
        (0,answer/* answerAfter */.N)(account, unreached, () => world.images.repository(site.name)),
        live
            ? (0,answer/* answer */.Z)(async () => (await world.images.find(live.image))?.architectures)
            : (0,checkup_fact/* known */.eO)(undefined),
    ]);
    journal.done(address.kind === 'known' ? (address.value ?? 'no repository') : address.why);
    return imageFindings({ name: site.name, address, live, architectures });
}

// EXTERNAL MODULE: ./lib/model/named-secrets.js
var named_secrets = __webpack_require__(816);
;// CONCATENATED MODULE: ./lib/model/checkup/secret-checks.js


/** A secret without a value stops every task that names it, at its start. */
function secretsFinding(secrets) {
    const check = 'secrets';
    const empty = secrets.filter(({ hasValue }) => hasValue.kind === 'known' && !hasValue.value);
    if (empty.length > 0) {
        return {
            ...{ check, kind: 'bad', found: `without a value: ${empty.map(({ name }) => name).join(', ')}` },
            remedy: remedyFor(empty),
        };
    }
    for (const { name, hasValue } of secrets) {
        if (hasValue.kind === 'unknown')
            return (0,checkup_fact/* unanswered */.bj)(check, { ...hasValue, why: `${name}: ${hasValue.why}` }, 'by deploys');
    }
    return { check, kind: 'good', found: `${secrets.map(({ name }) => name).join(', ')} have values` };
}
function remedyFor(empty) {
    const names = empty.flatMap(({ by, name }) => (by === 'bootstrap' ? [name] : []));
    const commands = empty.flatMap(({ by, id }) => (by === 'bootstrap' ? [] : [(0,named_secrets/* setSecretCommand */.u)(id)]));
    return [
        ...(names.length === 0
            ? []
            : [`Apply bootstrap for this environment: it generates ${names.join(' and ')}.`]),
        ...(commands.length === 0 ? [] : [`Set: ${commands.join('; ')}`]),
    ].join(' ');
}

;// CONCATENATED MODULE: ./lib/steps/checkup/secrets.js





/** Whether what tasks are given has values; asks without reading any. */
async function examineSecrets({ journal, site, world }, account, newest, tokenSecret) {
    const key = (0,model_site/* siteKey */.Dd)(site);
    // Bootstrap generates it, and shared finds it by its name.
    const generated = [{ name: 'SECRET_KEY', id: `${key}/secret-key`, by: 'bootstrap' }];
    const given = (0,named_secrets/* namedSecrets */.p)(Object.values(newest?.definitions ?? {}));
    const named = [
        ...(newest ? given.map((secret) => ({ ...secret, by: 'a person' })) : generated),
        { name: 'the probe', id: `${key}/probe`, by: 'bootstrap' },
        ...(tokenSecret === undefined
            ? []
            : [{ name: 'the Cloudflare token', id: tokenSecret, by: 'a person' }]),
    ];
    const unreached = (0,checkup_fact/* after */.Pl)('AWS account', 'AWS is not reached');
    const asked = await Promise.all(named.map(async (secret) => ({
        ...secret,
        hasValue: await (0,answer/* answerAfter */.N)(account, unreached, () => world.secrets.hasValue(secret.id)),
    })));
    journal.done(`${asked.length} secrets`);
    return secretsFinding(asked);
}

// EXTERNAL MODULE: ./lib/model/stack-state.js
var stack_state = __webpack_require__(4381);
;// CONCATENATED MODULE: ./lib/model/checkup/stack-checks.js



/** What `cdk bootstrap` makes, as it is told to call it, by the qualifier of infra/cdk. */
const TOOLKIT = 'CDKToolkit-flipgate';
/** Since this one its roles write to the account's own bucket alone. */
const NEEDED_VERSION = 21;
/** What a deploy by CDK stands on. Of Terraform's environments there are no stacks, and nothing to say. */
function stackFindings({ stacks, toolkit }) {
    const seen = [...stacks].flatMap(([name, fact]) => stackFinding(name, fact, toolkit !== undefined));
    return toolkit === undefined ? seen : [...seen, toolkitFinding(toolkit)];
}
/** One that cannot be asked for is another engine's, or cannot be deployed to: only who knows the engine knows which. */
function stackFinding(name, fact, isCdks) {
    const check = `stack ${name}`;
    if (fact.kind === 'unknown')
        return [(0,checkup_fact/* unanswered */.bj)(check, fact, isCdks ? 'by deploys' : 'here alone')];
    return isCdks ? [{ check, ...verdictOn(name, fact.value) }] : [];
}
function verdictOn(name, seen) {
    const judge = () => (0,stack_state/* stackState */.K)(name, seen?.status, seen?.reason);
    let state;
    try {
        state = judge();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return { kind: 'bad', found: error.message, remedy: error.remedy };
    }
    switch (state.kind) {
        case 'absent':
            return { kind: 'early', found: 'none yet: a deploy makes it' };
        case 'there':
            return { kind: 'good', found: seen?.status ?? '' };
        case 'going on': {
            const remedy = 'Wait until CloudFormation is done with it. A deploy waits only for what a deploy has begun.';
            return { kind: 'poor', found: `${state.status}: something deploys to it`, remedy };
        }
    }
}
const BOOTSTRAP = 'Run `npx cdk bootstrap` as infra/cdk/README.md has it';
/** The shipped stacks bring neither files nor images. */
function toolkitFinding(fact) {
    const check = 'CDK toolkit';
    if (fact.kind === 'unknown')
        return (0,checkup_fact/* unanswered */.bj)(check, fact, 'here alone');
    const seen = fact.value;
    if (seen === undefined)
        return {
            ...{ check, kind: 'poor', found: 'there is none: files and images of an app cannot be published' },
            remedy: `${BOOTSTRAP}, if your app brings any; the shipped stacks do not.`,
        };
    const verdict = verdictOn(TOOLKIT, seen);
    if (verdict.kind === 'bad' || verdict.kind === 'poor')
        return { check, ...verdict, kind: 'poor' };
    const version = seen.outputs['BootstrapVersion'] ?? 'unknown';
    if (Number(version) >= NEEDED_VERSION)
        return { check, kind: 'good', found: `version ${version}` };
    const found = `version ${version}, and ${NEEDED_VERSION} is the first whose roles write to this account's bucket alone`;
    return { check, kind: 'poor', found, remedy: `${BOOTSTRAP}: it brings the version up.` };
}

// EXTERNAL MODULE: ./lib/model/cloud-name.js
var cloud_name = __webpack_require__(1314);
;// CONCATENATED MODULE: ./lib/steps/checkup/stacks.js





/** Stacks of CloudFormation, and what `cdk bootstrap` has made: where CDK is the engine. */
async function examineStacks({ journal, site, world }, account) {
    const unreached = (0,checkup_fact/* after */.Pl)('AWS account', 'AWS is not reached');
    const ask = (name) => (0,answer/* answerAfter */.N)(account, unreached, () => world.checkup.stack(name));
    const all = [{ kind: 'shared' }, ...color/* COLORS */.l.map((color) => ({ kind: 'color', color }))];
    const names = all.map((stack) => (0,cloud_name/* cloudName */.B)(site, stack));
    const stacks = new Map(await Promise.all(names.map(async (name) => [name, await ask(name)])));
    const isThere = [...stacks.values()].some((fact) => fact.kind === 'known' && fact.value !== undefined);
    const isCdks = isThere || (await world.checkup.bringsCdkApp());
    journal.done(isCdks ? 'deployed by CDK' : 'no stack of CDK');
    return stackFindings({ stacks, toolkit: isCdks ? await ask(TOOLKIT) : undefined });
}

// EXTERNAL MODULE: ./lib/model/lock.js
var model_lock = __webpack_require__(3490);
;// CONCATENATED MODULE: ./lib/model/checkup/store-checks.js


function storeFindings({ bucket, lock, hold, ledger, ahead }) {
    return [
        // Its settings need a permission of their own: that the ledger is answered for proves as much.
        bucket.kind === 'unknown' && ledger.kind === 'known'
            ? { check: 'bucket', kind: 'good', found: 'answers' }
            : (0,checkup_fact/* judged */.g$)('bucket', bucket, 'by deploys', bucketFinding),
        (0,checkup_fact/* judged */.g$)('bucket versions', bucket, 'here alone', versionsFinding),
        (0,checkup_fact/* judged */.g$)('lock', lock, 'by deploys', lockFinding),
        (0,checkup_fact/* judged */.g$)('hold', hold, 'by deploys', holdFinding),
        (0,checkup_fact/* judged */.g$)('ledger', ledger, 'by deploys', ledgerFinding),
        (0,checkup_fact/* judged */.g$)('clock', ahead, 'here alone', clockFinding),
    ];
}
function bucketFinding(sight) {
    const check = 'bucket';
    if (sight.kind === 'there')
        return { check, kind: 'good', found: sight.name };
    const remedy = 'Apply bootstrap for this environment, or check `bucket`, `name`, `environment`, `aws-role` and `aws-region`.';
    return { check, kind: 'bad', found: `${sight.name} does not exist in this account and region`, remedy };
}
function versionsFinding(sight) {
    const check = 'bucket versions';
    if (sight.kind === 'missing')
        return { check, kind: 'early', found: 'there is no bucket' };
    if (sight.versioning === 'on')
        return { check, kind: 'good', found: 'old versions are kept' };
    const found = `versioning is ${sight.versioning === 'never' ? 'off' : 'suspended'}: a state that is written over is gone`;
    return { check, kind: 'poor', found, remedy: 'Apply bootstrap again: it switches versioning on.' };
}
/** A deploy waits for a lock, and takes a lapsed one. */
function lockFinding(lock) {
    const check = 'lock';
    if (!lock)
        return { check, kind: 'good', found: 'free' };
    const holder = (0,model_lock/* describeHolder */.sG)(lock.holder);
    return lock.lapsed
        ? { check, kind: 'good', found: `lapsed, of ${holder}: the next run takes it` }
        : { check, kind: 'good', found: `held by ${holder}: a deploy waits for it` };
}
function holdFinding(hold) {
    const check = 'hold';
    if (!hold)
        return { check, kind: 'good', found: 'none' };
    if (hold.open) {
        const found = `a rollback to ${hold.to.slice(0, 12)} is under way, or ended half way`;
        return { check, kind: 'bad', found, remedy: 'Run the rollback again: it finishes what was begun.' };
    }
    return {
        check,
        kind: 'poor',
        found: `${hold.by} rolled ${hold.from.slice(0, 12)} back (${hold.reason}): deploys that contain it stop`,
        remedy: 'Revert it, or deploy with `lift-hold: true`.',
    };
}
function ledgerFinding({ releases }) {
    const check = 'ledger';
    const newest = releases.at(-1);
    if (!newest)
        return { check, kind: 'early', found: 'no release yet' };
    const at = new Date(newest.openedAt).toISOString();
    const found = `${releases.length} releases; the newest is ${newest.release.slice(0, 12)} of ${at}, ${newest.state}`;
    return { check, kind: 'good', found };
}
/** Times in the ledger are by our clock. AWS refuses signatures that are five minutes off. */
const NOTICED_MS = 30_000;
const REFUSED_MS = 300_000;
function clockFinding(ahead) {
    const check = 'clock';
    const seconds = Math.abs(Math.round(ahead / 1000));
    if (Math.abs(ahead) < NOTICED_MS)
        return { check, kind: 'good', found: `within ${Math.max(1, seconds)} s of S3's` };
    const found = `${seconds} s ${ahead > 0 ? 'behind' : 'ahead of'} S3's`;
    const remedy = "Set this machine's clock by NTP: a settle's time, and AWS's signatures, go by it.";
    return { check, kind: Math.abs(ahead) < REFUSED_MS ? 'poor' : 'bad', found, remedy };
}

// EXTERNAL MODULE: ./lib/steps/held-lock.js
var held_lock = __webpack_require__(4230);
// EXTERNAL MODULE: ./lib/steps/hold-object.js
var hold_object = __webpack_require__(8944);
// EXTERNAL MODULE: ./lib/steps/ledger-book.js
var ledger_book = __webpack_require__(4606);
;// CONCATENATED MODULE: ./lib/steps/checkup/store.js







/** Bucket, lock, hold and ledger, and the clock that they go by. */
async function examineStore({ journal, world }, account) {
    const unreached = account.kind === 'unknown' ? (0,checkup_fact/* after */.Pl)('AWS account', 'AWS is not reached') : undefined;
    const seen = unreached ?? (await (0,answer/* answer */.Z)(() => bucketAndClock(world)));
    const missing = seen.kind === 'known' && seen.value.sight.kind === 'missing';
    const instead = missing ? (0,checkup_fact/* after */.Pl)('bucket', 'there is no bucket') : unreached;
    const ask = async (look) => instead ?? (0,answer/* answer */.Z)(look);
    const [lock, hold, ledger] = await Promise.all([
        ask(() => seenLock(world)),
        ask(async () => (await (0,hold_object/* readHold */.uw)(world.store))?.hold),
        ask(async () => (await (0,ledger_book/* openLedger */.a)(world.store)).current),
    ]);
    const bucket = seen.kind === 'known' ? (0,checkup_fact/* known */.eO)(seen.value.sight) : seen;
    const ahead = seen.kind === 'known' && seen.value.ahead !== undefined ? (0,checkup_fact/* known */.eO)(seen.value.ahead) : TIMELESS;
    const findings = storeFindings({ bucket, lock, hold, ledger, ahead });
    journal.done(ledger.kind === 'known' ? `${ledger.value.releases.length} releases` : ledger.why);
    return { ledger, findings };
}
const TIMELESS = {
    kind: 'unknown',
    why: 'the bucket did not say what time it is',
    remedy: 'Mend `bucket` first, or allow s3:GetBucketVersioning to the role in `aws-role`.',
};
/** Half of a second is what the store leaves out at the most likely. */
async function bucketAndClock({ checkup, clock }) {
    const before = clock.now();
    const { sight, storeNow } = await checkup.bucket();
    const between = (before + clock.now()) / 2;
    return { sight, ahead: storeNow === undefined ? undefined : storeNow + 500 - between };
}
async function seenLock({ store }) {
    const found = await store.get(held_lock/* LOCK_KEY */.Q);
    return (found && {
        holder: JSON.parse(found.body),
        lapsed: (0,model_lock/* isLapsed */.KV)(found.modifiedAt, found.storeNow),
    });
}

// EXTERNAL MODULE: ./lib/commands/conduct.js
var conduct = __webpack_require__(5818);
;// CONCATENATED MODULE: ./lib/commands/doctor.js















/** Whether a deploy would work, before one is tried; read-only, and of use before anything exists. */
function doctor(invocation) {
    return (0,conduct/* conduct */.V)(invocation, async (scene) => {
        const { outlook } = scene;
        const { findings, live } = await examine(scene, invocation.request);
        for (const line of checkupLines(findings))
            outlook.world.log.line(line);
        const ending = await outlook.journal.step('verdict', async () => verdict(outlook, findings));
        return { ...ending, ...(live === undefined ? {} : { liveColor: live }) };
    });
}
async function examine({ outlook, inZone }, request) {
    const { journal, world } = outlook;
    const who = await journal.step('identity', () => examineIdentity(outlook, request.awsRole));
    const kept = await journal.step('store', () => examineStore(outlook, who.account));
    const edge = await journal.step('edge', () => examineEdge(outlook, request.zoneId, kept.ledger));
    if (edge.zoneId !== undefined)
        inZone(edge.zoneId);
    const runs = await journal.step('application', () => examineApplication(outlook, kept.ledger, edge.live));
    const ledger = kept.ledger.kind === 'known' ? kept.ledger.value : model_ledger/* EMPTY_LEDGER */._7;
    const newest = ledger.releases.at(-1);
    const findings = [
        ...who.findings,
        ...accountFindings(who.account, world.identity.region, newest),
        ...kept.findings,
        ...edge.findings,
        ...runs.findings,
        ...(await journal.step('images', () => examineImages(outlook, who.account, runs.live))),
        ...(await journal.step('stacks', () => examineStacks(outlook, who.account))),
        ...(await journal.step('load balancers', () => examineBalancers(outlook, who.account, ledger))),
        await journal.step('secrets', () => examineSecrets(outlook, who.account, newest, request.cloudflareApiTokenSecret)),
        ...(await journal.step('capacity', () => examineCapacity(outlook, who.account, ledger))),
    ];
    return { live: edge.live, findings };
}
function verdict({ journal }, findings) {
    if (findings.some(checkup_finding/* stopsDeploys */.QK))
        throw new unfit/* Unfit */.L(findings);
    journal.done((0,unfit/* checkupCounts */.y)(findings));
    return { result: 'unchanged', checkup: findings };
}


/***/ }),

/***/ 1508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ covers)
/* harmony export */ });
/** Whether a certificate for these names answers for all the hosts; a wildcard stands for one label. */
function covers(hostnames, hosts) {
    return hosts.every((host) => hostnames.some((name) => name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1))));
}


/***/ }),

/***/ 9007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aH: () => (/* binding */ givenCertificateFinding),
/* harmony export */   nN: () => (/* binding */ certificateFinding),
/* harmony export */   zR: () => (/* binding */ balancerFindings)
/* harmony export */ });
/* harmony import */ var _certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1508);
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7357);


/** One colour's load balancer. A deploy gives it its certificate and timeouts anew. */
function balancerFindings(hosts, facts) {
    const { color } = facts;
    return [
        (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(`certificate of ${color}`, facts.certificates, 'here alone', (found) => certificateOnListener(color, hosts, found)),
        (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(`idle timeouts of ${color}`, facts.idleTimeout, 'here alone', (seconds) => timeouts(color, seconds, facts.keepAlive)),
    ];
}
function certificateOnListener(color, hosts, certificates) {
    const check = `certificate of ${color}`;
    if (!certificates)
        return { check, kind: 'early', found: 'there is no load balancer' };
    const good = certificates.find((one) => one.status === 'ISSUED' && (0,_certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .h)(one.hostnames, hosts));
    if (good)
        return { check, kind: 'good', found: `issued for ${good.hostnames.join(', ')}` };
    const told = certificates.map(({ status, hostnames }) => `${status} for ${hostnames.join(', ')}`);
    return {
        ...{ check, kind: 'poor', found: told.join('; ') || 'the load balancer has none' },
        remedy: `A deploy to ${color} gives it one for ${hosts.join(', ')}; until then Full (strict) refuses what it does not cover.`,
    };
}
/** The certificate that the next deploy will use; `site` is undefined when there is none with the environment's tag. */
function certificateFinding(hosts, certificate) {
    const check = 'certificate';
    return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(check, certificate, 'by deploys', (found) => {
        if (!found)
            return { check, kind: 'early', found: 'none yet: a deploy requests one' };
        const told = `${found.status} for ${found.hostnames.join(', ')}`;
        if (!(0,_certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .h)(found.hostnames, hosts))
            return { check, kind: 'early', found: `${told}: a deploy requests another for ${hosts.join(', ')}` };
        if (found.status === 'ISSUED')
            return { check, kind: 'good', found: told };
        return { check, kind: 'early', found: `${told}: a deploy waits for it` };
    });
}
/** The one that a deploy is given in `certificate`. */
function givenCertificateFinding(hosts, certificate) {
    const check = 'certificate';
    return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)(check, certificate, 'by deploys', ({ arn, status, hostnames }) => {
        const found = `${status} for ${hostnames.join(', ')}`;
        if (status === 'ISSUED' && (0,_certificate_cover_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .h)(hostnames, hosts))
            return { check, kind: 'good', found };
        const remedy = `Give the ARN of an issued certificate for ${hosts.join(', ')} in place of ${arn}, or leave \`certificate\` out.`;
        return { check, kind: 'bad', found, remedy };
    });
}
/** Cloudflare keeps idle connections for so long. */
const EDGE_SECONDS = 900;
/** Each has to wait longer than who stands before it: it would close a connection that a request is on its way in. */
function timeouts(color, balancer, keepAlive) {
    const check = `idle timeouts of ${color}`;
    if (balancer === undefined)
        return { check, kind: 'early', found: 'there is no load balancer' };
    const application = keepAlive.kind === 'known' ? `${keepAlive.value} s` : `not known (${keepAlive.why})`;
    const found = `edge ${EDGE_SECONDS} s, load balancer ${balancer} s, application ${application}`;
    const grows = balancer > EDGE_SECONDS && (keepAlive.kind === 'unknown' || keepAlive.value > balancer);
    if (!grows) {
        const remedy = `Let them grow: \`idle_timeout\` above ${EDGE_SECONDS}, the server's keep-alive above that. Else some requests get 502.`;
        return { check, kind: 'poor', found, remedy };
    }
    if (keepAlive.kind === 'known')
        return { check, kind: 'good', found };
    return { check, kind: 'unknown', asked: 'here alone', found, remedy: keepAlive.remedy };
}


/***/ }),

/***/ 1382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ tlsFinding),
/* harmony export */   g: () => (/* binding */ edgeFindings)
/* harmony export */ });
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7357);

/** What the edge does with the environment's hosts. */
function edgeFindings(facts) {
    return [tlsFinding(facts), (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .judged */ .g$)('Bot Fight Mode', facts.botFightMode, 'here alone', botFinding)];
}
const TLS = 'TLS to the load balancers';
function tlsFinding({ hosts, mode, rules }) {
    if (rules.kind === 'unknown')
        return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)(TLS, { ...rules, why: `${zoneWide(mode)}${rules.why}` }, 'here alone');
    const modes = hosts.map((host) => modeFor(host, rules.value) ?? (mode.kind === 'known' ? mode.value : undefined));
    if (modes.includes('unreadable'))
        return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)(TLS, UNREADABLE, 'here alone');
    if (mode.kind === 'unknown' && modes.includes(undefined))
        return (0,_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .unanswered */ .bj)(TLS, mode, 'here alone');
    const told = hosts.map((host, at) => `${host}: ${modes[at]}`).join(', ');
    if (modes.every((one) => one === 'strict' || one === 'origin_pull'))
        return { check: TLS, kind: 'good', found: told };
    const remedy = 'Apply the root `infra/terraform/edge`, which sets `strict` for these hosts, or set the zone to Full (strict).';
    // The load balancer answers by HTTPS alone; whether its certificate is looked at is the mode's affair.
    return {
        check: TLS,
        kind: modes.some((one) => one === 'off' || one === 'flexible') ? 'bad' : 'poor',
        found: told,
        remedy,
    };
}
function zoneWide(mode) {
    return mode.kind === 'known'
        ? `the zone is ${mode.value}, and its rules may say otherwise for these hosts: `
        : '';
}
const UNREADABLE = {
    kind: 'unknown',
    why: 'a configuration rule of the zone sets an SSL mode by an expression that is not only about hosts',
    remedy: "Look at the zone's configuration rules: these hosts need `strict`.",
};
const HOSTS_ALONE = /^\(?http\.host (?:in \{(?:"[^"]*"\s*)+\}|eq "[^"]*")\)?$/;
/** Of several rules that match the last decides; undefined when none does. */
function modeFor(host, rules) {
    const match = rules.findLast(({ expression }) => expression.includes(`"${host}"`) || !HOSTS_ALONE.test(expression));
    if (!match)
        return undefined;
    return HOSTS_ALONE.test(match.expression) ? match.mode : 'unreadable';
}
function botFinding(on) {
    const check = 'Bot Fight Mode';
    if (!on)
        return { check, kind: 'good', found: 'off' };
    const found = 'on: it may challenge the probes of a good release, and no rule can let them pass';
    return {
        check,
        kind: 'poor',
        found,
        remedy: "Switch it off in the zone's dashboard, under Security, Bots.",
    };
}


/***/ }),

/***/ 7357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ after),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   g$: () => (/* binding */ judged)
/* harmony export */ });
function known(value) {
    return { kind: 'known', value };
}
/** Not asked, since what it stands on has no answer. */
function after(check, why) {
    return { kind: 'unknown', why, remedy: `Mend \`${check}\` first.`, behind: check };
}
/** @param asked who else needs the answer */
function unanswered(check, { why, remedy, behind }, asked) {
    const fallen = behind === undefined ? {} : { behind };
    return { check, kind: 'unknown', asked, found: why, remedy, ...fallen };
}
/** What a check comes to, by its fact. */
function judged(check, fact, asked, judge) {
    return fact.kind === 'known' ? judge(fact.value) : unanswered(check, fact, asked);
}


/***/ }),

/***/ 8854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ recordFindings),
/* harmony export */   c: () => (/* binding */ previewFinding)
/* harmony export */ });
/* harmony import */ var _color_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2618);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1918);
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1774);
/* harmony import */ var _fact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7357);





/** The records of the environment's hosts, as a deploy will meet them. */
function recordFindings(site, facts) {
    return [
        (0,_fact_js__WEBPACK_IMPORTED_MODULE_2__/* .judged */ .g$)('public record', facts.records, 'by deploys', (records) => publicFinding(site, records, facts)),
        ..._color_js__WEBPACK_IMPORTED_MODULE_3__/* .COLORS */ .l.map((color) => (0,_fact_js__WEBPACK_IMPORTED_MODULE_2__/* .judged */ .g$)(`preview record of ${color}`, facts.previews[color], 'by deploys', (records) => previewFinding(site, color, records))),
    ];
}
function publicFinding(site, records, facts) {
    const check = 'public record';
    try {
        const location = (0,_location_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeLocation */ .Nl)(site, records, facts.balancers, []);
        if (location.kind === 'color')
            return { check, kind: 'good', found: `${described(location.record)}: ${location.color} is live` };
        return { check, kind: 'early', found: `${site.hostname} has none yet: the first deploy makes it` };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        // Moving in: that a deploy has been told of these records cannot be seen here.
        const moving = !facts.released && !records.some((record) => (0,_location_js__WEBPACK_IMPORTED_MODULE_1__/* .colorOfRecord */ .U$)(site, record));
        return {
            ...{ check, kind: moving && facts.balancers.length === 0 ? 'poor' : 'bad' },
            ...{ found: error.message, remedy: error.remedy },
        };
    }
}
/** A deploy makes the one of its colour, or points its own at the load balancer; anybody else's it refuses. */
function previewFinding(site, color, records) {
    const check = `preview record of ${color}`;
    const host = site.previewHostnames[color];
    const [record, ...others] = (0,_location_js__WEBPACK_IMPORTED_MODULE_1__/* .addressing */ .Xn)(records);
    if (!record)
        return { check, kind: 'early', found: `${host} has none yet: a deploy to ${color} makes it` };
    const isOurs = record.type === 'CNAME' && record.comment === (0,_site_js__WEBPACK_IMPORTED_MODULE_4__/* .previewComment */ .Wy)(site, color);
    if (isOurs && record.proxied && others.length === 0)
        return { check, kind: 'good', found: described(record) };
    const found = `${described(record)} was not made by Flipgate for this environment`;
    return { check, kind: 'bad', found, remedy: 'Remove it, or give other `preview-hostnames`.' };
}
function described({ name, type, content, proxied }) {
    return `${name} ${type} ${content} (${proxied ? 'proxied' : 'not proxied'})`;
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

/***/ 3490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KV: () => (/* binding */ isLapsed),
/* harmony export */   V3: () => (/* binding */ RENEW_EVERY_MS),
/* harmony export */   Wf: () => (/* binding */ LEASE_MS),
/* harmony export */   qP: () => (/* binding */ FLIP_DEMANDS_MS),
/* harmony export */   sG: () => (/* binding */ describeHolder)
/* harmony export */ });
/** Milliseconds that a lock is held without being renewed, by the store's clock. */
const LEASE_MS = 90_000;
const RENEW_EVERY_MS = 10_000;
/** The edit that moves traffic is begun only with this much of the lease left. */
const FLIP_DEMANDS_MS = 60_000;
function isLapsed(modifiedAt, storeNow) {
    return storeNow - modifiedAt > LEASE_MS;
}
function describeHolder(holder) {
    const what = [holder.command, holder.release?.slice(0, 12)].filter(Boolean).join(' ');
    const who = holder.by === undefined ? '' : ` by ${holder.by}`;
    return `${what}${who}${holder.runUrl === undefined ? '' : ` (${holder.runUrl})`}`;
}


/***/ }),

/***/ 816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ namedSecrets),
/* harmony export */   u: () => (/* binding */ setSecretCommand)
/* harmony export */ });
/** The secrets that tasks of these definitions are given, each once. */
function namedSecrets(definitions) {
    const named = new Map();
    for (const { containerDefinitions } of definitions) {
        for (const { secrets = [] } of containerDefinitions) {
            for (const { valueFrom, name } of secrets)
                named.set(valueFrom, name);
        }
    }
    return [...named].map(([id, name]) => ({ id, name }));
}
/** A `valueFrom` may name one key of a secret that holds JSON: `arn:…:secret:name-abc123:key:stage:version`. */
function setSecretCommand(valueFrom) {
    const [, arn, key] = /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]+)/.exec(valueFrom) ?? [];
    const [id, value] = arn === undefined ? [valueFrom, 'VALUE'] : [arn, `'{"${key}":"VALUE"}'`];
    return `aws secretsmanager put-secret-value --secret-id ${id} --secret-string ${value}`;
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


/***/ }),

/***/ 707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ answerAfter),
/* harmony export */   Z: () => (/* binding */ answer)
/* harmony export */ });
/* harmony import */ var _model_checkup_fact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7357);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_interruption_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6818);



/** What the outside says, or why it does not; a cancel ends the look. */
async function answer(look) {
    try {
        return (0,_model_checkup_fact_js__WEBPACK_IMPORTED_MODULE_2__/* .known */ .eO)(await look());
    }
    catch (error) {
        if (error instanceof _model_interruption_js__WEBPACK_IMPORTED_MODULE_1__/* .Interruption */ ._)
            throw error;
        const remedy = error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error.remedy : 'Run this again.';
        return { kind: 'unknown', why: (0,_model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), remedy };
    }
}
/** The answer to a question that another one has to be answered for. */
async function answerAfter(fact, instead, look) {
    return fact.kind === 'known' ? answer(() => look(fact.value)) : instead;
}


/***/ }),

/***/ 4230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ HeldLock),
/* harmony export */   Q: () => (/* binding */ LOCK_KEY)
/* harmony export */ });
/* harmony import */ var _model_lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3490);

const LOCK_KEY = 'lock.json';
/** The lock object while it is ours. Renewals go one after the other: two at once would refuse each other. */
class HeldLock {
    #world;
    #holder;
    #etag;
    #until;
    #last = Promise.resolve();
    /** @param takenAt when the request that took it was sent: the lease counts from there. */
    constructor(world, holder, etag, takenAt) {
        this.#world = world;
        this.#holder = holder;
        this.#etag = etag;
        this.#until = takenAt + _model_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .LEASE_MS */ .Wf;
    }
    /** Milliseconds that nobody else may take it, by our own clock. */
    get remaining() {
        return this.#until - this.#world.clock.now();
    }
    /** `lost`: somebody else has it now. Rejects when the store does not answer; the lease then counts on. */
    renew(change = {}) {
        const next = this.#last.then(() => this.#renew(change));
        this.#last = next.catch(() => undefined);
        return next;
    }
    async remove() {
        await this.#last;
        await this.#world.store.remove(LOCK_KEY, this.#etag);
    }
    async #renew(change) {
        const sentAt = this.#world.clock.now();
        const next = { ...this.#holder, ...change, renewals: this.#holder.renewals + 1 };
        const answer = await this.#world.store.replace(LOCK_KEY, JSON.stringify(next), this.#etag);
        if (answer.kind === 'refused')
            return 'lost';
        this.#holder = next;
        this.#etag = answer.etag;
        this.#until = sentAt + _model_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .LEASE_MS */ .Wf;
        return 'held';
    }
}


/***/ }),

/***/ 8944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ HOLD_KEY),
/* harmony export */   hA: () => (/* binding */ writeHold),
/* harmony export */   od: () => (/* binding */ removeHold),
/* harmony export */   uw: () => (/* binding */ readHold)
/* harmony export */ });
const HOLD_KEY = 'hold.json';
async function readHold(store) {
    const found = await store.get(HOLD_KEY);
    return found && { hold: JSON.parse(found.body), etag: found.etag };
}
/** Undefined when somebody else wrote it meanwhile. */
async function writeHold(store, hold, replaced) {
    const body = JSON.stringify(hold);
    const answer = replaced
        ? await store.replace(HOLD_KEY, body, replaced.etag)
        : await store.create(HOLD_KEY, body);
    return answer.kind === 'written' ? { hold, etag: answer.etag } : undefined;
}
async function removeHold(store, stored) {
    await store.remove(HOLD_KEY, stored.etag);
}


/***/ }),

/***/ 4157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ UNKNOWN_ZONE),
/* harmony export */   _: () => (/* binding */ findZone)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8675);
/* harmony import */ var _model_preview_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1500);


/** Nothing can be read in it. */
const UNKNOWN_ZONE = '';
/** The zone's id, given or found; a hostname outside it is refused before anything else is asked. */
async function findZone(dns, site, given) {
    const zone = given === undefined ? await dns.zoneOf(site.hostname) : await dns.zone(given);
    if (!zone)
        throw zoneMissing(site, given);
    if (site.hostname !== zone.name && !site.hostname.endsWith(`.${zone.name}`))
        throw outside(site.hostname, zone.name);
    for (const host of Object.values(site.previewHostnames)) {
        const coverage = (0,_model_preview_host_js__WEBPACK_IMPORTED_MODULE_1__/* .previewCoverage */ .nH)(zone.name, host);
        if (coverage === 'outside')
            throw outside(host, zone.name);
        if (coverage === 'too-deep') {
            throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`The preview host ${host} lies two labels below ${zone.name}: Cloudflare's certificate covers one.`, `Give \`preview-hostnames\` with one label before ${zone.name}.`);
        }
    }
    return zone.id;
}
function outside(host, zone) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`${host} is not in the zone ${zone}.`, 'Correct `hostname` and `preview-hostnames`, or give the `cloudflare-zone-id` of the zone that holds them.');
}
function zoneMissing(site, given) {
    return given === undefined
        ? new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`No zone that the Cloudflare token can see holds ${site.hostname}.`, 'Give the token Zone:Read and DNS:Edit on that zone, or correct `hostname`.')
        : new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(`\`cloudflare-zone-id\` ${given} names no zone that the token can see.`, 'Copy the zone id from the overview page of the zone, or leave the input out.');
}


/***/ })

};
