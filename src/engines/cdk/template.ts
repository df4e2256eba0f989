import { z } from 'zod';

const schema = z.looseObject({
  Resources: z
    .record(
      z.string(),
      z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
    )
    .default({}),
  Outputs: z.record(z.string(), z.unknown()).optional(),
});
export type Template = z.infer<typeof schema>;

/** A template of CloudFormation's, as far as it is looked into; the rest of it stays as it is. */
export function readTemplate(text: string): Template {
  return schema.parse(JSON.parse(text));
}
