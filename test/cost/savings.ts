import type { Plans, Stacks } from './plans.ts';
import { priceOf } from './price-table.ts';
import type { Row } from './rows.ts';
import { ofRow, partsOfSite, total, USUAL } from './site-cost.ts';
import { VARIANTS, type VariantName } from './variants.ts';

export interface Saving {
  readonly how: string;
  readonly set: string;
  /** USD a month off the size production with its idle colour at zero; less than nothing costs more. */
  readonly amount: number;
  readonly price: string;
}

/** What each variant is to a person who decides. */
const OF_VARIANTS: Readonly<Record<VariantName, Pick<Saving, 'set' | 'price'>>> = {
  'one NAT gateway': {
    set: '`nat = single`',
    price: 'while its zone is down, tasks of the other reach neither registry nor secrets: none starts',
  },
  'no NAT gateway': {
    set: '`nat = none`',
    price:
      'tasks have public addresses, each with its price; their security groups still let nobody in. Others see no fixed address',
  },
  'workers on Spot': {
    set: '`worker_spot = true`',
    price:
      'a worker may be taken away with two minutes of notice: for tasks that acknowledge late and may run twice',
  },
  'no Container Insights': {
    set: '`container_insights = disabled`',
    price: 'no alarm says that fewer tasks run than should',
  },
  'fewer logs': {
    set: '`flow_logs = none`, `access_logs = false`, `log_retention_days = 7`',
    price: 'last week is all that can be looked up',
  },
  'no AWS Backup': {
    set: '`keep_backups_days = 0`',
    price: "RDS's own backups remain, 14 days of them, and go with the instance",
  },
  'smaller tasks': {
    set: '`web_size` and `worker_size` of 256 CPU units and 512 MB',
    price: 'half the capacity; autoscaling adds tasks when it is needed',
  },
  'smaller database and cache': {
    set: '`database_instance_class = db.t4g.micro`, `cache_node_type = cache.t4g.micro`',
    price: '1 GB of memory for the database and half a GB for the cache',
  },
  'a given database': {
    set: '`database_url_secret_arn`',
    price: 'what that database costs where it is; its backups and alarms are yours',
  },
  'a given cache': {
    set: '`redis_url_secret_arns`',
    price: 'what that server costs where it is; cache and queue share it with others',
  },
  'Redis OSS in place of Valkey': {
    set: '`cache_engine = redis`',
    price: 'nothing is saved: Valkey is a fifth cheaper, and Redis OSS ends at 7.1',
  },
};

const FARGATE: readonly Row[] = ['web', 'worker', 'beat', 'migrate'];

/** All of the size production, dearest first. */
export function savings(plans: Plans): readonly Saving[] {
  const stacks = plans.sizes.production;
  const usual = total(partsOfSite(stacks, 'production', USUAL));
  const ofVariant = (name: VariantName): Saving => {
    const { size } = VARIANTS[name];
    const amount = usual - total(partsOfSite(plans.variants[name], size, USUAL));
    return { how: name, ...OF_VARIANTS[name], amount };
  };
  const all = [
    removeIdle(stacks, usual),
    ...(Object.keys(OF_VARIANTS) as VariantName[]).map(ofVariant),
    ...commitments(stacks),
  ];
  return all.sort((a, b) => b.amount - a.amount);
}

function removeIdle(stacks: Stacks, usual: number): Saving {
  return {
    how: 'the idle colour removed',
    set: '`settle` with `remove-idle`',
    amount: usual - total(partsOfSite(stacks, 'production', 'idle colour removed')),
    price: 'the next deploy makes the colour anew, which takes minutes, and a rollback to it is refused',
  };
}

/** Rows that are paid for a year ahead of their use. */
function commitments(stacks: Stacks): readonly Saving[] {
  const parts = partsOfSite(stacks, 'production', USUAL);
  const off = (rows: readonly Row[], key: string) =>
    (1 - priceOf(key).usd) * total(rows.flatMap((row) => ofRow(parts, row)));
  const price = 'a year is owed, used or not';
  return [
    {
      how: 'a Compute Savings Plan',
      set: 'bought in the account',
      amount: off(FARGATE, 'compute savings plan'),
      price,
    },
    {
      how: 'a reserved database',
      set: 'bought in the account',
      amount: off(['instance'], 'reserved database'),
      price,
    },
    {
      how: 'reserved cache nodes',
      set: 'bought in the account',
      amount: off(['nodes'], 'reserved cache'),
      price,
    },
  ];
}
