import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const INFRA = join(import.meta.dirname, '../../infra/terraform');

/** A deploy compares its plan with the one that its pull request has told: what the clock says would make every one differ. */
test('two plans of the same code say the same, whenever they are made', () => {
  const files = readdirSync(INFRA, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tf'),
  );
  expect(files.length).toBeGreaterThan(30);
  const lines = files.flatMap((file) =>
    readFileSync(join(INFRA, file), 'utf8')
      .split('\n')
      .map((line) => ({ file, line })),
  );
  const timed = lines.filter(({ line }) => /\b(plan)?timestamp\(\)|\buuid\(\)/.test(line));
  expect(timed.filter(({ line }) => !/^\s*condition\s*=/.test(line))).toEqual([]);
});
