import type {
  CloudFormationClient,
  Stack as Described,
  StackEvent,
  StackResourceDrift,
  StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { Failure, messageOf } from '../../model/failure.ts';
import type { Clock } from '../../ports.ts';
import { pages } from './pages.ts';
import { readTemplate, type Template } from './template.ts';

const POLL_MS = 2_000;

/** What is asked of CloudFormation about stacks, in the words of the engine. */
export class Stacks {
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

  /** What the stack was deployed from last. */
  async template(StackName: string): Promise<Template> {
    const { sdk, client } = await this.#sdk();
    const { TemplateBody } = await client.send(
      new sdk.GetTemplateCommand({ StackName, TemplateStage: 'Original' }),
    );
    return readTemplate(TemplateBody ?? '{}');
  }

  async resources(StackName: string): Promise<readonly StackResourceSummary[]> {
    const { sdk, client } = await this.#sdk();
    return pages(async (NextToken) => {
      const page = await client.send(new sdk.ListStackResourcesCommand({ StackName, NextToken }));
      return { items: page.StackResourceSummaries, next: page.NextToken };
    });
  }

  /** Whether AWS refuses to delete the stack. */
  async protect(StackName: string, on: boolean): Promise<void> {
    const { sdk, client } = await this.#sdk();
    await client.send(
      new sdk.UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: on }),
    );
  }

  /** The last thing that was told of the stack. */
  async newestEvent(StackName: string): Promise<StackEvent | undefined> {
    const { sdk, client } = await this.#sdk();
    const { StackEvents } = await client.send(new sdk.DescribeStackEventsCommand({ StackName }));
    return StackEvents?.[0];
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

  /**
   * Looks at every resource, and waits for it.
   * @returns what differs from the template
   * @throws Failure when the look did not come to its end
   */
  async drifts(StackName: string, signal: AbortSignal): Promise<readonly StackResourceDrift[]> {
    const { sdk, client } = await this.#sdk();
    const { StackDriftDetectionId } = await client.send(new sdk.DetectStackDriftCommand({ StackName }));
    for (;;) {
      const { DetectionStatus, DetectionStatusReason } = await client.send(
        new sdk.DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
      );
      if (DetectionStatus === 'DETECTION_COMPLETE') break;
      if (DetectionStatus === 'DETECTION_FAILED')
        throw new Failure(
          `CloudFormation's look for drift of ${StackName} failed: ${DetectionStatusReason ?? 'no reason was given'}.`,
          'What it may not read it does not compare: give the role that reading right, see infra/cdk/README.md.',
        );
      await this.#clock.sleep(POLL_MS, signal);
    }
    return pages(async (NextToken) => {
      const page = await client.send(
        new sdk.DescribeStackResourceDriftsCommand({
          ...{ StackName, NextToken },
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
        }),
      );
      return { items: page.StackResourceDrifts, next: page.NextToken };
    });
  }

  async #sdk() {
    return { sdk: await import('./bundled/cloudformation.ts'), client: await this.#open() };
  }
}
