import type { BuildReport } from '../model/build-report.ts';
import type { Severity } from '../model/build-wish.ts';
import { Failure } from '../model/failure.ts';
import type { ImageSource } from '../model/request.ts';
import { passScan } from '../model/scan-verdict.ts';
import { buildImage, findImage, type Workshop } from './build-image.ts';

/** An image that ARM64 tasks can execute. */
export interface ImageAnswer {
  /** `<repository>@sha256:…`. */
  readonly image: string;
  readonly report?: BuildReport;
  /** What its scan has found, in words. */
  readonly scan?: string;
}

/** The image that is asked for, given or built: in the registry, for arm64, scanned. Read before anything is changed. */
export async function image(
  shop: Workshop,
  source: ImageSource,
  threshold: Severity | undefined,
  signal: AbortSignal,
): Promise<ImageAnswer> {
  if (source.kind === 'given') return passed(shop, source, threshold);
  return passed(shop, await buildImage(shop, source.build, signal), threshold);
}

/** The same without building: no answer where there is nothing yet. */
export async function lookForImage(
  shop: Workshop,
  source: ImageSource,
  threshold: Severity | undefined,
): Promise<ImageAnswer | undefined> {
  if (source.kind === 'given') return passed(shop, source, threshold);
  const found = await findImage(shop, source.build);
  return found && passed(shop, found, threshold);
}

async function passed(
  shop: Workshop,
  { image, report }: ImageAnswer,
  threshold: Severity | undefined,
): Promise<ImageAnswer & { readonly scan: string }> {
  const scan = await passImage(shop, image, threshold);
  return { image, scan, ...(report ? { report } : {}) };
}

/** ECR scans what is pushed within seconds, mostly. */
const SCAN_LOOKS_MS = 2_000;
const SCAN_TAKES_MS = 180_000;

/** @throws Failure when tasks cannot execute it, or its scan refuses it */
async function passImage(
  shop: Workshop,
  reference: string,
  threshold: Severity | undefined,
): Promise<string> {
  const found = await shop.world.images.find(reference);
  if (!found) {
    throw new Failure(
      `\`image\` ${reference} is not in the registry.`,
      'Push it first, and give the digest that the push printed.',
    );
  }
  if (found.arm64 === undefined) {
    throw new Failure(
      `\`image\` ${reference} holds ${found.architectures.join(', ') || 'no known architecture'}; an ARM64 task would end with "exec format error".`,
      'Build it with --platform linux/arm64.',
    );
  }
  const single = `${reference.split('@')[0]}@${found.arm64}`;
  const scan = passScan(reference, await findings(shop, single, threshold), threshold);
  shop.journal.done(`found ${reference.split('@')[1]?.slice(0, 19)} for arm64; ${scan}`);
  return scan;
}

/** Without a threshold nobody waits for a scan. */
async function findings({ world }: Workshop, single: string, threshold: Severity | undefined) {
  const until = world.clock.now() + (threshold === undefined ? 0 : SCAN_TAKES_MS);
  for (;;) {
    const seen = await world.images.findings(single);
    if (seen.kind !== 'running' || world.clock.now() >= until) return seen;
    await world.clock.sleep(SCAN_LOOKS_MS);
  }
}
