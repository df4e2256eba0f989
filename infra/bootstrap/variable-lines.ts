/** Names of workflows/README.md, beside the outputs of bootstrap that fill them. */
const FROM_OUTPUTS = [
  ['FLIPGATE_PLAN_ROLE', 'plan_role_arn'],
  ['FLIPGATE_BUILD_ROLE', 'build_role_arn'],
  ['FLIPGATE_DEPLOY_ROLE', 'deploy_role_arn'],
  ['FLIPGATE_PLAN_SECRET', 'cloudflare_plan_token_secret'],
  ['FLIPGATE_SECRET', 'cloudflare_token_secret'],
] as const;

/** `NAME=value` a line, for the variables of the repository: `gh variable set --env-file` takes them as they are. */
export function variableLines(
  known: { readonly hostname: string; readonly region: string; readonly secret: string | undefined },
  outputs: Readonly<Record<string, unknown>>,
  suffix?: string,
): readonly string[] {
  const pairs: readonly (readonly [string, unknown])[] = [
    ['FLIPGATE_HOSTNAME', known.hostname],
    ['FLIPGATE_REGION', known.region],
    ...FROM_OUTPUTS.map(([name, output]) => [name, outputs[output]] as const),
  ];
  const filled = pairs.map(
    ([name, value]) => [name, value ?? (name === 'FLIPGATE_SECRET' ? known.secret : undefined)] as const,
  );
  return filled.flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [`${suffix ? `${name}_${suffix}` : name}=${value}`] : [],
  );
}
