import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** A house that keeps the rules: every arrow here must be allowed. */
const lawful: Record<string, string> = {
  'src/domain/rule.ts': `import { Liquid } from 'liquidjs';\nimport './other-rule.ts';\nexport type Rule = Liquid;\nexport const rule = 1;`,
  'src/domain/other-rule.ts': `export const other = 1;`,
  'src/plugin/contribution.ts': `export type { Rule } from '../domain/rule.ts';\nexport const door = 1;`,
  'src/plugin/deployment.ts': `export interface DeploymentConfig { a: 1 }\nexport const defaults = {};`,
  'src/plugin/built-in.ts': `import '../gmail/plugin.ts';\nimport '../eml/plugin.ts';`,
  'src/gmail/plugin.ts': `import '../plugin/contribution.ts';\nimport '../plugin/deployment.ts';\nimport '../domain/rule.ts';\nimport 'oauth4webapi';`,
  'src/gmail/dialog/start.ts': `import '../../office/dialog-page.ts';`,
  'src/gmail/dialog/callback.ts': `import '../../office/dialog-page.ts';`,
  'src/microsoft/dialog/main.ts': `import '../../office/dialog-page.ts';`,
  'src/eml/plugin.ts': `import '../plugin/contribution.ts';`,
  'src/office/dialog-page.ts': `export const page = 1;`,
  'src/office/excel.ts': `import { rule } from '../domain/rule.ts';\nimport type { Rule } from '../plugin/contribution.ts';\nexport const excel: Rule | number = rule;`,
  'src/office/diagnostics.ts': `import '@microsoft/office-js-helpers';`,
  'src/device/store.ts': `import '../domain/rule.ts';`,
  'src/commands/send.ts': `import '../plugin/contribution.ts';`,
  'src/taskpane/view.tsx': `import '../commands/send.ts';\nimport '../texts/es/pane.json';\nimport 'react';`,
  'src/taskpane/main.tsx': `import './view.tsx';\nimport '../office/excel.ts';\nvoid import('./open-session.ts');`,
  'src/taskpane/open-session.ts': `import '../plugin/built-in.ts';\nimport '../office/excel.ts';\nimport '../device/store.ts';\nvoid import('../office/diagnostics.ts');`,
  'src/texts/es/pane.json': `{}`,
  'server/node.ts': `import { defaults } from '../src/plugin/deployment.ts';\nimport 'hono';\nexport const d = defaults;`,
  'lab/main.ts': `import type { Rule } from '../src/domain/rule.ts';\nimport es from '../src/texts/es/pane.json';\nimport '../src/plugin/deployment.ts';\nimport 'playwright-core';\nexport const x: Rule | typeof es = es;`,
  'scripts/start.mjs': `import 'node:fs';`,
  'test/a.test.ts': `import '../src/domain/rule.ts';`,
};

