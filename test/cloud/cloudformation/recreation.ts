import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Recreation, RecreationOf } from './changes.ts';

const WORDS: Readonly<Record<string, Recreation>> = { yes: 'Always', maybe: 'Conditionally', no: 'Never' };

/** As AWS's own descriptions of its resource types say, which CDK is made of. Takes seconds to load. */
export async function recreations(): Promise<RecreationOf> {
  const specification = await loadAwsServiceSpec();
  const propertiesOf = (type: string) =>
    specification.lookup('resource', 'cloudFormationType', 'equals', type).only().properties;
  return (type, property) => WORDS[propertiesOf(type)[property]?.causesReplacement ?? 'no'] ?? 'Never';
}
