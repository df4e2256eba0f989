import { linesOf, oneLine, type Read } from './field.ts';
import { Misfit } from './misfit.ts';

const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** A commit in full: a release is named by it, so a shortened one names nothing. */
export const commit: Read<string> = oneLine((text) =>
  COMMIT.test(text)
    ? text
    : new Misfit('not a full commit id', 'Give all 40 digits, as `git rev-parse HEAD` prints them.'),
);

/** One commit a line. */
export const commits: Read<readonly string[]> = linesOf(commit);

/** A release to go back to, or the records that the first deploy took over. */
export const commitOrAdopted: Read<string> = oneLine((text) => {
  if (text === 'adopted' || COMMIT.test(text)) return text;
  return new Misfit('not a release', 'Give a full commit id of 40 digits, or `adopted`.');
});

const REPOSITORY = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** `<repository>@sha256:<64 hex>`: only a digest names the same image tomorrow. */
export const imageDigest: Read<string> = oneLine((text) => {
  const remedy = 'Give `<repository>@sha256:<64 hex digits>`, as `docker buildx build` and ECR print it.';
  const at = text.indexOf('@');
  const repository = at < 0 ? text : text.slice(0, at);
  if (at < 0) {
    return new Misfit(
      'it names an image by a tag, which may name another one tomorrow, not by its digest',
      remedy,
    );
  }
  if (!DIGEST.test(text.slice(at + 1))) return new Misfit('what follows "@" is not a digest', remedy);
  if (/:[^/]*$/.test(repository))
    return new Misfit('it has a tag beside its digest', `Leave the tag out. ${remedy}`);
  return REPOSITORY.test(repository) ? text : new Misfit('what precedes "@" is not a repository', remedy);
});
