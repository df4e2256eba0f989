import type { DnsRecord } from '../../../src/model/dns-record.ts';
import type { Site } from '../../../src/model/site.ts';
import type { Checked } from '../checked.ts';

const POINTS = new Set(['A', 'AAAA', 'CNAME']);

/** Who serves the public host now: nobody, a colour, or a site that a deploy has to be told to take over. */
export function judgeRecords(
  { hostname, previewHostnames }: Pick<Site, 'hostname' | 'previewHostnames'>,
  records: readonly Pick<DnsRecord, 'type' | 'content'>[],
  adopt: readonly string[] | 'later',
): Checked<never> {
  const ours = new Set<string>(Object.values(previewHostnames));
  const foreign = records.filter(({ type, content }) => POINTS.has(type) && !ours.has(content));
  if (foreign.length === 0) return { problems: [], notes: [] };
  const contents = foreign.map(({ content }) => content);
  const pointing = `${hostname} points at ${contents.join(' and ')}`;
  if (adopt === 'later')
    return { problems: [], notes: [`${pointing}: the first deploy takes it over when \`adopt\` says so`] };
  if (contents.every((content) => adopt.includes(content)))
    return { problems: [], notes: [`${pointing}, and is taken over from there`] };
  return {
    problems: [
      {
        said: `${pointing}, which Flipgate did not build.`,
        remedy: `To move in, give ${contents.map((content) => `\`--input adopt=${content}\``).join(' ')}; \`rollback\` with \`to: adopted\` moves back out.`,
      },
    ],
    notes: [],
  };
}
