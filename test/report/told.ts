import type { Setback, Success } from '../../src/model/outcome.ts';
import type { PlannedPicture } from '../../src/model/picture.ts';

const BEGIN = Date.UTC(2026, 10, 23, 9, 30);
const RELEASE = 'c0ffee'.padEnd(40, '0');

/** A deploy that went well. */
export const LIVE: Success = {
  command: 'deploy',
  environment: 'production',
  result: 'live',
  release: RELEASE,
  image: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'ab'.repeat(32)}`,
  liveColor: 'green',
  previousColor: 'blue',
  url: 'https://api.example.com',
  changed: true,
  startedAt: BEGIN,
  ms: 754_300,
  steps: [
    { step: 'lock', startedAt: BEGIN, ms: 120, state: 'done' },
    { step: 'locate', startedAt: BEGIN + 120, ms: 300, state: 'unchanged', detail: 'blue is live' },
    { step: 'image', startedAt: BEGIN + 420, ms: 0, state: 'skipped' },
    { step: 'hand over', startedAt: BEGIN + 420, ms: 61_200, state: 'done', detail: '2 workers' },
  ],
  changes: [
    { what: 'live colour', before: 'blue', after: 'green' },
    { what: 'release', after: RELEASE },
  ],
  notices: ['The alarm `slow` was already in ALARM and is no judge.'],
};

/** The same deploy, failed at its migration. */
export const REFUSED: Setback = {
  ...LIVE,
  result: 'refused',
  liveColor: 'blue',
  changes: [],
  notices: [],
  steps: [{ step: 'migrate', startedAt: BEGIN, ms: 4_000, state: 'failed', detail: 'exit code 1' }],
  failure: {
    usersSeeNow: '`https://api.example.com` serves release `beef` from blue, as before.',
    step: 'migrate',
    message:
      'The migration ended with exit code 127: EssentialContainerExited: Essential container in task exited.',
    remedy: 'Read the log, correct the migration, and push again.',
    logLines: Array.from({ length: 25 }, (_, at) => `line ${at + 1}`),
  },
  next: {
    kind: 'again',
    why: 'Run this again: it goes on from where things stand.',
    runId: '42',
    repository: 'acme/shop',
  },
};

/** What a plan without changes came to. */
export const PLANNED: PlannedPicture = {
  state: 'planned',
  asked: 'merge',
  environment: 'production',
  commit: RELEASE,
  at: BEGIN,
  stacks: [],
  release: {},
  verdicts: [],
  digest: 'd'.repeat(64),
};
