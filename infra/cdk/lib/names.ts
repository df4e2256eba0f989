import { createHash } from 'node:crypto';

/** The name, or where it is longer than `most` its beginning with a hash of the whole: as the Terraform modules cut theirs. */
export function cut(name: string, most: number, kept: number, digits = 6): string {
  if (name.length <= most) return name;
  return `${name.slice(0, kept).replace(/-+$/, '')}-${digestOf(name).slice(0, digits)}`;
}

/** Sixty-four hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `flow-log` as CloudFormation's logical ids are written: `FlowLog`. */
export function logicalName(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
