import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx', '{samples/plugins,plugins}/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores: the browser suites want one of them for Chromium.
    maxWorkers: 2,
    // Of tests that run side by side: each hunt for a fault is a process of its own.
    maxConcurrency: 2,
  },
});
