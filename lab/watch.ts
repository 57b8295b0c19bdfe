import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hasDisplay } from './has-display.ts';
import { openLabBook } from './run/open-lab-book.ts';
import { setStage } from './stage.ts';
import { UsageError } from './usage-error.ts';

const sample = fileURLToPath(new URL('../samples/nomina-quincena.xlsx', import.meta.url));

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The sample payroll with the pane of a build that changes: it is loaded again whenever `--built` is written. */
export const watchCommand = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: { dist: { type: 'string' }, built: { type: 'string' }, headless: { type: 'boolean' } },
  });
  const { dist, built } = values;
  if (dist === undefined || built === undefined) throw new UsageError('watch: --dist and --built are missing');
  const book = await openLabBook(sample, {
    locale: 'es-MX',
    propagationMs: 800,
    autoSave: true,
    protected: false,
    readOnly: false,
  });
  const headed = values.headless !== true && hasDisplay();
  const stage = await setStage({ book, google: {}, seed: 1, config: {}, headed, distDir: dist });
  book.attach(stage.excel);
  const context = stage.browser?.context;
  if (context === undefined) throw new Error('Watching needs a browser');
  const pane = await stage.excel.openPane({ client: 'ana', context, locale: 'es-MX', ui: true });
  say('The emulated Excel is open. Save a source, and the pane is loaded again. Ctrl+C ends.');
  let reloading = Promise.resolve();
  const watcher = watch(built, () => {
    reloading = reloading.then(async () => {
      await pane.reload();
      say(`Loaded again at ${new Date().toLocaleTimeString()}.`);
    });
  });
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    stage.browser?.browser.once('disconnected', () => resolve());
  });
  watcher.close();
  await reloading.catch(() => undefined);
  await stage.close();
  return 0;
};
