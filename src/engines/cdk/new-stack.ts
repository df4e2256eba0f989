import { differences } from '../../model/attribute-differences.ts';
import type { PlanChange } from '../../model/plan-change.ts';
import { opensIn } from './opened.ts';
import { CDK_NOTE } from './planned-change.ts';
import { templateProperties } from './resource-context.ts';
import type { Template } from './template.ts';

const NOTHING = { value: undefined };

/**
 * All that a template of a stack that is not there would make. CloudFormation is not asked: even a change set that is never
 * executed would leave a stack behind, in REVIEW_IN_PROGRESS.
 */
export function createdBy({ Resources }: Template): readonly PlanChange[] {
  const own = Object.entries(Resources).filter(([, { Type }]) => Type !== CDK_NOTE);
  return own.map(([address, { Type: type, Properties = {} }]) => {
    const properties = templateProperties(type, Properties);
    const opens = opensIn(type, NOTHING, properties);
    return {
      ...{ address, type, action: 'create' },
      attributes: differences(NOTHING, properties),
      ...(opens.length === 0 ? {} : { opens }),
    };
  });
}
