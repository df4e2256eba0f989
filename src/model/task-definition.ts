/** The processes of a release; each has a task definition, and all but migrate a service. */
const SERVICE_ROLES = ['web', 'worker', 'beat'] as const;
export type ServiceRole = (typeof SERVICE_ROLES)[number];
export const ROLES = [...SERVICE_ROLES, 'migrate'] as const;
export type Role = (typeof ROLES)[number];

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential?: boolean;
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly logConfiguration?: {
    readonly logDriver: string;
    readonly options?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/**
 * A task definition in the shape that RegisterTaskDefinition takes, kept whole in the ledger:
 * what this type does not name travels along untouched.
 */
export interface TaskDefinition {
  readonly family: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly [field: string]: unknown;
}

type Definitions = Partial<Readonly<Record<Role, TaskDefinition>>>;

/** What a colour's stack makes for its tasks alone. */
const OF_THE_STACK = ['executionRoleArn', 'taskRoleArn'] as const;

/**
 * Definitions of one colour as they have to read in another one: with the roles and log groups that its own name. Those
 * of a role that it has none of stay as they are.
 */
export function atHome(definitions: Definitions, home: Definitions): Definitions {
  const moved: Partial<Record<Role, TaskDefinition>> = {};
  for (const role of ROLES) {
    const [definition, own] = [definitions[role], home[role]];
    if (definition) moved[role] = own ? movedTo(own, definition) : definition;
  }
  return moved;
}

function movedTo(home: TaskDefinition, definition: TaskDefinition): TaskDefinition {
  const roles = OF_THE_STACK.flatMap((name) => (home[name] === undefined ? [] : [[name, home[name]]]));
  return {
    ...definition,
    ...Object.fromEntries(roles),
    containerDefinitions: definition.containerDefinitions.map((container) => ({
      ...container,
      ...logsAt(home, container),
    })),
  };
}

function logsAt(
  { containerDefinitions }: TaskDefinition,
  { name, logConfiguration: logs }: ContainerDefinition,
): Pick<ContainerDefinition, 'logConfiguration'> {
  const group = containerDefinitions.find((one) => one.name === name)?.logConfiguration?.options?.[GROUP];
  if (group === undefined || logs?.options?.[GROUP] === undefined) return {};
  return { logConfiguration: { ...logs, options: { ...logs.options, [GROUP]: group } } };
}

const GROUP = 'awslogs-group';

/** The release that tasks of this definition answer with: their RELEASE variable. */
export function releaseOf(definition: TaskDefinition): string | undefined {
  for (const container of definition.containerDefinitions) {
    const found = container.environment?.find((variable) => variable.name === 'RELEASE');
    if (found) return found.value;
  }
  return undefined;
}

/** The family and the number of a revision, as people read them: `shop-production-green-web:7`. */
export function revisionName(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

/** What one container may use at most, in MiB: its own limit, or its task's. */
export function memoryOf(definition: TaskDefinition, container: string): string | undefined {
  const own = definition.containerDefinitions.find(({ name }) => name === container)?.['memory'];
  const found = own ?? definition['memory'];
  return typeof found === 'number' || typeof found === 'string' ? String(found) : undefined;
}
