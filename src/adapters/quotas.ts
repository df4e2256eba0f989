import { Failure } from '../model/failure.ts';
import type { Checkup } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';

/** As Service Quotas names them. */
const FARGATE_VCPU = { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' } as const;
const BALANCERS = { ServiceCode: 'elasticloadbalancing', QuotaCode: 'L-53DA6B97' } as const;
const ADDRESSES = { ServiceCode: 'ec2', QuotaCode: 'L-0263D0A3' } as const;

type Quotas = Pick<Checkup, 'fargateQuota' | 'balancerRoom' | 'addressRoom'>;

/** What the account may have in the region, and what of it is taken. */
export function openQuotas(connection: AwsConnection): Quotas {
  const room = async (quota: Quota, count: (connection: AwsConnection) => Promise<number>) => {
    const [most, taken] = await Promise.all([quotaOf(connection, quota), count(connection)]);
    return { most, taken };
  };
  return {
    fargateQuota: () => quotaOf(connection, FARGATE_VCPU),
    balancerRoom: () => room(BALANCERS, countBalancers),
    addressRoom: () => room(ADDRESSES, countAddresses),
  };
}

type Quota = { readonly ServiceCode: string; readonly QuotaCode: string };

async function quotaOf(connection: AwsConnection, quota: Quota): Promise<number> {
  const sdk = await import('./bundled/service-quotas.ts');
  const client = new sdk.ServiceQuotasClient(clientConfig(connection));
  const sent = client.send(new sdk.GetServiceQuotaCommand(quota));
  const { Quota } = await answered('servicequotas:GetServiceQuota', sent);
  if (Quota?.Value !== undefined) return Quota.Value;
  throw new Failure('Service Quotas tells no value.', `Look there for ${quota.ServiceCode} in the console.`);
}

async function countBalancers(connection: AwsConnection): Promise<number> {
  const sdk = await import('./bundled/elastic-load-balancing-v2.ts');
  const client = new sdk.ElasticLoadBalancingV2Client(clientConfig(connection));
  let count = 0;
  let next: string | undefined;
  do {
    const sent = client.send(new sdk.DescribeLoadBalancersCommand({ Marker: next }));
    const page = await answered('elasticloadbalancing:DescribeLoadBalancers', sent);
    count += (page.LoadBalancers ?? []).filter(({ Type }) => Type === 'application').length;
    next = page.NextMarker || undefined;
  } while (next !== undefined);
  return count;
}

async function countAddresses(connection: AwsConnection): Promise<number> {
  const sdk = await import('./bundled/ec2.ts');
  const client = new sdk.EC2Client(clientConfig(connection));
  const sent = client.send(new sdk.DescribeAddressesCommand({}));
  return ((await answered('ec2:DescribeAddresses', sent)).Addresses ?? []).length;
}
