import { type Deployed, modification, type RecreationOf } from './changes.ts';
import { evaluate, holds, type Scope } from './expression.ts';
import type { Made, Maker, MakerOf } from './makers/maker.ts';
import { inOrder } from './order.ts';
import type { Values } from './proposed.ts';
import type { Live, Output, Stack } from './stack.ts';
import { type Kept, resourcesOf, type Template, type TemplateResource } from './template.ts';

export interface Means {
  readonly makerOf: MakerOf;
  readonly recreationOf: RecreationOf;
  readonly values: Values;
}

/** Something that was done, and how it is taken back. */
interface Step {
  readonly id: string;
  readonly type: string;
  undo(): Promise<void>;
}

/** One execution of a change set: what is new or different is made in its order, what is left over goes at the end, and what fails is taken back. */
export class Deployment {
  readonly #stack: Stack;
  readonly #template: Template;
  readonly #means: Means;
  readonly #scope: Scope;
  readonly #done: Step[] = [];
  /** Resources that were replaced: they go once everything else is there. */
  readonly #replaced: { readonly id: string; readonly live: Live; readonly kept: Kept }[] = [];

  constructor(stack: Stack, template: Template, means: Means) {
    this.#stack = stack;
    this.#template = template;
    this.#means = means;
    this.#scope = {
      template,
      ...means.values,
      resource: (id) => {
        const made = stack.resources.get(id)?.made;
        return made && { ref: made.ref, attribute: (name) => made.attributes[name] };
      },
    };
  }

  async run(): Promise<void> {
    const word = this.#stack.template === undefined ? 'CREATE' : 'UPDATE';
    this.#stack.become(`${word}_IN_PROGRESS`, 'User Initiated');
    try {
      const wanted = new Map(resourcesOf(this.#template, (condition) => holds(condition, this.#scope)));
      for (const id of inOrder(this.#template, [...wanted.keys()]))
        await this.#bring(id, wanted.get(id) as TemplateResource);
      this.#stack.outputs = this.#outputs();
      if (word === 'UPDATE') await this.#cleanUp(wanted);
      this.#stack.template = this.#template;
      this.#stack.become(`${word}_COMPLETE`);
    } catch (error) {
      await this.#takeBack(word, error instanceof Error ? error.message : String(error));
    }
  }

  async #bring(id: string, resource: TemplateResource): Promise<void> {
    const properties = evaluate(resource.Properties ?? {}, this.#scope) as Deployed['properties'];
    const live = this.#stack.resources.get(id);
    if (!live) return this.#make(id, resource.Type, properties);
    const change = modification(
      id,
      { type: live.type, properties: live.properties, policies: '' },
      { type: resource.Type, properties, policies: '' },
      this.#means.recreationOf,
      () => ({ ChangeSource: 'DirectModification' }),
    );
    if (!change) return undefined;
    return change.Replacement === 'True'
      ? this.#replace(id, resource, live, properties)
      : this.#change(id, live, properties);
  }

  async #make(id: string, type: string, properties: Live['properties']): Promise<void> {
    const maker = this.#means.makerOf(type);
    const made = await this.#told(id, type, 'CREATE', undefined, () =>
      maker.make({ name: this.#nameOf(id), properties, asked: this.#asked(id) }),
    );
    this.#stack.keep(id, type, made, properties);
    this.#done.push({
      id,
      type,
      undo: async () => {
        await this.#told(id, type, 'DELETE', made, () => removed(maker, made, properties));
        this.#stack.resources.delete(id);
      },
    });
  }

  async #change(id: string, live: Live, properties: Live['properties']): Promise<void> {
    const maker = this.#means.makerOf(live.type);
    const order = (now: Live['properties']) => ({
      name: this.#nameOf(id),
      properties: now,
      asked: this.#asked(id),
    });
    const made = await this.#told(id, live.type, 'UPDATE', live.made, () =>
      maker.change(live.made, order(properties), live.properties),
    );
    this.#stack.keep(id, live.type, made, properties);
    this.#done.push({
      id,
      type: live.type,
      undo: async () => {
        await this.#told(id, live.type, 'UPDATE', made, () =>
          maker.change(made, order(live.properties), properties),
        );
        this.#stack.keep(id, live.type, live.made, live.properties);
      },
    });
  }

  async #replace(
    id: string,
    resource: TemplateResource,
    live: Live,
    properties: Live['properties'],
  ): Promise<void> {
    const maker = this.#means.makerOf(resource.Type);
    const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
    this.#stack.tell(
      { id, physicalId: live.made.physicalId, type: resource.Type },
      'UPDATE_IN_PROGRESS',
      reason,
    );
    const made = await this.#told(id, resource.Type, 'UPDATE', undefined, () =>
      maker.make({ name: this.#nameOf(id), properties, asked: this.#asked(id) }),
    );
    this.#stack.keep(id, resource.Type, made, properties);
    this.#replaced.push({ id, live, kept: resource.UpdateReplacePolicy ?? 'Delete' });
    this.#done.push({
      id,
      type: resource.Type,
      undo: async () => {
        this.#stack.keep(id, live.type, live.made, live.properties);
        await this.#told(id, resource.Type, 'DELETE', made, () => removed(maker, made, properties));
      },
    });
  }

  async #cleanUp(wanted: ReadonlyMap<string, unknown>): Promise<void> {
    this.#stack.become('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    for (const { id, live, kept } of this.#replaced) await this.#end(id, live, kept);
    const old = this.#stack.template as Template;
    const gone = inOrder(
      old,
      [...this.#stack.resources.keys()].filter((id) => !wanted.has(id)),
    ).toReversed();
    for (const id of gone) {
      await this.#end(
        id,
        this.#stack.resources.get(id) as Live,
        old.Resources[id]?.DeletionPolicy ?? 'Delete',
      );
      this.#stack.resources.delete(id);
    }
  }

  /** What is retained goes out of the stack and stays where it is. */
  async #end(id: string, live: Live, kept: Kept): Promise<void> {
    const of = { id, physicalId: live.made.physicalId, type: live.type };
    if (kept === 'Retain') return this.#stack.tell(of, 'DELETE_SKIPPED');
    await this.#told(id, live.type, 'DELETE', live.made, () =>
      removed(this.#means.makerOf(live.type), live.made, live.properties),
    ).catch(() => {});
    return undefined;
  }

  async #takeBack(word: 'CREATE' | 'UPDATE', why: string): Promise<void> {
    const failed = this.#stack.events.find(({ ResourceStatus }) => ResourceStatus.endsWith('_FAILED'));
    const back = word === 'CREATE' ? 'ROLLBACK' : 'UPDATE_ROLLBACK';
    this.#stack.become(
      `${back}_IN_PROGRESS`,
      failed
        ? `The following resource(s) failed to ${word.toLowerCase()}: [${failed.LogicalResourceId}].`
        : why,
    );
    try {
      for (const step of this.#done.toReversed()) await step.undo();
      this.#stack.become(`${back}_COMPLETE`);
    } catch (error) {
      this.#stack.become(`${back}_FAILED`, error instanceof Error ? error.message : String(error));
    }
  }

  async #told<Result extends Made | undefined>(
    id: string,
    type: string,
    word: 'CREATE' | 'UPDATE' | 'DELETE',
    before: Made | undefined,
    act: () => Promise<Result>,
  ): Promise<Result> {
    this.#stack.tell({ id, type, physicalId: before?.physicalId }, `${word}_IN_PROGRESS`);
    try {
      const made = await act();
      this.#stack.tell({ id, type, physicalId: made?.physicalId ?? before?.physicalId }, `${word}_COMPLETE`);
      return made;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#stack.tell({ id, type, physicalId: before?.physicalId }, `${word}_FAILED`, reason);
      throw error;
    }
  }

  #nameOf(id: string): string {
    return `${this.#stack.name}-${id}-${this.#stack.events.length}`;
  }

  /** Attributes of it that the template names anywhere. */
  #asked(id: string): readonly string[] {
    const text = JSON.stringify(this.#template);
    const named = text.matchAll(new RegExp(`"Fn::GetAtt":\\["${id}","([^"]+)"\\]`, 'g'));
    const substituted = text.matchAll(new RegExp(`\\$\\{${id}\\.([^}]+)\\}`, 'g'));
    return [...new Set([...named, ...substituted].map(([, name = '']) => name))];
  }

  #outputs(): readonly Output[] {
    return Object.entries(this.#template.Outputs ?? {}).flatMap(
      ([OutputKey, { Value, Description, Condition }]) => {
        if (Condition !== undefined && !holds(Condition, this.#scope)) return [];
        const OutputValue = String(evaluate(Value, this.#scope));
        return { OutputKey, OutputValue, ...(Description === undefined ? {} : { Description }) };
      },
    );
  }
}

async function removed(maker: Maker, made: Made, properties: Live['properties']): Promise<undefined> {
  await maker.remove(made, properties);
  return undefined;
}

/** The end of a whole stack, last things first; what is retained stays. */
export async function deleteStack(stack: Stack, makerOf: MakerOf): Promise<void> {
  stack.become('DELETE_IN_PROGRESS', 'User Initiated');
  const template = stack.template ?? { Resources: {} };
  try {
    for (const id of inOrder(template, [...stack.resources.keys()]).toReversed()) {
      const { type, made, properties } = stack.resources.get(id) as Live;
      const of = { id, type, physicalId: made.physicalId };
      const kept = template.Resources[id]?.DeletionPolicy ?? 'Delete';
      if (kept === 'Retain') stack.tell(of, 'DELETE_SKIPPED');
      else {
        stack.tell(of, 'DELETE_IN_PROGRESS');
        await makerOf(type).remove(made, properties);
        stack.tell(of, 'DELETE_COMPLETE');
      }
      stack.resources.delete(id);
    }
    stack.become('DELETE_COMPLETE');
  } catch (error) {
    stack.become('DELETE_FAILED', error instanceof Error ? error.message : String(error));
  }
}
