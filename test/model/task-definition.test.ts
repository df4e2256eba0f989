import { expect, test } from 'vitest';
import { atHome, type TaskDefinition } from '../../src/model/task-definition.ts';

function definition(color: string, more: Partial<TaskDefinition> = {}): TaskDefinition {
  const options = { 'awslogs-group': `/logs/${color}`, 'awslogs-stream-prefix': 'web' };
  return {
    family: `shop-${color}-web`,
    executionRoleArn: `role/${color}-execution`,
    taskRoleArn: `role/${color}-task`,
    containerDefinitions: [
      { name: 'web', image: color, logConfiguration: { logDriver: 'awslogs', options } },
      { name: 'sidecar', image: 'sidecar' },
    ],
    ...more,
  };
}

test('a definition that comes to another colour has the roles and logs of its stack, and the rest of its own', () => {
  const [blue, green] = [definition('blue'), definition('green')];
  const [web, ...others] = blue.containerDefinitions;
  const logConfiguration = {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/logs/green', 'awslogs-stream-prefix': 'web' },
  };
  expect(atHome({ web: blue }, { web: green, beat: green })).toEqual({
    web: {
      ...blue,
      executionRoleArn: 'role/green-execution',
      taskRoleArn: 'role/green-task',
      containerDefinitions: [{ ...web, logConfiguration }, ...others],
    },
  });
});

test('at home it is as it was, and a role that the stack has none of keeps its own', () => {
  const blue = definition('blue');
  expect(atHome({ web: blue }, { web: blue })).toEqual({ web: blue });
  expect(atHome({ web: blue, worker: blue }, { web: blue })).toEqual({ web: blue, worker: blue });
  expect(atHome({ web: blue }, { web: { family: 'own', containerDefinitions: [] } })).toEqual({ web: blue });
});
