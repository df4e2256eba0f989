import { authorizationFor } from '../cloud/registry/registry-login.ts';
import { type BuildRun, type Checkout, checkOut, runBuild } from './build-run.ts';
import { expected } from './expected.ts';
import { pull } from './pulled.ts';
import { showContainers } from './show-containers.ts';
import type { Workshop } from './workshop.ts';

export type Say = (line: string) => void;

/** Everything that is shown, in its order; the first thing that is not so ends it. */
export async function story(workshop: Workshop, say: Say): Promise<void> {
  const checkout = await checkOut(workshop, { kind: 'good', number: 1 }, 'checkout-1');
  const built = await buildOnce(workshop, checkout, say);
  const image = built.outputs['image'] ?? '';
  const pulled = await readBack(workshop, image, say);
  await findAgain(workshop, checkout, image, say);
  await refuseOverwriting(workshop, image, say);
  await adopt(workshop, say);
  await showContainers(workshop, { checkout, pulled }, say);
}

async function buildOnce(workshop: Workshop, checkout: Checkout, say: Say): Promise<BuildRun> {
  say('`command: build` builds test/app for arm64 and pushes it …');
  const run = await runBuild(workshop, checkout);
  expected('the first build ends with 0', run.exitCode === 0, run.log);
  const image = run.outputs['image'] ?? '';
  const wanted = new RegExp(`^${workshop.repository}@sha256:[0-9a-f]{64}$`);
  expected('its output is an image by digest', wanted.test(image), run.outputs);
  expected('BuildKit has built once', (await builds(workshop)) === 1, await builds(workshop));
  const cache = workshop.registry.images.find('shop/cache', { imageTag: 'arm64' });
  expected('its layers are kept in the cache', cache !== undefined, run.log);
  say(`built and pushed in ${seconds(run.ms)}: ${image}`);
  return run;
}

async function readBack(workshop: Workshop, image: string, say: Say) {
  const pulled = await pull(workshop.registry, image);
  const { configuration, attestations, manifest } = pulled;
  expected('the image is for arm64', configuration.architecture === 'arm64', configuration);
  const subjects = attestations.flatMap(({ subject }) =>
    subject.map(({ digest }) => `sha256:${digest.sha256}`),
  );
  expected(
    'attestations are about this manifest',
    subjects.every((one) => one === manifest),
    subjects,
  );
  const kinds = attestations.map(({ predicateType }) => predicateType);
  const provenance = kinds.find((kind) => kind.startsWith('https://slsa.dev/provenance/'));
  expected('there is a provenance', provenance !== undefined, kinds);
  const sbom = attestations.find(({ predicateType }) => predicateType === 'https://spdx.dev/Document');
  const { packages } = (sbom?.predicate ?? { packages: [] }) as { packages: { name: string }[] };
  const names = new Set(packages.map(({ name }) => name.toLowerCase()));
  for (const one of ['django', 'gunicorn', 'celery', 'libc6'])
    expected(`the SBOM names ${one}`, names.has(one), [...names]);
  const [kilobytes, layers] = [Math.round(pulled.bytes / 1e6), pulled.layers.length];
  say(`read back: arm64, ${layers} layers, ${kilobytes} MB, each with the content of its digest`);
  say(`attested: ${provenance}, and an SBOM of ${packages.length} packages`);
  return pulled;
}

async function findAgain(workshop: Workshop, checkout: Checkout, image: string, say: Say): Promise<void> {
  const pushed = workshop.registry.images.all.length;
  const before = await builds(workshop);
  const run = await runBuild(workshop, checkout);
  expected('the second run ends with 0', run.exitCode === 0, run.log);
  expected('it gives the same image', run.outputs['image'] === image, run.outputs);
  const made = (await builds(workshop)) - before;
  const told = { builds: made, pushes: workshop.registry.images.all.length - pushed };
  expected('it builds and pushes nothing', told.builds === 0 && told.pushes === 0, told);
  say(`the second run finds it in ${seconds(run.ms)}, with 0 builds`);
}

/** What another client is told that would push another image by the same tag. */
async function refuseOverwriting(workshop: Workshop, image: string, say: Say): Promise<void> {
  const { registry, repository } = workshop;
  const tag = [...(registry.images.find('shop', { imageDigest: image.split('@')[1] ?? '' })?.tags ?? [])][0];
  const authorization = authorizationFor(registry.front.password);
  const [host] = repository.split('/');
  const child = registry.images.in('shop').find(({ tags }) => tags.size === 0);
  const answer = await fetch(`http://${host}/v2/shop/manifests/${tag}`, {
    method: 'PUT',
    headers: { authorization, 'content-type': child?.mediaType ?? '' },
    body: child?.body ?? '',
  });
  const said = await answer.text();
  expected('a tag that is there is not overwritten', answer.status === 400 && /TAG_INVALID/.test(said), said);
  say(`another push by the tag ${tag} is refused: TAG_INVALID`);
}

/** While the action builds, somebody else pushes the same tree; theirs is another digest, as it would be. */
async function adopt(workshop: Workshop, say: Say): Promise<void> {
  const { registry } = workshop;
  const checkout = await checkOut(workshop, { kind: 'good', number: 2 }, 'checkout-2');
  let theirs = '';
  const act = async (tag: string) => {
    const first = registry.images.in('shop').find(({ tags }) => tags.size > 0);
    if (!first) throw new Error('there is no image yet');
    theirs = registry.images.give('shop', first, [tag]);
  };
  registry.images.meanwhile = { repository: 'shop', act };
  const run = await runBuild(workshop, checkout);
  expected('a build that came second ends with 0', run.exitCode === 0, run.log);
  expected('it takes the image that was first', run.outputs['image']?.endsWith(theirs) ?? false, run.outputs);
  say(`a build that another run was faster than takes that run's image, after ${seconds(run.ms)}`);
}

/** How many builds BuildKit remembers that the workshop did not make itself. */
async function builds({ buildx, ownBuilds }: Workshop): Promise<number> {
  const history = await buildx('history', 'ls', '--no-trunc', '--format', '{{.Ref}} {{.Name}}');
  return history.split('\n').filter((line) => line.trim() !== '').length - ownBuilds;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
