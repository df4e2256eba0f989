/**
 * Variables as terraform reads them from its environment, where they win over the inputs of a unit; a unit takes those that its
 * code declares. Null cannot be said there and is left out, which leaves the unit's own.
 */
export function tfVariables(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [`TF_VAR_${name}`, typeof value === 'string' ? value : expression(value)]),
  );
}

/** JSON is an expression of HCL, but for what HCL takes for the beginning of a template. */
function expression(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[$%]\{/g, (begin) => begin[0] + begin);
}
