import { Failure } from '../../src/model/failure.ts';

export const SIZES = ['production', 'development'] as const;
export type Size = (typeof SIZES)[number];

/** As AWS counts a month. */
export const HOURS = 730;
export const DAYS = HOURS / 24;

interface Assumed {
  readonly means: string;
  readonly production: number;
  readonly development: number;
}

const log = (name: string, production: number, development: number): Assumed => ({
  means: `GB that the log \`${name}\` takes in a month`,
  production,
  development,
});

/** What no plan says, because traffic decides it. */
export const USAGE = {
  capacity: {
    means:
      'capacity units (LCU) of the live load balancer, on average; one is 25 new connections a second, 3,000 open ones or 1 GB an hour',
    production: 0.2,
    development: 0.02,
  },
  database: { means: 'GB that the database holds', production: 20, development: 2 },
  changed: { means: 'GB of it that change in a day', production: 0.4, development: 0.05 },
  cache: { means: 'GB in the cache when a snapshot is taken', production: 0.5, development: 0.1 },
  releases: { means: 'GB of images of releases', production: 5, development: 5 },
  layers: { means: "GB of the builds' cache", production: 3, development: 3 },
  states: { means: 'GB of states and ledger, old versions too', production: 0.1, development: 0.1 },
  'access logs': { means: 'GB of access logs that are kept', production: 5, development: 0 },
  deploys: { means: 'deploys in a month', production: 30, development: 30 },
  minutes: { means: 'minutes that the migrations of a deploy take', production: 2, development: 2 },
  monitoring: {
    means: "GB a month of the database's enhanced monitoring, one line a minute",
    production: 0.25,
    development: 0.25,
  },
  'log web': log('web', 3, 0.3),
  'log worker': log('worker', 1.5, 0.15),
  'log beat': log('beat', 0.1, 0.1),
  'log migrate': log('migrate', 0.01, 0.01),
  'log postgresql': log('postgresql', 0.5, 0.1),
  'log upgrade': log('upgrade', 0, 0),
  'log slow-log': log('slow-log', 0.05, 0.01),
  'log engine-log': log('engine-log', 0.05, 0.01),
  'log vpc-flow': log('vpc-flow', 1, 0),
  'log execute-command': log('execute-command', 0, 0),
  'log deliveries': log('deliveries', 0, 0),
} as const satisfies Readonly<Record<string, Assumed>>;

export type Usage = keyof typeof USAGE;

export function usage(what: Usage, size: Size): number {
  return USAGE[what][size];
}

/** @throws Failure for a log of which nobody has said how much it takes in. */
export function logged(name: string, size: Size): number {
  const what = `log ${name}`;
  if (what in USAGE) return usage(what as Usage, size);
  throw new Failure(
    `Nothing is assumed of the log ${name}.`,
    'Say in test/cost/usage.ts how much it takes in.',
  );
}
