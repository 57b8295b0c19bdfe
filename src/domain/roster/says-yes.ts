import { foldText } from '../text/fold-text.ts';

const yes = new Set(['si', 's', 'yes', 'y', 'tak', 't', 'true', 'verdadero', 'prawda', 'x', 'ok', '1']);
const tick = /^[✓✔☑✅]\ufe0f?$/u;

/** Whether a cell's text is a plain yes, in a word of the pane's languages, or a tick. Blank is no, and so is all else. */
export const saysYes = (text: string): boolean => tick.test(text.trim()) || yes.has(foldText(text));
