import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Patience, TimedOut } from './run/patience.ts';
import { LabPerson } from './run/person.ts';
import { openLabBook } from './run/open-lab-book.ts';
import { readScenario, type Locale } from './run/scenario.ts';
import { setStage } from './stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'screens');
const stations = ['people', 'receipts', 'message', 'send'] as const;

interface Set {
  readonly locale: Locale;
  readonly language: string;
  readonly book: string;
  readonly files: string;
}

const sets: readonly Set[] = [
  { locale: 'es-MX', language: 'es', book: 'nomina-quincena.xlsx', files: 'recibos' },
  { locale: 'pl-PL', language: 'pl', book: 'lista-plac.xlsx', files: 'paski' },
  { locale: 'en-US', language: 'en', book: 'payslips.xlsx', files: 'payslips' },
];

/** The pictures of README and docs, from the product itself, so that they cannot lie. */
export const screenshotsCommand = async (): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  for (const set of sets) {
    await shootEmpty(set);
    await shoot(set);
    await shootSplit(set);
  }
  return 0;
};

/** The columns that Sobre added are the last ones of the sheet. */
const showLastColumns = async (page: Page): Promise<void> => {
  for (const frame of page.frames()) {
    await frame.locator('.rdg').evaluateAll((grids) => {
      for (const grid of grids) grid.scrollLeft = grid.scrollWidth - grid.clientWidth - 520;
    });
  }
};

/** Somebody with the pane open beside a workbook of which nothing is sent. */
const beside = async (path: string, { locale }: Set, act: (person: LabPerson) => Promise<void>): Promise<void> => {
  const settings = { locale, propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(path, settings);
  const stage = await setStage({ book, google: {}, seed: 1, config: {} });
  book.attach(stage.excel);
  try {
    const context = stage.browser?.context;
    if (context === undefined) throw new Error('Pictures need a browser');
    const person = new LabPerson('ana', stage, context, readScenario({ locale }), [], true, new Patience(60));
    await person.open();
    await act(person);
  } finally {
    await stage.close();
  }
};

/** What a pane shows in a workbook that has nothing in it. */
const shootEmpty = async (set: Set): Promise<void> => {
  const blank = join(mkdtempSync(join(tmpdir(), 'sobre-blank-')), `${set.language}.csv`);
  writeFileSync(blank, '\n');
  await beside(blank, set, async (person) => {
    await person.pause(500);
    await person.screenshot(join(folder, `${set.language}-empty.png`));
  });
};

/** The pages of one PDF of everybody, before it is cut. */
const shootSplit = (set: Set): Promise<void> =>
  beside(join(root, 'samples/lista-plac.xlsx'), set, async (person) => {
    await person.driver.openStation('receipts');
    await person.driver.pickFiles([join(root, 'samples/paski-razem/paski-2026-01.pdf')]);
    const frame = await person.driver.frame();
    await frame.locator('[data-split]').click();
    await frame.locator('.split-view').waitFor();
    await person.pause(3_000);
    await frame.locator('.split-view').scrollIntoViewIfNeeded();
    await frame.locator('.split-view').evaluate((view) => view.scrollIntoView({ block: 'start' }));
    await person.screenshot(join(folder, `${set.language}-split.png`));
  });

const shoot = async ({ locale, language, book: name, files }: Set): Promise<void> => {
  const settings = { locale, propagationMs: 800, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(join(root, 'samples', name), settings);
  const stage = await setStage({ book, google: { unitsPerMinute: 60_000 }, seed: 1, config: {} });
  book.attach(stage.excel);
  try {
    const context = stage.browser?.context;
    if (context === undefined) throw new Error('Pictures need a browser');
    const receipts = join(root, 'samples', files);
    const paths = readdirSync(receipts).map((file) => join(receipts, file));
    const scenario = readScenario({ locale, attachments: 'auto' });
    const patience = new Patience(180);
    const person = new LabPerson('ana', stage, context, scenario, paths, true, patience);
    await person.open();
    await person.prepare();
    await person.connect();
    for (const station of stations) {
      await person.driver.openStation(station);
      await person.pause(300);
      await person.screenshot(join(folder, `${language}-${station}.png`));
    }
    const sent = await patience.limit(person.send(() => false).then(() => person.untilEnd(() => false)));
    if (sent instanceof TimedOut) throw new Error(sent.sentence);
    await person.driver.checked();
    await person.pause(1_000);
    await showLastColumns(person.pane.page);
    await person.screenshot(join(folder, `${language}-sent.png`));
    if (language === 'es') await person.screenshot(join(folder, 'pane.png'));
  } finally {
    await stage.close();
  }
};
