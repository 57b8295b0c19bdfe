import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { createVitest, type TestModule } from 'vitest/node';
import { breakModules, brokenTest, environmentOf } from './break-module.ts';
import { faults } from './faults.ts';

/** What a fault's own test said while the fault was in the source. */
export interface Findings {
  /** Of the fault; undefined for a test file as it stands, asked last in the same process. */
  readonly index: number | undefined;
  readonly file: string;
  readonly failed: readonly string[];
  /** What kept a test file from being run at all. */
  readonly broken: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const findingsOf = (module: TestModule, index: number | undefined, file: string): Findings => {
  const tests = [...module.children.allTests()];
  const failed = tests
    .filter((test) => test.result().state === 'failed')
    .map(({ fullName }) => fullName.replaceAll(' > ', ' '));
  const broken = module.errors().map(({ message }) => message);
  if (tests.length === 0 && broken.length === 0) broken.push(`No test in ${file}`);
  return { index, file, failed, broken: failed.length === 0 ? broken : [] };
};

interface Asked {
  readonly index: number | undefined;
  readonly file: string;
  /** Parts of the names of the tests that are run. */
  readonly names: readonly string[];
}

/** Every fault's test by its module; then the same tests without a fault, which what went before must not turn red. */
const askedFor = (indices: readonly number[]): ReadonlyMap<string, Asked> => {
  const asked = indices.map((index): [string, Asked] => {
    const { file, name } = faults[index]!.test;
    return [brokenTest(index), { index, file, names: [name] }];
  });
  const whole = new Map<string, Asked>();
  for (const [, { file, names }] of asked) {
    const path = resolve(file);
    whole.set(path, { index: undefined, file, names: [...(whole.get(path)?.names ?? []), ...names] });
  }
  return new Map([...asked, ...whole]);
};

/** One vitest and one worker for all of them: a fault costs the modules between it and its test. */
async function hunt(indices: readonly number[], tell: (findings: Findings) => void): Promise<void> {
  const asked = askedFor(indices);
  const onTestModuleEnd = (module: TestModule) => {
    const { index, file } = asked.get(module.moduleId)!;
    tell(findingsOf(module, index, file));
  };
  const vitest = await createVitest(
    'test',
    {
      watch: false,
      reporters: [{ onTestModuleEnd }],
      maxWorkers: 1,
      isolate: false,
      config: false,
      testTimeout: 20_000,
      hookTimeout: 60_000,
      // Those of one hunter want the same.
      env: { ...faults[indices[0]!]!.env },
      environment: environmentOf(faults[indices[0]!]!.test.file),
    },
    { plugins: [breakModules()] },
  );
  const [project] = vitest.projects;
  try {
    const specifications = [...asked].map(([module, { names }]) =>
      project!.createSpecification(module, { testNamePattern: new RegExp(names.map(escaped).join('|')) }),
    );
    await vitest.runTestSpecifications(specifications);
  } finally {
    await vitest.close();
  }
}

process.on('message', (indices: readonly number[]) => {
  const told = hunt(indices, (findings) => process.send?.(findings));
  void told.catch((error: unknown) => process.stderr.write(`${inspect(error)}\n`)).finally(() => process.disconnect());
});
