import { UNKNOWN } from './expression.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html */
const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** One side of a change, as DescribeChangeSet tells it where property values are asked for. */
export function contextOf(properties: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Properties: properties }, (_, value) =>
    value === UNKNOWN ? KNOWN_AFTER_APPLY : value,
  );
}
