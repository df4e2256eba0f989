import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyInfraTo } from '../infra/infra-copy.ts';
import { buildxPart, dockerPart } from '../parts/docker.ts';
import { terragruntPart } from '../parts/terragrunt.ts';
import { commitAll } from './application.ts';
import { type Checking, openChecking } from './checking.ts';
import { commandIn, mainIn } from './laptop.ts';
import { builderFor, daemonless, ofVersion, type Programs, pathOf } from './standing-in.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const IMAGE = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'1'.repeat(64)}`;
const GIVEN = ['--deploy', '--image', IMAGE];

let checking: Checking;
let run: Checking['run'];
let lacks: Checking['lacks'];
/** The laptop's own programs. */
let own: string;

beforeAll(async () => {
  checking = await openChecking();
  ({ run, lacks } = checking);
  own = checking.laptop.environment['PATH'] ?? '';
});

afterAll(() => checking?.close());

beforeEach(() => checking.cloud.recording.clear());

function path(...folders: readonly Programs[]): Promise<string> {
  return pathOf(checking.laptop.home, ...folders);
}

/** Asked for a deploy from the application's folder, with these programs before the laptop's own. */
async function deployWith(programs: Programs, words: readonly string[], more: object = {}) {
  const PATH = `${await path(programs)}:${own}`;
  return run(['--deploy', '--app', checking.app, ...words], { PATH, ...more });
}

test('terraform and tofu that are too old, or do not tell', async () => {
  const PATH = await path(
    { terraform: ofVersion('1.10.5') },
    { terraform: ['exit 126'], tofu: ofVersion('1.9.1') },
  );
  const ran = await run([], { PATH });
  lacks(
    ran,
    /^No terraform or tofu of 1\.11 or newer is on PATH: \S+\/terraform is 1\.10\.5, \S+\/terraform does not tell its version, \S+\/tofu is 1\.9\.1\.$/,
  );
  expect(ran.text).toContain(
    'Install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu',
  );
});

test('an old terraform before a new tofu is in the way of a deploy alone, which takes the first', async () => {
  const git = join(own, 'git');
  const PATH = await path({ terraform: ofVersion('0.15.5'), git }, { tofu: ofVersion('1.11.0') });
  const bootstrap = await run([], { PATH });
  expect(bootstrap, bootstrap.text).toMatchObject({ exitCode: 0, missing: [] });
  expect(bootstrap.text).toContain('· tofu 1.11.0');
  const words = [...GIVEN, '--app', checking.app];
  const deploy = await run(words, { PATH });
  lacks(deploy, /\/terraform is version 0\.15\.5; 1\.11 or newer is needed\.$/);
  expect(deploy.text).toContain('`--input engine=tofu` takes tofu');
  const tofu = await run([...words, '--input', 'engine=tofu'], { PATH });
  expect(tofu, tofu.text).toMatchObject({ exitCode: 0, missing: [] });
});

test('the engine that is asked for, and is not there', async () => {
  const PATH = await path({ terraform: ofVersion('1.11.4'), git: join(own, 'git') });
  const words = [...GIVEN, '--app', checking.app];
  const tofu = await run([...words, '--input', 'engine=tofu'], { PATH });
  lacks(tofu, /^`engine` tofu: tofu is not on PATH\.$/);
  expect(tofu.text).toContain(
    'Install OpenTofu (https://opentofu.org/docs/intro/install), 1.11 or newer; or leave out `--input engine=tofu`.',
  );
  const all = ['--deploy', '--app', checking.app, '--input', 'engine=terragrunt'];
  const none = await run(all, { PATH: await path({ git: join(own, 'git') }) });
  lacks(
    none,
    /^`engine` terragrunt: terraform or tofu is not on PATH\.$/,
    /^terragrunt is not on PATH\.$/,
    /^There is no `docker buildx` to build with: `docker buildx version` did not start\.$/,
  );
  expect(none.text).toContain(
    'Install Terragrunt (https://docs.terragrunt.com/getting-started/install), 1.1.3 or newer',
  );
  expect(none.text).toContain('1.11 or newer: terragrunt runs it.');
  expect(none.text).toContain('or give an image that is built already: `--image`');
});

