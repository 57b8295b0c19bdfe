import type { Fault } from './faults.ts';

const pairing = 'test/unit/domain/pairing';
const moreThanOne = `${pairing}/more-than-one.test.ts`;
const slipped = `${pairing}/slipped-columns.test.ts`;
const shortName = 'test/unit/domain/roster/short-name.test.ts';
const interlock = 'src/domain/pairing/interlock.ts';

/** Clauses of what proves that a file is this person's, of this period and this number. */
export const proofFaults: readonly Fault[] = [
  {
    name: 'a proof: words set wide are no words',
    file: 'src/pdf/text-flow.ts',
    find: "? text.replaceAll(' ', '')",
    replace: '? text',
    test: { file: 'test/unit/pdf/beside-pages.test.ts', name: 'words set wide are words' },
  },
  {
    name: 'a proof: a page of outlines shows nothing',
    file: 'src/pdf/painted-ground.ts',
    find: ' || this.drawn >= mostDrawn',
    replace: '',
    test: { file: 'test/unit/pdf/beside-pages.test.ts', name: 'is one of outlines, too: stroke' },
  },
  {
    name: 'a proof: two firms of one legal form and a word in common are one',
    file: 'src/domain/roster/short-name.ts',
    find: 'if (isFirm(a) && isFirm(b)) return isSameFirm(a, b);',
    replace: '',
    test: {
      file: 'test/unit/domain/roster/firm-name.test.ts',
      name: 'Słońce sp. z o.o. is not SŁOŃCE POLSKIE SP. Z O.O.',
    },
  },
  {
    name: 'a proof: a second name on no label says nothing',
    file: 'src/domain/pairing/interlock.ts',
    find: "...(beside === '' ? [] : [alsoNames(['', beside])]),",
    replace: '',
    test: { file: `${pairing}/nobody-labelled.test.ts`, name: 'a transfer list' },
  },
  {
    name: 'a proof: a file that calls itself cancelled goes',
    file: 'src/domain/pairing/interlock.ts',
    find: '...judgeVoid(document, facts),',
    replace: '',
    test: { file: `${pairing}/nobody-labelled.test.ts`, name: 'CFDI CANCELADO asks' },
  },
  {
    name: 'a proof: any amount of the file is the sheet’s net',
    file: 'src/domain/pairing/interlock.ts',
    find: '...judgeNet(entry, facts),',
    replace: '',
    test: {
      file: `${pairing}/nobody-labelled.test.ts`,
      name: 'is not any amount of the file where the file says another net',
    },
  },
  {
    name: 'a proof: another number before the name says nothing',
    file: 'src/domain/pairing/interlock.ts',
    find: '...judgeNumbered(entry, facts, holder),',
    replace: '',
    test: {
      file: `${pairing}/nobody-labelled.test.ts`,
      name: 'and speaks against another: father and son have a name and a net in common',
    },
  },
  {
    name: 'a proof: the CURP of another beside the RFC says nothing',
    file: 'src/domain/pairing/interlock.ts',
    find: ' ?? judgeTwoIds(entry, facts, context)',
    replace: '',
    test: { file: `${pairing}/nobody-labelled.test.ts`, name: 'asks, though the sheet knows only one of them' },
  },
  {
    name: 'a proof: the id of somebody else in the name of a file says nothing',
    file: 'src/domain/pairing/interlock.ts',
    find: '...judgeFileName(entry, pdf, context),',
    replace: '',
    test: {
      file: 'test/unit/domain/pairing/slipped-columns.test.ts',
      name: 'a file that is called by a namesake’s id is asked about',
    },
  },
  {
    name: 'a proof: a shorter name is anybody’s who has its words',
    file: 'src/domain/roster/short-name.ts',
    find: ' || kept[0] !== first',
    replace: '',
    test: { file: shortName, name: 'José López is not MARIA JOSE LOPEZ GARCIA' },
  },
  {
    name: 'a proof: Emilia is Emil cut short',
    file: 'src/domain/roster/identity.ts',
    find: 'isOfAnotherSex(whole.slice(word.length))',
    replace: 'word === whole',
    test: { file: shortName, name: 'Emilia Górski Zając are two people' },
  },
  {
    name: 'a proof: the name in a CFDI does not speak against its RFC',
    file: 'src/domain/pairing/called-otherwise.ts',
    find: "name === '' || !areTwoNames(entry.person.name, name)",
    replace: "name !== '?'",
    test: { file: slipped, name: 'in a CFDI: of another row holds, of a stranger asks' },
  },
  {
    name: 'a proof: another firm’s PDF goes beside the CFDI by number and net',
    file: 'src/domain/pairing/whose-pdf.ts',
    find: '(namesNobodyElse(name, holder) || printsEmployer(facts, main.facts)) &&',
    replace: "name !== '?' &&",
    test: { file: slipped, name: 'the PDF of another firm with the same number and net' },
  },
  {
    name: 'a proof: another invoice number goes',
    file: 'src/domain/pairing/invoice-number.ts',
    find: "return says === 'other'",
    replace: "return says === 'own'",
    test: { file: `${pairing}/invoice-number.test.ts`, name: 'F-2026-12 does not go with' },
  },
  {
    name: 'a proof: a file without a period goes where nobody says one',
    file: interlock,
    find: 'if (period === undefined && payDate === undefined && apart === undefined)',
    replace: 'if (wanted !== undefined && period === undefined && payDate === undefined && apart === undefined)',
    test: { file: `${pairing}/one-person.test.ts`, name: 'a file that says none asks, whether or not the run has one' },
  },
  {
    name: 'a proof: a period that is only a name is not compared',
    file: interlock,
    find: 'fitsLabel(entry.periodLabel, period) !== false',
    replace: "fitsLabel(entry.periodLabel, period) !== undefined || period.from !== ''",
    test: { file: `${pairing}/one-person.test.ts`, name: 'a row that calls its period' },
  },
  {
    name: 'a proof: last fortnight’s pay fits by the day it was paid',
    file: 'src/domain/pairing/period-fit.ts',
    find: ' && mayBePaid(period, wanted)',
    replace: '',
    test: { file: moreThanOne, name: 'does not fit by the day it was paid' },
  },
  {
    name: 'a proof: a day in common is enough for a named file',
    file: 'src/domain/pairing/period-fit.ts',
    find: ' && !onlyTouches(facts.period, wanted)',
    replace: '',
    test: { file: moreThanOne, name: 'is not named for January' },
  },
  {
    name: 'a proof: a page that names somebody else in another form goes along',
    file: interlock,
    find: "...(onPage === '' ? [] : [alsoNames(['', onPage])]),",
    replace: '',
    test: { file: moreThanOne, name: 'a certificate of a stranger asks' },
  },
  {
    name: 'a proof: an id behind CIF/NIF is not compared',
    file: 'src/pdf/identity-claims.ts',
    find: '!isJoint &&',
    replace: '',
    test: { file: moreThanOne, name: 'CIF/NIF: is compared' },
  },
];
