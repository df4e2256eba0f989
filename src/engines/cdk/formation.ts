import type {
  Change,
  CloudFormationClient,
  DescribeChangeSetCommandOutput,
  Stack as Described,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { Failure, messageOf } from '../../model/failure.ts';
import type { Clock } from '../../ports.ts';

const POLL_MS = 2_000;
const NOTHING = /didn't contain changes|No updates are to be performed/;

export interface Wanted {
  readonly stackName: string;
  readonly changeSetName: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly templateUrl: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface MadeChangeSet {
  readonly id: string;
  readonly changes: readonly Change[];
}

/** What is asked of CloudFormation, in the words of the engine. */
export class Formation {
  readonly #open: () => Promise<CloudFormationClient>;
  readonly #clock: Clock;

  constructor(open: () => Promise<CloudFormationClient>, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
  }

  async stack(name: string): Promise<Described | undefined> {
    const { sdk, client } = await this.#sdk();
    try {
      const { Stacks } = await client.send(new sdk.DescribeStacksCommand({ StackName: name }));
      return Stacks?.[0];
    } catch (error) {
      if (/does not exist/.test(messageOf(error))) return undefined;
      throw error;
    }
  }

  /**
   * A change set, waited for; undefined when it would change nothing.
   * @throws Failure with CloudFormation's words.
   */
  async changeSet(wanted: Wanted, signal: AbortSignal): Promise<MadeChangeSet | undefined> {
    const { sdk, client } = await this.#sdk();
    const { Id = '' } = await client.send(
      new sdk.CreateChangeSetCommand({
        StackName: wanted.stackName,
        ChangeSetName: wanted.changeSetName,
        ChangeSetType: wanted.kind,
        TemplateURL: wanted.templateUrl,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    for (;;) {
      const described = await this.#described(Id, undefined);
      if (described.Status === 'CREATE_COMPLETE')
        return { id: Id, changes: await this.#allChanges(Id, described) };
      if (described.Status === 'FAILED') {
        await this.removeChangeSet(Id);
        if (NOTHING.test(described.StatusReason ?? '')) return undefined;
        throw new Failure(
          `CloudFormation makes no change set of ${wanted.stackName}: ${described.StatusReason}.`,
          'Mend what it names in the app.',
        );
      }
      await this.#clock.sleep(POLL_MS, signal);
    }
  }

  async removeChangeSet(id: string): Promise<void> {
    const { sdk, client } = await this.#sdk();
    await client.send(new sdk.DeleteChangeSetCommand({ ChangeSetName: id }));
  }

  async execute(id: string): Promise<void> {
    const { sdk, client } = await this.#sdk();
    await client.send(new sdk.ExecuteChangeSetCommand({ ChangeSetName: id }));
  }

  /** The newest first, down to the one that is known. */
  async eventsSince(stackName: string, known: string | undefined): Promise<readonly StackEvent[]> {
    const { sdk, client } = await this.#sdk();
    const found: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new sdk.DescribeStackEventsCommand({ StackName: stackName, NextToken }));
      for (const event of page.StackEvents ?? []) {
        if (event.EventId === known) return found;
        found.push(event);
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return found;
  }

  async #allChanges(id: string, first: DescribeChangeSetCommandOutput): Promise<readonly Change[]> {
    const changes = [...(first.Changes ?? [])];
    for (let next = first.NextToken; next !== undefined; ) {
      const page = await this.#described(id, next);
      changes.push(...(page.Changes ?? []));
      next = page.NextToken;
    }
    return changes;
  }

  async #described(id: string, NextToken: string | undefined): Promise<DescribeChangeSetCommandOutput> {
    const { sdk, client } = await this.#sdk();
    return client.send(
      new sdk.DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true, NextToken }),
    );
  }

  async #sdk() {
    return { sdk: await import('./bundled-cloudformation.ts'), client: await this.#open() };
  }
}
