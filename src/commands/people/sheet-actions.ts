import { rechecked, type Desks } from '../desks.ts';
import type { SheetActions } from '../pane-actions.ts';
import { paperRows } from './paper-rows.ts';
import { sampleRows } from './sample-sheet.ts';

export const sheetActions = (desks: Desks): SheetActions => {
  const { sheet } = desks;
  return {
    readSheet: async () => {
      desks.problems.press();
      await sheet.readActive();
      await desks.readSheet();
    },
    addSample: () =>
      desks.guard(async () => {
        const { ports, view, account } = desks;
        const address = account.accounts?.current()?.address ?? '';
        const rows = sampleRows(view.language, ports.translate, address, ports.clock.now());
        await ports.workbook.addSheet(ports.translate(view.language, 'sample.sheet'), rows);
        await sheet.readActive();
        await desks.recheck();
      }),
    makePaperList: () =>
      desks.guard(async () => {
        const { ports } = desks;
        const language = sheet.language(desks.view.language);
        const { check, roster } = desks.checked();
        const rows = paperRows(check, roster, language, ports.translate);
        await ports.workbook.addSheet(ports.translate(language, 'paper.sheet'), rows);
      }),
    setField: (field, column) => rechecked(desks, () => sheet.chooseField(field, column)),
    useCc: (useCc) => rechecked(desks, () => sheet.choose({ useCc })),
    setRecipients: (recipients) => rechecked(desks, () => sheet.choose({ recipients })),
    setScope: (scope) => rechecked(desks, () => sheet.chooseScope(scope)),
    setKind: (kind) => rechecked(desks, () => sheet.choose({ kind })),
    accept: (code, accepted) => {
      if (accepted) desks.accepted.add(code);
      else desks.accepted.delete(code);
      void desks.recheck();
    },
  };
};
