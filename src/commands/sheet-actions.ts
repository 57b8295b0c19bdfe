import { rechecked, type Desks } from './desks.ts';
import type { SheetActions } from './pane-actions.ts';

export const sheetActions = (desks: Desks): SheetActions => {
  const { sheet } = desks;
  return {
    readSheet: async () => {
      desks.view.problem = undefined;
      await sheet.readActive();
      await desks.readSheet();
    },
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
