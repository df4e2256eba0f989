/** What CDK's stacks write behind the description of an output that is no plain text. */
const STRUCTURED = /\(JSON\)$/;

interface Output {
  readonly OutputKey?: string | undefined;
  readonly OutputValue?: string | undefined;
  readonly Description?: string | undefined;
}

/** Outputs by the names of infra/README.md, which CloudFormation takes without underscores; one that is null is not there. */
export function stackOutputs(outputs: readonly Output[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    outputs.map(({ OutputKey = '', OutputValue = '', Description = '' }) => [
      contractName(OutputKey),
      STRUCTURED.test(Description) ? JSON.parse(OutputValue) : OutputValue,
    ]),
  );
}

/** `TaskSubnetIds` is `task_subnet_ids`. */
function contractName(key: string): string {
  return key.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);
}
