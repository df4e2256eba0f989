import { readFileSync } from 'node:fs';
import type { JobRole, PolicyDocument } from '../../roles/policies.ts';
import { type Given, resolved } from './resolved.ts';
import { readTemplate, TEMPLATE_FILE } from './template.ts';

/** Who may take each role, as the template says it. */
export function trustsOf(given: Given): Readonly<Record<JobRole, PolicyDocument>> {
  const resources = resolved(readTemplate(readFileSync(TEMPLATE_FILE, 'utf8')), given);
  const of = (id: string): PolicyDocument => resources.get(id)?.Properties.AssumeRolePolicyDocument;
  return { plan: of('PlanRole'), build: of('BuildRole'), deploy: of('DeployRole') };
}
