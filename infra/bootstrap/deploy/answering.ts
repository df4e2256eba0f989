import { Failure } from '../../../src/model/failure.ts';
import type { Clock, Http, ProbeAnswer } from '../../../src/ports.ts';

const EVERY_MS = 1_000;
const ASKING_TAKES_MS = 10_000;
/** The deploy has seen it answer: what is left is this machine's own way to it. */
const PATIENCE_MS = 90_000;

/**
 * Waits until the public host has answered as this release a few times in a row, from here.
 * @throws Failure with the first bad answer after its patience.
 */
export async function watchHealth(
  world: { readonly http: Http; readonly clock: Clock; readonly signal: AbortSignal },
  wanted: { readonly url: string; readonly header: string; readonly release: string; readonly times: number },
): Promise<void> {
  const { http, clock, signal } = world;
  const until = clock.now() + PATIENCE_MS;
  for (let inRow = 0; ; ) {
    const answer = await http.get(wanted.url, {}, ASKING_TAKES_MS);
    const bad = whyBad(answer, wanted);
    inRow = bad === undefined ? inRow + 1 : 0;
    if (inRow === wanted.times) return;
    if (bad !== undefined && clock.now() > until)
      throw new Failure(
        `${wanted.url} does not answer here as release ${wanted.release}: ${bad}.`,
        'The deploy has seen it answer. A name that this machine has asked for before may be remembered as unknown: look again in some minutes.',
      );
    await clock.sleep(EVERY_MS, signal);
  }
}

function whyBad(
  answer: ProbeAnswer,
  { header, release }: { readonly header: string; readonly release: string },
): string | undefined {
  if (answer.kind === 'no-answer') return answer.cause;
  const told = answer.headers[header];
  if (answer.status === 200 && told === release) return undefined;
  return `HTTP ${answer.status}, ${header} ${told ?? 'absent'}`;
}
