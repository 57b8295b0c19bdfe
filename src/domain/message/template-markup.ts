/** One `{{ … }}` or `{% … %}` of a template, with the HTML tags an editor left inside its braces. */
export interface Markup {
  readonly kind: 'output' | 'tag';
  /** Between the braces, as plain text on one line. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

const tags = '(?:<[^<>]*>)*';
const pattern = new RegExp(
  `\\{(${tags})\\{(?:[\\s]*)([\\s\\S]*?)\\}(${tags})\\}|\\{(${tags})%([\\s\\S]*?)%(${tags})\\}`,
  'g',
);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#160': ' ',
};

/** What a reader of the HTML sees; curly quotes become straight ones, as a template needs them. */
const seen = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w+);/g, (entity, name: string) => entities[name.toLowerCase()] ?? entity)
    .replace(/[“”„]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const tagsIn = (html: string): string => (html.match(/<[^<>]*>/g) ?? []).join('');

/**
 * Replaces every markup of a template. Tags found inside the braces are kept around them, so that what an editor opened
 * or closed there stays balanced.
 */
export const replaceMarkup = (source: string, html: boolean, replace: (markup: Markup) => string): string =>
  source.replace(
    pattern,
    (
      _whole: string,
      outputBefore: string | undefined,
      output: string | undefined,
      outputAfter: string | undefined,
      tagBefore: string | undefined,
      tag: string | undefined,
      tagAfter: string | undefined,
    ) => {
      const kind = output === undefined ? 'tag' : 'output';
      const inner = output ?? tag ?? '';
      const before = outputBefore ?? tagBefore ?? '';
      const after = `${html ? tagsIn(inner) : ''}${outputAfter ?? tagAfter ?? ''}`;
      return replace({ kind, text: html ? seen(inner) : inner.replace(/\s+/g, ' ').trim(), before, after });
    },
  );
