import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRunOptions } from '../../../../lab/run/run-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-stubs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('a stub is found beside the scenario that names it, and one that is nowhere is said before anything is built', () => {
  const book = written('people.csv', 'Nombre;Correo\nAna;ana@personas.example\n');
  const stub = written('relay.ts', 'export default () => new Response();');
  const asked = (module: string) =>
    readRunOptions(['--book', book, '--scenario', written('s.json', JSON.stringify({ stubs: { '/relay': module } }))]);
  expect(asked('relay.ts').scenario.stubs).toEqual({ '/relay': stub });
  expect(asked(stub).scenario.stubs).toEqual({ '/relay': stub });
  expect(() => asked('gone.ts')).toThrow('there is no file gone.ts');
});
