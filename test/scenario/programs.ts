import type { Program } from '../cloud/ecs/behaviour.ts';

/** What a good release's web does: answers its health path with its release, and everything else with 200. */
export function goodWeb(release: string): Program {
  return {
    kind: 'runs',
    answer: (request) => ({
      status: 200,
      headers: { 'x-release': release },
      body: request.url.startsWith('/healthz') ? 'ok' : 'orders',
    }),
  };
}

export const goodMigration: Program = {
  kind: 'exits',
  after: 1_500,
  code: 0,
  lines: [
    { after: 200, text: 'Running migrations:' },
    { after: 600, text: '  Applying orders.0002_total... OK' },
  ],
};

/** A worker or a beat: it runs, and takes a little time to end. */
export const goodBackground: Program = { kind: 'runs', onTerm: { after: 3_000, code: 0 } };
