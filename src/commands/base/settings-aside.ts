import type { BookSettings } from './book-choices.ts';

/**
 * A workbook's settings without what stood in them, after they broke the pane: only who may send is read, because a
 * broken workbook must not free its guard, and what this pane chose since.
 */
export const settingsAside = (settings: BookSettings): BookSettings => {
  const read = new Set(['senders']);
  return {
    readAll: async () => new Map([...(await settings.readAll())].filter(([key]) => read.has(key))),
    write: async (key, value) => {
      await settings.write(key, value);
      read.add(key);
    },
  };
};
