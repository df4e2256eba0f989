import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCertificates } from '../../../src/adapters/certificates.ts';
import type { Certificates } from '../../../src/ports.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { VirtualClock } from '../virtual-clock.ts';

let cloud: Cloud;
let certificates: Certificates;
beforeEach(async () => {
  cloud = await openCloud({ clock: new VirtualClock() });
  const process = cloud.startProcess();
  certificates = openCertificates({ ...process.aws, clock: process.clock });
});
afterEach(async () => {
  expect(cloud.shapes.faults).toEqual([]);
  await cloud.close();
});

const HOSTS = ['api.example.com', 'api-blue.example.com'];

async function requested(proxied: boolean): Promise<string> {
  const arn = await certificates.request('shop-production', HOSTS, 'token');
  await cloud.clock.sleep(cloud.certificates.optionsAfter);
  for (const { name, content } of (await certificates.describe(arn)).validation) {
    cloud.zone.add({ type: 'CNAME', name, content, proxied });
  }
  await cloud.clock.sleep(cloud.certificates.issuedAfter);
  return arn;
}

test('a certificate names its records after a moment, and is issued a moment after they exist', async () => {
  const arn = await certificates.request('shop-production', HOSTS, 'token');
  expect(await certificates.describe(arn)).toMatchObject({ status: 'PENDING_VALIDATION', validation: [] });
  expect(await certificates.request('shop-production', HOSTS, 'token')).toBe(arn);
  expect(await certificates.find('shop-production')).toBe(arn);
  expect(await certificates.find('other-production')).toBeUndefined();
  const issued = await requested(false);
  expect(issued).toBe(arn);
  expect(await certificates.describe(arn)).toMatchObject({ status: 'ISSUED', hostnames: HOSTS });
});

test('proxied validation records validate nothing', async () => {
  expect(await certificates.describe(await requested(true))).toMatchObject({ status: 'PENDING_VALIDATION' });
});

test('a CAA record of the zone can forbid Amazon', async () => {
  cloud.certificates.caaForbids = true;
  const state = await certificates.describe(await requested(false));
  expect(state).toMatchObject({ status: 'FAILED', failureReason: 'CAA_ERROR' });
});
