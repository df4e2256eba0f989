import type { BuilderSight } from '../model/builder-verdict.ts';

/**
 * Reads what `docker buildx inspect` prints. The platforms that somebody chose for a node carry a star; its own
 * stand first, those that it imitates behind.
 */
export function readInspect(text: string): BuilderSight {
  const [head = '', ...nodes] = text.split(/^Nodes:$/m).flatMap(partsOf);
  // The head has it where the daemon is away, and the command ends well all the same.
  const error = [head, ...nodes].map((part) => field(part, 'Error')).find((one) => one !== undefined);
  return {
    name: field(head, 'Name') ?? 'default',
    driver: field(head, 'Driver') ?? 'unknown',
    nodes: nodes.flatMap((node) => {
      const platforms = field(node, 'Platforms');
      return platforms === undefined ? [] : [platforms.split(/,\s*/).map((one) => one.replace('*', ''))];
    }),
    ...(error === undefined ? {} : { error }),
  };
}

/** The head, then each node, which begins with its name. */
function partsOf(text: string, at: number): readonly string[] {
  return at === 0 ? [text] : text.split(/^(?=Name:)/m).filter((part) => part.trim() !== '');
}

function field(text: string, name: string): string | undefined {
  const value = new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
  return value || undefined;
}
