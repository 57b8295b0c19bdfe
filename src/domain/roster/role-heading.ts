import { headingWords } from '../text/fold-text.ts';
import { monthOfName } from '../text/month-names.ts';
import type { RunKind } from '../run-choices.ts';
import { clientNames, vocabulary } from './vocabulary.ts';

const wordsOf = (names: readonly string[]): readonly string[] => names.flatMap((name) => name.split(' '));

const person = wordsOf([...vocabulary.name, ...vocabulary.firstName, ...vocabulary.lastName]);
/** Said of a firm, or with another word of a person; alone they name a firm or a group. */
const firms = new Set(['razon', 'social', 'team', 'comercial']);
/** Who is written to by a firm is its client's contact. */
const clients = new Set([...wordsOf(clientNames), 'contact', 'contacto', 'comercial', 'team']);

const filler =
  /^(de|del|la|el|los|las|al|a|of|the|to|for|per|do|dla|za|na|y|i|and|o|or|s|e|w|con|sin|incl\w*|en|in|id|no|nr|ej|np|eg|p|g|\d+)$/;

const aboutNames =
  /^(complet\w*|full|legal\w*|oficial|official|pref\w*|first|last|middle|segund\w*|primer\w*|drug\w*|pierwsz\w*|pelne\w*|pelna|titular|receptor|receptora|interesad\w*|emplead\w*|trabajador\w*|colaborador\w*|uczni\w*|alumn\w*|worker\w*|pracownik\w*|persona|plain|display|sort\w*|order|invoice\w*|factur\w*)$/;

const aboutPay =
  /^(pay\w*|paid|pago\w*|paga\w*|nomin\w*|payroll|payslip|salari\w*|salary|sueldo\w*|wage\w*|percib\w*|cobr\w*|recib\w*|transf\w*|przelew\w*|wyplat\w*|wynagrodz\w*|plac\w*|zaplat\w*|final|actual|current|mes|month\w*|miesi\w*|mensual\w*|quincen\w*|seman\w*|week\w*|tyg\w*|period\w*|okres\w*|mxn|mx|pln|zl|eur|euros?|usd|gbp|pesos?|mn|m|n|factur\w*|faktur\w*|invoice\w*|iva|vat|bez|z|con|timbrad\w*|rent\w*|cuota\w*|trabajador\w*|emplead\w*|employee\w*|pracown\w*|due|outstanding|open|pendient\w*|honorari\w*|beca\w*|comunidad|colegiatura|premi\w*|aguinaldo\w*|finiquito\w*|liquidac\w*|indemniz\w*|dispers\w*|cheque|check|comision\w*|commission\w*|bono\w*|bonus|prima|gratific\w*|extra\w*|ptu|odpraw\w*|stypend\w*|neta|liquid\w*|depos\w*|efectivo|cash|fees?|trzynast\w*|staff|worker\w*)$/;

const own = {
  name: { words: new Set(person.filter((word) => !firms.has(word))), also: aboutNames },
  amount: { words: new Set(wordsOf(vocabulary.amount)), also: aboutPay },
} as const;

/** Whether a heading says this and nothing that could make it another matter's: `Nombre del curso`, `Total km` do not. */
export const saysOnly = (field: keyof typeof own, header: string, kind: RunKind = 'payroll'): boolean =>
  headingWords(header).every(
    (word) =>
      filler.test(word) ||
      own[field].words.has(word) ||
      own[field].also.test(word) ||
      (field === 'name' && kind === 'invoices' && clients.has(word)) ||
      // `Jan Pay`, `Neto enero`: which month it is of makes it no other matter.
      (field === 'amount' && monthOfName(word) !== undefined),
  );
