import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Recreation } from './changes.ts';
import type { TypeSpec } from './means.ts';

const WORDS: Readonly<Record<string, Recreation>> = { yes: 'Always', maybe: 'Conditionally', no: 'Never' };

/** Names that are no identifiers in AWS's descriptions, and have to be unique all the same. */
const ALSO_NAMES = new Set([
  'AlarmName',
  'GroupName',
  'ManagedPolicyName',
  'Name',
  'ServiceName',
  'TopicName',
]);

/** What CDK adds for its own statistics, and what users' functions make. */
const UNDESCRIBED = /^(AWS::CDK::Metadata$|Custom::)/;

let loaded: ReturnType<typeof loadAwsServiceSpec> | undefined;

/** What CDK itself is made of. Takes a second to load, once for all clouds of a process. */
export async function loadTypeSpec(): Promise<TypeSpec> {
  loaded ??= loadAwsServiceSpec();
  const specification = await loaded;
  const found = (type: string) => specification.lookup('resource', 'cloudFormationType', 'equals', type)[0];
  return {
    isType: (type) => found(type) !== undefined || UNDESCRIBED.test(type),
    recreation: (type, property) =>
      WORDS[found(type)?.properties[property]?.causesReplacement ?? 'no'] ?? 'Never',
    names: (type) => {
      const { properties = {}, primaryIdentifier = [] } = found(type) ?? {};
      return Object.keys(properties).filter(
        (name) => primaryIdentifier.includes(name) || ALSO_NAMES.has(name),
      );
    },
  };
}
