import { createHash } from 'node:crypto';
import type { Blanking } from './plan-blanks.ts';
import type { AttributeChange, AttributeValue, PlanChange } from './plan-change.ts';

const TASK_DEFINITIONS: ReadonlySet<string> = new Set([
  'aws_ecs_task_definition',
  'AWS::ECS::TaskDefinition',
]);
const RELEASE_VARIABLE = /(^|\.)environment\.RELEASE$/;
/** 120 bits: whoever writes both of two changes cannot make them look equal. */
const DIGEST_BYTES = 15;

/**
 * What of a change is left when image, release and revision are no difference, with its values as they are; undefined when it
 * is nothing but the release.
 */
export function besidesRelease(change: PlanChange, blank: Blanking): PlanChange | undefined {
  const { attributes = [], cause } = change;
  if (change.action !== 'update' && change.action !== 'replace') return change;
  const left = attributes.filter((one) => !isRelease(change, one, blank));
  if (left.length === attributes.length) return change;
  return left.length === 0 && cause !== 'replace_because_tainted'
    ? undefined
    : { ...change, attributes: left };
}

function isRelease(
  { type, action }: PlanChange,
  { path, before, after }: AttributeChange,
  blank: Blanking,
): boolean {
  if (RELEASE_VARIABLE.test(path)) return true;
  // A new revision's own name, number and the like.
  if (TASK_DEFINITIONS.has(type) && action === 'replace' && after === 'unknown') return true;
  const [one, other] = [blanked(before, blank), blanked(after, blank)];
  if (one.includes(':<revision>') && (other === 'unknown' || one === other)) return true;
  return typeof before === 'object' && one === other;
}

/**
 * The digest of what a change does, wherever and whenever the same code is planned. A sensitive value is not in it, since
 * a digest of a password can be guessed at: that it changes is.
 */
export function changeDigest(stack: 'shared' | 'color', change: PlanChange, blank: Blanking): string {
  const { address, type, action, order, movedFrom, attributes = [] } = change;
  const told = attributes
    .map(({ path, before, after }) => {
      // What a new one gets from its provider says nothing about the old one's.
      const was = action === 'replace' && after === 'unknown' ? '' : blanked(before, blank);
      return JSON.stringify([blank(path), was, blanked(after, blank)]);
    })
    .sort();
  const where = [stack, blank(address), type, action, order ?? '', blank(movedFrom ?? '')];
  return createHash('sha256')
    .update(JSON.stringify([...where, ...told]))
    .digest()
    .toString('base64url', 0, DIGEST_BYTES);
}

/** One digest over all changes, in whatever order they come. */
export function planDigest(digests: readonly string[]): string {
  return createHash('sha256').update(digests.toSorted().join('\n')).digest('hex');
}

function blanked(value: AttributeValue, blank: Blanking): string {
  if (typeof value === 'string') return value;
  const { known } = value;
  const told = blank(known);
  // A set is told in the order of its texts, which the colour has a part in.
  return told !== known && known.startsWith('["') ? sorted(known, blank) : told;
}

function sorted(list: string, blank: Blanking): string {
  const items = JSON.parse(list) as readonly unknown[];
  return items
    .map((item) => blank(JSON.stringify(item)))
    .sort()
    .join();
}
