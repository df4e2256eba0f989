import { expect, test } from 'vitest';
import { OLD_ADDRESS } from '../../demo/stage.ts';
import { handsOn } from '../hands.ts';
import { DEPLOY, type Tale, type Telling } from './telling.ts';

/** Moving in, what a plan shows, what is drift, and a pull request. */
export function arrival(tale: Tale, { retention, driftedLog }: Telling): void {
  test('the first deploy takes over from the old site', DEPLOY, async () => {
    tale.first = await tale.on.push({ kind: 'good', number: 1 }, 'The shop');
    const shown = await tale.on.deploy(tale.first, { adopt: OLD_ADDRESS });
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
    expect(shown.outputs).toMatchObject({
      release: tale.first.commit,
      image: tale.first.image,
      'live-color': 'blue',
      url: 'https://api.example.com',
      changed: 'true',
    });
  });

  test(
    'a plan shows what code would change, finds nothing where it is the same, and leaves all as it is',
    DEPLOY,
    async () => {
      const same = await tale.on.plan(tale.first);
      expect(same, same.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
      expect(same.summary).toContain('No changes to the infrastructure of <code>production</code>');
      const other = await tale.on.plan(tale.first, 'log_retention_days = 7');
      expect(other, other.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
      expect(other.summary).toMatch(/The merge brings <code>production<\/code>.* to change/);
      expect(other.summary).toContain(retention);
      expect(other.outputs['plan-digest']).toMatch(/^[0-9a-f]{64}$/);
      expect(other.outputs['plan-digest']).not.toBe(same.outputs['plan-digest']);
      expect(tale.on.locks.held()).toEqual([]);
    },
  );

  test(
    'drift is what somebody changed beside the code; a scale-up, a release and its flip are none',
    DEPLOY,
    async () => {
      const hands = handsOn(tale.on.stage.address);
      await hands.setDesired('blue', 2);
      await hands.setRetention('blue', 1);
      const some = await tale.on.drift(tale.first);
      expect(some, some.summary).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
      expect(some.summary).toContain('Drift in <code>production</code>&#58; 1 resource changed.');
      expect(some.summary).toMatch(
        new RegExp(
          `\\| blue \\| <code>${driftedLog}.* \\| changed \\| <code>${retention}</code> \\| <code>30</code> \\| <code>1</code> \\|`,
        ),
      );
      const { issues } = tale.on.stage.cloud.github.hub.conversations;
      const states = () => [...issues.values()].map(({ state, title }) => `${state} ${title}`);
      expect(states()).toEqual(['open Drift in shop-production']);
      await hands.setRetention('blue', 30);
      const none = await tale.on.drift(tale.first);
      expect(none, none.summary).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
      expect(none.summary).toContain('No drift in <code>production</code>&#58; shared, blue and the edge');
      expect(states()).toEqual(['closed Drift in shop-production']);
      await hands.setDesired('blue', 1);
      expect(tale.on.locks.held()).toEqual([]);
    },
  );

  test('a pull request is told in one comment what its merge changes', DEPLOY, async () => {
    tale.second = await tale.on.propose(
      { kind: 'good', number: 2, expand: 1 },
      'Notes',
      'log_retention_days = 7',
    );
    const shown = await tale.on.announce(tale.second);
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
    expect(shown.outputs['comment-url']).toContain('#issuecomment-');
    expect(shown.comments).toEqual([expect.stringContaining(retention)]);
    expect(shown.comments[0]).toContain(`digest <code>${shown.outputs['plan-digest']?.slice(0, 12)}</code>`);
    tale.on.merge(tale.second, 'Notes');
  });
}
