import { type Fact, judged, unanswered } from './fact.ts';
import type { Finding } from './finding.ts';

/** A rule of the zone that sets how the edge speaks to origins. */
export interface TlsRule {
  readonly expression: string;
  readonly mode: string;
}

export interface TlsFacts {
  readonly hosts: readonly string[];
  /** The zone's own SSL mode. */
  readonly mode: Fact<string>;
  /** Enabled ones, in their order. */
  readonly rules: Fact<readonly TlsRule[]>;
}

export interface EdgeFacts extends TlsFacts {
  readonly botFightMode: Fact<boolean>;
}

/** What the edge does with the environment's hosts. */
export function edgeFindings(facts: EdgeFacts): readonly Finding[] {
  return [tlsFinding(facts), judged('Bot Fight Mode', facts.botFightMode, 'here alone', botFinding)];
}

const TLS = 'TLS to the load balancers';

export function tlsFinding({ hosts, mode, rules }: TlsFacts): Finding {
  if (rules.kind === 'unknown')
    return unanswered(TLS, { ...rules, why: `${zoneWide(mode)}${rules.why}` }, 'here alone');
  const modes = hosts.map(
    (host) => modeFor(host, rules.value) ?? (mode.kind === 'known' ? mode.value : undefined),
  );
  if (modes.includes('unreadable')) return unanswered(TLS, UNREADABLE, 'here alone');
  if (mode.kind === 'unknown' && modes.includes(undefined)) return unanswered(TLS, mode, 'here alone');
  const told = hosts.map((host, at) => `${host}: ${modes[at]}`).join(', ');
  if (modes.every((one) => one === 'strict' || one === 'origin_pull'))
    return { check: TLS, kind: 'good', found: told };
  const remedy =
    'Apply the root `infra/terraform/edge`, which sets `strict` for these hosts, or set the zone to Full (strict).';
  // The load balancer answers by HTTPS alone; whether its certificate is looked at is the mode's affair.
  return {
    check: TLS,
    kind: modes.some((one) => one === 'off' || one === 'flexible') ? 'bad' : 'poor',
    found: told,
    remedy,
  };
}

function zoneWide(mode: Fact<string>): string {
  return mode.kind === 'known'
    ? `the zone is ${mode.value}, and its rules may say otherwise for these hosts: `
    : '';
}

const UNREADABLE = {
  kind: 'unknown',
  why: 'a configuration rule of the zone sets an SSL mode by an expression that is not only about hosts',
  remedy: "Look at the zone's configuration rules: these hosts need `strict`.",
} as const;

const HOSTS_ALONE = /^\(?http\.host (?:in \{(?:"[^"]*"\s*)+\}|eq "[^"]*")\)?$/;

/** Of several rules that match the last decides; undefined when none does. */
function modeFor(host: string, rules: readonly TlsRule[]): string | undefined {
  const match = rules.findLast(
    ({ expression }) => expression.includes(`"${host}"`) || !HOSTS_ALONE.test(expression),
  );
  if (!match) return undefined;
  return HOSTS_ALONE.test(match.expression) ? match.mode : 'unreadable';
}

function botFinding(on: boolean): Finding {
  const check = 'Bot Fight Mode';
  if (!on) return { check, kind: 'good', found: 'off' };
  const found = 'on: it may challenge the probes of a good release, and no rule can let them pass';
  return {
    check,
    kind: 'poor',
    found,
    remedy: "Switch it off in the zone's dashboard, under Security, Bots.",
  };
}
