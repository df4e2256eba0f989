import type { EcsControl } from './control.ts';

/** How late processes' news may be lived through. */
const LATEST_MS = 100;

/**
 * Lets a model under real time live by itself: without anybody asking, events come within a tenth of a
 * second. Its timer keeps no program alive.
 * @returns stops it; what is being lived through is finished first.
 */
export function startTicker(control: EcsControl, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let living: Promise<void> = Promise.resolve();
  const tick = () => {
    living = control.settle().then(next, failed);
  };
  const next = () => {
    if (stopped) return;
    const due = (control.nextAt() ?? Number.POSITIVE_INFINITY) - Date.now();
    timer = setTimeout(tick, Math.min(LATEST_MS, Math.max(5, due))).unref();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await living;
  };
}
