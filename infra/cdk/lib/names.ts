import { createHash } from 'node:crypto';

/** The name, or where it is longer than `most` its beginning with a hash of the whole: as the Terraform modules cut theirs. */
export function cut(name: string, most: number, kept: number, digits = 6): string {
  if (name.length <= most) return name;
  const hash = createHash('sha256').update(name).digest('hex');
  return `${name.slice(0, kept).replace(/-+$/, '')}-${hash.slice(0, digits)}`;
}

/** `flow-log` as CloudFormation's logical ids are written: `FlowLog`. */
export function logicalName(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
