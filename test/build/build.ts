import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLicenseFileText } from 'generate-license-file';
import { build, type Plugin } from 'rolldown';

/** Where the bundle goes; CI builds a second one beside it and compares. */
const out = process.argv[2] ?? 'dist';

function run(program: string, ...args: string[]): void {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The toolkit takes undici along, 0.9 MB, to carry GitHub's API: ours is carried otherwise (see
 * adapters/proxied-fetch.ts), and the toolkit's own requests for tokens never use it.
 */
const withoutUndici: Plugin = {
  name: 'without undici',
  resolveId: (id) => (id === 'undici' ? '\0undici' : null),
  load: (id) =>
    id === '\0undici'
      ? `export class ProxyAgent {}
export function fetch() { throw new Error('undici is not in this bundle: give the client a fetch.'); }`
      : null,
};

/**
 * Makes of each module that names parts of a package just these parts: ncc takes whole packages along, of
 * AWS's clients 3 MB in place of 0.6, and what is loaded is held in memory for the whole run. All in one
 * go, so that what they share is there once.
 */
async function prebundle(folder: string, names: readonly string[]): Promise<void> {
  const fresh = `${folder}-fresh`;
  await build({
    input: Object.fromEntries(names.map((name) => [name.replace(/\.js$/, ''), join(folder, name)])),
    platform: 'node',
    plugins: [withoutUndici],
    // Some packages show their ES modules, of which parts can be left out, to bundlers only.
    resolve: { conditionNames: ['module', 'import', 'node'], mainFields: ['module', 'main'] },
    output: {
      dir: fresh,
      format: 'esm',
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'shared-[hash].js',
    },
  });
  cpSync(fresh, folder, { recursive: true });
  rmSync(fresh, { recursive: true });
}

rmSync('lib', { recursive: true, force: true });
rmSync(out, { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
for (const python of ['guard', 'checkout']) cpSync(`src/${python}`, `lib/${python}`, { recursive: true });
for (const folder of ['lib/adapters/bundled', 'lib/engines/cdk/bundled'])
  await prebundle(folder, readdirSync(folder));
await prebundle('lib/inputs', ['zod.js']);
// Its cache lies in the home folder, by path: what another commit left there changes the bytes.
run('ncc', 'build', 'lib/main.js', '--minify', '--no-cache', '--quiet', '--out', out);
writeFileSync(join(out, 'post.js'), "process.argv.push('post');\nawait import('./index.js');\n");
// Of every package that src may take along, whether or not all of it is in the bundle.
writeFileSync(join(out, 'licenses.txt'), await getLicenseFileText('./package.json'));
