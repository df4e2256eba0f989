/** The name of a log in the assumptions: the last part of its group's, but for those that SNS names. */
export function logOf(group: string): string {
  return group.startsWith('sns/') ? 'deliveries' : group.replace(/^.*\//, '');
}
