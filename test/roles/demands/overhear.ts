import type { Cloud } from '../../cloud/cloud.ts';
import { demandLine } from './demand.ts';
import { demandsOf } from './demands-of.ts';

/** The demands of everybody on a cloud, as lines without what is drawn by chance. */
export interface Overheard {
  /**
   * What was demanded since the last time, each once, sorted.
   * @param of the callers' names; without it of those that have none, as Terraform
   */
  take(of?: RegExp): Promise<readonly string[]>;
}

export function overhear(cloud: Pick<Cloud, 'door' | 'shapes' | 'home'>): Overheard {
  const { account, region } = cloud.home;
  const heard: { readonly by: string | undefined; readonly lines: Promise<readonly string[]> }[] = [];
  cloud.door.overhear = (request, caller) => {
    const lines = demandsOf(request, cloud.shapes, { account, region }).then((all) => all.map(demandLine));
    // Told by whoever takes the lines.
    lines.catch(() => {});
    heard.push({ by: caller?.name, lines });
  };
  return {
    take: async (of) => {
      const isOwn = ({ by }: { readonly by: string | undefined }) =>
        by === undefined || of === undefined ? by === of : of.test(by);
      const own = heard.filter(isOwn);
      heard.splice(0, heard.length, ...heard.filter((one) => !isOwn(one)));
      const lines = (await Promise.all(own.map(({ lines }) => lines))).flat();
      return [...new Set(lines.map(settled))].sort();
    },
  };
}

/** What every run draws anew is told by its kind. */
function settled(line: string): string {
  return line
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '00000000-0000-4000-8000-000000000000')
    .replaceAll(
      /\b(vpc|subnet|sg|sgr|rtb|rtbassoc|igw|nat|eipalloc|vpce|fl|eni)-[0-9a-f]{8,17}\b/g,
      '$1-00000000000000000',
    )
    .replaceAll(/\/(?=\w*\d)[0-9a-z]{16}\b/g, '/0000000000000000')
    .replaceAll(/:db:db-[0-9A-Z]+\b/g, ':db:db-00000000000000000000')
    .replaceAll(/\/[0-9a-f]{32}\b/g, `/${'0'.repeat(32)}`)
    .replaceAll(/(secret:[\w/!-]+)-[A-Za-z0-9]{6}\b/g, '$1-AbCdEf')
    .replaceAll(/(-(?:rds-monitor|backup)-)[0-9a-f]{16,}/g, '$120260101000000000000000001')
    .replaceAll(/(task-definition\/[\w-]+):\d+/g, '$1:1')
    .replaceAll(/(flipgate-(?:plan|deploy)-)[\w-]+-[0-9a-f]{8}\b/g, '$11-1-00000000')
    .replaceAll(/(final-)[0-9a-f]{8}\b/g, '$100000000');
}
