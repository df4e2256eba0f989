import type { Release } from '../release.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

export interface ImageFacts {
  /** The repository that a build pushes to by default. */
  readonly name: string;
  readonly address: Fact<string | undefined>;
  /** What is live, by the ledger. */
  readonly live: Pick<Release, 'image'> | undefined;
  /** Architectures of the live image; undefined when the registry has it no more. */
  readonly architectures: Fact<readonly string[] | undefined>;
}

export function imageFindings({ name, address, live, architectures }: ImageFacts): readonly Finding[] {
  const image = live?.image;
  return [
    judged('image repository', address, 'by deploys', (found) => repositoryFinding(name, found, image)),
    image === undefined
      ? { check: 'live image', kind: 'early', found: 'no release is known to be live' }
      : judged('live image', architectures, 'here alone', (found) => liveFinding(image, found)),
  ];
}

function repositoryFinding(name: string, address: string | undefined, live: string | undefined): Finding {
  const check = 'image repository';
  if (address !== undefined) return { check, kind: 'good', found: address };
  if (live !== undefined)
    return {
      check,
      kind: 'good',
      found: `none is called ${name}; what is live comes from ${live.split('@')[0]}`,
    };
  const remedy = 'Apply bootstrap for this environment, or give builds their `repository`.';
  return { check, kind: 'bad', found: `ECR has none that is called ${name}`, remedy };
}

/** A deploy brings an image of its own: these two are about a rollback, and about the next task that starts. */
function liveFinding(image: string, architectures: readonly string[] | undefined): Finding {
  const check = 'live image';
  if (!architectures) {
    const remedy = 'Push it again, or deploy: no task can start with what is live now.';
    return { check, kind: 'poor', found: `${image} is not in the registry`, remedy };
  }
  const found = `${image} for ${architectures.join(', ')}`;
  if (architectures.includes('arm64')) return { check, kind: 'good', found };
  return { check, kind: 'poor', found, remedy: 'Build for arm64: ARM64 tasks end with "exec format error".' };
}
