import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, expect, test } from 'vitest';
import { ana, cfdiText, iván } from '../../fakes/cfdi-text.ts';
import { rosa } from '../../fakes/pairing-stage.ts';
import { openPane } from './open-pane.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-attach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('where a column decides, only a yes gets the files; the others get the message, and need no files', async () => {
  const last = { name: 'OSCAR PEÑA LUNA', rfc: 'PELO850505AB1', number: '0099' };
  const rows = [
    [ana, 'Sí'],
    [iván, ''],
    [rosa, 'no'],
    [last, 'x'],
  ] as const;
  const book = join(folder, 'people.csv');
  const lines = rows.map(
    ([{ number, name, rfc }, yes], index) => `${number};${name};${rfc};p${index + 2}@example.com;${yes}`,
  );
  writeFileSync(book, `No. Empleado;Nombre;RFC;Correo;Adjuntar\n${lines.join('\n')}\n`);
  const files = [ana, iván].map((person) => {
    const path = join(folder, `${person.number}.xml`);
    writeFileSync(path, cfdiText(person));
    return path;
  });
  const { person, stage, close } = await openPane(book, { files });
  try {
    await person.prepare();
    const frame = await person.pane.frame();
    await frame.getByText('2 ready').waitFor();
    const receipts = await person.driver.openStation('receipts');
    await receipts.getByLabel('Who gets the files').selectOption({ label: 'E · Adjuntar' });
    await frame.getByText('3 ready').waitFor();
    expect(await person.connect()).toBe(true);
    await person.send(() => false);
    await person.untilEnd(() => false);
    const got = await Promise.all(
      stage.google.state.mails.map(async ({ to, raw }): Promise<[string, string[]]> => {
        const { attachments } = await PostalMime.parse(raw);
        return [to.join(), attachments.map(({ filename }) => filename ?? '')];
      }),
    );
    expect(Object.fromEntries(got)).toEqual({
      'p2@example.com': ['0044.xml'],
      'p3@example.com': [],
      'p4@example.com': [],
    });
  } finally {
    await close();
  }
}, 180_000);
