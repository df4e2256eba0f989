import { defaultPreviewHostnames } from '../model/preview-host.ts';
import type { CommonRequest } from '../model/request.ts';
import { field, secretField } from './field.ts';
import { previewPair } from './lines.ts';
import { awsRegion, awsRole, bucketName, hostname, resourceName, secretId, token, zoneId } from './names.ts';
import { present } from './present.ts';
import { yesOrNo } from './scalars.ts';
import * as z from './zod.ts';

/** Inputs of every command. */
export const commonFields = {
  name: field(resourceName),
  environment: field(resourceName),
  hostname: field(hostname),
  'preview-hostnames': z.optional(field(previewPair)),
  bucket: z.optional(field(bucketName)),
  'aws-role': z.optional(field(awsRole)),
  'aws-region': z.optional(field(awsRegion)),
  'cloudflare-api-token': z.optional(secretField(token)),
  'cloudflare-api-token-secret': z.optional(field(secretId)),
  'cloudflare-zone-id': z.optional(field(zoneId)),
  'github-token': z.optional(secretField(token)),
  'dry-run': z.prefault(field(yesOrNo), 'false'),
};

const commonSchema = z.strictObject(commonFields);
type CommonValues = z.output<typeof commonSchema>;

export function commonRequest(values: CommonValues): CommonRequest {
  return present({
    site: {
      name: values.name,
      environment: values.environment,
      hostname: values.hostname,
      previewHostnames: values['preview-hostnames'] ?? defaultPreviewHostnames(values.hostname),
    },
    bucket: values.bucket,
    zoneId: values['cloudflare-zone-id'],
    dryRun: values['dry-run'],
    awsRole: values['aws-role'],
    awsRegion: values['aws-region'],
    cloudflareApiToken: values['cloudflare-api-token'],
    cloudflareApiTokenSecret: values['cloudflare-api-token-secret'],
    githubToken: values['github-token'],
  });
}
