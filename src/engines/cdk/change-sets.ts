import type {
  Change,
  ChangeSetSummary,
  CloudFormationClient,
  DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { Failure, messageOf } from '../../model/failure.ts';
import type { Clock, Log } from '../../ports.ts';
import { pages } from './pages.ts';
import { undo } from './undo.ts';

const POLL_MS = 2_000;
/** Milliseconds after which CloudFormation is not making a change set any more, but has lost it. */
const PATIENCE_MS = 300_000;
/** One that is still being made cannot be deleted. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html */
const STILL_MADE = /in status \[?(CREATE_PENDING|CREATE_IN_PROGRESS)/;
const NOTHING = /didn't contain changes|No updates are to be performed/;

export interface Wanted extends NamedChangeSet {
  readonly kind: 'CREATE' | 'UPDATE';
  readonly templateUrl: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** By stack and name, as IAM tells them apart: of an id alone a policy knows neither. */
export interface NamedChangeSet {
  readonly stackName: string;
  readonly changeSetName: string;
}

export interface MadeChangeSet {
  readonly name: string;
  readonly changes: readonly Change[];
}

/** Change sets: made, read, executed, removed. */
export class ChangeSets {
  readonly #open: () => Promise<CloudFormationClient>;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(open: () => Promise<CloudFormationClient>, clock: Clock, log: Log) {
    this.#open = open;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * A change set, waited for; undefined when it would change nothing.
   * @throws Failure with CloudFormation's words.
   */
  async make(wanted: Wanted, signal: AbortSignal): Promise<MadeChangeSet | undefined> {
    const { sdk, client } = await this.#sdk();
    await client.send(
      new sdk.CreateChangeSetCommand({
        StackName: wanted.stackName,
        ChangeSetName: wanted.changeSetName,
        ChangeSetType: wanted.kind,
        TemplateURL: wanted.templateUrl,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        // A repetition, after an answer that was lost, is known for one.
        ClientToken: wanted.changeSetName,
        Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    try {
      const changes = await this.#read(wanted, signal);
      if (changes !== undefined) return { name: wanted.changeSetName, changes };
    } catch (error) {
      await this.discard(wanted);
      throw error;
    }
    await this.discard(wanted);
    return undefined;
  }

  async #read(wanted: Wanted, signal: AbortSignal): Promise<readonly Change[] | undefined> {
    for (;;) {
      const described = await this.#described(wanted, undefined);
      if (described.Status === 'CREATE_COMPLETE') return this.#allChanges(wanted, described);
      if (!/^CREATE_/.test(described.Status ?? '')) {
        if (NOTHING.test(described.StatusReason ?? '')) return undefined;
        throw new Failure(
          `CloudFormation makes no change set of ${wanted.stackName}: ${described.StatusReason ?? described.Status}.`,
          'Mend what it names in the app.',
        );
      }
      await this.#clock.sleep(POLL_MS, signal);
    }
  }

  async list(StackName: string): Promise<readonly ChangeSetSummary[]> {
    const { sdk, client } = await this.#sdk();
    return pages(async (NextToken) => {
      const page = await client.send(new sdk.ListChangeSetsCommand({ StackName, NextToken }));
      return { items: page.Summaries, next: page.NextToken };
    });
  }

  /** Takes away what nobody is to execute; one that is still being made is waited for, also when the run is cancelled. */
  async discard(one: NamedChangeSet): Promise<void> {
    await undo(this.#log, `The change set ${one.changeSetName} of ${one.stackName}`, async () => {
      const { sdk, client } = await this.#sdk();
      const givenUpAt = this.#clock.now() + PATIENCE_MS;
      for (;;) {
        try {
          await client.send(new sdk.DeleteChangeSetCommand(named(one)));
          return;
        } catch (error) {
          if (!STILL_MADE.test(messageOf(error)) || this.#clock.now() > givenUpAt) throw error;
        }
        await this.#clock.sleep(POLL_MS);
      }
    });
  }

  async execute(one: NamedChangeSet): Promise<void> {
    const { sdk, client } = await this.#sdk();
    await client.send(
      new sdk.ExecuteChangeSetCommand({ ...named(one), ClientRequestToken: one.changeSetName }),
    );
  }

  async #allChanges(one: NamedChangeSet, first: DescribeChangeSetCommandOutput): Promise<readonly Change[]> {
    const changes = [...(first.Changes ?? [])];
    for (let next = first.NextToken; next !== undefined; ) {
      const page = await this.#described(one, next);
      changes.push(...(page.Changes ?? []));
      next = page.NextToken;
    }
    return changes;
  }

  async #described(
    one: NamedChangeSet,
    NextToken: string | undefined,
  ): Promise<DescribeChangeSetCommandOutput> {
    const { sdk, client } = await this.#sdk();
    return client.send(
      new sdk.DescribeChangeSetCommand({ ...named(one), IncludePropertyValues: true, NextToken }),
    );
  }

  async #sdk() {
    return { sdk: await import('./bundled/cloudformation.ts'), client: await this.#open() };
  }
}

function named({ stackName, changeSetName }: NamedChangeSet) {
  return { StackName: stackName, ChangeSetName: changeSetName };
}
