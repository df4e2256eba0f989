import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { variables as readVariables } from '../../src/inputs/variables.ts';
import { defaultBucket } from '../../src/model/bucket-name.ts';
import type { Color } from '../../src/model/color.ts';
import { HOSTNAME, SITE, type Stage } from '../demo/stage.ts';
import { openTypedUnits } from '../infra/typed-units.ts';
import { cloudflareProvider } from '../parts/cloudflare-provider.ts';
import type { Pushed } from './performance.ts';

const HOSTS = {
  hostname: HOSTNAME,
  preview_hostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
} as const;
const ZONE = 'example.com';

/** Terragrunt as a person types it beside the action's runs, in the states that these use. */
export interface TypedHands {
  /** A plan of the colour's unit with what a deploy gave it. @returns what it printed */
  planColor(color: Color, release: Pushed): Promise<string>;
  /** In the unit of the zone. @returns what it printed */
  zone(words: readonly string[], more?: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

/** @param given  the input `variables` of the deploys */
export async function typedHands(stage: Stage, given: string): Promise<TypedHands> {
  const { cloud, address } = stage;
  const { environment, token } = cloud.startChild('person', () => {});
  const units = await openTypedUnits(environment, defaultBucket(SITE, cloud.home.account));
  const provider = await cloudflareProvider(units.programs.terraform);
  const key = `${SITE.name}-${SITE.environment}`;
  const secret = await new SecretsManagerClient(address).send(
    new GetSecretValueCommand({ SecretId: `${key}/probe` }),
  );
  const rules = {
    zone: ZONE,
    environments: { [key]: HOSTS },
    probe_secrets: { [key]: secret.SecretString },
  };
  return {
    planColor: async (color, { image, commit }) => {
      await units.type(['stack', 'generate'], { variables: SITE });
      const own = {
        image,
        release: commit,
        certificate_arn: cloud.certificates.all[0]?.arn,
      };
      return units.type(['run', '--working-dir', `.terragrunt-stack/color-${color}`, '--', 'plan'], {
        variables: { ...(readVariables(given) as object), ...SITE, ...HOSTS, ...own },
      });
    },
    zone: (words, more) =>
      units.type(['run', '--', ...words], {
        unit: 'cloudflare',
        variables: { ...rules, ...more },
        shell: { ...provider.env, CLOUDFLARE_API_TOKEN: token },
      }),
    close: units.remove,
  };
}
