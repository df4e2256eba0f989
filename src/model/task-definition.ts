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
