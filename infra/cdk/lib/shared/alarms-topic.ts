import { Aws } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { logGroup } from '../log-group.ts';
import { cut, digestOf } from '../names.ts';
import { boundedBy, inlinePolicy, policy, takenBy } from '../policy.ts';
import type { SharedPlan } from './plan-of-shared.ts';

interface AlarmsTopicProps {
  readonly plan: SharedPlan;
  readonly account: string;
}

/** Whoever cannot be reached for a minute is tried again for an hour: an alarm is worth it. */
const PATIENT = {
  healthyRetryPolicy: {
    minDelayTarget: 20,
    maxDelayTarget: 300,
    numRetries: 15,
    numNoDelayRetries: 1,
    numMinDelayRetries: 3,
    numMaxDelayRetries: 5,
    backoffFunction: 'exponential',
  },
};

/** What alarms of database, cache and both colours notify. */
export class AlarmsTopic extends Construct {
  readonly arn: string;
  /** Goes off by hand only: nothing is ever measured there. It belongs to no list of alarms that judge a release. */
  readonly testAlarmName: string;

  constructor(scope: Construct, id: string, { plan, account }: AlarmsTopicProps) {
    super(scope, id);
    const { prefix, inputs } = plan;
    const delivery = this.#deliveryRole(plan, account);
    const topic = new CfnTopic(this, 'Topic', {
      topicName: `${prefix}-alarms`,
      kmsMasterKeyId: inputs.alarm_kms_key_arn ?? this.#key(prefix, account).attrArn,
      // Each attempt to reach a webhook is written down with the receiver's answer. E-mail knows no such log.
      deliveryStatusLogging: [
        {
          protocol: 'http/s',
          successFeedbackRoleArn: delivery.attrArn,
          successFeedbackSampleRate: '100',
          failureFeedbackRoleArn: delivery.attrArn,
        },
      ],
    });
    this.arn = topic.ref;
    this.#admitAlarms(account);
    this.#subscribe(inputs.alarm_emails, inputs.alarm_webhooks);
    this.testAlarmName = `${prefix}-alarm-test`;
    new CfnAlarm(this, 'Test', {
      alarmName: this.testAlarmName,
      alarmDescription: `A test of the way that alarms of ${prefix} take. Nothing is wrong.`,
      namespace: 'Flipgate',
      metricName: 'AlarmTest',
      statistic: 'Maximum',
      period: 60,
      dimensions: [{ name: 'Environment', value: prefix }],
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      alarmActions: [this.arn],
    });
  }

  /** CloudWatch cannot publish to a topic under AWS's own key for SNS: that key's policy cannot be changed. */
  #key(prefix: string, account: string): CfnKey {
    return new CfnKey(this, 'Key', {
      description: `Alarms of ${prefix} on their way`,
      enableKeyRotation: true,
      pendingWindowInDays: 7,
      keyPolicy: policy(
        {
          Sid: 'AccountDecides',
          Effect: 'Allow',
          Action: 'kms:*',
          Resource: '*',
          Principal: { AWS: `arn:${Aws.PARTITION}:iam::${account}:root` },
        },
        {
          Sid: 'AlarmsPublish',
          Effect: 'Allow',
          Resource: '*',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
      ),
    });
  }

  #deliveryRole({ prefix, inputs }: SharedPlan, account: string): CfnRole {
    const name = `sns/${Aws.REGION}/${account}/${prefix}-alarms`;
    // SNS chooses the names; made here, so that the lines do not stay for ever.
    const kept = { days: inputs.log_retention_days, keyArn: inputs.log_kms_key_arn };
    const groups = [
      logGroup(this, 'DeliveryLog', { name, ...kept }),
      logGroup(this, 'FailureLog', { name: `${name}/Failure`, ...kept }),
    ];
    const role = new CfnRole(this, 'DeliveryRole', {
      roleName: `${cut(prefix, 49, 42)}-alarm-log`,
      description: `Writes down how alarms of ${prefix} were delivered`,
      assumeRolePolicyDocument: takenBy('sns.amazonaws.com', account),
      ...boundedBy(inputs.permissions_boundary_arn),
    });
    inlinePolicy(
      role,
      'write-delivery-log',
      policy({
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: groups.map((group) => group.attrArn),
      }),
    );
    return role;
  }

  /** Alarms of this account may publish, and nobody of another. */
  #admitAlarms(account: string): void {
    new CfnTopicPolicy(this, 'Policy', {
      topics: [this.arn],
      policyDocument: policy({
        Sid: 'AlarmsPublish',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: this.arn,
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
  }

  /** A subscription is pending until the person behind an address, or the webhook, has confirmed it. */
  #subscribe(emails: readonly string[], webhooks: readonly string[]): void {
    // By what they reach, not by their place: one that goes must not take another's address along.
    for (const endpoint of new Set(emails))
      new CfnSubscription(this, `Email${digestOf(endpoint)}`, {
        topicArn: this.arn,
        protocol: 'email',
        endpoint,
      });
    for (const endpoint of new Set(webhooks))
      new CfnSubscription(this, `Webhook${digestOf(endpoint)}`, {
        topicArn: this.arn,
        protocol: 'https',
        endpoint,
        deliveryPolicy: PATIENT,
      });
  }
}
