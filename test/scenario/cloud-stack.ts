import { AwsError } from '../cloud/shapes/aws-error.ts';
import type { Stage } from './stage.ts';

/** A stack as CloudFormation tells it, with nothing in it; a toolkit's has a version. */
export function cloudStack(stage: Stage, name: string, status: string, version?: string): void {
  const there = () => new AwsError('AlreadyExistsException', name);
  const made = stage.cloud.cloudFormation.stacks.create(name, there);
  made.status = status;
  if (version !== undefined) made.outputs = [{ OutputKey: 'BootstrapVersion', OutputValue: version }];
}
