import type { PaneDriver } from './pane-driver.ts';
import type { Patience } from './patience.ts';

/** Answers that let the mails go. */
const answers = [
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
export const answerStartQuestion = async (driver: PaneDriver, patience: Patience): Promise<boolean> => {
  if (await pressAnswer(driver)) return true;
  if (!(await driver.shows('testAsk.first'))) return false;
  // The question may have come between two looks: whoever may go on without a test does.
  if (await pressAnswer(driver)) return true;
  await driver.press('testAsk.first');
  await patience.until('the test mail to leave', () => driver.shows('test.seen'));
  await driver.press('test.seen');
  for (const key of sends) if (await driver.shows(key)) await driver.press(key);
  return true;
};

const pressAnswer = async (driver: PaneDriver): Promise<boolean> => {
  for (const key of answers) {
    if (!(await driver.shows(key))) continue;
    await driver.press(key);
    return true;
  }
  return false;
};
