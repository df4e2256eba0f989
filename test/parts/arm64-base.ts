import { appendFile, copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached, exists } from './cache-folder.ts';
import { command } from './command.ts';
import { debianArchives } from './debian-archives.ts';
import { progress } from './progress.ts';

const PACKAGES = [
  ...['base-files', 'base-passwd', 'bash', 'coreutils', 'dash', 'findutils', 'grep', 'gzip', 'hostname'],
  ...['libc-bin', 'passwd', 'sed', 'tar', 'ca-certificates', 'tzdata', 'python3', 'python3-pip'],
];
/** Where Debian keeps a machine's certificates, and what a container trusts. */
const CERTIFICATES = join('etc', 'ssl', 'certs', 'ca-certificates.crt');

/**
 * A folder with `root.tar`, the file system of an arm64 image with Python, made of Debian's packages: it
 * stands for the official image of Python where no image can be pulled. No package's own script is run, so
 * what they would do and Python needs is done here. It trusts whom this machine trusts.
 * @throws Failure when apt does not have the packages.
 */
export function arm64BasePart(): Promise<string> {
  return cached('arm64-base-2', async (folder) => {
    progress("making an arm64 base image with Python from Debian's packages, about 30 s");
    const [scratch, root] = [join(folder, 'apt'), join(folder, 'root')];
    const archives = await debianArchives(scratch, {
      packages: PACKAGES,
      architecture: 'arm64',
      whole: true,
    });
    await makeRoot(root);
    for (const archive of archives) await unpack(archive, root);
    await configure(root);
    const owned = ['--owner=0', '--group=0', '--numeric-owner'];
    await orFail('tar', ['-C', root, ...owned, '-cf', join(folder, 'root.tar'), '.']);
    for (const done of [scratch, root]) await rm(done, { recursive: true, force: true });
  });
}

/** Debian's packages expect /bin, /sbin and /lib to be links. */
async function makeRoot(root: string): Promise<void> {
  for (const name of ['bin', 'sbin', 'lib']) {
    await mkdir(join(root, 'usr', name), { recursive: true });
    await symlink(join('usr', name), join(root, name));
  }
}

/** Its files, and its paragraph for whoever asks later what is installed. */
async function unpack(archive: string, root: string): Promise<void> {
  const script = 'dpkg-deb --fsys-tarfile "$1" | tar -x --keep-directory-symlink -C "$2"';
  await orFail('sh', ['-c', script, 'sh', archive, root]);
  const control = (await orFail('dpkg-deb', ['-f', archive])).trimEnd();
  const [first = '', ...rest] = control.split('\n');
  const paragraph = [first, 'Status: install ok installed', ...rest, '', ''].join('\n');
  await mkdir(join(root, 'var', 'lib', 'dpkg'), { recursive: true });
  await appendFile(join(root, 'var', 'lib', 'dpkg', 'status'), paragraph);
}

async function configure(root: string): Promise<void> {
  for (const name of ['passwd', 'group']) {
    await copyFile(join(root, 'usr', 'share', 'base-passwd', `${name}.master`), join(root, 'etc', name));
  }
  await mkdir(join(root, 'usr', 'local', 'bin'), { recursive: true });
  await symlink('/usr/bin/python3', join(root, 'usr', 'local', 'bin', 'python'));
  for (const name of ['doc', 'info', 'lintian', 'locale', 'man'])
    await rm(join(root, 'usr', 'share', name), { recursive: true, force: true });
  if (await exists(join('/', CERTIFICATES)))
    return copyFile(join('/', CERTIFICATES), join(root, CERTIFICATES));
  const authorities = join(root, 'usr', 'share', 'ca-certificates', 'mozilla');
  const texts = (await readdir(authorities)).map((name) => readFile(join(authorities, name), 'utf8'));
  await writeFile(join(root, CERTIFICATES), (await Promise.all(texts)).join(''));
}

async function orFail(program: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, output } = await command(program, args);
  if (exitCode === 0) return stdout;
  throw new Failure(`${program} ${args.join(' ')} ended with ${exitCode}.`, 'Read its last lines.', {
    logLines: output.trimEnd().split('\n').slice(-20),
  });
}
