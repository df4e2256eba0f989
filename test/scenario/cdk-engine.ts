import { openStore } from '../../src/adapters/store.ts';
import { openCdk } from '../../src/engines/cdk/open-cdk.ts';
import type { Engine, Stack } from '../../src/ports.ts';
import { formationClient } from '../../src/wire/formation-client.ts';
import { ModelEngine } from './model-engine.ts';
import { balancerArn } from './model-outputs.ts';
import { colorTemplate, sharedTemplate } from './model-template.ts';
import { SITE } from './requests.ts';
import type { Surroundings } from './surroundings.ts';

/** The engine of CDK itself, on the local cloud's CloudFormation; in place of an app of CDK's templates that were written by hand. */
export class CdkEngine extends ModelEngine {
  override engine({ process, bucket, log, job, command }: Surroundings): Engine {
    const connection = { ...process.aws, clock: process.clock };
    const reads = command === 'plan' || command === 'drift';
    const role = reads ? ('plan' as const) : ('deploy' as const);
    const right = reads ? ('look' as const) : ('execute' as const);
    const options = {
      ...{ infraFolder: '', workFolder: '', site: SITE, userVariables: {}, bucket },
      ...{ region: process.aws.region, role, right, clock: process.clock, log, job },
      environment: async () => ({}),
      boundary: async () => undefined,
      formation: formationClient(connection),
      store: openStore(connection, bucket),
    };
    return openCdk(options, {
      synthesize: async (stack, variables) => ({
        ...{ app: '', folder: '', stackName: '', tags: {}, isProtected: false, hasAssets: false },
        template: this.#template(stack, variables),
      }),
      publish: async () => {},
    });
  }

  #template(stack: Stack, variables: Readonly<Record<string, unknown>>): string {
    const { cloud, infra } = this;
    if (stack.kind === 'shared') return sharedTemplate(cloud.home, infra);
    const { color } = stack;
    const given = {
      targetGroup: this.targetGroup(color),
      dnsName: `${color}.elb.example.net`,
      balancer: balancerArn(color),
    };
    cloud.loadBalancers.given.set(given.dnsName, given.targetGroup);
    const certificates = [String(variables['certificate_arn'])];
    cloud.balancers.set(given.balancer, { certificates, idleTimeout: 910 });
    return colorTemplate(color, variables, given, infra);
  }
}
