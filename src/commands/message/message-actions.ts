import { isFailure } from '../../domain/failure.ts';
import { rechecked, type Desks } from '../desks.ts';
import type { MessageActions } from '../pane-actions.ts';

export const messageActions = (desks: Desks): MessageActions => {
  const { message, account } = desks;
  return {
    setTemplate: (template, language) => void rechecked(desks, () => message.choose(template, language)),
    showTemplate: (language) => {
      message.look(language);
      desks.changed();
    },
    useForEverybody: (on) => void rechecked(desks, () => message.forEverybody(on)),
    resetTemplate: () => void rechecked(desks, () => message.reset()),
    preview: async (row) => {
      try {
        return await message.preview(desks.row(row), account.accounts?.current());
      } catch (error) {
        if (!isFailure(error)) throw error;
        return { code: error.code, values: error.values };
      }
    },
  };
};
