import { noContent, shareOf } from './column-content.ts';
import {
  isOfTheHouse,
  isOthersAddress,
  isOwnGroup,
  isPaidGroup,
  type Candidate,
  type SeenColumn,
} from './column-candidates.ts';
import { headerScores } from './header-score.ts';
import { standApart } from './column-lists.ts';
import { foldText } from '../text/fold-text.ts';
import { saysOwnAddress } from './address-heading.ts';
import { saysOnly } from './role-heading.ts';
import { saysOnlyPeriod } from './period-heading.ts';
import type { RunKind } from '../run-choices.ts';
import type { Field } from './roster.ts';
import type { Doubt, Role } from './understanding.ts';

/** Scores nearer than this do not decide between two columns. */
export const nearScore = 10;
/** Below it a heading names a role by a small part of its words. */
const clearScore = 66;
/** A heading that says nothing else: `Key worker` is no worker's. */
const plainScore = 90;
const exactly = 100;
const half = 0.5;

/** Roles that reach the person who reads the mail, or decide what is sent. */
const weighty: ReadonlySet<Field> = new Set([
  'email',
  'name',
  'firstName',
  'lastName',
  'period',
  'amount',
  'file',
  'password',
]);

export interface Assigned {
  readonly mapping: ReadonlyMap<Field, number>;
  readonly chosen: ReadonlyMap<Field, number>;
  readonly offered: readonly Candidate[];
  readonly seen: readonly SeenColumn[];
  /** Other columns of addresses that could be meant. */
  readonly rivals: readonly number[];
  /** Every column of addresses that may be the person's, but for second ones. */
  readonly choices: readonly number[];
  /** Columns that say a part of the period beside its own. */
  readonly besidePeriod?: readonly number[];
  /** Another column of whole names, of other people than those that `name` names. */
  readonly otherPeople?: number | undefined;
  readonly headerless: boolean;
  readonly kind: RunKind;
  /** Share of the rows whose address is made of these columns' names; undefined where too few have both. */
  readonly agreement: (names: readonly number[], addresses: number) => number | undefined;
  /** Whether the addresses are made of names, and of others than these columns'. */
  readonly namesOthers: (names: readonly number[], addresses: number) => boolean;
}

/** Addresses that are made of these names, and of others. */
export const agreeing = 0.6;
export const disagreeing = 0.2;

/** Two columns of dates tell the same period, whichever is read; so do two of one value each. */
const saysTheSame = (field: Field, a: SeenColumn | undefined, b: SeenColumn | undefined): boolean =>
  field === 'period' &&
  ([a, b].every((seen) => seen !== undefined && shareOf(seen.content, 'period') >= half) ||
    [a, b].every((seen) => seen?.content.distinct === 1));

/** Filled columns of the very same heading, where no group heading says which one is the person's. */
const namesakesOf = (field: Field, column: number, { seen, kind }: Assigned): readonly number[] => {
  const mine = seen.find((each) => each.column === column);
  if (mine === undefined || isOwnGroup(mine) || (field === 'amount' && isPaidGroup(mine, kind))) return [];
  const heading = foldText(mine.header);
  return seen
    .filter((each) => each.repeated === true && each.content.filled > 0 && foldText(each.header) === heading)
    .filter((each) => !isOthersAddress(each) && isOfTheHouse(each) === isOfTheHouse(mine))
    .map((each) => each.column);
};

const rivalsOf = (field: Field, column: number, assigned: Assigned): readonly number[] => {
  const found = [...otherRivals(field, column, assigned), ...namesakesOf(field, column, assigned)];
  if (field === 'name' && assigned.otherPeople !== undefined) return [assigned.otherPeople, ...found];
  return [...new Set([...provenRivals(field, column, found, assigned), ...strangersAt(field, column, assigned)])];
};

/** Of two names that could be the person's, the one their address is made of is. */
const provenRivals = (
  field: Field,
  column: number,
  rivals: readonly number[],
  assigned: Assigned,
): readonly number[] => {
  const email = assigned.mapping.get('email');
  if (email === undefined) return rivals;
  if (field === 'email') return strangeRivals(email, rivals, assigned);
  if (field !== 'name') return rivals;
  const { agreement } = assigned;
  const mine = agreement([column], email) ?? 0;
  if (mine < agreeing) return rivals;
  // Given names are shared: some of the others' agree by chance.
  return rivals.filter((rival) => (agreement([rival], email) ?? 1) > mine / 2);
};

/** Addresses made of the names that no other column disputes: those that are made of none of them are somebody else's. */
const strangeRivals = (email: number, rivals: readonly number[], assigned: Assigned): readonly number[] => {
  const { mapping, offered, agreement, seen } = assigned;
  const names = nameColumns(mapping);
  const isClear = (['name', 'firstName', 'lastName'] as const).every((field) => {
    const column = mapping.get(field);
    const score = offered.find((each) => each.field === field && each.column === column)?.score ?? 0;
    const heading = seen.find((each) => each.column === column)?.header ?? '';
    const isPlain = score >= plainScore || saysOnly('name', heading, assigned.kind);
    return column === undefined || (isPlain && otherRivals(field, column, assigned).length === 0);
  });
  const content = seen.find((each) => each.column === email)?.content ?? noContent;
  if (names.length === 0 || !isClear || content.distinct < content.filled || (agreement(names, email) ?? 0) < agreeing)
    return rivals;
  // What is headed `E-mail` and nothing else is not passed over without a question.
  const isPlain = (rival: number): boolean =>
    (headerScores(seen.find((each) => each.column === rival)?.header ?? '').get('email') ?? 0) >= exactly;
  return rivals.filter((rival) => isPlain(rival) || (agreement(names, rival) ?? 1) > disagreeing);
};

