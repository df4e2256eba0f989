import type { Color } from './color.ts';
import { COLORS } from './color.ts';

/** One environment of one repository: what everything is named and keyed after. */
export interface Site {
  readonly name: string;
  readonly environment: string;
  /** The public host, for example `api.example.com`. */
  readonly hostname: string;
  /** Each colour's own proxied host. */
  readonly previewHostnames: Readonly<Record<Color, string>>;
}

/** `<name>-<environment>`: the prefix of everything that Flipgate names or tags in the account. */
export function siteKey(site: Pick<Site, 'name' | 'environment'>): string {
  return `${site.name}-${site.environment}`;
}

/** The public host and both previews: what a certificate has to cover. */
export function hostsOf({ hostname, previewHostnames }: Site): readonly string[] {
  return [hostname, ...COLORS.map((color) => previewHostnames[color])];
}

/** The colour whose preview host this is, or undefined for anything else. */
export function colorOfPreview(site: Site, host: string): Color | undefined {
  return COLORS.find((color) => site.previewHostnames[color] === host);
}

/** Says whose a preview record is; Cloudflare takes 100 characters on every plan. */
export function previewComment(site: Site, color: Color): string {
  return `flipgate ${siteKey(site)} ${color}`.slice(0, 100);
}
