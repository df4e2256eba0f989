import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EdgeZone, ORIGIN, openEdgeZone } from './edge-zone.ts';

// One story in many tests: each needs what the ones before it left in the zone.
const STAGES = ['dev', 'staging', 'production'];
const FIREWALL = 'http_request_firewall_custom';
const CACHE = 'http_request_cache_settings';

let edge: EdgeZone;
/** What a refusal said to put there. */
let kept_rules: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  edge = await openEdgeZone('example.com');
  edge.zone.add({ type: 'A', name: 'tenant', content: ORIGIN, proxied: true });
  for (const stage of STAGES) {
    for (const name of Object.values(hosts(stage))) {
      edge.zone.add({ type: 'A', name, content: ORIGIN, proxied: true });
    }
  }
});

afterAll(() => edge.close());

test('one environment is applied, and a second plan is empty', async () => {
  expect(await edge.visit('api-dev-blue.example.com')).toBe(200);
  const outputs = await edge.stack.apply(variables(['dev']));
  expect(outputs).toMatchObject({
    urls: { 'shop-dev': 'https://api-dev.example.com' },
    zone_id: edge.zone.id,
  });
  expect(await edge.stack.changes()).toEqual([]);
});

test('two more join it', async () => {
  const outputs = await edge.stack.apply(variables(STAGES, { records: RECORDS, cache_rules: CACHED }));
  const written = Object.values(outputs['written_rules'] as Record<string, readonly object[]>).flat();
  expect(written.length).toBeGreaterThan(9);
  expect(written.flatMap((rule) => unpublished(rule, ruleAttributes()))).toEqual([]);
  expect(Object.keys(outputs['record_ids'] as object).sort()).toEqual(['mail', 'spf', 'www']);
  expect(edge.zone.named('www.example.com')).toMatchObject([{ type: 'CNAME', proxied: true }]);
  const apex = edge.zone.named('example.com').map(({ type, priority }) => [type, priority]);
  expect(apex.sort()).toEqual([
    ['MX', 10],
    ['TXT', undefined],
  ]);
  expect(await edge.stack.changes()).toEqual([]);
});

test.each(STAGES)('the previews of %s are open to its own probe alone', async (stage) => {
  const { blue, green, hostname } = hosts(stage);
  const other = STAGES.find((one) => one !== stage) ?? '';
  for (const preview of [blue, green]) {
    expect(await edge.visit(preview)).toBe(403);
    expect(await edge.visit(preview, '/', probe(other))).toBe(403);
    expect(await edge.visit(preview, '/', probe(stage))).toBe(200);
  }
  expect(await edge.visit(hostname)).toBe(200);
});

test('hidden files are asked for in vain, but on the hosts of others', async () => {
  expect(await edge.visit('api.example.com', '/.env')).toBe(403);
  expect(await edge.visit('api.example.com', '/.well-known/security.txt')).toBe(200);
  expect(await edge.visit('api.example.com', '/.env', probe('production'))).toBe(200);
  expect(await edge.visit('tenant.example.com', '/.env')).toBe(200);
});

test('sign-ins are counted; probes and the hosts of others are not', async () => {
  const often = async (host: string, headers = {}) => {
    const seen: number[] = [];
    for (let time = 0; time < 25; time++) seen.push(await edge.visit(host, '/admin/login/', headers));
    return seen;
  };
  expect(await often('tenant.example.com')).not.toContain(429);
  expect(await often('api.example.com', probe('production'))).not.toContain(429);
  expect((await often('api.example.com')).lastIndexOf(200)).toBe(19);
});

