import type { EngineRequest, ImageSource, InfraRequest } from '../model/request.ts';
import { buildFields, buildWish } from './build.ts';
import { field } from './field.ts';
import { folderIn } from './folder.ts';
import { addresses } from './lines.ts';
import { certificateArn } from './names.ts';
import { present } from './present.ts';
import { imageDigest } from './release.ts';
import { oneOf } from './scalars.ts';
import { variables } from './variables.ts';
import * as z from './zod.ts';

/** Which infrastructure code there is, and what runs it. */
export function engineFields(workspace: string) {
  return {
    infra: z.optional(field(folderIn(workspace))),
    engine: z.prefault(field(oneOf(['auto', 'terraform', 'tofu', 'terragrunt', 'cdk'])), 'auto'),
    variables: z.optional(field(variables)),
    certificate: z.optional(field(certificateArn)),
  };
}

/** What a deploy and its plan are both told, so that one shows what the other will do. */
export function infraFields(workspace: string) {
  return {
    image: z.optional(field(imageDigest)),
    ...buildFields(workspace),
    ...engineFields(workspace),
    'allow-destroy': z.optional(field(addresses)),
  };
}

type EngineValues = z.output<z.ZodMiniObject<ReturnType<typeof engineFields>>>;
type InfraValues = z.output<z.ZodMiniObject<ReturnType<typeof infraFields>>>;

export function engineWish(
  values: EngineValues,
): Pick<EngineRequest, 'infra' | 'engine' | 'variables' | 'certificate'> {
  return present({
    infra: values.infra,
    engine: values.engine,
    variables: values.variables ?? {},
    certificate: values.certificate,
  });
}

export function infraWish(
  values: InfraValues,
): ReturnType<typeof engineWish> & Pick<InfraRequest, 'allowDestroy'> {
  return { ...engineWish(values), allowDestroy: values['allow-destroy'] ?? [] };
}

export function sourceOf(values: InfraValues & { readonly name: string }): ImageSource {
  if (values.image !== undefined) return { kind: 'given', image: values.image };
  return { kind: 'build', build: buildWish(values, values.name) };
}
