import { type ExplainedPattern, type Explanation, explain } from './explanation.ts';

const ANSWERS: readonly ExplainedPattern[] = [
  [
    /the edge blocks the probe/,
    'a rule of the Cloudflare zone stands in the way; this says nothing about the release',
    "Let requests with Flipgate's probe header skip the zone's WAF, rate and bot rules.",
  ],
  [
    /\b(status 400|codes: \[400\])/,
    'Django refuses the Host header',
    'Answer the health path before host checks, or add the host to ALLOWED_HOSTS.',
  ],
  [
    /\b(status 30[1278]|codes: \[30[1278]\])/,
    'the application redirects the health path: to HTTPS, to a slash or to a login',
    'Answer the health path before redirects, or exempt it from SECURE_SSL_REDIRECT.',
  ],
  [
    /\b(status 404|codes: \[404\])/,
    'the application has no such path',
    'Correct `health-path` or `verify-paths`, or add the middleware that answers with the release.',
  ],
  [
    /\bno [\w-]+ header\b/,
    'something answers that does not tell its release',
    'Put the middleware that answers with the release first in MIDDLEWARE, and compare `release-header`.',
  ],
  [/\bstatus 520\b/, 'Cloudflare cannot read what the load balancer answers', "Read the application's log."],
  [/\bstatus 521\b/, 'the load balancer refuses connections', 'See that it has an HTTPS listener on 443.'],
  [
    /\bstatus 522\b/,
    'Cloudflare cannot connect to the load balancer',
    "Let Cloudflare's addresses into its security group.",
  ],
  [
    /\bstatus 523\b/,
    'Cloudflare cannot find the load balancer',
    "Compare the preview record with the load balancer's name.",
  ],
  [/\bstatus 524\b/, 'the application did not answer within 120 seconds', 'Make the path faster.'],
  [
    /\bstatus 525\b/,
    'Cloudflare and the load balancer cannot agree on TLS',
    'See that its HTTPS listener has a certificate and a current TLS policy.',
  ],
  [
    /\bstatus 526\b/,
    "the load balancer's certificate does not cover this host, or is not valid",
    'Issue one for the public and both preview hosts, or leave `certificate` out.',
  ],
  [
    /\bstatus 530\b/,
    "Cloudflare cannot resolve the load balancer's name",
    'Wait until the new name is known, then run again.',
  ],
];

/** A text that names what a host answered to a probe, or to a load balancer's health check. */
export function explainAnswer(text: string): Explanation | undefined {
  return explain(ANSWERS, text);
}

/** A load balancer's health check that says which status it got knows better than the task that was stopped for it. */
export function explainCheck(text: string): Explanation | undefined {
  return text.includes('codes: [') ? explainAnswer(text) : undefined;
}
