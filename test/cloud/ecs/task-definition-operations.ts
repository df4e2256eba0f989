import type {
  DeleteTaskDefinitionsCommandInput,
  DeregisterTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandInput,
  ListTaskDefinitionFamiliesCommandInput,
  ListTaskDefinitionsCommandInput,
  RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import type { Model } from './model.ts';
import { page } from './page.ts';
import { describeRevision } from './task-definitions.ts';

export function taskDefinitionOperations(model: Model): Operations {
  const { definitions, timeline, tags } = model;
  return {
    RegisterTaskDefinition: (input: RegisterTaskDefinitionCommandInput) => {
      const revision = definitions.register(input, timeline.now());
      return { taskDefinition: describeRevision(revision), tags: tags.get(revision.arn) };
    },
    DescribeTaskDefinition: (input: DescribeTaskDefinitionCommandInput) => {
      const found = definitions.find(input.taskDefinition ?? '');
      if (!found) throw new AwsError('ClientException', 'Unable to describe task definition.');
      const withTags = input.include?.includes('TAGS') ? { tags: tags.get(found.arn) ?? [] } : {};
      return { taskDefinition: describeRevision(found), ...withTags };
    },
    DeregisterTaskDefinition: (input: DeregisterTaskDefinitionCommandInput) => ({
      taskDefinition: describeRevision(definitions.deregister(input.taskDefinition ?? '', timeline.now())),
    }),
    DeleteTaskDefinitions: (input: DeleteTaskDefinitionsCommandInput) => {
      const asked = (input.taskDefinitions ?? []).map((given) => ({
        given,
        removed: definitions.remove(given, timeline.now()),
      }));
      return {
        taskDefinitions: asked.flatMap(({ removed }) => (removed ? [describeRevision(removed)] : [])),
        failures: asked.flatMap(({ given, removed }) =>
          removed ? [] : [{ arn: given, reason: 'TASK_DEFINITION_NOT_INACTIVE_OR_MISSING' }],
        ),
      };
    },
    ...listOperations(model),
  };
}

function listOperations({ definitions }: Model): Operations {
  return {
    ListTaskDefinitions: (input: ListTaskDefinitionsCommandInput) => {
      const found = definitions.all.filter(
        (one) =>
          one.status === (input.status ?? 'ACTIVE') &&
          (input.familyPrefix === undefined || one.family === input.familyPrefix),
      );
      const arns = found.map((one) => one.arn);
      const { items, nextToken } = page(input.sort === 'DESC' ? arns.reverse() : arns, input);
      return { taskDefinitionArns: items, nextToken };
    },
    ListTaskDefinitionFamilies: (input: ListTaskDefinitionFamiliesCommandInput) => {
      const families = new Map<string, boolean>();
      for (const one of definitions.all) {
        families.set(one.family, families.get(one.family) || one.status === 'ACTIVE');
      }
      const wanted = [...families]
        .filter(([family]) => family.startsWith(input.familyPrefix ?? ''))
        .filter(([, active]) =>
          input.status === 'ALL' ? true : input.status === 'INACTIVE' ? !active : active,
        );
      const { items, nextToken } = page(wanted.map(([family]) => family).sort(), input);
      return { families: items, nextToken };
    },
  };
}
