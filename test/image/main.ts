/** `npm run image`: the built action builds and pushes a real image for arm64, without a Docker engine. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { ACCEPT, isRefusal, refusedByMachine } from './kernel.ts';
import { story } from './story.ts';
import { openWorkshop } from './workshop.ts';

const beganAt = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - beganAt) / 1000).toFixed(1).padStart(7)} s  ${line}`);

async function show(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-image-'));
  // PostgreSQL may have to run as somebody else, who must reach its own folder in it.
  await chmod(folder, 0o711);
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    say('BuildKit, two registries and the local cloud start …');
    const workshop = await openWorkshop(folder, (opened, end) => {
      closing.push(() => end(opened));
      return opened;
    });
    say(`programs for arm64 are run by ${workshop.emulation.by}`);
    await story(workshop, say);
  } finally {
    for (const one of closing.reverse()) await one();
  }
}

/** Nothing was shown: that passes only where somebody has said that it may. */
function notShown(why: string): number {
  const accepted = process.env[ACCEPT] === '1';
  console.log(`NOT SHOWN: no image was built, pushed or started. ${why}`);
  console.log(
    accepted
      ? `Accepted by ${ACCEPT}=1.`
      : `Run as root on Linux with namespaces and mounts, or accept it with ${ACCEPT}=1.`,
  );
  return accepted ? 0 : 1;
}

async function main(): Promise<number> {
  const refused = await refusedByMachine();
  if (refused !== undefined) return notShown(refused);
  try {
    await show();
    console.log('SHOWN: an arm64 image was built, pushed, read back, found again, adopted and started.');
    return 0;
  } catch (error) {
    if (isRefusal(error)) return notShown([error.message, ...error.logLines].join(' '));
    console.error(
      error instanceof Failure ? `${error.message} ${error.remedy}\n${error.logLines.join('\n')}` : error,
    );
    return 1;
  }
}

process.exitCode = await main();
