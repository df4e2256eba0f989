import type { AwsConnection } from '../../../src/adapters/aws-connection.ts';
import { openSecrets } from '../../../src/adapters/secrets.ts';
import { Misfit } from '../../../src/inputs/misfit.ts';
import { token as readToken } from '../../../src/inputs/names.ts';
import { type Checked, found, looked, missing } from '../checked.ts';
import type { Options } from '../options.ts';

const REMEDY =
  'Make one at https://dash.cloudflare.com/profile/api-tokens with Zone · DNS · Edit and Zone · Zone · Read on the zone, and put it into CLOUDFLARE_API_TOKEN; or name the secret of AWS that holds it in `--cloudflare-secret`.';

/** The Cloudflare token: never an option, since others on the machine can read command lines. */
export async function tokenOf(
  { cloudflareSecret, token: wish }: Pick<Options, 'cloudflareSecret' | 'token'>,
  environment: Readonly<Record<string, string>>,
  aws: AwsConnection | undefined,
): Promise<Checked<string>> {
  const given = environment['CLOUDFLARE_API_TOKEN']?.trim();
  if (given) return read('CLOUDFLARE_API_TOKEN', given);
  if (wish === 'store')
    return missing('`--store-token` has no token to store: CLOUDFLARE_API_TOKEN is empty.', REMEDY);
  if (cloudflareSecret === undefined || aws === undefined)
    return missing('There is no Cloudflare token.', REMEDY);
  return looked(async () => {
    const value = (await openSecrets(aws).value(cloudflareSecret))?.trim();
    if (value) return read(`The secret ${cloudflareSecret}`, value);
    return missing(`The secret ${cloudflareSecret} does not exist, or has no value.`, REMEDY);
  });
}

function read(from: string, value: string): Checked<string> {
  const token = readToken(value);
  if (!(token instanceof Misfit)) return found(token);
  return missing(`${from} cannot be used: ${token.cause}.`, token.remedy);
}
