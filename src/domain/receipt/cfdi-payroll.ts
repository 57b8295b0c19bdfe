import type { XmlElement } from '../text/xml-element.ts';
import { cfdiNode, noNode, numberIn, type Attributes, type CfdiNode } from './cfdi-node.ts';

/** One line of a payroll: a perception, a deduction or another payment. */
export interface PayrollLine {
  readonly node: CfdiNode;
  readonly type: string;
  /** What the line adds or takes away. */
  readonly amount: number;
}

/** One Nomina node. A CFDI may hold several: one for each payment. */
export interface PayrollPart {
  readonly node: CfdiNode;
  readonly attribute: Attributes;
  readonly employer: Attributes;
  readonly worker: Attributes;
  /** One in every valid CFDI. */
  readonly workers: readonly Attributes[];
  readonly perceptions: readonly PayrollLine[];
  readonly deductions: readonly PayrollLine[];
  readonly otherPayments: readonly PayrollLine[];
}

const oldNamespace = 'http://www.sat.gob.mx/nomina';

export const readPayroll = (element: XmlElement): PayrollPart => {
  const isOld = element.namespaceURI === oldNamespace;
  const node = cfdiNode(element, isOld ? 'nomina 1.1' : 'today');
  // Nómina 1.1 wrote the worker's values on the node itself.
  const workers = (isOld ? [node] : node.children('Receptor')).map(({ attribute }) => attribute);
  return {
    node,
    attribute: node.attribute,
    employer: node.child('Emisor').attribute,
    worker: workers[0] ?? noNode.attribute,
    workers,
    perceptions: node.child('Percepciones').children('Percepcion').map(readLine('TipoPercepcion')),
    deductions: node.child('Deducciones').children('Deduccion').map(readLine('TipoDeduccion')),
    otherPayments: node.child('OtrosPagos').children('OtroPago').map(readLine('TipoOtroPago')),
  };
};

const readLine =
  (type: string) =>
  (node: CfdiNode): PayrollLine => ({
    node,
    type: node.attribute(type),
    amount:
      numberIn(node, 'Importe') ?? (numberIn(node, 'ImporteGravado') ?? 0) + (numberIn(node, 'ImporteExento') ?? 0),
  });

const sum = (lines: readonly PayrollLine[]): number => lines.reduce((total, { amount }) => total + amount, 0);

/** What the lines of all payments come to; undefined without any. */
export const netOf = (payrolls: readonly PayrollPart[]): number | undefined => {
  if (payrolls.length === 0) return undefined;
  const cents = payrolls
    .map(({ perceptions, deductions, otherPayments }) => sum(perceptions) + sum(otherPayments) - sum(deductions))
    .reduce((total, part) => total + Math.round(part * 100), 0);
  return cents / 100;
};
