import type { BuildSecret } from '../model/build-wish.ts';
import type { BuildOrder } from '../ports.ts';

/**
 * The command line of a build, without its program. It is pushed by its digest alone: a tag that meanwhile means
 * another image must not fail a push of minutes. ECR takes caches as images only.
 *
 * @param metadata  the file that gets the digest
 */
export function buildArguments(order: BuildOrder, metadata: string): readonly string[] {
  const { wish, address, cache, builder } = order;
  return [
    ...['buildx', 'build', '--builder', builder, '--platform', 'linux/arm64'],
    ...['--file', wish.dockerfile, '--metadata-file', metadata, '--progress', 'rawjson'],
    ...['--output', output(address, wish.compression)],
    ...['--provenance', 'mode=min', '--sbom', 'true'],
    ...(cache === undefined ? [] : cacheArguments(cache, wish.compression)),
    ...Object.entries(wish.buildArgs).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...wish.secrets.flatMap((secret) => ['--secret', secretArgument(secret)]),
    ...wish.ssh.flatMap((agent) => ['--ssh', agent]),
    wish.context,
  ];
}

function output(address: string, compression: string): string {
  const fields = [
    'type=image',
    `name=${address}`,
    'push=true',
    'push-by-digest=true',
    'name-canonical=true',
    'oci-mediatypes=true',
    ...(compression === 'zstd' ? ['compression=zstd', 'force-compression=true'] : []),
  ];
  return fields.join(',');
}

/** A cache that cannot be written makes the next build slow, not this one wrong. */
function cacheArguments(cache: string, compression: string): readonly string[] {
  const to = `type=registry,ref=${cache},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`;
  return [
    ...['--cache-from', `type=registry,ref=${cache}`],
    ...['--cache-to', compression === 'zstd' ? `${to},compression=zstd` : to],
  ];
}

function secretArgument(secret: BuildSecret): string {
  return secret.from === 'environment'
    ? `id=${secret.id},env=${secret.variable}`
    : `id=${secret.id},src=${secret.path}`;
}
