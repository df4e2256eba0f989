import { domainToASCII } from 'node:url';
import { oneLine, type Read } from './field.ts';
import { Misfit } from './misfit.ts';
import { shaped } from './scalars.ts';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Lower-case, without a trailing dot. */
export const hostname: Read<string> = oneLine((text) => {
  if (text.includes('://')) return new Misfit('it has a scheme', 'Give the host alone: `api.example.com`.');
  if (/[/?#]/.test(text)) return new Misfit('it has a path', 'Give the host alone: `api.example.com`.');
  if (/:\d+$/.test(text)) return new Misfit('it has a port', 'Give the host alone: `api.example.com`.');
  if (text.includes('*')) return new Misfit('it is a wildcard', 'Give one host: `api.example.com`.');
  const host = text.toLowerCase().replace(/\.$/, '');
  const ascii = domainToASCII(host);
  if (ascii !== '' && ascii !== host && /[^\u0020-\u007e]/.test(host)) {
    return new Misfit('it is not ASCII', `Write it as DNS does: \`${ascii}\`.`);
  }
  const labels = host.split('.');
  const topIsName = /[a-z]/.test(labels.at(-1) ?? '');
  if (labels.length < 2 || host.length > 253 || !topIsName || !labels.every((label) => LABEL.test(label))) {
    return new Misfit('not a host name', 'Give a full host name: `api.example.com`.');
  }
  return host;
});

/** What `name` and `environment` are made of: each becomes part of names in AWS, none of which are this strict alone. */
const NAME = /^[a-z]([a-z0-9]|-(?=[a-z0-9]))*$/;
export const resourceName: Read<string> = oneLine((text) => {
  if (NAME.test(text)) return text;
  const near = nearestName(text);
  const such = near === '' ? '' : `, such as \`${near}\``;
  return new Misfit(
    'resources in AWS cannot be named after it',
    `Use lower-case letters, digits and single hyphens, a letter first${such}.`,
  );
});

/** The closest text that may be a name; empty when nothing is left of it. */
function nearestName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}

export const awsRole = shaped(
  /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  'not the ARN of a role',
  'Give `arn:aws:iam::<account>:role/<name>`.',
);
export const awsRegion = shaped(/^[a-z]{2}(-[a-z]+)+-\d$/, 'not a region', 'Give its code: `eu-central-1`.');
export const bucketName = shaped(
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'not the name of a bucket',
  'Give its name alone, without `s3://` or a path.',
);
export const zoneId = shaped(
  /^[0-9a-f]{32}$/,
  'not the id of a zone',
  'Copy the 32 digits from the zone\'s overview page in Cloudflare, under "Zone ID".',
);
export const certificateArn = shaped(
  /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
  'not the ARN of a certificate',
  "Give `arn:aws:acm:<region>:<account>:certificate/<id>`, in the load balancer's region.",
);
export const secretId = shaped(
  /^[\w/+=.@:-]{1,2048}$/,
  'not the id of a secret',
  "Give the secret's name or ARN in AWS Secrets Manager.",
);

/** A value that goes into one HTTP header and is never shown. */
export const token: Read<string> = (text) =>
  /^[\u0021-\u007e]+$/.test(text)
    ? text
    : new Misfit('a token has no spaces, line breaks or other letters', 'Store it again without them.');

/** GitHub takes 50 characters; a comma would part it in two where issues are looked for by it. */
export const labelName = shaped(
  /^[^,]{1,50}$/,
  'not a label',
  'Give one label of at most 50 characters, without a comma.',
);
