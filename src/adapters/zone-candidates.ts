/** The names that a zone of this hostname may have, longest first; a bare top level is none. */
export function zoneCandidates(hostname: string): readonly string[] {
  const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
  return labels.map((_, index) => labels.slice(index).join('.')).slice(0, -1);
}
