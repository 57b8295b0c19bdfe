import { richEditor } from './body-editor.tsx';
import { peopleGrid } from './people-list.tsx';

/** What is inside the stations and around them: everything but the frame. One chunk, fetched once the frame is painted. */
export { Decisions } from './issue-groups.tsx';
export { Message } from './message.tsx';
export { People } from './people.tsx';
export { Receipts } from './receipts.tsx';
export { Send } from './send.tsx';
export { Settings } from './settings.tsx';
export { UnknownRows } from './unknown-rows.tsx';

/** Fetches what they in turn fetch late, the nearest first, so that no click has to wait. */
export const fetchRest = async (): Promise<void> => {
  await peopleGrid.load();
  await richEditor.load();
};
