import { Failure } from '../model/failure.ts';

/** What GitHub takes of a comment or an issue. JavaScript counts no fewer characters than GitHub does. */
const LONGEST_BODY = 65_536;

/** Cutting is for whoever knows what may be left out. */
export function within(body: string): string {
  if (body.length <= LONGEST_BODY) return body;
  throw new Failure(
    `The text for GitHub has ${body.length} characters; GitHub takes ${LONGEST_BODY}.`,
    'Report this with the page of the run: it should have been shortened before.',
  );
}
