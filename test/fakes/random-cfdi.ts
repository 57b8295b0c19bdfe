import fc from 'fast-check';

/** Cents. */
const amount = fc.integer({ min: 1, max: 99_999_999 });
const cents = (value: number): string => (value / 100).toFixed(2);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const seal = Buffer.from('nadie firmó este documento '.repeat(9)).toString('base64');

const text = fc.constantFrom('Sueldo', 'Tiempo extra "doble"', 'Prima & bono', 'Vale de <despensa>', 'Crédito núm. 3');
const escape = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const code = (codes: readonly string[]) => fc.constantFrom(...codes);

const perception = fc.record({ type: code(['001', '002', '019', '038', '049']), text, taxed: amount, exempt: amount });
const line = (codes: readonly string[]) => fc.record({ type: code(codes), text, value: amount });

const payroll = fc.record({
  perceptions: fc.array(perception, { minLength: 1, maxLength: 40 }),
  deductions: fc.array(line(['001', '002', '004', '006']), { maxLength: 12 }),
  others: fc.array(line(['001', '003', '999']), { maxLength: 4 }),
  /** Some programs leave the totals out. */
  totals: fc.boolean(),
});
type Payroll = typeof payroll extends fc.Arbitrary<infer T> ? T : never;

const payrollXml = ({ perceptions, deductions, others, totals }: Payroll): string => {
  const taxed = sum(perceptions.map((each) => each.taxed));
  const exempt = sum(perceptions.map((each) => each.exempt));
  const less = sum(deductions.map(({ value }) => value));
  const tax = sum(deductions.filter(({ type }) => type === '002').map(({ value }) => value));
  const more = sum(others.map(({ value }) => value));
  const said = (name: string, value: number, is: boolean) => (is && totals ? ` ${name}="${cents(value)}"` : '');
  const head =
    said('TotalPercepciones', taxed + exempt, true) +
    said('TotalDeducciones', less, deductions.length > 0) +
    said('TotalOtrosPagos', more, others.length > 0);
  const deduced = deductions.map(
    (each, at) =>
      `<n:Deduccion TipoDeduccion="${each.type}" Clave="D${at}00" Concepto="${escape(each.text)}" Importe="${cents(each.value)}"/>`,
  );
  const paid = others.map(
    (each, at) =>
      `<n:OtroPago TipoOtroPago="${each.type}" Clave="O${at}00" Concepto="${escape(each.text)}" Importe="${cents(each.value)}"/>`,
  );
  return (
    `<n:Nomina xmlns:n="http://www.sat.gob.mx/nomina12" Version="1.2" TipoNomina="O" FechaPago="2026-01-15" FechaInicialPago="2026-01-01" FechaFinalPago="2026-01-15" NumDiasPagados="15.000"${head}>` +
    `<n:Receptor Curp="OISL880407HNLRLS08" TipoContrato="01" TipoRegimen="02" NumEmpleado="00318" PeriodicidadPago="04" ClaveEntFed="NLE"/>` +
    `<n:Percepciones TotalSueldos="${cents(taxed + exempt)}" TotalGravado="${cents(taxed)}" TotalExento="${cents(exempt)}">` +
    perceptions
      .map(
        (each, at) =>
          `<n:Percepcion TipoPercepcion="${each.type}" Clave="P${at}00" Concepto="${escape(each.text)}" ImporteGravado="${cents(each.taxed)}" ImporteExento="${cents(each.exempt)}"/>`,
      )
      .join('') +
    '</n:Percepciones>' +
    (deductions.length === 0
      ? ''
      : `<n:Deducciones TotalOtrasDeducciones="${cents(less - tax)}" TotalImpuestosRetenidos="${cents(tax)}">${deduced.join('')}</n:Deducciones>`) +
    (others.length === 0 ? '' : `<n:OtrosPagos>${paid.join('')}</n:OtrosPagos>`) +
    '</n:Nomina>'
  );
};

const netOf = ({ perceptions, deductions, others }: Payroll): readonly [gross: number, less: number] => [
  sum(perceptions.map(({ taxed, exempt }) => taxed + exempt)) + sum(others.map(({ value }) => value)),
  sum(deductions.map(({ value }) => value)),
];

