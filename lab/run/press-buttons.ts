import type { Button } from './scenario.ts';
import type { PaneDriver } from './pane-driver.ts';

const pollMs = 50;
/** A pane at rest does not show a new button by itself after this long: a dead run is offered after 30 s. */
const restMs = 50_000;
/** "Not there, send again" is offered two minutes after the search was opened. */
const searchedMs = 150_000;
/** Whoever presses Stop sees it. */
const stopMs = 5_000;

const runningKeys = ['run.stop', 'run.cancel', 'run.stopping'];

interface Press {
  /** What the button may say. */
  readonly keys: readonly string[];
  /** Milliseconds of rest after which it does not come any more. */
  readonly patienceMs: number;
}

type PaneButton = Exclude<Button, 'cancel-sign-in' | 'reconnect'>;

/** The buttons of the pane that stand for one button of a scenario, in the order they are pressed. */
const presses: Readonly<Record<PaneButton, readonly Press[]>> = {
  stop: [{ keys: ['run.stop', 'run.cancel'], patienceMs: stopMs }],
  'settle-sent': [{ keys: ['check.there'], patienceMs: restMs }],
  'settle-again': [
    { keys: ['check.search'], patienceMs: restMs },
    { keys: ['check.again'], patienceMs: searchedMs },
  ],
  'send-again': [{ keys: ['list.sendAgain'], patienceMs: restMs }],
  'retry-failed': [{ keys: ['summary.retry'], patienceMs: restMs }],
  takeover: [{ keys: ['watch.takeOver'], patienceMs: restMs }],
};

export type ScriptedDriver = Pick<PaneDriver, 'button' | 'press' | 'openPerson' | 'openStation'>;

export interface Presser {
  readonly name: string;
  readonly driver: ScriptedDriver;
}

/**
 * Presses what a scenario's button means, once it is enabled, in the first of these panes that shows it; returns whose
 * that was; undefined where the run was over before anybody could press Stop. Rejects when no pane shows another button
 * although none is at work.
 */
export const pressButton = async <P extends Presser>(
  panes: readonly P[],
  button: PaneButton,
  row: number | undefined,
): Promise<P | undefined> => {
  let among = panes;
  for (const { keys, patienceMs } of presses[button]) {
    const found = await enabled(among, keys, patienceMs, (driver) => bringUp(driver, button, row));
    if (found === undefined && button === 'stop') return undefined;
    if (found === undefined) throw new Error(`no pane showed ${keys.join(' or ')}`);
    await found.person.driver.press(found.key);
    among = [found.person];
  }
  const [presser] = among;
  if (presser === undefined) throw new Error('nobody is at the book');
  return presser;
};

/** Some buttons are only there once somebody has gone to them. */
const bringUp = async (driver: ScriptedDriver, button: string, row: number | undefined): Promise<void> => {
  if (button === 'retry-failed') await driver.openStation('send');
  if (button === 'send-again') await driver.openPerson('sent', row);
};

const enabled = async <P extends Presser>(
  panes: readonly P[],
  keys: readonly string[],
  patienceMs: number,
  bringUpIn: (driver: ScriptedDriver) => Promise<void>,
): Promise<{ person: P; key: string } | undefined> => {
  let restsSince = Date.now();
  while (Date.now() - restsSince < patienceMs) {
    for (const person of panes) {
      // A pane that is being closed or opened shows nothing.
      const { key, isRunning } = await look(person.driver, keys, bringUpIn).catch(() => nothing);
      if (key !== undefined) return { person, key };
      if (isRunning && patienceMs > stopMs) restsSince = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return undefined;
};

const nothing = { key: undefined, isRunning: false } as const;

const look = async (
  driver: ScriptedDriver,
  keys: readonly string[],
  bringUpIn: (driver: ScriptedDriver) => Promise<void>,
): Promise<{ key: string | undefined; isRunning: boolean }> => {
  const isRunning = (await Promise.all(runningKeys.map((key) => canPress(driver, key)))).includes(true);
  if (!isRunning) await bringUpIn(driver);
  for (const key of keys) if (await canPress(driver, key)) return { key, isRunning };
  return { key: undefined, isRunning };
};

const canPress = async (driver: ScriptedDriver, key: string): Promise<boolean> => {
  const button = (await driver.button(key)).first();
  return (await button.isVisible()) && (await button.getAttribute('aria-disabled')) !== 'true';
};
