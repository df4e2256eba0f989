import { page } from '../ecs/page.ts';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import { refuseCapabilities } from './capabilities.ts';
import type { ChangeSet } from './change-set.ts';
import type { CloudFormation } from './cloudformation.ts';
import { type GivenParameter, parametersOf, refuseByRules } from './parameters.ts';
import { proposed } from './proposed.ts';
import { invalid, refuseExecution, refuseRemoval, refuseUpdate } from './refusals.ts';
import type { Deployed, Stack } from './stack.ts';
import type { Tag } from './tag.ts';
import { type GivenTemplate, templateGiven } from './template-source.ts';
import { changeSetSummary, changeSetView } from './views.ts';

export function changeSetOperations(formation: CloudFormation): Operations {
  const { stacks } = formation;
  return {
    CreateChangeSet: (input: Wanted) => createChangeSet(formation, input),
    DescribeChangeSet: ({ IncludePropertyValues = false, NextToken, ...named }) => {
      const { stack, set } = stacks.changeSet(named);
      const { Changes, ...view } = changeSetView(set, stack, formation.now(), IncludePropertyValues);
      const { items, nextToken } = page(Changes, { nextToken: NextToken });
      return { ...view, Changes: items, NextToken: nextToken };
    },
    ExecuteChangeSet: ({ ClientRequestToken: token, ...named }) => {
      if (stacks.isExecuted(named, token)) return;
      const { stack, set } = stacks.changeSet(named);
      refuseExecution(stack, set, formation.now());
      execute(formation, stack, set, token);
    },
    DeleteChangeSet: (named) => {
      const found = stacks.foundChangeSet(named);
      // One that is not there is deleted well.
      if (!found) return;
      const { stack, set } = found;
      refuseRemoval(set, formation.now());
      stack.changeSets.delete(set.name);
    },
    ListChangeSets: ({ StackName, NextToken }) => {
      const stack = stacks.get(StackName);
      const { items, nextToken } = page([...stack.changeSets.values()], { nextToken: NextToken });
      return {
        Summaries: items.map((set) => changeSetSummary(set, stack, formation.now())),
        NextToken: nextToken,
      };
    },
  };
}

interface Wanted extends GivenTemplate {
  readonly StackName: string;
  readonly ChangeSetName: string;
  readonly ChangeSetType?: string;
  readonly ClientToken?: string;
  readonly Description?: string;
  readonly Parameters?: readonly GivenParameter[];
  readonly Tags?: readonly Tag[];
  readonly Capabilities?: readonly string[];
}

const NOTHING =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

async function createChangeSet(formation: CloudFormation, input: Wanted) {
  const { StackName, ChangeSetName: name, ChangeSetType: type = 'UPDATE' } = input;
  const { stacks } = formation;
  const before = stacks.found(StackName);
  const same = before?.changeSets.get(name);
  // A request that is repeated, since its answer was lost, has made its change set already.
  if (before && same?.token !== undefined && same.token === input.ClientToken)
    return { Id: same.id, StackId: before.id };
  if (type !== 'CREATE' && type !== 'UPDATE') throw invalid(`ChangeSetType ${type} is not modelled`);
  const known = type === 'UPDATE' ? stacks.deployed(StackName) : stacks.found(StackName);
  if (type === 'UPDATE' && known) refuseUpdate(known);
  const wanted = await wantedBy(formation, input, known);
  const stack =
    known && type === 'UPDATE' ? known : stacks.create(StackName, () => existing(StackName, name));
  if (stack.changeSets.has(name))
    throw new AwsError(
      'AlreadyExistsException',
      `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`,
    );
  const changes = await changesBy(formation, stack, wanted);
  const createdAt = formation.now();
  const set: ChangeSet = {
    ...{ id: stacks.arn('changeSet', name), name, wanted, changes, createdAt, execution: 'AVAILABLE' },
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.ClientToken === undefined ? {} : { token: input.ClientToken }),
    failure: changes.length === 0 && isSameOtherwise(stack, wanted) ? NOTHING : undefined,
    readyAt: new Date(createdAt.getTime() + formation.thinking),
  };
  stack.changeSets.set(name, set);
  return { Id: set.id, StackId: stack.id };
}

function existing(stackName: string, name: string): AwsError {
  return invalid(
    `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
  );
}

/** What is asked for, checked as far as the call itself is refused for it. */
export async function wantedBy(
  formation: CloudFormation,
  input: Omit<Wanted, 'ChangeSetName'>,
  stack: Stack | undefined,
): Promise<Deployed> {
  const given = await templateGiven(input, stack, formation.readObject);
  const { isType } = await formation.spec();
  const strange = Object.values(given.template.Resources).filter(({ Type }) => !isType(Type));
  if (strange.length > 0)
    throw invalid(
      `Template format error: Unrecognized resource types: [${strange.map(({ Type }) => Type).join(', ')}]`,
    );
  const parameters = parametersOf(given.template, input.Parameters ?? [], stack?.deployed?.parameters ?? {});
  const capabilities = input.Capabilities ?? [];
  refuseCapabilities(given.template, capabilities);
  return { ...given, parameters, capabilities, tags: input.Tags ?? stack?.deployed?.tags ?? [] };
}

export async function changesBy(formation: CloudFormation, stack: Stack, wanted: Deployed) {
  const values = await formation.values(stack, wanted);
  const { recreation } = await formation.spec();
  try {
    refuseByRules(wanted.template, values);
    return proposed(stack, wanted.template, values, recreation);
  } catch (error) {
    throw error instanceof AwsError ? error : invalid(error instanceof Error ? error.message : String(error));
  }
}

/** Outputs, tags and descriptions are changed without a resource. */
function isSameOtherwise({ deployed }: Stack, wanted: Deployed): boolean {
  const told = (one: Deployed | undefined) =>
    JSON.stringify([one?.template.Outputs ?? {}, one?.template.Description, one?.tags ?? []]);
  return deployed !== undefined && told(deployed) === told(wanted);
}

/** All others are of a stack that is no more as it was; once it is deployed they are gone. */
function execute(formation: CloudFormation, stack: Stack, set: ChangeSet, token: string | undefined): void {
  formation.deploy(stack, set.wanted, (well) => {
    set.execution = well ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
    if (well) stack.changeSets.clear();
  });
  for (const other of stack.changeSets.values()) other.execution = 'OBSOLETE';
  set.execution = 'EXECUTE_IN_PROGRESS';
  stack.executed = { id: set.id, name: set.name, token };
}
