import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { pythonPart } from '../parts/python.ts';
import { shellcheckPart } from '../parts/shellcheck.ts';

const INFRA = join(import.meta.dirname, '..', '..', 'infra');
const DRILLS = join(INFRA, 'drills');
const scripts = readdirSync(INFRA, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(sh|bash)$/.test(file) && !file.includes('node_modules'))
  .sort();
const drills = scripts.filter((file) => file.startsWith('drills/') && file.endsWith('.sh'));

test.each(scripts)(
  '%s has no finding of ShellCheck',
  async (script) => {
    const shellcheck = await shellcheckPart();
    const { output } = await command(shellcheck, ['--external-sources', join(INFRA, script)]);
    expect(output).toBe('');
  },
  120_000,
);

test('a variable that nothing sets is a finding', async () => {
  const shellcheck = await shellcheckPart();
  const { exitCode } = await command('bash', [
    '-c',
    `printf '%s' 'echo $nothing' | "${shellcheck}" -s bash -`,
  ]);
  expect(exitCode).toBe(1);
});

test.each(drills)(
  '%s says how it is called, and what may be wrong with a name, before it asks anybody',
  async (script) => {
    // With no AWS CLI on PATH: whoever asked AWS would fail otherwise.
    const env = { PATH: '/usr/bin:/bin', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const run = (...args: readonly string[]) => command('bash', [join(INFRA, script), ...args], { env });
    const without = await run();
    expect(without.output).toContain(`Usage: ${join(INFRA, script)} <name>`);
    expect(without.exitCode).toBe(2);
    const rest = usageOf(script);
    const wrong = await run('Shop_Production', ...rest);
    expect(wrong.output).toMatch(/"Shop_Production[^"]*" is no <name>-<environment>/);
    expect(wrong.exitCode).toBe(2);
  },
);

test.each(['restored_database.py', 'restored_cache.py', 'watch.py'])(
  '%s is Python from 3.10 on',
  async (file) => {
    const { binary } = await pythonPart();
    const check = 'import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 10))';
    expect(await command(binary, ['-c', check, join(DRILLS, file)])).toMatchObject({ exitCode: 0 });
  },
);

test('the README names every drill', () => {
  const readme = readFileSync(join(DRILLS, 'README.md'), 'utf8');
  expect(drills.filter((script) => !readme.includes(`(${script.slice('drills/'.length)})`))).toEqual([]);
});

/** What must follow the name for the name to be looked at. */
function usageOf(script: string): readonly string[] {
  if (script.includes('failover')) return ['database', '--interrupt'];
  return script.includes('tear-down') ? ['production'] : [];
}
