import { isFailure } from '../../domain/failure.ts';
import { rechecked, type Desks } from '../desks.ts';
import type { Sentence } from '../pane-state.ts';
import type { Language } from '../../domain/language.ts';
import type { TemplateText, Preview } from './message-state.ts';

export interface MessageActions {
  setTemplate(template: TemplateText, language: Language): void;
  /** Shows the text of another language, which some rows get. */
  showTemplate(language: Language): void;
  /** The text on show goes to all rows, whatever their language. */
  useForEverybody(on: boolean): void;
  resetTemplate(): void;
  preview(row: number): Promise<Preview | Sentence>;
}

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
