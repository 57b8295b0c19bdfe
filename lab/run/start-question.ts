import type { PaneDriver } from './pane-driver.ts';
import type { PaneLook } from './pane-look.ts';
import type { Patience } from './patience.ts';

/** Answers that let the mails go. */
const answers = [
  'autoSave.alone',
  'columns.add',
  'columns.addSeen',
  'columns.addUntested',
  'testAsk.sendSeen',
  'testAsk.sendUntested',
  'testAsk.send',
];
const sends = ['next.send.payroll', 'next.send.invoices'];

/**
 * Answers what the pane asks before the first mail in one press, as a person in a hurry does: a test only where nothing
 * goes without one. Returns whether it was asked.
 */
export const answerStartQuestion = async (driver: PaneDriver, look: PaneLook, patience: Patience): Promise<boolean> => {
  const answer = look.firstOf(answers);
  if (answer !== undefined) {
    await driver.press(answer);
    return true;
  }
  if (!look.shows('testAsk.first')) return false;
  await driver.press('testAsk.first');
  await patience.until('the test mail to leave', () => driver.shows('test.seen'));
  await driver.press('test.seen');
  for (const key of sends) if (await driver.shows(key)) await driver.press(key);
  return true;
};
