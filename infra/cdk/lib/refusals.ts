import { type App, Aspects, type IAspect, Validations } from 'aws-cdk-lib';
import { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import { gravitonClass } from './graviton.ts';

/** What no stack of this app may hold, whoever adds it: the synthesis fails. */
export function refuse(app: App): void {
  Aspects.of(app).add(new Refusals());
}

class Refusals implements IAspect {
  visit(node: IConstruct): void {
    for (const [id, message] of refusals(node)) Validations.of(node).addError(`flipgate-${id}`, message);
  }
}

/** Both colours must run each other's image, which is built for arm64; and nobody reaches data from the internet. */
function* refusals(node: IConstruct): Generator<readonly [id: string, message: string]> {
  if (node instanceof CfnTaskDefinition && architectureOf(node) !== 'ARM64')
    yield [
      'x86-task',
      'The task runs on x86, and the image is built for arm64: set runtimePlatform.cpuArchitecture to ARM64.',
    ];
  if (node instanceof CfnDBInstance && !isGraviton('db', node.dbInstanceClass))
    yield [
      'x86-database',
      `${node.dbInstanceClass} is no ARM class: take one such as db.t4g.small or db.m7g.large.`,
    ];
  if (node instanceof CfnDBInstance && node.publiclyAccessible !== false)
    yield [
      'public-database',
      'The database would have a public address: set publiclyAccessible to false, and reach it through a task.',
    ];
  if (node instanceof CfnReplicationGroup && !isGraviton('cache', node.cacheNodeType))
    yield ['x86-cache', `${node.cacheNodeType} is no ARM type: take one such as cache.t4g.small.`];
}

function architectureOf({ runtimePlatform }: CfnTaskDefinition): unknown {
  return runtimePlatform !== undefined && 'cpuArchitecture' in runtimePlatform
    ? runtimePlatform.cpuArchitecture
    : undefined;
}

/** What is known only at the deployment is left to it. */
function isGraviton(service: 'db' | 'cache', type: string | undefined): boolean {
  return type === undefined || type.includes('${Token[') || gravitonClass(service).test(type);
}
