import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { expect, test } from 'vitest';
import { refuse } from '../lib/refusals.ts';

test.each<readonly [string, (stack: Stack) => void, string]>([
  [
    'a task without a platform',
    (stack) => new CfnTaskDefinition(stack, 'One', {}),
    'set runtimePlatform.cpuArchitecture to ARM64',
  ],
  [
    'a task on x86',
    (stack) => new CfnTaskDefinition(stack, 'One', { runtimePlatform: { cpuArchitecture: 'X86_64' } }),
    'ARM64',
  ],
  [
    'a database on x86',
    (stack) => new CfnDBInstance(stack, 'One', { dbInstanceClass: 'db.t3.small', publiclyAccessible: false }),
    'db.t3.small is no ARM class',
  ],
  [
    'a public database',
    (stack) => new CfnDBInstance(stack, 'One', { dbInstanceClass: 'db.t4g.small', publiclyAccessible: true }),
    'set publiclyAccessible to false',
  ],
  [
    'a database that leaves it to AWS',
    (stack) => new CfnDBInstance(stack, 'One', { dbInstanceClass: 'db.t4g.small' }),
    'set publiclyAccessible to false',
  ],
  [
    'a cache on x86',
    (stack) =>
      new CfnReplicationGroup(stack, 'One', {
        replicationGroupDescription: 'one',
        cacheNodeType: 'cache.m5.large',
      }),
    'cache.m5.large is no ARM type',
  ],
])('%s fails the synthesis, whoever added it', (_, add, remedy) => {
  process.env['CDK_VALIDATION'] = 'false';
  const app = new App();
  refuse(app);
  const stack = new Stack(app, 'Theirs');
  add(stack);
  expect(
    Annotations.fromStack(stack).findError('*', Match.stringLikeRegexp(remedy.replaceAll('.', '\\.'))),
  ).toHaveLength(1);
});
