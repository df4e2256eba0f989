import { join } from 'node:path';
import type { BuiltRelease, ReleaseKind } from '../app/releases.ts';
import { buildInputs, layOut } from '../image/checkout.ts';
import { push } from './history.ts';
import { builtInputs, deployInputs, rollbackInputs, settleInputs, TWO_PHASES } from './requests.ts';
import type { RunOrder } from './run.ts';
import type { Expectation } from './scene.ts';
import { OLD_ADDRESS, type Stage } from './stage.ts';

/** What a scene asks of the stage, before anything of it runs. */
export interface Scene {
  /** Names its files. */
  readonly name: string;
  readonly title: string;
  readonly expected: Expectation;
  /** The commit whose own errors are counted apart. */
  readonly faulty?: string;
  /** The run, to be given its files and watchers. */
  readonly order: Pick<RunOrder, 'commit' | 'event' | 'inputs' | 'checkout'>;
  /** The runner is lost as soon as a line of the log fits. */
  readonly killAt?: RegExp;
}

type Built = BuiltRelease & { readonly image: string };

/** How soon after its first visitors release 4 breaks: after it was verified, inside its bake. */
const BREAKS_AFTER_SECONDS = 8;

/** The story, scene by scene; a scene is made when its turn has come, since each pushes its commit. */
export function scenesOf(stage: Stage): readonly (() => Promise<Scene>)[] {
  const { repository } = stage.cloud.github;
  const built = new Map<number, Built>();
  const release = async (kind: ReleaseKind, message: string): Promise<Built> => {
    const made = await stage.build(kind);
    built.set(kind.number, made);
    push(repository, made.commit, message);
    return made;
  };
  const known = (number: number): Built => {
    const found = built.get(number);
    if (!found) throw new Error(`release ${number} is not built yet`);
    return found;
  };
  return [
    async () =>
      deploy(stage, '1-adopt', 'release 1 adopts the old site to blue', ends(0, 'live', 'blue'), {
        ...(await release({ kind: 'good', number: 1 }, 'The shop')),
        inputs: { adopt: OLD_ADDRESS },
      }),
    async () =>
      deploy(stage, '2-green', 'release 2 to green, with a migration', ends(0, 'live', 'green'), {
        ...(await release({ kind: 'good', number: 2, expand: 1 }, 'Notes on orders')),
      }),
    async () =>
      deploy(stage, '3-fails-to-start', 'release 3 fails its start', ends(1, 'refused', 'green'), {
        ...(await release({ kind: 'fails-to-start', number: 3 }, 'Payments')),
      }),
    async () => ({
      ...deploy(stage, '4-fails-in-bake', 'release 4 fails in bake', ends(2, 'flipped-back', 'green'), {
        ...(await release(
          { kind: 'fails-in-bake', number: 4, afterSeconds: BREAKS_AFTER_SECONDS },
          'Faster orders',
        )),
      }),
      faulty: known(4).commit,
    }),
    async () =>
      rollback('5-rollback-cold', 'rollback to release 1, cold', ends(0, 'live', 'blue'), {
        commit: known(4).commit,
        inputs: { to: known(1).commit, reason: 'notes lose their line ends' },
      }),
    async () =>
      deploy(stage, '6-held', 'a push with the held release is stopped', ends(1, 'refused', 'blue'), {
        ...(await release({ kind: 'good', number: 5 }, 'Invoices')),
      }),
    async () => ({
      ...deploy(
        stage,
        '7-killed',
        'a push that reverts it, killed in terraform',
        ends(137, undefined, 'blue'),
        {
          ...(await release({ kind: 'good', number: 6 }, reverts(known(2)))),
        },
      ),
      killAt: /^module\.color\..*: (creating|updating)$/,
    }),
    async () => deploy(stage, '8-rerun', 'the same push run again', ends(0, 'live', 'green'), known(6)),
    async () =>
      rollback('9-rollback-warm', 'rollback to release 1, warm', ends(0, 'live', 'blue'), {
        commit: known(6).commit,
        inputs: { reason: 'invoices are wrong' },
      }),
    async () =>
      deploy(stage, '10-refused', 'release 7 drops a column at once', ends(1, 'refused', 'blue'), {
        ...(await release({ kind: 'two-phases', number: 7 }, 'References in place of notes')),
        inputs: { 'lift-hold': 'true' },
      }),
    async () =>
      deploy(stage, '11-two-phases', 'release 7 in two phases', ends(0, 'live', 'green'), {
        ...known(7),
        inputs: { 'lift-hold': 'true', ...TWO_PHASES },
      }),
    async () => ({
      name: '12-settle',
      title: 'its settle, which drops the column',
      expected: ends(0, 'live', 'green'),
      order: {
        commit: known(7).commit,
        event: 'workflow_dispatch',
        inputs: (child) => settleInputs(child, known(7).commit),
      },
    }),
    async () =>
      rollback('13-gate', 'rollback past that is refused', ends(1, 'refused', 'green'), {
        commit: known(7).commit,
        inputs: { to: known(1).commit, reason: 'references are wrong' },
      }),
    ...builtScenes(stage, () => release({ kind: 'two-phases', number: 8 }, 'Its own image')),
  ];
}

/** A deploy that is given no image: it builds its own, for real, where this machine can. */
function builtScenes(stage: Stage, release: () => Promise<Built>): readonly (() => Promise<Scene>)[] {
  const { builder } = stage;
  if (typeof builder === 'string') return [];
  return [
    async () => {
      const { commit, folder } = await release();
      const checkout = join(stage.runner.temp, 'checkout-8');
      await layOut(folder, checkout);
      return {
        name: '14-built',
        title: 'release 8 builds its image for arm64',
        expected: ends(0, 'live', 'blue'),
        order: {
          ...{ commit, event: 'push', checkout },
          inputs: (child) =>
            builtInputs(child, { engine: stage.engine, ...TWO_PHASES, ...buildInputs(builder.base) }),
        },
      };
    },
  ];
}

function reverts({ commit }: Built): string {
  return `Revert "Notes on orders"\n\nThis reverts commit ${commit}.`;
}

function ends(exitCode: number, result: string | undefined, live: string): Expectation {
  return { exitCode, result, live };
}

interface Deployed {
  readonly commit: string;
  readonly image: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

function deploy(stage: Stage, name: string, title: string, expected: Expectation, deployed: Deployed): Scene {
  const { commit, image, inputs } = deployed;
  return {
    ...{ name, title, expected },
    order: {
      commit,
      event: 'push',
      inputs: (child) => deployInputs(child, image, { engine: stage.engine, ...inputs }),
    },
  };
}

function rollback(name: string, title: string, expected: Expectation, asked: Omit<Deployed, 'image'>): Scene {
  const { commit, inputs } = asked;
  return {
    ...{ name, title, expected },
    order: { commit, event: 'workflow_dispatch', inputs: (child) => rollbackInputs(child, inputs) },
  };
}
