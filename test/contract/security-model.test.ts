import { expect, test } from 'vitest';
import { trustsOf } from '../infra/cloudformation/trusts.ts';
import { readPage } from './pages.ts';

const page = readPage('.github/SECURITY-MODEL.md');
/** What the page says that its policies are of. */
const GIVEN = {
  ...{ Name: 'shop', Environment: 'production', Repository: 'acme/shop', Workflows: 'acme/flipgate' },
  ...{ OwnerId: '123', RepositoryId: '456' },
  OidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
};

test.each(['plan', 'build', 'deploy'] as const)(
  'the trust policy of %s is the one that bootstrap makes',
  (role) => {
    const [, text = ''] =
      new RegExp(`^\\*\\*${role}\\*\\*:[\\s\\S]*?^\`\`\`json\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page) ?? [];
    expect(JSON.parse(text)).toEqual(trustsOf(GIVEN)[role]);
  },
);
