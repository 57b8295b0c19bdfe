import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../../../src/commands/base/sentence.ts';
import { expected, Failure, failures, type FailureCode } from '../../../../src/domain/failure.ts';
import { languages } from '../../../../src/domain/language.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';

await loadTexts();

const codes = Object.keys(failures) as FailureCode[];

/** Words by which a sentence promises that nobody has to press anything. */
const goesOn = /by itself|tries again|sigue sol|Lo intenta otra|samo ruszy|ruszy sam|Próbuje ponownie/;

describe('the sentence of a failure', () => {
  test('names when the provider wants no earlier request, wherever it is said', () => {
    const limit = new Failure('mail/quota-exhausted', { retryAt: 5, values: { who: 'x' } });
    for (const situation of ['once', 'repeats'] as const)
      expect(sentenceOf(limit, situation)).toEqual({
        code: 'mail/quota-exhausted',
        values: { who: 'x', retryAt: 5 },
      });
  });

  test.each(languages)('in %s promises that Sobre goes on by itself only where it does', (language) => {
    const said = (code: FailureCode, situation: 'once' | 'repeats') => {
      const sentence = sentenceOf(new Failure(code), situation);
      return translate(language, `failure.${code}`, sentence.values);
    };
    const waiting: readonly FailureCode[] = ['sheet/editing', 'sheet/busy', 'sheet/unexpected', 'mail/rate-limited'];
    for (const code of waiting) expect(said(code, 'repeats')).toMatch(goesOn);
    expect(codes.map((code) => said(code, 'once')).filter((text) => goesOn.test(text))).toEqual([]);
  });
});

describe('what is thrown', () => {
  test('is a failure people are told of, or goes on up as the bug it is', () => {
    const failure = new Failure('sheet/busy');
    expect(expected(failure)).toBe(failure);
    const bug = new TypeError('x is undefined');
    expect(() => expected(bug)).toThrow(bug);
  });
});
