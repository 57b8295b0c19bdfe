import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { createCfdiReader } from '../../../src/cfdi/read-cfdi.ts';
import type { DocumentFacts, Reading } from '../../../src/domain/receipt/receipt.ts';
import { ana, cfdiText, iván, utf8, type CfdiValues } from '../../fakes/cfdi-text.ts';
import { quickest } from '../../fakes/quickest.ts';

const reader = createCfdiReader(new new JSDOM('').window.DOMParser());
const read = (text: string): Promise<Reading> => reader.read(utf8(text), [], new AbortController().signal);
const factsOf = async (text: string): Promise<DocumentFacts> => {
  const reading = await read(text);
  if (reading.verdict !== 'read') throw new Error(JSON.stringify(reading));
  return reading.facts;
};
const verdictOf = async (text: string): Promise<string> => {
  const reading = await read(text);
  return reading.verdict === 'read' ? reading.facts.kind : `${reading.verdict} ${reading.reason}`;
};
const payrollIn = (values: CfdiValues): string => /<n:Nomina[^]*<\/n:Nomina>/.exec(cfdiText(values))![0];
const withoutDeclaration = (text: string): string => text.replace(/^<\?xml[^>]*>\n/, '');
const seal = 'SelloCFD="abcdefgh12345678=="';

describe('attributes count by their exact names', () => {
  const decoys: [string, string, string][] = [
    ['a prefix before the real RFC', ` Rfc="${ana.rfc}"`, ` xmlns:x="urn:x" x:Rfc="${iván.rfc}" Rfc="${ana.rfc}"`],
    ['small letters before the real RFC', ` Rfc="${ana.rfc}"`, ` rfc="${iván.rfc}" Rfc="${ana.rfc}"`],
    ['capitals before the real CURP', ` Curp="${ana.curp}"`, ` CURP="${iván.curp}" Curp="${ana.curp}"`],
    [
      'a prefix before the real CURP',
      ` Curp="${ana.curp}"`,
      ` xmlns:x="urn:x" x:Curp="${iván.curp}" Curp="${ana.curp}"`,
    ],
    ['another folio in small letters', ` UUID="${ana.uuid}"`, ` uuid="${iván.uuid}" UUID="${ana.uuid}"`],
    ['another net in small letters', ` Total="${ana.net}"`, ` total="${iván.net}" Total="${ana.net}"`],
  ];
  test.each(decoys)('%s is another attribute', async (_name, real, both) => {
    const facts = await factsOf(cfdiText().replace(real, both));
    expect(facts).toMatchObject({
      uuids: [ana.uuid],
      people: [{ taxId: ana.rfc, nationalId: ana.curp }],
      net: 4877.31,
    });
  });

  test('an RFC that is only there under another name is not there', async () => {
    const facts = await factsOf(cfdiText().replace(` Rfc="${ana.rfc}"`, ` RFC="${ana.rfc}"`));
    expect(facts.people[0]?.taxId).toBe('');
  });
});

