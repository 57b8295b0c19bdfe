/** Letters without accents, Ñ kept, as the registers write them. */
const plain = (text) =>
  text
    .toUpperCase()
    .replaceAll('Ñ', '\0')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('\0', 'Ñ');

const firstVowel = (word) => /[AEIOU]/.exec(plain(word).slice(1))?.[0] ?? 'X';
/** CURP has no Ñ: it becomes X. */
const innerConsonant = (word) => (/[B-DF-HJ-NP-TV-ZÑ]/.exec(plain(word).slice(1))?.[0] ?? 'X').replace('Ñ', 'X');
/** María and José are so common that the registers use the second name, where there is one. */
const registered = (given) => given.replace(/^(María|José) (?=\S)/, '');
/** `1988-05-17` → `880517` */
const shortDate = (date) => date.slice(2).replaceAll('-', '');
const root = ({ paternal, maternal, given, born }) =>
  plain(paternal)[0] + firstVowel(paternal) + plain(maternal)[0] + plain(registered(given))[0] + shortDate(born);

/** Tax id of a person (13 characters) or company (12), with the check digit of Anexo 10. @param key two characters that SAT would assign */
export const rfcOfPerson = (person) => withRfcDigit(root(person) + person.key);
export const rfcOfCompany = (letters, founded, key) => withRfcDigit(letters + shortDate(founded) + key);

function withRfcDigit(stem) {
  const values = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
  const padded = stem.padStart(12, ' ');
  const sum = [...padded].reduce((total, letter, i) => total + values.indexOf(letter) * (13 - i), 0);
  const digit = 11 - (sum % 11);
  return stem + (digit === 10 ? 'A' : digit === 11 ? '0' : digit);
}

/** Population register key (18 characters) with its check digit. */
export function curp(person) {
  const consonants = [person.paternal, person.maternal, registered(person.given)].map(innerConsonant).join('');
  const century = person.born < '2000' ? '0' : 'A';
  const stem = root(person).replaceAll('Ñ', 'X') + person.sex + person.state + consonants + century;
  const values = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const sum = [...stem].reduce((total, letter, i) => total + values.indexOf(letter) * (18 - i), 0);
  return stem + ((10 - (sum % 10)) % 10);
}

/** Social security number: eleven digits, the last by Luhn. @param stem ten digits */
export function socialSecurityNumber(stem) {
  const sum = [...stem].reduce((total, digit, i) => {
    const weighted = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return stem + ((10 - (sum % 10)) % 10);
}
