import { covers } from '../certificate-cover.ts';
import type { Color } from '../color.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

export interface SeenCertificate {
  readonly arn: string;
  readonly status: string;
  readonly hostnames: readonly string[];
}

export interface BalancerFacts {
  readonly color: Color;
  /** Certificates of its HTTPS listener; undefined when the load balancer is gone. */
  readonly certificates: Fact<readonly SeenCertificate[] | undefined>;
  /** Seconds; undefined when the load balancer is gone. */
  readonly idleTimeout: Fact<number | undefined>;
  /** Seconds that the application keeps an idle connection, by what its definition says. */
  readonly keepAlive: Fact<number>;
}

/** One colour's load balancer. A deploy gives it its certificate and timeouts anew. */
export function balancerFindings(hosts: readonly string[], facts: BalancerFacts): readonly Finding[] {
  const { color } = facts;
  return [
    judged(`certificate of ${color}`, facts.certificates, 'here alone', (found) =>
      certificateOnListener(color, hosts, found),
    ),
    judged(`idle timeouts of ${color}`, facts.idleTimeout, 'here alone', (seconds) =>
      timeouts(color, seconds, facts.keepAlive),
    ),
  ];
}

function certificateOnListener(
  color: Color,
  hosts: readonly string[],
  certificates: readonly SeenCertificate[] | undefined,
): Finding {
  const check = `certificate of ${color}`;
  if (!certificates) return { check, kind: 'early', found: 'there is no load balancer' };
  const good = certificates.find((one) => one.status === 'ISSUED' && covers(one.hostnames, hosts));
  if (good) return { check, kind: 'good', found: `issued for ${good.hostnames.join(', ')}` };
  const told = certificates.map(({ status, hostnames }) => `${status} for ${hostnames.join(', ')}`);
  return {
    ...{ check, kind: 'poor', found: told.join('; ') || 'the load balancer has none' },
    remedy: `A deploy to ${color} gives it one for ${hosts.join(', ')}; until then Full (strict) refuses what it does not cover.`,
  };
}

/** The certificate that the next deploy will use; `site` is undefined when there is none with the environment's tag. */
export function certificateFinding(
  hosts: readonly string[],
  certificate: Fact<SeenCertificate | undefined>,
): Finding {
  const check = 'certificate';
  return judged(check, certificate, 'by deploys', (found) => {
    if (!found) return { check, kind: 'early', found: 'none yet: a deploy requests one' };
    const told = `${found.status} for ${found.hostnames.join(', ')}`;
    if (!covers(found.hostnames, hosts))
      return { check, kind: 'early', found: `${told}: a deploy requests another for ${hosts.join(', ')}` };
    if (found.status === 'ISSUED') return { check, kind: 'good', found: told };
    return { check, kind: 'early', found: `${told}: a deploy waits for it` };
  });
}

/** The one that a deploy is given in `certificate`. */
export function givenCertificateFinding(
  hosts: readonly string[],
  certificate: Fact<SeenCertificate>,
): Finding {
  const check = 'certificate';
  return judged(check, certificate, 'by deploys', ({ arn, status, hostnames }) => {
    const found = `${status} for ${hostnames.join(', ')}`;
    if (status === 'ISSUED' && covers(hostnames, hosts)) return { check, kind: 'good', found };
    const remedy = `Give the ARN of an issued certificate for ${hosts.join(', ')} in place of ${arn}, or leave \`certificate\` out.`;
    return { check, kind: 'bad', found, remedy };
  });
}

/** Cloudflare keeps idle connections for so long. */
const EDGE_SECONDS = 900;

/** Each has to wait longer than who stands before it: it would close a connection that a request is on its way in. */
function timeouts(color: Color, balancer: number | undefined, keepAlive: Fact<number>): Finding {
  const check = `idle timeouts of ${color}`;
  if (balancer === undefined) return { check, kind: 'early', found: 'there is no load balancer' };
  const application = keepAlive.kind === 'known' ? `${keepAlive.value} s` : `not known (${keepAlive.why})`;
  const found = `edge ${EDGE_SECONDS} s, load balancer ${balancer} s, application ${application}`;
  const grows = balancer > EDGE_SECONDS && (keepAlive.kind === 'unknown' || keepAlive.value > balancer);
  if (!grows) {
    const remedy = `Let them grow: \`idle_timeout\` above ${EDGE_SECONDS}, the server's keep-alive above that. Else some requests get 502.`;
    return { check, kind: 'poor', found, remedy };
  }
  if (keepAlive.kind === 'known') return { check, kind: 'good', found };
  return { check, kind: 'unknown', asked: 'here alone', found, remedy: keepAlive.remedy };
}
