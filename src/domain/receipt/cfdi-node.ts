import { attributeOf, childrenOf, xmlNumber, type XmlElement } from '../text/xml-element.ts';

/** Names an attribute as CFDI 3.3 and 4.0 do; its value, trimmed, '' without one. */
export type Attributes = (name: string) => string;

/** A node of a CFDI. */
export interface CfdiNode {
  readonly attribute: Attributes;
  /** Direct children with this name and the node's own namespace. */
  children(name: string): readonly CfdiNode[];
  /** The first of them, or a node without anything. */
  child(name: string): CfdiNode;
}

export const noNode: CfdiNode = { attribute: () => '', children: () => [], child: () => noNode };

export const numberIn = (node: CfdiNode, name: string): number | undefined => xmlNumber(node.attribute(name));

/** Attributes that CFDI 3.2 and its stamp write with a capital, among others with a small letter. */
const capital32: ReadonlySet<string> = new Set(['Moneda', 'TipoCambio', 'LugarExpedicion', 'UUID', 'FechaTimbrado']);
/** What was called otherwise before 3.3. */
const renamed32: Readonly<Record<string, string>> = { MetodoPago: 'metodoDePago', FormaPago: 'formaDePago' };

/** The name that 3.3 gave to the attribute, as 3.2 writes it. */
const as32 = (name: string): string =>
  renamed32[name] ?? (capital32.has(name) ? name : name.charAt(0).toLowerCase() + name.slice(1));

/** Nómina 1.1 names two attributes otherwise. */
const as11 = (name: string): string => ({ Curp: 'CURP', Antigüedad: 'Antiguedad' })[name] ?? name;

export type Dialect = 'today' | '3.2' | 'nomina 1.1';
const spelt: Readonly<Record<Dialect, (name: string) => string>> = {
  today: (name) => name,
  '3.2': as32,
  'nomina 1.1': as11,
};

export const cfdiNode = (element: XmlElement, dialect: Dialect): CfdiNode => {
  const children = (name: string): readonly CfdiNode[] =>
    childrenOf(element, name, [element.namespaceURI ?? '']).map((child) => cfdiNode(child, dialect));
  return {
    attribute: (name) => attributeOf(element, spelt[dialect](name)),
    children,
    child: (name) => children(name)[0] ?? noNode,
  };
};
