import { isDateFormat } from '../text/cell-date.ts';
import { cellText } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import type { Cell } from '../grid.ts';

const yes = new Set(
  (
    'si, s, yes, y, tak, t, true, verdadero, prawda, x, ok, 1, acepta, acepto, aceptado, aceptada, autoriza, ' +
    'autorizado, autorizada, otorgado, consiente, zgoda, wyraza zgode, wyrazona, zgadza sie, agreed, agrees, given, granted'
  ).split(', '),
);
const tick = /^[✓✔☑✅\u2611]\ufe0f?$/u;
const dated = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/;

/** Whether a cell of the consent column says that the person agreed, in words, with a tick or by a date. Blank is no. */
export const saysConsent = (cell: Cell): boolean => {
  if (cell.kind === 'error') return false;
  if (cell.kind === 'number' && isDateFormat(cell.format)) return true;
  const text = cellText(cell).trim();
  return tick.test(text) || dated.test(text) || yes.has(foldText(text));
};
