import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/crash/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 180_000, maxWorkers: 2 },
});
