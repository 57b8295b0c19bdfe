import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../src/domain/language.ts';
import { everyText, tables } from './text-tables.ts';

/** A thing has one name: what it is called, and what it must not be called beside that. */
const words: Readonly<Record<Language, Readonly<Record<string, RegExp>>>> = {
  es: {
    'Enviar de nuevo': /\breenv(iar|ío)\b/iu,
    'Por corregir': /^detenid[oa]s?\b/iu,
    Estado: /\bsituaci[oó]n|\bestatus\b/iu,
    'sin enviar': /\bse queda[n]?\b(?! hasta| donde)/iu,
    'Se envía desde': /correo emisor/iu,
    rebotes: /\bdevoluci[oó]n(es)?\b|\bdevuelt[oa]s?\b/iu,
    Enter: /\b(tecla )?Entrar\b/u,
    predefinido: /texto preparado|textos preparados/iu,
    Insertar: /\bponer en el texto/iu,
    Resolver: /^decidir\b|por decidir/iu,
    'Quitar de este equipo': /\bolvidar\b/iu,
    'este equipo': /\bcomputadora|\bordenador\b/iu,
    presiona: /\bpuls[ae]\b|\boprim[ae]\b/iu,
    'Por completar': /^pendiente$/iu,
  },
  pl: {
    'wiadomość testowa': /\bprób[aęyne]\b|\bprobn\w+ (wiadomość|mail)/iu,
    Niedoręczone: /\bzwrot(y|ów|em|u)?\b|\bzwrócon\w+/iu,
    'rejestr wysyłek': /\bdziennik\w*|\bzapisie\b|\bzapisu\b|\bzapis (mówi|nie)/iu,
    'Do poprawy': /\bwstrzyman(o|y|e|ych)\b(?! wysył)/iu,
    'Brak pliku': /\bodłożon\w+/iu,
    'Przekazano do Gmaila': /\bwyrusz\w+/iu,
    'Jest w Wysłanych': /\bjest tam\b/iu,
    'Usuń z tego komputera': /\bzapomnij\b/iu,
  },
  en: {
    'not sent yet': /\bstays? behind\b|\bleft behind\b/iu,
    Bounced: /\breturned (mail|message)|\breturned\b/iu,
    Payslips: /\bpay receipts?\b/iu,
    'Start the next period': /\bget the next run\b/iu,
    log: /\bthe record\b(?! of what)/iu,
    'To correct': /^held$/iu,
    Bcc: /\bhidden copy\b/iu,
  },
};

describe('one word for one thing', () => {
  test.each(languages)('%s', (language) => {
    const found = Object.entries(words[language]).flatMap(([word, others]) =>
      [...tables[language]].filter(([, text]) => others.test(text)).map(([key, text]) => `${word}: ${key}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test('nothing a clerk reads shows a number of the machine room', () => {
    expect(everyText.filter(({ text }) => /\b(number|número|numer)\b:? \{\{id\}\}/iu.test(text))).toEqual([]);
  });
});

test.each(languages)(
  'before the first sign-in the permissions are named, and why no password is asked for: %s',
  (language) => {
    const said = (point: string) => tables[language].get(`consent.${point}`) ?? '';
    for (const scope of ['openid', 'email', 'gmail.send']) expect(said('scopes')).toContain(scope);
    expect(said('mayNot')).not.toBe('');
    expect(said('password')).toMatch(/2024.+Google/u);
  },
);
