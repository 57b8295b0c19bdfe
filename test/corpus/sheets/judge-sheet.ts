import { isFailure } from '../../../src/domain/failure.ts';
import { severityOf } from '../../../src/domain/issue.ts';
import { composeMessage } from '../../../src/domain/message/compose.ts';
import { presetIn } from '../../fakes/preset-in.ts';
import { compileTemplate } from '../../../src/domain/message/template.ts';
import { doubtfulRoles } from '../../../src/domain/roster/shape.ts';
import { sureMapping } from '../../../src/domain/roster/sure-mapping.ts';
import type { Entry, Roster } from '../../../src/domain/roster/roster.ts';
import { read } from '../../unit/domain/roster/grid-of.ts';
import type { CorpusSheet, PersonTruth } from './sheet.ts';

export type SheetVerdict =
  | 'right'
  /** A mail would go to somebody else than the row's person. */
  | 'recipient wrong'
  /** Somebody else's name, an amount, an id or a wrong period stands in the mail. */
  | 'text wrong'
  /** A person of the sheet gets nothing and nobody is told. */
  | 'left out unsaid'
  | 'asked in vain'
  | 'asked rightly';
export const sheetVerdicts: readonly SheetVerdict[] = [
  'right',
  'recipient wrong',
  'text wrong',
  'left out unsaid',
  'asked in vain',
  'asked rightly',
];

export interface SheetOutcome {
  readonly sheet: CorpusSheet;
  /** All that hold of the sheet, the worst first. */
  readonly verdicts: readonly SheetVerdict[];
  readonly details: readonly string[];
}

/** The sheet through the product's own reading, and the mails of its ready-made text. */
export const judgeSheet = (sheet: CorpusSheet): SheetOutcome => {
  let roster: Roster;
  try {
    roster = read(
      sheet.cells,
      {},
      { hiddenRows: sheet.hiddenRows, decimalSeparator: sheet.tongue === 'es' || sheet.tongue === 'pl' ? ',' : '.' },
    );
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {
      sheet,
      verdicts: [sheet.truth.addressed ? 'asked in vain' : 'asked rightly'],
      details: [`not read: ${error.code} ${JSON.stringify(error.values)}`],
    };
  }
  const asks = askedAbout(roster);
  const wrong = asks.length > 0 ? [] : wrongMails(sheet, roster);
  const unsaid = leftOut(sheet, roster);
  const vain = sheet.truth.addressed ? inVain(sheet, roster) : [];
  const found = new Map<SheetVerdict, string[]>();
  for (const [verdict, detail] of wrong) found.set(verdict, [...(found.get(verdict) ?? []), detail]);
  if (unsaid.length > 0) found.set('left out unsaid', unsaid);
  const doubts = sheet.truth.addressed && !sheet.shapes.some((shape) => /second list|beside|below/.test(shape));
  if (asks.length > 0) found.set(doubts ? 'asked in vain' : 'asked rightly', asks);
  if (vain.length > 0) found.set('asked in vain', [...(found.get('asked in vain') ?? []), ...vain]);
  const verdicts = sheetVerdicts.filter((verdict) => found.has(verdict));
  return {
    sheet,
    verdicts: verdicts.length === 0 ? ['right'] : verdicts,
    details: verdicts.flatMap((verdict) => found.get(verdict)!.map((detail) => `${verdict}: ${detail}`)),
  };
};

/** What the card asks before the first mail: a role that is not beyond doubt. */
const askedAbout = (roster: Roster): string[] => [
  ...doubtfulRoles(roster, new Set()).map(({ field, doubt }) => `card: ${field} ${doubt ?? ''}`),
  ...roster.issues.filter(({ row, code }) => row === 0 && severityOf(code) === 'ask').map(({ code }) => code),
];

const stopping = new Set(['error', 'ask', 'later', 'info']);
const goes = (roster: Roster, { row, recipients }: Entry): boolean =>
  recipients.length > 0 && !roster.issues.some((issue) => issue.row === row && stopping.has(severityOf(issue.code)));

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');

