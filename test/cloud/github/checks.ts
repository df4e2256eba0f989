export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly detailsUrl: string | null;
  readonly title: string | null;
  readonly summary: string | null;
}

export class Checks {
  readonly runs: CheckRun[] = [];

  add(run: Omit<CheckRun, 'id'>): CheckRun {
    const added = { id: 7000 + this.runs.length, ...run };
    this.runs.push(added);
    return added;
  }
}
