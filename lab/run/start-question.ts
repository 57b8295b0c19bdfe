import type { PaneDriver } from './pane-driver.ts';
import { markPast, type PaneLook } from './pane-look.ts';
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
/** For so long a press waits for a button before it is looked for anew. */
const lookMs = 5_000;
const sends = ['next.send.payroll', 'next.send.invoices'];

/**
 * Answers what the pane asks before the first mail in one press, as a person in a hurry does: a test only where nothing
 * goes without one. Returns whether it was asked.
 */
export const answerStartQuestion = async (driver: PaneDriver, look: PaneLook, patience: Patience): Promise<boolean> => {
  const answer = look.firstOf(answers);
  if (answer !== undefined) return pressWhileThere(driver, answer);
  if (!look.shows('testAsk.first')) return false;
  await driver.press('testAsk.first');
  await patience.until('the test mail to leave', () => driver.shows('test.seen'));
  await driver.press('test.seen');
  for (const key of sends) if (await driver.shows(key)) await driver.press(key);
  return true;
};

/** Says whether it was pressed: a colleague may add the columns that a question is about, and it goes away. */
const pressWhileThere = async (driver: PaneDriver, key: string): Promise<boolean> => {
  const button = (await driver.button(key)).first();
  await (await driver.frame()).evaluate(markPast);
  for (;;) {
    const pressed = await button.click({ timeout: lookMs }).then(
      () => true,
      () => false,
    );
    if (!pressed && (await button.count()) > 0) continue;
    if (pressed) driver.clicks += 1;
    return pressed;
  }
};
