import type { Color } from '../model/color.ts';
import type { DeployRequest, ImagedDeploy } from '../model/request.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';

/** What the stacks are given: the contract of infra/README.md, after the user's own. */
export function sharedVariables(request: DeployRequest): Readonly<Record<string, unknown>> {
  const { name, environment, hostname, previewHostnames } = request.site;
  return { ...request.variables, name, environment, hostname, preview_hostnames: previewHostnames };
}

export function colorVariables(
  request: ImagedDeploy,
  color: Color,
  shared: SharedOutputs,
  certificateArn: string,
): Readonly<Record<string, unknown>> {
  return {
    ...sharedVariables(request),
    color,
    image: request.image,
    release: request.release,
    certificate_arn: certificateArn,
    release_header: request.releaseHeader,
    health_path: request.healthPath,
    shared,
  };
}
