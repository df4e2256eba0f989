import { Failure } from './failure.ts';

/** What there is to build with, as `docker buildx inspect` tells it. */
export interface BuilderSight {
  readonly name: string;
  /** For example `docker`, `docker-container` or `remote`. */
  readonly driver: string;
  /** The platforms of each node, its own first, those that it imitates behind. */
  readonly nodes: readonly (readonly string[])[];
  /** Why it does not run, where it says so. */
  readonly error?: string;
}

const ARM64 = /^linux\/arm64\b/;
const NATIVE_RUNNER = 'Build on an arm64 runner: `runs-on: ubuntu-24.04-arm`.';

/**
 * Whether an image for arm64 can be built here, and by what.
 *
 * @throws Failure when it cannot, or only by emulation that was not asked for
 */
export function judgeBuilder(
  { name, nodes, error }: BuilderSight,
  allowEmulation: boolean,
): 'native' | 'emulated' {
  const platforms = nodes.flat();
  if (platforms.length === 0) {
    throw new Failure(
      `The builder ${name} does not run${error === undefined ? '.' : `: ${error}`}`,
      `Look at \`docker buildx inspect --bootstrap ${name}\`, and mend what it names.`,
    );
  }
  if (nodes.some(([own]) => own !== undefined && ARM64.test(own))) return 'native';
  if (!platforms.some((platform) => ARM64.test(platform))) {
    throw new Failure(
      `The builder ${name} builds for ${platforms.slice(0, 4).join(', ')}, and cannot for linux/arm64.`,
      `${NATIVE_RUNNER} Or add docker/setup-qemu-action before this step and give \`allow-emulation: true\`.`,
    );
  }
  if (allowEmulation) return 'emulated';
  throw new Failure(
    `\`allow-emulation\` is false, and the builder ${name} could only imitate arm64, which is many times slower.`,
    `${NATIVE_RUNNER} Or give \`allow-emulation: true\`.`,
  );
}
