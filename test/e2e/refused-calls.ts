import { readDemand } from '../roles/demands/demand.ts';
import type { Overheard } from '../roles/demands/overhear.ts';
import { ROLE_OF_COMMAND } from '../roles/policies.ts';
import { refusalsOf } from '../roles/simulated.ts';

/** The secrets that the stage gives: bootstrap is told of them by `github.secret_arns`, and then adds that they may be described. */
const GIVEN = /^secretsmanager:DescribeSecret \S+:secret:given\//;

/** What commands asked of IAM, and what of that their role does not allow. */
export interface Asked {
  readonly command: string;
  readonly calls: number;
  readonly refused: readonly string[];
}

/** @param ran  commands by their callers' names */
export async function askedBy(
  overheard: Overheard,
  ran: ReadonlyMap<string, string>,
): Promise<readonly Asked[]> {
  const commands = [...new Set(ran.values())].toSorted();
  return Promise.all(
    commands.map(async (command) => {
      const names = [...ran].flatMap(([name, one]) => (one === command ? [name] : []));
      return judged(command, await overheard.take(new RegExp(`^(${names.join('|')})$`)));
    }),
  );
}

async function judged(command: string, lines: readonly string[]): Promise<Asked> {
  const demands = lines.filter((line) => !GIVEN.test(line)).map(readDemand);
  return {
    command,
    calls: lines.length,
    refused: await refusalsOf(ROLE_OF_COMMAND[command] ?? 'build', demands),
  };
}

/**
 * The stage's bootstrap makes no roles, so that those of the stacks carry no boundary, and the role that deploys may make none
 * without: that one is asked where bootstrap has made them (test/infra/apply).
 */
const UNBOUNDED = /^iam:CreateRole /;

/** What a role does not allow of all that engines have asked since the last time: they sign as nobody of the stage. */
export async function refusedOf(role: 'plan' | 'deploy', overheard: Overheard): Promise<readonly string[]> {
  const lines = await overheard.take();
  return refusalsOf(role, lines.filter((line) => !GIVEN.test(line) && !UNBOUNDED.test(line)).map(readDemand));
}
