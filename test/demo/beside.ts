import { join } from 'node:path';
import { buildInputs, layOut } from '../image/checkout.ts';
import { Count } from './load.ts';
import { type Playing, play } from './play.ts';
import type { Pushed } from './releases.ts';
import { commonInputs } from './requests.ts';
import { faults, type Played } from './scene.ts';
import { billing, type Scene } from './scene-order.ts';
import type { Stage } from './stage.ts';

/** A job that builds an image while other things go on. */
export interface BesideJob {
  /** The release with the image to deploy. */
  readonly built: Promise<Pushed>;
  /** Never rejects. */
  readonly over: Promise<unknown>;
}

/**
 * Starts the built action's `build` where this machine can: emulation takes minutes, in which nothing else has to wait.
 * Elsewhere the release keeps the image that it has.
 */
export async function buildBeside(
  playing: Omit<Playing, 'count' | 'place'>,
  release: Pushed,
  ended: (one: Played) => void,
): Promise<BesideJob> {
  const { stage, say } = playing;
  if (typeof stage.builder === 'string') return { built: Promise.resolve(release), over: Promise.resolve() };
  const scene = await buildScene(stage, stage.builder.base, release);
  say(scene.title);
  const told = (line: string) => say(`  beside: ${line.trim()}`);
  const played = play({ ...playing, place: 'beside', count: () => new Count(), say: told }, scene);
  const built = played.then((one) => {
    ended(one);
    const image = one.ended.outputs['image'];
    if (image !== undefined && faults(one).length === 0) return { ...release, image };
    throw new Error(`the image was not built: ${faults(one).join(', ')}`);
  });
  return { built, over: Promise.allSettled([built]) };
}

async function buildScene(stage: Stage, base: string, { commit, folder }: Pushed): Promise<Scene> {
  const checkout = join(stage.runner.temp, '..', `checkout-${commit}`);
  await layOut(folder, checkout);
  return {
    ...billing('0-image', "release 7's image is built for arm64, beside the others", {
      exitCode: 0,
      result: 'unchanged',
    }),
    order: {
      // Somebody's own wish: a push would give way to the branch's newest.
      ...{ commit, event: 'workflow_dispatch', checkout },
      inputs: (child) => ({ ...commonInputs(child), command: 'build', ...buildInputs(base) }),
    },
  };
}
