import type { Color } from '../../src/model/color.ts';
import { COLORS } from '../../src/model/color.ts';
import { SITE } from '../scenario/requests.ts';
import type { Stage } from '../scenario/stage.ts';

/** Sees every change of the public record at the instant it is made, and writes down what users would get. */
export class Witness {
  readonly complaints: string[] = [];
  readonly moves: string[] = [];
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
    const { zone } = stage.cloud;
    const edit = zone.edit.bind(zone);
    zone.edit = (edits) => {
      const before = stage.publicContents().join();
      const touched = edit(edits);
      const after = stage.publicContents().join();
      if (before !== after) this.#judge(after);
      return touched;
    };
  }

  /** The live colour, whenever it is looked at, has healthy targets of one release. */
  look(): void {
    this.#judge(this.#stage.publicContents().join(), 'later');
  }

  #judge(contents: string, when: 'moved' | 'later' = 'moved'): void {
    if (when === 'moved') this.moves.push(contents);
    const live = COLORS.find((color) => SITE.previewHostnames[color] === contents);
    if (!live) return;
    const targets = this.#stage.cloud.ecs.targetsNow(this.#stage.engine.targetGroup(live));
    const unhealthy = targets.filter((target) => target.health !== 'healthy');
    if (targets.length === 0 || unhealthy.length > 0) {
      const seen = targets.map((target) => target.health).join(', ') || 'nobody';
      this.complaints.push(`${when}: ${contents} is served by ${seen}`);
    }
  }
}

/** Everything about the end of a run that has to be as if nothing had happened. */
export async function finalState(stage: Stage): Promise<unknown> {
  const { ecs } = stage.cloud;
  const tasks = (color: Color) => {
    const running = ecs
      .ran()
      .filter((task) => task.group === `service:shop-production-${color}-web` && task.status === 'RUNNING');
    const releases = running.flatMap((task) => task.containers.map((one) => one.environment['RELEASE']));
    return { count: running.length, releases: [...new Set(releases)] };
  };
  return {
    record: stage.publicContents(),
    previews: COLORS.map((color) => stage.cloud.zone.named(SITE.previewHostnames[color]).length),
    removed: COLORS.map((color) => {
      const { [color]: removal } = stage.ledger().removed ?? {};
      return removal && removal.doneAt !== undefined;
    }),
    blue: tasks('blue'),
    green: tasks('green'),
    scaling: await Promise.all(COLORS.map((color) => stage.engine.scalableTarget(color))),
    // A lock that a dead run left behind falls free by itself.
    objects: stage.objects().filter((key) => key !== 'lock.json'),
    ledger: stage.ledger().releases.map((line) => ({
      kind: line.kind,
      release: line.release,
      color: line.color,
      state: line.state,
      before: line.before,
      settled: line.settledAt !== undefined,
      due: line.dueAt !== undefined,
      migrations: line.migrations.map(({ phase, number, state, exitCode }) => ({
        phase,
        number,
        state,
        exitCode,
      })),
    })),
  };
}
