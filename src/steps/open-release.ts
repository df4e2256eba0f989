import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { runUrl } from '../model/job.ts';
import type { Ledger, NewRelease } from '../model/ledger.ts';
import { appendRelease, updateRelease } from '../model/ledger.ts';
import type { Before, Release } from '../model/release.ts';
import { withoutRemoval } from '../model/removal.ts';
import type { DeployRequest, ImagedDeploy } from '../model/request.ts';
import type { ColorOutputs, SharedOutputs } from '../model/stack-outputs.ts';
import type { Standing } from '../model/standing.ts';
import { carried } from './carried.ts';
import type { Ground } from './ground.ts';
import { markImage } from './release-marks.ts';

/** What provision has come to know of a release. */
export interface Provisioned {
  readonly request: ImagedDeploy;
  readonly standing: Standing;
  readonly shared: SharedOutputs;
  readonly outputs: ColorOutputs;
  readonly registered: Release['registered'];
  readonly definitions: Release['definitions'];
}

/** Opens the release in the ledger. A line that an ended run opened is gone on with: it knows which attempts were made. */
export async function openRelease(ground: Ground, known: Provisioned): Promise<Release> {
  const { request, standing } = known;
  const carries = await carried(ground, request.release, standing.liveLine);
  const fresh = { ...newRelease(ground, known), ...carries };
  await markImage(ground, fresh.image);
  const { book, world } = ground;
  const open = openLine(ground, fresh.color, fresh.release);
  const opened = (ledger: Ledger): Ledger => ({
    ...(open
      ? updateRelease(ledger, open.number, (line) => ({
          ...fresh,
          number: line.number,
          openedAt: line.openedAt,
          migrations: line.migrations,
          durations: line.durations,
        }))
      : appendRelease(ledger, fresh)),
    zoneId: ground.zoneId,
  });
  // A colour that was removed has come back with this line, which names what there is of it.
  await book.change(world.store, (ledger) => withoutRemoval(opened(ledger), fresh.color));
  const line = open
    ? book.current.releases.find((one) => one.number === open.number)
    : book.current.releases.at(-1);
  if (!line) throw new Failure('The ledger lost the line that was opened.', 'Run this again.');
  return line;
}

function openLine({ book }: Ground, color: Color, release: string): Release | undefined {
  return book.current.releases.findLast(
    (line) => line.state === 'open' && line.color === color && line.release === release,
  );
}

function whatWasBefore({ location, live, liveRelease }: Standing): Before {
  switch (location.kind) {
    case 'missing':
      return { kind: 'missing' };
    case 'adoptable':
      return { kind: 'adopted', records: location.records };
    case 'color':
      return {
        kind: 'color',
        color: live ?? location.color,
        running: 0,
        ...(liveRelease === undefined ? {} : { release: liveRelease }),
      };
  }
}

function settingsOf(
  request: DeployRequest,
  shared: SharedOutputs,
  outputs: ColorOutputs,
): Release['settings'] {
  return {
    healthPath: request.healthPath,
    releaseHeader: request.releaseHeader,
    verifyPaths: request.verifyPaths,
    verifyCount: request.verifyCount,
    bakeMs: request.bakeMs,
    warmMs: request.warmMs,
    alarmNames: request.alarms ?? [...shared.alarm_names, ...outputs.alarm_names],
    ...(request.contractCommand === undefined ? {} : { contractCommand: request.contractCommand }),
    migration: {
      lockTimeoutMs: request.migrateLockTimeoutMs,
      ...(request.migrateStatementTimeoutMs === undefined
        ? {}
        : { statementTimeoutMs: request.migrateStatementTimeoutMs }),
      retries: request.migrateRetries,
    },
  };
}

function newRelease(ground: Ground, known: Provisioned): NewRelease {
  const { request, standing, shared, outputs, registered, definitions } = known;
  return {
    kind: 'deploy',
    release: request.release,
    image: request.image,
    color: standing.idle,
    state: 'open',
    openedAt: ground.world.clock.now(),
    before: whatWasBefore(standing),
    definitions,
    registered,
    shared: {
      region: shared.region,
      account_id: shared.account_id,
      cluster: shared.cluster,
      alarm_names: shared.alarm_names,
    },
    outputs,
    settings: settingsOf(request, shared, outputs),
    migrations: [],
    durations: {},
    ...pageOf(ground),
  };
}

function pageOf({ job }: Ground): { runUrl?: string } {
  const page = runUrl(job);
  return page === undefined ? {} : { runUrl: page };
}
