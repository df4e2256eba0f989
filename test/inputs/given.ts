import type { Environment } from '../../src/inputs.ts';
import { readRequest } from '../../src/inputs.ts';
import { Failure } from '../../src/model/failure.ts';

export const COMMIT = `${'c0ffee'.repeat(6)}c0ff`;
export const IMAGE = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'ab'.repeat(32)}`;

const COMMON = {
  environment: 'production',
  hostname: 'api.example.com',
  'cloudflare-api-token-secret': 'shop-production/cloudflare',
};

/** The runner's environment for these inputs; an input set to undefined is left out. */
export function environmentOf(inputs: Readonly<Record<string, string | undefined>>): Environment {
  const variables = Object.entries({ ...COMMON, ...inputs }).map(
    ([name, value]) => [`INPUT_${name.toUpperCase()}`, value ?? ''] as const,
  );
  return { GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: COMMIT, ...Object.fromEntries(variables) };
}

export function deploy(inputs: Readonly<Record<string, string | undefined>> = {}): Environment {
  return environmentOf({ command: 'deploy', image: IMAGE, ...inputs });
}

/** The failure that these inputs end in, as its reader sees it. */
export function refusal(environment: Environment): string {
  try {
    readRequest(environment);
  } catch (error) {
    if (error instanceof Failure) return `${error.message} ${error.remedy}`;
    throw error;
  }
  throw new Error('accepted');
}
