import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { createCfdiReader } from '../../../src/cfdi/read-cfdi.ts';
import type { DocumentFacts, Reading } from '../../../src/domain/receipt/receipt.ts';
import { ana, cfdiText, iván, utf8, type CfdiValues } from '../../fakes/cfdi-text.ts';
import { hasSamples, sampleBytes, sampleJson, sampleNames } from '../../fakes/shared-samples.ts';
import { quickest } from '../../fakes/quickest.ts';

const reader = createCfdiReader(new new JSDOM('').window.DOMParser());
const signal = new AbortController().signal;
const read = (bytes: Uint8Array<ArrayBuffer>): Promise<Reading> => reader.read(bytes, [], signal);
const factsOf = async (text: string | Uint8Array<ArrayBuffer>): Promise<DocumentFacts> => {
  const reading = await read(typeof text === 'string' ? utf8(text) : text);
  if (reading.verdict !== 'read') throw new Error(`${reading.verdict}: ${reading.reason}`);
  return reading.facts;
};
const facts = (values: CfdiValues = {}) => factsOf(cfdiText(values));

const utf16 = (text: string, mark: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le'));
  return mark ? new Uint8Array([0xff, 0xfe, ...bytes]) : bytes;
};

test('a payroll CFDI says for whom, by whom, for when, how much and under which folio', async () => {
  expect(await facts()).toMatchObject({
    uuids: [ana.uuid],
    people: [{ name: ana.name, taxId: ana.rfc, nationalId: ana.curp, employeeNumber: '0044' }],
    employer: 'IDB150312EL8',
    kind: 'payroll',
    payrollType: 'ordinary',
    period: { from: '2026-01-01', to: '2026-01-15' },
    payDate: '2026-01-15',
    net: 4877.31,
    stamped: true,
    replaces: [],
  });
});

