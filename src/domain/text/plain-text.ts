const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (entity, decimal, hex, name: string | undefined) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** A link keeps its address where its text does not say it. */
const withAddress = (_whole: string, attributes: string, inner: string): string => {
  const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  const href = (address?.[1] ?? address?.[2] ?? '').trim();
  const shown = inner.replace(/<[^>]*>/g, '').trim();
  const said = href === '' || shown.includes(href) || href.replace(/^mailto:/i, '') === shown;
  return said ? inner : `${inner} (${href})`;
};

/** Between two blocks there is one line break, however many tags meet there. */
const edge = '\u0001';
const edges = new RegExp(`[ \\t]*${edge}[ \\t${edge}]*`, 'g');

/** The plain-text alternative of an HTML body: paragraphs, line breaks, lists, rows of tables and link addresses stay. */
export const plainText = (html: string): string =>
  decoded(
    html
      .replace(/<!--[\s\S]*?-->|<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<a\b([^>]*)>([\s\S]*?)<\/a\s*>/gi, withAddress)
      .replace(/\s+/g, ' ')
      .replace(/<(?:br|hr)\b[^>]*>/gi, '\n')
      .replace(/<li\b[^>]*>/gi, `${edge}- `)
      .replace(/<\/(?:td|th)\s*>/gi, '\t')
      .replace(/<\/?(?:tr|li|ul|ol|table|div|section|blockquote)\b[^>]*>/gi, edge)
      .replace(edges, '\n')
      .replace(/<\/?(?:p|h[1-6])\b[^>]*>/gi, '\n\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim()
    .concat('\n');
