/** What a workflow grants to its token, by the names that a workflow has for it. */
export type Permission =
  | 'actions'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'issues'
  | 'pull-requests'
  | 'none';

export interface Token {
  /** Whom it writes as. */
  readonly login: string;
  readonly may: (permission: Permission, access: 'read' | 'write') => boolean;
}

/** `GITHUB_TOKEN` of a job that was given everything. */
export const JOB_TOKEN: Token = { login: 'github-actions[bot]', may: () => true };

/** What a job gets for a pull request from a fork, whatever its workflow asks for. */
export const FORK_TOKEN: Token = {
  login: 'github-actions[bot]',
  may: (_permission, access) => access === 'read',
};

/** A job's token with these permissions and no others; a public repository may be read without any. */
export function jobToken(granted: Partial<Record<Permission, 'read' | 'write'>>): Token {
  return {
    login: 'github-actions[bot]',
    may: (permission, access) =>
      permission === 'none' || granted[permission] === 'write' || granted[permission] === access,
  };
}

/** An application's, or a person's. */
export function tokenOf(login: string): Token {
  return { login, may: () => true };
}
