import { normalUuid } from '../roster/identity.ts';
import { attributeOf, childrenOf, numberOf, type XmlElement } from '../text/xml-element.ts';

const cfdiNamespaces = ['http://www.sat.gob.mx/cfd/4', 'http://www.sat.gob.mx/cfd/3'];
const payrollNamespaces = ['http://www.sat.gob.mx/nomina12', 'http://www.sat.gob.mx/nomina'];
const stampNamespaces = ['http://www.sat.gob.mx/TimbreFiscalDigital'];

/** Names every attribute of an element as the XML writes it, values trimmed. */
export type Attributes = (name: string) => string;

/** One line of a payroll: a perception, a deduction or another payment. */
export interface PayrollLine {
  readonly type: string;
  readonly key: string;
  readonly concept: string;
  /** Perceptions only. */
  readonly taxed: number | undefined;
  readonly exempt: number | undefined;
  /** What the line adds or takes away. */
  readonly amount: number;
}

/** One Nomina node. A CFDI may hold several: one for each payment. */
export interface PayrollPart {
  readonly attribute: Attributes;
  readonly employer: Attributes;
  readonly worker: Attributes;
  readonly perceptions: readonly PayrollLine[];
  readonly deductions: readonly PayrollLine[];
  readonly otherPayments: readonly PayrollLine[];
  readonly overtime: readonly Attributes[];
  readonly sickLeave: readonly Attributes[];
}

/** A CFDI read by path: an Addenda may hold anything, so nothing is looked for by name alone. */
export interface Cfdi {
  readonly attribute: Attributes;
  readonly issuer: Attributes;
  readonly receiver: Attributes;
  readonly concepts: readonly Attributes[];
  readonly relations: readonly { readonly type: string; readonly uuids: readonly string[] }[];
  readonly payrolls: readonly PayrollPart[];
  readonly stamp: Attributes | undefined;
  /** Distinct folios, upper case; more than one is never right. */
  readonly uuids: readonly string[];
  /** What the receiver gets or owes: Total, else computed from the lines. */
  readonly total: number | undefined;
}

const attributes =
  (element: XmlElement | undefined): Attributes =>
  (name) =>
    attributeOf(element, name);

/** Undefined when the element is no CFDI. */
export const readCfdi = (root: XmlElement): Cfdi | undefined => {
  if (root.localName !== 'Comprobante' || !cfdiNamespaces.includes(root.namespaceURI ?? '')) return undefined;
  const within = (parent: XmlElement | undefined, name: string) => childrenOf(parent, name, cfdiNamespaces);
  const complements = within(root, 'Complemento');
  const payrolls = complements.flatMap((each) => childrenOf(each, 'Nomina', payrollNamespaces)).map(readPayroll);
  const stamps = complements.flatMap((each) => childrenOf(each, 'TimbreFiscalDigital', stampNamespaces));
  const uuids = stamps.map((stamp) => normalUuid(attributeOf(stamp, 'UUID'))).filter((uuid) => uuid !== '');
  return {
    attribute: attributes(root),
    issuer: attributes(within(root, 'Emisor')[0]),
    receiver: attributes(within(root, 'Receptor')[0]),
    concepts: within(within(root, 'Conceptos')[0], 'Concepto').map(attributes),
    relations: within(root, 'CfdiRelacionados').map((relation) => ({
      type: attributeOf(relation, 'TipoRelacion'),
      uuids: within(relation, 'CfdiRelacionado').map((each) => normalUuid(attributeOf(each, 'UUID'))),
    })),
    payrolls,
    stamp: stamps[0] && attributes(stamps[0]),
    uuids: [...new Set(uuids)],
    total: totalOf(root, payrolls),
  };
};

const readPayroll = (node: XmlElement): PayrollPart => {
  const within = (parent: XmlElement | undefined, name: string) => childrenOf(parent, name, payrollNamespaces);
  const [perceptions, deductions, others, leave] = ['Percepciones', 'Deducciones', 'OtrosPagos', 'Incapacidades'].map(
    (name) => within(node, name)[0],
  );
  const perceived = within(perceptions, 'Percepcion');
  return {
    attribute: attributes(node),
    employer: attributes(within(node, 'Emisor')[0]),
    // Nómina 1.1 wrote the worker's values on the node itself.
    worker: attributes(within(node, 'Receptor')[0] ?? node),
    perceptions: perceived.map((line) => readLine(line, 'TipoPercepcion')),
    deductions: within(deductions, 'Deduccion').map((line) => readLine(line, 'TipoDeduccion')),
    otherPayments: within(others, 'OtroPago').map((line) => readLine(line, 'TipoOtroPago')),
    overtime: perceived.flatMap((line) => within(line, 'HorasExtra')).map(attributes),
    sickLeave: within(leave, 'Incapacidad').map(attributes),
  };
};

const readLine = (line: XmlElement, type: string): PayrollLine => {
  const [taxed, exempt] = [numberOf(line, 'ImporteGravado'), numberOf(line, 'ImporteExento')];
  return {
    type: attributeOf(line, type),
    key: attributeOf(line, 'Clave'),
    concept: attributeOf(line, 'Concepto'),
    taxed,
    exempt,
    amount: numberOf(line, 'Importe') ?? (taxed ?? 0) + (exempt ?? 0),
  };
};

const sum = (lines: readonly PayrollLine[]): number => lines.reduce((total, { amount }) => total + amount, 0);

const totalOf = (root: XmlElement, payrolls: readonly PayrollPart[]): number | undefined => {
  const written = numberOf(root, 'Total');
  if (written !== undefined || payrolls.length === 0) return written;
  const cents = payrolls
    .map(({ perceptions, deductions, otherPayments }) => sum(perceptions) + sum(otherPayments) - sum(deductions))
    .reduce((total, part) => total + Math.round(part * 100), 0);
  return cents / 100;
};
