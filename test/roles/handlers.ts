import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { cfnLintPart } from '../parts/cfn-lint.ts';

const schema = z.object({
  handlers: z.record(z.string(), z.object({ permissions: z.array(z.string()) })),
});

/** Permissions by what CloudFormation does with a resource: `create`, `read`, `update`, `delete`, `list`. */
export type Handlers = Readonly<Record<string, readonly string[]>>;

/** What CloudFormation asks with the rights of whoever deploys, by each type's own description, which cfn-lint brings. */
export async function handlersOf(types: readonly string[]): Promise<ReadonlyMap<string, Handlers>> {
  const folder = await schemas();
  const files = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(folder, 'providers/eu-central-1.json'), 'utf8')));
  const read = types.map(async (type) => {
    const text = await readFile(join(folder, 'resources', `${files[type]}.json`), 'utf8');
    const { handlers } = schema.parse(JSON.parse(text));
    const asked = Object.entries(handlers).map(([name, { permissions }]) => [name, permissions]);
    return [type, Object.fromEntries(asked) as Handlers] as const;
  });
  return new Map(await Promise.all(read));
}

async function schemas(): Promise<string> {
  const lib = join(dirname(dirname(await cfnLintPart())), 'lib');
  const [python = ''] = await readdir(lib);
  return join(lib, python, 'site-packages/cfnlint/data/schemas');
}
