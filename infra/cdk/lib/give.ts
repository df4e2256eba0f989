import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Whoever reads an output with this in its description parses it. */
const STRUCTURED = '(JSON)';

/**
 * Outputs by the names of infra/README.md, which CloudFormation takes without underscores: `task_subnet_ids` is
 * `TaskSubnetIds`. Whatever is no string is JSON. What is null has no output.
 */
export function give(
  scope: Construct,
  outputs: Readonly<Record<string, readonly [value: unknown, description: string]>>,
): void {
  const place = new Construct(scope, 'Outputs');
  for (const [name, [value, description]] of Object.entries(outputs)) {
    if (value === undefined || value === null) continue;
    const plain = typeof value === 'string';
    new CfnOutput(place, name, {
      value: plain ? value : Stack.of(scope).toJsonString(value),
      description: plain ? description : `${description} ${STRUCTURED}`,
    }).overrideLogicalId(outputName(name));
  }
}

function outputName(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
