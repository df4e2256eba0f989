/** `node test/parts/check.ts`: finds every real part, says which it found; exit code 1 when one is missing. */
import { Failure } from '../../src/model/failure.ts';
import { actPart } from './act.ts';
import { arm64BasePart } from './arm64-base.ts';
import { awsCliPart } from './aws-cli.ts';
import { buildkitPart } from './buildkit.ts';
import { cfnLintPart } from './cfn-lint.ts';
import { checkovPart } from './checkov.ts';
import { chromiumPart } from './chromium.ts';
import { cloudflareProvider } from './cloudflare-provider.ts';
import { djangoPart } from './django.ts';
import { buildxPart, dockerPart } from './docker.ts';
import { qemuPart } from './emulation.ts';
import { emulatorPart } from './emulator.ts';
import { nodePart } from './node.ts';
import { postgresPart } from './postgres-programs.ts';
import { pythonPart } from './python.ts';
import { registryPart } from './registry.ts';
import { runcPart } from './runc.ts';
import { shellcheckPart } from './shellcheck.ts';
import { terraformPart, tofuPart } from './terraform.ts';
import { terraformDocsPart } from './terraform-docs.ts';
import { terragruntPart } from './terragrunt.ts';
import { tflintPart } from './tflint.ts';
import { unprivilegedUser } from './unprivileged-user.ts';
import { valkeyPart } from './valkey.ts';

const PARTS: readonly (readonly [string, () => Promise<string>])[] = [
  ['Node', nodePart],
  ['Python', async () => describe(await pythonPart())],
  ['Terraform', async () => describe(await terraformPart())],
  ['OpenTofu', async () => describe(await tofuPart())],
  ['Terragrunt', terragruntPart],
  ['AWS provider', async () => (await terraformPart()).provider],
  ['Cloudflare', async () => `${(await cloudflareProvider((await terraformPart()).binary)).kind} provider`],
  ['PostgreSQL', async () => postgres()],
  ['Valkey', valkeyPart],
  ['emulator', async () => (await emulatorPart()).python],
  ['Django', async () => (await djangoPart()).python],
  ['TFLint', tflintPart],
  ['terraform-docs', terraformDocsPart],
  ['act', actPart],
  ['checkov', checkovPart],
  ['cfn-lint', cfnLintPart],
  ['AWS CLI', awsCliPart],
  ['ShellCheck', shellcheckPart],
  ['docker', dockerPart],
  ['buildx', buildxPart],
  ['BuildKit', buildkitPart],
  ['runc', runcPart],
  ['registry', registryPart],
  ['QEMU', qemuPart],
  ['Chromium', async () => (await chromiumPart()).binary],
  ['arm64 base', arm64BasePart],
];

let missing = 0;
for (const [name, find] of PARTS) {
  try {
    console.log(`${name.padEnd(14)} ${await find()}`);
  } catch (error) {
    missing += 1;
    console.log(`${name.padEnd(14)} missing: ${explain(error)}`);
  }
}
process.exitCode = missing === 0 ? 0 : 1;

function describe({ binary, version }: { binary: string; version: string }): string {
  return `${binary} (${version})`;
}

async function postgres(): Promise<string> {
  const programs = await postgresPart(await unprivilegedUser());
  return describe({ binary: programs.postgres, version: programs.version });
}

function explain(error: unknown): string {
  if (!(error instanceof Failure)) return String(error);
  return [`${error.message} ${error.remedy}`, ...error.logLines.map((line) => `  ${line}`)].join('\n');
}