describe('everybody in the file is counted', () => {
  const rfcs = async (text: string) => (await factsOf(text)).people.map(({ taxId, nationalId }) => taxId || nationalId);
  const receiver = /<cfdi:Receptor[^>]*>/.exec(cfdiText(iván))![0];
  const worker = /<n:Receptor[^>]*>/.exec(cfdiText(iván))![0];

  test('a second receiver', async () => {
    expect(await rfcs(cfdiText().replace('<cfdi:Conceptos>', `${receiver}<cfdi:Conceptos>`))).toEqual([
      ana.rfc,
      iván.rfc,
    ]);
  });

  test('a second receiver with the generic RFC and another name', async () => {
    const nameless = receiver.replace(iván.rfc, 'XAXX010101000');
    expect(await rfcs(cfdiText().replace('<cfdi:Conceptos>', `${nameless}<cfdi:Conceptos>`))).toHaveLength(2);
  });

  test('two payrolls of two people', async () => {
    expect(await rfcs(cfdiText().replace('<t:Timbre', `${payrollIn(iván)}<t:Timbre`))).toEqual([ana.rfc, iván.curp]);
  });

  test('two payrolls of two people whom only their NSS tells apart', async () => {
    const [one, two] = ['00176385599', '11907385598'].map((nss) =>
      payrollIn({ curp: '' }).replace(/NumSeguridadSocial="\d+"/, `NumSeguridadSocial="${nss}"`),
    );
    expect((await factsOf(cfdiText().replace(/<n:Nomina[^]*<\/n:Nomina>/, `${one}${two}`))).people).toHaveLength(2);
  });

  test('two workers in one payroll', async () => {
    expect(await rfcs(cfdiText().replace('<n:Percepciones', `${worker}<n:Percepciones`))).toEqual([ana.rfc, iván.curp]);
  });

  test.each(['', '<![CDATA['])('another person’s CFDI inside the Addenda %s', async (mark) => {
    const inside = `${mark}${withoutDeclaration(cfdiText(iván))}${mark === '' ? '' : ']]>'}`;
    const facts = await factsOf(cfdiText({ addenda: `<copia>${inside}</copia>` }));
    expect(facts.uuids).toEqual([ana.uuid]);
    expect(facts.people[0]).toMatchObject({ taxId: ana.rfc });
    expect(facts.people.slice(1).map(({ taxId, nationalId }) => taxId || nationalId)).toContain(iván.rfc);
  });

  test.each<[string, string]>([
    ['two payments to one person', cfdiText().replace('<t:Timbre', `${payrollIn({ number: '0044-B' })}<t:Timbre`)],
    ['a copy of the CFDI itself in its Addenda', cfdiText({ addenda: withoutDeclaration(cfdiText()) })],
    [
      'a receiver said twice',
      cfdiText().replace('<cfdi:Conceptos>', '<cfdi:Receptor Rfc="IAPA950130FI5"/><cfdi:Conceptos>'),
    ],
    ['a supervisor in the Addenda', cfdiText({ addenda: `<jefe rfc="${iván.rfc}" Nombre="${iván.name}"/>` })],
  ])('%s is one person', async (_name, text) => {
    expect((await factsOf(text)).people).toHaveLength(1);
  });
});

describe('generic ids identify nobody', () => {
  const ids: [string, CfdiValues, string][] = [
    ['the CURP of foreigners, a man', { curp: 'XEXX010101HNEXXXA4' }, ''],
    ['the CURP of foreigners, a woman', { curp: 'XEXX010101MNEXXXA8' }, ''],
    ['a real CURP', {}, ana.curp],
  ];
  test.each(ids)('%s', async (_name, values, expected) => {
    expect((await factsOf(cfdiText(values))).people[0]?.nationalId).toBe(expected);
  });

  test.each(['00000000000', '99999999999'])('the NSS %s', async (nss) => {
    const facts = await factsOf(cfdiText().replace('00176385599', nss));
    expect(facts.people[0]?.socialSecurity).toBe('');
  });
});

test('the CURP of an employer who is a person is the employer’s', async () => {
  const text = cfdiText().replace('<n:Receptor', '<n:Emisor Curp="VIGR740901MDFLMS07"/><n:Receptor');
  const { people, holders } = await factsOf(text);
  expect(people).toMatchObject([{ nationalId: ana.curp }]);
  const whose = (value: string) => holders!.filter((claim) => claim.value === value).map((claim) => claim.whose);
  expect([whose('VIGR740901MDFLMS07'), whose(ana.curp), whose('SAT970701NN3')]).toEqual([
    ['employer'],
    ['holder'],
    ['third'],
  ]);
});

describe('a stamp is one with a UUID as folio and the document’s own seal in it', () => {
  const odd: [string, string, string][] = [
    ['a word instead of a folio', ana.uuid, 'POR ASIGNAR'],
    ['no folio', ana.uuid, ''],
    ['a folio with a letter that is no digit', ana.uuid, 'GAAAAAAA-0000-4000-8000-000000000001'],
    ['a folio cut short', ana.uuid, ana.uuid.slice(0, 35)],
    ['the seal of another document', seal, 'SelloCFD="ZZZdefgh12345678=="'],
    ['no seal in the stamp', seal, 'SelloCFD=""'],
    ['a seal that only looks alike', seal, 'SelloCFD="ABCDEFGH12345678=="'],
    ['no seal in the document', ' Sello="abcdefgh12345678=="', ''],
  ];
  test.each(odd)('%s: not stamped, no folio', async (_name, real, false_) => {
    expect(await factsOf(cfdiText().replace(real, false_))).toMatchObject({ stamped: false, uuids: [] });
  });

  test('the same stamp twice, in small letters, and a seal broken into lines are still a stamp', async () => {
    const stamp = /<t:Timbre[^>]*\/>/.exec(cfdiText())![0];
    const texts = [
      cfdiText().replace(stamp, stamp + stamp),
      cfdiText().replace(ana.uuid, ana.uuid.toLowerCase()),
      cfdiText().replace(seal, 'SelloCFD="abcdefgh&#10; 12345678=="'),
    ];
    for (const text of texts) expect(await factsOf(text)).toMatchObject({ stamped: true, uuids: [ana.uuid] });
  });

  test('the stamp of another document beside its own is refused', async () => {
    const stamp = /<t:Timbre[^>]*\/>/.exec(cfdiText())![0];
    const other = stamp.replace(ana.uuid, iván.uuid).replace(seal, 'SelloCFD="other=="');
    expect(await verdictOf(cfdiText().replace(stamp, stamp + other))).toBe('refused several-folios');
    expect(await verdictOf(cfdiText().replace('</cfdi:Conceptos>', `${other}</cfdi:Conceptos>`))).toBe(
      'refused several-folios',
    );
  });
});

