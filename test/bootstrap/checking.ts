import { join } from 'node:path';
import { expect } from 'vitest';
import { type FullCloud, openFullCloud } from '../cloud/full-cloud.ts';
import { addressOf, type CloudAddress } from '../demo/cloud-address.ts';
import { makeApplication } from './application.ts';
import { type Laptop, openLaptop, type Ran } from './laptop.ts';

const SITE = ['--name', 'shop', '--hostname', 'api.example.com'];

/** A laptop that only looks, and the cloud that it looks at. */
export interface Checking {
  readonly cloud: FullCloud;
  readonly laptop: Laptop;
  /** How somebody else reaches the account. */
  readonly address: CloudAddress;
  /** A checkout of an application. */
  readonly app: string;
  run(
    words: readonly string[],
    environment?: Readonly<Record<string, string | undefined>>,
    of?: Pick<Laptop, 'run'>,
  ): Promise<Ran>;
  /** That just this is missing, each with its own words, and that nothing was written. */
  lacks(ran: Ran, ...said: readonly RegExp[]): void;
  /** What the laptop has changed. */
  writes(): readonly string[];
  close(): Promise<void>;
}

export async function openChecking(): Promise<Checking> {
  const cloud = await openFullCloud();
  const laptop = await openLaptop(cloud.startChild('laptop', () => {}));
  const app = join(laptop.home, 'shop');
  await makeApplication(app);
  const writes = () => writesTo(cloud);
  return {
    ...{ cloud, laptop, app, writes },
    address: addressOf(cloud, cloud.startChild('hands', () => {}).environment),
    run: (words, environment = {}, of = laptop) => of.run([...SITE, '--check', ...words], { environment }),
    lacks: (ran, ...said) => {
      expect(ran.missing, ran.text).toHaveLength(said.length);
      for (const [at, one] of said.entries()) expect(ran.missing[at]).toMatch(one);
      expect(ran).toMatchObject({ exitCode: 1, results: [] });
      expect(writes()).toEqual([]);
    },
    close: async () => {
      await laptop.remove();
      await cloud.close();
    },
  };
}

/** All but reads, and the one edit of a record that does not exist, which is refused as such. */
function writesTo({ recording }: FullCloud): readonly string[] {
  const reads = /(^| )(\w+\.)*(GET|Get|List|Head|Describe|get|list)/;
  return recording
    .lines(({ caller }) => caller === 'laptop')
    .filter((line) => !reads.test(line) && !/^cloudflare dns\.records\.edit 0{32} nobody → 40\d$/.test(line));
}
