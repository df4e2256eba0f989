import { expect, test } from 'vitest';
import { deploy, failureOf, goLive, live, openStage, told } from './acts.ts';
import { callsWith } from './calls.ts';

test('refused before anything is built: an image without arm64', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const played = await deploy(stage, stage.build('two', {}, ['amd64']));
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  const { step, message, remedy, usersSeeNow } = failureOf(played.outcome);
  expect(step).toBe('image');
  expect(message).toMatch(/^`image` .*@sha256:.* holds amd64; .*"exec format error"/);
  expect(remedy).toContain('linux/arm64');
  expect(usersSeeNow).toContain('served by blue');
});

test('refused: a digest that is not in the registry', async () => {
  const stage = await openStage();
  const build = stage.build('one');
  const image = build.image.replace(/[0-9a-f]{64}$/, 'f'.repeat(64));
  const { outcome } = await deploy(stage, { ...build, image });
  expect(failureOf(outcome).message).toBe(`\`image\` ${image} is not in the registry.`);
  expect(live(stage)).toBe('');
});

test('refused: the wrong AWS account, before anything of this deploy is written into it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two');
  stage.cloud.home.account = '999999999999';
  const played = await deploy(stage, two);
  const { step, message, remedy } = failureOf(played.outcome);
  expect(step).toBe('check');
  expect(message).toMatch(/belong to AWS account 999999999999, but .* 123456789012/);
  expect(remedy).toContain('`aws-role`');
  expect(told(played.outcome).changed).toBe(false);
});

test('refused: secrets without a value, each with the command that sets it', async () => {
  const stage = await openStage();
  const { secrets } = stage.cloud;
  const key = secrets.give('shop-production/secret-key');
  const stripe = secrets.give('shop-production/stripe');
  const filled = secrets.give('shop-production/sentry', 'https://sentry');
  stage.engine.infra.secrets = { SECRET_KEY: key, STRIPE: `${stripe}:live::`, SENTRY: filled };
  const one = stage.build('one');
  const { outcome } = await deploy(stage, one);
  const { step, message, remedy } = failureOf(outcome);
  expect(step).toBe('provision');
  expect(message).toBe('2 secrets have no value: SECRET_KEY, STRIPE.');
  expect(remedy.split('\n').slice(1)).toEqual([
    `aws secretsmanager put-secret-value --secret-id ${key} --secret-string VALUE`,
    `aws secretsmanager put-secret-value --secret-id ${stripe} --secret-string '{"live":"VALUE"}'`,
  ]);
  expect(stage.migrations(one)).toBe(0);
});

test('a plan that replaces a database is refused, unless allow-destroy names it', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const address = 'module.database.aws_db_instance.this';
  stage.engine.infra.extraChanges = [
    { address, type: 'aws_db_instance', action: 'replace', reason: 'engine_version forces it' },
  ];
  const two = stage.build('two');
  const { outcome } = await deploy(stage, two);
  const { step, message, remedy } = failureOf(outcome);
  expect(step).toBe('check');
  expect(message).toContain(`replace ${address} (engine_version forces it)`);
  expect(remedy).toMatch(new RegExp(`\`allow-destroy\`:\n${address.replaceAll('.', '\\.')}$`));
  expect(told(outcome).changed).toBe(false);
  expect(stage.webTasks('blue')).toBe(2);
  const allowed = await deploy(stage, two, { allowDestroy: [address] });
  expect(told(allowed.outcome)).toMatchObject({ result: 'live' });
});

test('what is planned anew in the middle of an apply is told, and has the same gate', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const address = 'postgresql/module.postgresql[0].aws_db_instance.this';
  stage.engine.infra.plannedAnew = [
    { address: 'redis/aws_sns_topic.this', type: 'aws_sns_topic', action: 'create' },
    { address, type: 'aws_db_instance', action: 'replace' },
  ];
  const notices = expect.arrayContaining([
    `In the middle of the apply of shared: planned anew, now that what it needs is there, 1 to add, 1 to replace: create redis/aws_sns_topic.this, replace ${address}.`,
  ]);
  const two = stage.build('two');
  const refused = await deploy(stage, two);
  expect(failureOf(refused.outcome)).toMatchObject({ step: 'provision' });
  expect(failureOf(refused.outcome).message).toContain(`replace ${address}`);
  expect(refused.outcome.notices).toEqual(notices);
  const allowed = await deploy(stage, two, { allowDestroy: [address] });
  expect(allowed.outcome).toMatchObject({ result: 'live', notices });
});

test("the idle colour's plan has a gate of its own: its bucket is kept, its load balancer may go", async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const bucket = { address: 'aws_s3_bucket.media', type: 'aws_s3_bucket', action: 'destroy' } as const;
  const balancer = { address: 'aws_lb.this', type: 'aws_lb', action: 'replace' } as const;
  stage.engine.infra.extraColorChanges = [bucket, balancer];
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({ step: 'provision' });
  expect(failureOf(outcome).message).toContain('destroy aws_s3_bucket.media');
  expect(failureOf(outcome).message).not.toContain('aws_lb.this');
  expect(callsWith(stage, 'CreateService')).toHaveLength(1);
});
