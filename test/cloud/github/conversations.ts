import type { CloudClock } from '../room.ts';
import type { Repository } from './repository.ts';

export interface IssueComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
}

export interface Issue {
  readonly number: number;
  readonly author: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  readonly labels: Set<string>;
  /** For a pull request, which is an issue too. */
  readonly pull?: Pull;
}

export interface Pull {
  head: string;
  readonly headRef: string;
  /** `owner/name` of where it comes from; null when that fork is gone. */
  readonly headRepository: string | null;
  readonly base: string;
  mergedAs: string | null;
  /** What its runs check out: its head merged into its base, on no branch. */
  tried: string | null;
  /** Every commit that it has brought into its base. */
  readonly landed: string[];
}

/** Issues and pull requests with their comments; numbers and ids rise. */
export class Conversations {
  readonly issues = new Map<number, Issue>();
  readonly comments = new Map<number, IssueComment>();
  readonly clock: CloudClock;
  readonly #repository: Repository;
  #lastId = 9000;

  constructor(clock: CloudClock, repository: Repository) {
    this.clock = clock;
    this.#repository = repository;
  }

  open(issue: Pick<Issue, 'author' | 'title' | 'body'>, labels: readonly string[] = [], pull?: Pull): Issue {
    const number = this.issues.size + 1;
    const opened: Issue = {
      ...issue,
      ...{ number, state: 'open', stateReason: null, labels: new Set(labels) },
      ...(pull ? { pull } : {}),
    };
    this.issues.set(number, opened);
    return opened;
  }

  /** A pull request for a branch, which may belong to a fork. */
  openPull(headRef: string, from: string | null = this.#name(), author = 'ada'): Issue {
    const head = this.#repository.branches.get(headRef);
    if (head === undefined) throw new Error(`there is no branch ${headRef}`);
    const pull: Pull = {
      ...{ head, headRef, headRepository: from, base: 'main' },
      ...{ mergedAs: null, tried: null, landed: [] },
    };
    return this.open({ author, title: headRef, body: '' }, [], pull);
  }

  /** Merges as GitHub's three buttons do. @returns main's newest commit. */
  merge(number: number, way: 'merge' | 'squash' | 'rebase'): string {
    const issue = this.issues.get(number);
    if (!issue?.pull) throw new Error(`there is no pull request ${number}`);
    const { pull } = issue;
    const repository = this.#repository;
    const brought = repository.since(pull.head, pull.base);
    const tip = repository.branches.get(pull.base) ?? '';
    switch (way) {
      case 'merge':
        pull.landed.push(...brought.map(({ sha }) => sha));
        pull.landed.push(repository.merge(`Merge pull request #${number}`, pull.base, [tip, pull.head]));
        break;
      case 'squash':
        pull.landed.push(repository.commit(`${issue.title} (#${number})`, pull.base));
        break;
      case 'rebase':
        pull.landed.push(...brought.map(({ message }) => repository.commit(message, pull.base)));
        break;
    }
    pull.mergedAs = pull.landed.at(-1) ?? tip;
    issue.state = 'closed';
    return pull.mergedAs;
  }

  /** A squash whose commit somebody else has made. */
  landAs(number: number, sha: string): void {
    const issue = this.issues.get(number);
    if (!issue?.pull) throw new Error(`there is no pull request ${number}`);
    issue.pull.landed.push(sha);
    issue.pull.mergedAs = sha;
    issue.state = 'closed';
  }

  /** What GitHub does before it starts the runs of a pull request. @returns the commit that they are for. */
  tryMerge(number: number): string {
    const pull = this.#pull(number);
    const tip = this.#repository.branches.get(pull.base) ?? '';
    pull.tried = this.#repository.loose(`Merge ${pull.head} into ${tip}`, [tip, pull.head]);
    return pull.tried;
  }

  /** A push to the pull request's branch. */
  push(number: number, message: string): string {
    const pull = this.#pull(number);
    pull.tried = null;
    pull.head = this.#repository.commit(message, pull.headRef);
    return pull.head;
  }

  comment(issue: number, author: string, body: string): IssueComment {
    this.#lastId += 1;
    const comment = { id: this.#lastId, issue, author, body };
    this.comments.set(comment.id, comment);
    return comment;
  }

  commentsOf(issue: number): readonly IssueComment[] {
    return [...this.comments.values()].filter((comment) => comment.issue === issue);
  }

  #pull(number: number): Pull {
    const pull = this.issues.get(number)?.pull;
    if (!pull) throw new Error(`there is no pull request ${number}`);
    return pull;
  }

  #name(): string {
    return `${this.#repository.owner}/${this.#repository.name}`;
  }
}
