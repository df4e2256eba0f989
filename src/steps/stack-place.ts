import type { Color } from '../model/color.ts';
import type { PlannedStack } from '../model/picture.ts';
import {
  placeholderCertificate,
  placeholderImage,
  placeholderOutputs,
} from '../model/placeholder-outputs.ts';
import type { Release } from '../model/release.ts';
import type { EngineRequest } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';
import type { Outlook } from './ground.ts';
import { colorVariables, type StackRelease } from './stack-variables.ts';

/** What shared gives; undefined while it was never applied. */
export async function sharedOutputs(
  { engine }: Outlook['world'],
  signal: AbortSignal,
): Promise<SharedOutputs | undefined> {
  return (await engine.outputs({ kind: 'shared' }, signal)) as SharedOutputs | undefined;
}

/** Where colours are planned: in shared as it is, or in what stands for it while there is none. */
export interface ColorPlace {
  readonly basis: PlannedStack['basis'];
  /** What a colour is told so that it keeps the image and release that it holds. */
  variables(line: Release | undefined, color: Color): Readonly<Record<string, unknown>>;
}

export async function colorPlace(
  { world, site }: Outlook,
  request: Pick<EngineRequest, 'site' | 'variables' | 'certificate'>,
  outputs: SharedOutputs | undefined,
): Promise<ColorPlace> {
  const { certificates, identity } = world;
  const account = await identity.account();
  const key = siteKey(site);
  const shared = outputs ?? placeholderOutputs(key, account, identity.region);
  const image = placeholderImage(site.name, account, identity.region);
  const certificate =
    request.certificate ?? (await certificates.find(key)) ?? placeholderCertificate(account, shared.region);
  return {
    basis: outputs ? { kind: 'known' } : PROVISIONAL,
    variables: (line, color) => colorVariables(request, heldBy(line, image), color, shared, certificate),
  };
}

const PROVISIONAL = {
  kind: 'provisional',
  why: 'shared does not exist yet, so its outputs are placeholders',
} as const;

const NO_COMMIT = '0'.repeat(40);

/**
 * Infrastructure alone is looked at: each colour keeps the release that it holds.
 * @param image  for a colour that the ledger knows nothing of
 */
function heldBy(line: Release | undefined, image: string): StackRelease {
  if (!line) return { image, release: NO_COMMIT, releaseHeader: 'x-release', healthPath: '/healthz' };
  const { settings } = line;
  return {
    image: line.image,
    release: line.release,
    releaseHeader: settings.releaseHeader,
    healthPath: settings.healthPath,
  };
}
