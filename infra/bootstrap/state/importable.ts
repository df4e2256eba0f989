/** Of a resource that is planned: what terraform knows of it beforehand. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly after: Readonly<Record<string, unknown>>;
}

export interface Account {
  readonly id: string;
  readonly partition: string;
}

type IdOf = (after: Readonly<Record<string, unknown>>, account: Account) => string;

const BY_NAME: IdOf = ({ name }) => String(name);

/** The id by which each kind is taken into a state: those that a name makes unique, and whose creation a name refuses. */
const IDS: Readonly<Record<string, IdOf>> = {
  aws_s3_bucket: ({ bucket }) => String(bucket),
  aws_ecr_repository: BY_NAME,
  aws_iam_role: BY_NAME,
  aws_iam_policy: ({ name, path }, { id, partition }) =>
    `arn:${partition}:iam::${id}:policy${String(path ?? '/')}${String(name)}`,
  aws_iam_openid_connect_provider: ({ url }, { id, partition }) =>
    `arn:${partition}:iam::${id}:oidc-provider/${String(url).replace(/^https:\/\//, '')}`,
  // Its ARN is asked for by this name.
  aws_secretsmanager_secret: BY_NAME,
};

/** By what a thing that is there already is taken into the state; undefined for kinds that are not. */
export function importId({ type, after }: PlannedResource, account: Account): string | undefined {
  return IDS[type]?.(after, account);
}
