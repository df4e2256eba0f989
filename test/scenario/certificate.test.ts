import { expect, test } from 'vitest';
import { deploy, failureOf, goLive, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';

test('a certificate: a CAA record that forbids Amazon is named', async () => {
  const stage = await openStage({ certificate: 'none' });
  stage.cloud.certificates.caaForbids = true;
  const { outcome } = await deploy(stage, stage.build('one'));
  const { step, message, remedy } = failureOf(outcome);
  expect(step).toBe('provision');
  expect(message).toBe('ACM refused the certificate: FAILED (CAA_ERROR).');
  expect(remedy).toContain('CAA 0 issue "amazon.com"');
});

test('a certificate that is given but does not cover the hosts', async () => {
  const stage = await openStage({ certificate: 'none' });
  const arn = 'arn:aws:acm:eu-central-1:123456789012:certificate/given';
  stage.cloud.certificates.give(arn, ['api.example.com', 'api-blue.example.com']);
  const { outcome } = await deploy(stage, stage.build('one'), { certificate: arn });
  expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
  expect(failureOf(outcome).step).toBe('check');
  expect(failureOf(outcome).message).toContain(
    'certificate: ISSUED for api.example.com, api-blue.example.com',
  );
});

test('a certificate that is given and covers them by a wildcard is used, and none requested', async () => {
  const stage = await openStage({ certificate: 'none' });
  const arn = 'arn:aws:acm:eu-central-1:123456789012:certificate/given';
  stage.cloud.certificates.give(arn, ['*.example.com']);
  await goLive(stage, 'one', { certificate: arn });
  expect(callsWith(stage, 'RequestCertificate')).toEqual([]);
});

test('a validation record that somebody proxied is named', async () => {
  const stage = await openStage({ certificate: 'none' });
  const first = deploy(stage, stage.build('one'), { timeoutMs: 10_000 });
  expect(told((await first).outcome).result).toBe('refused');
  const validation = [...stage.cloud.zone.records.values()].find((record) => record.name.startsWith('_'));
  stage.cloud.zone.edit([{ kind: 'patch', id: validation?.id ?? '', fields: { proxied: true } }]);
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(failureOf(outcome).message).toMatch(
    /^The validation record _\w+\..* is proxied; ACM needs an unproxied CNAME/,
  );
});
