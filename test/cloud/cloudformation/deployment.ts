import { randomBytes } from 'node:crypto';
import { attributesAsked } from './asked.ts';
import { type Deployed as Changed, modification } from './changes.ts';
import { endResource } from './ending.ts';
import { evaluate, holds, isUnknown, type Scope } from './expression.ts';
import { inTurn, inTurnBack } from './in-turn.ts';
import type { Order } from './makers/maker.ts';
import type { Means } from './means.ts';
import { refuseSameName } from './names.ts';
import { outputsOf } from './outputs.ts';
import type { Deployed, Live, Stack } from './stack.ts';
import { TakingBack } from './taking-back.ts';
import { takeBackCreation } from './teardown.ts';
import { Telling } from './telling.ts';
import { resourcesOf, type Template, type TemplateResource } from './template.ts';

type Properties = Changed['properties'];

/** A template is carried out: what is new or different is made in its order, what is left over goes at the end, and what fails is taken back. */
export class Deployment {
  readonly #stack: Stack;
  readonly #wanted: Deployed;
  readonly #means: Means;
  readonly #scope: Scope;
  readonly #asked: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #telling: Telling;
  readonly #back: TakingBack;

  constructor(stack: Stack, wanted: Deployed, means: Means) {
    this.#stack = stack;
    this.#wanted = wanted;
    this.#means = means;
    this.#asked = attributesAsked(wanted.template);
    this.#telling = new Telling(stack, means.closing);
    this.#back = new TakingBack(stack, means);
    this.#scope = {
      template: wanted.template,
      ...means.values,
      resource: (id) => {
        const made = stack.resources.get(id)?.made;
        return made && { ref: made.ref, attribute: (name) => made.attributes[name] };
      },
    };
  }

  /** @returns whether it came to its end */
  async run(): Promise<boolean> {
    const before = this.#stack.deployed;
    const word = before === undefined ? 'CREATE' : 'UPDATE';
    // A first deployment that fails leaves its template to the stack, too.
    if (before === undefined) this.#stack.deployed = this.#wanted;
    this.#stack.become(`${word}_IN_PROGRESS`, 'User Initiated');
    try {
      const wanted = new Map(resourcesOf(this.#template, (condition) => holds(condition, this.#scope)));
      await inTurn(this.#template, [...wanted.keys()], (id) =>
        this.#bring(id, wanted.get(id) as TemplateResource),
      );
      this.#stack.outputs = outputsOf(this.#template, this.#scope);
      if (before !== undefined) await this.#cleanUp(before.template, wanted);
      this.#stack.deployed = this.#wanted;
      this.#stack.become(`${word}_COMPLETE`);
      return true;
    } catch (error) {
      await this.#takeBack(word, error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  get #template(): Template {
    return this.#wanted.template;
  }

  async #bring(id: string, resource: TemplateResource): Promise<void> {
    const properties = evaluate(resource.Properties ?? {}, this.#scope) as Properties;
    if (isUnknown(properties))
      throw new Error(`Template error: ${id} asks for an attribute that its resource does not have`);
    const live = this.#stack.resources.get(id);
    if (!live) return this.#make(id, resource.Type, properties);
    const change = modification(
      id,
      { type: live.type, properties: live.properties, policies: {} },
      { type: resource.Type, properties, policies: {} },
      this.#means.spec.recreation,
      () => ({ ChangeSource: 'DirectModification' }),
    );
    if (!change) return this.#lookAgain(id, live);
    return change.Replacement === 'True'
      ? this.#replace(id, resource, live, properties)
      : this.#change(id, live, properties);
  }

  async #make(id: string, type: string, properties: Properties): Promise<void> {
    await this.#telling.told({ id, type }, 'CREATE', () => this.#create(id, type, properties));
  }

  async #create(id: string, type: string, properties: Properties): Promise<string> {
    const maker = this.#means.makerOf(type);
    await this.#means.befalls(id);
    const order = await this.#order(id, properties);
    const made = await maker.make(order);
    const word = this.#stack.resources.has(id) ? 'UPDATE' : 'CREATE';
    this.#back.made(id, type, made, properties);
    this.#stack.keep(id, type, made, properties);
    this.#stack.tell(
      { id, type, physicalId: made.physicalId },
      `${word}_IN_PROGRESS`,
      'Resource creation Initiated',
    );
    await maker.settle?.(made, order);
    return made.physicalId;
  }

  async #change(id: string, live: Live, properties: Properties): Promise<void> {
    const maker = this.#means.makerOf(live.type);
    const of = { id, type: live.type, physicalId: live.made.physicalId };
    await this.#telling.told(of, 'UPDATE', async () => {
      const [order, old] = [await this.#order(id, properties), await this.#order(id, live.properties)];
      this.#back.changed(id, live, properties, old);
      await this.#means.befalls(id);
      const made = await maker.change(live.made, order, live.properties);
      this.#stack.keep(id, live.type, made, properties);
      await maker.settle?.(made, order);
      return made.physicalId;
    });
  }

  async #replace(id: string, resource: TemplateResource, live: Live, properties: Properties): Promise<void> {
    const { Type: type, UpdateReplacePolicy: kept = 'Delete' } = resource;
    const of = { id, type, physicalId: live.made.physicalId };
    await this.#telling.told(of, 'UPDATE', async () => {
      refuseSameName(this.#means.spec.names(type), live.properties, properties);
      const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
      this.#stack.tell(of, 'UPDATE_IN_PROGRESS', reason);
      const physicalId = await this.#create(id, type, properties);
      this.#back.replaced(id, live, kept);
      return physicalId;
    });
  }

  /** What is as it was may be asked for more than it was; only the emulator tells nothing unasked. */
  async #lookAgain(id: string, live: Live): Promise<void> {
    if (live.made.handle === undefined) return;
    const lacks = [...(this.#asked.get(id) ?? [])].some((name) => live.made.attributes[name] === undefined);
    if (!lacks) return;
    const order = await this.#order(id, live.properties);
    const made = await this.#means.makerOf(live.type).change(live.made, order, live.properties);
    this.#stack.keep(id, live.type, made, live.properties);
  }

  async #cleanUp(old: Template, wanted: ReadonlyMap<string, unknown>): Promise<void> {
    this.#stack.become('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    for (const { id, live, kept } of this.#back.oldOnes())
      await endResource(this.#stack, this.#means, id, live, kept).catch(() => {});
    const gone = [...this.#stack.resources.keys()].filter((id) => !wanted.has(id));
    await inTurnBack(old, gone, async (id) => {
      const live = this.#stack.resources.get(id) as Live;
      const kept = old.Resources[id]?.DeletionPolicy ?? 'Delete';
      await endResource(this.#stack, this.#means, id, live, kept).catch(() => {});
      this.#stack.resources.delete(id);
    });
  }

  async #takeBack(word: 'CREATE' | 'UPDATE', why: string): Promise<void> {
    const reason = this.#telling.reason ?? why;
    if (word === 'CREATE')
      await takeBackCreation(this.#stack, this.#means, `${reason}Rollback requested by user.`);
    else await this.#back.run(reason);
  }

  async #order(id: string, properties: Properties): Promise<Order> {
    return {
      name: `${this.#stack.name}-${id}-${randomBytes(6).toString('hex').toUpperCase()}`,
      properties: await this.#means.resolve(properties),
      asked: [...(this.#asked.get(id) ?? [])],
      signal: this.#telling.signal,
    };
  }
}
