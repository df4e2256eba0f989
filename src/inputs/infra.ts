import type { ImageSource, InfraRequest } from '../model/request.ts';
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

/** What a deploy and its plan are both told, so that one shows what the other will do. */
export function infraFields(workspace: string) {
  return {
    image: z.optional(field(imageDigest)),
    ...buildFields(workspace),
    infra: z.optional(field(folderIn(workspace))),
    engine: z.prefault(field(oneOf(['auto', 'terraform', 'tofu'])), 'auto'),
    variables: z.optional(field(variables)),
    'allow-destroy': z.optional(field(addresses)),
    certificate: z.optional(field(certificateArn)),
  };
}

type InfraValues = z.output<z.ZodMiniObject<ReturnType<typeof infraFields>>>;

export function infraWish(
  values: InfraValues,
): Pick<InfraRequest, 'infra' | 'engine' | 'variables' | 'allowDestroy' | 'certificate'> {
  return present({
    infra: values.infra,
    engine: values.engine,
    variables: values.variables ?? {},
    allowDestroy: values['allow-destroy'] ?? [],
    certificate: values.certificate,
  });
}

export function sourceOf(values: InfraValues & { readonly name: string }): ImageSource {
  if (values.image !== undefined) return { kind: 'given', image: values.image };
  return { kind: 'build', build: buildWish(values, values.name) };
}
