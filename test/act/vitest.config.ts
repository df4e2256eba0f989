import { defineConfig } from 'vitest/config';

// Minutes of real Terraform: beside `npm test`, not in it.
export default defineConfig({
  test: {
    include: ['test/act/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
