import { expect, test } from 'vitest';
import { MadeFiles } from '../../../../src/commands/receipts/made-files.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import type { ReceiptMaker } from '../../../../src/domain/ports.ts';
import type { Logo } from '../../../../src/domain/receipt/logo.ts';
import { utf8 } from '../../../fakes/cfdi-text.ts';
import { xmlDocument } from '../../../fakes/receipt-documents.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';

/** Every PDF and every lock is other bytes than the one before, as a clock and a random salt make them. */
const stage = () => {
  const book = new Map<string, unknown>();
  const logos: (Logo | undefined)[] = [];
  let made = 0;
  const maker: ReceiptMaker = {
    make: ({ logo }) => {
      logos.push(logo);
      return Promise.resolve(utf8(`pdf ${(made += 1)}`));
    },
    lock: (pdf, password) => Promise.resolve(utf8(`${new TextDecoder().decode(pdf)} ${password} ${(made += 1)}`)),
  };
  const ports = {
    book: fakeChoices(book),
    plugins: { contributed: () => [{ load: () => Promise.resolve(maker) }] },
  } as unknown as SessionPorts;
  return { ports, book, logos };
};

const png = () => {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({
  name,
  arrayBuffer: () => Promise.resolve(bytes.buffer),
});

test('a PDF that was made or locked once is the same bytes the next time, and another password makes another', async () => {
  const files = new MadeFiles(stage().ports);
  const document = xmlDocument('a.xml');
  const bytesOf = async (password: string) =>
    (await files.ofCfdi(document, utf8('<x/>'), { password, logo: undefined })).bytes;
  const [shown, other] = [await bytesOf('luna'), await bytesOf('sol')];
  expect(await bytesOf('luna')).toEqual(shown);
  expect(other).not.toEqual(shown);
  const locked = await files.locked(document, utf8('pdf'), 'luna');
  expect(await files.locked(document, utf8('pdf'), 'luna')).toEqual(locked);
  files.clear();
  expect(await bytesOf('luna')).not.toEqual(shown);
});

test('a logo is kept in the workbook, comes back with it, and goes when it is taken away', async () => {
  const { ports, book, logos } = stage();
  await new MadeFiles(ports).chooseLogo(file('marca.png', png()));
  const later = new MadeFiles(ports);
  expect([later.logo?.name, later.logo?.bytes]).toEqual(['marca.png', png()]);
  await later.ofCfdi(xmlDocument('a.xml'), utf8('<x/>'), { password: '', logo: later.logo });
  expect(logos.at(-1)?.bytes).toEqual(png());
  await later.chooseLogo(undefined);
  expect([later.logo, new MadeFiles(ports).logo, book.get('logo')]).toEqual([undefined, undefined, null]);
});

test('what is no picture is refused, and the logo before it stays', async () => {
  const { ports } = stage();
  const files = new MadeFiles(ports);
  await files.chooseLogo(file('marca.png', png()));
  await expect(files.chooseLogo(file('carta.docx', utf8('PK')))).rejects.toMatchObject({
    code: 'receipt/unreadable',
    values: { file: 'carta.docx' },
  });
  expect(files.logo?.name).toBe('marca.png');
});
