import { OriginPool } from '../../cloud/edge/origin.ts';
import { type Listening, listen } from '../../cloud/listen.ts';

/** What stands before the application on AWS, as far as it is missed here: it says that the browser came by HTTPS. */
export async function openFront(port: number): Promise<Listening> {
  const pool = new OriginPool(60_000, 60_000);
  const origin = { kind: 'address', host: '127.0.0.1', port } as const;
  const front = await listen((request) =>
    pool.ask(origin, { ...request, headers: { ...request.headers, 'x-forwarded-proto': 'https' } }),
  );
  const close = async () => {
    await front.close();
    pool.close();
  };
  return { ...front, close };
}
