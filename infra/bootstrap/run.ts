import { join } from 'node:path';
import { openLog } from '../../src/adapters/log.ts';
import { rootVariables } from '../../src/engines/terraform/root-variables.ts';
import { siteKey } from '../../src/model/site.ts';
import type { Log } from '../../src/ports.ts';
import { check, type Ground, type Surroundings } from './checks.ts';
import { deployFirst } from './deploy/first-deploy.ts';
import type { Options } from './options.ts';
import { applyBootstrap } from './state/bootstrap.ts';
import { type Home, openHome } from './state/home.ts';
import { storeToken } from './store-token.ts';
import type { Telling } from './telling.ts';
import { variableLines } from './variable-lines.ts';
import { bootstrapVariables } from './variables.ts';

export interface Run {
  readonly options: Options;
  readonly around: Surroundings;
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

/** @returns the exit code. */
export async function bootstrap(run: Run): Promise<number> {
  const { options, telling, around } = run;
  const ground = await telling.phase('what is needed is looked for; nothing is written', async () => {
    const checks = await check(options, around);
    for (const note of checks.notes) telling.line(`· ${note}`);
    telling.problems(checks.problems);
    return checks.ground;
  });
  if (ground === undefined) {
    telling.line('Nothing was made. Mend what is marked ✗ and run the same again.');
    return 1;
  }
  if (options.mode === 'check') return 0;
  const home = await openHome(around.environment, ground.account.id, siteKey(ground.asked.deploy.site));
  const outputs = await applied(run, ground, home);
  const secret = await stored(run, ground, outputs);
  for (const line of linesOf(run, ground, outputs, secret)) telling.result(line);
  if (ground.first === undefined) return 0;
  const url = await deployFirst({ ...run, ground, home, first: ground.first });
  telling.result(url);
  return 0;
}

async function applied({ options, around, telling, signal }: Run, ground: Ground, home: Home) {
  const declared = await rootVariables(join(around.root, 'infra', 'terraform', 'bootstrap'));
  const variables = bootstrapVariables(ground, options, declared);
  return applyBootstrap({ ground, around, home, variables, telling, signal, log: logOf(telling) });
}

/** Terraform's progress, as the engine tells it. */
function logOf(telling: Telling): Log {
  const { line } = telling;
  const silent = () => {};
  return {
    ...openLog(silent),
    ...{ line, notice: line, warning: line },
    foreign: (lines) => {
      for (const text of lines) line(text);
    },
  };
}

/** The name of the secret with the token, as far as there is one. */
async function stored(
  { options, telling }: Run,
  { account, asked, token }: Ground,
  outputs: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const owner = siteKey(asked.deploy.site);
  const named = outputs['cloudflare_token_secret'];
  const id = options.cloudflareSecret ?? (typeof named === 'string' ? named : undefined);
  if (options.token === 'keep') return id;
  const secret = id ?? `${owner}/cloudflare`;
  await telling.phase(`the Cloudflare token is put into ${secret}`, () =>
    storeToken(account.connection, { id: secret, owner }, token),
  );
  return secret;
}

function linesOf(
  { options, telling }: Run,
  { account, asked }: Ground,
  outputs: Readonly<Record<string, unknown>>,
  secret: string | undefined,
): readonly string[] {
  const known = {
    hostname: asked.deploy.site.hostname,
    ...{ region: account.connection.region, secret },
  };
  const lines = variableLines(known, outputs, options.suffix);
  telling.line(
    'Variables of the repository (Settings → Secrets and variables → Actions → Variables), see workflows/README.md.',
  );
  telling.line(
    `Written to a file, they are set by: gh variable set --env-file <file>${options.github ? ` --repo ${options.github}` : ''}`,
  );
  return lines;
}
