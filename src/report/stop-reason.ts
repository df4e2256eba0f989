import { type ExplainedPattern, type Explanation, explain } from './explanation.ts';

const IMAGE = "Check the image's digest, and that the execution role may pull from its repository.";
const VPC =
  'Give the subnets a NAT gateway, public addresses, or endpoints for ECR, S3, Logs and Secrets Manager.';

/** Texts of ECS in stoppedReason, in a container's reason, and in RunTask's failures. Narrow patterns first. */
const REASONS: readonly ExplainedPattern[] = [
  [
    /exec format error/i,
    'the image was built for another processor than arm64',
    'Build it for linux/arm64 and deploy that digest.',
  ],
  [
    /OutOfMemory|OOM/,
    'a process used more memory than the task has and was killed',
    "Raise the task's memory, or let the process use less, for example with fewer gunicorn workers.",
  ],
  [
    /CannotPullContainerError.*(not found|manifest unknown|does not exist)/is,
    'the registry holds no such image',
    IMAGE,
  ],
  [
    /CannotPullContainerError.*(timeout|deadline|i\/o|no such host|dial tcp)/is,
    'the task cannot reach the registry',
    VPC,
  ],
  [
    /CannotPullContainerError.*(denied|forbidden|not authorized|no basic auth)/is,
    'the task may not pull the image',
    IMAGE,
  ],
  [
    /CannotPullContainerError.*(no matching manifest|platform)/is,
    'the image holds nothing for arm64',
    'Build it for linux/arm64 and deploy that digest.',
  ],
  [/CannotPullContainerError/, 'the image cannot be pulled', IMAGE],
  [
    /AWSCURRENT|secret value for staging label|did not contain json key/i,
    'a secret that the task definition names has no value',
    'Set it with `aws secretsmanager put-secret-value`, then run again: tasks read secrets only when they start.',
  ],
  [
    /ResourceInitializationError.*(AccessDenied|not authorized)/is,
    'the execution role may not read a secret that the task definition names',
    "Allow the execution role `secretsmanager:GetSecretValue` on it, and `kms:Decrypt` on the secret's key.",
  ],
  [
    /ResourceInitializationError.*(timeout|deadline|connection issue|unable to connect|dial tcp)/is,
    'the task cannot reach Secrets Manager, the registry or its log group',
    VPC,
  ],
  [
    /ResourceInitializationError.*log/is,
    'the task cannot write to its log group',
    'Create the log group that the task definition names, and allow the execution role to write to it.',
  ],
  [
    /Capacity is unavailable|insufficient capacity|\bRESOURCE:/i,
    'AWS has no capacity for the task at this moment',
    'Run again in a few minutes, or give the environment subnets in more availability zones.',
  ],
  [
    /reached the limit on the number of (vCPUs|tasks)|vCPU limit/i,
    'the account has reached a limit of Fargate',
    'Raise the limit in Service Quotas, or stop what is no longer needed.',
  ],
  [
    /failed container health checks/i,
    "the container's own health check failed",
    'Read the log below, and correct the health check in the task definition or what it asks.',
  ],
  [
    /failed ELB health checks/i,
    'the load balancer found the task unhealthy',
    'See that the health path answers 200 with any Host header, within the time that the target group gives.',
  ],
  [
    /SpotInterruption|Spot Interruption/i,
    'AWS took the Fargate Spot capacity back',
    'Run again, or run this task on Fargate without Spot.',
  ],
  [
    /CannotStartContainerError|ContainerRuntimeError|no such file or directory|executable file not found/i,
    "the container's command cannot be started",
    'See that the command of the task definition exists in the image and may be executed.',
  ],
];

/** Exit codes that say more than that the process was not content. */
const EXITS: Readonly<Record<number, Explanation>> = {
  126: { meaning: 'the command may not be executed', remedy: 'Make it executable in the image.' },
  127: {
    meaning: 'the image has no such command',
    remedy: 'Correct the command, or install it in the image.',
  },
  134: { meaning: 'the process aborted', remedy: 'Look for the assertion in its log.' },
  137: {
    meaning: 'the process was killed, most often for want of memory',
    remedy: "Raise the task's memory, or let the process use less.",
  },
  139: {
    meaning: 'the process crashed on a wrong memory access',
    remedy: 'Look for a native library in the image that does not fit arm64.',
  },
  143: {
    meaning: 'the process was asked to stop and did',
    remedy: 'See in the events of the service who stopped the task.',
  },
};

/** A text with the words of ECS in it: stoppedReason, a container's reason, or a failure of RunTask. */
export function explainStop(text: string): Explanation | undefined {
  return explain(REASONS, text);
}

/** A text that names an exit code. */
export function explainExit(text: string): Explanation | undefined {
  return EXITS[Number(/exit code (\d+)/.exec(text)?.[1] ?? Number.NaN)];
}
