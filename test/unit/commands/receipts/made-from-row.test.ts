import { expect, test } from 'vitest';
import { MadeFiles } from '../../../../src/commands/receipts/made-files.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import type { ReceiptContent } from '../../../../src/domain/ports.ts';
import { read } from '../../domain/roster/grid-of.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';

test('a receipt made from a row prints neither its address nor the column that locks it, whatever that is called', async () => {
  const printed: ReceiptContent[] = [];
  const maker = {
    make: async (content: ReceiptContent) => (printed.push(content), new Uint8Array()),
    lock: async () => new Uint8Array(),
  };
  const files = new MadeFiles({
    book: fakeChoices(),
    plugins: { contributed: () => [{ load: async () => maker }] },
    displayLanguage: 'es-MX',
    translate: (_language: string, key: string) => key,
  } as unknown as SessionPorts);
  const roster = read([
    ['Nombre', 'Correo', 'Palabra', 'Neto'],
    ['Ana Ruiz', 'ana@empresa.example', 'zapato-luna', '5,363.00'],
  ]);
  await files.ofRow({ entry: roster.entries[0]! }, roster, { password: 'zapato-luna', lockColumn: 2, logo: undefined });
  expect(printed.map(({ lines }) => lines)).toEqual([
    [
      { label: 'Nombre', text: 'Ana Ruiz' },
      { label: 'Neto', text: '5,363.00' },
    ],
  ]);
});
