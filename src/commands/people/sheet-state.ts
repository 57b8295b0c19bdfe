import type { Mapping, RosterColumn } from '../../domain/roster/roster.ts';
import type { Sentence } from '../base/sentence.ts';
import type { Scope, RunKind } from '../../domain/run-choices.ts';
import type { RecipientRule } from '../../domain/roster/read-recipients.ts';

export interface SheetState {
  /** `empty`: there is nothing to read yet: show This sheet · Folder of CFDI · Sample. */
  readonly status: 'reading' | 'ready' | 'problem';
  readonly problem: Sentence | undefined;
  readonly sheet: string;
  /** Without Sobre's own: nobody is found by them, and no text prints them. */
  readonly columns: readonly RosterColumn[];
  readonly mapping: Mapping;
  /** Grid column of a proposed Cc; undefined when there is none. */
  readonly proposedCc: number | undefined;
  readonly useCc: boolean;
  readonly emailChoices: readonly number[];
  /** It was read and holds no list of people. */
  readonly hasNobody: boolean;
  readonly people: number;
  readonly hidden: number;
  readonly scope: Scope;
  readonly recipients: RecipientRule;
  readonly kind: RunKind;
  /** Whether the sheet has Sobre's columns; without them the first Send asks once. */
  /** Its first row is a person already. */
  readonly headerless: boolean;
  readonly ownColumns: 'missing' | 'present';
}

export const noSheet: SheetState = {
  status: 'reading',
  problem: undefined,
  sheet: '',
  columns: [],
  mapping: {},
  proposedCc: undefined,
  useCc: false,
  emailChoices: [],
  hasNobody: false,
  people: 0,
  hidden: 0,
  scope: 'visible',
  recipients: 'ask',
  kind: 'payroll',
  headerless: false,
  ownColumns: 'missing',
};
