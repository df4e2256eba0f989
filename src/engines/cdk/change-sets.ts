import type {
  Change,
  ChangeSetSummary,
  CloudFormationClient,
  DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { Failure } from '../../model/failure.ts';
import type { Clock } from '../../ports.ts';
import { pages } from './pages.ts';

const POLL_MS = 2_000;
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

  constructor(open: () => Promise<CloudFormationClient>, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
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
        Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    for (;;) {
      const described = await this.#described(wanted, undefined);
      if (described.Status === 'CREATE_COMPLETE')
        return { name: wanted.changeSetName, changes: await this.#allChanges(wanted, described) };
      if (described.Status === 'FAILED') {
        await this.remove(wanted);
        if (NOTHING.test(described.StatusReason ?? '')) return undefined;
        throw new Failure(
          `CloudFormation makes no change set of ${wanted.stackName}: ${described.StatusReason}.`,
          'Mend what it names in the app.',
        );
      }
      try {
        await this.#clock.sleep(POLL_MS, signal);
      } catch (error) {
        await this.remove(wanted);
        throw error;
      }
    }
  }

  async list(StackName: string): Promise<readonly ChangeSetSummary[]> {
    const { sdk, client } = await this.#sdk();
    return pages(async (NextToken) => {
      const page = await client.send(new sdk.ListChangeSetsCommand({ StackName, NextToken }));
      return { items: page.Summaries, next: page.NextToken };
    });
  }

  async remove(one: NamedChangeSet): Promise<void> {
    const { sdk, client } = await this.#sdk();
    await client.send(new sdk.DeleteChangeSetCommand(named(one)));
  }

  async execute(one: NamedChangeSet): Promise<void> {
    const { sdk, client } = await this.#sdk();
    await client.send(new sdk.ExecuteChangeSetCommand(named(one)));
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
