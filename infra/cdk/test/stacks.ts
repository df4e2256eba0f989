import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bootstrapStack } from '../lib/bootstrap-stack.ts';
import { colorStack } from '../lib/color-stack.ts';
import type { Inputs } from '../lib/inputs/given.ts';
import { refuse } from '../lib/refusals.ts';
import { sharedStack } from '../lib/shared-stack.ts';
import { ACCOUNT, OUTPUTS, REGION, RELEASE, SITE, SIZED, type Size } from './given.ts';

export function sharedInputs(size: Size, more: Inputs = {}): Inputs {
  return { ...SITE, size, ...more };
}

export function colorInputs(size: Size, more: Inputs = {}): Inputs {
  return { ...SITE, ...RELEASE, shared: { ...OUTPUTS, ...SIZED[size] }, ...more };
}

export const BOOTSTRAP_INPUTS: Inputs = {
  ...{ name: 'shop', environment: 'production' },
  github: { repository: 'acme/shop', workflows: 'acme/flipgate' },
};

/** An app as app.ts makes it. Where it goes is what the command line would say. */
export function appWith(
  make: (app: App) => Stack,
  context: Readonly<Record<string, unknown>> = {},
): { readonly app: App; readonly stack: Stack } {
  process.env['CDK_DEFAULT_ACCOUNT'] = ACCOUNT;
  process.env['CDK_DEFAULT_REGION'] = REGION;
  const app = new App({ analyticsReporting: false, context });
  refuse(app);
  return { app, stack: make(app) };
}

/** Without CloudFormation's own checks, which take seconds: one test makes them for all stacks. */
export function templateOf(make: (app: App) => Stack): Template {
  process.env['CDK_VALIDATION'] = 'false';
  return Template.fromStack(appWith(make).stack);
}

interface Synthesized {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

export function jsonOf(template: Template): Synthesized {
  return template.toJSON() as Synthesized;
}

export const shared = (size: Size, more?: Inputs) => (app: App) => sharedStack(app, sharedInputs(size, more));
export const color = (size: Size, more?: Inputs) => (app: App) => colorStack(app, colorInputs(size, more));
export const bootstrap = (app: App) => bootstrapStack(app, BOOTSTRAP_INPUTS);
