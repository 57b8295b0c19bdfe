import { defineConfig } from 'vitest/config';
import { breakModule } from './test/sabotage/break-module.ts';

export default defineConfig({
  plugins: [breakModule(process.env['SOBRE_SABOTAGE'])],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores: the browser suites want one of them for Chromium.
    maxWorkers: 2,
    // Of tests that run side by side: each hunt for a fault is a process of its own.
    maxConcurrency: 2,
  },
});
