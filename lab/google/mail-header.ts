/** One header field with its folded lines, without the final line break. */
interface Field {
  readonly name: string;
  readonly text: string;
}

/** The header block of a message and where its body starts. Bytes are kept as latin1, so nothing is re-encoded. */
export interface MailHeader {
  readonly fields: readonly Field[];
  readonly bodyStart: number;
}

export function readMailHeader(raw: Buffer): MailHeader {
  const gap = /\r?\n\r?\n/.exec(raw.subarray(0, 256 * 1024).toString('latin1'));
  const head = raw.subarray(0, gap?.index ?? raw.length).toString('latin1');
  const texts = head.split(/\r?\n(?![ \t])/).filter((text) => text !== '');
  return {
    fields: texts.map((text) => ({ name: text.slice(0, text.indexOf(':')).trim().toLowerCase(), text })),
    bodyStart: gap ? gap.index + gap[0].length : raw.length,
  };
}

export const headerValue = (header: MailHeader, name: string): string | undefined =>
  header.fields
    .find((field) => field.name === name)
    ?.text.replace(/^[^:]*:\s*/, '')
    .replace(/\r?\n(?=[ \t])/g, '');

/** Replaces or adds fields (`undefined` removes them) and returns the whole message. */
export function rewriteHeader(
  raw: Buffer,
  { fields, bodyStart }: MailHeader,
  changes: Readonly<Record<string, string | undefined>>,
  first: readonly string[] = [],
): Buffer {
  const changed = new Map(Object.entries(changes).map(([name, value]) => [name.toLowerCase(), { name, value }]));
  const kept = fields.filter((field) => !changed.has(field.name)).map((field) => field.text);
  const added = [...changed.values()].flatMap(({ name, value }) => (value === undefined ? [] : [`${name}: ${value}`]));
  const head = [...first, ...kept, ...added].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), raw.subarray(bodyStart)]);
}
