import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { controlsOf, readManifest } from '../../../../lab/excel/manifest.ts';
import { parseXml } from '../../../../lab/excel/xml-element.ts';

const XML = readFileSync(new URL('../../../fixtures/probe-addin/manifest.xml', import.meta.url), 'utf8');
const read = (locale: string) => readManifest(XML, locale, 'https://localhost:4444');
const control = (locale: string, id: string) => controlsOf(read(locale)).find((known) => known.id === id);

describe('the manifest as Excel reads it', () => {
  it('moves the add-in to where it is served', () => {
    expect(read('en-US').paneUrl).toBe('https://localhost:4444/taskpane.html');
    expect(control('en-US', 'Probe.Open')?.action).toEqual({
      kind: 'show-pane',
      url: 'https://localhost:4444/taskpane.html',
    });
    expect(control('en-US', 'Probe.Open')?.icons[32]).toBe('https://localhost:4444/icon.png');
  });

  it('takes labels in the display language, else the default', () => {
    expect(['es-MX', 'pl-PL', 'en-US'].map((locale) => control(locale, 'Probe.Open')?.label)).toEqual([
      'Abrir',
      'Otwórz',
      'Open',
    ]);
    expect(read('es-MX').name).toBe('Sonda');
    expect(read('pl-PL').name).toBe('Probe');
  });

  it('reads functions, the starting state and the cell menu', () => {
    expect(control('en-US', 'Probe.Stamp')).toMatchObject({
      action: { kind: 'run', functionName: 'stamp' },
      enabled: true,
      label: 'Stamp & go',
    });
    expect(control('en-US', 'Probe.Stop')?.enabled).toBe(false);
    expect(read('en-US').cellMenu.map(({ id }) => id)).toEqual(['Probe.CellStamp']);
  });

  it('reads tabs, groups and the floor', () => {
    const { tabs, minimum } = read('en-US');
    expect(tabs).toMatchObject([
      { id: 'Probe.Tab', label: 'Probe', custom: true, groups: [{ id: 'Probe.Group', label: 'Probe' }] },
    ]);
    expect(minimum).toEqual({ SharedRuntime: '1.1', ExcelApi: '1.14' });
  });

  it('refuses a resource that is not there', () => {
    const broken = XML.replace('resid="Stamp.Label"', 'resid="Nope"');
    expect(() => readManifest(broken, 'en-US', 'https://localhost:1')).toThrow('"Nope"');
  });
});

describe('the XML reader', () => {
  it('drops prefixes, reads entities and CDATA, skips comments', () => {
    const root = parseXml(
      '<?xml version="1.0"?><a:r x:k="&lt;&#65;"><!-- <b> --><b/><c>t&amp;<![CDATA[<u>]]></c></a:r>',
    );
    expect(root).toMatchObject({
      name: 'r',
      attributes: { k: '<A' },
      children: [{ name: 'b' }, { name: 'c', text: 't&<u>' }],
    });
  });

  it.each(['<a><b></a>', '<a>', ''])('refuses %j', (source) => expect(() => parseXml(source)).toThrow());
});