test('terragrunt, asked for or because the code is its own: old, there, missing; and no git', async () => {
  const terragrunt = ["echo 'terragrunt version v1.1.2'"];
  const words = ['--image', IMAGE, '--input', 'engine=terragrunt'];
  const PATH = await path({ terraform: ofVersion('1.11.4'), terragrunt });
  const old = await run([...words, '--deploy', '--app', checking.app], { PATH });
  lacks(
    old,
    /^git does not tell whether all of \S+\/shop is committed\.$/,
    /\/terragrunt: terragrunt version v1\.1\.2; 1\.1\.3 or newer is needed\.$/,
  );
  expect(old.text).toContain('Install git');
  const there = await deployWith({ terragrunt: await terragruntPart() }, words);
  expect(there, there.text).toMatchObject({ exitCode: 0, missing: [] });
  const app = join(checking.laptop.home, 'with-units');
  await mkdir(join(app, 'infra'), { recursive: true });
  await writeFile(join(app, 'infra', 'terragrunt.stack.hcl'), '');
  commitAll(app);
  const auto = await run([...GIVEN, '--app', app, '--variable', 'of_its_own = 1']);
  lacks(auto, /^terragrunt is not on PATH\.$/);
});

test('CDK needs no program beside what bootstrap needs, and says itself which variables it knows', async () => {
  const words = ['--image', IMAGE, '--input', 'engine=cdk', '--variable', 'of_its_own = 1'];
  const cdk = await deployWith({}, words);
  expect(cdk, cdk.text).toMatchObject({ exitCode: 0, missing: [] });
});

test('a Docker whose daemon does not answer, and a builder that is not there', async () => {
  const docker = await dockerPart();
  const away = await daemonless(checking.laptop.home, await buildxPart());
  const daemon = await deployWith({ docker }, [], away);
  lacks(daemon, /^The builder default does not run: .*nobody\.sock/);
  expect(daemon.text).toContain('Start Docker, or choose a builder for linux/arm64');
  const builder = await deployWith({ docker }, [], { ...away, BUILDX_BUILDER: 'other' });
  lacks(builder, /^The builder of `docker buildx` does not answer: ERROR: no builder "other" found$/);
  expect(builder.text).toContain('by `docker buildx use`');
});

test('a builder that cannot for arm64, and one that imitates it', async () => {
  const cannot = await deployWith({ docker: builderFor('linux/amd64, linux/386') }, []);
  lacks(cannot, /^The builder box builds for linux\/amd64, linux\/386, and cannot for linux\/arm64\.$/);
  expect(cannot.text).toContain('binfmt --install arm64');
  const slow = await deployWith({ docker: builderFor('linux/amd64, linux/arm64') }, []);
  expect(slow, slow.text).toMatchObject({ exitCode: 0, missing: [] });
  expect(slow.text).toContain('builder box: arm64 is imitated, which is many times slower');
});

test('no built action, no Dockerfile, and a Docker without its plugin for builds', async () => {
  const { laptop } = checking;
  const root = join(laptop.home, 'flipgate');
  await cp(join(ROOT, 'src'), join(root, 'src'), { recursive: true });
  await copyInfraTo(join(root, 'infra'));
  await cp(join(ROOT, 'package.json'), join(root, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const bare = await commandIn(laptop.home, laptop.environment, mainIn(root));
  const app = join(laptop.home, 'without');
  await mkdir(app);
  await writeFile(join(app, 'manage.py'), '');
  commitAll(app);
  const docker = ["echo 'docker: unknown command: docker buildx' >&2", 'exit 1'];
  const PATH = `${await path({ docker })}:${own}`;
  const ran = await run(['--deploy', '--app', app], { PATH }, bare);
  lacks(
    ran,
    /^\S+\/flipgate\/dist\/index\.js is not there\.$/,
    /^There is no \S+\/without\/Dockerfile\.$/,
    /^There is no `docker buildx` to build with: docker: unknown command: docker buildx$/,
  );
  expect(ran.text).toContain('Install Docker with its buildx plugin');
  expect(ran.text).toContain('build it: `npm run build`');
  expect(ran.text).toContain('`--input dockerfile=…`');
  await rm(root, { recursive: true });
});
