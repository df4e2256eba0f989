import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store.ts';
import { s3Backend } from '../../src/engines/terraform/s3-backend.ts';
import { openTerragrunt } from '../../src/engines/terragrunt/open-terragrunt.ts';
import type { Engine } from '../../src/ports.ts';
import { realClock } from '../cloud/scene-clock.ts';
import { site, sizes } from './givens.ts';
import type { InfraCloud } from './infra-cloud.ts';
import { openTypedUnits } from './typed-units.ts';

/** The shipped stack of Terragrunt on a local cloud, by hand and as the action drives it. */
export interface UnitStack {
  /**
   * Terragrunt as a person types it in the stack's folder.
   * @returns what it printed
   * @throws an error with that, unless the exit code is 0
   */
  type(...words: readonly string[]): Promise<string>;
  /** The same with more variables exported. */
  typeWith(exported: Readonly<Record<string, unknown>>, ...words: readonly string[]): Promise<string>;
  /** As the action drives it. */
  readonly engine: Engine;
  readonly lines: string[];
  close(): Promise<void>;
}

export async function openUnitStack(cloud: InfraCloud, bucket: string): Promise<UnitStack> {
  const units = await openTypedUnits(cloud.environment, bucket);
  const work = await mkdtemp(join(tmpdir(), 'flipgate-units-'));
  const lines: string[] = [];
  const line = (text: string) => lines.push(text);
  const { client, region } = cloud;
  const store = openStore({ ...client, clock: realClock }, bucket);
  const siteKey = `${site.name}-${site.environment}`;
  return {
    type: (...words) => units.type(words, { variables: { ...site, ...sizes.shared } }),
    typeWith: (exported, ...words) =>
      units.type(words, { variables: { ...site, ...sizes.shared, ...exported } }),
    engine: openTerragrunt({
      binary: units.programs.terragrunt,
      terraform: units.programs.terraform,
      infraFolder: units.folder,
      workFolder: work,
      backend: s3Backend({ bucket, siteKey, region, endpoint: client.endpoint, store }),
      siteKey,
      engine: 'terragrunt',
      userVariables: { size: 'development', deletion_protection: false },
      stateLock: 'take',
      environment: async () => units.shell,
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
      await units.remove();
      await rm(work, { recursive: true, force: true });
    },
  };
}
