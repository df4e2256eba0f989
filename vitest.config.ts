import { defineConfig } from 'vitest/config';
import { APPLIES } from './test/infra/applies.config.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'infra/cdk/test/**/*.test.ts'],
    exclude: [
      ...APPLIES,
      'test/act/**',
      'test/crash/**',
      'test/scorecard/**',
      'test/drills/{drills,tear-down}.test.ts',
      'node_modules/**',
    ],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Real terraform, real Django and their servers share the cores; much of their time is waiting.
    maxWorkers: 3,
  },
});
