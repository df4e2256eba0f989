import { defineConfig } from 'vitest/config';

// Minutes to build what is run, where it was not built before: beside `npm test`, not in it.
export default defineConfig({
  test: { include: ['test/scorecard/*.test.ts'], testTimeout: 120_000, hookTimeout: 900_000 },
});