const wrongMails = (sheet: CorpusSheet, roster: Roster): (readonly [SheetVerdict, string])[] => {
  const { people, others } = sheet.truth;
  const compose = composerOf(sheet, roster);
  return roster.entries
    .filter((entry) => goes(roster, entry))
    .flatMap((entry): (readonly [SheetVerdict, string])[] => {
      const to = entry.recipients.map(({ address }) => address);
      const here = people.filter(({ row }) => row === entry.row);
      const person = here.find(({ addresses }) => to.every((address) => addresses.includes(address)));
      if (person === undefined)
        return [
          [
            'recipient wrong',
            `row ${entry.row}: to ${to.join()} instead of ${here.map(({ addresses }) => addresses.join('/')).join() || 'nobody'}`,
          ],
        ];
      const message = compose(entry);
      const shown = folded([message.subject, message.text, ...message.to.map(({ name }) => name)].join('\n'));
      const isNamed = (text: string): boolean =>
        text.length > 3 && folded(person.name) !== folded(text) && shown.includes(folded(text));
      const foreign = [
        ...others.map(({ name }) => name),
        ...others.map(({ address }) => address),
        ...person.secret,
        ...people.filter((each) => each !== person).map(({ name }) => name),
      ];
      const said = foreign.filter((text) => isNamed(text) && !folded(person.name).includes(folded(text)));
      const wrongName = message.to.filter(({ name }) => !isTheirs(name, person)).map(({ name }) => `named ${name}`);
      const about = [...said.map((text) => `says ${text}`), ...wrongName, ...periodFaults(entry, person, roster)];
      return about.length === 0
        ? []
        : [['text wrong', `row ${entry.row} ${person.name}: ${about.join(', ')} [${message.subject}]`]];
    });
};

/** Every word of the display name is one of the person's own. */
const isTheirs = (shown: string, { name }: PersonTruth): boolean => {
  const own = folded(name).split(/[ ,]+/);
  return folded(shown)
    .split(/[ ,]+/)
    .every((word) => word === '' || own.includes(word));
};

const periodFaults = (entry: Entry, { period }: PersonTruth, roster: Roster): string[] => {
  const column = roster.mapping.period;
  if (column === undefined) return [];
  const shown = roster.grid.rows.find(({ row }) => row === entry.row)?.cells[column]?.text ?? '';
  if (shown !== (period?.text ?? '')) return [`period from another column: ${shown}`];
  const read = entry.period === undefined ? undefined : `${entry.period.from}/${entry.period.to}`;
  // Under a heading of fortnights a number and a year is one of the year's, or a month: nobody can tell.
  const heading = roster.columns.find((each) => each.column === column)?.header ?? '';
  const isOpen = /quincena/i.test(heading) && /^\d+[-/.]\d+$/.test(period?.text ?? '');
  if (read !== (isOpen ? undefined : period?.days?.join('/'))) return [`period read as ${read ?? 'none'}`];
  return read === undefined && entry.periodLabel === '' ? ['period without a label'] : [];
};

const composerOf = (sheet: CorpusSheet, roster: Roster) => {
  const { columns } = roster;
  // As the pane makes it: of columns beyond doubt alone.
  const mapping = sureMapping(roster);
  const language = sheet.tongue === 'mx' || sheet.tongue === 'es' ? 'es' : sheet.tongue;
  const preset = presetIn(language, { kind: 'payroll', mapping, columns });
  const headers = columns.map(({ header }) => header).filter((header) => header !== '');
  const passwordHeaders = columns.filter(({ column }) => column === mapping.password).map(({ header }) => header);
  const options = {
    passwordHeaders,
    locale: { mx: 'es-MX', es: 'es-ES', pl: 'pl-PL', en: 'en-US' }[sheet.tongue],
  } as const;
  const template = {
    subject: compileTemplate(preset.subject, headers, { kind: 'subject', ...options }),
    body: compileTemplate(preset.body, headers, { kind: 'html', ...options }),
  };
  return (entry: Entry) =>
    composeMessage({
      entry,
      templates: { es: template, pl: template, en: template },
      language,
      sender: undefined,
      attachments: [],
      date: 0,
    });
};

const leftOut = ({ truth }: CorpusSheet, roster: Roster): string[] => {
  const { understood, entries, issues } = roster;
  const said = new Set([
    ...understood.leftOut.flatMap(({ rows }) => rows),
    ...understood.unread.flatMap(({ rows }) => rows),
    ...issues.map(({ row }) => row),
  ]);
  return truth.people
    .filter(({ addresses }) => addresses.length > 0)
    .filter(({ row, addresses, where }) => {
      const entry = entries.find((each) => each.row === row);
      if (
        entry !== undefined &&
        (where !== 'beside' || entry.recipients.some(({ address }) => addresses.includes(address)))
      )
        return false;
      return !said.has(row);
    })
    .map(({ row, name, where }) => `row ${row} ${name} (${where})`);
};

/** Ordinary people of the list before whom the product stops. */
const inVain = ({ truth }: CorpusSheet, roster: Roster): string[] =>
  truth.people
    .filter(({ where, addresses }) => where === 'list' && addresses.length > 0)
    .flatMap(({ row }) =>
      roster.issues
        .filter((issue) => issue.row === row && ['error', 'ask', 'info', 'later'].includes(severityOf(issue.code)))
        .map(({ code }) => `row ${row} ${code}`),
    );
