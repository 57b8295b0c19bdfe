import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const eslint = new ESLint({ cwd: root });

/** The rules that fire when the text stood in that file. The file must exist: typed rules ask the compiler about it. */
async function rulesFiring(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: resolve(root, file) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const offences = [
  {
    sentence: 'the domain reads no clock',
    file: 'src/domain/failure.ts',
    rule: 'no-restricted-properties',
    text: `export const at = Date.now();`,
  },
  {
    sentence: 'the domain makes no date of now',
    file: 'src/domain/failure.ts',
    rule: 'no-restricted-syntax',
    text: `export const at = new Date();`,
  },
  {
    sentence: 'the domain draws no lots',
    file: 'src/domain/failure.ts',
    rule: 'no-restricted-properties',
    text: `export const at = Math.random();`,
  },
  {
    sentence: 'only src/office calls Excel',
    file: 'src/plugin/contribution.ts',
    rule: 'no-restricted-globals',
    text: `export const run = () => Excel.run(() => Promise.resolve());`,
  },
  {
    sentence: 'only src/office names Excel types',
    file: 'src/plugin/contribution.ts',
    rule: 'no-restricted-syntax',
    text: `export type Cells = Excel.Range;`,
  },
  {
    sentence: 'only src/office says Office',
    file: 'src/plugin/contribution.ts',
    rule: 'no-restricted-globals',
    text: `export const ready = () => Office.onReady();`,
  },
  {
    sentence: 'nothing goes to the console',
    file: 'src/plugin/contribution.ts',
    rule: 'no-console',
    text: `console.warn('x');`,
  },
  {
    sentence: 'no localStorage',
    file: 'src/plugin/contribution.ts',
    rule: 'no-restricted-globals',
    text: `localStorage.clear();`,
  },
  {
    sentence: 'a promise is waited for',
    file: 'src/plugin/contribution.ts',
    rule: '@typescript-eslint/no-floating-promises',
    text: `Promise.resolve(1);`,
  },
  {
    sentence: 'no any',
    file: 'src/plugin/contribution.ts',
    rule: '@typescript-eslint/no-explicit-any',
    text: `export const x = (y: any) => typeof y;`,
  },
  {
    sentence: 'no empty load',
    file: 'src/office/ribbon.ts',
    rule: 'office-addins/no-empty-load',
    text: `export const x = (c: Excel.RequestContext) => { const range = c.workbook.getSelectedRange(); range.load(); };`,
  },
  {
    sentence: 'a disabled rule has its reason',
    file: 'src/plugin/contribution.ts',
    rule: 'sobre/reason-for-disabling',
    text: `// eslint-disable-next-line no-console\nconsole.log(1);`,
  },
  {
    sentence: 'an import of types says so',
    file: 'src/plugin/contribution.ts',
    rule: '@typescript-eslint/consistent-type-imports',
    text: `import { Failure } from '../domain/failure.ts';\nexport type F = Failure;`,
  },
];

// The first text makes the compiler read the whole program.
describe('lint finds what the compiler cannot', { timeout: 300_000 }, () => {
  test.each(offences)('$sentence', async ({ file, rule, text }) => {
    expect(await rulesFiring(file, `${text}\n`)).toContain(rule);
  });

  test('a disabled rule with its reason is accepted', async () => {
    const text = `// eslint-disable-next-line no-console -- the person asked for it\nconsole.log(1);\n`;
    expect(await rulesFiring('src/plugin/contribution.ts', text)).toEqual([]);
  });

  test('src/office may say Excel', async () => {
    expect(await rulesFiring('src/office/ribbon.ts', `export type Cells = Excel.Range;\n`)).toEqual([]);
  });
});
