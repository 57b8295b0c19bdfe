import { richEditor } from '../message/body-editor.tsx';
import { historyParts } from '../record/history.tsx';
import { sendRest } from '../send/send.tsx';
import { peopleGrid } from '../people/people-list.tsx';

/** What is inside the stations and around them: everything but the frame. One chunk, fetched once the frame is painted. */
export { Decisions } from '../check/issue-groups.tsx';
export { Help } from './help.tsx';
export { History } from '../record/history.tsx';
export { Message } from '../message/message.tsx';
export { People } from '../people/people.tsx';
export { Receipts } from '../receipts/receipts.tsx';
export { Send } from '../send/send.tsx';
export { Settings } from '../computer/settings.tsx';
export { StartQuestion } from '../send/start-question.tsx';
export { UnknownRows } from '../send/unknown-rows.tsx';

/** Fetches what they in turn fetch late, the nearest first, so that no click has to wait. */
export const fetchRest = async (): Promise<void> => {
  await peopleGrid.load();
  await sendRest.load();
  await historyParts.load();
  await richEditor.load();
};
