import type { CloudRequest, CloudResponse, Room } from '../room.ts';
import { AwsError } from './aws-error.ts';
import type { Operations } from './json-room.ts';
import { readForm } from './query-form.ts';
import type { Shapes } from './shapes.ts';
import { writeXmlAnswer, writeXmlError } from './xml-answer.ts';

/** The `Action` of a query protocol's form. */
export function queryOperation(request: CloudRequest): string {
  return formOf(request).get('Action') ?? '';
}

/** A service that speaks the query protocol: forms in, XML out; checked as `jsonRoom` checks. */
export function queryRoom(shapes: Shapes, service: string, operations: Operations): Room {
  const answerIn = async (name: string, form: URLSearchParams): Promise<CloudResponse> => {
    const description = shapes.service(service);
    const operation = operations[name];
    const described = description.operations[name];
    if (operation === undefined || described === undefined) {
      throw new AwsError('InvalidAction', `${service} is modelled without ${name}`, { status: 501 });
    }
    const input = described.input ? readForm(description, described.input, form) : {};
    refuse('ValidationError', 400, shapes.checkInput(service, name, input));
    const output = (await operation(input)) ?? {};
    refuse('InternalFailure', 500, shapes.checkOutput(service, name, output));
    return response(200, writeXmlAnswer(description, name, output, 'model'));
  };
  return {
    answer: async (request) => {
      const name = queryOperation(request);
      try {
        return await answerIn(name, formOf(request));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        shapes.checkError(service, name, error);
        return response(error.status, writeXmlError(shapes.service(service), error.code, error.message));
      }
    },
  };
}

function formOf(request: CloudRequest): URLSearchParams {
  const body = new TextDecoder().decode(request.body);
  return new URLSearchParams(body !== '' ? body : (request.url.split('?')[1] ?? ''));
}

function refuse(code: string, status: number, faults: readonly string[]): void {
  if (faults.length > 0) throw new AwsError(code, faults.join('; '), { status });
}

function response(status: number, body: string): CloudResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
