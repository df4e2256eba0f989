import { page } from '../ecs/page.ts';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import { capabilitiesOf } from './capabilities.ts';
import { changesBy, wantedBy } from './change-set-operations.ts';
import type { CloudFormation } from './cloudformation.ts';
import { invalid, refuseDeletion, refuseUpdate } from './refusals.ts';
import { deleteStack } from './teardown.ts';
import { templateGiven } from './template-source.ts';
import { eventView, resourceViews, stackView } from './views.ts';

export function stackOperations(formation: CloudFormation): Operations {
  return { ...reading(formation), ...templates(formation), ...writing(formation), ...mending(formation) };
}

function reading({ stacks }: CloudFormation): Operations {
  return {
    DescribeStacks: ({ StackName, NextToken }) => {
      const all = StackName === undefined ? stacks.there() : [stacks.get(StackName)];
      const { items, nextToken } = page(all, { nextToken: NextToken });
      return { Stacks: items.map(stackView), NextToken: nextToken };
    },
    ListStacks: ({ StackStatusFilter, NextToken }) => {
      const all = stacks.all().filter(({ status }) => StackStatusFilter?.includes(status) ?? true);
      const { items, nextToken } = page(all, { nextToken: NextToken });
      return {
        StackSummaries: items.map((stack) => {
          const { StackId, StackName, CreationTime, StackStatus } = stackView(stack);
          return { StackId, StackName, CreationTime, StackStatus };
        }),
        NextToken: nextToken,
      };
    },
    DescribeStackEvents: ({ StackName, NextToken }) => {
      const stack = stacks.get(StackName, `Stack [${StackName}] does not exist`);
      const { items, nextToken } = page(stack.events, { nextToken: NextToken });
      return { StackEvents: items.map((event) => eventView(stack, event)), NextToken: nextToken };
    },
    ListStackResources: ({ StackName, NextToken }) => {
      const { items, nextToken } = page(resourceViews(stacks.get(StackName)), { nextToken: NextToken });
      const summaries = items.map(({ at, ...one }) => ({ ...one, LastUpdatedTimestamp: at }));
      return { StackResourceSummaries: summaries, NextToken: nextToken };
    },
    DescribeStackResources: ({ StackName, LogicalResourceId }) => {
      const all = resourceViews(stacks.get(StackName));
      const wanted = all.filter(
        (one) => one.LogicalResourceId === (LogicalResourceId ?? one.LogicalResourceId),
      );
      return { StackResources: wanted.map(({ at, ...one }) => ({ ...one, StackName, Timestamp: at })) };
    },
  };
}

function templates(formation: CloudFormation): Operations {
  const { stacks } = formation;
  return {
    GetTemplate: ({ StackName, ChangeSetName }) => {
      const deployed =
        ChangeSetName === undefined
          ? stacks.get(StackName).deployed
          : stacks.changeSet({ StackName, ChangeSetName }).set.wanted;
      const text = deployed === undefined ? {} : { TemplateBody: deployed.text };
      return { ...text, StagesAvailable: ['Original', 'Processed'] };
    },
    GetTemplateSummary: async ({ StackName, ...given }) => {
      const stack = StackName === undefined ? undefined : stacks.get(StackName);
      if (stack?.status === 'REVIEW_IN_PROGRESS')
        throw invalid('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.');
      const { template } = stack?.deployed ?? (await templateGiven(given, undefined, formation.readObject));
      return {
        ...(template.Description === undefined ? {} : { Description: template.Description }),
        Capabilities: capabilitiesOf(template),
        ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
        Parameters: Object.entries(template.Parameters ?? {}).map(([ParameterKey, { Type, Default }]) => ({
          ...{ ParameterKey, ParameterType: Type },
          ...(Default === undefined ? {} : { DefaultValue: String(Default) }),
        })),
      };
    },
  };
}

function writing(formation: CloudFormation): Operations {
  const { stacks } = formation;
  return {
    CreateStack: async ({ EnableTerminationProtection = false, ...input }) => {
      const { StackName } = input;
      const wanted = await wantedBy(formation, input, undefined);
      const stack = stacks.create(
        StackName,
        () => new AwsError('AlreadyExistsException', `Stack [${StackName}] already exists`),
      );
      await changesBy(formation, stack, wanted);
      formation.deploy(stack, wanted);
      stack.isProtected = EnableTerminationProtection;
      return { StackId: stack.id };
    },
    UpdateStack: async (input) => {
      const stack = stacks.deployed(input.StackName);
      refuseUpdate(stack);
      const wanted = await wantedBy(formation, input, stack);
      const changes = await changesBy(formation, stack, wanted);
      const same = JSON.stringify(stack.template) === JSON.stringify(wanted.template);
      if (changes.length === 0 && same) throw invalid('No updates are to be performed.');
      for (const set of stack.changeSets.values()) set.execution = 'OBSOLETE';
      formation.deploy(stack, wanted);
      return { StackId: stack.id };
    },
    DeleteStack: ({ StackName, RetainResources = [] }) => {
      const stack = stacks.found(StackName);
      // A stack that is not there is deleted well, and one that is on its way goes on.
      if (!stack || stack.status === 'DELETE_IN_PROGRESS') return;
      refuseDeletion(stack);
      stack.status = 'DELETE_IN_PROGRESS';
      formation.go(async () => deleteStack(stack, await formation.endings(), RetainResources));
    },
  };
}

function mending(formation: CloudFormation): Operations {
  const { stacks } = formation;
  return {
    UpdateTerminationProtection: ({ StackName, EnableTerminationProtection }) => {
      const stack = stacks.get(StackName);
      stack.isProtected = EnableTerminationProtection;
      return { StackId: stack.id };
    },
    ContinueUpdateRollback: ({ StackName }) => {
      const stack = stacks.get(StackName);
      const { resume } = stack;
      if (!resume || stack.status !== 'UPDATE_ROLLBACK_FAILED')
        throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not continue rollback.`);
      formation.go(resume);
    },
  };
}