test('TLS, HTTP/3, HTTPS and cache are as they were asked for', () => {
  const rules = (phase: string) => edge.zone.rulesets.rules(phase).map(({ view }) => view);
  expect(edge.zone.settings.get('min_tls_version')).toBe('1.2');
  expect(edge.zone.settings.get('http3')).toBe('on');
  expect(rules('http_config_settings').map((rule) => rule['action_parameters'])).toEqual(
    STAGES.map(() => ({ ssl: 'strict' })),
  );
  expect(rules('http_request_dynamic_redirect')[0]?.['expression']).toContain('"api-dev.example.com"');
  const bypass = rules('http_request_cache_settings').at(-1);
  expect(bypass).toMatchObject({ action_parameters: { cache: false } });
  expect(bypass?.['expression']).toContain('http.cookie contains "sessionid="');
});

test('an apply that would drop an environment is refused, unless it is named', async () => {
  const { said } = await edge.refusal(variables(['dev', 'production'], { records: RECORDS }));
  expect(said).toContain('This apply would drop shop-staging');
  expect(said).toContain('name it in removed_environments');
  expect(await edge.visit('api-staging-blue.example.com')).toBe(403);
  await edge.stack.apply(variables(['dev', 'production'], { removed_environments: ['shop-staging'] }));
  expect(await edge.visit('api-staging-blue.example.com')).toBe(200);
  expect(edge.zone.named('www.example.com')).toEqual([]);
});

test("a colour's own record is refused among the further ones", async () => {
  const records = { blue: { type: 'A', name: 'api-dev-blue', content: '192.0.2.9' } };
  const { said } = await edge.refusal(variables(['dev', 'production'], { records }));
  expect(said).toContain("its record is the action's");
});

test('rules made by hand are not overwritten: they are refused, then kept as they are', async () => {
  addByHand(FIREWALL, BLOCKS);
  addByHand(CACHE, CACHES);
  const { said, lines } = await edge.refusal(variables(['dev', 'production']));
  expect(said).toContain("has rules that are not Flipgate's");
  kept_rules = pasted(lines);
  expect(Object.keys(kept_rules)).toEqual([FIREWALL, CACHE].sort());
  await edge.stack.apply(variables(['dev', 'production'], { kept_rules }));
  expect(edge.zone.rulesets.rules(FIREWALL)[0]?.view).toMatchObject(BLOCKS);
  expect(edge.zone.rulesets.rules(CACHE)[0]?.view).toMatchObject(CACHES);
  expect(await edge.stack.changes()).toEqual([]);
});

test('when everything of ours is given up, a destroy still stops before the rules of others', async () => {
  const removed_environments = ['shop-dev', 'shop-production'];
  await edge.stack.apply(variables([], { removed_environments, kept_rules }));
  const destroy = ['destroy', '-auto-approve', '-input=false', '-no-color'];
  expect((await edge.terraform(...destroy)).output).toMatch(/instance cannot be destroyed/i);
  const held = [FIREWALL, CACHE].map((phase) => `module.edge.cloudflare_ruleset.this["${phase}"]`);
  const forget = await edge.terraform('state', 'rm', 'module.edge.terraform_data.kept_rules', ...held);
  expect(forget.exitCode).toBe(0);
  await edge.stack.destroy();
  const left = edge.zone.rulesets.all().flatMap(({ rules }) => rules.map(({ view }) => view['description']));
  expect(left.sort()).toEqual([BLOCKS.description, CACHES.description].sort());
});

test('the records and settings of the zone outlive the destroy', () => {
  expect(edge.zone.named('tenant.example.com')).toHaveLength(1);
  expect(edge.zone.named('api.example.com')).toHaveLength(1);
  expect(edge.zone.settings.get('http3')).toBe('on');
  expect([...edge.room.policies.all]).toEqual([]);
});

test('an entry point that the zone has already is taken over, not made a second time', async () => {
  const before = edge.zone.rulesets.all().map(({ phase, id }) => [phase, id]);
  const outputs = await edge.stack.apply(variables(['production'], { kept_rules }));
  expect(outputs['ruleset_ids']).toMatchObject(Object.fromEntries(before));
  expect(edge.zone.rulesets.rules(FIREWALL)[0]?.view).toMatchObject(BLOCKS);
  expect(await edge.visit('api-blue.example.com')).toBe(403);
  expect(await edge.stack.changes()).toEqual([]);
});

