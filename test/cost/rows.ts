/** The lines of the table, in its order. A reference is what the guide that this system is compared with says of a group. */
export const ROWS = {
  instance: { group: 'PostgreSQL', title: 'instance' },
  storage: { group: 'PostgreSQL', title: 'storage' },
  backups: { group: 'PostgreSQL', title: 'backups' },
  monitoring: { group: 'PostgreSQL', title: 'enhanced monitoring' },
  nodes: { group: 'Redis', title: 'nodes' },
  snapshots: { group: 'Redis', title: 'snapshots' },
  web: { group: 'Fargate', title: 'web' },
  worker: { group: 'Fargate', title: 'worker' },
  beat: { group: 'Fargate', title: 'beat' },
  migrate: { group: 'Fargate', title: 'migrate' },
  balancers: { group: 'ALB', title: 'load balancers, by the hour' },
  capacity: { group: 'ALB', title: 'their capacity units' },
  gateways: { group: 'Not in the reference', title: 'NAT gateways' },
  'gateway addresses': { group: 'Not in the reference', title: 'their public addresses' },
  'balancer addresses': { group: 'Not in the reference', title: "the load balancers' public addresses" },
  'task addresses': { group: 'Not in the reference', title: "the tasks' public addresses" },
  endpoints: { group: 'Not in the reference', title: 'interface endpoints' },
  secrets: { group: 'Not in the reference', title: 'secrets' },
  keys: { group: 'Not in the reference', title: 'KMS keys' },
  alarms: { group: 'Not in the reference', title: 'alarms' },
  insights: { group: 'Not in the reference', title: 'Container Insights' },
  logs: { group: 'Not in the reference', title: 'logs' },
  images: { group: 'Not in the reference', title: 'images (ECR)' },
  objects: { group: 'Not in the reference', title: 'objects (S3)' },
} as const;

export type Row = keyof typeof ROWS;
export type Group = (typeof ROWS)[Row]['group'];

export const GROUPS: readonly Group[] = [...new Set(Object.values(ROWS).map(({ group }) => group))];

export function rowsOf(group: Group): readonly Row[] {
  return (Object.keys(ROWS) as Row[]).filter((row) => ROWS[row].group === group);
}
