import type { Attributes, CfdiNode } from '../domain/receipt/cfdi-node.ts';
import type { PayrollLine, PayrollPart } from '../domain/receipt/cfdi-payroll.ts';
import type { Column, PageWriter } from './page-writer.ts';
import { amountsIn, coded, joined, money, sumOf, type Pair } from './printed-values.ts';

type LineCatalogue = 'TipoPercepcion' | 'TipoDeduccion' | 'TipoOtroPago';

/** One payment; `title` tells it from the others of the same CFDI. */
export const layOutPayroll = (payroll: PayrollPart, title: string, writer: PageWriter): void => {
  if (title !== '') writer.heading(title);
  else writer.space(4);
  writer.fields(fieldsOf(payroll));
  layOutPerceptions(payroll, writer);
  layOutLines('Deducciones', 'TipoDeduccion', payroll.deductions, writer);
  const deductions = payroll.node.child('Deducciones').attribute;
  writer.sums([
    ['Total otras deducciones', money(deductions('TotalOtrasDeducciones'))],
    ['Total impuestos retenidos', money(deductions('TotalImpuestosRetenidos'))],
    ['Total deducciones', totalOf(payroll, 'TotalDeducciones', payroll.deductions)],
  ]);
  layOutOtherPayments(payroll, writer);
  layOutLeave(payroll.node, writer);
  if (title !== '') writer.sums([[`Neto del ${title.toLowerCase()}`, money(netOf(payroll))]]);
};

/** The line's own amounts, written as the XML does. */
const amountsOf = ({ node: { attribute } }: PayrollLine): readonly string[] =>
  attribute('Importe') === '' ? [attribute('ImporteGravado'), attribute('ImporteExento')] : [attribute('Importe')];

const written = ({ attribute }: PayrollPart, name: string, lines: readonly PayrollLine[]): string =>
  attribute(name) || sumOf(lines.flatMap(amountsOf));

const totalOf = (payroll: PayrollPart, name: string, lines: readonly PayrollLine[]): string =>
  lines.length === 0 && payroll.attribute(name) === '' ? '' : money(written(payroll, name, lines));

const netOf = (payroll: PayrollPart): string => {
  const less = written(payroll, 'TotalDeducciones', payroll.deductions);
  return sumOf([
    written(payroll, 'TotalPercepciones', payroll.perceptions),
    written(payroll, 'TotalOtrosPagos', payroll.otherPayments),
    less === '' ? '' : `-${less}`,
  ]);
};

