import { Failure, messageOf } from '../model/failure.ts';
import { releaseMark, spentMarks } from '../model/release-mark.ts';
import type { Ground } from './ground.ts';

/** Before anything of a release is started: its image must not expire while it may be live, or come back. */
export async function markImage({ world, site }: Ground, image: string): Promise<void> {
  const mark = releaseMark(site.environment, image);
  switch (await world.images.tag(image, mark)) {
    case 'tagged':
      return;
    case 'taken':
      throw new Failure(
        `The tag ${mark} names another image than ${image}.`,
        'Take that tag away in ECR, then run this again.',
      );
    case 'gone':
      throw new Failure(
        `The image ${image} is not in the registry any more.`,
        'Deploy that commit again, which builds it, or go back to a release whose image is still there.',
      );
  }
}

/** What no release of this environment needs any more may expire. That it could not be said fails no release. */
export async function dropSpentMarks({ world, site, book, journal }: Ground): Promise<void> {
  for (const [address, marks] of spentMarks(book.current, site.environment)) {
    await world.images
      .untag(address, marks)
      .catch((error: unknown) =>
        journal.notice(`Images of old releases keep their marks: ${messageOf(error)}`),
      );
  }
}