const document = (attributes: string, people: string, middle: string, complements: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4" Version="4.0" Fecha="2026-01-15T10:00:00" Sello="${seal}" NoCertificado="30001000000500003452" Certificado="TUlJ" Exportacion="01" LugarExpedicion="64000" ${attributes}>` +
  `<c:Emisor Rfc="SNO010203KL5" Nombre="SERVICIOS DEL NORTE" RegimenFiscal="601"/>${people}${middle}` +
  `<c:Complemento>${complements}<t:TimbreFiscalDigital xmlns:t="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="61D28E77-B3B0-4CE4-9F66-C7E8B7A62D37" FechaTimbrado="2026-01-15T10:01:00" RfcProvCertif="SAT970701NN3" SelloCFD="${seal}" NoCertificadoSAT="30001000000500003416" SelloSAT="${seal}"/></c:Complemento></c:Comprobante>`;

/** A payroll of one or two payments whose numbers add up, as no program of ours writes it. */
export const payrollCfdi: fc.Arbitrary<string> = fc.array(payroll, { minLength: 1, maxLength: 2 }).map((payrolls) => {
  const gross = sum(payrolls.map((each) => netOf(each)[0]));
  const less = sum(payrolls.map((each) => netOf(each)[1]));
  return document(
    `SubTotal="${cents(gross)}" Descuento="${cents(less)}" Moneda="MXN" Total="${cents(gross - less)}" TipoDeComprobante="N" MetodoPago="PUE"`,
    '<c:Receptor Rfc="OISL880407AB1" Nombre="LUIS ORTIZ SALDÍVAR" DomicilioFiscalReceptor="64100" RegimenFiscalReceptor="605" UsoCFDI="CN01"/>',
    `<c:Conceptos><c:Concepto ClaveProdServ="84111505" Cantidad="1" ClaveUnidad="ACT" Descripcion="Pago de nómina" ValorUnitario="${cents(gross)}" Importe="${cents(gross)}" Descuento="${cents(less)}" ObjetoImp="01"/></c:Conceptos>`,
    payrolls.map(payrollXml).join(''),
  );
});

const concept = fc.record({
  text,
  /** Hundred-thousandths. */
  price: fc.integer({ min: 1, max: 999_999_999 }),
  count: fc.integer({ min: 1, max: 50 }),
  discount: fc.option(fc.integer({ min: 1, max: 99 })),
});

/** An invoice with taxes per line and in total. */
export const invoiceCfdi: fc.Arbitrary<string> = fc.array(concept, { minLength: 1, maxLength: 25 }).map((concepts) => {
  const lines = concepts.map(({ price, count, discount, text: name }) => {
    const value = Math.round((price * count) / 1_000);
    const base = value - (discount ?? 0) > 0 ? value - (discount ?? 0) : value;
    return {
      name,
      price: (price / 100_000).toFixed(5),
      count,
      value,
      off: value - base,
      base,
      vat: Math.round(base * 0.16),
      tax: Math.round(base * 0.1),
    };
  });
  const [gross, off, vat, tax, base] = (['value', 'off', 'vat', 'tax', 'base'] as const).map((key) =>
    sum(lines.map((each) => each[key])),
  );
  return document(
    `SubTotal="${cents(gross!)}" Descuento="${cents(off!)}" Moneda="EUR" TipoCambio="20.1234" Total="${cents(gross! - off! + vat! - tax!)}" TipoDeComprobante="I" FormaPago="99" MetodoPago="PPD"`,
    '<c:Receptor Rfc="CPA990817QR2" Nombre="COMERCIAL PEÑA" DomicilioFiscalReceptor="45050" RegimenFiscalReceptor="601" UsoCFDI="G03"/>',
    `<c:Conceptos>${lines
      .map(
        (each) =>
          `<c:Concepto ClaveProdServ="81112100" Cantidad="${each.count}" ClaveUnidad="E48" Descripcion="${escape(each.name)}" ValorUnitario="${each.price}" Importe="${cents(each.value)}"${each.off === 0 ? '' : ` Descuento="${cents(each.off)}"`} ObjetoImp="02"><c:Impuestos><c:Traslados><c:Traslado Base="${cents(each.base)}" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="${cents(each.vat)}"/></c:Traslados><c:Retenciones><c:Retencion Base="${cents(each.base)}" Impuesto="001" TipoFactor="Tasa" TasaOCuota="0.100000" Importe="${cents(each.tax)}"/></c:Retenciones></c:Impuestos></c:Concepto>`,
      )
      .join('')}</c:Conceptos>` +
      `<c:Impuestos TotalImpuestosRetenidos="${cents(tax!)}" TotalImpuestosTrasladados="${cents(vat!)}"><c:Retenciones><c:Retencion Impuesto="001" Importe="${cents(tax!)}"/></c:Retenciones><c:Traslados><c:Traslado Base="${cents(base!)}" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="${cents(vat!)}"/></c:Traslados></c:Impuestos>`,
    '',
  );
});
