import { type Fields, isRecord, type Marked } from '../../model/attribute-shape.ts';
import { opened } from '../../model/plan-exposure.ts';
import { isOn } from './is-on.ts';

/** What a change opens to everybody, by the rules that hold for Terraform's resources of the same kind. */
export function opensIn(type: string, before: Marked, after: Marked): readonly string[] {
  const like = LIKE[type];
  if (like === undefined) return [];
  const said = ({ value }: Marked) => (isRecord(value) ? like.as(value) : undefined);
  return opened(like.type, said(before), said(after));
}

interface Like {
  /** The resource of Terraform's that says the same. */
  readonly type: string;
  readonly as: (properties: Fields) => Fields;
}

const policied = (type: string, document: string): Like => ({
  type,
  as: (properties) => ({ policy: JSON.stringify(properties[document] ?? null) }),
});
const publicly = (type: string): Like => ({
  type,
  as: ({ PubliclyAccessible }) => ({ publicly_accessible: isOn(PubliclyAccessible) }),
});

const LIKE: Readonly<Record<string, Like>> = {
  'AWS::EC2::SecurityGroup': {
    type: 'aws_security_group',
    as: ({ SecurityGroupIngress: rules }) => ({
      ingress: Array.isArray(rules) ? rules.filter(isRecord).map(ruleAs) : [],
    }),
  },
  'AWS::EC2::SecurityGroupIngress': { type: 'aws_vpc_security_group_ingress_rule', as: ruleAs },
  'AWS::RDS::DBInstance': publicly('aws_db_instance'),
  'AWS::AmazonMQ::Broker': publicly('aws_mq_broker'),
  'AWS::Redshift::Cluster': publicly('aws_redshift_cluster'),
  'AWS::S3::Bucket': { type: 'aws_s3_bucket_public_access_block', as: blocksAs },
  'AWS::S3::BucketPolicy': policied('aws_s3_bucket_policy', 'PolicyDocument'),
  'AWS::ECR::Repository': policied('aws_ecr_repository_policy', 'RepositoryPolicyText'),
  'AWS::KMS::Key': policied('aws_kms_key', 'KeyPolicy'),
  'AWS::SecretsManager::ResourcePolicy': policied('aws_secretsmanager_secret_policy', 'ResourcePolicy'),
  'AWS::SNS::TopicPolicy': policied('aws_sns_topic_policy', 'PolicyDocument'),
  'AWS::SQS::QueuePolicy': policied('aws_sqs_queue_policy', 'PolicyDocument'),
  'AWS::Lambda::Url': {
    type: 'aws_lambda_function_url',
    as: ({ AuthType }) => ({ authorization_type: AuthType }),
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    type: 'aws_lb',
    as: ({ Scheme }) => ({ internal: Scheme === 'internal' }),
  },
};

function ruleAs(rule: Fields): Fields {
  return {
    cidr_ipv4: rule['CidrIp'],
    cidr_ipv6: rule['CidrIpv6'],
    protocol: rule['IpProtocol'],
    from_port: rule['FromPort'],
    to_port: rule['ToPort'],
  };
}

/** A bucket of a stack blocks nothing that its template does not say. */
function blocksAs({ PublicAccessBlockConfiguration: said }: Fields): Fields {
  const blocks = isRecord(said) ? said : {};
  return {
    block_public_acls: isOn(blocks['BlockPublicAcls']),
    block_public_policy: isOn(blocks['BlockPublicPolicy']),
    ignore_public_acls: isOn(blocks['IgnorePublicAcls']),
    restrict_public_buckets: isOn(blocks['RestrictPublicBuckets']),
  };
}
