import { goLive } from './acts.ts';
import type { Stage } from './stage.ts';

/** Green is live with the second release; Cloudflare's API is down, its edge goes on. */
export async function apiDown(stage: Stage) {
  const one = await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  await stage.settle({ release: two.release });
  stage.cloud.cloudflare.down = true;
  return { one, two };
}

/** What the public host answers with. */
export async function answers(stage: Stage): Promise<string | undefined> {
  const answer = await stage.cloud.edge.answer({
    method: 'GET',
    url: '/healthz',
    headers: { host: 'api.example.com' },
    body: new Uint8Array(),
  });
  return answer.headers['x-release'];
}
