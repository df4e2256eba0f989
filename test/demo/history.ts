import type { Repository } from '../cloud/github/repository.ts';

/** A push to main on the local GitHub: this commit on top of what was pushed before. */
export function push(repository: Repository, sha: string, message: string): void {
  const parent = repository.branches.get('main');
  repository.commits.set(sha, { sha, message, parents: parent === undefined ? [] : [parent] });
  repository.branches.set('main', sha);
}
