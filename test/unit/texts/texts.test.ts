import { describe, expect, test } from 'vitest';
import { failures } from '../../../src/domain/failure.ts';
import { issueSeverities } from '../../../src/domain/issue.ts';
import { pluginTexts } from '../../../src/plugin/built-in.ts';
import { addTexts, translate } from '../../../src/texts/index.ts';
import { loadTexts } from '../../../src/texts/load-texts.ts';
import { damagedReasons, refusedReasons } from '../../../src/domain/receipt/unread-reasons.ts';
import { baseKey, everyText, isPlural, tables } from './text-tables.ts';
import { languages, type Language } from '../../../src/domain/language.ts';

await loadTexts();
for (const language of languages) addTexts(language, { plugin: (await pluginTexts[language]?.()) ?? {} });

const gmail = { provider: 'plugin.google.gmail' };

const issueCodes = Object.keys(issueSeverities);

const rowFailures = Object.entries(failures)
  .filter(([, { stops }]) => stops === 'row')
  .map(([code]) => code);
const states = ['waiting', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'held', 'later', 'skipped'];

const section = (language: Language, name: string): Map<string, string> =>
  new Map([...tables[language]].filter(([key]) => key.startsWith(`${name}.`)));

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort();

describe('the three languages', () => {
  test('have the same keys, apart from the plural forms each of them needs', () => {
    const keys = (language: Language) =>
      [...new Set([...tables[language].keys()].map((key) => key.replace(/_(one|few|many|other)$/, '')))].sort();
    expect(keys('pl')).toEqual(keys('es'));
    expect(keys('en')).toEqual(keys('es'));
  });

  test.each(languages)('%s has every plural form of its grammar', (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = new Set([...tables[language].keys()].filter(isPlural).map(baseKey));
    const missing = [...plurals].flatMap((key) =>
      wanted.filter((form) => !tables[language].has(`${key}_${form}`)).map((form) => `${key}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  test('fill the same values into each sentence', () => {
    // Whoever words it in its own way need not say its name by a value.
    const values = (text: string, own: boolean) =>
      placeholders(text)
        .filter((name) => !own || name !== '{{provider}}')
        .join();
    const differing = everyText.filter(({ key, text, own }) => {
      const spanish = tables.es.get(key) ?? tables.es.get(key.replace('_few', '_other'));
      return spanish !== undefined && values(text, own) !== values(spanish, own);
    });
    // A singular may leave its number unsaid.
    expect(differing.filter(({ key }) => !key.endsWith('_one'))).toEqual([]);
  });

  test('leave no text empty', () => {
    expect(everyText.filter(({ text }) => text.trim() === '')).toEqual([]);
  });
});

describe.each(languages)('in %s', (language) => {
  const has = (key: string) => tables[language].has(key);

  test('every failure has its sentence', () => {
    expect(Object.keys(failures).filter((code) => !has(`failure.${code}`))).toEqual([]);
  });

  test('every finding has a sentence, a title and a short reason', () => {
    const missing = issueCodes.filter(
      (code) => !has(`issue.${code}`) || !has(`issueTitle.${code}`) || !has(`reason.${code}`),
    );
    expect(missing).toEqual([]);
  });

  test('every reason why a file is damaged or refused has a sentence of its own', () => {
    const keys = [
      ...damagedReasons.map((reason) => `issue.receipt/damaged_${reason}`),
      ...refusedReasons.map((reason) => `issue.receipt/refused_${reason}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
    expect(new Set(keys.map((key) => tables[language].get(key))).size).toBe(keys.length);
  });

  test('every question says what is accepted', () => {
    const asked = Object.entries(issueSeverities).filter(([, severity]) => severity === 'ask');
    expect(asked.filter(([code]) => !has(`accept.${code}`))).toEqual([]);
  });

  test('every failure of a row has a short reason', () => {
    expect(rowFailures.filter((code) => !has(`reason.${code}`))).toEqual([]);
  });

  test('every state has its word for status cells', () => {
    expect(states.filter((state) => !has(`status.${state}`))).toEqual([]);
  });

  test('no two status words, reasons or column headings are the same', () => {
    for (const name of ['status', 'reason', 'column']) {
      const texts = [...section(language, name).values()].map((text) => text.toLocaleLowerCase());
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('a reason has at most six words', () => {
    const long = [...section(language, 'reason')].filter(([, text]) => text.split(/\s+/).length > 6);
    expect(long).toEqual([]);
  });
});

describe('what is said', () => {
  test('no sentence is longer than 25 words', () => {
    const long = everyText.flatMap(({ language, key, text }) =>
      text
        .split(/(?<=[.?!…:])\s+/)
        .filter((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}{]/u.test(word)).length > 25)
        .map((sentence) => `${language} ${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  // Jargon of the machine room, and blame, in three languages.
  const never: Readonly<Record<Language, RegExp>> = {
    en: /\b(ledgers?|claim(s|ed|ing)?|leases?|fingerprints?|waive[dr]?|pre-?flight|unknown|you forgot|your (mistake|fault|error)|wrongly|illegal)\b/iu,
    es: /(libro mayor|reclam|arrend|huella|dispens|prevuelo|pre-?flight|desconocid|abr\w* sobre|olvidaste|tu (culpa|error|falta))/iu,
    pl: /(księg|roszczen|dzierżaw|odcisk|zrzec|zrzek|pre-?flight|nieznan|zapomnia|twoj\w* (wina|błąd)|twój błąd)/iu,
  };

  test.each(languages)('no word of the machine room and no blame in %s', (language) => {
    const found = [...tables[language]].filter(([, text]) => never[language].test(text));
    expect(found).toEqual([]);
  });

  test('no sentence shows a code', () => {
    const codes = [...Object.keys(failures), ...issueCodes];
    expect(everyText.filter(({ text }) => codes.some((code) => text.includes(code)))).toEqual([]);
  });

  test('"delivered" is never promised', () => {
    expect(everyText.filter(({ text }) => /\b(delivered|entregad|doręczon|dostarczon)/iu.test(text))).toEqual([]);
  });
});

describe('the sentences that matter most, word for word', () => {
  const button = (language: Language) => translate(language, 'next.send.payroll', { count: 169 });
  const date = { es: '15 de enero', pl: '15 stycznia', en: '15 January' };
  const cases: readonly [string, (language: Language) => Record<string, unknown>, Record<Language, string>][] = [
    [
      'send.nothingLeaves',
      (language) => ({ button: button(language) }),
      {
        es: 'Nada sale hasta que presiones «Enviar 169 recibos».',
        pl: 'Nic nie wyjdzie, dopóki nie klikniesz „Wyślij 169 pasków”.',
        en: 'Nothing leaves until you press "Send 169 receipts".',
      },
    ],
    [
      'consent.tick',
      () => gmail,
      {
        es: 'Si Google muestra una casilla para enviar correos, márcala.',
        pl: 'Jeśli Google pokaże pole zgody na wysyłanie, zaznacz je.',
        en: 'If Google shows a box for sending email, tick it.',
      },
    ],
    [
      'signIn.paste',
      () => ({}),
      {
        es: 'Inicia sesión en tu navegador, copia el código y pégalo aquí.',
        pl: 'Zaloguj się w przeglądarce, skopiuj kod i wklej go tutaj.',
        en: 'Sign in in your browser, copy the code, paste it here.',
      },
    ],
    [
      'people.filter',
      () => ({ visible: 40, total: 180 }),
      {
        es: 'Hay un filtro: se enviarán 40 de 180 filas.',
        pl: 'Filtr jest włączony: wyślemy 40 z 180 wierszy.',
        en: 'A filter is on: 40 of 180 rows will be sent.',
      },
    ],
    [
      'issue.receipt/other-person',
      () => ({ cell: 'B7', file: 'x.pdf' }),
      {
        es: 'Este archivo es de otra persona; no se enviará: x.pdf.',
        pl: 'Ten plik dotyczy innej osoby; nie zostanie wysłany: x.pdf.',
        en: "This file is someone else's; it will not be sent: x.pdf.",
      },
    ],
    [
      'failure.mail/no-reply',
      () => ({}),
      {
        es: 'No sabemos si salió. Búscalo en Enviados.',
        pl: 'Nie wiemy, czy wyszło. Sprawdź w Wysłanych.',
        en: 'We cannot tell whether it left. Look in Sent.',
      },
    ],
    [
      'watch.sending',
      () => ({ name: 'Ana', done: 84, total: 169 }),
      {
        es: 'Ana está enviando (84 de 169). Aquí verás el resultado.',
        pl: 'Ana wysyła (84 z 169). Wynik pojawi się tutaj.',
        en: 'Ana is sending (84 of 169). Results appear here.',
      },
    ],
    [
      'run.keepOpen',
      () => ({}),
      {
        es: 'Sigue trabajando, pero no cierres este panel.',
        pl: 'Pracuj dalej, ale nie zamykaj tego panelu.',
        en: 'Keep working, but leave this pane open.',
      },
    ],
    [
      'notice.accepted',
      () => ({ count: 169, ...gmail }),
      {
        es: 'Gmail aceptó 169. Los rebotes llegarán a tu bandeja.',
        pl: 'Gmail: przyjęto 169. Niedoręczone wrócą do Twojej skrzynki.',
        en: 'Gmail accepted 169. Bounced mail comes to your inbox.',
      },
    ],
    [
      'issue.row/already-sent',
      (language) => ({ cell: 'H7', date: date[language] }),
      {
        es: 'Ya se envió el 15 de enero; solo «Enviar de nuevo» lo repite.',
        pl: 'Wysłano już 15 stycznia; powtórzy tylko „Wyślij ponownie”.',
        en: 'Already sent 15 January; only "Send again" repeats it.',
      },
    ],
  ];
  test.each(cases)('%s', (key, values, wanted) => {
    for (const language of languages) expect(translate(language, key, values(language))).toBe(wanted[language]);
  });
});
