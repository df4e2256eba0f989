import type { Access } from '../../parts/registry.ts';

/** What the user AWS logs in with. A registry knows passwords by their bcrypt hash alone, which nothing here can make. */
export const PASSWORD = 'local-cloud-registry';
export const ACCESS: Access = {
  user: 'AWS',
  bcrypt: '$2b$05$localcloudregistrysal.K2HT89WE/ic.W3r5kyWDRdLjAN8tj4m',
};

/** What a client sends that has logged in. */
export function authorizationFor(password: string): string {
  return `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`;
}
