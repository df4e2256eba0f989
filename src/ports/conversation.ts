/** A comment of an issue or a pull request. */
export interface IssueComment {
  readonly id: number;
  /** The author's login. */
  readonly author: string;
  readonly body: string;
  readonly url: string;
}

export interface PullRequestSight {
  readonly number: number;
  readonly state: 'open' | 'closed';
  /** Its newest commit. */
  readonly head: string;
  /** Its commits are another repository's, or of one that is gone. */
  readonly fork: boolean;
  /** What brought it into its base: a merge, a squashed commit, or the last one of a rebase. */
  readonly mergedAs?: string;
}

export interface TrackedIssue {
  readonly number: number;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly url: string;
}

export interface CheckVerdict {
  readonly commit: string;
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly title: string;
  readonly summary: string;
  readonly url?: string;
}

/** What people read and write on GitHub. Lists are whole: all their pages. */
export interface Conversation {
  /** The login that the token writes as: of a job, an application or a person. */
  self(): Promise<string>;
  comments(issue: number): Promise<readonly IssueComment[]>;
  addComment(issue: number, body: string): Promise<IssueComment>;
  /** `gone` when somebody has deleted it. */
  editComment(id: number, body: string): Promise<IssueComment | 'gone'>;
  /** One that is gone is removed. */
  removeComment(id: number): Promise<void>;
  pullRequest(number: number): Promise<PullRequestSight>;
  /** Those that brought the commit into the default branch; where none did, those that would. */
  pullRequestsOf(commit: string): Promise<readonly PullRequestSight[]>;
  /** Open and closed ones that carry the label, without pull requests. */
  issues(label: string): Promise<readonly TrackedIssue[]>;
  openIssue(issue: {
    readonly title: string;
    readonly body: string;
    readonly label: string;
  }): Promise<TrackedIssue>;
  editIssue(
    number: number,
    edit: Partial<Pick<TrackedIssue, 'title' | 'body' | 'state'>>,
  ): Promise<TrackedIssue>;
  addLabel(issue: number, label: string): Promise<void>;
  /** A label that is not there is removed. */
  removeLabel(issue: number, label: string): Promise<void>;
  addCheck(check: CheckVerdict): Promise<void>;
}
