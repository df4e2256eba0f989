import { type CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnListener, CfnLoadBalancer, CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { explained, SIZED } from '../explained.ts';
import { securityGroup } from '../security-group.ts';
import type { ColorPlan } from './plan-of-color.ts';

interface LoadBalancerProps {
  readonly plan: ColorPlan;
}

/** The colour's load balancer, which admits Cloudflare alone, its target group, and the door of the web tasks. */
export class LoadBalancer extends Construct {
  readonly balancer: CfnLoadBalancer;
  readonly targets: CfnTargetGroup;
  readonly listener: CfnListener;
  readonly webGroup: CfnSecurityGroup;

  constructor(scope: Construct, id: string, { plan }: LoadBalancerProps) {
    super(scope, id);
    const { shortName, inputs } = plan;
    const edge = this.#edgeGroup(plan);
    this.webGroup = this.#webGroup(plan, edge);
    this.balancer = new CfnLoadBalancer(this, 'Balancer', {
      name: shortName,
      type: 'application',
      scheme: 'internet-facing',
      subnets: inputs.shared.public_subnet_ids,
      securityGroups: [edge.attrGroupId],
      ipAddressType: inputs.ip_address_type,
      loadBalancerAttributes: attributes(plan),
    });
    if (inputs.shared.access_log_bucket === undefined) explained(this.balancer, 'ELB2', SIZED);
    this.targets = new CfnTargetGroup(this, 'Targets', {
      name: shortName,
      vpcId: inputs.shared.vpc_id,
      targetType: 'ip',
      protocol: 'HTTP',
      // Every task brings its own port along, so a new web_port replaces no target group.
      port: 80,
      healthCheckPath: inputs.health_path,
      matcher: { httpCode: '200' },
      healthCheckIntervalSeconds: 5,
      healthCheckTimeoutSeconds: 4,
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 2,
      // The default of 300 s would make every stop of a task look like a hang.
      targetGroupAttributes: [{ key: 'deregistration_delay.timeout_seconds', value: '30' }],
    });
    this.listener = new CfnListener(this, 'Https', {
      loadBalancerArn: this.balancer.ref,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificates: [{ certificateArn: inputs.certificate_arn }],
      defaultActions: [{ type: 'forward', targetGroupArn: this.targets.ref }],
    });
  }

  #edgeGroup({ name, inputs }: ColorPlan): CfnSecurityGroup {
    const { ip_address_type, cloudflare_ipv4_ranges, cloudflare_ipv6_ranges } = inputs;
    const https = { description: 'HTTPS from Cloudflare', ipProtocol: 'tcp', fromPort: 443, toPort: 443 };
    const ipv6 = ip_address_type === 'dualstack' ? cloudflare_ipv6_ranges : [];
    return securityGroup(this, 'EdgeGroup', {
      name: `${name}-edge`,
      description: `Load balancer of ${name}: admits Cloudflare only`,
      vpcId: inputs.shared.vpc_id,
      ingress: [
        ...cloudflare_ipv4_ranges.map((cidrIp) => ({ ...https, cidrIp })),
        ...ipv6.map((cidrIpv6) => ({ ...https, cidrIpv6 })),
      ],
    });
  }

  /** Each of the two groups names the other, so that the rules stand beside them. */
  #webGroup({ name, inputs }: ColorPlan, edge: CfnSecurityGroup): CfnSecurityGroup {
    const web = securityGroup(this, 'WebGroup', {
      name: `${name}-web`,
      description: `Web tasks of ${name}: admit their load balancer only`,
      vpcId: inputs.shared.vpc_id,
    });
    const port = { ipProtocol: 'tcp', fromPort: inputs.web_port, toPort: inputs.web_port };
    new CfnSecurityGroupEgress(this, 'EdgeToWeb', {
      groupId: edge.attrGroupId,
      destinationSecurityGroupId: web.attrGroupId,
      ...port,
      description: 'HTTP to the web tasks',
    });
    new CfnSecurityGroupIngress(this, 'WebFromEdge', {
      groupId: web.attrGroupId,
      sourceSecurityGroupId: edge.attrGroupId,
      ...port,
      description: 'HTTP from the load balancer',
    });
    return web;
  }
}

/**
 * Whoever closes an idle connection first may cut off a request that is already under way to it. So each one waits longer
 * than the one in front of it: Cloudflare 900 s, this, then gunicorn. `client_keep_alive` is the age at which a client's
 * connection is retired between two requests, which is harmless.
 */
function attributes({ name, inputs }: ColorPlan): CfnLoadBalancer.LoadBalancerAttributeProperty[] {
  const bucket = inputs.shared.access_log_bucket;
  const given: Readonly<Record<string, string>> = {
    'idle_timeout.timeout_seconds': String(inputs.idle_timeout),
    'client_keep_alive.seconds': '3600',
    'routing.http.drop_invalid_header_fields.enabled': 'true',
    'routing.http2.enabled': 'true',
    'deletion_protection.enabled': String(inputs.load_balancer_deletion_protection),
    'access_logs.s3.enabled': String(bucket !== undefined),
    ...(bucket === undefined ? {} : { 'access_logs.s3.bucket': bucket, 'access_logs.s3.prefix': name }),
  };
  return Object.entries(given).map(([key, value]) => ({ key, value }));
}
