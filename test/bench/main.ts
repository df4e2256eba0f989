/**
 * `npm run bench`: figures, their goals, and whether they are met; `npm run bench -- full` for those that need the whole
 * line in real time. Fails only when it cannot measure.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtAction, ROOT } from './built.ts';
import { coldStart } from './cold-start/cold-start.ts';
import { deployTime } from './deploy/deploy-time.ts';
import type { Row } from './figure.ts';
import { flips } from './flips/flips.ts';
import { fullStage } from './full/full-stage.ts';
import { findTime } from './image/find-time.ts';
import { describeMachine } from './machine.ts';
import { lockWaiting } from './migrations/lock-waiting.ts';
import { noticeTime } from './notice/notice-time.ts';
import { planTime } from './plan/plan-time.ts';
import { warmRollback } from './rollback/warm-rollback.ts';
import { tableOf } from './table.ts';

const OUT = join(ROOT, 'out', 'bench');
const KIND = process.argv[2] === 'full' ? 'full' : 'usual';

interface Part {
  readonly title: string;
  readonly measure: () => Promise<readonly Row[]> | readonly Row[];
}

function parts(temp: string): readonly Part[] {
  if (KIND === 'full')
    return (['terraform', 'cdk'] as const).map((engine) => ({
      title: `the whole line by ${engine}, about six minutes`,
      measure: () => fullStage(mkdtempSync(join(temp, engine)), engine),
    }));
  return [
    { title: 'time to notice, over 10,000 starts', measure: noticeTime },
    { title: 'a deploy over its critical path', measure: deployTime },
    { title: '100,000 requests while traffic moves (200 s)', measure: flips },
    { title: 'a warm rollback', measure: warmRollback },
    { title: 'statements while a migration waits for its lock (about a minute)', measure: lockWaiting },
    { title: 'finding out what was built before', measure: () => findTime(temp) },
    { title: 'plans from file to page', measure: () => planTime(temp) },
    { title: 'cold start and size', measure: () => coldStart(builtAction(temp), temp) },
  ];
}

async function measureAll(): Promise<readonly Row[]> {
  const temp = mkdtempSync(join(tmpdir(), 'flipgate-bench-'));
  try {
    const rows: Row[] = [];
    for (const { title, measure } of parts(temp)) {
      const since = performance.now();
      console.log(`${title} …`);
      rows.push(...(await measure()));
      console.log(`${title}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
    }
    return rows;
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

const rows = await measureAll();
const [table, machine, date] = [tableOf(rows), describeMachine(), new Date().toISOString()];
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, `${KIND}.json`), `${JSON.stringify({ date, machine, rows }, null, 2)}\n`);
writeFileSync(join(OUT, `${KIND}.md`), `${date.slice(0, 10)}, ${machine}\n\n${table}\n`);
console.log(`\n${machine}\n\n${table}\n`);
