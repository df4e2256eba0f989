import type { AwsError } from './aws-error.ts';
import { COMMON_ERRORS } from './aws-error.ts';
import { faultsOf } from './conformity.ts';
import type { ServiceDescription } from './service-description.ts';
import { readServiceDescription } from './service-description.ts';

/** The services' descriptions, and everything that was seen to break them. */
export interface Shapes {
  service(name: string): ServiceDescription;
  /** Sentences about requests and answers that their service could not have had. A test expects none. */
  readonly faults: readonly string[];
  checkInput(service: string, operation: string, input: unknown): readonly string[];
  checkOutput(service: string, operation: string, output: unknown): readonly string[];
  checkError(service: string, operation: string, error: AwsError): readonly string[];
}

/** @param dataFolder botocore's `data` folder */
export function openShapes(dataFolder: string): Shapes {
  const known = new Map<string, ServiceDescription>();
  const faults: string[] = [];
  const service = (name: string): ServiceDescription => {
    const description = known.get(name) ?? readServiceDescription(dataFolder, name);
    known.set(name, description);
    return description;
  };
  const note = (found: readonly string[]): readonly string[] => {
    faults.push(...found);
    return found;
  };
  const check = (name: string, operation: string, side: 'input' | 'output', value: unknown) => {
    const reference = service(name).operations[operation]?.[side];
    if (reference === undefined) return [];
    return note(faultsOf(service(name), reference, value, `${name} ${operation} ${side}`));
  };
  return {
    service,
    faults,
    checkInput: (name, operation, input) => check(name, operation, 'input', input),
    checkOutput: (name, operation, output) => check(name, operation, 'output', output),
    checkError: (name, operation, error) => note(errorFaults(service(name), `${name} ${operation}`, error)),
  };
}

function errorFaults(description: ServiceDescription, where: string, error: AwsError): string[] {
  if (COMMON_ERRORS.has(error.code)) return [];
  const entry = Object.entries(description.shapes).find(
    ([name, shape]) =>
      shape.type === 'structure' &&
      shape.exception &&
      (name === error.code || shape.error?.code === error.code),
  );
  if (entry === undefined) return [`${where} answered with an error that is not described: ${error.code}`];
  return faultsOf(description, { shape: entry[0] }, error.members, `${where} ${error.code}`);
}
