import { expect, test } from 'vitest';
import { VirtualClock } from '../../virtual-clock.ts';
import { matches, type Visit } from './matches.ts';
import { parseExpression } from './parse-expression.ts';
import type { PlanLevel } from './plan-limits.ts';
import { Rulesets } from './rulesets.ts';

const rule = (more: object = {}) => ({
  action: 'block',
  expression: 'http.host eq "a.example.com"',
  ...more,
});
const limit = (more: object = {}) => ({
  action: 'block',
  expression: 'starts_with(http.request.uri.path, "/login")',
  ratelimit: {
    characteristics: ['ip.src', 'cf.colo.id'],
    period: 10,
    requests_per_period: 5,
    mitigation_timeout: 10,
  },
  ...more,
});

function open(plan: PlanLevel = 'free'): Rulesets {
  const clock = new VirtualClock();
  return new Rulesets(plan, () => clock.now());
}

function firewall(rules: readonly object[], phase = 'http_request_firewall_custom') {
  return { name: 'n', kind: 'zone', phase, rules };
}

test('a phase has one entry point, and a replacement forgets what it does not say', () => {
  const rulesets = open();
  const made = rulesets.create(firewall([rule({ ref: 'one' }), rule({ ref: 'two', action: 'skip' })]));
  expect(() => rulesets.create(firewall([]))).toThrow('exceeded maximum number of zone rulesets');
  const after = rulesets.replace(made.id, { rules: [rule({ ref: 'two' })] });
  expect(after).toMatchObject({ name: 'n', version: '2' });
  expect(after.rules.map(({ id }) => id)).toEqual([made.rules[1]?.id]);
  rulesets.remove(made.id);
  expect(() => rulesets.one(made.id)).toThrow('could not find ruleset');
});

test('phases, actions, fields and refs are known or refused', () => {
  const rulesets = open();
  const create = (rules: readonly object[], phase?: string) => () => rulesets.create(firewall(rules, phase));
  expect(create([], 'http_request_elsewhere')).toThrow('not a valid value for phase');
  expect(create([rule({ action: 'set_config' })])).toThrow('not a valid value for action');
  expect(create([rule({ colour: 'blue' })])).toThrow('unknown field "colour"');
  expect(create([rule({ expression: 'http.hots eq "a"' })])).toThrow('unknown identifier http.hots');
  expect(create([rule({ expression: `http.host eq "${'a'.repeat(4096)}"` })])).toThrow('4096 characters');
  const skip = (action_parameters: object) => rule({ action: 'skip', action_parameters });
  expect(create([skip({ phases: ['http_request_late'] })])).toThrow('not a valid value for phases');
  expect(create([skip({ cache: false })])).toThrow("'cache' is not allowed in the parameters of skip");
  expect(create([rule({ ref: 'a' }), rule({ ref: 'a' })])).toThrow('same ref');
});

test('the plan bounds the number of rules, and what a rate limit may read', () => {
  const rates = (plan: PlanLevel, ...rules: object[]) => open(plan).create(firewall(rules, 'http_ratelimit'));
  expect(() => open().create(firewall(Array(6).fill(rule())))).toThrow('6 out of 5');
  expect(open('pro').create(firewall(Array(6).fill(rule()))).rules).toHaveLength(6);
  expect(() => rates('free', limit(), limit())).toThrow('2 out of 1');
  expect(() => rates('free', limit({ expression: 'http.host eq "a"' }))).toThrow('not entitled');
  expect(rates('pro', limit({ expression: 'http.host eq "a"' })).rules).toHaveLength(1);
  const slow = { ...limit().ratelimit, period: 60 };
  expect(() => rates('free', limit({ ratelimit: slow }))).toThrow('not entitled');
  expect(() => rates('free', limit({ ratelimit: { ...slow, characteristics: ['ip.src'] } }))).toThrow(
    'cf.colo.id',
  );
});

test.each([
  ['http.host in {"a.example.com" "b.example.com"}', true],
  ['http.host in {"b.example.com"}', false],
  ['any(http.request.headers["x-secret"][*] eq "s")', true],
  ['any(http.request.headers["x-other"][*] ne "s")', false],
  ['not http.host eq "a.example.com" or ssl', true],
  ['not (http.host eq "a.example.com" or ssl)', false],
  ['http.cookie contains "sessionid=" and http.request.method eq "GET"', true],
  ['starts_with(http.request.uri.path, "/admin/") && http.request.uri.query == "q=1"', true],
  ['http.host eq "b" or http.host eq "c" and true', false],
  ['ip.src eq 203.0.113.7', true],
])('%s is %s', (text, expected) => {
  const headers = { 'x-secret': 's', cookie: 'a=1; sessionid=2' };
  const request = { method: 'GET', url: '/admin/x?q=1', headers, body: new Uint8Array() };
  const visit: Visit = { host: 'a.example.com', request };
  expect(matches(parseExpression(text), visit)).toBe(expected);
});

test.each([
  ['http.host eq', 'expected a text'],
  ['http.host eq "a" "b"', 'unexpected b'],
  ['http.host', 'compared with nothing'],
  ['any(http.request.headers["X-Upper"][*] eq "s")', 'lower-case'],
  ['(ssl', 'expected )'],
  ['ssl § ssl', 'unrecognised input'],
])('%s is refused', (text, message) => {
  expect(() => parseExpression(text)).toThrow(message);
});
