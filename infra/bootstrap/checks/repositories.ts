import { type AwsConnection, clientConfig } from '../../../src/adapters/aws-connection.ts';
import { answered } from '../../../src/adapters/aws-errors.ts';
import { siteKey } from '../../../src/model/site.ts';
import { type Checked, looked, missing } from '../checked.ts';
import { OWNER_TAG } from './names.ts';

/** Addresses, as the variable `repositories` of bootstrap takes them. */
export interface Repositories {
  readonly image: string;
  readonly cache: string;
}

interface Repository {
  readonly address: string;
  /** The environment that it is tagged with. */
  readonly owner: string | undefined;
}

/** The repositories of a name are made by its first environment, and given to the later ones. */
export function lookAtRepositories(
  connection: AwsConnection,
  site: { readonly name: string; readonly environment: string },
): Promise<Checked<Repositories>> {
  return looked(async () => {
    const [image, cache] = await Promise.all([
      lookAt(connection, site.name),
      lookAt(connection, `${site.name}/cache`),
    ]);
    const foreign = [image, cache].find((one) => one !== undefined && !isOfName(one, site.name));
    if (foreign) return missing(strangerSaid(foreign), strangerRemedy(foreign));
    const other = [image, cache].find((one) => one !== undefined && one.owner !== siteKey(site));
    if (other === undefined) return { problems: [], notes: [] };
    // One alone would be taken into the state of this environment, from that of its maker.
    if (!image || !cache) return missing(halfSaid(other), halfRemedy(other, site));
    return {
      problems: [],
      found: { image: image.address, cache: cache.address },
      notes: [`image repositories of ${other.owner} are used`],
    };
  });
}

function isOfName({ owner }: Repository, name: string): boolean {
  return owner?.startsWith(`${name}-`) === true;
}

function strangerSaid({ address, owner }: Repository): string {
  const tagged = owner === undefined ? `has no tag ${OWNER_TAG}` : `is tagged ${OWNER_TAG} = ${owner}`;
  return `The ECR repository ${address} exists and ${tagged}.`;
}

function strangerRemedy({ address }: Repository): string {
  const image = address.replace(/\/cache$/, '');
  const given = `repositories={"image":"${image}","cache":"${image}/cache"}`;
  return `To push to yours as they are, give --bootstrap-variable '${given}'; else another \`--name\`.`;
}

function halfSaid({ address, owner }: Repository): string {
  return `The ECR repository ${address} is ${owner}'s, and there is only one of the two.`;
}

function halfRemedy({ owner = '' }: Repository, { name }: { readonly name: string }): string {
  return `The run that began with it has not ended: run it again, with \`--environment ${owner.slice(name.length + 1)}\`, and then this.`;
}

async function lookAt(connection: AwsConnection, name: string): Promise<Repository | undefined> {
  const sdk = await import('@aws-sdk/client-ecr');
  const client = new sdk.ECRClient(clientConfig(connection));
  const absent = (error: unknown) => {
    if (error instanceof sdk.RepositoryNotFoundException) return undefined;
    throw error;
  };
  const asked = client.send(new sdk.DescribeRepositoriesCommand({ repositoryNames: [name] })).catch(absent);
  const there = (await answered('ecr:DescribeRepositories', asked))?.repositories?.[0];
  if (there?.repositoryArn === undefined) return undefined;
  const tags = client.send(new sdk.ListTagsForResourceCommand({ resourceArn: there.repositoryArn }));
  const owner = (await answered('ecr:ListTagsForResource', tags)).tags?.find(({ Key }) => Key === OWNER_TAG);
  return { address: there.repositoryUri ?? name, owner: owner?.Value };
}
