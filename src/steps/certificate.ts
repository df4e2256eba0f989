import { createHash } from 'node:crypto';
import { covers } from '../model/certificate-cover.ts';
import { Failure } from '../model/failure.ts';
import { hostsOf, siteKey } from '../model/site.ts';
import type { CertificateState } from '../ports.ts';
import type { Ground } from './ground.ts';

const LOOK_AGAIN_MS = 3_000;
/** ACM validates within minutes once the records are seen. */
const ISSUED_WITHIN_MS = 900_000;

/**
 * An issued certificate for the public and both preview hosts: the given one, the one found by tag, or one requested now
 * and validated through unproxied CNAMEs that stay for its renewals.
 *
 * @returns its ARN.
 */
export async function certificate(ground: Ground, given: string | undefined): Promise<string> {
  const hosts = hostsOf(ground.site);
  if (given !== undefined) return checkGiven(ground, given, hosts);
  const { certificates } = ground.world;
  const key = siteKey(ground.site);
  const found = await certificates.find(key);
  const state = found === undefined ? undefined : await certificates.describe(found);
  if (state?.status === 'ISSUED' && covers(state.hostnames, hosts)) return state.arn;
  const usable = state?.status === 'PENDING_VALIDATION' && covers(state.hostnames, hosts);
  const arn = usable ? state.arn : await certificates.request(key, hosts, requestToken(hosts));
  return validated(ground, arn);
}

async function checkGiven(ground: Ground, given: string, hosts: readonly string[]): Promise<string> {
  const state = await ground.world.certificates.describe(given);
  if (state.status === 'ISSUED' && covers(state.hostnames, hosts)) return given;
  throw new Failure(
    `\`certificate\` ${given} is ${state.status} and covers ${state.hostnames.join(', ')}; needed: issued, for ${hosts.join(', ')}.`,
    'Give the ARN of an issued certificate that covers all three hosts, or leave `certificate` out.',
  );
}

async function validated(ground: Ground, arn: string): Promise<string> {
  const { certificates, clock, log } = ground.world;
  const givenUpAt = clock.now() + ISSUED_WITHIN_MS;
  let told = false;
  for (;;) {
    const state = await certificates.describe(arn);
    if (state.status === 'ISSUED') return arn;
    if (state.status !== 'PENDING_VALIDATION') throw refused(state);
    for (const record of state.validation) await ensureValidationRecord(ground, record);
    if (!told && state.validation.length > 0)
      log.line('certificate requested; waiting for ACM to see its records');
    told ||= state.validation.length > 0;
    if (clock.now() >= givenUpAt) {
      throw new Failure(
        `ACM has not issued ${arn} within 15 minutes.`,
        'Run this again: it goes on waiting for the same certificate.',
      );
    }
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

async function ensureValidationRecord(
  { world, zoneId }: Ground,
  { name, content }: { readonly name: string; readonly content: string },
): Promise<void> {
  const [found] = await world.dns.records(zoneId, name);
  if (!found) {
    await world.dns.create(zoneId, {
      type: 'CNAME',
      name,
      content,
      proxied: false,
      ttl: 1,
      comment: 'flipgate: ACM validation',
    });
  } else if (found.proxied || found.content !== content) {
    throw new Failure(
      `The validation record ${name} is ${found.proxied ? 'proxied' : `pointing at ${found.content}`}; ACM needs an unproxied CNAME to ${content}.`,
      'Delete that record and run this again.',
    );
  }
}

function refused(state: CertificateState): Failure {
  const caa = state.failureReason === 'CAA_ERROR';
  return new Failure(
    `ACM refused the certificate: ${state.status}${state.failureReason === undefined ? '' : ` (${state.failureReason})`}.`,
    caa
      ? 'A CAA record of the zone forbids Amazon: add CAA 0 issue "amazon.com" beside it, delete the failed certificate, and run this again.'
      : `Delete ${state.arn} and run this again; it requests a new one.`,
  );
}

/** At most 32 word characters; the same hosts ask for the same certificate within an hour. */
function requestToken(hosts: readonly string[]): string {
  return createHash('sha256').update(hosts.join(' ')).digest('hex').slice(0, 32);
}
