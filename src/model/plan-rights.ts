import { type Fields, isAbsent, isRecord, listOf } from './attribute-shape.ts';
import { allowedStatements } from './policy-statements.ts';

/**
 * What a change lets somebody do in AWS that they could not before, a sentence each. What is new is left out: the first apply
 * makes every role, and says nothing that the code does not.
 */
export function granted(
  type: string,
  before: Fields | undefined,
  after: Fields | undefined,
): readonly string[] {
  const rule = RULES[type];
  if (rule === undefined || before === undefined || after === undefined) return [];
  const had = new Set(rule(before));
  return rule(after).filter((sentence) => !had.has(sentence));
}

type Rule = (fields: Fields) => readonly string[];

const policy: Rule = ({ policy: text }) => allowed(text);
const role: Rule = ({ assume_role_policy: trust, managed_policy_arns: managed, inline_policy: inline }) => [
  ...takers(trust),
  ...listOf(managed).map((arn) => `all that \`${String(arn)}\` allows`),
  ...listOf(inline).flatMap((one) => (isRecord(one) ? allowed(one['policy']) : [])),
];
const attachment: Rule = ({ policy_arn: arn }) =>
  isAbsent(arn) ? [] : [`all that \`${String(arn)}\` allows`];

const RULES: Readonly<Record<string, Rule>> = {
  aws_iam_policy: policy,
  aws_iam_role: role,
  aws_iam_role_policy: policy,
  aws_iam_role_policy_attachment: attachment,
  aws_iam_user_policy: policy,
  aws_iam_user_policy_attachment: attachment,
};

/** Each action on each resource that a policy allows. */
function allowed(text: unknown): readonly string[] {
  return allowedStatements(text).flatMap((one) => {
    const actions = [one['Action'] ?? []].flat();
    const all = isAbsent(one['NotAction']) ? [] : [`all but ${[one['NotAction']].flat().join(', ')}`];
    const resources = [one['Resource'] ?? one['NotResource'] ?? '*'].flat();
    return [...actions, ...all].flatMap((action) =>
      resources.map((resource) => `\`${String(action)}\` on \`${String(resource)}\``),
    );
  });
}

function takers(text: unknown): readonly string[] {
  return allowedStatements(text).flatMap(({ Principal: who }) => {
    const named = isRecord(who) ? Object.values(who).flat() : [who];
    return named.map((one) => `to be taken by \`${String(one)}\``);
  });
}
