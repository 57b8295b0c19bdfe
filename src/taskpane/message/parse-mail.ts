/** Attribute that holds what `style` held: parsed under its own name it would be refused by the pane's policy. */
export const styleAttribute = 'data-style';

/** The mail's HTML as a document of its own, in which nothing loads or runs. */
export const parseMail = (html: string): Document => {
  const inert = html
    .replace(/<style[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ` ${styleAttribute}=`));
  return new DOMParser().parseFromString(inert, 'text/html');
};

const plainTags = new Set(['P', 'BR', 'STRONG', 'B', 'EM', 'I', 'A', 'UL', 'OL', 'LI']);

/** Whether the rich editor can show the text without losing anything of it. */
export const isPlainMail = (html: string): boolean =>
  !/<!|\{%/.test(html) &&
  [...parseMail(html).body.querySelectorAll('*')].every(
    ({ tagName, attributes }) =>
      plainTags.has(tagName) && [...attributes].every(({ name }) => name === 'href' && tagName === 'A'),
  );
