import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { claimed, type SeenDeployment, showingOf } from '../../src/model/shown-deployment.ts';

const PAGE = 'https://github.com/acme/shop/actions/runs/77';

function seen(id: number, more: Partial<SeenDeployment> & { readonly state?: string; readonly at?: string }) {
  const { state = 'in_progress', at = '', ...rest } = more;
  return { id, statuses: [{ state, logUrl: at }], ...rest };
}

test.each<[string, SeenDeployment, 'own' | 'left' | 'nobody']>([
  ['made by the runner for this job', seen(1, { at: `${PAGE}/job/5` }), 'own'],
  ['made by this run', seen(1, { run: PAGE, statuses: [] }), 'own'],
  ['told by a later attempt', seen(1, { at: `${PAGE}/attempts/2` }), 'own'],
  ['of a run whose number begins alike', seen(1, { at: `${PAGE}8/job/5` }), 'nobody'],
  [
    'made by the runner for another job',
    seen(1, { at: 'https://github.com/acme/shop/actions/runs/5' }),
    'nobody',
  ],
  ['left unfinished by a run of ours', seen(1, { run: `${PAGE}8` }), 'left'],
  ['left by a run of ours before it said anything', { id: 1, run: `${PAGE}8`, statuses: [] }, 'left'],
  ['finished by a run of ours', seen(1, { run: `${PAGE}8`, state: 'failure' }), 'nobody'],
])('a deployment %s', (_, deployment, whose) => {
  const [own, left, fresh] = (['own', 'left', 'new'] as const).map((claims) =>
    claimed([deployment], PAGE, claims),
  );
  expect(own?.id).toBe(whose === 'own' ? 1 : undefined);
  expect(left?.id).toBe(whose === 'nobody' ? undefined : 1);
  expect(fresh).toEqual(left);
});

test('outside of a run nothing is its own', () => {
  expect(claimed([{ id: 1, statuses: [] }], undefined, 'own')).toBeUndefined();
  expect(claimed([seen(1, { at: '' })], undefined, 'new')).toBeUndefined();
});

const LOCKED = [{ step: 'lock', startedAt: 0, ms: 0, state: 'done' }] as const;
const TOLD = { changed: true, startedAt: 0, ms: 0, steps: LOCKED, changes: [], notices: [] };
const FAILURE = { usersSeeNow: '', step: 'bake', message: 'password=hunter2', remedy: '', logLines: [] };

test.each<[Pick<Outcome, 'command' | 'result' | 'release' | 'liveColor'>, ReturnType<typeof showingOf>]>([
  [
    { command: 'deploy', result: 'live', release: 'c1', liveColor: 'green' },
    { state: 'success', description: 'live in green', claims: 'new' },
  ],
  [
    { command: 'deploy', result: 'unchanged', release: 'c1', liveColor: 'green' },
    { state: 'success', description: 'live in green', claims: 'left' },
  ],
  [{ command: 'deploy', result: 'unchanged' }, undefined],
  [{ command: 'deploy', result: 'superseded', release: 'c1' }, undefined],
  [
    { command: 'deploy', result: 'refused' },
    { state: 'failure', description: 'failed in bake: production is as it was', claims: 'own' },
  ],
  [
    { command: 'deploy', result: 'flipped-back' },
    { state: 'failure', description: 'failed in bake: flipped back', claims: 'own' },
  ],
  [
    { command: 'deploy', result: 'needs-person' },
    { state: 'error', description: 'failed in bake: production needs a person', claims: 'own' },
  ],
  [
    { command: 'rollback', result: 'live', release: 'c1', liveColor: 'blue' },
    { state: 'success', description: 'rolled back: live in blue', claims: 'new' },
  ],
  [{ command: 'rollback', result: 'refused' }, undefined],
  [{ command: 'rollback', result: 'unchanged', release: 'c1' }, undefined],
  [{ command: 'settle', result: 'live', release: 'c1' }, undefined],
])('what is shown of %o', (ended, showing) => {
  const failed = ['refused', 'flipped-back', 'needs-person'].includes(ended.result);
  const outcome = { ...TOLD, ...ended, ...(failed ? { failure: FAILURE } : {}) } as Outcome;
  expect(showingOf(outcome)).toEqual(showing);
});

test('a deploy that was refused before it had the lock is not told of', () => {
  for (const steps of [[], [{ ...LOCKED[0], state: 'failed' }]]) {
    const outcome = { ...TOLD, steps, command: 'deploy', result: 'refused', failure: FAILURE } as Outcome;
    expect(showingOf(outcome)).toBeUndefined();
  }
});
