/** The part of a DOM element that reading needs, so that the rules stay free of the DOM. */
export interface XmlElement {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly children: ArrayLike<XmlElement>;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly textContent: string | null;
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

/** The element and everything below it. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of Array.from(element.children)) yield* everyElement(child);
}

/** Value of the attribute with exactly this name, trimmed; '' without it. `x:Rfc` and `rfc` are other attributes than `Rfc`. */
export const attributeOf = (element: XmlElement | undefined, name: string): string =>
  Array.from(element?.attributes ?? [])
    .find((attribute) => attribute.name === name)
    ?.value.trim() ?? '';

/** Number of a text; undefined without one. XML numbers have a point and no groups. */
export const xmlNumber = (text: string): number | undefined =>
  /^-?\d+(\.\d*)?$/.test(text) ? Number(text) : undefined;
