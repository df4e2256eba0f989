import type { Facts } from './facts.ts';

export interface Difference {
  readonly what: string;
  readonly because: string;
  /** The facts in which it shows; without, it shows in none of those that are compared. */
  readonly about?: RegExp;
}

/** Everything in which the two engines differ: the table of infra/cdk/README.md. */
export const DIFFERENCES: readonly Difference[] = [
  {
    what: 'Security groups without a way out have one rule, which matches nothing',
    because: 'CloudFormation gives a group that says nothing of egress leave to call everybody',
    about: /^rule Nobody: /,
  },
  {
    what: 'The roles of AWS Backup and of RDS monitoring have names without random characters',
    because: 'CloudFormation knows no prefix of a name but its own',
    about: /^role (?:AWS Backup|Enhanced monitoring) of [a-z-]+\.name: /,
  },
  {
    what: "The cache's parameter group has a name of CloudFormation's choosing",
    because: 'its resource takes none',
  },
  {
    what: "The VPC's default security group is left as AWS makes it: its members reach each other",
    because:
      'CloudFormation has no resource for it, and a function of ours with rights to change groups would be worse than a group that nobody uses',
  },
  {
    what: 'Subnets of a given VPC are not looked up: whether they lie in it, and in two zones, AWS says at the deployment',
    because: 'a synthesis needs no credentials',
  },
  {
    what: "`database_instance` tells a given database's class and storage; Terraform looks them up",
    because: 'a synthesis needs no credentials',
  },
  {
    what: "`permissions_boundary_arn` is an input; Terraform looks bootstrap's roles up",
    because: 'a synthesis needs no credentials',
  },
  {
    what: 'SECRET_KEY is named by an ARN without its random characters, and the execution role may read that name with any six',
    because: 'a synthesis needs no credentials',
  },
  {
    what: 'There is no `backup_copy_region`',
    because: 'a stack is of one region',
  },
  {
    what: 'With `deletion_protection`, buckets, secrets, keys and vaults stay when their stack is deleted; database and cache leave a snapshot with a name of AWS, once the database was unprotected by hand. Terraform deletes secrets after a waiting time',
    because: "CloudFormation's deletion policies know no waiting time",
  },
  {
    what: 'A raised version of a password is a secret of its own, with the version in its name, and the old one stays. No template holds a value: CloudFormation puts them in by dynamic references',
    because: 'CloudFormation looks at such a reference again only when its text changes',
  },
  {
    what: 'Without `deletion_protection` a bucket or a vault with something in it stops the deletion of its stack',
    because: 'CloudFormation has no `force_destroy`',
  },
  {
    what: 'Another `database_kms_key`, or another zone of the read replica, is refused; Terraform would replace the instance',
    because: 'CloudFormation replaces nothing that has a name of its own',
  },
  {
    what: 'Another token of the cache is set, not rotated: tasks that run lose the cache until the next release',
    because: 'its resource takes no strategy for the update',
  },
];

/** Both in one order. */
export function comparable(one: Facts, other: Facts): readonly [Facts, Facts] {
  return [inOrder(one) as Facts, inOrder(other) as Facts];
}

export interface Compared {
  /** Facts that differ and stand in no line of the table: `what: by Terraform ≠ by CDK`. */
  readonly untold: readonly string[];
  /** Lines of the table that showed. */
  readonly shown: readonly Difference[];
}

export function compare(one: Facts, other: Facts): Compared {
  const found = differ('', one, other);
  const tells = ({ about }: Difference, line: string) => about?.test(line) === true;
  return {
    untold: found.filter((line) => !DIFFERENCES.some((difference) => tells(difference, line))),
    shown: DIFFERENCES.filter((difference) => found.some((line) => tells(difference, line))),
  };
}

function differ(path: string, one: unknown, other: unknown): readonly string[] {
  if (isObject(one) && isObject(other)) {
    const members = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    return members.flatMap((key) => differ(path === '' ? key : `${path}.${key}`, one[key], other[key]));
  }
  const [left, right] = [one ?? undefined, other ?? undefined].map((side) => JSON.stringify(side));
  return left === right ? [] : [`${path}: ${left} ≠ ${right}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Names and named things say the same in any order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = value.map(inOrder);
    const free = inner.every((one) => !isObject(one)) || inner.every((one) => isObject(one) && 'name' in one);
    return free ? [...inner].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inner;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, inner]) => [key, inOrder(inner)]));
}
