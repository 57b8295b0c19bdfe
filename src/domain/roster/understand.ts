import type { Grid, GridRow } from '../grid.ts';
import type { Issue, IssueCode } from '../issue.ts';
import { isOtherParty } from './column-candidates.ts';
import type { Detection } from './columns.ts';
import type { PeopleRows } from './people-rows.ts';
import type { Mapping } from './roster.ts';
import type { SheetPeriod } from './sheet-period.ts';
import type { GroupHeading, LeftOutRows, Role, Understanding, UnreadAddresses } from './understanding.ts';

export interface Findings {
  readonly grid: Grid;
  readonly found: Detection;
  readonly mapping: Mapping;
  readonly rows: PeopleRows;
  readonly unread: readonly UnreadAddresses[];
  readonly issues: readonly Issue[];
  readonly period: SheetPeriod | undefined;
}

const groupsOf = ({ groups }: Detection): GroupHeading[] => {
  const found: { text: string; columns: number[]; otherParty: boolean }[] = [];
  groups.forEach((text, column) => {
    const last = found.at(-1);
    if (text === '') return;
    if (last?.text === text && last.columns.at(-1) === column - 1) last.columns.push(column);
    else found.push({ text, columns: [column], otherParty: isOtherParty({ header: '', group: text }) });
  });
  return found;
};

const skipped: Readonly<Partial<Record<IssueCode, LeftOutRows['reason']>>> = {
  'row/hidden': 'hidden',
  'row/left-company': 'left-company',
  'row/already-sent': 'already-sent',
};

const leftOut = ({ rows, issues }: Findings): LeftOutRows[] => {
  const numbers = (list: readonly GridRow[]) => list.map(({ row }) => row);
  const bySkip = Object.entries(skipped).map(([code, reason]): LeftOutRows => ({
    reason,
    rows: issues.filter((found) => found.code === code).map(({ row }) => row),
  }));
  return [
    { reason: 'total' as const, rows: numbers(rows.totals) },
    { reason: 'continued' as const, rows: numbers(rows.continued) },
    { reason: 'heading' as const, rows: numbers(rows.headings) },
    { reason: 'nobody' as const, rows: numbers(rows.nobody) },
    ...bySkip,
  ].filter((each) => each.rows.length > 0);
};

/** What the person added to detection, such as the ticked copies, is sure. */
const rolesOf = ({ found, mapping }: Findings): Role[] => [
  ...found.roles.filter(({ field, column }) => mapping[field] === column),
  ...(Object.entries(mapping) as [Role['field'], number][])
    .filter(([field]) => !found.roles.some((role) => role.field === field))
    .map(([field, column]): Role => ({ field, column, sure: 'sure', rivals: [] })),
];

export const understandingOf = (findings: Findings): Understanding => ({
  headingRow: findings.grid.rows[findings.found.headerIndex]?.row,
  groups: groupsOf(findings.found),
  roles: rolesOf(findings),
  otherParties: findings.found.otherParties,
  rowsRead: findings.rows.people.map(({ row }) => row),
  leftOut: leftOut(findings),
  unread: findings.unread,
  period: findings.period && { row: findings.period.row, text: findings.period.text },
});
