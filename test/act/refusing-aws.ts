import { listen } from '../cloud/listen.ts';

export interface RefusingAws {
  readonly address: string;
  /** Names of the roles that were asked for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Gives nobody a session: whoever comes so far has read its inputs, and has shown who it is. */
export async function openRefusingAws(): Promise<RefusingAws> {
  const asked: string[] = [];
  const listening = await listen(async ({ body }) => {
    const role = new URLSearchParams(Buffer.from(body).toString('utf8')).get('RoleArn');
    if (role !== null) asked.push(role.slice(role.lastIndexOf('/') + 1));
    return {
      status: 403,
      headers: { 'content-type': 'text/xml' },
      body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>not here</Message></Error></ErrorResponse>',
    };
  });
  return {
    address: `http://127.0.0.1:${listening.port}`,
    asked,
    close: () => listening.close(),
  };
}
