/**
 * `npm run cost`: what a month costs, from real plans of both sizes and of each saving. `-- --write` keeps the plans
 * and renews the pages; without it, pages and kept plans that are old are an error. `-- --kept` plans nothing and counts
 * the plans that were kept, which is enough after a change of prices.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { pages, sections } from './page.ts';
import { asText, keptPlans, type Plans, plansFile } from './plans.ts';
import { renderPlans } from './render.ts';

const WRITE = '--write';
const KEPT = '--kept';

/** All that the plans decide: the kept list of them, and the pages. */
function files(plans: Plans) {
  return [{ ...plansFile(), shouldBe: asText(plans) }, ...pages(plans)];
}

function show(plans: Plans): void {
  const { totals, production, development, remarks, architectures, savings } = sections(plans);
  for (const text of [totals, production, development, remarks, architectures, savings])
    console.log(`\n${text}`);
}

function rendered(): Promise<Plans> {
  const began = performance.now();
  return renderPlans((line) => {
    const seconds = Math.round((performance.now() - began) / 1000);
    console.error(`${String(seconds).padStart(4)} s  ${line}`);
  });
}

async function main(options: readonly string[]): Promise<void> {
  const other = options.find((option) => option !== WRITE && option !== KEPT);
  if (other !== undefined) throw new Failure(`${other} is no option.`, `There are ${WRITE} and ${KEPT}.`);
  const plans = options.includes(KEPT) ? keptPlans() : await rendered();
  show(plans);
  const old = files(plans).filter(({ is, shouldBe }) => is !== shouldBe);
  if (options.includes(WRITE)) for (const { path, shouldBe } of old) writeFileSync(path, shouldBe);
  else if (old.length > 0)
    throw new Failure(
      `Not what the plans say any more: ${old.map(({ path }) => basename(path)).join(', ')}.`,
      `Run: npm run cost -- ${WRITE}`,
    );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Failure ? `${error.message} ${error.remedy}` : error);
  process.exitCode = 1;
}
