/** An error as a service answers it: its code, its sentence, and the members of its shape. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly status: number;

  constructor(
    code: string,
    message: string,
    more: { readonly members?: Record<string, unknown>; readonly status?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.members = more.members ?? {};
    this.status = more.status ?? 400;
  }
}

/** Codes that every service may answer without describing them. */
export const COMMON_ERRORS: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ValidationException',
  'ValidationError',
  'SerializationException',
  'UnknownOperationException',
  'InternalFailure',
  'InvalidAction',
]);
