import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openScene } from '../../guard/scene.ts';
import type { Row } from '../figure.ts';
import { greatest, percentile } from '../statistics.ts';

const PER_SECOND = 200;
const STEADY_S = 20;
/** A report, a backup, somebody's open prompt: it reads the table and does not end. */
const BLOCKED_S = 25;
const READ = 'SELECT id, customer FROM orders_order ORDER BY id DESC LIMIT 20';
const WRITE = "INSERT INTO orders_order (customer, item, created_at) VALUES ('Ada', 'engine', now())";

/** Live traffic while a migration waits for a lock behind a long transaction, over the same traffic in calm. */
export async function lockWaiting(): Promise<readonly Row[]> {
  const scene = await openScene();
  try {
    const database = await scene.database();
    await passed(scene.run(await scene.project(), database));
    const project = await scene.project({
      '0004_note': { operations: "migrations.AddField('order', 'note', models.TextField(null=True))" },
    });
    const traffic = startTraffic(scene.postgres.url(database));
    await sleep(STEADY_S * 1_000);
    const calm = traffic.take();
    const blocking = scene.postgres.query(
      database,
      `BEGIN; SELECT count(*) FROM orders_order; SELECT pg_sleep(${BLOCKED_S}); COMMIT`,
    );
    await sleep(500);
    await passed(scene.run(project, database, { env: { PGOPTIONS: '-c lock_timeout=2000' } }));
    const busy = traffic.take();
    await blocking;
    await traffic.stop();
    return [
      {
        part: 'f',
        what: 'p99 of statements while a migration waits for its lock, over p99 in calm',
        value: percentile(busy, 0.99) / percentile(calm, 0.99),
        unit: '',
        goal: 2,
      },
      { part: 'f', what: 'the slowest of them', value: greatest(busy) / 1_000, unit: 's' },
    ];
  } finally {
    await scene.close();
  }
}

async function passed(run: Promise<{ code: number | null; lines: readonly string[] }>): Promise<void> {
  const { code, lines } = await run;
  if (code !== 0) throw new Error(`The migration ended with ${code}.\n${lines.join('\n')}`);
}

/** So many statements a second, whatever becomes of the earlier ones; one in four writes. */
function startTraffic(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 40 });
  let taken: number[] = [];
  let sent = 0;
  const open = new Set<Promise<void>>();
  const beganAt = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - beganAt) / 1_000) * PER_SECOND);
    for (; sent < due; sent += 1) {
      const since = performance.now();
      const one = pool
        .query(sent % 4 === 0 ? WRITE : READ)
        .then(() => void taken.push(performance.now() - since))
        .finally(() => open.delete(one));
      open.add(one);
    }
  }, 5);
  return {
    /** Milliseconds that each statement took since the last time. */
    take: () => {
      const given = taken;
      taken = [];
      return given;
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      await pool.end();
    },
  };
}
