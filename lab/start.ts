import { mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hasDisplay } from './has-display.ts';
import { provoke } from './provoke.ts';
import { Patience, TimedOut } from './run/patience.ts';
import { LabPerson } from './run/person.ts';
import { openLabBook } from './run/open-lab-book.ts';
import { readScenario } from './run/scenario.ts';
import { setStage, type Stage } from './stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const samples = join(root, 'samples');
const screens = join(root, '.lab', 'screens');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A bar on a terminal, a line now and then elsewhere. */
const progress = (done: number, total: number): void => {
  const width = 24;
  const filled = Math.round((done / Math.max(1, total)) * width);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done} of ${total} sent`;
  if (process.stderr.isTTY) process.stderr.write(`\r${bar}${done === total ? '\n' : ''}`);
  else if (done === total || done % 5 === 0) process.stderr.write(`${bar}\n`);
};

/** The demo: the emulated Excel with a sample payroll and the pane, against the local Google. */
export const startCommand = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: { once: { type: 'boolean' }, headless: { type: 'boolean' } },
  });
  const headed = hasDisplay() && values.headless !== true && values.once !== true;
  const book = await openLabBook(join(samples, 'nomina-quincena.xlsx'), {
    locale: 'es-MX',
    propagationMs: 800,
    autoSave: true,
    protected: false,
    readOnly: false,
  });
  let accepted = 0;
  let total = 0;
  const stage = await setStage({
    book,
    google: { unitsPerMinute: 60_000 },
    seed: 1,
    config: {},
    headed,
    provoke: (kind, client, on) => provoke(kind, client, on, book),
    onAccepted: () => {
      accepted += 1;
      if (total > 0) progress(accepted, total);
    },
  });
  book.attach(stage.excel);
  try {
    if (headed) await showDemo(stage);
    else {
      const code = await performDemo(stage, book, (count) => (total = count));
      if (code !== 0 || values.once === true) return code;
    }
    say(`\nGoogle's mailbox: ${stage.google.url('/mail')}`);
    say('Serving until you press Ctrl+C.');
    await untilInterrupted(stage);
    return 0;
  } finally {
    await stage.close();
  }
};

const showDemo = async (stage: Stage): Promise<void> => {
  const context = stage.browser?.context;
  if (context === undefined) throw new Error('The demo needs a browser');
  await stage.excel.openPane({ client: 'ana', context, locale: 'es-MX', ui: true });
  say('The emulated Excel is open in its own browser window.');
  say('In the pane: choose the files of samples/recibos, connect Gmail, send.');
};

/** Where no window can open: the same, done by itself, with pictures to look at. */
const performDemo = async (
  stage: Stage,
  book: Awaited<ReturnType<typeof openLabBook>>,
  announce: (total: number) => void,
): Promise<number> => {
  const context = stage.browser?.context;
  if (context === undefined) throw new Error('The demo needs a browser');
  mkdirSync(screens, { recursive: true });
  const receipts = join(samples, 'recibos');
  const files = readdirSync(receipts).map((name) => join(receipts, name));
  const patience = new Patience(180);
  const ana = new LabPerson('ana', stage, context, readScenario({ attachments: 'auto' }), files, true, patience);
  await ana.open();
  await ana.screenshot(join(screens, '1-opened.png'));
  await ana.prepare();
  await ana.screenshot(join(screens, '2-files-chosen.png'));
  await ana.connect();
  await ana.screenshot(join(screens, '3-connected.png'));
  announce(book.rows(book.active).filter(({ texts }) => texts.some((text) => text.includes('@'))).length);
  const outcome = await patience.limit(ana.send(() => false).then(() => ana.untilEnd(() => false)));
  if (outcome instanceof TimedOut) throw new Error(outcome.sentence);
  await ana.screenshot(join(screens, '4-sent.png'));
  await book.settled();
  say('');
  for (const { texts, hidden } of book.rows(book.active)) {
    if (!hidden && texts.some((text) => text !== '')) say(texts.map((text) => text.replace(/\s+/g, ' ')).join(' | '));
  }
  say(`\n${stage.google.state.mails.length} mails accepted; the run ended: ${outcome}.`);
  say('Screenshots:');
  for (const path of ana.screenshots) say(`  ${relative(process.cwd(), path)}`);
  return outcome === 'complete' ? 0 : 1;
};

const untilInterrupted = (stage: Stage): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    // A demo whose window was closed is over.
    stage.browser?.browser.once('disconnected', () => resolve());
  });
