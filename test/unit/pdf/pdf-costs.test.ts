import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { objectsIn } from '../../../src/pdf/file-objects.ts';
import { formObject, handMadePdf, latinBytes, lines, streamObject } from '../../fakes/hand-made-pdf.ts';
import { readPdfContent } from '../../fakes/pdf-text.ts';
import { quickest } from '../../fakes/quickest.ts';

const { signal } = new AbortController();
const own = lines('Trabajador: ANA SOFIA IBANEZ', 'Neto a pagar: 6,439.35');

describe('a small file cannot fill the memory or the time', () => {
  const packed = (content: Uint8Array): string => String.fromCharCode(...content);
  const verdict = async (file: string, passwords: readonly string[] = []): Promise<string> => {
    const begun = performance.now();
    const result = await readPdfContent(latinBytes(file), passwords, signal);
    expect(performance.now() - begun).toBeLessThan(15_000);
    return result.kind === 'content' ? 'content' : result.kind === 'locked' ? 'locked' : result.reason;
  };
  const zeros = deflateSync(new Uint8Array(60_000_000));

  test('content, an object stream, a font, packed a thousand times', async () => {
    for (const entries of ['', '/Type /ObjStm /N 1 /First 4', '/Length1 60000000']) {
      const object = streamObject(packed(zeros), `/Filter /FlateDecode ${entries}`);
      expect(await verdict(handMadePdf(own, { more: [object] }))).toBe('too-much-unpacked');
    }
  });

  test('packed twice', async () => {
    const twice = streamObject(packed(deflateSync(zeros)), '/Filter [/FlateDecode /FlateDecode]');
    expect(await verdict(handMadePdf(own, { more: [twice] }))).toBe('too-much-unpacked');
  });

  test('a picture is not unpacked at all', async () => {
    const picture = streamObject(
      packed(zeros),
      '/Type /XObject /Subtype /Image /Width 20000 /Height 1000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode',
    );
    const made = { more: [picture], resources: '/XObject << /Im 10 0 R >>' };
    expect(await verdict(handMadePdf(`${own} q 100 0 0 100 0 0 cm /Im Do Q`, made))).toBe('content');
  });

  test('forms in forms in forms', async () => {
    const nested = Array.from({ length: 9 }, (_, index) =>
      formObject(index === 8 ? own : '/Fm Do '.repeat(10), index === 8 ? '' : '').replace(
        '/Font',
        `/XObject << /Fm ${11 + index} 0 R >> /Font`,
      ),
    );
    const made = { more: nested, resources: '/XObject << /Fm 10 0 R >>' };
    expect(await verdict(handMadePdf(`${own} /Fm Do`, made))).toBe('too-much-unpacked');
  });

  test('marks of a lock without end', async () => {
    const lock = `<< /Filter /Standard /V 5 /R 6 ${'/U<'.repeat(300_000)} >>`;
    expect(
      await verdict(handMadePdf(own, { more: [lock], trailer: '/Encrypt 10 0 R /ID [<00> <00>]' }), ['a', 'b']),
    ).toBe('locked');
  });

  test('objects without an end are listed in one go', async () => {
    const file = handMadePdf(own).replace('xref', `${'7 0 obj << '.repeat(50_000)}xref`);
    expect(await quickest(2_000, () => objectsIn(file))).toBeLessThan(2_000);
  });
});