const CACHED = { media: { path_prefix: '/media/', edge_ttl: 3600 } };

const RECORDS = {
  www: { type: 'CNAME', name: 'www', content: 'tenant.example.com', proxied: true },
  mail: { type: 'MX', name: '@', content: 'mail.example.net', priority: 10 },
  spf: { type: 'TXT', name: 'example.com', content: 'v=spf1 -all' },
};

const BLOCKS = {
  action: 'block',
  description: 'no comments by strangers, "for now"',
  expression: 'http.host eq "tenant.example.com" and starts_with(http.request.uri.path, "/comments")',
  enabled: true,
};
const CACHES = {
  action: 'set_cache_settings',
  description: 'pictures for a minute',
  expression: 'http.host eq "tenant.example.com" and ends_with(http.request.uri.path, ".jpg")',
  enabled: false,
  action_parameters: { cache: true, edge_ttl: { mode: 'override_origin', default: 60 } },
};

/** As a person in the dashboard does: one more rule at the end of an entry point. */
function addByHand(phase: string, rule: object): void {
  const [present] = edge.zone.rulesets.all().filter((one) => one.phase === phase);
  const rules = present?.rules.map(({ view }) => sent(view)) ?? [];
  edge.zone.rulesets.replace(present?.id ?? '', { rules: [...rules, rule] });
}

/** The lines `phase = "…"` of a refusal, as they would be read from a file of variables. */
function pasted(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = lines.flatMap((line) => {
    const [, phase, text] = /^\s+(http_\w+) = (".*")$/.exec(line) ?? [];
    return phase === undefined || text === undefined ? [] : [[phase, JSON.parse(text)] as const];
  });
  return Object.fromEntries(found);
}

/** A rule as a client sends it back: without what only the API writes. */
function sent({ version: _, last_updated: __, ...rule }: Readonly<Record<string, unknown>>) {
  return rule;
}

function hosts(stage: string) {
  const name = stage === 'production' ? 'api' : `api-${stage}`;
  const host = (color: string) => `${name}${color}.example.com`;
  return { hostname: host(''), blue: host('-blue'), green: host('-green') };
}

function probe(stage: string) {
  return { 'x-flipgate-probe': `${stage}-`.padEnd(40, 's') };
}

function variables(stages: readonly string[], more: object = {}) {
  const environments = stages.map((stage) => {
    const { hostname, ...preview_hostnames } = hosts(stage);
    return [`shop-${stage}`, { hostname, preview_hostnames }] as const;
  });
  const probe_secrets = stages.map((stage) => [`shop-${stage}`, probe(stage)['x-flipgate-probe']] as const);
  return {
    zone: 'example.com',
    environments: Object.fromEntries(environments),
    probe_secrets: Object.fromEntries(probe_secrets),
    notification_emails: ['on-call@example.com'],
    authenticated_origin_pulls: true,
    ...more,
  };
}

type Attributes = Readonly<Record<string, unknown>>;

/** What a rule may hold by the published schema. */
function ruleAttributes(): Attributes {
  const file = join(import.meta.dirname, '..', 'edge-provider', 'published-schema.json');
  return JSON.parse(readFileSync(file, 'utf8')).resources.cloudflare_ruleset.rules.list;
}

/** Names below a value that the schema does not have. */
function unpublished(value: object, attributes: Attributes): readonly string[] {
  return Object.entries(value).flatMap(([name, field]) => {
    const declared = attributes[name];
    if (declared === undefined) return [name];
    const nested = typeof declared === 'object' ? (declared as { object?: Attributes })?.object : undefined;
    return nested && field !== null ? unpublished(field, nested).map((below) => `${name}.${below}`) : [];
  });
}
