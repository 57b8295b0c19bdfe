import { describe, expect, test } from 'vitest';
import { isGuessable } from '../../../../src/domain/receipt/guessable-password.ts';
import { passwordIssues, type Locking } from '../../../../src/domain/receipt/password-issues.ts';
import type { FileTrait, ReceiptDocument } from '../../../../src/domain/receipt/receipt.ts';
import type { Person, Roster } from '../../../../src/domain/roster/roster.ts';
import { ana } from '../../../fakes/cfdi-text.ts';
import { entry } from '../../../fakes/entry.ts';
import { pdfDocument, printedText, unreadDocument, xmlDocument } from '../../../fakes/receipt-documents.ts';
import { rosterOf } from '../../../fakes/roster.ts';

const person: Person = {
  name: 'Ibáñez Peña Ana Sofía',
  employeeNumber: '000044',
  taxId: ana.rfc,
  nationalId: ana.curp,
};

describe('a password', () => {
  test.each([
    ['the RFC', 'IAPA950130FI5'],
    ['the RFC in lower case with hyphens', 'iapa-950130-fi5'],
    ['the CURP', 'IAPA950130MGTBXN00'],
    ['an RFC without its last three', 'IAPA950130'],
    ['another person’s RFC', 'HERL791102N60'],
    ['a PESEL', '44051401359'],
    ['the employee number', '000044'],
    ['the birth date as digits', '30011995'],
    ['the birth date with marks', '30/01/1995'],
    ['the birth date in six digits', '950130'],
    ['initials around the birth date', 'asip300195'],
    ['some date', '15012026'],
    ['the surname', 'Ibañez2026'],
    ['four digits', '4711'],
  ])('that is %s is guessable', (_what, password) => {
    expect(isGuessable(password, person)).toBe(true);
  });

  test.each(['kV9#tQm2', 'zapato-luna-trece', '84711936', 'Xk300Lp1995'])('like %s is not', (password) => {
    expect(isGuessable(password, person)).toBe(false);
  });

  test('that is the birth date a PESEL begins with is guessable', () => {
    expect(isGuessable('08.05.2001', { ...person, taxId: '', nationalId: '01250812345' })).toBe(true);
  });
});

describe('a run that locks PDFs', () => {
  const passwords = ['kV9#tQm2', 'IAPA950130FI5', 'shared-by-two', 'shared-by-two', ''];
  const entries = passwords.map((_, index) =>
    entry(index + 2, {
      person: { name: `Persona ${index}`, taxId: index === 1 ? ana.rfc : '', nationalId: `P${index}` },
    }),
  );
  const roster: Roster = rosterOf(entries, { header: 'Clave', texts: passwords });
  const found = (locking: Partial<Locking>) =>
    passwordIssues(roster, { column: 0, made: false, printed: false, documentsOf: () => [], ...locking }).map(
      ({ row, column, code }) => `${column}${row} ${code}`,
    );
  const [xml, pdf] = [xmlDocument('a.xml'), pdfDocument('a.pdf', printedText())];

  test('warns of what is easily guessed, and of one password for several people', () => {
    const warned = ['A3 password/guessable', 'A4 password/guessable', 'A5 password/guessable'];
    expect(found({ made: true })).toEqual([...warned, 'A6 password/missing']);
    expect(found({ documentsOf: () => [pdf] })).toEqual([...warned, 'A6 password/missing']);
  });

  test('says that the XML beside a locked PDF is open', () => {
    expect(found({ documentsOf: (row) => (row === 2 ? [xml, pdf] : []) })).toEqual(['A2 password/xml-plain']);
  });

  test('says so too where the PDF is made from the XML', () => {
    const alone = (row: number) => (row === 2 ? [xml] : []);
    expect(found({ printed: true, documentsOf: alone })).toEqual(['A2 password/xml-plain']);
    expect(found({ printed: true, documentsOf: (row) => (row === 6 ? [xml] : []) })).toEqual(['A6 password/missing']);
  });

  test('asks about a row that has nothing to lock its PDF with', () => {
    expect(found({ documentsOf: (row) => (row === 6 ? [xml, pdf] : [xml]) })).toEqual(['A6 password/missing']);
    const own = pdfDocument('b.pdf', printedText(), 'kV9#tQm2');
    expect(found({ documentsOf: (row) => (row === 6 ? [own] : []) })).toEqual([]);
  });

  test('says nothing about rows without a PDF, nor where nothing is locked', () => {
    expect(found({ documentsOf: () => [xml] })).toEqual([]);
    expect(found({ column: undefined, documentsOf: () => [xml, pdf] })).toEqual([]);
  });

  test('says the same of PDFs that came locked', () => {
    const opened = pdfDocument('b.pdf', printedText(), 'IAPA950130FI5');
    expect(found({ column: undefined, documentsOf: (row) => (row === 3 ? [xml, opened] : []) })).toEqual([
      '3 password/guessable',
      '3 password/xml-plain',
    ]);
    const unknown = unreadDocument('c.pdf', 'locked');
    expect(found({ column: undefined, documentsOf: (row) => (row === 3 ? [xml, unknown] : []) })).toEqual([
      '3 password/xml-plain',
    ]);
  });

  const withTraits = (name: string, traits: readonly FileTrait[], openedWith?: string): ReceiptDocument => {
    const document = pdfDocument(name, printedText(), openedWith);
    const { reading } = document;
    return reading.verdict === 'read'
      ? { ...document, reading: { ...reading, facts: { ...reading.facts, traits } } }
      : document;
  };

  test('asks before a signed PDF leaves without its password, and says of which it cannot be locked', () => {
    const signed = withTraits('signed.pdf', ['signed']);
    const stuck = withTraits('stuck.pdf', ['unlockable']);
    const both = withTraits('both.pdf', ['signed', 'unlockable']);
    const inFirst = (...documents: readonly ReceiptDocument[]) =>
      found({ documentsOf: (row) => (row === 2 ? documents : []) });
    expect(inFirst(signed)).toEqual(['2 receipt/signed']);
    expect(inFirst(stuck)).toEqual(['2 password/unlockable']);
    expect(inFirst(both, stuck)).toEqual(['2 receipt/signed', '2 password/unlockable']);
  });

  test('asks nothing of the kind where nothing is locked, or the PDF is locked already', () => {
    const signed = withTraits('signed.pdf', ['signed', 'unlockable']);
    expect(found({ column: undefined, documentsOf: () => [signed] })).toEqual([]);
    expect(found({ documentsOf: (row) => (row === 2 ? [withTraits('own.pdf', ['signed'], 'kV9#tQm2')] : []) })).toEqual(
      [],
    );
  });

  test('takes a password that nobody can see for none', () => {
    const unseen = rosterOf(entries.slice(0, 1), { header: 'Clave', texts: ['\u200b\u00ad'] });
    const issues = passwordIssues(unseen, { column: 0, made: true, printed: false, documentsOf: () => [] });
    expect(issues.map(({ code }) => code)).toEqual(['password/missing']);
  });
});
