import type { Ground } from './checks.ts';
import type { Options } from './options.ts';

/** What the root of bootstrap is given; the user's own come last. */
export function bootstrapVariables(
  { asked, standing, repository }: Pick<Ground, 'asked' | 'standing' | 'repository'>,
  options: Pick<Options, 'refs' | 'bootstrapVariables'>,
  declared: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const { name, environment } = asked.deploy.site;
  const github = repository && {
    repository: repository.name,
    workflows: repository.workflows,
    repository_id: `${repository.id}`,
    owner_id: `${repository.ownerId}`,
    refs: options.refs,
    ...(standing.provider === undefined ? {} : { oidc_provider_arn: standing.provider }),
  };
  return {
    ...{ name, environment },
    ...(standing.repositories ? { repositories: standing.repositories } : {}),
    ...(github && declared.has('github') ? { github } : {}),
    ...options.bootstrapVariables,
  };
}
