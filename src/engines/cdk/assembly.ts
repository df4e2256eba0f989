import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../model/failure.ts';
import { readTemplate } from './template.ts';

const STACK = 'aws:cloudformation:stack';
const ASSETS = 'cdk:asset-manifest';

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          file: z.string().optional(),
          stackName: z.string().optional(),
          terminationProtection: z.boolean().optional(),
          tags: z.record(z.string(), z.string()).optional(),
        })
        .optional(),
    }),
  ),
});

const assetManifest = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).optional(),
  dockerImages: z.record(z.string(), z.unknown()).optional(),
});

export interface Synthesized {
  readonly stackName: string;
  /** The template's text, as it was synthesized. */
  readonly template: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly isProtected: boolean;
  /** Whether it brings files or images besides templates. */
  readonly hasAssets: boolean;
}

/**
 * The one stack of a cloud assembly.
 * @throws Failure when the app made none, or several: the action asks for one at a time.
 */
export async function readAssembly(folder: string, wanted: string): Promise<Synthesized> {
  const { artifacts } = manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === STACK);
  const [first, ...more] = stacks;
  if (!first || more.length > 0)
    throw new Failure(
      `For ${wanted} the CDK app made ${stacks.length === 0 ? 'no stack' : `${stacks.length} stacks: ${stacks.map(([id]) => id).join(', ')}`}.`,
      'Have it make the one stack that the context `stack` names, as app.ts of infra/cdk does.',
    );
  const [id, { properties = {} }] = first;
  const templateFile = properties.templateFile ?? `${id}.template.json`;
  const manifests = Object.values(artifacts).flatMap(({ type, properties: its }) =>
    type === ASSETS && its?.file !== undefined ? [its.file] : [],
  );
  const brought = await Promise.all(manifests.map((file) => bringsMore(join(folder, file), templateFile)));
  return {
    stackName: properties.stackName ?? id,
    template: withoutNested(await readFile(join(folder, templateFile), 'utf8'), wanted),
    tags: properties.tags ?? {},
    isProtected: properties.terminationProtection ?? false,
    hasAssets: brought.includes(true),
  };
}

/** What a stack inside of the stack would lose nobody would be shown. @throws Failure */
function withoutNested(template: string, wanted: string): string {
  const types = Object.values(readTemplate(template).Resources).map(({ Type }) => Type);
  if (!types.includes('AWS::CloudFormation::Stack')) return template;
  throw new Failure(
    `The CDK app puts a nested stack into ${wanted}, and a plan does not see what changes inside.`,
    'Have its resources in the stack itself: a construct in place of a NestedStack.',
  );
}

/** A stack's template is an asset itself, which the action lays elsewhere. */
async function bringsMore(path: string, templateFile: string): Promise<boolean> {
  const { files = {}, dockerImages = {} } = assetManifest.parse(JSON.parse(await readFile(path, 'utf8')));
  const others = Object.values(files).filter(({ source }) => source.path !== templateFile);
  return others.length > 0 || Object.keys(dockerImages).length > 0;
}
