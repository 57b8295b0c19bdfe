import { foldText, withoutInvisible } from './fold-text.ts';

const longest = 60;

/**
 * The name an office gives a period, for comparing: `Quincena 09` and `quincena 9` are one, `Q22` and `Q23` two.
 * Words and numbers stay in their order. '' for a blank or a sentence.
 */
export const periodLabel = (text: string): string => {
  const visible = withoutInvisible(text).trim();
  if (visible === '' || visible.length > longest) return '';
  const parts = foldText(visible).match(/[a-z]+|\d+/g) ?? [];
  const label = parts.map((part) => part.replace(/^0+(?=\d)/, '')).join(' ');
  return label === '' ? visible.normalize('NFKC').toLowerCase() : label;
};
