import { rechecked, type Needed } from '../session-parts.ts';
import { expected } from '../../domain/failure.ts';
import type { PageChoice } from '../../domain/split/plan-split.ts';
import type { PagePicture } from '../../domain/split/read-page.ts';
import type { Period } from '../../domain/text/period.ts';
import type { Choices } from '../base/choice-schemas.ts';
import type { ReceiptMode } from '../../domain/run-choices.ts';
import type { ReceiptOption } from './receipt-choices.ts';

export interface ReceiptsActions {
  chooseFiles(files: readonly File[]): Promise<void>;
  /** Loads what the next two need, so that a sign-in window opens inside their press. */
  prepareFolder(): void;
  /** Takes the receipts from the folder beside the workbook; `wider` asks for leave to read other people's too. */
  takeFolder(wider: boolean): Promise<void>;
  chooseSubfolder(name: string, isIn: boolean): Promise<void>;
  /** Signs out of where the folder is. */
  leaveFolder(): void;
  /** Takes in what a source lists, by its id. */
  addFromSource(id: string): Promise<void>;
  clearFiles(): void;
  setReceiptMode(mode: ReceiptMode): void;
  /** Switches one of the workbook's options about files. */
  setReceiptOption<Option extends ReceiptOption>(option: Option, choice: Choices[Option]): void;
  setPasswordColumn(column: number | undefined): void;
  /** Who gets files at all, by a column; undefined: everybody. */
  setAttachColumn(column: number | undefined): void;
  /** A picture for the head of made PDFs; undefined: none. */
  chooseLogo(file: File | undefined): Promise<void>;
  /** Which sheet imported receipts take their addresses from; undefined: none. */
  chooseAddresses(sheet: string | undefined): Promise<void>;
  choosePeriod(period: Period): void;
  /** Gives a file that names nobody, by its SHA-256, to the person of a sheet row; undefined takes it back. */
  giveFile(sha256: string, row: number | undefined): void;
  /** Looks at the pages of a file of several people, by its SHA-256. */
  lookAtPages(sha256: string): Promise<void>;
  /** What the person says of a page of the file that is looked at; undefined: nothing any more. */
  markPage(page: number, choice: PageChoice | undefined): void;
  /** Cuts the file as its pages are shown. */
  cutFile(): Promise<void>;
  /** The whole file again, and none of its parts. */
  joinFile(sha256: string): Promise<void>;
  closePages(): void;
  /** Small pictures of pages of the file that is looked at; undefined for one that cannot be drawn. */
  drawPages(
    pages: readonly number[],
    width: number,
    signal: AbortSignal,
  ): Promise<readonly (PagePicture | undefined)[]>;
  /** Opens a file by its name, to be looked at: the picked one, else what the mail of that sheet row carries. */
  openFile(row: number, name: string): Promise<void>;
}

export const receiptsActions = (
  desks: Needed<'check' | 'guard' | 'importing' | 'ports' | 'receipts' | 'recheck' | 'row' | 'sheet' | 'view'>,
): ReceiptsActions => {
  const { sheet, receipts, importing, ports } = desks;
  const headerOf = (column: number | undefined): string =>
    sheet.roster?.columns.find((each) => each.column === column)?.header ?? '';
  return {
    chooseFiles: (files) => rechecked(desks, () => chooseFiles(desks, files)),
    prepareFolder: () => void receipts.folder.prepare(),
    takeFolder: (wider) => takeFolder(desks, wider),
    chooseSubfolder: async (name, isIn) => {
      await desks.guard(() => receipts.folder.choose(name, isIn));
      await takeFolder(desks, false);
    },
    leaveFolder: () => receipts.folder.leave(),
    addFromSource: (id) =>
      rechecked(desks, () =>
        added(desks, () =>
          receipts.addFrom(id, { documentUrl: ports.place().documentUrl }, sheet.roster, new AbortController().signal),
        ),
      ),
    clearFiles: () => void rechecked(desks, () => receipts.clear()),
    setReceiptMode: (mode) => void rechecked(desks, () => ports.book.set('files', mode)),
    setReceiptOption: (option, choice) => void rechecked(desks, () => ports.book.set(option, choice)),
    setPasswordColumn: (column) => void rechecked(desks, () => ports.book.set('lock-column', headerOf(column))),
    setAttachColumn: (column) => void rechecked(desks, () => ports.book.set('attach-column', headerOf(column))),
    chooseLogo: (file) => rechecked(desks, () => receipts.chooseLogo(file)),
    chooseAddresses: (name) =>
      rechecked(desks, () =>
        desks.guard(async () => {
          await importing.answer(name);
          await sheet.readActive();
        }),
      ),
    choosePeriod: (period) => void rechecked(desks, () => receipts.choosePeriod(period)),
    giveFile: (sha256, row) =>
      void rechecked(desks, () => receipts.give(sha256, row === undefined ? undefined : desks.row(row).entry)),
    openFile: (row, name) => desks.guard(() => openFile(desks, row, name)),
    ...pageActions(desks),
  };
};

