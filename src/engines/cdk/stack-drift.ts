import type { PropertyDifference, StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { differences } from '../../model/attribute-differences.ts';
import { parsedJson } from '../../model/attribute-shape.ts';
import type { AttributeChange, PlanChange } from '../../model/plan-change.ts';
import { foreignDrift } from '../../model/plan-drift.ts';
import type { StackDrift } from '../../model/stack-drift.ts';

/** What CloudFormation found to differ, without what is the action's own doing. It compares only what the template names. */
export function stackDrift(found: readonly StackResourceDrift[]): StackDrift {
  const changes = found.flatMap((resource) => {
    const foreign = foreignDrift(driftedChange(resource));
    return foreign === undefined ? [] : [foreign];
  });
  return { changes, open: [] };
}

function driftedChange(resource: StackResourceDrift): PlanChange {
  const { LogicalResourceId: address = '', ResourceType: type = '' } = resource;
  if (resource.StackResourceDriftStatus === 'DELETED') return { address, type, action: 'destroy' };
  return {
    ...{ address, type, action: 'update' },
    attributes: (resource.PropertyDifferences ?? []).flatMap(attributesOf),
  };
}

/** `/SuspendedState/DynamicScalingInSuspended` as a plan writes it. */
function attributesOf({
  PropertyPath = '',
  ExpectedValue,
  ActualValue,
}: PropertyDifference): readonly AttributeChange[] {
  const steps = PropertyPath.split('/').filter((step) => step !== '');
  return differences({ value: inside(steps, ExpectedValue) }, { value: inside(steps, ActualValue) });
}

/** A value where a path has it. */
function inside(steps: readonly string[], text: string | undefined): unknown {
  return steps.reduceRight<unknown>((value, step) => ({ [step]: value }), asValue(text));
}

/** A yes, a no, a number: CloudFormation writes them as text. */
const PLAIN = /^(true|false|-?(0|[1-9]\d{0,14})(\.\d+)?)$/;

/** What is not there CloudFormation writes as the text null. */
function asValue(text: string | undefined): unknown {
  if (text === undefined || text === 'null') return undefined;
  return PLAIN.test(text) ? JSON.parse(text) : (parsedJson(text) ?? text);
}
