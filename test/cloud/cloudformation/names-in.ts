/** What an expression names: by reference, or an attribute of it. */
export interface Named {
  readonly id: string;
  readonly attribute?: string;
}

/** Everything that an expression names, at whatever depth. */
export function namesIn(expression: unknown): readonly Named[] {
  if (typeof expression !== 'object' || expression === null) return [];
  return Object.entries(expression).flatMap(([key, inner]) => [...namedBy(key, inner), ...namesIn(inner)]);
}

function namedBy(key: string, inner: unknown): readonly Named[] {
  if (key === 'Ref') return [{ id: String(inner) }];
  if (key === 'Fn::GetAtt') return [asNamed([inner].flat().join('.'))];
  if (key !== 'Fn::Sub') return [];
  const text = String([inner].flat()[0]);
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => asNamed(name));
}

function asNamed(name: string): Named {
  const [id = '', ...rest] = name.split('.');
  return rest.length === 0 ? { id } : { id, attribute: rest.join('.') };
}
