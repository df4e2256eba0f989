import { CfnDeletionPolicy, type CfnResource } from 'aws-cdk-lib';

const WHEN_REPLACED = {
  retain: CfnDeletionPolicy.RETAIN,
  snapshot: CfnDeletionPolicy.SNAPSHOT,
  delete: CfnDeletionPolicy.DELETE,
};

/** What a first deployment that fails has made holds nothing, and its names would be taken. */
const WHEN_GONE = { ...WHEN_REPLACED, retain: CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE };

/** What becomes of something that holds data when its stack goes, or a change replaces it. */
export function keptAs(policy: keyof typeof WHEN_REPLACED, resource: CfnResource): void {
  resource.cfnOptions.deletionPolicy = WHEN_GONE[policy];
  resource.cfnOptions.updateReplacePolicy = WHEN_REPLACED[policy];
}
