import { expect, test } from 'vitest';
import { LOCAL_TOKEN } from '../cloud/cloud-parts.ts';
import { failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import type { Stage } from './stage.ts';

/** Why Cloudflare's API does not say what the record is. */
const CAUSES: readonly (readonly [string, (stage: Stage) => void, RegExp, RegExp])[] = [
  [
    'a token that it does not know',
    ({ cloud }) => void cloud.cloudflare.tokens.delete(LOCAL_TOKEN),
    /^Cloudflare refused .*Invalid access token/,
    /^Check `cloudflare-api-token`/,
  ],
  [
    'a token without DNS of the zone',
    ({ cloud }) =>
      void cloud.cloudflare.tokens.set(LOCAL_TOKEN, {
        dns: 'none',
        loadBalancers: false,
        zoneSettings: false,
      }),
    /^Cloudflare refused .*Authentication error/,
    /^Check `cloudflare-api-token`.*Zone · DNS · Edit/,
  ],
  [
    'an outage',
    ({ cloud }) => {
      cloud.cloudflare.down = true;
    },
    /^Cloudflare's API does not answer .*Internal server error/,
    /`in-place: true`/,
  ],
];

const ZONES = [
  ['the zone given', (stage: Stage) => ({ zoneId: stage.cloud.zone.id })],
  ['the zone of the ledger', () => ({})],
] as const;

for (const [cause, happen, message, remedy] of CAUSES) {
  test.each(ZONES)(`${cause}, %s: named with its remedy, nothing moved, no hold`, async (_, zone) => {
    const stage = await openStage();
    await goLive(stage, 'one');
    await goLive(stage, 'two');
    happen(stage);
    const { outcome } = await stage.rollback(zone(stage));
    expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
    expect(failureOf(outcome).message).toMatch(message);
    expect(failureOf(outcome).remedy).toMatch(remedy);
    expect(live(stage)).toBe(GREEN);
    expect(stage.objects()).toEqual(['ledger.json']);
  });
}

test('in place a token that is not known is no obstacle, and is told', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  stage.cloud.cloudflare.tokens.delete(LOCAL_TOKEN);
  const { outcome } = await stage.rollback({ inPlace: true, zoneId: stage.cloud.zone.id });
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(outcome.notices[0]).toMatch(
    /^The record cannot be read\. Cloudflare refused .*Invalid access token/,
  );
});
