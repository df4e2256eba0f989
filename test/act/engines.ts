import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tofuPart } from '../parts/terraform.ts';
import { BUILT_TERRAGRUNT, terragruntPart } from '../parts/terragrunt.ts';

/** What a workflow installs where its `engine` asks for it. */
export interface Engines {
  /** Holds OpenTofu, for the PATH of a job. */
  readonly tofu: string;
  /** Holds a `curl` that has the releases of Terragrunt, and nothing else of the network. */
  readonly network: string;
  /** The sums of that release: what is downloaded is compared with them. */
  readonly sums: string;
  /** Which of the two were run, in order, with their first word. */
  ran(): Promise<readonly string[]>;
}

/** Both are the real ones, behind a script that notes that it was run. */
export async function layEngines(folder: string): Promise<Engines> {
  const notes = join(folder, 'ran');
  const release = join(folder, 'releases', `v${BUILT_TERRAGRUNT}`);
  const [tofu, network, sums] = [join(folder, 'tofu'), join(folder, 'network'), join(release, 'SHA256SUMS')];
  for (const one of [tofu, network, release]) await mkdir(one, { recursive: true });
  await writeFile(notes, '');
  await script(join(tofu, 'tofu'), noted('tofu', notes, (await tofuPart()).binary));
  const terragrunt = noted('terragrunt', notes, await terragruntPart());
  const assets = ['amd64', 'arm64'].map((arch) => `terragrunt_linux_${arch}`);
  for (const asset of assets) await writeFile(join(release, asset), terragrunt);
  const sum = createHash('sha256').update(terragrunt).digest('hex');
  await writeFile(sums, assets.map((asset) => `${sum}  ${asset}\n`).join(''));
  await script(join(network, 'curl'), releasesOf(join(folder, 'releases')));
  const ran = async () => (await readFile(notes, 'utf8')).split('\n').filter((line) => line !== '');
  return { tofu, network, sums, ran };
}

function noted(name: string, notes: string, program: string): string {
  return `#!/bin/sh\necho "${name} $1" >> '${notes}'\nexec '${program}' "$@"\n`;
}

function releasesOf(folder: string): string {
  const from = 'https://github.com/gruntwork-io/terragrunt/releases/download/';
  return [
    '#!/bin/sh',
    'for word in "$@"; do',
    `  case "$word" in ${from}*) cp '${folder}'/"\${word#${from}}" . || exit 22 ;; https:*) exit 6 ;; esac`,
    'done',
    '',
  ].join('\n');
}

async function script(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await chmod(file, 0o755);
}
