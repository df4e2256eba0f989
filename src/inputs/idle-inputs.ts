import type { Job } from '../model/job.ts';
import { buildFields } from './build.ts';
import { engineFields } from './infra.ts';
import type { Problem } from './problem.ts';
import { yesOrNo } from './scalars.ts';

type Raw = Readonly<Record<string, string>>;

/** What says how to build, beside an image that is built already. */
export function idleInputs(inputs: Raw, job: Job): readonly Problem[] {
  if (inputs['image'] === undefined) return [];
  return Object.keys(buildFields(job.workspace))
    .filter((name) => inputs[name] !== undefined)
    .map((name) => ({
      said: `\`${name}\` says how to build, and \`image\` is given.`,
      remedy: 'Leave one of the two out.',
    }));
}

/** What says how a colour is removed, where none is to be. */
export function removalInputs(inputs: Raw, job: Job): readonly Problem[] {
  if (yesOrNo(inputs['remove-idle'] ?? 'false') !== false) return [];
  return Object.keys(engineFields(job.workspace))
    .filter((name) => inputs[name] !== undefined)
    .map((name) => ({
      said: `\`${name}\` is for \`remove-idle\`, and \`remove-idle\` is not true.`,
      remedy: 'Set `remove-idle: true`, or leave it out.',
    }));
}
