import { awsInput, awsOperation, awsService } from './aws-request.ts';
import type { CallFacts } from './recording.ts';
import type { CloudRequest } from './room.ts';
import { readS3Request } from './s3/s3-request.ts';

/** Members that tell one call from another, in the order in which they are named, with their labels. */
const TELLING: readonly (readonly [member: string, label: string])[] = [
  ['services', ''],
  ['service', ''],
  ['serviceName', ''],
  ['ResourceId', ''],
  ['ResourceIds', ''],
  ['family', ''],
  ['taskDefinition', ''],
  ['task', ''],
  ['tasks', ''],
  ['desiredStatus', ''],
  ['desiredCount', 'desired'],
  ['forceNewDeployment', 'force'],
  ['count', 'count'],
  ['clientToken', 'token'],
  ['MinCapacity', 'min'],
  ['MaxCapacity', 'max'],
  ['SuspendedState', 'suspended'],
  ['TargetGroupArn', ''],
  ['AlarmNames', ''],
  ['AlarmName', ''],
  ['AlarmNames.member.1', ''],
  ['DomainName', ''],
  ['CertificateArn', ''],
  ['repositoryName', ''],
  ['imageIds', ''],
  ['imageId', ''],
  ['imageTag', 'tag'],
  ['SecretId', ''],
  ['logGroupName', ''],
  ['logStreamName', ''],
  ['StackName', ''],
  ['ChangeSetName', ''],
];

export function awsFacts(request: CloudRequest): CallFacts {
  const service = awsService(request);
  if (service === 's3') {
    const s3 = readS3Request(request);
    return { service, operation: s3.operation, target: [s3.bucket, s3.key].filter(Boolean).join('/') };
  }
  const input = awsInput(request);
  const telling = TELLING.filter(([member]) => input[member] !== undefined).map(([member, label]) => {
    const value = brief(member, input[member]);
    return label === '' ? value : `${label}=${value}`;
  });
  return { service, operation: awsOperation(request), target: telling.join(' ') };
}

function brief(member: string, value: unknown): string {
  if (member === 'tasks' && Array.isArray(value))
    return `${value.length} task${value.length === 1 ? '' : 's'}`;
  if (Array.isArray(value)) return value.map((item) => brief('', item)).join(',');
  if (typeof value === 'string') return shortArn(value);
  if (member === 'SuspendedState' && value !== null && typeof value === 'object') return suspension(value);
  if (value !== null && typeof value === 'object')
    return Object.values(value)
      .map((item) => brief('', item))
      .join(',');
  return String(value);
}

function suspension(state: object): string {
  const held = Object.entries(state)
    .filter(([, suspended]) => suspended === true)
    .map(([activity]) => activity.replace(/Suspended$/, ''));
  return held.length === 0 ? 'none' : held.join('+');
}

/** The part of an ARN that a person would say. */
function shortArn(text: string): string {
  if (!text.startsWith('arn:')) return text;
  const resource = text.split(':').slice(5).join(':');
  if (/^secret:/.test(resource)) return resource.slice('secret:'.length);
  if (/^(targetgroup|stack|changeSet)\//.test(resource)) return resource.split('/')[1] ?? resource;
  return resource.slice(resource.lastIndexOf('/') + 1);
}
