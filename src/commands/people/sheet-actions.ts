import { rechecked, type Needed } from '../session-parts.ts';
import { late } from '../base/late.ts';
import { understandingActions, type UnderstandingActions } from './understanding-actions.ts';
import type { IssueCode } from '../../domain/issue.ts';
import type { Field } from '../../domain/roster/roster.ts';
import type { Scope, RunKind } from '../../domain/run-choices.ts';
import type { RecipientRule } from '../../domain/roster/read-recipients.ts';

export interface SheetActions extends UnderstandingActions {
  readSheet(): Promise<void>;
  /** Adds a sheet of made-up people and reads it. */
  addSample(): Promise<void>;
  setField(field: Field, column: number | undefined): Promise<void>;
  useCc(on: boolean): Promise<void>;
  setRecipients(rule: RecipientRule): Promise<void>;
  setScope(scope: Scope): Promise<void>;
  /** A new sheet with the people whose cell says that they get their receipt on paper. */
  makePaperList(): Promise<void>;
  setKind(kind: RunKind): Promise<void>;
  accept(code: IssueCode, accepted: boolean): void;
}

export const sheetActions = (
  desks: Needed<
    | 'accept'
    | 'account'
    | 'checked'
    | 'guard'
    | 'ports'
    | 'problems'
    | 'readSheet'
    | 'recheck'
    | 'sheet'
    | 'understanding'
    | 'view'
  >,
): SheetActions => {
  const { sheet } = desks;
  return {
    readSheet: async () => {
      desks.problems.press();
      await sheet.readActive();
      await desks.readSheet();
    },
    addSample: () =>
      desks.guard(async () => {
        const { sampleRows } = await late(import(/* webpackChunkName: "made-sheets" */ './sample-rows.ts'));
        const { ports, view, account } = desks;
        const address = account.sender()?.address ?? '';
        const rows = sampleRows(view.language, ports.translate, address, ports.clock.now());
        await ports.workbook.addSheet(ports.translate(view.language, 'sample.sheet'), rows);
        await sheet.readActive();
        await desks.recheck();
      }),
    makePaperList: () =>
      desks.guard(async () => {
        const { paperRows } = await late(import(/* webpackChunkName: "made-sheets" */ './paper-rows.ts'));
        const { ports } = desks;
        const language = sheet.language(desks.view.language);
        const { check, roster } = desks.checked();
        const rows = paperRows(check, roster, language, ports.translate);
        await ports.workbook.addSheet(ports.translate(language, 'paper.sheet'), rows);
      }),
    setField: (field, column) => rechecked(desks, () => sheet.chooseField(field, column)),
    useCc: (useCc) => rechecked(desks, () => sheet.choose('copies', useCc)),
    setRecipients: (recipients) => rechecked(desks, () => sheet.choose('recipients', recipients)),
    setScope: (scope) => rechecked(desks, () => sheet.chooseScope(scope)),
    setKind: (kind) => rechecked(desks, () => sheet.choose('kind', kind)),
    ...understandingActions(desks),
    accept: (code, accepted) => {
      desks.accept(code, accepted);
      void desks.recheck();
    },
  };
};
