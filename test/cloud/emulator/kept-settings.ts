import { awsOperation, awsService, formOf } from '../aws-request.ts';
import type { Room } from '../room.ts';

/** XML element → its content. */
export type Settings = ReadonlyMap<string, string>;

/** One kind of resource of which the emulator forgets something that it was told. */
export interface Forgetting {
  readonly service: string;
  /** Operations that tell. */
  readonly told: readonly string[];
  /** Operations whose answers show what was told, in elements beside the one that holds the id. */
  readonly shown: readonly string[];
  readonly element: string;
  /** Which one a request is about, where the request names it; else the answer to its making does. */
  readonly id: (form: URLSearchParams, answer: string) => string | undefined;
  /** What is shown of it after a request, from what was before. */
  readonly settings: (form: URLSearchParams, before: Settings) => Settings;
}

/**
 * The platform shows what it was told; where the emulator does not, Terraform would set it anew at every
 * apply, or replace the resource. Only what the emulator leaves out altogether can be added this way.
 */
export function keepingSettings(emulator: Room, kind: Forgetting): Room {
  const kept = new Map<string, Settings>();
  return {
    answer: async (request) => {
      const answer = await emulator.answer(request);
      const operation = awsOperation(request);
      const told = kind.told.includes(operation);
      const concerned = told || kind.shown.includes(operation);
      if (!concerned || awsService(request) !== kind.service || answer.status >= 300) return answer;
      const xml = Buffer.from(answer.body).toString('utf8');
      const form = formOf(request);
      const id = told ? kind.id(form, xml) : undefined;
      if (id) kept.set(id, kind.settings(form, kept.get(id) ?? new Map()));
      if (!kind.shown.includes(operation)) return answer;
      const { 'content-length': _, ...headers } = answer.headers;
      return { ...answer, headers, body: show(xml, kind.element, kept) };
    },
  };
}

function show(xml: string, element: string, kept: ReadonlyMap<string, Settings>): string {
  return xml.replaceAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'), (holder, id: string) => {
    const settings = [...(kept.get(id) ?? [])];
    return holder + settings.map(([name, content]) => `<${name}>${content}</${name}>`).join('');
  });
}

/** The values of `name.1`, `name.2` … in their order. */
export function listed(form: URLSearchParams, name: string): readonly string[] {
  return [...form].filter(([member]) => member.startsWith(`${name}.`)).map(([, value]) => value);
}
