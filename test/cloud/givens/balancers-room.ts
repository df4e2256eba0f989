import type { Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';

export interface GivenBalancer {
  /** ARNs; the first is the listener's default. */
  certificates: readonly string[];
  /** Seconds. */
  idleTimeout: number;
}

/** What ELBv2 says of load balancers that a test gave, by their ARNs: one HTTPS listener each. */
export function balancersRoom(shapes: Shapes, given: ReadonlyMap<string, GivenBalancer>): Room {
  const known = (arn: string): GivenBalancer => {
    const balancer = given.get(arn);
    if (balancer) return balancer;
    throw new AwsError('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
  };
  return queryRoom(shapes, 'elbv2', {
    DescribeLoadBalancers: () => ({
      LoadBalancers: [...given.keys()].map((LoadBalancerArn) => ({ LoadBalancerArn, Type: 'application' })),
    }),
    DescribeListeners: ({ LoadBalancerArn: arn }: { LoadBalancerArn: string }) => {
      const [first] = known(arn).certificates;
      const listener = {
        ListenerArn: `${arn}${LISTENER}`,
        LoadBalancerArn: arn,
        Port: 443,
        Protocol: 'HTTPS',
      };
      return { Listeners: [{ ...listener, Certificates: first ? [{ CertificateArn: first }] : [] }] };
    },
    DescribeListenerCertificates: ({ ListenerArn: arn }: { ListenerArn: string }) => ({
      Certificates: known(arn.slice(0, -LISTENER.length)).certificates.map((CertificateArn, at) => ({
        CertificateArn,
        IsDefault: at === 0,
      })),
    }),
    DescribeLoadBalancerAttributes: ({ LoadBalancerArn: arn }: { LoadBalancerArn: string }) => ({
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: String(known(arn).idleTimeout) }],
    }),
  });
}

const LISTENER = '/listener';
