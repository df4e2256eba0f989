import { command } from '../parts/command.ts';
import { pythonPart } from '../parts/python.ts';

/** Settings that say where packages come from, by the names of the configuration file. */
const WANTED = new Set(['index-url', 'extra-index-url', 'trusted-host']);

/**
 * A pip.conf with which a build finds packages where this machine finds them. The base image trusts whom this
 * machine trusts, so it says so to pip, which would trust its own list.
 */
export async function pipConfiguration(): Promise<string> {
  const { stdout } = await command((await pythonPart()).binary, ['-m', 'pip', 'config', 'list']);
  const settings = [...stdout.matchAll(/^(?:global|install|:env:)\.([\w-]+)='(.*)'$/gm)].flatMap(
    ([, name = '', value = '']) => (WANTED.has(name) ? [`${name} = ${value.replaceAll('\\n', ' ')}`] : []),
  );
  return ['[global]', 'cert = /etc/ssl/certs/ca-certificates.crt', ...settings, ''].join('\n');
}
