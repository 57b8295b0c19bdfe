import { strFromU8, unzipSync } from 'fflate';
import { openXlsx, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { readDocumentSettings, writeDocumentSettings } from '../../../../../lab/excel/file/document-settings.ts';
import { loadXlsx } from '../../../../../lab/excel/file/load-xlsx.ts';
import { saveBook } from '../../../../../lab/excel/file/save-xlsx.ts';
import { parseXml } from '../../../../../lab/excel/xml-element.ts';

const book = await writeXlsx({ sheets: [{ name: 'Nómina', rows: [['Ana', 10]] }] });
const settings = new Map([
  ['sobre.choices', '{"body":"Hola \\"Ana\\" <b>&amp;</b>\\nñ"}'],
  ['multi\nline "key"', '"\t\r\n\'"'],
]);

describe('document settings', () => {
  it('are none in a book no add-in has been at', () => {
    expect([...readDocumentSettings(book)]).toEqual([]);
  });

  it('come back as they were, whatever characters they hold', () => {
    expect(readDocumentSettings(writeDocumentSettings(book, settings))).toEqual(settings);
  });

  it('are replaced, not added to', () => {
    const second = new Map([['other', '1']]);
    const twice = writeDocumentSettings(writeDocumentSettings(book, settings), second);
    expect(readDocumentSettings(twice)).toEqual(second);
    const types = strFromU8(unzipSync(twice)['[Content_Types].xml']!);
    expect(types.match(/webextension\+xml/g)).toHaveLength(1);
  });

  it('leave nothing behind once they are empty', () => {
    const cleared = writeDocumentSettings(writeDocumentSettings(book, settings), new Map());
    expect(Object.keys(unzipSync(cleared)).sort()).toEqual(Object.keys(unzipSync(book)).sort());
    expect(strFromU8(unzipSync(cleared)['_rels/.rels']!)).not.toContain('webextension');
  });

  it('leave the sheets alone and survive that the lab opens, saves and marks the book again', async () => {
    const first = writeDocumentSettings(book, settings);
    const { state, file } = await loadXlsx(first);
    const second = writeDocumentSettings(await saveBook(state, file), readDocumentSettings(first));
    expect(readDocumentSettings(second)).toEqual(settings);
    expect((await openXlsx(second)).sheets[0]!.rows).toEqual([['Ana', 10]]);
  });

  it('are linked from the package, in well-formed parts, so that Excel finds them', () => {
    const parts = unzipSync(writeDocumentSettings(book, settings));
    expect(strFromU8(parts['_rels/.rels']!)).toContain('Target="xl/webextensions/taskpanes.xml"');
    for (const name of Object.keys(parts).filter((part) => part.includes('webextensions')))
      expect(() => parseXml(strFromU8(parts[name]!)), name).not.toThrow();
    expect(strFromU8(parts['xl/webextensions/taskpanes.xml']!)).toContain('visibility="0"');
  });
});
