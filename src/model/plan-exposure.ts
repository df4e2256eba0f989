import { type Fields, isAbsent, isRecord, listOf } from './attribute-shape.ts';
import { allowedStatements } from './policy-statements.ts';

const EVERYBODY: ReadonlySet<unknown> = new Set(['0.0.0.0/0', '::/0']);

/**
 * What a change opens to everybody that was not open before, a sentence each.
 * @param before undefined for what is new
 * @param after undefined for what goes: a guard that goes opens too
 */
export function opened(
  type: string,
  before: Fields | undefined,
  after: Fields | undefined,
): readonly string[] {
  const rule = RULES[type];
  if (rule === undefined || (before === undefined && USUAL_WHEN_NEW.has(type))) return [];
  const was = new Set(before === undefined ? [] : rule.open(before));
  const is = after === undefined ? (rule.whenGone ?? []) : rule.open(after);
  return is.filter((sentence) => !was.has(sentence));
}

interface Rule {
  /** Everything that stands open in it. */
  readonly open: (fields: Fields) => readonly string[];
  /** For what guards something else. */
  readonly whenGone?: readonly string[];
}

const PUBLIC_BLOCKS = {
  block_public_acls: 'new public ACLs are no longer blocked',
  block_public_policy: 'public bucket policies are no longer blocked',
  ignore_public_acls: 'public ACLs are heeded',
  restrict_public_buckets: 'a public bucket is open to other accounts',
} as const;

const groupRules: Rule = {
  open: (fields) => listOf(fields['ingress']).filter(isRecord).flatMap(openIngress),
};
const publicly: Rule = {
  open: ({ publicly_accessible }) =>
    publicly_accessible === true ? ['it gets an address on the internet'] : [],
};
const blocks: Rule = {
  open: (fields) =>
    Object.entries(PUBLIC_BLOCKS).flatMap(([name, sentence]) => (fields[name] === true ? [] : [sentence])),
  whenGone: Object.values(PUBLIC_BLOCKS),
};
const policy: Rule = { open: (fields) => openPolicy(fields['policy']) };
const acl: Rule = {
  open: ({ acl }) =>
    typeof acl === 'string' && /^(public-|authenticated-read)/.test(acl) ? [`its ACL is \`${acl}\``] : [],
};
const loadBalancer: Rule = {
  open: ({ internal }) => (internal === false ? ['it faces the internet'] : []),
};

const RULES: Readonly<Record<string, Rule>> = {
  aws_security_group: groupRules,
  aws_default_security_group: groupRules,
  aws_security_group_rule: { open: (fields) => (fields['type'] === 'ingress' ? openIngress(fields) : []) },
  aws_vpc_security_group_ingress_rule: { open: openIngress },
  aws_db_instance: publicly,
  aws_dms_replication_instance: publicly,
  aws_mq_broker: publicly,
  aws_rds_cluster_instance: publicly,
  aws_redshift_cluster: publicly,
  aws_s3_bucket_public_access_block: blocks,
  aws_s3_account_public_access_block: blocks,
  aws_s3_bucket_acl: acl,
  aws_s3_bucket: { open: (fields) => [...acl.open(fields), ...policy.open(fields)] },
  aws_s3_bucket_policy: policy,
  aws_ecr_repository_policy: policy,
  aws_kms_key: policy,
  aws_secretsmanager_secret_policy: policy,
  aws_sns_topic_policy: policy,
  aws_sqs_queue_policy: policy,
  aws_lambda_function_url: {
    open: ({ authorization_type }) => (authorization_type === 'NONE' ? ['anybody may call its URL'] : []),
  },
  aws_alb: loadBalancer,
  aws_lb: loadBalancer,
};

/** A new one may face the internet: that is what it is for. One that was internal is another matter. */
const USUAL_WHEN_NEW: ReadonlySet<string> = new Set(['aws_alb', 'aws_lb']);

function openIngress(rule: Fields): readonly string[] {
  const ranges = [
    ...listOf(rule['cidr_blocks']),
    ...listOf(rule['ipv6_cidr_blocks']),
    rule['cidr_ipv4'],
    rule['cidr_ipv6'],
  ];
  return ranges.filter((range) => EVERYBODY.has(range)).map((range) => `${ports(rule)} from \`${range}\``);
}

function ports(rule: Fields): string {
  const protocol = rule['protocol'] ?? rule['ip_protocol'];
  const [from, to] = [rule['from_port'], rule['to_port']];
  if (protocol === '-1' || isAbsent(from)) return 'every port';
  return `${from === to ? `port ${from}` : `ports ${from} to ${to}`} (${protocol})`;
}

/** Whom a policy lets in without a condition; a condition is taken for a fence. */
function openPolicy(text: unknown): readonly string[] {
  return allowedStatements(text)
    .filter((one) => isAbsent(one['Condition']) && isAnybody(one['Principal']))
    .map((one) => `its policy lets anybody do \`${[one['Action']].flat().join(', ')}\``);
}

function isAnybody(principal: unknown): boolean {
  if (principal === '*') return true;
  return isRecord(principal) && [principal['AWS']].flat().includes('*');
}
