import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { npmPackage } from './npm-package.ts';
import { onPath } from './on-path.ts';
import { progress } from './progress.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome-headless-shell'];
const VERSION = '153.0.0';
const INTEGRITY =
  'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';

export interface Chromium {
  readonly binary: string;
  /** To be added to the child's environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * A Chromium that needs no screen: on PATH, else the one that npm's `@sparticuz/chromium` holds with its libraries, 70 MB; Debian's
 * package would bring 235 MB of others.
 * @throws Failure naming what to install.
 */
export async function chromiumPart(): Promise<Chromium> {
  for (const name of NAMES) {
    const binary = await onPath(name);
    if (binary !== undefined) return { binary, environment: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Failure('There is no Chromium on PATH.', `Install one of ${NAMES.join(', ')}.`);
  const folder = await cached(`chromium-${VERSION}`, unpacked);
  return {
    binary: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}

async function unpacked(folder: string, final: string): Promise<void> {
  progress('unpacking Chromium, about 10 s');
  const source = await npmPackage({ name: '@sparticuz/chromium', version: VERSION, integrity: INTEGRITY });
  await mkdir(folder, { recursive: true });
  const opened = async (name: string): Promise<string> => {
    const path = join(folder, name);
    const packed = createReadStream(join(source, 'bin', `${name}.br`));
    await pipeline(packed, createBrotliDecompress(), createWriteStream(path));
    return path;
  };
  await chmod(await opened('chromium'), 0o755);
  for (const name of ['al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
    const { exitCode, output } = await command('tar', ['-xf', await opened(name), '-C', folder]);
    if (exitCode !== 0) throw new Failure(`tar does not unpack ${name} of Chromium.`, output.trim());
  }
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration(join(final, 'fonts')));
}

/** The package's own names folders of the machine that it was made for; without any font nothing is written, web fonts neither. */
function fontConfiguration(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;
}
