import type { CloudRequest, CloudResponse, Room } from '../room.ts';
import { AwsError } from './aws-error.ts';
import { fromJson, toJson } from './json-values.ts';
import type { Shapes } from './shapes.ts';

/** One operation: its input in the shape's members, Dates for timestamps; so is what it gives. */
// biome-ignore lint/suspicious/noExplicitAny: each operation states its own input; the shapes check it before the call.
export type Operation = (input: any) => unknown;
export type Operations = Readonly<Record<string, Operation>>;

/** `DescribeServices` of `AmazonEC2ContainerServiceV20141113.DescribeServices`. */
export function jsonOperation(request: CloudRequest): string {
  return request.headers['x-amz-target']?.split('.').at(-1) ?? '';
}

/**
 * A service that speaks the JSON protocol. Every request and answer is checked against its
 * description; a request that breaks it is refused, an answer that breaks it is an internal failure.
 */
export function jsonRoom(shapes: Shapes, service: string, operations: Operations): Room {
  const answerIn = async (name: string, body: Uint8Array): Promise<CloudResponse> => {
    const operation = operations[name];
    const described = shapes.service(service).operations[name];
    if (operation === undefined || described === undefined) {
      throw new AwsError('UnknownOperationException', `${service} is modelled without ${name}`, {
        status: 501,
      });
    }
    const text = new TextDecoder().decode(body);
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    const input = described.input ? fromJson(shapes.service(service), described.input, parsed) : {};
    refuse('ValidationException', 400, shapes.checkInput(service, name, input));
    const output = (await operation(input)) ?? {};
    refuse('InternalFailure', 500, shapes.checkOutput(service, name, output));
    return response(200, toJson(output));
  };
  return {
    answer: async (request) => {
      const name = jsonOperation(request);
      try {
        return await answerIn(name, request.body);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        shapes.checkError(service, name, error);
        const body = { __type: error.code, message: error.message, ...error.members };
        return response(error.status, toJson(body));
      }
    },
  };
}

function refuse(code: string, status: number, faults: readonly string[]): void {
  if (faults.length > 0) throw new AwsError(code, faults.join('; '), { status });
}

function response(status: number, body: string): CloudResponse {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
}
