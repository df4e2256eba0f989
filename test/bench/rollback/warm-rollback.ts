import type { RecordedCall } from '../../cloud/recording.ts';
import { Stage } from '../../scenario/stage.ts';
import type { Row } from '../figure.ts';

/** What every remote call takes; pauses of the action's own are no multiple of it. */
const TRIP_MS = 100;
const REPETITIONS = 5;

/** How the zone is known: from an input, or from the last deploy. */
const ZONE = { given: "the zone's id given", kept: "the zone's id kept in the ledger" } as const;
type ZoneKnown = keyof typeof ZONE;

/** One warm rollback by virtual time. */
interface Rolled {
  readonly calls: readonly RecordedCall[];
  /** When it began and ended, by the virtual clock in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds that its program and the local cloud's kept this machine busy. */
  readonly busy: number;
}

/** Own time, sequential round trips and remote calls of a rollback to a colour that is warm. */
export async function warmRollback(): Promise<readonly Row[]> {
  const stage = await Stage.open();
  try {
    await stage.deploy(stage.build('one'));
    const given = await rollBackOften(stage, 'given');
    const kept = await rollBackOften(stage, 'kept');
    return [...tripsOf(given, 'given'), ...tripsOf(kept, 'kept'), ...ownTimeOf([...given, ...kept])];
  } finally {
    await stage.close();
  }
}

async function rollBackOften(stage: Stage, zone: ZoneKnown): Promise<readonly Rolled[]> {
  const rolled: Rolled[] = [];
  for (let nth = 0; nth < REPETITIONS; nth++) {
    await stage.deploy(stage.build(`${zone} ${nth}`), { liftHold: true });
    rolled.push(await rollBack(stage, zone));
  }
  return rolled;
}

async function rollBack(stage: Stage, zone: ZoneKnown): Promise<Rolled> {
  const { cloud, clock } = stage;
  cloud.recording.clear();
  cloud.faults.when(() => true, { kind: 'delay', ms: TRIP_MS });
  const [from, began] = [clock.now(), performance.now()];
  const { outcome } = await stage.rollback(zone === 'given' ? { zoneId: cloud.zone.id } : {});
  const [to, busy] = [clock.now(), performance.now() - began];
  cloud.faults.clear();
  if (outcome.result !== 'live') throw new Error(`The rollback ended as ${outcome.result}.`);
  return { calls: [...cloud.recording.calls], from, to, busy };
}

function tripsOf(rolled: readonly Rolled[], zone: ZoneKnown): readonly Row[] {
  const trips = rolled.map(({ calls, from }) => (edit(calls).at + TRIP_MS - from) / TRIP_MS);
  const counted = rolled.map(({ calls }) => callsToReadBack(calls).length);
  return [
    row(`round trips to the answer of the edit, ${ZONE[zone]}`, Math.max(...trips), '', 3),
    row(`remote calls to the read-back, ${ZONE[zone]}`, Math.max(...counted), '', 10),
  ];
}

/** Pauses between probes are the probes', and apart. */
function ownTimeOf(rolled: readonly Rolled[]): readonly Row[] {
  const own = rolled.map((one) => one.busy + pausesOf(one));
  return [row('own time of a whole rollback, in process', Math.max(...own) / 1000, 's', 1)];
}

function row(what: string, value: number, unit: string, goal?: number): Row {
  return { part: 'd', what, value, unit, ...(goal === undefined ? {} : { goal }) };
}

function edit(calls: readonly RecordedCall[]): RecordedCall {
  const found = calls.find((call) => call.operation === 'dns.records.edit');
  if (!found) throw new Error('The rollback edited no record.');
  return found;
}

/** Workers, probes and credentials apart. */
function callsToReadBack(calls: readonly RecordedCall[]): readonly RecordedCall[] {
  const edited = calls.indexOf(edit(calls));
  const readBack = calls.findIndex((call, at) => at > edited && call.operation === 'dns.records.list');
  return calls.slice(0, readBack + 1).filter((call) => !APART.has(call.service));
}
const APART = new Set(['edge', 'sts', 'secretsmanager']);

/** Milliseconds in which no call was under way and no further probe was waited for. */
function pausesOf({ calls, from, to }: Rolled): number {
  let [until, paused] = [from, 0];
  for (const { at, service } of calls) {
    if (service !== 'edge') paused += Math.max(0, at - until);
    until = Math.max(until, at + TRIP_MS);
  }
  return paused + Math.max(0, to - until);
}
