import { expect, test } from 'vitest';
import { commandOutput } from '../../src/adapters/exec.ts';

const node = (script: string, options = {}) => commandOutput(process.execPath, ['-e', script], options);

test('the output of a command, in the given folder and environment', async () => {
  expect(await node('console.log(process.env.WORD, process.cwd())', { cwd: '/', env: { WORD: 'a b' } })).toBe(
    'a b /',
  );
});

test('another exit code is a failure with the last lines', async () => {
  await expect(node('console.error("bad ref"); process.exit(3)')).rejects.toMatchObject({
    name: 'Failure',
    message: expect.stringContaining('ended with exit code 3'),
    logLines: ['bad ref'],
  });
});

test('a command that is not there is named', async () => {
  await expect(commandOutput('no-such-command-here', [])).rejects.toMatchObject({
    remedy: 'Install no-such-command-here on the runner.',
  });
});
