import type { Explanation } from './explanation.ts';

const ALLOWED_HOSTS = {
  meaning: 'Django refuses the Host header (400)',
  remedy: 'Answer the health path before host checks, or add the host to ALLOWED_HOSTS.',
};
const REDIRECT = {
  meaning: 'the application redirects the health path (to HTTPS, to a slash or to a login)',
  remedy: 'Answer the health path before redirects, or exempt it from SECURE_SSL_REDIRECT.',
};

/** A load balancer's reason for an unhealthy target, with the status that it saw where it names one. */
export function explainHealth(reason: string): Explanation | undefined {
  const status = Number(/\[(\d{3})\]/.exec(reason)?.[1] ?? Number.NaN);
  if (status === 400) return ALLOWED_HOSTS;
  if (status === 301 || status === 302 || status === 308) return REDIRECT;
  if (status === 404) {
    return {
      meaning: 'the application has no health path (404)',
      remedy: 'Correct `health-path`, or add the middleware.',
    };
  }
  if (status >= 500) return { meaning: `the health path fails (${status})`, remedy: "Read the task's log." };
  if (/Timeout/i.test(reason)) {
    return {
      meaning: 'the application does not answer in time',
      remedy:
        'See that it listens on the port of the target group and that its security group lets the load balancer in.',
    };
  }
  return undefined;
}

interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ORIGIN: Readonly<Record<number, readonly [meaning: string, remedy: string]>> = {
  520: [
    'the load balancer gave Cloudflare an answer that it cannot read (520)',
    "Read the application's log.",
  ],
  521: ['the load balancer refuses connections (521)', 'See that it has an HTTPS listener on 443.'],
  522: [
    'Cloudflare cannot connect to the load balancer (522)',
    "Let Cloudflare's addresses into its security group.",
  ],
  523: [
    'Cloudflare cannot find the load balancer (523)',
    "Compare the preview record with the load balancer's name.",
  ],
  524: ['the application did not answer within 120 seconds (524)', 'Make the path faster.'],
  525: [
    'Cloudflare and the load balancer cannot agree on TLS (525)',
    'See that its HTTPS listener has a certificate and a current TLS policy.',
  ],
  526: [
    "the load balancer's certificate does not cover this host or is not valid (526)",
    'Issue one for the public and both preview hosts, or leave `certificate` out.',
  ],
  530: [
    "Cloudflare cannot resolve the load balancer's name (530)",
    'Wait for the new name to be known, then run again.',
  ],
};

/** Whether the edge itself stands in the way: its verdict on the probe says nothing about the release. */
export function isEdgeBlock(answer: Answer): boolean {
  if (answer.headers['cf-mitigated'] !== undefined) return true;
  if (answer.status !== 403 && answer.status !== 429 && answer.status !== 503) return false;
  return /cloudflare|cf-error|just a moment|attention required/i.test(answer.body);
}

/** Why a probe of a public or preview host did not bring what was expected. */
export function explainAnswer(answer: Answer): Explanation | undefined {
  if (isEdgeBlock(answer)) {
    return {
      meaning: `the edge blocks the probe (${answer.status}); this says nothing about the release`,
      remedy: "Let requests with Flipgate's probe header skip the zone's WAF, rate and bot rules.",
    };
  }
  const known = ORIGIN[answer.status];
  if (known) return { meaning: known[0], remedy: known[1] };
  if (answer.status === 400) return ALLOWED_HOSTS;
  return answer.status >= 301 && answer.status <= 308 ? REDIRECT : undefined;
}
