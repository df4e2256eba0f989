// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's own placeholders
/** What `policies/*.json` name, as CloudFormation knows it. */
const NAMES: Readonly<Record<string, string>> = {
  partition: '${AWS::Partition}',
  account: '${AWS::AccountId}',
  region: '${AWS::Region}',
  prefix: '${Name}-${Environment}',
  bucket: 'flipgate-${Name}-${Environment}-${AWS::AccountId}',
  image_repository_arn: 'arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/${Name}',
  cache_repository_arn: 'arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/${Name}/cache',
};

export const PREFIX = NAMES['prefix'] ?? '';
export const BUCKET = NAMES['bucket'] ?? '';

/** Text in which parameters stand. */
export function sub(text: string): unknown {
  return text.includes('${') ? { 'Fn::Sub': text } : text;
}

/** A policy file's content with CloudFormation's own names in its strings. */
export function withNames(value: unknown): unknown {
  if (typeof value === 'string')
    return sub(value.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => NAMES[name] ?? whole));
  if (Array.isArray(value)) return value.map(withNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(inner)]));
}

export const ref = (name: string) => ({ Ref: name });
export const given = (condition: string, yes: unknown, no: unknown = ref('AWS::NoValue')) => ({
  'Fn::If': [condition, yes, no],
});
/** On whatever can be tagged. */
export const TAGS = [{ Key: 'flipgate:environment', Value: sub(PREFIX) }];
