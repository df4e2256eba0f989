import { readFileSync, statSync } from 'node:fs';
import type { PullRequest } from '../model/job.ts';

/** GitHub delivers no larger event. */
const LARGEST_BYTES = 25 * 1024 * 1024;

/** The pull request that the event is about; undefined when there is none, or the file is not what GitHub writes. */
export function pullRequestOf(eventFile: string | undefined): PullRequest | undefined {
  const event = eventFile === undefined ? undefined : readEvent(eventFile);
  const pull = event?.['pull_request'];
  if (isRecord(pull)) return ofPull(pull);
  const issue = event?.['issue'];
  // A comment on a pull request comes as one on an issue, which says no more than that it is one.
  if (!isRecord(issue) || !isRecord(issue['pull_request'])) return undefined;
  return isNumber(issue['number']) ? { number: issue['number'] } : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function readEvent(file: string): Fields | undefined {
  try {
    const { size } = statSync(file);
    const event: unknown = size > LARGEST_BYTES ? undefined : JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function ofPull(pull: Fields): PullRequest | undefined {
  const { number, head, base } = pull;
  if (!isNumber(number)) return undefined;
  const into = isRecord(base) && isCommit(base['sha']) ? { base: base['sha'] } : {};
  if (!isRecord(head) || !isCommit(head['sha'])) return { number, ...into };
  return { number, ...into, head: { commit: head['sha'], fork: !isSameRepository(head, base) } };
}

/** What cannot be told to be the repository's own counts as a fork; a fork that was deleted has no repository. */
function isSameRepository({ repo }: Fields, base: unknown): boolean {
  const own = isRecord(base) ? base['repo'] : undefined;
  return isRecord(repo) && isRecord(own) && isNumber(repo['id']) && repo['id'] === own['id'];
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}
