import type { Color } from './color.ts';

/**
 * Second labels that registries under country codes give away below, as in `example.co.uk`. The full
 * public suffix list is larger than the rest of the action and the zone's real name is known a moment
 * later anyway, so a name that this misjudges is caught by `previewCoverage`.
 */
const REGISTRY_LABELS = new Set('ac co com edu gob gov gouv ltd ne net nom or org plc'.split(' '));

/** Whether a name has nothing but a public suffix above it: `example.com`, `example.co.uk`. */
function looksLikeApex(hostname: string): boolean {
  const labels = hostname.split('.');
  if (labels.length <= 2) return true;
  const [, second = '', top = ''] = labels;
  return labels.length === 3 && top.length === 2 && REGISTRY_LABELS.has(second);
}

/** `api-blue.example.com` for `api.example.com`; `blue.example.com` for the apex `example.com`. */
export function defaultPreviewHostnames(hostname: string): Readonly<Record<Color, string>> {
  const cut = hostname.indexOf('.');
  const name = (color: Color): string =>
    looksLikeApex(hostname)
      ? `${color}.${hostname}`
      : `${hostname.slice(0, cut)}-${color}${hostname.slice(cut)}`;
  return { blue: name('blue'), green: name('green') };
}

/** The name that a public host's siblings share: the host itself when it is an apex, else its parent. */
export function parentOf(hostname: string): string {
  return looksLikeApex(hostname) ? hostname : hostname.slice(hostname.indexOf('.') + 1);
}

export type PreviewCoverage = 'covered' | 'outside' | 'too-deep';

/**
 * Whether Cloudflare's certificate answers for a preview host: it covers the zone and one label below
 * it, so `api-green.example.com` but not `green.api.example.com`.
 */
export function previewCoverage(zoneName: string, preview: string): PreviewCoverage {
  if (!preview.endsWith(`.${zoneName}`)) return 'outside';
  return preview.slice(0, -zoneName.length - 1).includes('.') ? 'too-deep' : 'covered';
}
