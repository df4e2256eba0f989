import type { Formation } from './formation.ts';
import type { Template } from './template.ts';

/** What CloudFormation and the services named by themselves in a stack, by that name; of roles also how others name them. */
export async function stackIds(
  formation: Formation,
  stackId: string,
  { Resources }: Template,
): Promise<ReadonlyMap<string, string>> {
  const resources = await formation.stacks.resources(stackId);
  const [, partition = '', , , account = ''] = stackId.split(':');
  return new Map(
    resources.flatMap(({ LogicalResourceId = '', PhysicalResourceId, ResourceType }) => {
      if (PhysicalResourceId === undefined) return [];
      const own = [PhysicalResourceId, `<${LogicalResourceId}.id>`] as const;
      if (ResourceType !== 'AWS::IAM::Role') return [own];
      const path = Resources[LogicalResourceId]?.Properties?.['Path'] ?? '/';
      const arn = `arn:${partition}:iam::${account}:role${String(path)}${PhysicalResourceId}`;
      return [own, [arn, `<${LogicalResourceId}.arn>`] as const];
    }),
  );
}
