import type { Attributes, CfdiNode } from '../domain/receipt/cfdi-node.ts';
import type { PayrollLine, PayrollPart } from '../domain/receipt/cfdi-payroll.ts';
import type { Cfdi, CfdiType } from '../domain/receipt/cfdi.ts';
import type { Column, PageWriter } from './page-writer.ts';
import { qrModules, stampChain, verificationUrl } from './verification-code.ts';

/** Printed side of the code: at least 2.75 cm without its quiet zone. Points. */
const codeSide = 104;

/** The printed representation of a CFDI. Its words are the tax authority's, so that it is in Spanish everywhere. */
export const layOutCfdi = (cfdi: Cfdi, writer: PageWriter): void => {
  const { attribute, issuer, receiver, payrolls } = cfdi;
  const registries = unique(payrolls.map(({ employer }) => employer('RegistroPatronal')));
  writer.text(issuer('Nombre'), { bold: true, size: 13 });
  writer.text(line(['RFC', issuer('Rfc')], ['Régimen', issuer('RegimenFiscal')], ['Registro patronal', registries]), {
    faint: true,
  });
  writer.space(4);
  writer.text(titleOf(cfdi), { bold: true, size: 11 });
  writer.rule();
  writer.fields([
    [payrolls.length > 0 ? 'Trabajador' : 'Receptor', receiver('Nombre')],
    ['RFC', receiver('Rfc')],
    ['Uso CFDI', receiver('UsoCFDI')],
    ['Régimen', receiver('RegimenFiscalReceptor')],
    ['Serie y folio', [attribute('Serie'), attribute('Folio')].filter((part) => part !== '').join(' ')],
    ['Lugar de expedición', attribute('LugarExpedicion')],
  ]);
  if (payrolls.length === 0) layOutConcepts(cfdi, writer);
  for (const payroll of payrolls) layOutPayroll(payroll, writer);
  layOutTotals(cfdi, writer);
  layOutStamp(cfdi, writer);
};

const titles: Readonly<Record<CfdiType, string>> = {
  N: 'Recibo de nómina',
  I: 'Factura',
  E: 'Nota de crédito',
  P: 'Recibo electrónico de pago',
  T: 'Traslado',
  '': 'Comprobante',
};

export const titleOf = ({ type, payrolls }: Cfdi): string => {
  if (payrolls.length > 0) return titles.N;
  return titles[type];
};

const unique = (values: readonly string[]): string => [...new Set(values.filter((value) => value !== ''))].join(', ');

