import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import type { CloudRequest, CloudResponse } from '../room.ts';

interface Operation {
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, { name: string; in: string }>> };
}

/** GitHub's own description of its API, which is read only by those who check against it: it is large. */
export class Described {
  readonly #description: Description;
  readonly #ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #templates: readonly (readonly [template: string, path: RegExp])[];
  /** What in the traffic broke it, in words. */
  readonly faults: string[] = [];

  constructor() {
    const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
    this.#description = JSON.parse(readFileSync(file, 'utf8'), withNull);
    this.#ajv.addSchema(this.#description, 'github');
    this.#templates = Object.keys(this.#description.paths)
      .filter((path) => path.startsWith('/repos/{owner}/{repo}/'))
      // A fixed word comes before a parameter in the same place.
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((path) => [path, new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)]);
  }

  /** Passes on what this answers, and notes what neither side may say. */
  watch(answer: (request: CloudRequest) => Promise<CloudResponse>) {
    return async (request: CloudRequest): Promise<CloudResponse> => {
      const answered = await answer(request);
      const [path = '', query = ''] = request.url.split('?');
      if (path !== '/graphql') this.#judge(request, path, new URLSearchParams(query), answered);
      return answered;
    };
  }

  #judge(request: CloudRequest, path: string, query: URLSearchParams, { status, body }: CloudResponse): void {
    const template = this.#templates.find(([, pattern]) => pattern.test(path))?.[0] ?? '';
    const method = request.method.toLowerCase();
    const operation = this.#description.paths[template]?.[method];
    const where = `${method} ${template} ${status}`;
    if (!operation) {
      this.#note(`${method} ${path}`, ['is not described']);
      return;
    }
    const known = new Set(this.#parameters(operation));
    this.#note(
      where,
      [...query.keys()].filter((name) => !known.has(name)).map((name) => `knows no ${name}`),
    );
    const place = `github#/paths/${escaped(template)}/${method}`;
    const content = 'content/application~1json/schema';
    if (request.body.length > 0 && operation.requestBody) {
      const asked = JSON.parse(Buffer.from(request.body).toString('utf8'));
      this.#note(`${where} asked`, this.#check(`${place}/requestBody/${content}`, asked));
    }
    // Refusals of tokens and limits come from before the operation, which does not describe them.
    if (operation.responses[status]?.content?.['application/json'] === undefined) return;
    this.#note(where, this.#check(`${place}/responses/${status}/${content}`, JSON.parse(String(body))));
  }

  #parameters({ parameters = [] }: Operation): readonly string[] {
    return parameters.flatMap((one) => {
      const reference = '$ref' in one ? String(one.$ref).split('/').at(-1) : undefined;
      const found = reference === undefined ? one : this.#description.components.parameters[reference];
      const { name, in: place } = found as { name: string; in: string };
      return place === 'query' ? [name] : [];
    });
  }

  #check(place: string, data: unknown): readonly string[] {
    const validate = this.#compiled.get(place) ?? this.#ajv.compile({ $ref: place });
    this.#compiled.set(place, validate);
    validate(data);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  #note(where: string, said: readonly string[]): void {
    this.faults.push(...said.map((fault) => `${where}: ${fault}`));
  }
}

function escaped(template: string): string {
  return template.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** OpenAPI's `nullable`, in the words of JSON Schema. */
function withNull(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
