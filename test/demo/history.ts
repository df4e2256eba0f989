import type { Repository } from '../cloud/github/repository.ts';

/** A push to the local GitHub: this commit on top of what the branch had before. */
export function push(repository: Repository, sha: string, message: string, branch = 'main'): void {
  const parent = repository.branches.get(branch);
  repository.commits.set(sha, { sha, message, parents: parent === undefined ? [] : [parent] });
  repository.branches.set(branch, sha);
}
