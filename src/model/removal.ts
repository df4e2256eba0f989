import { stakeOf } from './plan-stakes.ts';

/** Logs outlive what wrote them, to the end of their retention: a release that failed is looked into later. */
const LOGS: ReadonlySet<string> = new Set(['aws_cloudwatch_log_group', 'AWS::Logs::LogGroup']);

/** What of a colour's stack a removal leaves where it is, and the next apply finds again: data and logs. */
export function staysBehind(type: string): boolean {
  return LOGS.has(type) || stakeOf(type, 'idle') === 'data';
}
