import { colorVariables, site } from './givens.ts';
import type { InfraCloud } from './infra-cloud.ts';
import { openTypedUnits } from './typed-units.ts';

const NAMES = ['network', 'cluster', 'postgresql', 'redis', 'color-blue'] as const;

type UnitName = (typeof NAMES)[number];
type Word = 'plan' | 'apply' | 'destroy';

/** How many resources units have. */
export type Counts = Readonly<Partial<Record<UnitName, number>>>;

/**
 * Another environment of the account, with the defaults of its name, whose units a person plans, applies and destroys one by one,
 * as their pages show it. An apply and a destroy ask the person first, and here nobody answers.
 */
export interface UnitsAlone {
  /** All of them at once, each by itself. @returns what each printed */
  plan(): Promise<Readonly<Record<UnitName, string>>>;
  /** Groups one after the other, the units of a group at once. */
  apply(...groups: readonly (readonly UnitName[])[]): Promise<Counts>;
  /** The same, with neither image nor certificate exported. */
  destroy(...groups: readonly (readonly UnitName[])[]): Promise<Counts>;
  close(): Promise<void>;
}

/** @param secretKey  the ARN of the application's key, since the environment has no bootstrap of its own */
export async function openUnitsAlone(
  cloud: InfraCloud,
  bucket: string,
  secretKey: string,
): Promise<UnitsAlone> {
  const units = await openTypedUnits(cloud.environment, bucket);
  const own = { ...site, environment: 'development', secret_key_arn: secretKey };
  await units.type(['stack', 'generate'], { variables: own });
  const typed = (unit: UnitName, word: Word) => {
    const words = ['run', '--working-dir', `.terragrunt-stack/${unit}`, '--', word];
    const answered = word === 'plan' ? words : [...words, '-auto-approve'];
    const given = unit === 'color-blue' && word !== 'destroy' ? byHand : {};
    return units.type(answered, { variables: { ...own, ...given } });
  };
  const inTurn = async (word: Word, groups: readonly (readonly UnitName[])[]) => {
    const counts: (readonly [UnitName, number | undefined])[] = [];
    for (const group of groups)
      counts.push(
        ...(await Promise.all(
          group.map(async (unit) => [unit, countsIn(word, await typed(unit, word))[0]] as const),
        )),
      );
    return Object.fromEntries(counts);
  };
  return {
    plan: async () => {
      const said = await Promise.all(NAMES.map(async (unit) => [unit, await typed(unit, 'plan')]));
      return Object.fromEntries(said);
    },
    apply: (...groups) => inTurn('apply', groups),
    destroy: (...groups) => inTurn('destroy', groups),
    close: units.remove,
  };
}

/** What a person exports to plan or apply a colour. */
export const byHand = (({ image, certificate_arn, release }) => ({ image, certificate_arn, release }))(
  colorVariables('blue', '1', {}),
);

const COUNT = {
  plan: /Plan: (\d+) to add, 0 to change, 0 to destroy/g,
  apply: /Apply complete! Resources: (\d+) added/g,
  destroy: /Destroy complete! Resources: (\d+) destroyed/g,
};

/** How many resources each of the units has that a command went through, in the order in which they ended. */
export function countsIn(word: Word, said: string): readonly number[] {
  return [...said.matchAll(COUNT[word])].map(([, count]) => Number(count)).filter((count) => count > 0);
}
