import { expect, test } from 'vitest';
import { fittedText, presetFields } from '../../../../src/domain/message/preset-text.ts';
import { script } from '../../scripts/script.ts';

const has = (columns: Readonly<Record<string, string>>, greeting = 'Hola, {{Nombre}}:') => ({
  of: (field: string) => (columns[field] === undefined ? '' : `{{${columns[field]}}}`),
  greeting,
});
const source =
  'Prima · {{period}} · {{amount}}\r\n\r\n{{greeting}}\r\n\r\nGracias,\nde veras.\n\nEs de {{ period }}.\n';

test('what a text names is the column of the sheet, and a paragraph is what stands between empty lines', () => {
  expect(fittedText(source, has({ period: 'Quincena', amount: 'Neto & más' }))).toEqual({
    subject: 'Prima · {{Quincena}} · {{Neto & más}}',
    body: '<p>Hola, {{Nombre}}:</p><p>Gracias, de veras.</p><p>Es de {{Quincena}}.</p>',
  });
});

test('what needs a column that the sheet has not is left out', () => {
  expect(fittedText(source, has({}))).toEqual({
    subject: 'Prima',
    body: '<p>Hola, {{Nombre}}:</p><p>Gracias, de veras.</p>',
  });
});

test('a text is a text, whatever stands in it', () => {
  expect(fittedText('A <b>\n\n<img src=x onerror=alert(1)> {{password}}\n\nB', has({ password: 'Clave' }))).toEqual({
    subject: 'A <b>',
    body: '<p>B</p>',
  });
});

test('the build knows the fields that a text may name', async () => {
  const built = await script<{ presetFields: readonly string[] }>('setup/plugin-presets.mjs');
  expect(built.presetFields).toEqual(presetFields);
});
