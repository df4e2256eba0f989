/** A run and its job, by the ids that the service for artifacts has for them. */
export interface ResultsScope {
  readonly run: string;
  readonly job: string;
}

const SCOPE = 'Actions.Results';

/** The runner's token is a JWT whose `scp` holds, among others, `Actions.Results:<run>:<job>`; undefined when this one does not. */
export function scopeOf(token: string): ResultsScope | undefined {
  for (const scope of scopesIn(token)) {
    const [name, run, job, ...more] = scope.split(':');
    if (name === SCOPE && run && job && more.length === 0) return { run, job };
  }
  return undefined;
}

function scopesIn(token: string): readonly string[] {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const scp = (claims as { scp?: unknown } | null)?.scp;
    return typeof scp === 'string' ? scp.split(' ') : [];
  } catch {
    return [];
  }
}