/** `P358W` and `P6Y10M12D`, as the complement writes seniority. */
const seniority = (text: string): string => {
  const weeks = /^P(\d+)W$/.exec(text)?.[1];
  if (weeks !== undefined) return `${weeks} semanas`;
  const [, years, months, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(text) ?? [];
  const parts = [
    [years, 'años'],
    [months, 'meses'],
    [days, 'días'],
  ].map(([count, unit]) => (count === undefined ? '' : `${count} ${unit}`));
  return joined(parts, ', ') || text;
};

const fieldsOf = ({ attribute, worker, node }: PayrollPart): readonly Pair[] => [
  ['CURP', worker('Curp')],
  ['NSS', worker('NumSeguridadSocial')],
  ['Núm. de empleado', worker('NumEmpleado')],
  ['Puesto', worker('Puesto')],
  ['Departamento', worker('Departamento')],
  ['Riesgo de puesto', coded('RiesgoPuesto', worker('RiesgoPuesto'))],
  ['Tipo de contrato', coded('TipoContrato', worker('TipoContrato'))],
  ['Tipo de régimen', coded('TipoRegimen', worker('TipoRegimen'))],
  ['Tipo de jornada', coded('TipoJornada', worker('TipoJornada'))],
  ['Sindicalizado', worker('Sindicalizado')],
  ['Inicio de relación laboral', worker('FechaInicioRelLaboral')],
  // Some programs write the name without its diaeresis.
  ['Antigüedad', seniority(worker('Antigüedad') || worker('Antiguedad'))],
  ['Periodicidad de pago', coded('PeriodicidadPago', worker('PeriodicidadPago'))],
  ['Entidad federativa', coded('ClaveEntFed', worker('ClaveEntFed'))],
  ['Salario base de cotización', money(worker('SalarioBaseCotApor'))],
  ['Salario diario integrado', money(worker('SalarioDiarioIntegrado'))],
  ['Banco', coded('Banco', worker('Banco'))],
  ['Cuenta bancaria', worker('CuentaBancaria') || worker('CLABE')],
  ...node
    .child('Receptor')
    .children('SubContratacion')
    .map(({ attribute: hired }): Pair => [
      'Subcontratación',
      `${hired('RfcLabora')}, ${hired('PorcentajeTiempo')} % del tiempo`,
    ]),
  ['Tipo de nómina', coded('TipoNomina', attribute('TipoNomina'))],
  ['Periodo', `${attribute('FechaInicialPago')} al ${attribute('FechaFinalPago')}`],
  ['Fecha de pago', attribute('FechaPago')],
  ['Días pagados', attribute('NumDiasPagados')],
];

const right = (header: string): Column => ({ header, share: 0.12, right: true });

const lineColumns = (split: boolean): readonly Column[] => [
  { header: 'Tipo', share: split ? 0.25 : 0.35, size: 7 },
  { header: 'Clave', share: 0.1 },
  { header: 'Concepto', share: split ? 0.29 : 0.43 },
  ...(split ? [right('Gravado'), right('Exento')] : []),
  right('Importe'),
];

const layOutLines = (
  title: string,
  catalogue: LineCatalogue,
  lines: readonly PayrollLine[],
  writer: PageWriter,
): void => {
  if (lines.length === 0) return;
  const split = catalogue === 'TipoPercepcion';
  writer.heading(title);
  writer.table(
    lineColumns(split),
    lines.map((each) => {
      const { attribute } = each.node;
      return [
        coded(catalogue, each.type),
        attribute('Clave'),
        attribute('Concepto'),
        ...(split ? [money(attribute('ImporteGravado')), money(attribute('ImporteExento'))] : []),
        money(sumOf(amountsOf(each))),
      ];
    }),
  );
};

const layOutPerceptions = (payroll: PayrollPart, writer: PageWriter): void => {
  const { perceptions, node } = payroll;
  const all = node.child('Percepciones');
  layOutLines('Percepciones', 'TipoPercepcion', perceptions, writer);
  writer.sums([
    ...amountsIn(all.attribute, [
      ['Total sueldos', 'TotalSueldos'],
      ['Total separación e indemnización', 'TotalSeparacionIndemnizacion'],
      ['Total jubilación, pensión o retiro', 'TotalJubilacionPensionRetiro'],
      ['Total gravado', 'TotalGravado'],
      ['Total exento', 'TotalExento'],
    ]),
    ['Total percepciones', totalOf(payroll, 'TotalPercepciones', perceptions)],
  ]);
  layOutOvertime(payroll, writer);
  layOutDetail('Acciones o títulos', inLines(perceptions, 'AccionesOTitulos'), stock, writer);
  layOutDetail('Jubilación, pensión o retiro', all.children('JubilacionPensionRetiro'), retirement, writer);
  layOutDetail('Separación o indemnización', all.children('SeparacionIndemnizacion'), severance, writer);
};

const inLines = (lines: readonly PayrollLine[], name: string): readonly CfdiNode[] =>
  lines.flatMap(({ node }) => node.children(name));

const layOutDetail = (
  title: string,
  nodes: readonly CfdiNode[],
  pairsOf: (node: Attributes) => readonly Pair[],
  writer: PageWriter,
): void => {
  for (const { attribute } of nodes) {
    writer.heading(title);
    writer.fields(pairsOf(attribute));
  }
};

const stock = (node: Attributes): readonly Pair[] =>
  amountsIn(node, [
    ['Valor de mercado', 'ValorMercado'],
    ['Precio al otorgarse', 'PrecioAlOtorgarse'],
  ]);

const retirement = (node: Attributes): readonly Pair[] =>
  amountsIn(node, [
    ['Total en una exhibición', 'TotalUnaExhibicion'],
    ['Total en parcialidades', 'TotalParcialidad'],
    ['Monto diario', 'MontoDiario'],
    ['Ingreso acumulable', 'IngresoAcumulable'],
    ['Ingreso no acumulable', 'IngresoNoAcumulable'],
  ]);

const severance = (node: Attributes): readonly Pair[] => [
  ...amountsIn(node, [['Total pagado', 'TotalPagado']]),
  ['Años de servicio', node('NumAñosServicio')],
  ...amountsIn(node, [
    ['Último sueldo mensual ordinario', 'UltimoSueldoMensOrd'],
    ['Ingreso acumulable', 'IngresoAcumulable'],
    ['Ingreso no acumulable', 'IngresoNoAcumulable'],
  ]),
];

const balance = (node: Attributes): readonly Pair[] => [
  ...amountsIn(node, [['Saldo a favor', 'SaldoAFavor']]),
  ['Año', node('Año')],
  ...amountsIn(node, [['Remanente del saldo a favor', 'RemanenteSalFav']]),
];

const layOutOtherPayments = (payroll: PayrollPart, writer: PageWriter): void => {
  const { otherPayments } = payroll;
  layOutLines('Otros pagos', 'TipoOtroPago', otherPayments, writer);
  const caused = inLines(otherPayments, 'SubsidioAlEmpleo').map(({ attribute }): Pair => [
    'Subsidio causado',
    money(attribute('SubsidioCausado')),
  ]);
  writer.sums([...caused, ['Total otros pagos', totalOf(payroll, 'TotalOtrosPagos', otherPayments)]]);
  layOutDetail('Compensación de saldos a favor', inLines(otherPayments, 'CompensacionSaldosAFavor'), balance, writer);
};

const layOutOvertime = ({ perceptions, node }: PayrollPart, writer: PageWriter): void => {
  // Nómina 1.1 had them in a node of their own.
  const hours = [...inLines(perceptions, 'HorasExtra'), ...node.child('HorasExtras').children('HorasExtra')];
  if (hours.length === 0) return;
  writer.heading('Horas extra');
  writer.table(
    [
      { header: 'Días', share: 0.2 },
      { header: 'Tipo de horas', share: 0.4 },
      { header: 'Horas', share: 0.2 },
      { header: 'Importe', share: 0.2, right: true },
    ],
    hours.map(({ attribute }) => [
      attribute('Dias'),
      coded('TipoHoras', attribute('TipoHoras')),
      attribute('HorasExtra'),
      money(attribute('ImportePagado')),
    ]),
  );
};

const layOutLeave = (node: CfdiNode, writer: PageWriter): void => {
  const leave = node.child('Incapacidades').children('Incapacidad');
  if (leave.length === 0) return;
  writer.heading('Incapacidades');
  writer.table(
    [
      { header: 'Días', share: 0.2 },
      { header: 'Tipo', share: 0.6 },
      { header: 'Importe', share: 0.2, right: true },
    ],
    leave.map(({ attribute }) => [
      attribute('DiasIncapacidad'),
      coded('TipoIncapacidad', attribute('TipoIncapacidad')),
      money(attribute('ImporteMonetario') || attribute('Descuento')),
    ]),
  );
};
