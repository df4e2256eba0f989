import { access, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Place } from '../../../src/engines/terraform/terraform-run.ts';

/** A copy of the root that terraform runs in: no run leaves anything in the checkout, and two do not meet in one folder. */
export interface Root extends Place {
  /** Which kind of backend the next `init` sets up. */
  useBackend(kind: 'local' | 's3'): Promise<void>;
  /** Nothing is removed while a state that could not be written waits in it. */
  remove(): Promise<void>;
}

/** @param endpoint of a stand-in for AWS, which knows buckets by path only. */
export async function copyRoot(repository: string, endpoint: string | undefined): Promise<Root> {
  const copy = await mkdtemp(join(tmpdir(), 'flipgate-bootstrap-'));
  await cp(join(repository, 'infra', 'terraform'), join(copy, 'terraform'), {
    recursive: true,
    filter: (path) => !isLeftover(basename(path)),
  });
  const root = join(copy, 'terraform', 'bootstrap');
  const folder = join(copy, 'runs');
  await mkdir(folder, { mode: 0o700 });
  if (endpoint !== undefined)
    await writeFile(join(root, 'provider_override.tf'), 'provider "aws" {\n  s3_use_path_style = true\n}\n');
  return {
    ...{ stack: 'bootstrap', root, code: root, folder },
    useBackend: (kind) => writeFile(join(root, 'backend.tf'), `terraform {\n  backend "${kind}" {}\n}\n`),
    remove: async () => {
      const waits = await access(join(root, 'errored.tfstate')).then(
        () => true,
        () => false,
      );
      if (!waits) await rm(copy, { recursive: true, force: true });
    },
  };
}

function isLeftover(name: string): boolean {
  return name.startsWith('.terraform') || name.includes('.tfstate') || name.endsWith('.tfvars');
}
