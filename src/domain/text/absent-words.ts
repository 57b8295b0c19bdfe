import { foldText } from './fold-text.ts';

const words = new Set(
  [
    'no, ninguno, ninguna, papel, en papel, sin correo, sin email, sin e-mail, sin dato, sin datos, s/c, no tiene',
    'no aplica, no hay, no disponible, pendiente, falta, desconocido',
    'brak, brak adresu, brak maila, brak e-maila, brak danych, nie ma, nie posiada, nie dotyczy, papier, nieznany',
    'n/a, na, none, nil, null, no email, no e-mail, no mail, not available, paper, missing, unknown, tbd, x, 0',
  ]
    .join(', ')
    .split(', ')
    .map(foldText),
);

const longest = 30;

/** Whether a cell says in words, or with a dash, that there is nothing: `brak`, `sin correo`, `n/a`, `—`. */
export const saysAbsent = (text: string): boolean => {
  if (text.length > longest || /[#@1-9]/.test(text)) return false;
  const folded = foldText(text);
  return folded === '' ? text.trim() !== '' && !/[\p{L}\p{N}]/u.test(text) : words.has(folded);
};
