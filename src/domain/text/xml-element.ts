/** The part of a DOM element that reading needs, so that the rules stay free of the DOM. */
export interface XmlElement {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly children: ArrayLike<XmlElement>;
  readonly attributes: ArrayLike<{ readonly localName: string; readonly value: string }>;
}

/** The platform's own `DOMParser`, or one that behaves like it. */
export interface XmlParser {
  parseFromString(
    text: string,
    type: 'application/xml',
  ): {
    readonly documentElement: XmlElement | null;
    getElementsByTagName(name: string): { readonly length: number };
  };
}

/** The root element; undefined when the text is not well-formed. Browsers report that as an element of the result. */
export const parseXml = (text: string, parser: XmlParser): XmlElement | undefined => {
  const parsed = parser.parseFromString(text, 'application/xml');
  if (parsed.getElementsByTagName('parsererror').length > 0) return undefined;
  return parsed.documentElement ?? undefined;
};

/** Direct children with this name and one of these namespaces. */
export const childrenOf = (
  parent: XmlElement | undefined,
  name: string,
  namespaces: readonly string[],
): readonly XmlElement[] =>
  Array.from(parent?.children ?? []).filter(
    ({ localName, namespaceURI }) => localName === name && namespaces.includes(namespaceURI ?? ''),
  );

/** Value of an attribute, trimmed; '' without it. CFDI before 3.3 writes names in lower case, so case is ignored. */
export const attributeOf = (element: XmlElement | undefined, name: string): string => {
  const wanted = name.toLowerCase();
  const found = Array.from(element?.attributes ?? []).find(({ localName }) => localName.toLowerCase() === wanted);
  return found?.value.trim() ?? '';
};

/** Number of an attribute; undefined without one. XML numbers have a point and no groups. */
export const numberOf = (element: XmlElement | undefined, name: string): number | undefined => {
  const text = attributeOf(element, name);
  return /^-?\d+(\.\d*)?$/.test(text) ? Number(text) : undefined;
};
