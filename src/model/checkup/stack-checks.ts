import { Failure } from '../failure.ts';
import { stackState } from '../stack-state.ts';
import { type Fact, unanswered } from './fact.ts';
import type { Finding } from './finding.ts';

/** A stack of CloudFormation. */
export interface SeenStack {
  readonly status: string;
  readonly reason: string | undefined;
  /** By CloudFormation's own names. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** What `cdk bootstrap` makes, as it is told to call it, by the qualifier of infra/cdk. */
export const TOOLKIT = 'CDKToolkit-flipgate';

export interface StackFacts {
  /** Shared's and the colours', by the names that they have or would have. */
  readonly stacks: ReadonlyMap<string, Fact<SeenStack | undefined>>;
  /** Asked where CDK is the engine. */
  readonly toolkit: Fact<SeenStack | undefined> | undefined;
}

/** Since this one its roles write to the account's own bucket alone. */
const NEEDED_VERSION = 21;

/** What a deploy by CDK stands on. Of Terraform's environments there are no stacks, and nothing to say. */
export function stackFindings({ stacks, toolkit }: StackFacts): readonly Finding[] {
  const seen = [...stacks].flatMap(([name, fact]) => stackFinding(name, fact, toolkit !== undefined));
  return toolkit === undefined ? seen : [...seen, toolkitFinding(toolkit)];
}

/** One that cannot be asked for is another engine's, or cannot be deployed to: only who knows the engine knows which. */
function stackFinding(name: string, fact: Fact<SeenStack | undefined>, isCdks: boolean): readonly Finding[] {
  const check = `stack ${name}`;
  if (fact.kind === 'unknown') return [unanswered(check, fact, isCdks ? 'by deploys' : 'here alone')];
  return isCdks ? [{ check, ...verdictOn(name, fact.value) }] : [];
}

function verdictOn(name: string, seen: SeenStack | undefined) {
  const judge = () => stackState(name, seen?.status, seen?.reason);
  let state: ReturnType<typeof judge>;
  try {
    state = judge();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'bad', found: error.message, remedy: error.remedy } as const;
  }
  switch (state.kind) {
    case 'absent':
      return { kind: 'early', found: 'none yet: a deploy makes it' } as const;
    case 'there':
      return { kind: 'good', found: seen?.status ?? '' } as const;
    case 'going on': {
      const remedy =
        'Wait until CloudFormation is done with it. A deploy waits only for what a deploy has begun.';
      return { kind: 'poor', found: `${state.status}: something deploys to it`, remedy } as const;
    }
  }
}

const BOOTSTRAP = 'Run `npx cdk bootstrap` as infra/cdk/README.md has it';

/** The shipped stacks bring neither files nor images. */
function toolkitFinding(fact: Fact<SeenStack | undefined>): Finding {
  const check = 'CDK toolkit';
  if (fact.kind === 'unknown') return unanswered(check, fact, 'here alone');
  const seen = fact.value;
  if (seen === undefined)
    return {
      ...{ check, kind: 'poor', found: 'there is none: files and images of an app cannot be published' },
      remedy: `${BOOTSTRAP}, if your app brings any; the shipped stacks do not.`,
    };
  const verdict = verdictOn(TOOLKIT, seen);
  if (verdict.kind === 'bad' || verdict.kind === 'poor') return { check, ...verdict, kind: 'poor' };
  const version = seen.outputs['BootstrapVersion'] ?? 'unknown';
  if (Number(version) >= NEEDED_VERSION) return { check, kind: 'good', found: `version ${version}` };
  const found = `version ${version}, and ${NEEDED_VERSION} is the first whose roles write to this account's bucket alone`;
  return { check, kind: 'poor', found, remedy: `${BOOTSTRAP}: it brings the version up.` };
}
