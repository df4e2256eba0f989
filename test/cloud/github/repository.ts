import { createHash } from 'node:crypto';

export interface GitCommit {
  readonly sha: string;
  readonly message: string;
  readonly parents: readonly string[];
}

export interface WorkflowRun {
  readonly id: number;
  attempt: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
}

/** One repository on GitHub: commits, branches, and the runs of its workflows. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  readonly commits = new Map<string, GitCommit>();
  readonly branches = new Map<string, string>();
  readonly runs = new Map<number, WorkflowRun>();

  constructor(owner: string, name: string) {
    this.owner = owner;
    this.name = name;
  }

  /** Adds a commit on top of a branch. @returns its SHA. */
  commit(message: string, branch = 'main'): string {
    const parent = this.branches.get(branch);
    const sha = this.loose(message, parent === undefined ? [] : [parent]);
    this.branches.set(branch, sha);
    return sha;
  }

  /** A commit with several parents, which becomes the branch's newest. */
  merge(message: string, branch: string, parents: readonly string[]): string {
    const sha = this.loose(message, parents);
    this.branches.set(branch, sha);
    return sha;
  }

  /** A commit that is on no branch. */
  loose(message: string, parents: readonly string[]): string {
    const sha = createHash('sha1').update(`${this.commits.size} ${parents[0]} ${message}`).digest('hex');
    this.commits.set(sha, { sha, message, parents });
    return sha;
  }

  /** What head has and the branch has not, oldest first. */
  since(head: string, branch: string): readonly GitCommit[] {
    const [from, to] = [this.resolve(branch), this.resolve(head)];
    return from && to ? (compare(this, from, to)?.ahead ?? []) : [];
  }

  /** A new branch that begins where another one is. */
  branch(name: string, from = 'main'): void {
    const sha = this.branches.get(from);
    if (sha === undefined) throw new Error(`there is no branch ${from}`);
    this.branches.set(name, sha);
  }

  run(id: number, status: WorkflowRun['status'], attempt = 1): void {
    this.runs.set(id, { id, attempt, status, conclusion: status === 'completed' ? 'success' : null });
  }

  /** The commit behind a SHA, a branch or the beginning of a SHA. */
  resolve(ref: string): GitCommit | undefined {
    const sha = this.branches.get(ref) ?? [...this.commits.keys()].find((one) => one.startsWith(ref));
    return sha === undefined ? undefined : this.commits.get(sha);
  }
}

export interface GitComparison {
  readonly status: 'ahead' | 'behind' | 'identical' | 'diverged';
  readonly mergeBase: GitCommit;
  /** On head and not on base, oldest first. */
  readonly ahead: readonly GitCommit[];
  readonly behind: number;
}

/** Of head as seen from base; undefined when they share no history. */
export function compare(repository: Repository, base: GitCommit, head: GitCommit): GitComparison | undefined {
  const ofBase = history(repository, base);
  const ofHead = history(repository, head);
  const mergeBase = ofHead.find((commit) => ofBase.includes(commit));
  if (!mergeBase) return undefined;
  const ahead = ofHead.filter((commit) => !ofBase.includes(commit)).reverse();
  const behind = ofBase.filter((commit) => !ofHead.includes(commit)).length;
  const status = ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  return { status, mergeBase, ahead, behind };
}

/** The commit and its ancestors, newest first. */
function history(repository: Repository, from: GitCommit): readonly GitCommit[] {
  const seen = new Set<GitCommit>([from]);
  for (const commit of seen) {
    for (const sha of commit.parents) {
      const parent = repository.commits.get(sha);
      if (parent) seen.add(parent);
    }
  }
  return [...seen];
}
