import { defineConfig } from 'vitest/config';

// Minutes of real servers, tasks and the AWS CLI: beside `npm test`, not in it.
export default defineConfig({
  test: {
    include: ['test/drills/drills.test.ts', 'test/drills/tear-down.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
