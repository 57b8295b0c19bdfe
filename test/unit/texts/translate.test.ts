import { describe, expect, test } from 'vitest';
import { translate } from '../../../src/texts/index.ts';
import { loadTexts } from '../../../src/texts/load-texts.ts';
import { languages } from '../../../src/domain/language.ts';

await loadTexts();

describe('translate', () => {
  test('gives the key back where there is no text', () => {
    expect(translate('es', 'reason.mail/forbidden')).toBe('reason.mail/forbidden');
  });

  test('groups what is counted as people of the language write it, and leaves the number of a row as Excel shows it', () => {
    const people = languages.map((language) =>
      translate(language, 'summary.people.ready', { count: 10_000, sheet: 'X' }),
    );
    expect(people).toEqual(['10,000 personas en X', '10\u00a0000 osób · arkusz „X”', '10,000 people in X']);
    expect(translate('es', 'place.row', { row: 10_000 })).toContain('10000');
  });

  test('counts as Polish counts', () => {
    const said = [1, 3, 5, 22, 169].map((count) => translate('pl', 'next.send.payroll', { count }));
    expect(said).toEqual([
      'Wyślij 1 pasek',
      'Wyślij 3 paski',
      'Wyślij 5 pasków',
      'Wyślij 22 paski',
      'Wyślij 169 pasków',
    ]);
  });

  test('shows cell text as it is, even when it looks like a text of ours or like HTML', () => {
    const value = '$t(notice.accepted) {{cell}} <b>&';
    expect(translate('en', 'issue.recipient/invalid', { cell: 'C5', value })).toContain(value);
  });

  test('uses the fuller wording only when there is something to fill it with', () => {
    expect(translate('en', 'issue.row/already-sent', { date: '' })).toBe('Already sent; only "Send again" repeats it.');
    expect(translate('en', 'failure.run/lease-lost', { who: 'Ana' })).toMatch(/^Ana took over/);
    expect(translate('en', 'failure.run/lease-lost', { who: '' })).toMatch(/^This sending was taken over/);
  });

  test('says why a column is missing: there is none, it holds no address, or it is gone', () => {
    const said = (reason: string) => translate('en', 'failure.sheet/column-missing', { reason, header: 'Mail' });
    expect(said('not-found')).toMatch(/^No column holds email addresses/);
    expect(said('no-addresses')).toMatch(/^The column "Mail" holds no email address/);
    expect(said('gone')).toMatch(/^The column "Mail" is gone/);
  });

  test('never shows braces for a value that is missing', () => {
    for (const language of languages) {
      expect(translate(language, 'issue.recipient/invalid')).not.toMatch(/[{}]/);
    }
  });

  test('speaks the language asked for whatever was asked before', () => {
    const words = languages.map((language) => translate(language, 'status.sent'));
    expect(words).toEqual(['Enviado', 'Wysłano', 'Sent']);
  });
});
