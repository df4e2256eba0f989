import { builtGoProgram } from './go-program.ts';

const MODULE = 'github.com/opentofu/opentofu';

/**
 * OpenTofu built from its Go module.
 * @returns the program's absolute path, or undefined when there is no Go to build it with.
 * @throws Failure when Go is there and the build fails.
 */
export function builtOpenTofu(): Promise<string | undefined> {
  return builtGoProgram({
    name: 'tofu',
    title: 'OpenTofu',
    module: MODULE,
    version: '1.12.6',
    main: './cmd/tofu',
    ldflags: `-X ${MODULE}/version.dev=no`,
    compiled: 'soon',
    takes: '5 min',
    remedy:
      'Install Terraform 1.11 or newer, or OpenTofu 1.11 or newer, on PATH; or a Go that can build OpenTofu.',
  });
}
