import { tokens } from './hcl-tokens.ts';

/** A block at the outermost level of a file. */
export interface HclBlock {
  /** For example `resource`. */
  readonly type: string;
  /** For example `aws_vpc` and `this`. */
  readonly labels: readonly string[];
  /** What is between its braces, without comments, and with one space for every run of them. */
  readonly body: string;
}

const HEADER = /([A-Za-z_][\w-]*)((?:\s+(?:"[^"]*"|[A-Za-z_][\w-]*))*)\s*$/;

/** The blocks of a `.tf` file, in their order. What cannot be read as one is left out: whether it is valid is terraform's to say. */
export function hclBlocks(configuration: string): readonly HclBlock[] {
  const blocks: HclBlock[] = [];
  let depth = 0;
  let header = '';
  let body = '';
  for (const { kind, text } of tokens(configuration)) {
    if (kind === 'open') {
      if (depth > 0) body += text;
      depth += 1;
    } else if (kind === 'close') {
      depth = Math.max(0, depth - 1);
      if (depth > 0) body += text;
      else {
        blocks.push(...blockOf(header, body));
        header = '';
        body = '';
      }
    } else if (depth === 0) header += kind === 'comment' ? ' ' : text;
    else if (kind === 'text') body += text;
    else if (kind === 'code') body += text.replace(/\s+/g, ' ');
  }
  return blocks;
}

/** Longer ones are somebody's who wants the pattern to take its time. */
const LONGEST_HEADER = 500;

function blockOf(header: string, body: string): readonly HclBlock[] {
  // A block's brace stands on the line of its header.
  const line = header.slice(-LONGEST_HEADER).split('\n').at(-1) ?? '';
  const [, type, rest = ''] = HEADER.exec(line) ?? [];
  if (type === undefined) return [];
  const labels = rest.match(/"[^"]*"|[^\s"]+/g) ?? [];
  return [{ type, labels: labels.map((label) => label.replaceAll('"', '')), body: body.trim() }];
}
