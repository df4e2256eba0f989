import { CfnDeletionPolicy, type CfnResource } from 'aws-cdk-lib';

/** What becomes of something that holds data when its stack goes, or a change replaces it. */
export function keptAs(policy: 'retain' | 'snapshot' | 'delete', resource: CfnResource): void {
  const kept = {
    retain: CfnDeletionPolicy.RETAIN,
    snapshot: CfnDeletionPolicy.SNAPSHOT,
    delete: CfnDeletionPolicy.DELETE,
  }[policy];
  resource.cfnOptions.deletionPolicy = kept;
  resource.cfnOptions.updateReplacePolicy = kept;
}