/** What each rule is there to stop: the offending line, added to an otherwise lawful house. */
const offences: { rule: string; from: string; line: string; to: string }[] = [
  {
    rule: 'domain-imports-nothing',
    from: 'src/domain/rule.ts',
    line: `import '../office/excel.ts';`,
    to: 'src/office/excel.ts',
  },
  {
    rule: 'domain-imports-nothing',
    from: 'src/domain/other-rule.ts',
    line: `import type { Rule } from '../plugin/contribution.ts';\nexport type R = Rule;`,
    to: 'src/plugin/contribution.ts',
  },
  { rule: 'domain-uses-pure-packages', from: 'src/domain/rule.ts', line: `import 'idb';`, to: 'node_modules/idb/' },
  { rule: 'domain-uses-pure-packages', from: 'src/domain/rule.ts', line: `import 'node:fs';`, to: 'fs' },
  {
    rule: 'plugin-door-knows-nobody',
    from: 'src/plugin/contribution.ts',
    line: `import '../gmail/plugin.ts';`,
    to: 'src/gmail/plugin.ts',
  },
  {
    rule: 'texts-know-languages',
    from: 'src/texts/index.ts',
    line: `import '../commands/send.ts';`,
    to: 'src/commands/send.ts',
  },
  {
    rule: 'office-serves-ports',
    from: 'src/office/excel.ts',
    line: `import '../commands/send.ts';`,
    to: 'src/commands/send.ts',
  },
  {
    rule: 'office-takes-types-from-plugin',
    from: 'src/office/dialog-page.ts',
    line: `import { door } from '../plugin/contribution.ts';\nexport const d = door;`,
    to: 'src/plugin/contribution.ts',
  },
  {
    rule: 'device-serves-ports',
    from: 'src/device/store.ts',
    line: `import '../office/excel.ts';`,
    to: 'src/office/excel.ts',
  },
  {
    rule: 'gmail-stands-alone',
    from: 'src/gmail/plugin.ts',
    line: `import '../eml/plugin.ts';`,
    to: 'src/eml/plugin.ts',
  },
  {
    rule: 'eml-stands-alone',
    from: 'src/eml/plugin.ts',
    line: `import '../gmail/plugin.ts';`,
    to: 'src/gmail/plugin.ts',
  },
  {
    rule: 'eml-stands-alone',
    from: 'src/eml/plugin.ts',
    line: `import '../office/excel.ts';`,
    to: 'src/office/excel.ts',
  },
  {
    rule: 'dialog-pages-are-small',
    from: 'src/gmail/dialog/start.ts',
    line: `import '../../office/excel.ts';`,
    to: 'src/office/excel.ts',
  },
  {
    rule: 'folder-page-is-small',
    from: 'src/microsoft/dialog/main.ts',
    line: `import '../../office/excel.ts';`,
    to: 'src/office/excel.ts',
  },
  {
    rule: 'commands-use-ports',
    from: 'src/commands/send.ts',
    line: `import '../office/excel.ts';`,
    to: 'src/office/excel.ts',
  },
  {
    rule: 'commands-use-ports',
    from: 'src/commands/send.ts',
    line: `import '../taskpane/view.tsx';`,
    to: 'src/taskpane/view.tsx',
  },
  {
    rule: 'views-use-commands',
    from: 'src/taskpane/view.tsx',
    line: `import '../gmail/plugin.ts';`,
    to: 'src/gmail/plugin.ts',
  },
  {
    rule: 'nobody-enters-the-wiring',
    from: 'src/commands/send.ts',
    line: `import '../plugin/built-in.ts';`,
    to: 'src/plugin/built-in.ts',
  },
  {
    rule: 'diagnostics-only-office-js-helpers',
    from: 'src/office/excel.ts',
    line: `import '@microsoft/office-js-helpers';`,
    to: 'office-js-helpers',
  },
  {
    rule: 'office-js-comes-from-its-cdn',
    from: 'src/office/excel.ts',
    line: `import '@microsoft/office-js';`,
    to: '@microsoft/office-js',
  },
  {
    rule: 'product-ships-no-development-package',
    from: 'src/taskpane/view.tsx',
    line: `import 'react-data-grid';`,
    to: 'react-data-grid',
  },
  {
    rule: 'lab-shares-words-not-code',
    from: 'lab/main.ts',
    line: `import '../src/domain/rule.ts';`,
    to: 'src/domain/rule.ts',
  },
  { rule: 'lab-needs-no-tests', from: 'lab/main.ts', line: `import '../test/a.test.ts';`, to: 'test/a.test.ts' },
  {
    rule: 'server-knows-the-deployment-only',
    from: 'server/node.ts',
    line: `import '../src/gmail/plugin.ts';`,
    to: 'src/gmail/plugin.ts',
  },
  {
    rule: 'server-knows-the-deployment-only',
    from: 'server/node.ts',
    line: `import '../lab/main.ts';`,
    to: 'lab/main.ts',
  },
  { rule: 'scripts-need-no-product', from: 'scripts/start.mjs', line: `import '../lab/main.ts';`, to: 'lab/main.ts' },
  { rule: 'no-cycles', from: 'src/domain/other-rule.ts', line: `import './rule.ts';`, to: 'src/domain/rule.ts' },
  { rule: 'imports-resolve', from: 'src/commands/send.ts', line: `import './nothing.ts';`, to: './nothing.ts' },
];

/** Files that offend by being there. */
const offendingFiles: { rule: string; file: string; text: string }[] = [
  { rule: 'every-folder-has-a-rule', file: 'src/helpers/all.ts', text: `import '../domain/rule.ts';` },
  { rule: 'no-dead-modules', file: 'src/commands/unused.ts', text: `import '../domain/rule.ts';` },
  { rule: 'no-orphans', file: 'src/domain/forgotten.ts', text: `export const nothing = 1;` },
];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const houses: string[] = [];

function build(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), 'sobre-layers-'));
  houses.push(house);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  // A junction needs no administrator on Windows.
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const name of ['package.json', 'tsconfig.json']) symlinkSync(join(root, name), join(house, name));
  return house;
}

async function violations(house: string): Promise<Violation[]> {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    cruise,
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '-T',
    'json',
    'src',
    'server',
    'lab',
    'scripts',
    'test',
  ];
  const ended = await promisify(execFile)(process.execPath, args, { cwd: house, maxBuffer: 1e8 });
  return (JSON.parse(ended.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true });
});

test('a house that keeps the rules passes', { timeout: 60_000 }, async () => {
  expect(await violations(build(lawful))).toEqual([]);
});

describe('an arrow against the rules is found', () => {
  let found: Violation[] = [];

  beforeAll(async () => {
    const files = { ...lawful };
    for (const { from, line } of offences) files[from] = `${line}\n${files[from] ?? ''}`;
    for (const { file, text } of offendingFiles) files[file] = text;
    found = await violations(build(files));
  });

  test.each(offences)('$rule: $from → $to', ({ rule, from, to }) => {
    const hits = found.filter((one) => one.rule.name === rule && one.from === from);
    expect(hits.map((one) => one.to).filter((target) => target.includes(to))).not.toEqual([]);
  });

  test.each(offendingFiles)('$rule: $file', ({ rule, file }) => {
    const hits = found.filter((one) => one.rule.name === rule);
    expect(hits.flatMap((one) => [one.from, one.to])).toContain(file);
  });

  test('every rule has an offence here', async () => {
    const rules = (await import(join(root, '.dependency-cruiser.cjs'))).default.forbidden as { name: string }[];
    const tried = new Set([...offences, ...offendingFiles].map(({ rule }) => rule));
    // The plugins share one rule, tried for two of them.
    const untried = rules.map(({ name }) => name).filter((name) => !tried.has(name) && !name.endsWith('-stands-alone'));
    expect(untried).toEqual([]);
  });
});
