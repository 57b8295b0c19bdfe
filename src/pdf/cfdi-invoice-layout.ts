import type { Cfdi } from '../domain/receipt/cfdi.ts';
import type { Attributes, CfdiNode } from '../domain/receipt/cfdi-node.ts';
import type { PageWriter } from './page-writer.ts';
import { joined, meaningOf, money, percent, type Pair } from './printed-values.ts';

/** `IVA 16 %`, `IEPS cuota 3.000000`, `IVA exento`; 3.2 wrote the tax out and its rate in percent. */
const taxName = (tax: Attributes, suffix = ''): string => {
  const name = meaningOf('Impuesto', tax(`Impuesto${suffix}`));
  const factor = tax(`TipoFactor${suffix}`);
  const rate = tax(`TasaOCuota${suffix}`);
  if (factor === 'Exento') return `${name} exento`;
  if (factor === 'Cuota') return `${name} cuota ${rate}`;
  const old = tax('Tasa');
  return joined([name, rate === '' ? (old === '' ? '' : `${old} %`) : percent(rate)]);
};

/** Taxes of one line, one a line: what they are of, and how much. */
export const taxLines = (taxes: CfdiNode, suffix = ''): readonly string[] => {
  const groups = [
    ['Traslado', taxes.child(`Traslados${suffix}`).children(`Traslado${suffix}`)],
    ['Retención', taxes.child(`Retenciones${suffix}`).children(`Retencion${suffix}`)],
  ] as const;
  return groups.flatMap(([label, nodes]) =>
    nodes.map(({ attribute }) => {
      const base = attribute(`Base${suffix}`);
      const amount = attribute(`Importe${suffix}`);
      const what = `${label} ${taxName(attribute, suffix)}`;
      return joined([what, base === '' ? '' : `sobre ${money(base)}`, amount === '' ? '' : `= ${money(amount)}`]);
    }),
  );
};

/** What a line says besides its description. */
const detailsOf = (concept: CfdiNode): readonly string[] => {
  const { attribute } = concept;
  const third = concept.child('ACuentaTerceros').attribute;
  const said = (label: string, value: string) => (value === '' ? '' : `${label} ${value}`);
  return [
    said('No. de identificación', attribute('NoIdentificacion')),
    ...taxLines(concept.child('Impuestos')),
    said('A cuenta de', joined([third('NombreACuentaTerceros'), third('RfcACuentaTerceros')])),
    ...concept.children('InformacionAduanera').map((each) => said('Pedimento', each.attribute('NumeroPedimento'))),
    ...concept.children('CuentaPredial').map((each) => said('Cuenta predial', each.attribute('Numero'))),
    ...concept
      .children('Parte')
      .map(
        ({ attribute: part }) => `Parte: ${joined([part('Cantidad'), part('Descripcion'), money(part('Importe'))])}`,
      ),
  ].filter((text) => text !== '');
};

export const layOutConcepts = ({ concepts }: Cfdi, writer: PageWriter): void => {
  if (concepts.length === 0) return;
  const discounted = concepts.some(({ attribute }) => attribute('Descuento') !== '');
  writer.heading('Conceptos');
  writer.table(
    [
      { header: 'Clave', share: 0.1 },
      { header: 'Cantidad', share: 0.09, right: true },
      { header: 'Unidad', share: 0.09 },
      { header: 'Descripción', share: discounted ? 0.29 : 0.41 },
      { header: 'Valor unitario', share: 0.15, right: true },
      ...(discounted ? [{ header: 'Descuento', share: 0.12, right: true }] : []),
      { header: 'Importe', share: 0.16, right: true },
    ],
    concepts.map((concept) => {
      const { attribute } = concept;
      return [
        attribute('ClaveProdServ'),
        attribute('Cantidad'),
        joined([attribute('ClaveUnidad'), attribute('Unidad')]),
        [attribute('Descripcion'), ...detailsOf(concept)].join('\n'),
        money(attribute('ValorUnitario')),
        ...(discounted ? [money(attribute('Descuento'))] : []),
        money(attribute('Importe')),
      ];
    }),
  );
};

const onBase = (label: string, base: string): string => (base === '' ? label : `${label} sobre ${money(base)}`);

/** Taxes of the whole document, each kind and in total, those of states and towns too. */
export const layOutTaxTotals = ({ root, localTaxes }: Cfdi, writer: PageWriter): void => {
  const taxes = root.child('Impuestos');
  const each = (list: string, node: string, label: string): readonly Pair[] =>
    taxes
      .child(list)
      .children(node)
      .map(({ attribute }) =>
        attribute('TipoFactor') === 'Exento'
          ? [`${label} ${taxName(attribute)}, base`, money(attribute('Base'))]
          : [onBase(`${label} ${taxName(attribute)}`, attribute('Base')), money(attribute('Importe'))],
      );
  const local = (node: string, label: string, name: string, rate: string): readonly Pair[] =>
    localTaxes
      .flatMap((one) => one.children(node))
      .map(({ attribute }) => [
        joined([label, attribute(name), attribute(rate) === '' ? '' : `${attribute(rate)} %`]),
        money(attribute('Importe')),
      ]);
  const total = (name: string): string => money(taxes.attribute(name));
  writer.sums([
    ...each('Traslados', 'Traslado', 'Traslado'),
    ['Total impuestos trasladados', total('TotalImpuestosTrasladados')],
    ...each('Retenciones', 'Retencion', 'Retención'),
    ['Total impuestos retenidos', total('TotalImpuestosRetenidos')],
    ...local('TrasladosLocales', 'Traslado local', 'ImpLocTrasladado', 'TasadeTraslado'),
    ...localTaxes.map(({ attribute }): Pair => ['Total traslados locales', money(attribute('TotaldeTraslados'))]),
    ...local('RetencionesLocales', 'Retención local', 'ImpLocRetenido', 'TasadeRetencion'),
    ...localTaxes.map(({ attribute }): Pair => ['Total retenciones locales', money(attribute('TotaldeRetenciones'))]),
  ]);
};
