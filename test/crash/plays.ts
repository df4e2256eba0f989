import { expect } from 'vitest';
import type { SettleRequest } from '../../src/model/request.ts';
import { removeIdle } from '../scenario/acts.ts';
import {
  type Build,
  deployRequest,
  removalRequest,
  rollbackRequest,
  SITE,
  settleRequest,
} from '../scenario/requests.ts';
import type { Stage } from '../scenario/stage.ts';
import type { CrashPlay } from './enumerate.ts';

/** Long enough to be killed in, short enough to be played hundreds of times. */
const BAKE_MS = 6_000;

async function live(stage: Stage, message: string): Promise<Build> {
  const build = stage.build(message);
  const { outcome } = await stage.deploy(build, { bakeMs: BAKE_MS });
  expect(outcome.result).toBe('live');
  return build;
}

function ranOnce(stage: Stage, build: Build | undefined): void {
  if (build) expect(stage.migrations(build)).toBe(1);
}

export function firstDeploy(): CrashPlay {
  let one: Build | undefined;
  return {
    async prepare(stage) {
      one = stage.build('one');
      return { ...deployRequest(one), bakeMs: BAKE_MS };
    },
    check: (stage) => ranOnce(stage, one),
  };
}

export function secondDeploy(): CrashPlay {
  let two: Build | undefined;
  return {
    async prepare(stage) {
      await live(stage, 'one');
      two = stage.build('two');
      return { ...deployRequest(two), bakeMs: BAKE_MS };
    },
    check: (stage) => ranOnce(stage, two),
  };
}

/** The third deploy settles the second one's warm colour first, and empties it. */
export function adoptingDeploy(): CrashPlay {
  let one: Build | undefined;
  return {
    async prepare(stage) {
      stage.cloud.zone.add({ type: 'A', name: SITE.hostname, content: '192.0.2.10', proxied: true });
      one = stage.build('one');
      return { ...deployRequest(one), bakeMs: BAKE_MS, adopt: ['192.0.2.10'] };
    },
    check: (stage) => ranOnce(stage, one),
  };
}

export function thirdDeploy(): CrashPlay {
  let three: Build | undefined;
  return {
    async prepare(stage) {
      await live(stage, 'one');
      await live(stage, 'two');
      three = stage.build('three');
      return { ...deployRequest(three), bakeMs: BAKE_MS, contractCommand: 'python manage.py migrate' };
    },
    check: (stage) => ranOnce(stage, three),
  };
}

export function settlement(): CrashPlay {
  let two: Build | undefined;
  return {
    async prepare(stage) {
      await live(stage, 'one');
      two = stage.build('two');
      const { outcome } = await stage.deploy(two, {
        bakeMs: BAKE_MS,
        contractCommand: 'python manage.py migrate',
      });
      expect(outcome.result).toBe('live');
      return settleRequest({ release: two.release });
    },
    check(stage) {
      if (two) expect(stage.migrations(two), 'expand and contract').toBe(2);
    },
  };
}

/** The same, and the stack of the colour that was left goes with it. */
export function removal(): CrashPlay {
  const settles = settlement();
  return {
    async prepare(stage) {
      const { release } = (await settles.prepare(stage)) as SettleRequest;
      return removalRequest({ ...(release === undefined ? {} : { release }) });
    },
    check: settles.check,
  };
}

/** The deploy that builds a removed colour anew. */
export function returningDeploy(): CrashPlay {
  let three: Build | undefined;
  return {
    async prepare(stage) {
      await live(stage, 'one');
      const { release } = await live(stage, 'two');
      expect((await removeIdle(stage, { release })).outcome.result).toBe('live');
      three = stage.build('three');
      return { ...deployRequest(three), bakeMs: BAKE_MS };
    },
    check: (stage) => ranOnce(stage, three),
  };
}

export function warmRollback(): CrashPlay {
  return {
    async prepare(stage) {
      await live(stage, 'one');
      await live(stage, 'two');
      return rollbackRequest();
    },
    check: (stage) => expect(stage.publicContents()).toEqual([SITE.previewHostnames.blue]),
  };
}

export function coldRollback(): CrashPlay {
  return {
    async prepare(stage) {
      await live(stage, 'one');
      const two = await live(stage, 'two');
      await stage.settle({ release: two.release });
      return rollbackRequest();
    },
    check: (stage) => expect(stage.publicContents()).toEqual([SITE.previewHostnames.blue]),
  };
}
