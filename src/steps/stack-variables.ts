import type { Color } from '../model/color.ts';
import type { InfraRequest } from '../model/request.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';

/** What a colour's stack is told of the release that it is to hold. */
export interface StackRelease {
  /** `<repository>@sha256:<64 hex>`. */
  readonly image: string;
  readonly release: string;
  readonly releaseHeader: string;
  readonly healthPath: string;
}

/** What the stacks are given: the contract of infra/README.md, after the user's own. */
export function sharedVariables(
  request: Pick<InfraRequest, 'site' | 'variables'>,
): Readonly<Record<string, unknown>> {
  const { name, environment, hostname, previewHostnames } = request.site;
  return { ...request.variables, name, environment, hostname, preview_hostnames: previewHostnames };
}

export function colorVariables(
  request: Pick<InfraRequest, 'site' | 'variables'>,
  held: StackRelease,
  color: Color,
  shared: SharedOutputs,
  certificateArn: string,
): Readonly<Record<string, unknown>> {
  return {
    ...sharedVariables(request),
    color,
    image: held.image,
    release: held.release,
    certificate_arn: certificateArn,
    release_header: held.releaseHeader,
    health_path: held.healthPath,
    shared,
  };
}
