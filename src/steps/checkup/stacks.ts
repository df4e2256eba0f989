import { after, type Fact } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { type SeenStack, stackFindings, TOOLKIT } from '../../model/checkup/stack-checks.ts';
import { cloudName } from '../../model/cloud-name.ts';
import { COLORS } from '../../model/color.ts';
import type { Outlook } from '../ground.ts';
import { answerAfter } from './answer.ts';

/** Stacks of CloudFormation, and what `cdk bootstrap` has made: where CDK is the engine. */
export async function examineStacks(
  { journal, site, world }: Outlook,
  account: Fact<string>,
): Promise<readonly Finding[]> {
  const unreached = after('AWS account', 'AWS is not reached');
  const ask = (name: string) => answerAfter(account, unreached, () => world.checkup.stack(name));
  const all = [{ kind: 'shared' } as const, ...COLORS.map((color) => ({ kind: 'color', color }) as const)];
  const names = all.map((stack) => cloudName(site, stack));
  const stacks = new Map<string, Fact<SeenStack | undefined>>(
    await Promise.all(names.map(async (name) => [name, await ask(name)] as const)),
  );
  const isThere = [...stacks.values()].some((fact) => fact.kind === 'known' && fact.value !== undefined);
  const isCdks = isThere || (await world.checkup.bringsCdkApp());
  journal.done(isCdks ? 'deployed by CDK' : 'no stack of CDK');
  return stackFindings({ stacks, toolkit: isCdks ? await ask(TOOLKIT) : undefined });
}
