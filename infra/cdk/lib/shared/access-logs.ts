import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { explained } from '../explained.ts';
import { keptAs } from '../keeping.ts';
import { cut } from '../names.ts';
import { policy } from '../policy.ts';
import type { SharedPlan } from './plan-of-shared.ts';

interface AccessLogsProps {
  readonly plan: SharedPlan;
  readonly account: string;
}

const CLOSED = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** The bucket that the load balancers write their requests to, until they expire. */
export class AccessLogs extends Construct {
  readonly bucket: string;

  constructor(scope: Construct, id: string, { plan, account }: AccessLogsProps) {
    super(scope, id);
    const { prefix, inputs } = plan;
    const bucket = new CfnBucket(this, 'Bucket', {
      bucketName: cut(`flipgate-logs-${prefix}-${account}`, 63, 54, 8),
      // Load balancers can write access logs under S3's own key only.
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      publicAccessBlockConfiguration: CLOSED,
      lifecycleConfiguration: {
        rules: [
          {
            id: 'expire',
            status: 'Enabled',
            expirationInDays: inputs.log_retention_days,
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
    });
    explained(bucket, 'S1', 'The log of a log bucket would log its own delivery');
    // CloudFormation deletes no bucket that has something in it.
    keptAs(inputs.deletion_protection ? 'retain' : 'delete', bucket);
    const open = new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: policy(
        {
          Sid: 'LoadBalancersWrite',
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          // The account in the path is what keeps other accounts' load balancers out: they cannot write another.
          Resource: `${bucket.attrArn}/${prefix}-*/AWSLogs/${account}/*`,
        },
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [bucket.attrArn, `${bucket.attrArn}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ),
    });
    // A load balancer tries to write when it is told of the bucket.
    this.bucket = open.ref;
  }
}
