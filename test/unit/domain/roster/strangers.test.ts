import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { severityOf } from '../../../../src/domain/issue.ts';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import { doubtfulRoles } from '../../../../src/domain/roster/shape.ts';
import { lettersOf, read, type CellInput } from './grid-of.ts';

/**
 * Sheets as offices write them, one block each: `## name | country | what is right`, then the rows, their cells apart by
 * bars. What is right: the columns of `email`, `name` (its parts with a plus), `period`, `amount` and `invoice`, `-` for
 * none; `n` mails that go; `others`, columns without a role; `said`, rows of addresses that are named instead of read;
 * `label`, everybody's period; `ask`, what the card asks about, else nothing.
 */
const fixture = new URL('../../../fixtures/strangers.txt', import.meta.url);

interface Stranger {
  readonly name: string;
  readonly country: string;
  readonly right: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly CellInput[])[];
}

const cellOf = (text: string, comma: boolean): CellInput => {
  if (/^(0|[1-9]\d{0,14})(\.\d+)?$/.test(text)) return Number(text);
  return comma && /^\d+,\d\d$/.test(text) ? { value: Number(text.replace(',', '.')), text, format: '#,##0.00' } : text;
};

const strangers = readFileSync(fixture, 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((block): Stranger => {
    const [head = '', ...lines] = block.trimEnd().split('\n');
    const [name = '', country = '', right = ''] = head.split(' | ');
    const comma = /^(es|pl)/.test(country);
    return {
      name,
      country,
      right: Object.fromEntries(right.split(' ').map((each) => each.split('=') as [string, string])),
      rows: lines.map((line) => line.split('|').map((cell) => cellOf(cell.trim(), comma))),
    };
  });

const stopping = ['error', 'ask', 'later', 'info'];
const going = ({ entries, issues }: Roster) =>
  entries.filter(
    ({ row, recipients }) =>
      recipients.length > 0 && !issues.some((each) => each.row === row && stopping.includes(severityOf(each.code))),
  );

/** What the reading makes of the same things that a stranger's head says. */
const madeOf = (roster: Roster): Readonly<Record<string, string>> => {
  const { firstName, lastName, secondLastName, invoiceNumber, ...letters } = lettersOf(roster);
  const [first] = roster.entries;
  const list = (texts: readonly (string | number)[]) => texts.join(',') || '-';
  return {
    ...letters,
    name: [letters.name, firstName, lastName, secondLastName].filter(Boolean).join('+') || '-',
    invoice: invoiceNumber ?? '-',
    n: String(going(roster).length),
    said: list(roster.understood.unread.flatMap(({ rows }) => rows)),
    label: first?.periodLabel.replaceAll(' ', '_') || (first?.period ? `${first.period.from}/${first.period.to}` : '-'),
    ask: list(doubtfulRoles(roster, new Set()).map(({ field }) => field)),
  };
};

it.each(strangers.map((stranger) => [stranger.name, stranger] as const))(
  '%s is read right',
  (_name, { country, right, rows }) => {
    const decimalSeparator = /^(es|pl)/.test(country) ? ',' : '.';
    const roster = read(rows, { kind: country.endsWith('-inv') ? 'invoices' : 'payroll' }, { decimalSeparator });
    const made = madeOf(roster);
    const { others = '', ...wanted } = { ask: '-', ...right };
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, made[key] ?? '-']))).toEqual(wanted);
    const taken = Object.values(lettersOf(roster));
    expect(others.split(',').filter((letters) => taken.includes(letters))).toEqual([]);
  },
);
