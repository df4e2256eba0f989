/** Graviton's classes have a g behind their generation: `db.t4g.small`, `cache.r7gd.large`. */
export function gravitonClass(service: 'db' | 'cache'): RegExp {
  return new RegExp(`^${service}\\.[a-z]+[0-9]+g[a-z]*\\.`);
}
