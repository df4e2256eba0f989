import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import type { Room } from '../../room.ts';
import { sdkHandler } from '../../sdk-handler.ts';

/** The clients that anybody would use, on the cloud itself. */
export interface Clients {
  readonly ec2: EC2;
  readonly ecs: ECS;
  readonly iam: IAM;
  readonly s3: S3;
  readonly scaling: ApplicationAutoScaling;
  readonly alarms: CloudWatch;
}

export function clientsOn(door: Room, region: string): Clients {
  const config = {
    endpoint: 'http://cloud.invalid',
    region,
    credentials: { accessKeyId: 'CLOUDFORMATION', secretAccessKey: 'local-cloud' },
    requestHandler: sdkHandler((request) => door.answer(request)),
  };
  return {
    ec2: new EC2(config),
    ecs: new ECS(config),
    iam: new IAM(config),
    s3: new S3({ ...config, forcePathStyle: true }),
    scaling: new ApplicationAutoScaling(config),
    alarms: new CloudWatch(config),
  };
}