/** Columns that the addresses prove to be the person's, where they prove that the one taken is not, whatever their headings say. */
const strangersAt = (field: Field, column: number, assigned: Assigned): readonly number[] => {
  const { mapping, seen, choices, agreement, kind } = assigned;
  // A firm's address is made of the name of whoever reads its mail.
  if (kind !== 'payroll') return [];
  const names = nameColumns(mapping);
  const email = mapping.get('email');
  if (email === undefined || names.length === 0 || (agreement(names, email) ?? 1) > disagreeing) return [];
  if (field === 'email') return choices.filter((each) => each !== column && (agreement(names, each) ?? 0) >= agreeing);
  if (field !== (mapping.has('name') ? 'name' : 'firstName')) return [];
  return seen
    .filter((each) => !names.includes(each.column) && each.column !== email && shareOf(each.content, 'name') > 0.9)
    .map((each) => each.column)
    .filter((each) => !choices.includes(each) && (agreement([each], email) ?? 0) >= agreeing);
};

const otherRivals = (field: Field, column: number, assigned: Assigned): readonly number[] => {
  const { mapping, offered, seen, rivals } = assigned;
  if (field === 'email') return rivals;
  const mine = offered.find((each) => each.field === field && each.column === column);
  if (mine === undefined) return [];
  const at = (wanted: number) => seen.find((each) => each.column === wanted);
  const used = new Set([...mapping].filter(([other]) => other !== field).map(([, other]) => other));
  const isClear = (wanted: number): boolean => saysOnly('amount', at(wanted)?.header ?? '');
  return (
    offered
      .filter((each) => each.field === field && each.column !== column && mine.score - each.score < nearScore)
      .filter((each) => field !== 'period' || assigned.besidePeriod?.includes(each.column) !== true)
      // `Neto vales` beside `Neto a depositar` is another matter's.
      .filter((each) => field !== 'amount' || !isClear(column) || isClear(each.column))
      .filter((each) => !used.has(each.column) && (at(each.column)?.content.filled ?? 0) > 0)
      .filter((each) => !saysTheSame(field, at(column), at(each.column)))
      .map((each) => each.column)
  );
};

const doubtOf = (field: Field, column: number, rivals: readonly number[], assigned: Assigned): Doubt | undefined => {
  const { offered, seen, headerless, mapping } = assigned;
  if (!weighty.has(field)) return undefined;
  if (rivals.length > 0) return 'rival';
  const content = seen.find((each) => each.column === column)?.content;
  if (content === undefined || content.filled === 0) return 'empty';
  if (field === 'email') return doubtOfEmail(column, assigned);
  if (headerless) return 'no-heading';
  const score = offered.find((each) => each.field === field && each.column === column)?.score ?? 0;
  if (score < clearScore && field !== 'amount' && !isMadeOf(field, column, assigned)) return 'heading-unclear';
  const heading = seen.find((each) => each.column === column)?.header ?? '';
  if (field === 'period' && !saysOnlyPeriod(heading)) return 'heading-unclear';
  if (field === 'amount' && !saysOnly('amount', heading)) return 'heading-unclear';
  if (field === 'name' && !saysOnly('name', heading, assigned.kind) && !isMadeOf(field, column, assigned))
    return 'heading-unclear';
  if (field === 'password' && shareOf(content, 'people') >= half) return 'mixed';
  const addresses = seen.find((each) => each.column === mapping.get('email'))?.content;
  const repeats = content.filled >= 4 && content.distinct / content.filled < half;
  const people = addresses === undefined ? 0 : addresses.distinct / Math.max(1, addresses.filled);
  const isProved = (assigned.agreement(nameColumns(mapping), mapping.get('email') ?? -1) ?? 0) >= agreeing;
  return field === 'name' && repeats && people > 0.8 && !isProved ? 'shared' : undefined;
};

/** Whether the addresses are made of these names: that proves more than a heading does. */
const isMadeOf = (field: Field, column: number, { mapping, agreement }: Assigned): boolean =>
  field === 'name' && (agreement([column], mapping.get('email') ?? -1) ?? 0) >= agreeing;

const doubtOfEmail = (column: number, assigned: Assigned): Doubt | undefined => {
  const { seen, mapping, kind, namesOthers, agreement, headerless } = assigned;
  const names = nameColumns(mapping);
  if (standApart(seen, column, names)) return 'apart';
  const header = seen.find((each) => each.column === column)?.header ?? '';
  const isProved = (agreement(names, column) ?? 0) >= agreeing;
  if (kind === 'payroll' && !headerless && header !== '' && !isProved && !saysOwnAddress(header))
    return 'heading-unclear';
  return kind === 'payroll' && namesOthers(names, column) ? 'other-names' : undefined;
};

export const nameColumns = (mapping: ReadonlyMap<Field, number>): readonly number[] =>
  (['name', 'firstName', 'lastName'] as const)
    .map((field) => mapping.get(field))
    .filter((column) => column !== undefined);

/** Each field that has a column, and how sure that is. What the person chose is sure. */
export const rolesOf = (assigned: Assigned): Role[] =>
  [...assigned.mapping]
    .filter(([, column]) => column >= 0)
    .map(([field, column]): Role => {
      if (assigned.chosen.get(field) === column) return { field, column, sure: 'sure', rivals: [] };
      const rivals = rivalsOf(field, column, assigned);
      const doubt = doubtOf(field, column, rivals, assigned);
      return doubt === undefined
        ? { field, column, sure: 'sure', rivals }
        : { field, column, sure: 'doubtful', doubt, rivals };
    });