describe('every kind of CFDI', () => {
  test.each([
    ['N', 'payroll'],
    ['I', 'invoice'],
    ['E', 'invoice'],
    ['P', 'invoice'],
    ['T', 'invoice'],
    ['n', 'other'],
    ['Nómina', 'other'],
  ])('%s is %s', async (document, kind) => {
    expect((await factsOf(cfdiText().replace('TipoDeComprobante="N"', `TipoDeComprobante="${document}"`))).kind).toBe(
      kind,
    );
  });

  const payment = (pagos: string): string =>
    cfdiText({ document: 'P', net: '0' }).replace('<t:Timbre', `${pagos}<t:Timbre`);

  test('a payment is about what was paid, not about its Total of 0', async () => {
    const totals =
      '<p:Pagos xmlns:p="http://www.sat.gob.mx/Pagos20" Version="2.0"><p:Totales MontoTotalPagos="1160.00"/><p:Pago MonedaP="MXN" Monto="1160.00"/></p:Pagos>';
    const two =
      '<p:Pagos xmlns:p="http://www.sat.gob.mx/Pagos" Version="1.0"><p:Pago MonedaP="MXN" Monto="100.10"/><p:Pago MonedaP="MXN" Monto="200.20"/></p:Pagos>';
    const mixed = two.replace('"MXN"', '"USD"');
    expect((await factsOf(payment(totals))).net).toBe(1160);
    expect((await factsOf(payment(two))).net).toBe(300.3);
    expect((await factsOf(payment(mixed))).net).toBeUndefined();
  });

  test('a transport has no amount that could differ', async () => {
    expect(await factsOf(cfdiText({ document: 'T', net: '0' }))).toMatchObject({ net: undefined, amounts: [] });
  });

  test('payroll of CFDI 3.2 says for whom, for when and how much', async () => {
    const old = `<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/3" version="3.2" serie="N" folio="7" fecha="2016-03-31T10:00:00" sello="c2VsbG8=" noCertificado="20001000000200000192" certificado="MII=" formaDePago="Pago en una sola exhibición" subTotal="9000.00" descuento="1200.50" total="7799.50" tipoDeComprobante="egreso" metodoDePago="Transferencia" LugarExpedicion="León, Guanajuato" Moneda="MXN">
<cfdi:Emisor rfc="IDB150312EL8" nombre="INDUSTRIAS DEMO DEL BAJIO"><cfdi:RegimenFiscal Regimen="Régimen General"/></cfdi:Emisor>
<cfdi:Receptor rfc="${ana.rfc}" nombre="${ana.name}"/>
<cfdi:Conceptos><cfdi:Concepto cantidad="1" unidad="Servicio" descripcion="Pago de nómina" valorUnitario="9000.00" importe="9000.00"/></cfdi:Conceptos>
<cfdi:Impuestos/>
<cfdi:Complemento>
<nomina:Nomina xmlns:nomina="http://www.sat.gob.mx/nomina" Version="1.1" NumEmpleado="0044" CURP="${ana.curp}" TipoRegimen="2" NumSeguridadSocial="00176385599" FechaPago="2016-03-31" FechaInicialPago="2016-03-16" FechaFinalPago="2016-03-31" NumDiasPagados="16" PeriodicidadPago="Quincenal"/>
<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" version="1.0" UUID="${ana.uuid}" FechaTimbrado="2016-03-31T10:01:00" selloCFD="c2VsbG8=" noCertificadoSAT="20001000000100005867" selloSAT="c2F0"/>
</cfdi:Complemento>
</cfdi:Comprobante>`;
    expect(await factsOf(old)).toMatchObject({
      uuids: [ana.uuid],
      people: [{ name: ana.name, taxId: ana.rfc, nationalId: ana.curp, employeeNumber: '0044' }],
      employer: 'IDB150312EL8',
      kind: 'payroll',
      period: { from: '2016-03-16', to: '2016-03-31' },
      net: 7799.5,
      stamped: true,
    });
    expect((await factsOf(old.replace('rfc="IAPA', 'Rfc="IAPA'))).people[0]?.taxId).toBe('');
  });
});

