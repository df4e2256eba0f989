import { expect, test } from 'vitest';
import { inputsOf, onceAt, type Watch } from '../performance.ts';
import { DEPLOY, type Tale, type Telling } from './telling.ts';

/** What is cancelled, lost and ended by the runner, and goes on. */
export function interruptions(tale: Tale, { lost: loss }: Telling): void {
  test('a cancel during bake flips back, and says so', DEPLOY, async () => {
    const cancel = onceAt(/^::group::bake/, (run) => setTimeout(() => run.cancel(), 1_000));
    const shown = await tale.on.deploy(tale.second, { bake: '1m' }, cancel);
    expect(shown, shown.log).toMatchObject({ exitCode: 2, result: 'flipped-back', live: 'blue' });
    expect(shown.summary).toContain('Flipped back: deploy');
    expect(shown.summary).toContain('The run was cancelled.');
    expect(shown.log).toMatch(/parity: equal to the plan on #\d+, digest [0-9a-f]{12}/);
  });

  test(
    'run again, the release that was taken back goes live, and no migration is applied twice',
    DEPLOY,
    async () => {
      const shown = await tale.on.deploy(tale.second);
      expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
      expect(shown.log).toContain("nothing is pending: this image's migrations ran with");
      const applied = await tale.on.stage.query(
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
    const shown = await tale.on.run(
      inputsOf('rollback', { reason: 'notes are wrong' }),
      tale.second.commit,
      flipped,
    );
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
    expect(shown.outputs).toMatchObject({ release: tale.first.commit, 'previous-color': 'green' });
    expect(moved).toBeLessThan(15_000);
  });

  test('a cancel before the flip leaves production as it was, and says so', DEPLOY, async () => {
    const third = await tale.on.push({ kind: 'good', number: 3, expand: 1 }, 'Faster');
    const cancel = onceAt(/^::group::start/, (run) => setTimeout(() => run.cancel(), 1_000));
    const shown = await tale.on.deploy(third, { 'lift-hold': 'true' }, cancel);
    expect(shown, shown.log).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
    expect(shown.summary).toContain('production is unchanged');
    expect(shown.summary).toContain('The run was cancelled.');
  });

  test(loss.title, DEPLOY, async () => {
    tale.fourth = await tale.on.push({ kind: 'good', number: 4, expand: 1 }, 'Faster still');
    const lost = Promise.withResolvers<readonly string[]>();
    const lose = onceAt(/^::group::provision/, async (run) => {
      await loss.moment(tale.on, run);
      run.kill();
      lost.resolve(tale.on.locks.held());
    });
    const shown = await tale.on.deploy(tale.fourth, { 'lift-hold': 'true' }, lose);
    expect(shown).toMatchObject({ exitCode: 137, postExitCode: undefined, result: undefined, live: 'blue' });
    expect((await lost.promise).toSorted()).toEqual(loss.held);
  });

  test(
    'run again it goes on, and ended by the runner in its bake, `post:` gives traffic and lock back',
    DEPLOY,
    async () => {
      const { cloud } = tale.on.stage;
      let flipped = '';
      const end = onceAt(/^::group::bake/, (run) => {
        flipped = tale.on.live();
        // Cloudflare is slow: the flip back takes longer than the runner waits.
        cloud.faults.when(({ service }) => service === 'cloudflare', { kind: 'delay', ms: 60_000 });
        void run.end().then(() => cloud.faults.clear());
      });
      const watch: Watch = (line, run) => {
        loss.watch(line, run);
        end(line, run);
      };
      const shown = await tale.on.deploy(tale.fourth, { 'lift-hold': 'true', bake: '2m' }, watch);
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
      expect(tale.on.locks.held()).toEqual([]);
    },
  );
}
