import { type Listening, listen } from '../cloud/listen.ts';

/** The site that served before Flipgate: a machine of somebody's, which answers everything. */
export function startOldSite(): Promise<Listening> {
  return listen(async () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"shop": "the old site"}',
  }));
}
