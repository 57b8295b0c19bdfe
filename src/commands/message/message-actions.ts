import { expected } from '../../domain/failure.ts';
import { rechecked, type Needed } from '../session-parts.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { TemplateSource, Topic } from '../../domain/message/presets.ts';
import type { Language } from '../../domain/language.ts';
import type { Preview } from './message-state.ts';

export interface MessageActions {
  setTemplate(template: TemplateSource, language: Language): void;
  /** Shows the text of another language, which some rows get. */
  showTemplate(language: Language): void;
  /** The text on show goes to all rows, whatever their language. */
  useForEverybody(on: boolean): void;
  resetTemplate(): void;
  /** A ready-made text; words of the workbook's own stay under a name on this device. */
  chooseTopic(topic: Topic): void;
  /** A text that this device keeps under a name. */
  chooseText(name: string): void;
  /** A ready-made text of a plugin, by its id. */
  chooseOffered(id: string): void;
  /** Keeps the text in use under a name, on this device, for any workbook. */
  keepText(name: string): Promise<void>;
  forgetText(name: string): Promise<void>;
  preview(row: number): Promise<Preview | Sentence>;
}

export const messageActions = (
  desks: Needed<'account' | 'changed' | 'guard' | 'message' | 'ports' | 'recheck' | 'row' | 'sheet' | 'view'>,
): MessageActions => {
  const { message, account, sheet, ports } = desks;
  const former = () => ports.translate(desks.view.language, 'texts.former');
  const changed = (act: () => Promise<void>): void =>
    void desks.guard(act).then(() => {
      void desks.recheck();
    });
  return {
    setTemplate: (template, language) => void rechecked(desks, () => message.choose(template, language)),
    showTemplate: (language) => {
      message.look(language);
      desks.changed();
    },
    useForEverybody: (on) => void rechecked(desks, () => message.forEverybody(on)),
    resetTemplate: () => void rechecked(desks, () => message.reset()),
    chooseTopic: (topic) => changed(() => message.choice.chooseTopic(sheet.kind, topic, former())),
    chooseText: (name) => changed(() => message.choice.chooseKept(sheet.kind, name, former())),
    chooseOffered: (id) => changed(() => message.choice.chooseOffered(sheet.kind, id, former())),
    keepText: (name) => desks.guard(() => message.choice.keep(sheet.kind, name.trim(), message.ownTexts)),
    forgetText: (name) => desks.guard(() => message.choice.forget(sheet.kind, name)),
    preview: async (row) => {
      try {
        return await message.preview(desks.row(row), account.sender());
      } catch (error) {
        return sentenceOf(expected(error));
      }
    },
  };
};
