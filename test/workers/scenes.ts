import type { ReleaseKind } from '../app/releases.ts';
import { push } from '../demo/history.ts';
import { deployInputs, rollbackInputs, VARIABLES } from '../demo/requests.ts';
import type { Expectation } from '../demo/scene.ts';
import type { Scene } from '../demo/scene-order.ts';
import { OLD_ADDRESS, type Stage } from '../demo/stage.ts';
import { CONCURRENCY, STOP_TIMEOUT_S, VISIBILITY_S } from './measures.ts';

export const FIRST: ReleaseKind = { kind: 'good', number: 1 };

const CELERY = ['celery', '-A', 'shop', 'worker', '--loglevel=warning', `--concurrency=${CONCURRENCY}`];
const WORKERS = [
  VARIABLES,
  `worker_stop_timeout = ${STOP_TIMEOUT_S}`,
  `worker_command = ${JSON.stringify(CELERY)}`,
  `container_environment = ${JSON.stringify({ VISIBILITY_TIMEOUT: `${VISIBILITY_S}` })}`,
].join('\n');

/** Long enough for release 3 to break in it while workers take what they can of the machine. */
const BAKE = '15s';

/** A deploy before the first task is sent, then one each way that workers can change colour. */
export function scenesOf(stage: Stage): readonly (() => Promise<Scene>)[] {
  const deploy = async (
    name: string,
    title: string,
    kind: ReleaseKind,
    expected: Expectation,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Scene> => {
    const { commit, image } = await stage.build(kind);
    push(stage.cloud.github.repository, commit, title);
    const inputs = { engine: stage.engine, variables: WORKERS, bake: BAKE, ...more };
    return {
      ...{ name, title, expected },
      ...(kind.kind === 'fails-in-bake' && { faulty: commit }),
      order: { commit, event: 'push', inputs: (child) => deployInputs(child, image, inputs) },
    };
  };
  const live = (color: string): Expectation => ({ exitCode: 0, result: 'live', live: color });
  const back: Expectation = { exitCode: 2, result: 'flipped-back', live: 'green' };
  const failing: ReleaseKind = { kind: 'fails-in-bake', number: 3, afterSeconds: 8 };
  return [
    () => deploy('1-first', 'release 1 to blue', FIRST, live('blue'), { adopt: OLD_ADDRESS }),
    () => deploy('2-deploy', 'release 2 to green', { kind: 'good', number: 2 }, live('green')),
    () => deploy('3-flip-back', 'release 3 fails in bake', failing, back),
    async () => {
      const { commit } = await stage.build(FIRST);
      const inputs = { to: commit, reason: 'release 2 counts wrong' };
      return {
        ...{ name: '4-rollback', title: 'rollback to release 1', expected: live('blue') },
        order: { commit, event: 'workflow_dispatch', inputs: (child) => rollbackInputs(child, inputs) },
      };
    },
  ];
}
