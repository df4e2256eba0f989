import { defineConfig } from 'vitest/config';
import { APPLIES } from './test/infra/applies.config.ts';

/** Folders whose files leave their process as they found it: they share one, and what it has loaded and compiled. */
const TOGETHER = [
  'adapters',
  'checkout',
  'contract',
  'cost',
  'inputs',
  'model',
  'report',
  'roles',
  'scenario',
  'steps',
  'wire',
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // What hangs is to end; how fast it is, is not tested.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Real terraform, real Django and their servers share the cores; much of their time is waiting.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'together', include: TOGETHER, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts', 'infra/cdk/test/**/*.test.ts'],
          exclude: [
            ...APPLIES,
            ...TOGETHER,
            'test/act/**',
            'test/crash/**',
            'test/scorecard/**',
            'test/drills/{drills,tear-down}.test.ts',
            'node_modules/**',
          ],
        },
      },
    ],
  },
});
