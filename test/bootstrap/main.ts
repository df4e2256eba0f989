/**
 * `npm run laptop`: one command from an empty local cloud to a live site, cut off on its way, and run again. With
 * `-- --pushed` the image is pushed without being built, which takes minutes under emulation.
 */
import { Failure } from '../../src/model/failure.ts';
import { openStage } from '../demo/stage.ts';
import { story } from './story.ts';

const beganAt = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - beganAt) / 1000).toFixed(1).padStart(7)} s  ${line}`);

async function main(): Promise<number> {
  const stage = await openStage({ images: process.argv.includes('--pushed') ? 'pushed' : 'built' });
  try {
    if (typeof stage.builder === 'string') say(`the image is pushed without being built: ${stage.builder}`);
    await story(stage, say);
    say('SHOWN: from an empty account to a live site by one command, cut off on its way and run again.');
    return 0;
  } finally {
    await stage.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    error instanceof Failure ? `${error.message} ${error.remedy}\n${error.logLines.join('\n')}` : error,
  );
  process.exitCode = 1;
}