const pageActions = (
  desks: Needed<'guard' | 'ports' | 'receipts' | 'recheck' | 'sheet'>,
): Pick<ReceiptsActions, 'lookAtPages' | 'markPage' | 'cutFile' | 'joinFile' | 'closePages' | 'drawPages'> => {
  const { bundles } = desks.receipts;
  const { signal } = new AbortController();
  return {
    lookAtPages: (sha256) =>
      desks.guard(() => desks.receipts.lookAtPages(sha256, desks.sheet.roster, desks.sheet.kind, signal)),
    markPage: (page, choice) => void bundles.act((visit) => visit.mark(page, choice)),
    cutFile: () =>
      rechecked(desks, async () => {
        const { receipts, sheet, ports } = desks;
        await bundles.act(async (visit) => {
          const isCut = await visit.confirm(sheet.roster, signal);
          // No column names the parts: what is inside them says whose they are.
          if (isCut && receipts.rules.of(sheet.roster).mode === 'column') await ports.book.set('files', 'auto');
        });
      }),
    joinFile: (sha256) => rechecked(desks, () => bundles.act((visit) => visit.undo(sha256))),
    closePages: () => void bundles.act((visit) => visit.close()),
    drawPages: async (pages, width, until) => {
      try {
        return (await bundles.visit?.draw(pages, width, until)) ?? [];
      } catch (error) {
        // Who looks elsewhere meanwhile misses nothing, and a page without its picture still says whose it is.
        if (!until.aborted) expected(error);
        return [];
      }
    },
  };
};

const openFile = async (
  { receipts, sheet, check, ports }: Needed<'check' | 'ports' | 'receipts' | 'sheet'>,
  row: number,
  name: string,
): Promise<void> => {
  const checked = check?.rows.find(({ entry }) => entry.row === row);
  const picked = receipts.named(name, checked?.documents ?? []);
  for (const { file, mediaType } of picked) ports.showFile(name, await file.read(), mediaType);
  if (picked.length > 0 || checked === undefined || sheet.roster === undefined) return;
  const carried = await receipts.mailFiles(sheet.roster).attachmentsOf(checked);
  for (const each of carried.filter((attachment) => attachment.name === name))
    ports.showFile(name, each.bytes, each.mediaType);
};

type AddNeeds = Needed<'guard' | 'importing' | 'receipts' | 'recheck' | 'sheet' | 'view'>;

const chooseFiles = (desks: AddNeeds, files: readonly File[]): Promise<void> =>
  added(desks, () => desks.receipts.add(files, desks.sheet.roster, new AbortController().signal));

/** The folder is asked inside the press, before anything else happens. */
const takeFolder = async (desks: AddNeeds, wider: boolean): Promise<void> => {
  const { signal } = new AbortController();
  const listing = await desks.receipts.folder.list(wider, signal);
  if (listing === undefined) return;
  await rechecked(desks, () => added(desks, () => desks.receipts.take(listing, desks.sheet.roster, signal)));
};

/** Files added where there is no sheet of people become one. */
const added = async (desks: AddNeeds, add: () => Promise<void>): Promise<void> => {
  const { sheet, receipts, importing } = desks;
  const { language } = desks.view;
  importing.clear();
  await add();
  const rows = sheet.hasNobody ? receipts.sheetRows(language) : undefined;
  if (rows === undefined) return;
  await desks.guard(async () => {
    if (await importing.begin(rows, language)) await sheet.readActive();
    else desks.view.station = 'people';
  });
};
