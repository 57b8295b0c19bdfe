import { foldText } from './fold-text.ts';
import { parsePeriod } from './parse-period.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(', '));

const sentWords = set('sent, enviado, enviada, enviados, wyslano, wyslane, wyslany, wyslana, tak, si, yes, y, x, true');
const tick = /^[✓✔☑✅\u2611]\ufe0f?$/u;

/**
 * Whether a status that is not Sobre's own means that the receipt went out: `sent`, `enviado`, `wysłano`, `tak`, `x`,
 * `✓`, a date, or one of these words at the beginning.
 */
export const saysSent = (text: string): boolean => {
  if (tick.test(text.trim())) return true;
  const folded = foldText(text);
  if (sentWords.has(folded)) return true;
  const [first = '', ...rest] = folded.split(' ');
  if (rest.length > 0 && first.length > 3 && sentWords.has(first)) return !goesElsewhere(rest);
  const period = /\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}/.test(text) ? parsePeriod(text.split(/[ T]/, 1)[0]!) : undefined;
  return period !== undefined && period.from === period.to;
};

/** `Enviado al banco`, `Sent to SEPE`: what went to somebody else than the person. */
const goesElsewhere = ([to = '', ...whom]: readonly string[]): boolean =>
  /^(al?|to|do|para)$/.test(to) &&
  !whom.some((word) =>
    /\d|^(correo|e?mails?|emial|buzon|emplead|trabajad|colabor|employee|staff|worker|pracown|interesad|client|klient)/.test(
      word,
    ),
  );

/** On leave, not gone: they are paid. */
const isOnLeave = (folded: string): boolean =>
  /\b(medic|enferm|incapac|it$|matern|patern|nacim|lactan|laboral|accident|embaraz|riesgo|permiso|chorob|lekarsk|macierz|podat|sick|leave|parental)/.test(
    folded,
  );

const leftWords = set(
  'baja, bajas, dado de baja, dada de baja, baja temporal, baja definitiva, inactivo, inactiva, inactive, cesado, ' +
    'zwolniony, zwolniona, nieaktywny, nieaktywna, terminated, dismissed, finiquitado, finiquitada, exempleado, ' +
    'exempleada, renuncia, renuncio, odszedl, odeszla, byly pracownik, left, left company, resigned, former employee',
);

/** Whether a status says that the person is no longer with the company. */
export const saysLeft = (status: string): boolean => {
  const folded = foldText(status);
  if (isOnLeave(folded)) return false;
  return leftWords.has(folded) || /^(baja|inactiv[oa]|zwolnion[ya]|terminated)\b/.test(folded);
};

/** The same said in the name cell: `BAJA TEMPORAL (no enviar)`, `Ruiz Ana (baja)`; never `Baja California, S.A.`. */
export const nameSaysLeft = (name: string): boolean => {
  if (!/baja|inactiv|cesad|zwolnion|nieaktywn|terminated|dismissed|finiquitad/i.test(name)) return false;
  const folded = foldText(name);
  if (/\bbaja (california|sur|norte)\b/.test(folded)) return false;
  return (
    leftWords.has(folded) ||
    /^baja (temporal|definitiva|imss)\b/.test(folded) ||
    /[([\-–*/]\s*(baja|inactiv[oa]|zwolnion[ya]|terminated)\b/i.test(name)
  );
};

const cancelledWords =
  /^(cancelad[oa]s?|anulad[oa]s?|sustituid[oa]s?|cancell?ed|voided|void|anulowan[aye]|uniewaznion[aye])\b/;

/** Whether a status says that the document of the row no longer counts. */
export const saysCancelled = (status: string): boolean => cancelledWords.test(foldText(status));

const stateWords = set(
  'activo, activa, alta, active, aktywny, aktywna, pendiente, pending, oczekuje, error, fallido, failed, blad, ok, no, ' +
    'nie, false, listo, ready, gotowe, rechazado, rebotado, bounced, en proceso, por enviar, no enviado, niewyslano',
);

/** Whether a text is a word of some status, sent or not. */
export const saysState = (text: string): boolean =>
  stateWords.has(foldText(text)) || saysLeft(text) || saysCancelled(text);
