import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '../demo/run.ts';
import { OLD_ADDRESS, type StageOptions } from '../demo/stage.ts';
import { type Overheard, overhear } from '../roles/demands/overhear.ts';
import { handsOn } from './hands.ts';
import {
  inputsOf,
  onceAt,
  openPerformance,
  type Performance,
  type Proposed,
  type Pushed,
} from './performance.ts';
import { askedBy } from './refused-calls.ts';

const MINUTES = 60_000;
const DEPLOY = { timeout: 6 * MINUTES };

/** What the story is told in, where engines differ. */
export interface Telling {
  readonly engine: StageOptions['engine'];
  /** The days that logs are kept, as a page has them. */
  readonly retention: string;
  /** How the row of a drift begins that is in the web's log group. */
  readonly driftedLog: string;
  /** In the middle of an apply to green, the machine is lost. */
  readonly lost: {
    readonly title: string;
    /** Resolves at the moment when the run is to be lost, with all that can be lost beside it. */
    readonly moment: (on: Performance, run: Run) => Promise<void>;
    /** Locks that stay behind. */
    readonly held: readonly string[];
    /** What the next run says of it. */
    readonly found: RegExp;
  };
}

/** One story in many tests: each begins where the one before it has left production. */
export function story({ engine, retention, driftedLog, lost: loss }: Telling): void {
  let on: Performance;
  let overheard: Overheard;
  let first: Pushed;
  let second: Proposed;
  let fourth: Pushed;

  beforeAll(async () => {
    on = await openPerformance({ engine });
    overheard = overhear(on.stage.cloud);
  }, 5 * MINUTES);
  afterAll(() => on?.close(), MINUTES);

  test('the first deploy takes over from the old site', DEPLOY, async () => {
    first = await on.push({ kind: 'good', number: 1 }, 'The shop');
    const shown = await on.deploy(first, { adopt: OLD_ADDRESS });
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
    expect(shown.outputs).toMatchObject({
      release: first.commit,
      image: first.image,
      'live-color': 'blue',
      url: 'https://api.example.com',
      changed: 'true',
    });
  });

  test(
    'a plan shows what code would change, finds nothing where it is the same, and leaves all as it is',
    DEPLOY,
    async () => {
      const same = await on.plan(first);
      expect(same, same.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
      expect(same.summary).toContain('No changes to the infrastructure of <code>production</code>');
      const other = await on.plan(first, 'log_retention_days = 7');
      expect(other, other.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
      expect(other.summary).toMatch(/The merge brings <code>production<\/code>.* to change/);
      expect(other.summary).toContain(retention);
      expect(other.outputs['plan-digest']).toMatch(/^[0-9a-f]{64}$/);
      expect(other.outputs['plan-digest']).not.toBe(same.outputs['plan-digest']);
      expect(on.locks.held()).toEqual([]);
    },
  );

  test(
    'drift is what somebody changed beside the code; a scale-up, a release and its flip are none',
    DEPLOY,
    async () => {
      const hands = handsOn(on.stage.address);
      await hands.setDesired('blue', 2);
      await hands.setRetention('blue', 1);
      const some = await on.drift(first);
      expect(some, some.summary).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
      expect(some.summary).toContain('Drift in <code>production</code>&#58; 1 resource changed.');
      expect(some.summary).toMatch(
        new RegExp(
          `\\| blue \\| <code>${driftedLog}.* \\| changed \\| <code>${retention}</code> \\| <code>30</code> \\| <code>1</code> \\|`,
        ),
      );
      const { issues } = on.stage.cloud.github.hub.conversations;
      const states = () => [...issues.values()].map(({ state, title }) => `${state} ${title}`);
      expect(states()).toEqual(['open Drift in shop-production']);
      await hands.setRetention('blue', 30);
      const none = await on.drift(first);
      expect(none, none.summary).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
      expect(none.summary).toContain('No drift in <code>production</code>&#58; shared, blue and the edge');
      expect(states()).toEqual(['closed Drift in shop-production']);
      await hands.setDesired('blue', 1);
      expect(on.locks.held()).toEqual([]);
    },
  );

  test('a pull request is told in one comment what its merge changes', DEPLOY, async () => {
    second = await on.propose({ kind: 'good', number: 2, expand: 1 }, 'Notes', 'log_retention_days = 7');
    const shown = await on.announce(second);
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(shown.outputs['comment-url']).toContain('#issuecomment-');
    expect(shown.comments).toEqual([expect.stringContaining(retention)]);
    expect(shown.comments[0]).toContain(`digest <code>${shown.outputs['plan-digest']?.slice(0, 12)}</code>`);
    on.merge(second, 'Notes');
  });

  test('a cancel during bake flips back, and says so', DEPLOY, async () => {
    const cancel = onceAt(/^::group::bake/, (run) => setTimeout(() => run.cancel(), 1_000));
    const shown = await on.deploy(second, { bake: '1m' }, cancel);
    expect(shown, shown.log).toMatchObject({ exitCode: 2, result: 'flipped-back', live: 'blue' });
    expect(shown.summary).toContain('Flipped back: deploy');
    expect(shown.summary).toContain('The run was cancelled.');
    expect(shown.log).toMatch(/parity: equal to the plan on #\d+, digest [0-9a-f]{12}/);
  });

  test(
    'run again, the release that was taken back goes live, and no migration is applied twice',
    DEPLOY,
    async () => {
      const shown = await on.deploy(second);
      expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
      expect(shown.log).toContain("nothing is pending: this image's migrations ran with");
      const applied = await on.stage.query(
        "SELECT count(*) FROM django_migrations WHERE name = '0004_order_note'",
      );
      expect(applied).toEqual([{ count: '1' }]);
    },
  );

  test('a warm rollback moves traffic in seconds, then workers and beat', DEPLOY, async () => {
    const since = performance.now();
    let moved = Number.NaN;
    const flipped = onceAt(/^::group::verify/, () => {
      moved = performance.now() - since;
    });
    const shown = await on.run(inputsOf('rollback', { reason: 'notes are wrong' }), second.commit, flipped);
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
    expect(shown.outputs).toMatchObject({ release: first.commit, 'previous-color': 'green' });
    expect(moved).toBeLessThan(15_000);
  });

  test('a cancel before the flip leaves production as it was, and says so', DEPLOY, async () => {
    const third = await on.push({ kind: 'good', number: 3, expand: 1 }, 'Faster');
    const cancel = onceAt(/^::group::start/, (run) => setTimeout(() => run.cancel(), 1_000));
    const shown = await on.deploy(third, { 'lift-hold': 'true' }, cancel);
    expect(shown, shown.log).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
    expect(shown.summary).toContain('production is unchanged');
    expect(shown.summary).toContain('The run was cancelled.');
  });

  test(loss.title, DEPLOY, async () => {
    fourth = await on.push({ kind: 'good', number: 4, expand: 1 }, 'Faster still');
    const lost = Promise.withResolvers<readonly string[]>();
    const lose = onceAt(/^::group::provision/, async (run) => {
      await loss.moment(on, run);
      run.kill();
      lost.resolve(on.locks.held());
    });
    const shown = await on.deploy(fourth, { 'lift-hold': 'true' }, lose);
    expect(shown).toMatchObject({ exitCode: 137, postExitCode: undefined, result: undefined, live: 'blue' });
    expect((await lost.promise).toSorted()).toEqual(loss.held);
  });

  test(
    'run again it goes on, and ended by the runner in its bake, `post:` gives traffic and lock back',
    DEPLOY,
    async () => {
      const { cloud } = on.stage;
      let flipped = '';
      const end = onceAt(/^::group::bake/, (run) => {
        flipped = on.live();
        // Cloudflare is slow: the flip back takes longer than the runner waits.
        cloud.faults.when(({ service }) => service === 'cloudflare', { kind: 'delay', ms: 60_000 });
        void run.end().then(() => cloud.faults.clear());
      });
      const shown = await on.deploy(fourth, { 'lift-hold': 'true', bake: '2m' }, end);
      expect(flipped, shown.log).toBe('green');
      expect(shown.log).toMatch(loss.found);
      expect(shown, shown.log).toMatchObject({
        exitCode: 137,
        postExitCode: 2,
        result: undefined,
        live: 'blue',
      });
      expect(shown.log).toMatch(/api\.example\.com is served by blue.* Flipped back: deploy/);
      expect(shown.log).toContain('The runner ended this run before its end.');
      expect(on.locks.held()).toEqual([]);
    },
  );

  test(
    "settle removes the idle colour's stack, which runs what was taken back: its logs stay, the live colour is not touched",
    DEPLOY,
    async () => {
      const hands = handsOn(on.stage.address);
      const shown = await on.removeIdle(first);
      expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
      expect(shown.log).toMatch(/green is removed: \d+ resources destroyed; its logs stay/);
      expect(shown.log).not.toContain('targeting');
      expect(await hands.left('green')).toEqual({
        services: [],
        loadBalancers: [],
        logGroups: ['beat', 'migrate', 'web', 'worker'],
      });
      expect(on.stage.cloud.zone.named('api-green.example.com')).toEqual([]);
      expect(on.locks.held()).toEqual([]);
    },
  );

  test('once it is removed a second settle is one look, and a plan would undo nothing', DEPLOY, async () => {
    const again = await on.removeIdle(first);
    expect(again, again.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(again.log).toContain('and green was removed at');
    const plan = await on.plan(first);
    expect(plan, plan.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(plan.summary).toContain('No changes to the infrastructure of <code>production</code>');
    expect(plan.summary).toContain('green, which was removed, is built anew');
  });

  test('a flip back to it is refused, and in place it would go', DEPLOY, async () => {
    const to = second.commit;
    const refused = await on.run(inputsOf('rollback', { to }), second.commit);
    expect(refused, refused.log).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
    expect(refused.summary).toMatch(/The colour green is gone/);
    expect(refused.summary).toMatch(/gh workflow run rollback\.yml .*-f in-place=true/);
    const inPlace = { to, 'in-place': 'true', 'dry-run': 'true' };
    const allowed = await on.run(inputsOf('rollback', inPlace), second.commit);
    expect(allowed, allowed.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(on.locks.held()).toEqual([]);
  });

  test('the next deploy builds it anew and brings it live', DEPLOY, async () => {
    const shown = await on.deploy(fourth, { 'lift-hold': 'true' });
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
    expect(shown.log).toContain('green was removed: it is built anew');
  });

  test('all that the commands asked of AWS is allowed by their roles', DEPLOY, async () => {
    const asked = await askedBy(overheard, on.ran);
    expect(asked.map(({ command, refused }) => [command, refused])).toEqual(
      ['deploy', 'drift', 'plan', 'rollback', 'settle'].map((command) => [command, []]),
    );
    for (const { command, calls } of asked) expect(calls, command).toBeGreaterThan(3);
  });

  test('through all of it no request failed', () => {
    expect(on.count.requests).toBeGreaterThan(1_000);
    expect(on.count.failed).toEqual([]);
  });

  test('nothing in the traffic broke a description of its service', () => {
    expect(on.stage.cloud.shapes.faults).toEqual([]);
  });
}
