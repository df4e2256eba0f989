import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPage } from './pages.ts';

interface Job {
  readonly name: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly name?: string; readonly run?: string; readonly uses?: string }[];
}
const jobsOf = (file: string) => (parse(readPage(file)) as { jobs: Readonly<Record<string, Job>> }).jobs;
const ci = jobsOf('.github/workflows/ci.yml');
const release = jobsOf('.github/workflows/release.yml');

/** Scripts that a text runs. */
const scriptsIn = (text: string) =>
  new Set(
    [...text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test))/g)].map(([, run, own]) => run ?? own),
  );

test('ci runs every command that the README has, but for those that its first lines leave out', () => {
  const page = readPage('README.md');
  const commands = scriptsIn(page.replaceAll(/^(?! {4}npm ).*$/gm, ''));
  const head = readPage('.github/workflows/ci.yml').split('\nname:')[0] ?? '';
  const left = new Set([...head.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const run = scriptsIn(
    Object.values(ci)
      .flatMap(({ steps = [] }) => steps.map((step) => step.run ?? ''))
      .join('\n'),
  );
  // What a person does to an account is played by `laptop`.
  const wanted = [...commands].filter((name) => name !== 'bootstrap' && !left.has(name));
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((name) => !run.has(name))).toEqual([]);
  expect([...left].filter((name) => !commands.has(name) || run.has(name))).toEqual([]);
});

test('one job stands for all others, and looks at each', () => {
  const { gate, ...others } = ci;
  expect([...(gate?.needs ?? [])].sort()).toEqual(Object.keys(others).sort());
  const text = readPage('.github/workflows/ci.yml');
  for (const name of Object.keys(others)) expect(text).toContain(`needs.${name}.result`);
});

test('a release is verified by a job that may only read, and published last, when its assets are attested and there', () => {
  expect(release['publish']?.needs).toBe('verify');
  expect(new Set(Object.values(release['verify']?.permissions ?? {}))).toEqual(new Set(['read']));
  const steps = release['publish']?.steps?.map(({ name, uses }) => name ?? uses ?? '') ?? [];
  const [attested, published, moved] = [/^attest what/, /^draft, assets, publish$/, /^move the tag/].map(
    (one) => steps.findIndex((name) => one.test(name)),
  );
  expect([attested, published, moved]).toEqual([3, 4, 5]);
  const script = release['publish']?.steps?.[4]?.run ?? '';
  const order = ['--draft --verify-tag', 'release upload', '--draft=false'].map((word) =>
    script.indexOf(word),
  );
  expect(order.toSorted((one, other) => one - other)).toEqual(order);
  expect(order[0]).toBeGreaterThan(0);
});
