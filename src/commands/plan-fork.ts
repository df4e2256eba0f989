import type { Job } from '../model/job.ts';
import type { Outcome } from '../model/outcome.ts';
import type { PlanRequest } from '../model/request.ts';
import type { World } from '../ports.ts';

const MOST_TOLD = 50;

/**
 * What can be said of a pull request from a fork, whose job has no credentials and a token that only reads: its
 * migrations, by their files. Asks nobody, and runs no code of the checkout.
 */
export async function planFork(
  { clock, checkout }: Pick<World, 'clock' | 'checkout'>,
  request: PlanRequest,
  job: Job,
): Promise<Outcome> {
  const startedAt = clock.now();
  const found = await checkout.migrations(job.sha ?? '');
  const notices = [
    'The pull request comes from a fork: its job has no credentials, so neither the state nor the cloud was asked, and no infrastructure was planned.',
    ...(found.kind === 'unknown'
      ? [`Which migrations it carries is not known: ${found.why}.`]
      : told(found.migrations)),
  ];
  return {
    command: request.command,
    environment: request.site.environment,
    result: 'unchanged',
    changed: false,
    startedAt,
    ms: clock.now() - startedAt,
    steps: [],
    changes: [],
    notices,
  };
}

type Found = Extract<Awaited<ReturnType<World['checkout']['migrations']>>, { kind: 'known' }>['migrations'];

function told(migrations: Found): readonly string[] {
  const lines = migrations
    .slice(0, MOST_TOLD)
    .map((one) =>
      one.kind === 'read'
        ? `Migration ${one.name}: ${one.phase}; ${one.operations.join(', ') || 'no operations'}.`
        : `Migration ${one.name} cannot be read: ${one.why}.`,
    );
  const more = migrations.length - MOST_TOLD;
  return more > 0 ? [...lines, `And ${more} more migrations.`] : lines;
}
