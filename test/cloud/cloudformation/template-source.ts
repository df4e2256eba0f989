import { readTemplate } from './read-template.ts';
import { invalid } from './refusals.ts';
import type { Stack } from './stack.ts';
import type { Template } from './template.ts';

/** Bytes that a template may have that is given with the call, and that one may have at all. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const BODY = 51_200;
const OBJECT = 1_000_000;

export interface GivenTemplate {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
}

/** The object that an address of S3 names: its text, or S3's own refusal. */
export type ReadObject = (
  bucket: string,
  key: string,
) => Promise<{ readonly text: string } | { readonly refused: string }>;

/** @throws AwsError for none, one that is too long, or one that is no template */
export async function templateGiven(
  { TemplateBody, TemplateURL, UsePreviousTemplate }: GivenTemplate,
  stack: Stack | undefined,
  read: ReadObject,
): Promise<{ readonly text: string; readonly template: Template }> {
  if (UsePreviousTemplate && stack?.deployed) return stack.deployed;
  if (TemplateBody === undefined && TemplateURL === undefined)
    throw invalid('Either Template URL or Template Body must be specified.');
  const text = TemplateBody ?? (await objectAt(TemplateURL ?? '', read));
  const length = Buffer.byteLength(text);
  if (TemplateBody !== undefined && length > BODY)
    throw invalid(
      `1 validation error detected: Value '${text}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${BODY}`,
    );
  if (length > OBJECT) throw invalid(`Template may not exceed ${OBJECT} bytes in size.`);
  return { text, template: readTemplate(text) };
}

/** By path, and by virtual host; S3's address is CloudFormation's to know. */
async function objectAt(address: string, read: ReadObject): Promise<string> {
  const { hostname, pathname } = new URL(address);
  const path = decodeURIComponent(pathname).slice(1);
  const virtual = /^(.+?)\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$/.exec(hostname)?.[1];
  // The CDK CLI writes the address that it knows S3 by, which is this cloud's own.
  const isS3 = virtual !== undefined || /^s3[.-]/.test(hostname) || hostname === '127.0.0.1';
  if (!isS3) throw invalid('TemplateURL must be a supported URL.');
  const [bucket = '', ...rest] = virtual === undefined ? path.split('/') : [virtual, path];
  const found = await read(bucket, rest.join('/'));
  if ('text' in found) return found.text;
  throw invalid(
    `S3 error: ${found.refused}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
  );
}