describe('bytes are decoded as the file says', () => {
  const text = cfdiText();
  const cases: [string, Uint8Array<ArrayBuffer>][] = [
    ['UTF-8 with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(text)])],
    ['ISO-8859-1', new Uint8Array(Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1'))],
    ['windows-1252', new Uint8Array(Buffer.from(text.replace('UTF-8', 'Windows-1252'), 'latin1'))],
    ['UTF-16 with a byte order mark', utf16(text, true)],
    ['UTF-16 without one', utf16(text, false)],
    ['UTF-8 after white space', utf8(`\r\n  ${text}`)],
    ['UTF-8 without a declaration', utf8(text.replace(/^<\?xml[^>]*>\n/, ''))],
    ['UTF-8 that calls itself UTF-16', utf8(text.replace('UTF-8', 'UTF-16'))],
  ];
  test.each(cases)('%s', async (_label, bytes) => {
    expect((await factsOf(bytes)).people[0]?.name).toBe(ana.name);
  });
});

test('namespaces count, prefixes do not', async () => {
  expect((await facts({ prefix: 'x' })).uuids).toEqual([ana.uuid]);
});

test('a decoy in an Addenda changes neither folio nor amount, and counts as another person', async () => {
  const decoy = cfdiText(iván).replace(/^<\?xml[^>]*>\n/, '');
  const { uuids, net, people } = await facts({ addenda: decoy });
  expect({ uuids, net }).toEqual({ uuids: [ana.uuid], net: 4877.31 });
  expect(people[0]).toMatchObject({ taxId: ana.rfc });
  expect(people.slice(1).map(({ taxId }) => taxId)).toContain(iván.rfc);
});

test('two folios in one file are refused', async () => {
  const text = cfdiText();
  const second = /<t:Timbre[^>]*\/>/.exec(text)![0].replace(ana.uuid, iván.uuid);
  expect(await read(utf8(text.replace('</cfdi:Complemento>', `${second}</cfdi:Complemento>`)))).toEqual({
    verdict: 'refused',
    reason: 'several-folios',
  });
});

test('payroll and stamp may stand in two Complemento nodes, and payments add up over their dates', async () => {
  const text = cfdiText({ from: '2026-01-16', to: '2026-01-31', paid: '2026-01-31' });
  const first = /<n:Nomina[^]*<\/n:Nomina>/.exec(cfdiText())![0];
  const both = text
    .replace('<cfdi:Complemento>', `<cfdi:Complemento>${first}</cfdi:Complemento><cfdi:Complemento>`)
    .replace(/ Total="[^"]*"/, '');
  expect(await factsOf(both)).toMatchObject({
    period: { from: '2026-01-01', to: '2026-01-31' },
    payDate: '2026-01-31',
    net: 9754.62,
    uuids: [ana.uuid],
  });
});

test('without a stamp it is a draft', async () => {
  expect(await facts({ stamped: false })).toMatchObject({ stamped: false, uuids: [] });
});

test('relation 04 names what is replaced', async () => {
  expect((await facts({ replaces: iván.uuid.toLowerCase() })).replaces).toEqual([iván.uuid]);
});

test('an extraordinary payroll and an invoice are told apart', async () => {
  expect((await facts({ type: 'E' })).payrollType).toBe('extraordinary');
  expect(await facts({ document: 'I' })).toMatchObject({ kind: 'invoice', payrollType: undefined });
});

test('the generic RFC identifies nobody', async () => {
  expect((await facts({ rfc: 'XAXX010101000' })).people[0]?.taxId).toBe('');
});

test('a file called .xml is read as one whatever its case', () => {
  expect(reader.wants('RECIBO.XML', new Uint8Array())).toBe(true);
  expect(reader.wants('recibo.pdf', utf8('<?xml'))).toBe(false);
});

describe('hostile files get one reason, at once, and the parser never sees a document type', () => {
  const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  const cases: [string, string, string][] = [
    ['an entity', '<!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>', 'refused entity'],
    ['an entity in lower case', '<!doctype r [<!entity x "y">]><r/>', 'refused entity'],
    ['a document type', '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><r/>', 'refused document-type'],
    ['a web page', '<!DOCTYPE html><html><body>Sesión expirada</body></html>', 'damaged web-page'],
    ['a web page with an entity', '<!DOCTYPE html [<!ENTITY x "y">]><html/>', 'refused entity'],
    ['a stylesheet, which nobody follows', '<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?><r/>', 'read'],
    ['100,000 levels', deep(100_000), 'refused nesting'],
    ['levels behind a comment', `<!-- ${deep(3)} -->${deep(65)}`, 'refused nesting'],
    ['comments that never end', '<!-- '.repeat(180_000), 'damaged not-well-formed'],
    ['quotes that never end', '<a b="'.repeat(150_000), 'damaged not-well-formed'],
    ['an empty file', '', 'damaged empty'],
    ['a PDF', '%PDF-1.7\n', 'damaged pdf'],
    ['plain text', 'hola', 'damaged not-xml'],
    ['half a file', cfdiText().slice(0, 700), 'damaged not-well-formed'],
    ['more than five megabytes', `<r>${' '.repeat(5 * 1024 * 1024)}</r>`, 'refused too-large'],
  ];
  test.each(cases)('%s', async (_label, text, expected) => {
    const ms = await quickest(200, async () => {
      const reading = await read(utf8(text));
      expect(reading.verdict === 'read' ? 'read' : `${reading.verdict} ${reading.reason}`).toBe(expected);
    });
    expect(ms).toBeLessThan(200);
  });

  test('bytes that are no text of the declared encoding', async () => {
    const bytes = new Uint8Array(Buffer.from(cfdiText(), 'latin1'));
    expect(await read(bytes)).toEqual({ verdict: 'damaged', reason: 'encoding' });
  });
});

interface TruthXml {
  file: string;
  uuid: string;
  tipo: 'O' | 'E';
  rfc: string;
  curp: string;
  nombre: string;
  num_empleado: string;
  emisor_rfc: string;
  inicio: string;
  fin: string;
  fecha_pago: string;
  neto: string;
  stamped: boolean;
}

describe.skipIf(!hasSamples)('the shared samples', () => {
  const truth = hasSamples ? sampleJson<{ xml: TruthXml[] }>('cfdi/batch/truth.json').xml : [];
  test.each(truth.map((each) => [each.file, each] as const))('%s', async (file, expected) => {
    expect(await factsOf(sampleBytes(`cfdi/batch/${file}`))).toMatchObject({
      uuids: expected.stamped ? [expected.uuid] : [],
      people: [
        {
          name: expected.nombre,
          taxId: expected.rfc,
          nationalId: expected.curp,
          employeeNumber: expected.num_empleado,
        },
      ],
      employer: expected.emisor_rfc,
      payrollType: expected.tipo === 'O' ? 'ordinary' : 'extraordinary',
      period: { from: expected.inicio, to: expected.fin },
      payDate: expected.fecha_pago,
      net: Number(expected.neto),
      stamped: expected.stamped,
    });
  });

  test('every hostile file gets a verdict in time', async () => {
    const verdicts: Record<string, string> = {};
    for (const name of sampleNames('cfdi/hostile')) {
      const ms = await quickest(200, async () => {
        const reading = await read(sampleBytes(`cfdi/hostile/${name}`));
        verdicts[name] =
          reading.verdict === 'read' ? `read ${reading.facts.kind}` : `${reading.verdict} ${reading.reason}`;
      });
      expect(ms).toBeLessThan(200);
    }
    expect(verdicts).toEqual({
      'empty.xml': 'damaged empty',
      'entity-bomb.xml': 'refused entity',
      'entity-external-file.xml': 'refused entity',
      'entity-quadratic.xml': 'refused entity',
      'formula-in-name.xml': 'read payroll',
      'html-page-saved-as.xml': 'damaged web-page',
      'invoice-not-payroll.xml': 'read invoice',
      'pdf-renamed.xml': 'damaged pdf',
      'stylesheet-pi.xml': 'read other',
      'truncated.xml': 'damaged not-well-formed',
      'undeclared-prefix.xml': 'damaged not-well-formed',
      'wrong-namespace.xml': 'read other',
    });
  });

  test('fixtures of other projects are read or called damaged, never an exception', async () => {
    const verdicts: Record<string, string> = {};
    for (const name of sampleNames('cfdi/public')) {
      const reading = await read(sampleBytes(`cfdi/public/${name}`));
      verdicts[name] = reading.verdict === 'read' ? reading.facts.kind : reading.verdict;
    }
    expect(verdicts).toMatchObject({
      'sw-broken_nomina12_01.xml': 'damaged',
      'sw-double_nomina01.xml': 'payroll',
      'ps-33-a.xml': 'payroll',
      'satcfdi-33-ejemplo.xml': 'invoice',
    });
    expect(Object.values(verdicts).filter((verdict) => verdict === 'payroll')).toHaveLength(9);
  });
});
