import { AsyncLocalStorage } from 'node:async_hooks';
import { resolve } from 'node:path';
import { readApiTable } from '../../lab/excel/api-table.ts';
import { type CallError, Faults } from '../../lab/excel/faults.ts';
import { Interpreter } from '../../lab/excel/interpreter/interpreter.ts';
import { RichApi, type RichApiCall } from '../../lab/excel/rich-api.ts';
import { logFacts } from '../../lab/run/log-facts.ts';
import { type AttachableBook, openLabBook } from '../../lab/run/open-lab-book.ts';
import type { BookSettings } from '../../lab/run/lab-book.ts';
import { readStatus, reportRows } from '../../lab/run/report.ts';
import { readBookSettings, writeBookSetting } from '../../src/office/book-settings.ts';
import { ExcelWorkbook } from '../../src/office/excel-workbook.ts';
import type { Session } from '../../src/commands/session.ts';
import type { DeviceStore } from '../../src/plugin/contribution.ts';
import type { DeploymentConfig } from '../../src/plugin/deployment.ts';
import { FakeClock } from './fake-clock.ts';
import { installOffice } from './office-in-node.ts';
import type { memoryLedger } from './memory-ledger.ts';
import { fakeMail, sessionStage } from './session-stage.ts';

const table = await readApiTable();
const sample = resolve(import.meta.dirname, '../../samples/nomina-quincena.xlsx');

export interface LabExcelOptions extends Partial<BookSettings> {
  readonly path?: string;
  readonly errors?: readonly CallError[];
  /** Milliseconds of the clock that each call takes. */
  readonly hostLatencyMs?: number;
  /** The same for whom it is longer, by name: a computer with much to do. */
  readonly slow?: Readonly<Record<string, number>>;
  readonly settingsAsOpened?: boolean;
  readonly settleMs?: number;
  readonly documentUrl?: string;
  /** Selected before anybody opens the book. */
  readonly selection?: string;
  readonly people?: readonly string[];
  /** Default: one that takes every mail. */
  readonly mail?: (clock: FakeClock) => ReturnType<typeof fakeMail>;
  readonly config?: Partial<DeploymentConfig>;
  readonly ledger?: ReturnType<typeof memoryLedger>;
  readonly device?: DeviceStore;
  readonly displayLanguage?: string;
}

const choices = { files: 'none', test: { sentAt: 0, answer: 'without' } };

/**
 * The product's whole session over its own Excel code, Microsoft's unmodified Office.js and the lab's Excel, without a
 * browser: the sample payroll, one pane for each of `people`.
 */
export const labExcel = async (options: LabExcelOptions = {}) => {
  const {
    path = sample,
    selection,
    errors = [],
    hostLatencyMs = 0,
    slow = {},
    people = ['ana'],
    documentUrl = '',
    mail: mailOf = () => fakeMail(),
    ...excel
  } = options;
  const defaults = { locale: 'es-MX', propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const clock = new FakeClock();
  const schedule = (task: () => void, ms: number) => clock.at(ms, task);
  const book = await openLabBook(path, { ...defaults, ...excel, schedule } as BookSettings);
  for (const [key, value] of Object.entries(choices)) book.setSetting(key, value);
  if (selection !== undefined) book.select(selection);
  const who = new AsyncLocalStorage<string>();
  const seats = new Map(people.map((name) => [name, seat(book, name, errors, options.settingsAsOpened === true)]));
  const seated = () => seats.get(who.getStore() ?? people[0]!)!;
  book.attach({ client: (name) => seats.get(name)! });
  const uninstall = installOffice({
    documentUrl,
    answer: async (call: RichApiCall) => {
      const { api } = seated();
      const latencyMs = slow[who.getStore() ?? ''] ?? hostLatencyMs;
      if (latencyMs > 0) await clock.sleep(latencyMs);
      return clock.outside(api.answer(call));
    },
  });
  const mail = mailOf(clock);
  /** Addresses that Google took a mail for, in their order. */
  const accepted: string[] = [];
  const told = { claimed: 0 };
  let onAccepted: (n: number) => void = () => undefined;
  let onClaimed: (n: number) => void = () => undefined;
  book.onWrite((text) => {
    if (readStatus(text)?.claimed === true) onClaimed((told.claimed += 1));
  });
  const provider = {
    ...mail,
    send: async (message: Parameters<typeof mail.send>[0], signal: AbortSignal) => {
      await clock.sleep(40);
      const answer = await mail.send(message, signal);
      onAccepted(accepted.push(message.envelope.to.join()));
      return answer;
    },
  };
  const panes = people.map((name, at) => {
    const stage = sessionStage({
      clock,
      mail: provider,
      writer: options.ledger?.writer ?? 'ABCDEFGH'.charAt(at).repeat(20),
      workbook: () => new ExcelWorkbook(clock.now),
      readSettings: readBookSettings,
      writeSetting: writeBookSetting,
      config: { settleMs: options.settleMs ?? 0, ...options.config },
      ...(options.ledger === undefined ? {} : { ledger: options.ledger }),
      ...(options.device === undefined ? {} : { device: options.device }),
      ...(options.displayLanguage === undefined ? {} : { displayLanguage: options.displayLanguage }),
    });
    return { name, ...stage, by: <T>(act: (session: Session) => T): T => who.run(name, () => act(stage.session)) };
  });
  return {
    book,
    clock,
    accepted,
    panes,
    pane: panes[0]!,
    uninstall,
    /** So much later, whatever is still going on. */
    later: (ms: number) => clock.run(() => false, clock.time + ms),
    whenAccepted: (act: (n: number) => void) => void (onAccepted = act),
    whenClaimed: (act: (n: number) => void) => void (onClaimed = act),
    rows: () => reportRows(book, book.active, []),
    log: () => logFacts(book),
    tally: () => seated().interpreter.tally,
  };
};

const seat = (book: AttachableBook, name: string, errors: readonly CallError[], asOpened: boolean) => {
  const faults = new Faults(errors);
  const replica = book.replica(name);
  if (asOpened) replica.knowSettingsAsOpened?.();
  const interpreter = new Interpreter({ root: replica.workbook, table, sets: { ExcelApi: '1.14' } });
  return { faults, interpreter, api: new RichApi(interpreter, faults) };
};
