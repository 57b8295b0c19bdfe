import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isDeep } from '../../fakes/deep.ts';
import { root, runLab } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-plugins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string): string => join(root, 'test/fixtures/plugin-lab', name);

// Builds the product anew, which takes longer than everything else in this file.
test.runIf(isDeep)(
  'a list with a relay, a web folder and a command, and without Gmail, goes from the folder to the relay to the CSV',
  { timeout: 600_000 },
  async () => {
    const book = join(folder, 'people.csv');
    writeFileSync(
      book,
      'No. Empleado;Nombre;Correo;Neto\n0042;Ana López;ana@personas.example;12345.67\n0043;Luis Gil;luis@personas.example;9876.50\n',
    );
    const { code, report } = await runLab({
      book,
      scenario: {
        plugins: fixture('plugins.json'),
        mail: 'relay.https',
        source: 'web-folder.folder',
        press: ['sent-csv.export'],
        stubs: { '/relay': fixture('relay-stub.ts'), '/receipts/': fixture('receipts-stub.ts') },
        decide: ['sheet/understood', 'receipt/undated', 'receipt/unverified'],
      },
    });
    expect({ code, ended: report.ended }).toEqual({ code: 0, ended: 'complete' });
    expect(report.rows.map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(report.google.accepted).toBe(0);
    expect(report.downloads.map(({ name }) => name)).toEqual(['sent.csv']);
  },
);
