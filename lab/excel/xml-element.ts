/** An element of a small, trusted XML file such as the project's own manifest. */
export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  /** By local name too: `xsi:type` is `type`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface Draft {
  name: string;
  attributes: Record<string, string>;
  children: Draft[];
  text: string;
}

/** Throws on tags that do not match; a schema check is somebody else's work. */
export function parseXml(source: string): XmlElement {
  const top: Draft = { name: '', attributes: {}, children: [], text: '' };
  const open: Draft[] = [top];
  for (const [, cdata, closing, tag, attributes, empty, text] of source.matchAll(TOKEN)) {
    const parent = open.at(-1)!;
    if (tag === undefined) parent.text += cdata ?? decode(text ?? '');
    else if (closing) close(open, localName(tag));
    else {
      const element = { name: localName(tag), attributes: readAttributes(attributes ?? ''), children: [], text: '' };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root] = top.children;
  if (!root || open.length !== 1) throw new Error('The XML ends before its elements do');
  return root;
}

function close(open: Draft[], name: string): void {
  const element = open.pop();
  if (element?.name !== name) throw new Error(`</${name}> closes <${element?.name}>`);
}

function readAttributes(source: string): Record<string, string> {
  const found = [...source.matchAll(ATTRIBUTE)];
  return Object.fromEntries(
    found.map(([, name, double, single]) => [localName(name!), decode(double ?? single ?? '')]),
  );
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

function decode(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (whole, numeric: string | undefined, code: string) => {
    if (numeric) return String.fromCodePoint(parseInt(code, numeric === '#x' ? 16 : 10));
    return ENTITIES[code] ?? whole;
  });
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The element at the end of a path of names, first match at each step. */
export function elementAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], element);
}
