import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../../../lab/excel/book/cell.ts';
import { displayText } from '../../../../../lab/excel/text/display-text.ts';
import formats from '../../../../fixtures/formats.json' with { type: 'json' };

describe('a displayed value', () => {
  it.each(formats.cases)(
    '$value as $format in $locale is $text',
    ({ value, format, locale, text, date1904 = false }) => {
      expect(displayText(contentOf(value), format, { locale, date1904 })).toBe(text);
    },
  );

  it('is an error as it stands, whatever the format', () => {
    const content = { value: '#N/A', formula: '', isError: true };
    expect(displayText(content, '0.00', { locale: 'en-US', date1904: false })).toBe('#N/A');
  });
});
