import type { Color } from '../model/color.ts';
import { COLORS } from '../model/color.ts';
import type { Ledger } from '../model/ledger.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { Running } from '../model/standing.ts';
import { releaseOf } from '../model/task-definition.ts';
import type { Ecs, ServiceState } from '../ports.ts';

/** What each colour's web runs: one question for both, and one per task definition that the ledger does not know. */
export async function readRunning(ecs: Ecs, ledger: Ledger): Promise<Readonly<Record<Color, Running>>> {
  const lines = COLORS.map((color) => newestOfColor(ledger, color));
  const names = lines.flatMap((line) => (line ? [line.outputs.web_service] : []));
  const cluster = lines.find((line) => line !== undefined)?.shared.cluster;
  const services = cluster === undefined ? [] : await ecs.services(cluster, names);
  const [blue, green] = await Promise.all(
    lines.map(async (line): Promise<Running> => {
      const service = services.find((one) => one.service === line?.outputs.web_service);
      return service ? runningOf(ecs, ledger, service) : { kind: 'nothing' };
    }),
  );
  const nothing: Running = { kind: 'nothing' };
  return { blue: blue ?? nothing, green: green ?? nothing };
}

/** By the deployments that have running tasks: a desired count is a wish. */
export async function runningOf(ecs: Ecs, ledger: Ledger, service: ServiceState): Promise<Running> {
  const serving = service.deployments.filter((deployment) => deployment.running > 0);
  const releases = await Promise.all(
    [...new Set(serving.map((deployment) => deployment.taskDefinition))].map(
      async (arn) => (await releaseOfRevision(ecs, ledger, arn)) ?? `unknown (${arn})`,
    ),
  );
  const [first, ...others] = [...new Set(releases)];
  const tasks = serving.reduce((sum, deployment) => sum + deployment.running, 0);
  if (first === undefined) return { kind: 'nothing' };
  return others.length === 0
    ? { kind: 'release', release: first, tasks }
    : { kind: 'mixed', releases: [first, ...others], tasks };
}

export async function releaseOfRevision(ecs: Ecs, ledger: Ledger, arn: string): Promise<string | undefined> {
  return releaseRegisteredAs(ledger, arn) ?? releaseOf(await ecs.taskDefinition(arn));
}

/** Revisions never change, so what the ledger says of an ARN is as good as asking. */
export function releaseRegisteredAs(ledger: Ledger, arn: string): string | undefined {
  return ledger.releases.findLast((line) => Object.values(line.registered).includes(arn))?.release;
}
