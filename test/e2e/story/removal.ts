import { expect, test } from 'vitest';
import { handsOn } from '../hands.ts';
import { inputsOf } from '../performance.ts';
import { DEPLOY, type Tale } from './telling.ts';

/** A colour goes, and comes back. */
export function removal(tale: Tale): void {
  test(
    "settle removes the idle colour's stack, which runs what was taken back: its logs stay, the live colour is not touched",
    DEPLOY,
    async () => {
      const hands = handsOn(tale.on.stage.address);
      const shown = await tale.on.removeIdle(tale.first);
      expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
      expect(shown.log).toMatch(/green is removed: \d+ resources destroyed; its logs stay/);
      expect(shown.log).not.toContain('targeting');
      expect(await hands.left('green')).toEqual({
        services: [],
        loadBalancers: [],
        logGroups: ['beat', 'migrate', 'web', 'worker'],
      });
      expect(tale.on.stage.cloud.zone.named('api-green.example.com')).toEqual([]);
      expect(tale.on.locks.held()).toEqual([]);
    },
  );

  test('once it is removed a second settle is one look, and a plan would undo nothing', DEPLOY, async () => {
    const again = await tale.on.removeIdle(tale.first);
    expect(again, again.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(again.log).toContain('and green was removed at');
    const plan = await tale.on.plan(tale.first);
    expect(plan, plan.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(plan.summary).toContain('No changes to the infrastructure of <code>production</code>');
    expect(plan.summary).toContain('green, which was removed, is built anew');
  });

  test('a flip back to it is refused, and in place it would go', DEPLOY, async () => {
    const to = tale.second.commit;
    const refused = await tale.on.run(inputsOf('rollback', { to }), tale.second.commit);
    expect(refused, refused.log).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
    expect(refused.summary).toMatch(/The colour green is gone/);
    expect(refused.summary).toMatch(/gh workflow run rollback\.yml .*-f in-place=true/);
    const inPlace = { to, 'in-place': 'true', 'dry-run': 'true' };
    const allowed = await tale.on.run(inputsOf('rollback', inPlace), tale.second.commit);
    expect(allowed, allowed.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(tale.on.locks.held()).toEqual([]);
  });

  test('the next deploy builds it anew and brings it live', DEPLOY, async () => {
    const shown = await tale.on.deploy(tale.fourth, { 'lift-hold': 'true' });
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
    expect(shown.log).toContain('green was removed: it is built anew');
  });
}
