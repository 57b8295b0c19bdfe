import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { createVitest, type Vitest } from 'vitest/node';
import { breakModule } from './break-module.ts';
import { faults } from './faults.ts';

/** What a fault's own test said while the fault was in the source. */
export interface Findings {
  readonly failed: readonly string[];
  /** What kept a test file from being run at all. */
  readonly broken: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

let current: number | undefined;

const start = (): Promise<Vitest> =>
  createVitest(
    'test',
    { watch: false, reporters: [{}], maxWorkers: 1, config: false, testTimeout: 20_000, hookTimeout: 60_000 },
    { plugins: [breakModule(() => current)] },
  );

/** One vitest for all faults: only the broken module is read anew between two. */
async function hunt(vitest: Vitest, index: number): Promise<Findings> {
  const fault = faults[index];
  if (!fault) throw new Error(`There is no fault ${index}`);
  const source = resolve(fault.file);
  current = index;
  vitest.invalidateFile(source);
  vitest.setGlobalTestNamePattern(new RegExp(escaped(fault.test.name)));
  for (const project of vitest.projects) project.config.env = { ...fault.env };
  try {
    const specifications = await vitest.globTestSpecifications([fault.test.file]);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    const tests = testModules.flatMap((module) => [...module.children.allTests()]);
    const failed = tests
      .filter((test) => test.result().state === 'failed')
      .map(({ fullName }) => fullName.replaceAll(' > ', ' '));
    const broken = testModules.flatMap((module) => module.errors().map(({ message }) => message));
    if (tests.length === 0 && broken.length === 0) broken.push(`No test in ${fault.test.file}`);
    return {
      failed,
      broken: [...broken, ...unhandledErrors.map((error) => inspect(error))].filter(() => failed.length === 0),
    };
  } finally {
    current = undefined;
    vitest.invalidateFile(source);
  }
}

const vitest = await start();
process.on('message', (index: number) => {
  void hunt(vitest, index).then(
    (findings) => process.send?.(findings),
    (error: unknown) => process.send?.({ failed: [], broken: [String(error)] } satisfies Findings),
  );
});
process.on('disconnect', () => void vitest.close().finally(() => process.exit(0)));
process.send?.('ready');