const line = (...pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label} ${value}`)
    .join(' · ');

const money = (amount: number | undefined): string =>
  amount === undefined ? '' : `$${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
const amountOf = (text: string): string => (text === '' ? '' : money(Number(text)));

const layOutPayroll = ({ attribute, worker, node, ...payroll }: PayrollPart, writer: PageWriter): void => {
  writer.space(4);
  writer.fields([
    ['CURP', worker('Curp')],
    ['NSS', worker('NumSeguridadSocial')],
    ['Núm. de empleado', worker('NumEmpleado')],
    ['Puesto', worker('Puesto')],
    ['Departamento', worker('Departamento')],
    ['Inicio de relación laboral', worker('FechaInicioRelLaboral')],
    ['Salario diario integrado', amountOf(worker('SalarioDiarioIntegrado'))],
    ['Tipo de nómina', attribute('TipoNomina') === 'E' ? 'Extraordinaria' : 'Ordinaria'],
    ['Periodo', `${attribute('FechaInicialPago')} al ${attribute('FechaFinalPago')}`],
    ['Fecha de pago', attribute('FechaPago')],
    ['Días pagados', attribute('NumDiasPagados')],
  ]);
  layOutLines('Percepciones', payroll.perceptions, writer, true);
  layOutLines('Deducciones', payroll.deductions, writer, false);
  layOutLines('Otros pagos', payroll.otherPayments, writer, false);
  layOutExtras(
    'Horas extra',
    overtimeOf(payroll.perceptions),
    ['Dias', 'TipoHoras', 'HorasExtra', 'ImportePagado'],
    writer,
  );
  layOutExtras('Incapacidades', sickLeaveOf(node), ['DiasIncapacidad', 'TipoIncapacidad', 'ImporteMonetario'], writer);
};

const overtimeOf = (lines: readonly PayrollLine[]): readonly Attributes[] =>
  lines.flatMap(({ node }) => node.children('HorasExtra')).map(({ attribute }) => attribute);
const sickLeaveOf = (node: CfdiNode): readonly Attributes[] =>
  node
    .child('Incapacidades')
    .children('Incapacidad')
    .map(({ attribute }) => attribute);

const layOutLines = (title: string, lines: readonly PayrollLine[], writer: PageWriter, split: boolean): void => {
  if (lines.length === 0) return;
  writer.heading(title);
  const columns: Column[] = [
    { header: 'Tipo', share: 0.09 },
    { header: 'Clave', share: 0.13 },
    { header: 'Concepto', share: split ? 0.42 : 0.66 },
    ...(split ? [right('Gravado'), right('Exento')] : []),
    right('Importe'),
  ];
  writer.table(
    columns,
    lines.map(({ type, node: { attribute }, amount }) => [
      type,
      attribute('Clave'),
      attribute('Concepto'),
      ...(split ? [amountOf(attribute('ImporteGravado')), amountOf(attribute('ImporteExento'))] : []),
      money(amount),
    ]),
  );
};

const right = (header: string): Column => ({ header, share: 0.12, right: true });

const labels: Readonly<Record<string, string>> = {
  Dias: 'Días',
  TipoHoras: 'Tipo de horas',
  HorasExtra: 'Horas',
  ImportePagado: 'Importe',
  DiasIncapacidad: 'Días',
  TipoIncapacidad: 'Tipo',
  ImporteMonetario: 'Importe',
};

const layOutExtras = (
  title: string,
  nodes: readonly Attributes[],
  names: readonly string[],
  writer: PageWriter,
): void => {
  if (nodes.length === 0) return;
  writer.heading(title);
  const columns = names.map((name) => ({ header: labels[name] ?? name, share: 1 / names.length }));
  writer.table(
    columns,
    nodes.map((node) => names.map((name) => (name.startsWith('Importe') ? amountOf(node(name)) : node(name)))),
  );
};

const layOutConcepts = ({ concepts }: Cfdi, writer: PageWriter): void => {
  writer.heading('Conceptos');
  const columns: Column[] = [
    { header: 'Clave', share: 0.12 },
    { header: 'Cantidad', share: 0.1 },
    { header: 'Unidad', share: 0.1 },
    { header: 'Descripción', share: 0.44 },
    right('Valor unitario'),
    right('Importe'),
  ];
  writer.table(
    columns,
    concepts.map(({ attribute: concept }) => [
      concept('ClaveProdServ'),
      concept('Cantidad'),
      concept('Unidad') || concept('ClaveUnidad'),
      concept('Descripcion'),
      amountOf(concept('ValorUnitario')),
      amountOf(concept('Importe')),
    ]),
  );
};

const layOutTotals = ({ attribute, payrolls, total }: Cfdi, writer: PageWriter): void => {
  const net = payrolls.length > 0 ? 'Neto a pagar' : 'Total';
  writer.fields([
    ['Subtotal', amountOf(attribute('SubTotal'))],
    ['Descuento', amountOf(attribute('Descuento'))],
  ]);
  writer.space(2);
  writer.text(`${net}: ${money(total)} ${attribute('Moneda')}`, { bold: true, size: 11 });
};

const layOutStamp = (cfdi: Cfdi, writer: PageWriter): void => {
  const { attribute, stamp, uuids } = cfdi;
  writer.rule();
  if (stamp === undefined) {
    writer.text('Sin timbrar: este documento no tiene validez fiscal', { bold: true });
    return;
  }
  writer.text(`Folio fiscal ${uuids[0] ?? ''}`, { bold: true });
  writer.space(3);
  writer.fields([
    ['Fecha y hora de emisión', attribute('Fecha')],
    ['Certificado del emisor', attribute('NoCertificado')],
    ['Fecha y hora de certificación', stamp('FechaTimbrado')],
    ['Certificado del SAT', stamp('NoCertificadoSAT')],
    ['RFC del proveedor de certificación', stamp('RfcProvCertif')],
  ]);
  writer.space(4);
  writer.square(qrModules(verificationUrl(cfdi)), codeSide, [
    'Sello digital del CFDI',
    stamp('SelloCFD'),
    'Sello digital del SAT',
    stamp('SelloSAT'),
    'Cadena original del complemento de certificación digital del SAT',
    stampChain(cfdi),
  ]);
  writer.text('Este documento es una representación impresa de un CFDI', { faint: true, size: 8 });
};
