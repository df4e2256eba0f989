import type { IAM } from '@aws-sdk/client-iam';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
type Properties = any;

/** What of IAM the emulator's CloudFormation has no makers for. */
export function roleMakers(iam: IAM): Readonly<Record<string, Maker>> {
  const put = ({ RoleName, PolicyName, PolicyDocument }: Properties) =>
    iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) });
  return {
    'AWS::IAM::RolePolicy': {
      make: async ({ properties: p }: Properties) => {
        await put(p);
        return made(`${p.PolicyName}|${p.RoleName}`);
      },
      change: async (one, { properties }) => {
        await put(properties);
        return one;
      },
      remove: async (_, { RoleName, PolicyName }: Properties) =>
        void (await iam.deleteRolePolicy({ RoleName, PolicyName })),
      read: async (_, { RoleName, PolicyName }: Properties) => {
        const found = await iam.getRolePolicy({ RoleName, PolicyName }).catch(missing);
        return found && { PolicyDocument: JSON.parse(decodeURIComponent(found.PolicyDocument ?? '{}')) };
      },
    },
    'AWS::IAM::OIDCProvider': {
      make: async ({ properties: p }: Properties) => {
        const { OpenIDConnectProviderArn: arn } = await iam.createOpenIDConnectProvider({
          ...{ Url: p.Url, ClientIDList: p.ClientIdList, ThumbprintList: p.ThumbprintList, Tags: p.Tags },
        });
        return made(arn, arn, { Arn: arn });
      },
      change: async (one) => one,
      remove: async ({ physicalId }) =>
        void (await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn: physicalId })),
    },
  };
}

function missing(error: unknown): undefined {
  if (error instanceof Error && /NoSuchEntity/.test(error.name)) return undefined;
  throw error;
}
