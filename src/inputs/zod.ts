/**
 * The parts of zod that are used here. A bundler that drops unused code makes 31 kB of this one module,
 * and 116 kB of the whole package, which every command would parse before its first input.
 */
export type { core, output, ZodMiniObject } from 'zod/mini';
export { NEVER, optional, pipe, prefault, safeParse, strictObject, string, transform } from 'zod/mini';
