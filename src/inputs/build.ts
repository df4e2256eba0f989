import { join } from 'node:path';
import type { BuildSecret, BuildWish, CacheWish } from '../model/build-wish.ts';
import { SEVERITIES } from '../model/build-wish.ts';
import { field, linesOf, oneLine, type Read } from './field.ts';
import { fileIn, folderIn } from './folder.ts';
import { Misfit } from './misfit.ts';
import { oneOf, yesOrNo } from './scalars.ts';
import * as z from './zod.ts';

/** Inputs that say how an image is built; beside `image` there is nothing to build. */
export function buildFields(workspace: string) {
  return {
    context: z.prefault(field(folderIn(workspace)), '.'),
    dockerfile: z.optional(field(fileIn(workspace))),
    'build-args': z.optional(field(buildArgs)),
    'build-secrets': z.optional(field(buildSecrets(workspace))),
    'build-ssh': z.optional(field(sshAgents)),
    repository: z.optional(field(repositoryName)),
    cache: z.optional(field(cacheName)),
    compression: z.prefault(field(oneOf(['gzip', 'zstd'])), 'gzip'),
    'allow-emulation': z.prefault(field(yesOrNo), 'false'),
  };
}

/** For whatever image a command is about. */
export const scanFields = { 'scan-threshold': z.optional(field(oneOf(SEVERITIES))) };

type BuildValues = z.output<z.ZodMiniObject<ReturnType<typeof buildFields>>>;

/** @param name  the repository's, which the image's is named after */
export function buildWish(values: BuildValues, name: string): BuildWish {
  return {
    context: values.context,
    dockerfile: values.dockerfile ?? join(values.context, 'Dockerfile'),
    buildArgs: values['build-args'] ?? {},
    secrets: values['build-secrets'] ?? [],
    ssh: values['build-ssh'] ?? [],
    repository: values.repository ?? name,
    cache: values.cache ?? { kind: 'own' },
    compression: values.compression,
    allowEmulation: values['allow-emulation'],
  };
}

/** `NAME=value` a line. */
const buildArgs: Read<Readonly<Record<string, string>>> = (text) => {
  const pairs = linesOf((line): readonly [string, string] | Misfit => {
    const [, name = '', value = ''] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
    return name === '' ? new Misfit('not an argument', 'Write `NAME=value`, one a line.') : [name, value];
  })(text);
  if (pairs instanceof Misfit) return pairs;
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return new Misfit(`it sets \`${twice}\` twice`, 'Set each argument once.');
  return Object.fromEntries(pairs);
};

/** `id=NAME,env=VARIABLE` or `id=NAME,src=PATH` a line, as docker has it: a value has no place in an input. */
function buildSecrets(workspace: string): Read<readonly BuildSecret[]> {
  const inWorkspace = fileIn(workspace);
  return linesOf((line): BuildSecret | Misfit => {
    const [, id = '', kind = '', value = ''] = /^id=([\w.-]+),(env|src)=([^,]+)$/.exec(line) ?? [];
    if (kind === 'env' && /^[A-Za-z_]\w*$/.test(value)) return { id, from: 'environment', variable: value };
    if (kind !== 'src') {
      return new Misfit(
        'not a secret',
        'Write `id=NAME,env=VARIABLE` and give the value in `env:`, or `id=NAME,src=PATH`.',
      );
    }
    const path = inWorkspace(value);
    return path instanceof Misfit ? path : { id, from: 'file', path };
  });
}

/** `default`, or `id=path[,path]`, as docker has it. */
const sshAgents: Read<readonly string[]> = linesOf((line) =>
  /^[\w.-]+(=[^\s]+)?$/.test(line)
    ? line
    : new Misfit('not an SSH agent or key', 'Write `default` for the agent, or `id=path/to/key`.'),
);

const REPOSITORY = /^[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/;

/** A repository of ECR by its name alone. */
const repositoryName: Read<string> = oneLine((text) =>
  REPOSITORY.test(text) && text.length <= 256
    ? text
    : new Misfit('not the name of an ECR repository', 'Give its name without registry and tag: `shop`.'),
);

const cacheName: Read<CacheWish> = (text) => {
  if (text === 'none') return { kind: 'none' };
  const repository = repositoryName(text);
  return repository instanceof Misfit ? repository : { kind: 'named', repository };
};
