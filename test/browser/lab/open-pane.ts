import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { LabPerson } from '../../../lab/run/person.ts';
import { readScenario, type Locale } from '../../../lab/run/scenario.ts';
import { setStage, type Stage } from '../../../lab/stage.ts';
import { house } from './house.ts';
import type { LabBook } from '../../../lab/run/lab-book.ts';

export interface OpenPane {
  readonly person: LabPerson;
  readonly stage: Stage;
  readonly book: LabBook;
  close(): Promise<void>;
}

export interface OpenPaneOptions {
  readonly files?: readonly string[];
  readonly scenario?: object;
  /** Of the workbook's own formats; default: American. */
  readonly locale?: Locale;
  /** Over the lab's own deployment. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly ui?: boolean;
  /** Another build than the production one. */
  readonly distDir?: string | undefined;
  /** Excel's theme is dark. */
  readonly dark?: boolean;
  /** The pane may keep nothing, as in a locked-down browser. */
  readonly denyStorage?: boolean;
}

/** The built product in the lab, with one person's pane open on a book. */
export const openPane = async (
  bookPath: string,
  {
    files = [],
    scenario = {},
    config = {},
    ui = false,
    denyStorage = false,
    dark = false,
    distDir,
    locale = 'en-US',
  }: OpenPaneOptions = {},
): Promise<OpenPane> => {
  const settings = { locale, propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(bookPath, settings);
  const stage = await setStage({
    book,
    google: { unitsPerMinute: 60_000 },
    seed: 1,
    config,
    denyStorage,
    house: await house(),
    distDir,
  });
  book.attach(stage.excel);
  const context = stage.browser?.context;
  if (context === undefined) throw new Error('The pane needs a browser');
  // Office.js of the web leaves the theme to the host, which the lab's has none of: so it is found where it is missing.
  if (dark) {
    await context.addInitScript(() => {
      Object.defineProperty(Object.prototype, 'officeTheme', {
        get: () => ({ isDarkTheme: true }),
        configurable: true,
      });
    });
  }
  const person = new LabPerson('ana', stage, context, readScenario({ locale: 'en-US', ...scenario }), files, ui);
  await person.open();
  return { person, stage, book, close: () => stage.close() };
};
