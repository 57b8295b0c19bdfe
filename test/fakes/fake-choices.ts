import { BookChoices } from '../../src/commands/base/book-choices.ts';

/** The shared choices of a workbook, read, over settings that a test sees and writes. */
export const fakeChoices = (
  settings = new Map<string, unknown>(),
  write = (key: string, value: unknown): Promise<void> => Promise.resolve(void settings.set(key, value)),
): BookChoices => {
  const choices = new BookChoices({ readAll: () => Promise.resolve(new Map(settings)), write });
  choices.take(settings);
  return choices;
};
