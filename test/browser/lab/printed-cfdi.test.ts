import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, expect, test } from 'vitest';
import { ana, cfdiText, iván, utf8 } from '../../fakes/cfdi-text.ts';
import { hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';
import { receiptMaker } from '../../fakes/receipt-maker.ts';
import { openPane } from './open-pane.ts';
import { root } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-printed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ana has her pair, Iván his XML alone. */
const write = async () => {
  const { signal } = new AbortController();
  const cfdi = utf8(cfdiText(ana));
  const files = ['ana.xml', 'ana.pdf', 'ivan.xml'].map((name) => join(folder, name));
  writeFileSync(files[0]!, cfdi);
  writeFileSync(files[1]!, await receiptMaker.make({ title: '', language: 'es', lines: [], cfdi }, signal));
  writeFileSync(files[2]!, cfdiText(iván));
  const book = join(folder, 'people.csv');
  const rows = [ana, iván].map(
    ({ number, name, rfc }, index) => `${number};${name};${rfc};p${index + 2}@example.com;clave-${index}-Luna`,
  );
  writeFileSync(book, `No. Empleado;Nombre;RFC;Correo;Clave PDF\n${rows.join('\n')}\n`);
  return { book, files };
};

test('where only the XML is there, its PDF is made, shown, locked with the row’s password, and sent as shown', async () => {
  const { book, files } = await write();
  const { person, stage, close } = await openPane(book, { files });
  try {
    const { driver } = person;
    await person.prepare();
    const frame = await person.pane.frame();
    await frame.locator('.group', { has: frame.locator('[data-code="receipt/pair-incomplete"]') }).waitFor();
    await frame.getByRole('button', { name: 'Make the PDF from the XML', exact: true }).click();
    await frame.getByText('2 ready').waitFor();
    const receipts = await driver.openStation('receipts');
    await receipts.locator('input[accept]').setInputFiles(join(root, 'assets', 'icons', 'send-64.png'));
    await receipts.getByText('send-64.png').waitFor();
    await driver.lockWith('Clave PDF');
    expect(await person.connect()).toBe(true);

    const message = await driver.openStation('message');
    const shown = async (place: string): Promise<{ hash: string; files: string }> => {
      await message.getByText(place, { exact: true }).waitFor();
      await message
        .locator('.mail-head')
        .getByText(`p${Number(place[0]) + 1}@example.com`)
        .waitFor();
      return {
        hash: (await message.locator('.preview p.hint').getAttribute('data-sha256')) ?? '',
        files: (await message.locator('.preview').innerText()).replace(/\s+/g, ' '),
      };
    };
    const first = await shown('1 of 2');
    await message.getByRole('button', { name: 'Next person' }).click();
    const second = await shown('2 of 2');
    expect(second.files).toContain('ivan.pdf');
    await person.send(() => false);
    await person.untilEnd(() => false);
    const { mails } = stage.google.state;
    // A locked PDF is other bytes each time it is locked: what was shown is what left.
    expect(mails.map(({ sha256 }) => sha256).sort()).toEqual([first.hash, second.hash].sort());
    const mail = await PostalMime.parse(mails.find(({ to }) => to.includes('p3@example.com'))!.raw);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['ivan.xml', 'ivan.pdf']);
    if (!hasPdfTools) return;
    const pdf = new Uint8Array(mail.attachments[1]!.content as ArrayBuffer);
    expect(() => runPdfTool('qpdf', ['--check', '{}'], pdf)).toThrow();
    const text = runPdfTool('pdftotext', ['-upw', 'clave-1-Luna', '{}', '-'], pdf);
    for (const expected of [
      iván.name,
      iván.rfc,
      iván.uuid,
      '$6,291.60',
      'Recibo de nómina',
      'representación impresa de un CFDI',
    ])
      expect(text).toContain(expected);
  } finally {
    await close();
  }
}, 180_000);
