import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, afterEach, expect, test } from 'vitest';
import { ana, cfdiText, iván } from '../../fakes/cfdi-text.ts';
import { openPane, type OpenPane } from './open-pane.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

test('a folder of CFDI becomes a sheet with the addresses of the sheet that was chosen', async () => {
  const book = join(folder, 'book.xlsx');
  const header = ['RFC', 'Nombre', 'Correo'];
  const known = (person: typeof ana | typeof iván, email: string) => [person.rfc, person.name, email];
  writeFileSync(
    book,
    await writeXlsx({
      sheets: [
        { name: 'Nueva', rows: [] },
        { name: 'Enero', rows: [header, known(ana, 'ana@vieja.example'), known(iván, 'ivan@empresa.example')] },
        { name: 'Directorio', rows: [header, known(ana, 'ana@empresa.example')] },
      ],
    }),
  );
  const files = [ana, iván].map((person) => join(folder, `${person.number}.xml`));
  writeFileSync(files[0]!, cfdiText(ana));
  writeFileSync(files[1]!, cfdiText(iván));
  open = await openPane(book);
  const { person } = open;
  const frame = await person.pane.frame();
  await frame.locator('input[type=file]').first().setInputFiles(files);
  await frame.getByRole('button', { name: 'Enero (2)' }).click();
  await frame.getByText('2 of 2 addresses taken from the sheet “Enero”.').waitFor();
  await open.book.settled();
  const rows = open.book.rows('Receipts').map(({ texts }) => [texts[2], texts[4]]);
  expect(rows.slice(1)).toEqual([
    [ana.rfc, 'ana@vieja.example'],
    [iván.rfc, 'ivan@empresa.example'],
  ]);
  await frame.getByText('2 ready').waitFor();
  expect(person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
}, 90_000);
