import { checkRows } from '../../domain/check.ts';
import type { Acceptance } from '../../domain/acceptance.ts';
import type { Issue } from '../../domain/issue.ts';
import { rowsOfChosen } from '../../domain/roster/chosen-rows.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { AccountDesk } from '../account/account-desk.ts';
import type { EvidenceDesk } from '../record/evidence-desk.ts';
import { pauses } from '../base/in-slices.ts';
import type { MessageDesk } from '../message/message-desk.ts';
import type { ReceiptsDesk } from '../receipts/receipts-desk.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { Checked } from '../send/sending.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import type { UnderstandingDesk } from '../people/understanding-desk.ts';
import type { PluginChecks } from './plugin-checks.ts';
import { allStatusWords, dateText } from '../base/words.ts';
import type { Language } from '../../domain/language.ts';

export interface CheckDesks {
  readonly sheet: SheetDesk;
  readonly receipts: ReceiptsDesk;
  readonly message: MessageDesk;
  readonly account: Pick<AccountDesk, 'mostBytes'>;
  readonly evidence: EvidenceDesk;
  readonly understanding: UnderstandingDesk;
  readonly plugins: Pick<PluginChecks, 'issues'>;
}

/** What is checked, and for whom. */
export interface Reading {
  readonly roster: Roster;
  readonly language: Language;
  readonly accepted: Acceptance;
  readonly signal: AbortSignal;
  /** What is wrong with the workbook rather than with a row. */
  readonly sheetWide: readonly Issue[];
}

/** Pairs files with rows, fits the templates to the sheet, and finds every problem of every row. Rejects when aborted. */
export const checkSheet = async (
  { sheet, receipts, message, account, evidence, understanding, plugins }: CheckDesks,
  { clock, translate }: Pick<SessionPorts, 'clock' | 'translate'>,
  { roster, language, accepted, signal, sheetWide }: Reading,
): Promise<Omit<Checked, 'roster'>> => {
  await receipts.pair(roster, sheet.kind, signal);
  const mails = message.use(roster, sheet.kind, language, receipts.mailFiles(roster));
  await understanding.look(roster);
  const lastWritten = await understanding.addresses.lookUp(roster, signal);
  const documentsOf = receipts.documentsOf(roster);
  const filesOf = (row: number) => documentsOf(row).map(({ file }) => file.name);
  const found = await plugins.issues({ roster, filesOf, language, signal });
  const check = await checkRows({
    roster,
    kind: sheet.kind,
    scope: sheet.scope,
    selected: rowsOfChosen(sheet.selected, roster.entries),
    attaching: receipts.rules.mode(roster) !== 'none',
    documentsOf,
    moreIssues: [
      ...sheetWide,
      ...receipts.issues(roster, account.mostBytes),
      ...message.inspection.issues,
      ...message.issues(roster),
      ...understanding.issues(roster),
      ...found,
    ],
    movedRows: lastWritten.moved,
    sameRows: lastWritten.same,
    period: receipts.chosenPeriod,
    evidence: evidence.evidence(),
    unread: evidence.unread,
    claimants: evidence.claimants(),
    accepted,
    now: clock.now(),
    words: allStatusWords(translate),
    dateText: (at) => dateText(language, at),
    pause: pauses(clock, signal),
  });
  return { check, mails };
};
