import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { openLaptop } from '../bootstrap/laptop.ts';
import { DNS_TOKEN } from '../cloud/cloudflare/access.ts';
import { HOSTNAME, SITE, type Stage } from '../demo/stage.ts';
import type { Pinned } from './for-act.ts';

/** Tokens that a person makes at Cloudflare: one edits DNS, the other reads. */
const [EDITS, READS] = ['token-that-edits', 'token-that-reads'];

/** An environment of the repository; its variables have the suffix. */
export interface Place {
  readonly environment: string;
  readonly hostname: string;
  readonly suffix?: string;
}

export const PRODUCTION: Place = { environment: SITE.environment, hostname: HOSTNAME };
export const STAGING: Place = {
  ...{ environment: 'staging', hostname: 'api-staging.example.com', suffix: 'STAGING' },
};

/**
 * Everything before the first push to an environment, as a person does it: the command of the guide, whose lines become the repository's
 * variables, and the token for plans put into its secret.
 */
export async function ready(
  stage: Stage,
  pinned: Pinned,
  { environment, hostname, suffix }: Place,
): Promise<Readonly<Record<string, string>>> {
  const { cloudflare, github, zone } = stage.cloud;
  // The host is nobody's: no site is taken over.
  zone.edit(zone.named(hostname).map(({ id }) => ({ kind: 'delete', id })));
  cloudflare.tokens.set(EDITS, DNS_TOKEN).set(READS, { ...DNS_TOKEN, dns: 'read' });
  const laptop = await openLaptop(stage.cloud.startChild('laptop', () => {}));
  try {
    const { owner, name } = github.repository;
    const ran = await laptop.run(
      [
        ...['--name', SITE.name, '--environment', environment, '--hostname', hostname, '--store-token'],
        ...(suffix === undefined ? [] : ['--suffix', suffix]),
        ...['--github', `${owner}/${name}`, '--workflows', pinned.repository],
        // Whose settling the provider watches for a minute.
        ...['--bootstrap-variable', 'old_version_days=null'],
      ],
      { environment: { CLOUDFLARE_API_TOKEN: EDITS } },
    );
    if (ran.exitCode !== 0) throw new Error(ran.text);
    const variables = Object.fromEntries(ran.results.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    await new SecretsManagerClient(stage.address).send(
      new PutSecretValueCommand({
        SecretId: `${SITE.name}-${environment}/cloudflare-plan`,
        SecretString: READS,
      }),
    );
    return variables;
  } finally {
    await laptop.remove();
  }
}
