/** Templates of a few resources, for tests of what CloudFormation does with them. */
export function of(Resources: Readonly<Record<string, object>>) {
  return { Resources };
}

export function alarm(AlarmName: string, more: object = {}) {
  const Properties = {
    ...{ AlarmName, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1 },
    ...{ Namespace: 'Shop', MetricName: 'errors', Period: 60, Statistic: 'Sum', ...more },
  };
  return { Type: 'AWS::CloudWatch::Alarm', Properties };
}

export function group(LogGroupName: string) {
  return { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName } };
}

export function stream(LogGroupName: unknown) {
  return { Type: 'AWS::Logs::LogStream', Properties: { LogGroupName } };
}

export function role(RoleName: string) {
  return { Type: 'AWS::IAM::Role', Properties: { RoleName, AssumeRolePolicyDocument: {} } };
}
