/** What an instance was told and the emulator does not show: XML element of DBInstance → its content. */
export type DatabaseSettings = ReadonlyMap<string, string>;

/** Member of the request → element of the answer. */
const LOST: readonly (readonly [member: string, element: string])[] = [
  ['EnablePerformanceInsights', 'PerformanceInsightsEnabled'],
  ['PerformanceInsightsKMSKeyId', 'PerformanceInsightsKMSKeyId'],
  ['PerformanceInsightsRetentionPeriod', 'PerformanceInsightsRetentionPeriod'],
  ['DatabaseInsightsMode', 'DatabaseInsightsMode'],
  ['EngineLifecycleSupport', 'EngineLifecycleSupport'],
  ['CACertificateIdentifier', 'CACertificateIdentifier'],
  ['AutoMinorVersionUpgrade', 'AutoMinorVersionUpgrade'],
  ['StorageThroughput', 'StorageThroughput'],
  ['PreferredBackupWindow', 'PreferredBackupWindow'],
  ['Port', 'Port'],
  ['DBPortNumber', 'Port'],
];

const INSTANCE = /<DBInstance>.*?<\/DBInstance>/gs;
const LOGS = 'EnabledCloudwatchLogsExports';

/** The settings after a request that creates or modifies an instance, from those before it. */
export function settingsAsked(form: URLSearchParams, before: DatabaseSettings = new Map()): DatabaseSettings {
  const after = new Map(before);
  for (const [member, element] of LOST) {
    const value = form.get(member);
    if (value !== null) after.set(element, value);
  }
  const change = 'CloudwatchLogsExportConfiguration';
  const added = [...list(form, 'EnableCloudwatchLogsExports'), ...list(form, `${change}.EnableLogTypes`)];
  const removed = new Set(list(form, `${change}.DisableLogTypes`));
  const logs = new Set([...logsIn(before), ...added].filter((log) => !removed.has(log)));
  after.set(LOGS, [...logs].map((log) => `<member>${log}</member>`).join(''));
  return after;
}

/** Puts the settings into the answer's instances, in place of what stands there. */
export function showSettings(xml: string, settingsOf: (id: string) => DatabaseSettings | undefined): string {
  return xml.replaceAll(INSTANCE, (instance) => {
    const id = /<DBInstanceIdentifier>([^<]*)</.exec(instance)?.[1] ?? '';
    return [...(settingsOf(id) ?? [])].reduce(put, instance);
  });
}

/** The emulator knows no filter by resource id, which Terraform finds an instance by: others are left out here. */
export function filtered(xml: string, form: URLSearchParams): string {
  const filter = [...form]
    .find(([, value]) => value === 'dbi-resource-id')?.[0]
    .replace(/\.Name$/, '.Values.');
  if (filter === undefined) return xml;
  const ids = new Set([...form].filter(([name]) => name.startsWith(filter)).map(([, id]) => id));
  return xml.replaceAll(INSTANCE, (instance) =>
    ids.has(/<DbiResourceId>([^<]*)</.exec(instance)?.[1] ?? '') ? instance : '',
  );
}

/** A replica that was deleted stays in the emulator's list of its source's replicas. */
export function withoutReplica(xml: string, id: string): string {
  return xml.replaceAll(`<ReadReplicaDBInstanceIdentifier>${id}</ReadReplicaDBInstanceIdentifier>`, '');
}

function put(instance: string, [element, content]: readonly [string, string]): string {
  const there = new RegExp(`<${element}/>|<${element}>.*?</${element}>`, 's');
  const place = there.test(instance) ? there : /(?=<\/DBInstance>)/;
  return instance.replace(place, () => `<${element}>${content}</${element}>`);
}

function list(form: URLSearchParams, name: string): readonly string[] {
  return [...form].filter(([member]) => member.startsWith(`${name}.member.`)).map(([, value]) => value);
}

function logsIn(settings: DatabaseSettings): readonly string[] {
  return [...(settings.get(LOGS) ?? '').matchAll(/<member>([^<]*)</g)].map(([, log = '']) => log);
}
