import { arch, availableParallelism, platform, totalmem } from 'node:os';

/** As much of the machine as a figure needs beside it. */
export function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${memory} GiB of memory, ${platform()} ${arch()}, Node ${process.version}`;
}
