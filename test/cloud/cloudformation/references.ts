import type { Calls } from './makers/calls.ts';

const REFERENCE = /\{\{resolve:([a-z-]+):(.+?)\}\}/g;

/** Values in place of references to secrets and parameters, at whatever depth. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
export function resolving(calls: () => Promise<Calls>) {
  const text = async (value: string): Promise<string> => {
    const found = [...value.matchAll(REFERENCE)];
    const values = await Promise.all(
      found.map(([, kind = '', what = '']) => referredValue(calls, kind, what)),
    );
    return found.reduce((filled, [whole], at) => filled.replace(whole, () => values[at] ?? ''), value);
  };
  return async function resolve<T>(value: T): Promise<T> {
    if (typeof value === 'string') return (value.includes('{{resolve:') ? await text(value) : value) as T;
    if (Array.isArray(value)) return (await Promise.all(value.map(resolve))) as T;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(async ([name, inner]) => [name, await resolve(inner)]);
    return Object.fromEntries(await Promise.all(entries));
  };
}

/** @throws Error in the service's words */
async function referredValue(calls: () => Promise<Calls>, kind: string, what: string): Promise<string> {
  const { json } = await calls();
  if (kind !== 'secretsmanager') {
    const [Name = '', version] = what.split(':');
    const asked = { Name: version === undefined ? Name : `${Name}:${version}`, WithDecryption: true };
    const { Parameter } = await json('ssm', 'AmazonSSM.GetParameter', asked);
    return String((Parameter as { Value?: string }).Value);
  }
  const [, SecretId = '', key = '', VersionStage = '', VersionId = ''] =
    /^(.+?)(?::SecretString(?::([^:]*))?(?::([^:]*))?(?::([^:]*))?)?$/.exec(what) ?? [];
  const { SecretString } = await json('secretsmanager', 'secretsmanager.GetSecretValue', {
    SecretId,
    ...(VersionStage === '' ? {} : { VersionStage }),
    ...(VersionId === '' ? {} : { VersionId }),
  });
  return key === '' ? String(SecretString) : String(JSON.parse(String(SecretString))[key]);
}
