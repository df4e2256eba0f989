import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store.ts';
import { s3Backend } from '../../src/engines/terraform/s3-backend.ts';
import { openTerragrunt } from '../../src/engines/terragrunt/open-terragrunt.ts';
import { tfVariables } from '../../src/engines/terragrunt/tf-variables.ts';
import type { Engine } from '../../src/ports.ts';
import { realClock } from '../cloud/scene-clock.ts';
import { command } from '../parts/command.ts';
import { terraformPart } from '../parts/terraform.ts';
import { terragruntPart } from '../parts/terragrunt.ts';
import { site, sizes } from './givens.ts';
import type { InfraCloud } from './infra-cloud.ts';
import { copyUnits } from './infra-copy.ts';

/** The shipped stack of Terragrunt on a local cloud, by hand and as the action drives it. */
export interface UnitStack {
  /**
   * Terragrunt as a person types it in the stack's folder.
   * @returns what it printed
   * @throws an error with that, unless the exit code is 0
   */
  type(...words: readonly string[]): Promise<string>;
  /** As the action drives it. */
  readonly engine: Engine;
  readonly lines: string[];
  close(): Promise<void>;
}

const NAMED = /^(TF_VAR_|FLIPGATE_|TG_)/;

export async function openUnitStack(cloud: InfraCloud, bucket: string): Promise<UnitStack> {
  const [copy, part, binary] = await Promise.all([copyUnits(), terraformPart(), terragruntPart()]);
  const work = await mkdtemp(join(tmpdir(), 'flipgate-units-'));
  for (const root of ['shared', 'color'])
    await writeFile(
      join(copy.folder, 'terraform', root, 'provider_override.tf'),
      'provider "aws" {\n  s3_use_path_style = true\n}\n',
    );
  const given = Object.entries({ ...part.env, ...cloud.environment }).filter(([name]) => !NAMED.test(name));
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    ...Object.fromEntries(given),
    // Each command starts the AWS provider anew, and a fifth of that is collecting garbage.
    GOGC: 'off',
    GOMEMLIMIT: '2GiB',
  };
  const typed = {
    ...environment,
    ...tfVariables({ ...site, ...sizes.shared }),
    FLIPGATE_BUCKET: bucket,
    TG_TF_PATH: part.binary,
    TG_NO_COLOR: 'true',
    TG_NON_INTERACTIVE: 'true',
  };
  const cwd = join(copy.folder, 'terragrunt', 'stacks', 'django-backend-prod');
  const lines: string[] = [];
  const line = (text: string) => lines.push(text);
  const { client, region } = cloud;
  const store = openStore({ ...client, clock: realClock }, bucket);
  const siteKey = `${site.name}-${site.environment}`;
  return {
    type: async (...words) => {
      const { exitCode, output } = await command(binary, words, { cwd, env: typed });
      if (exitCode === 0) return output;
      throw new Error(`terragrunt ${words.join(' ')}: exit code ${exitCode}\n${output}`);
    },
    engine: openTerragrunt({
      binary,
      terraform: part.binary,
      infraFolder: copy.folder,
      workFolder: work,
      backend: s3Backend({ bucket, siteKey, region, endpoint: client.endpoint, store }),
      siteKey,
      engine: 'terragrunt',
      userVariables: { size: 'development', deletion_protection: false },
      stateLock: 'take',
      environment: async () => environment,
      mask: () => {},
      job: { runId: '1001', attempt: 1, runner: 'hosted' },
      log: {
        line,
        notice: line,
        warning: line,
        foreign: (texts) => lines.push(...texts),
        group: () => {},
        endGroup: () => {},
      },
      store,
      github: { runFinished: async () => 'unknown' },
      site,
      bucket,
    }),
    lines,
    close: async () => {
      await copy.remove();
      await rm(work, { recursive: true, force: true });
    },
  };
}
