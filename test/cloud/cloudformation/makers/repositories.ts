import type { ECR } from '@aws-sdk/client-ecr';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: properties are CloudFormation's.
type Properties = any;

/** ECR's repositories, of which the model of the registry hears by the calls that make them. */
export function repositoryMakers(ecr: ECR): Readonly<Record<string, Maker>> {
  const policies = async (repositoryName: string, p: Properties) => {
    if (p.RepositoryPolicyText) {
      const policyText = JSON.stringify(p.RepositoryPolicyText);
      await ecr.setRepositoryPolicy({ repositoryName, policyText });
    }
    const lifecyclePolicyText = p.LifecyclePolicy?.LifecyclePolicyText;
    if (lifecyclePolicyText) await ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText });
  };
  const repository: Maker = {
    make: async ({ name, properties: p }: Properties) => {
      const repositoryName = p.RepositoryName ?? name.toLowerCase();
      const { repository: found } = await ecr.createRepository({
        ...{ repositoryName, imageTagMutability: p.ImageTagMutability, tags: p.Tags },
        ...(p.ImageScanningConfiguration && {
          imageScanningConfiguration: { scanOnPush: p.ImageScanningConfiguration.ScanOnPush },
        }),
        ...(p.EncryptionConfiguration && {
          encryptionConfiguration: {
            encryptionType: p.EncryptionConfiguration.EncryptionType,
            kmsKey: p.EncryptionConfiguration.KmsKey,
          },
        }),
      });
      await policies(repositoryName, p);
      return made(repositoryName, repositoryName, {
        Arn: found?.repositoryArn,
        RepositoryUri: found?.repositoryUri,
      });
    },
    change: async (one, { properties: p }: Properties) => {
      const repositoryName = one.physicalId;
      if (p.ImageTagMutability)
        await ecr.putImageTagMutability({ repositoryName, imageTagMutability: p.ImageTagMutability });
      await policies(repositoryName, p);
      return one;
    },
    remove: async ({ physicalId: repositoryName }, { EmptyOnDelete: force }: Properties) =>
      void (await ecr.deleteRepository({ repositoryName, force })),
  };
  return { 'AWS::ECR::Repository': repository };
}