describe('what only looks dangerous is read', () => {
  const harmless: [string, string][] = [
    ['DOCTYPE in CDATA', cfdiText({ addenda: '<m><![CDATA[<!DOCTYPE html><html>]]></m>' })],
    [
      'ENTITY in CDATA outside the Addenda',
      cfdiText().replace('<cfdi:Conceptos>', '<!-- --><cfdi:Conceptos><![CDATA[<!ENTITY x "y">]]>'),
    ],
    [
      'DOCTYPE and ENTITY in a comment',
      cfdiText().replace('<cfdi:Comp', '<!-- <!DOCTYPE a [<!ENTITY b "c">]> --><cfdi:Comp'),
    ],
    ['a comment after the document', `${cfdiText()}<!-- <!DOCTYPE html> -->`],
    ['DOCTYPE inside an instruction', cfdiText().replace('<cfdi:Comp', '<?plantilla <!DOCTYPE html> ?><cfdi:Comp')],
    [
      'a stylesheet',
      cfdiText().replace('<cfdi:Comp', '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/a.xsl"?><cfdi:Comp'),
    ],
    ['DOCTYPE in an attribute', cfdiText({ addenda: `<m a='&lt;!DOCTYPE html>'/>` })],
  ];
  test.each(harmless)('%s', async (_name, text) => {
    expect(await factsOf(text)).toMatchObject({ uuids: [ana.uuid], people: [{ taxId: ana.rfc }] });
  });

  test('a document type that follows a comment about one is refused all the same', async () => {
    const text = '<!-- <!DOCTYPE a> --><!DOCTYPE a [<!ENTITY b "c">]><a/>';
    expect(await verdictOf(text)).toBe('refused entity');
    expect(await verdictOf('<![CDATA[ ]]><!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>')).toBe(
      'refused document-type',
    );
  });

  const large: [string, string][] = [
    ['a PDF in the Addenda', `<pdf>${'JVBERi0x'.repeat(550_000)}</pdf>`],
    ['40,000 lines of an order in the Addenda', `<o>${'<line sku="1" qty="2">tornillo</line>'.repeat(40_000)}</o>`],
  ];
  test.each(large)('%s is read in time', async (_name, addenda) => {
    const bytes = utf8(cfdiText({ addenda }));
    const ms = await quickest(400, async () => {
      const reading = await reader.read(bytes, [], new AbortController().signal);
      expect(reading).toMatchObject({ verdict: 'read', facts: { uuids: [ana.uuid], people: [{ taxId: ana.rfc }] } });
    });
    expect(ms).toBeLessThan(400);
  });

  test.each<[string, string, string]>([
    ['a file of more than 5 MB', `<r>${' '.repeat(5 * 1024 * 1024)}</r>`, 'refused too-large'],
    ['3 MB outside the Addenda', `<r><a>${' '.repeat(3_000_000)}</a></r>`, 'refused elements'],
    ['more elements than a receipt has', `<r>${'<a/>'.repeat(20_001)}</r>`, 'refused elements'],
    ['an Addenda of tags alone', cfdiText({ addenda: '<a/>'.repeat(200_001) }), 'refused elements'],
    ['an Addenda that is cut off', cfdiText({ addenda: '<a>' }), 'damaged not-well-formed'],
    [
      'an Addenda that is deeper than any',
      cfdiText({ addenda: '<a>'.repeat(70) + '</a>'.repeat(70) }),
      'refused nesting',
    ],
  ])('%s has its own reason', async (_name, text, reason) => {
    expect(await verdictOf(text)).toBe(reason);
  });
});
