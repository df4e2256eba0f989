import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Declaration, StackCode } from '../../model/declarations.ts';
import { messageOf } from '../../model/failure.ts';
import { type HclBlock, hclBlocks } from './hcl-blocks.ts';
import { configurationFiles, findRoot, ROOTS } from './root-folder.ts';

/** A real configuration stays far below these; a hostile one must not keep us. */
const MOST_DECLARATIONS = 20_000;
const MOST_BYTES = 4 * 1024 * 1024;
const DEEPEST = 20;

/**
 * What the code of an `infra` folder declares, by its files alone: root modules and the local modules that they call. A
 * module from elsewhere is its call.
 *
 * @returns nothing for a folder that is not there
 */
export async function declared(infraFolder: string): Promise<readonly StackCode[]> {
  const roots = await Promise.all(
    ROOTS.map(async (name) => ({ name, root: await findRoot(infraFolder, name) })),
  );
  return Promise.all(
    roots.map(async ({ name, root }) => ({ name, ...(await stackCode(root, infraFolder)) })),
  );
}

async function stackCode(root: string | undefined, infraFolder: string) {
  const declarations: Declaration[] = [];
  const unread: string[] = [];
  const visit = async (folder: string, prefix: string, chain: readonly string[]): Promise<void> => {
    for (const name of await configurationFiles(folder)) {
      const file = join(folder, name);
      const found = await blocksOf(file);
      if (typeof found === 'string') {
        unread.push(`${relative(infraFolder, file)}: ${found}`);
        continue;
      }
      for (const block of found) {
        if (declarations.length >= MOST_DECLARATIONS) return void unread.push('the code declares too much');
        declarations.push(declarationOf(block, prefix));
        const source = localSource(block);
        const inner = source === undefined ? undefined : resolve(folder, source);
        if (inner === undefined || chain.includes(inner) || chain.length >= DEEPEST) continue;
        await visit(inner, `${prefix}module.${block.labels[0]}.`, [...chain, inner]);
      }
    }
  };
  if (root !== undefined) await visit(root, '', [root]);
  return { declarations, unread };
}

async function blocksOf(file: string): Promise<readonly HclBlock[] | string> {
  if (file.endsWith('.json')) return 'JSON is not read';
  try {
    const text = await readFile(file, 'utf8');
    return text.length > MOST_BYTES ? 'it is too large' : hclBlocks(text);
  } catch (error) {
    return messageOf(error);
  }
}

function declarationOf({ type, labels, body }: HclBlock, prefix: string): Declaration {
  const name = labels.join('.');
  switch (type) {
    case 'resource':
      return { address: `${prefix}${name}`, kind: 'resource', body };
    case 'data':
    case 'ephemeral':
      return { address: `${prefix}${type}.${name}`, kind: 'resource', body };
    case 'module':
      return { address: `${prefix}module.${name}`, kind: 'module', body };
    default:
      return { address: `${prefix}${[type, ...labels].join('.')}`, kind: 'other', body };
  }
}

function localSource({ type, body }: HclBlock): string | undefined {
  return type === 'module' ? /(?:^|\s)source\s*=\s*"(\.\.?\/[^"]*)"/.exec(body)?.[1] : undefined;
}
