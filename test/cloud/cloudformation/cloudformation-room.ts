import { randomUUID } from 'node:crypto';
import type { Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import { queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import type { RecreationOf } from './changes.ts';
import { Deployment, deleteStack, type Means } from './deployment.ts';
import type { MakerOf } from './makers/maker.ts';
import { proposed, type Values } from './proposed.ts';
import { readTemplate } from './read-template.ts';
import { type ChangeSet, Stack } from './stack.ts';
import type { Template } from './template.ts';
import { changeSetView, stackView } from './views.ts';

export interface CloudFormationOptions {
  readonly shapes: Shapes;
  readonly account: string;
  readonly region: string;
  readonly makerOf: MakerOf;
  readonly recreations: () => Promise<RecreationOf>;
  /** The object that a template's address names. */
  readonly fetch: (address: string) => Promise<string>;
  /** The value of a parameter of SSM. */
  readonly parameter: (name: string) => Promise<string>;
  readonly now: () => Date;
}

// biome-ignore lint/suspicious/noExplicitAny: each operation has an input of its own, checked by its description.
type Input = any;

/** Stacks and their change sets. */
export class CloudFormation {
  readonly #options: CloudFormationOptions;
  readonly #stacks: Stack[] = [];
  /** Executions and deletions under way. */
  readonly #going = new Set<Promise<void>>();

  constructor(options: CloudFormationOptions) {
    this.#options = options;
  }

  room(): Room {
    return queryRoom(this.#options.shapes, 'cloudformation', this.#operations());
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#going);
  }

  #operations(): Operations {
    return {
      CreateChangeSet: (input) => this.#createChangeSet(input),
      DescribeChangeSet: (input) =>
        changeSetView(this.#changeSet(input), this.#stack(input.StackName ?? stackOf(input.ChangeSetName))),
      ExecuteChangeSet: (input) => this.#execute(input),
      DeleteChangeSet: (input) => {
        const stack = this.#stack(input.StackName ?? stackOf(input.ChangeSetName));
        stack.changeSets.delete(this.#changeSet(input).name);
        return {};
      },
      ListChangeSets: ({ StackName }) => ({
        Summaries: [...this.#stack(StackName).changeSets.values()].map((set) => ({
          ChangeSetId: set.id,
          ChangeSetName: set.name,
          StackName,
          Status: set.status,
          ExecutionStatus: set.execution,
          CreationTime: set.createdAt,
        })),
      }),
      DescribeStacks: ({ StackName }) => ({
        Stacks: (StackName === undefined ? this.#there() : [this.#stack(StackName)]).map(stackView),
      }),
      DescribeStackEvents: ({ StackName }) => {
        const stack = this.#stack(StackName);
        return {
          StackEvents: stack.events.map((event) => ({ ...event, StackId: stack.id, StackName: stack.name })),
        };
      },
      ListStackResources: ({ StackName }) => ({
        StackResourceSummaries: [...this.#stack(StackName).resources].map(([LogicalResourceId, live]) => ({
          LogicalResourceId,
          PhysicalResourceId: live.made.physicalId,
          ResourceType: live.type,
          LastUpdatedTimestamp: live.updatedAt,
          ResourceStatus: 'UPDATE_COMPLETE',
        })),
      }),
      GetTemplate: ({ StackName }) => ({
        TemplateBody: JSON.stringify(this.#stack(StackName).template ?? {}),
        StagesAvailable: ['Original', 'Processed'],
      }),
      DeleteStack: ({ StackName }) => this.#delete(StackName),
      UpdateTerminationProtection: ({ StackName, EnableTerminationProtection }) => {
        const stack = this.#stack(StackName);
        stack.isProtected = EnableTerminationProtection;
        return { StackId: stack.id };
      },
    };
  }

  async #createChangeSet(input: Input) {
    const kind = input.ChangeSetType ?? 'UPDATE';
    const stack = kind === 'CREATE' ? this.#newStack(input.StackName) : this.#stack(input.StackName);
    refuseWhileGoing(stack);
    if (stack.changeSets.has(input.ChangeSetName))
      throw new AwsError(
        'AlreadyExistsException',
        `ChangeSet ${input.ChangeSetName} cannot be created due to a mismatch with existing attribute Template`,
      );
    const template = await this.#templateOf(input, stack);
    const parameters = parametersOf(input, template, stack);
    const values = await this.#values(stack, template, parameters);
    const changes = proposed(stack, template, values, await this.#options.recreations());
    const nothing = changes.length === 0 && sameOutputs(stack, template);
    const changeSet: ChangeSet = {
      id: `arn:aws:cloudformation:${this.#options.region}:${this.#options.account}:changeSet/${input.ChangeSetName}/${randomUUID()}`,
      name: input.ChangeSetName,
      kind,
      template,
      parameters,
      tags: input.Tags ?? [],
      changes,
      status: nothing ? 'FAILED' : 'CREATE_COMPLETE',
      ...(nothing
        ? {
            reason:
              "The submitted information didn't contain changes. Submit different information to create a change set.",
          }
        : {}),
      createdAt: this.#options.now(),
      execution: nothing ? 'UNAVAILABLE' : 'AVAILABLE',
    };
    stack.changeSets.set(changeSet.name, changeSet);
    return { Id: changeSet.id, StackId: stack.id };
  }

  #execute(input: Input) {
    const stack = this.#stack(input.StackName ?? stackOf(input.ChangeSetName));
    const changeSet = this.#changeSet(input);
    refuseWhileGoing(stack);
    if (changeSet.execution !== 'AVAILABLE')
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
      );
    changeSet.execution = 'EXECUTE_IN_PROGRESS';
    // Others were made of a stack that is no more as it was.
    for (const other of stack.changeSets.values()) if (other !== changeSet) other.execution = 'OBSOLETE';
    this.#go(this.#deploy(stack, changeSet));
    return {};
  }

  async #deploy(stack: Stack, changeSet: ChangeSet): Promise<void> {
    const means: Means = {
      makerOf: this.#options.makerOf,
      recreationOf: await this.#options.recreations(),
      values: await this.#values(stack, changeSet.template, changeSet.parameters),
    };
    stack.parameters = changeSet.parameters;
    stack.tags = changeSet.tags;
    await new Deployment(stack, changeSet.template, means).run();
    stack.updatedAt = this.#options.now();
    stack.changeSets.clear();
  }

  #delete(name: string) {
    const stack = this.#stacks.find((one) => isIt(one, name) && one.status !== 'DELETE_COMPLETE');
    if (!stack) return undefined;
    refuseWhileGoing(stack);
    if (stack.isProtected)
      throw new AwsError(
        'ValidationError',
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      );
    this.#go(deleteStack(stack, this.#options.makerOf));
    return undefined;
  }

  #go(work: Promise<void>): void {
    const tracked = work.finally(() => this.#going.delete(tracked));
    this.#going.add(tracked);
  }

  #newStack(name: string): Stack {
    const known = this.#there().find((one) => isIt(one, name));
    if (known?.status === 'REVIEW_IN_PROGRESS') return known;
    if (known)
      throw new AwsError(
        'ValidationError',
        `Stack [${name}] already exists and cannot be created again with the changeSet [CREATE].`,
      );
    const id = `arn:aws:cloudformation:${this.#options.region}:${this.#options.account}:stack/${name}/${randomUUID()}`;
    const stack = new Stack(name, id, this.#options.now, randomUUID);
    this.#stacks.push(stack);
    return stack;
  }

  #there(): readonly Stack[] {
    return this.#stacks.filter(({ status }) => status !== 'DELETE_COMPLETE');
  }

  /** A stack that is gone is found by its id alone. */
  #stack(name: string): Stack {
    const found = this.#there().find((one) => isIt(one, name)) ?? this.#stacks.find(({ id }) => id === name);
    if (found) return found;
    throw new AwsError('ValidationError', `Stack with id ${name} does not exist`);
  }

  #changeSet({ StackName, ChangeSetName }: Input): ChangeSet {
    const stacks = StackName === undefined ? this.#stacks : [this.#stack(StackName)];
    const found = stacks
      .flatMap((stack) => [...stack.changeSets.values()])
      .find((set) => set.name === ChangeSetName || set.id === ChangeSetName);
    if (found) return found;
    throw new AwsError('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`, { status: 404 });
  }

  async #templateOf(input: Input, stack: Stack): Promise<Template> {
    if (input.UsePreviousTemplate) return stack.template as Template;
    return readTemplate(input.TemplateBody ?? (await this.#options.fetch(input.TemplateURL)));
  }

  async #values(
    stack: Stack,
    template: Template,
    parameters: Readonly<Record<string, string>>,
  ): Promise<Values> {
    const { account, region } = this.#options;
    const looked = await Promise.all(
      Object.entries(template.Parameters ?? {}).map(async ([name, { Type }]) => {
        const value = parameters[name] ?? '';
        if (Type.startsWith('AWS::SSM::')) return [name, await this.#options.parameter(value)] as const;
        return [name, Type === 'CommaDelimitedList' ? value.split(',') : value] as const;
      }),
    );
    return {
      values: {
        ...Object.fromEntries(looked),
        'AWS::Region': region,
        'AWS::AccountId': account,
        'AWS::Partition': 'aws',
        'AWS::URLSuffix': 'amazonaws.com',
        'AWS::StackName': stack.name,
        'AWS::StackId': stack.id,
      },
      zones: ['a', 'b', 'c'].map((letter) => `${region}${letter}`),
    };
  }
}

function refuseWhileGoing(stack: Stack): void {
  if (stack.isGoingOn)
    throw new AwsError(
      'ValidationError',
      `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
    );
}

function isIt(stack: Stack, name: string): boolean {
  return stack.name === name || stack.id === name;
}

function stackOf(changeSetId: string): string {
  throw new AwsError(
    'ValidationError',
    `StackName must be specified if ChangeSetName is not specified as an ARN: ${changeSetId}`,
  );
}

function parametersOf(input: Input, template: Template, stack: Stack): Readonly<Record<string, string>> {
  const given = new Map<string, string>(
    (input.Parameters ?? []).map(({ ParameterKey, ParameterValue, UsePreviousValue }: Input) => [
      ParameterKey,
      UsePreviousValue ? stack.parameters[ParameterKey] : ParameterValue,
    ]),
  );
  const all = Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => {
    const value = given.get(name) ?? Default;
    if (value === undefined) throw new AwsError('ValidationError', `Parameters: [${name}] must have values`);
    return [name, String(value)] as const;
  });
  return Object.fromEntries(all);
}

function sameOutputs(stack: Stack, template: Template): boolean {
  return JSON.stringify(stack.template?.Outputs) === JSON.stringify(template.Outputs);
}
