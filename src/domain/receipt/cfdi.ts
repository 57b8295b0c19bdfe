import { isUuid, normalUuid } from '../roster/identity.ts';
import { attributeOf, childrenOf, everyElement, xmlNumber, type XmlElement } from '../text/xml-element.ts';
import { cfdiNode, noNode, type Attributes, type CfdiNode } from './cfdi-node.ts';
import { netOf, readPayroll, type PayrollPart } from './cfdi-payroll.ts';

const cfdiNamespaces = ['http://www.sat.gob.mx/cfd/4', 'http://www.sat.gob.mx/cfd/3'];
const payrollNamespaces = ['http://www.sat.gob.mx/nomina12', 'http://www.sat.gob.mx/nomina'];
const stampNamespaces = ['http://www.sat.gob.mx/TimbreFiscalDigital'];
const paymentNamespaces = ['http://www.sat.gob.mx/Pagos20', 'http://www.sat.gob.mx/Pagos'];
const localTaxNamespaces = ['http://www.sat.gob.mx/implocal'];

/** Ingreso, egreso, traslado, nómina, pago. */
export type CfdiType = 'I' | 'E' | 'T' | 'N' | 'P' | '';

/** A CFDI read by path: an Addenda may hold anything, so nothing is looked for by name alone. */
export interface Cfdi {
  readonly root: CfdiNode;
  readonly attribute: Attributes;
  readonly type: CfdiType;
  /** 3.2 and before: another spelling, another code to print. */
  readonly isOld: boolean;
  readonly issuer: Attributes;
  readonly receiver: Attributes;
  /** One in every valid CFDI; whoever else stands there is another person of the file. */
  readonly receivers: readonly Attributes[];
  readonly concepts: readonly CfdiNode[];
  readonly relations: readonly { readonly type: string; readonly uuids: readonly string[] }[];
  readonly payrolls: readonly PayrollPart[];
  readonly payments: readonly CfdiNode[];
  readonly localTaxes: readonly CfdiNode[];
  /** Names of complements that are not among the above. */
  readonly otherComplements: readonly string[];
  /** The authority's stamp with a folio and this document's own seal in it. */
  readonly stamp: Attributes | undefined;
  /** The folio of that stamp, upper case. */
  readonly uuids: readonly string[];
  /** Distinct folios of all stamps anywhere in it; more than one is never right. */
  readonly folios: readonly string[];
  /** What the receiver gets or owes: Total, else computed from the lines. */
  readonly total: number | undefined;
}

/** Undefined when the element is no CFDI. */
export const readCfdi = (root: XmlElement): Cfdi | undefined => {
  if (root.localName !== 'Comprobante' || !cfdiNamespaces.includes(root.namespaceURI ?? '')) return undefined;
  const isOld = isOldSpelling(root);
  const node = cfdiNode(root, isOld ? '3.2' : 'today');
  const complements = childrenOf(root, 'Complemento', [root.namespaceURI ?? '']);
  const complement = (name: string, namespaces: readonly string[]): readonly XmlElement[] =>
    complements.flatMap((each) => childrenOf(each, name, namespaces));
  const payrolls = complement('Nomina', payrollNamespaces).map((each) => readPayroll(each));
  const stamps = complement('TimbreFiscalDigital', stampNamespaces)
    .map(asStamp)
    .filter(isStampOf(node.attribute('Sello')));
  const receivers = node.children('Receptor').map(({ attribute }) => attribute);
  return {
    root: node,
    attribute: node.attribute,
    type: typeOf(node.attribute('TipoDeComprobante'), payrolls),
    isOld,
    issuer: node.child('Emisor').attribute,
    receiver: receivers[0] ?? noNode.attribute,
    receivers,
    concepts: node.child('Conceptos').children('Concepto'),
    relations: node.children('CfdiRelacionados').map((relation) => ({
      type: relation.attribute('TipoRelacion'),
      uuids: relation.children('CfdiRelacionado').map(({ attribute }) => normalUuid(attribute('UUID'))),
    })),
    payrolls,
    payments: complement('Pagos', paymentNamespaces).map((each) => cfdiNode(each, 'today')),
    localTaxes: complement('ImpuestosLocales', localTaxNamespaces).map((each) => cfdiNode(each, 'today')),
    otherComplements: complements.flatMap(unknownIn),
    stamp: stamps[0],
    uuids: [...new Set(stamps.map(folioOf))],
    folios: [...new Set(foliosIn(root))],
    total: xmlNumber(node.attribute('Total')) ?? netOf(payrolls),
  };
};

/** `version` instead of `Version`. A document with both spellings is one of today. */
const isOldSpelling = (element: XmlElement): boolean =>
  attributeOf(element, 'Version') === '' && attributeOf(element, 'version') !== '';

const withoutSpace = (text: string): string => text.replace(/\s/g, '');

const asStamp = (element: XmlElement): Attributes =>
  cfdiNode(element, isOldSpelling(element) ? '3.2' : 'today').attribute;

/** A stamp is one only with a UUID as folio, and with the seal of the document it stands in: else it was made for another. */
const isStampOf =
  (seal: string) =>
  (stamp: Attributes): boolean =>
    isUuid(folioOf(stamp)) && seal !== '' && withoutSpace(stamp('SelloCFD')) === withoutSpace(seal);

const folioOf = (stamp: Attributes): string => normalUuid(stamp('UUID'));

const foliosIn = (root: XmlElement): readonly string[] =>
  [...everyElement(root)]
    .filter((each) => each.localName === 'TimbreFiscalDigital' && stampNamespaces.includes(each.namespaceURI ?? ''))
    .map((each) => folioOf(asStamp(each)))
    .filter(isUuid);

const types: Readonly<Record<string, CfdiType>> = { I: 'I', E: 'E', T: 'T', N: 'N', P: 'P' };
/** CFDI 3.2 wrote the type out, and a payroll as what leaves the employer. */
const oldTypes: Readonly<Record<string, CfdiType>> = { ingreso: 'I', egreso: 'E', traslado: 'T' };

const typeOf = (written: string, payrolls: readonly PayrollPart[]): CfdiType => {
  const old = oldTypes[written];
  return old === 'E' && payrolls.length > 0 ? 'N' : (old ?? types[written] ?? '');
};

const known = new Set(['Nomina', 'TimbreFiscalDigital', 'Pagos', 'ImpuestosLocales']);

const unknownIn = (complement: XmlElement): readonly string[] =>
  Array.from(complement.children)
    .map(({ localName }) => localName)
    .filter((name) => !known.has(name));
