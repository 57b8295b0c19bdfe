import { defineConfig } from 'vitest/config';

/** Suites that leave nothing behind in their process that another looks at: what they import is read once in a worker. */
const clean = 'cfdi|commands|device|domain|eml|gmail|lab|microsoft|office|server';
const together = [`test/unit/@(${clean})/**/*.test.ts`, 'test/property/**/*.test.ts'];

/** Of those folders, what replaces a module, a global or the timers. */
const apart = [
  'test/unit/device/device-news.test.ts',
  'test/unit/domain/roster/contributed-words.test.ts',
  'test/unit/gmail/dialog-pages.test.ts',
  'test/unit/lab/run/script.test.ts',
  'test/unit/office/excel-errors.test.ts',
];

/** Drawn by a browser, like everything in `test/browser`. */
const views = 'test/unit/taskpane/*.test.ts';

const others = [
  `test/unit/!(${clean})/**/*.test.{ts,tsx}`,
  'test/!(unit|property|browser)/**/*.test.{ts,tsx}',
  '{samples/plugins,plugins}/**/*.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Of tests that run side by side: each starts a process of its own.
    maxConcurrency: 2,
    projects: [
      { extends: true, test: { name: 'together', include: together, exclude: apart, isolate: false } },
      {
        extends: true,
        test: { name: 'own', include: [...others, ...apart], exclude: [views], sequence: { groupOrder: 1 } },
      },
      // One browser a worker, devices of their own; three workers, because each waits for Excel's own time.
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts', views],
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
