import { issueSeverities, type IssueCode } from '../../src/domain/issue.ts';
import { readGoogleBlock, type GoogleBlock } from '../google/google-block.ts';
import { reaches, type GmailReach } from '../google/google-options.ts';
import { readMicrosoftBlock, type MicrosoftBlock } from '../microsoft/microsoft-block.ts';
import { fail, fields, flag, list, number, oneOf, record, rows, text, texts, type Reader } from './scenario-readers.ts';

export type Locale = 'es-MX' | 'es-ES' | 'pl-PL' | 'en-US';

export type Attachments =
  | 'auto'
  | 'none'
  | { readonly column: string; readonly passwordColumn?: string }
  /** As `auto`, with the PDFs locked. */
  | { readonly passwordColumn: string }
  | { readonly make: 'pdf'; readonly passwordColumn?: string }
  | { readonly folder: true; readonly from?: 'onedrive' };

export interface ScriptStep {
  readonly when: {
    readonly accepted?: number;
    readonly received?: number;
    readonly claimed?: number;
    readonly afterMs?: number;
  };
  readonly do: (typeof stepKinds)[number];
  readonly column?: string;
  readonly at?: number;
  readonly address?: string;
  readonly ms?: number;
  readonly value?: string | number;
  readonly reopen?: boolean;
  readonly unitsPerMinute?: number;
  readonly button?: Button;
  readonly template?: { readonly subject?: string; readonly body?: string };
  readonly key?: string;
  readonly setting?: unknown;
  readonly pane?: 1 | 2;
}

/** Lines that somebody put on a sheet, below what stands there. */
export interface AddedRows {
  readonly sheet: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

interface ExcelError {
  readonly nth: number;
  /** One of `Excel.ErrorCodes`, or any other text: the list is open. */
  readonly code: string;
  /** The call is run all the same, and its answer lost to the error. */
  readonly done?: boolean;
  /** So many calls from the nth on; default 1. */
  readonly times?: number;
  /** Only the calls that write there are counted. */
  readonly of?: 'settings' | 'log';
}

export interface Scenario {
  readonly seed: number;
  readonly locale: Locale;
  readonly platform: 'web' | 'desktop';
  readonly sheet?: string;
  readonly kind: 'payroll' | 'invoices';
  readonly mapping: Readonly<Record<string, string>>;
  readonly recipients: 'ask' | 'all' | 'first';
  readonly template?: { readonly subject?: string; readonly body?: string };
  readonly attachments?: Attachments;
  readonly period?: string;
  readonly send: 'visible' | 'all' | 'selected';
  readonly selection?: string;
  readonly decide: readonly IssueCode[];
  /** Files that name nobody, by name, given to the person of a sheet row. */
  readonly give: Readonly<Record<string, number>>;
  /** Files of several people, by name, that are cut as their pages are shown. */
  readonly split: readonly string[];
  /** Takes back what such a sheet was sent with before, where the pane offers it. */
  readonly recall: boolean;
  readonly takeIn: boolean;
  /** Or a provider by the plugin's id and its own: `relay.https`. */
  readonly mail: string;
  /** A list of plugins that the product is built with. */
  readonly plugins?: string;
  /** The source that the files are taken from, by the plugin's id and its own. */
  readonly source?: string;
  /** Commands that are pressed once the run has ended, by the plugin's id and their own. */
  readonly press: readonly string[];
  /** What answers in the place of an address and everything below it: a path of the product's own, or a whole one. */
  readonly stubs: Readonly<Record<string, string>>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly google: GoogleBlock;
  /** With it the deployment has a client at Microsoft, whose folder holds the files. */
  readonly microsoft?: MicrosoftBlock;
  readonly gmailReach?: GmailReach;
  readonly excel: {
    readonly sets: Readonly<Record<string, string>>;
    readonly propagationMs: number;
    readonly autoSave: boolean;
    readonly protected: boolean;
    readonly readOnly: boolean;
    /** A block written over hidden cells lands as users report. */
    readonly filteredWrite?: 'misplaced';
    /** What some workbook calls are answered instead, by their number from 1. */
    readonly errors: readonly ExcelError[];
    /** Milliseconds each workbook call takes on the way. */
    readonly hostLatencyMs: number;
    /** So long Excel takes to close a dialog; default: it is gone at once. */
    readonly dialogCloseMs?: number;
    /** No button of the ribbon is changed when the add-in asks. */
    readonly ribbon?: 'refused';
    /** Everybody knows the document's settings from when they opened it. */
    readonly settings?: 'as-opened';
    /** The special cells of a protected sheet are refused. */
    readonly specialCells?: 'refused-when-protected';
    /** A download saves no file, as users of Excel for Mac report. */
    readonly downloads?: 'nothing';
  };
  readonly storage: 'allow' | 'deny' | { readonly failWrites: readonly number[] };
  /** What the workbook's settings hold when it is opened, by key, whoever wrote it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Rows on log sheets, whoever wrote them; a sheet that is not there is made. */
  readonly log: readonly AddedRows[];
  readonly panes: 1 | 2;
  readonly script: readonly ScriptStep[];
  readonly runs: number;
  readonly timeoutS: number;
}

const template: Reader<{ subject?: string; body?: string }> = (value, at) =>
  fields(value, at, { subject: text, body: text });

const attachments: Reader<Attachments> = (value, at) => {
  if (value === 'auto' || value === 'none') return value;
  const given = fields(value, at, {
    column: text,
    make: oneOf('pdf'),
    passwordColumn: text,
    folder: oneOf(true),
    from: oneOf('onedrive'),
  });
  if (given.folder !== undefined) return { folder: true, ...(given.from === undefined ? {} : { from: given.from }) };
  if (given.column !== undefined || given.make !== undefined || given.passwordColumn !== undefined)
    return given as Attachments;
  return fail(`${at} must be "auto", "none", {column}, {make}, {passwordColumn} or {folder}`);
};

const excel: Reader<Partial<Scenario['excel']>> = (value, at) =>
  fields(value, at, {
    sets: texts,
    propagationMs: number,
    autoSave: flag,
    protected: flag,
    readOnly: flag,
    filteredWrite: oneOf('misplaced'),
    errors: list(excelError),
    hostLatencyMs: number,
    dialogCloseMs: number,
    ribbon: oneOf('refused'),
    settings: oneOf('as-opened'),
    specialCells: oneOf('refused-when-protected'),
    downloads: oneOf('nothing'),
  });

const excelError: Reader<ExcelError> = (value, at) => {
  const { nth, code, ...more } = fields(value, at, {
    nth: number,
    code: text,
    done: flag,
    times: number,
    of: oneOf('settings', 'log'),
  });
  if (nth === undefined || code === undefined) return fail(`${at} must have nth and code`);
  return { nth, code, ...more };
};

const storage: Reader<Scenario['storage']> = (value, at) => {
  if (value === 'allow' || value === 'deny') return value;
  if (typeof value !== 'object') return fail(`${at} must be "allow", "deny" or {failWrites}`);
  return { failWrites: fields(value, at, { failWrites: list(number) }).failWrites ?? [] };
};

const addedRows: Reader<AddedRows> = (value, at) => {
  const cell: Reader<string | number> = (each, place) => (typeof each === 'number' ? each : text(each, place));
  const { sheet, rows: added } = fields(value, at, { sheet: text, rows: list(list(cell)) });
  if (sheet === undefined || added === undefined) return fail(`${at} must have sheet and rows`);
  return { sheet, rows: added };
};

const code: Reader<IssueCode> = (value, at) =>
  Object.hasOwn(issueSeverities, text(value, at))
    ? (value as IssueCode)
    : fail(`${at}: ${String(value)} is not a code`);

const stepKinds = [
  'sort',
  'insert-row',
  'delete-row',
  'hide-row',
  'insert-column',
  'delete-column',
  'edit-cell',
  'set-cell',
  'protect-sheet',
  'undo',
  'offline',
  'hide-pane',
  'kill-pane',
  'set-quota',
  'redeploy',
  'set-template',
  'set-setting',
  'press',
] as const;

const buttons = [
  'stop',
  'cancel-sign-in',
  'settle-sent',
  'settle-again',
  'send-again',
  'retry-failed',
  'takeover',
  'reconnect',
] as const;
export type Button = (typeof buttons)[number];

/** What a step cannot do without. */
const needed: Readonly<Partial<Record<ScriptStep['do'], keyof ScriptStep>>> = {
  sort: 'column',
  'insert-row': 'at',
  'delete-row': 'at',
  'hide-row': 'at',
  'insert-column': 'column',
  'delete-column': 'column',
  'edit-cell': 'address',
  'set-cell': 'address',
  'set-quota': 'unitsPerMinute',
  'set-template': 'template',
  'set-setting': 'key',
  press: 'button',
};

const counters = ['accepted', 'received', 'claimed'] as const;

const step: Reader<ScriptStep> = (value, at) => {
  const read = fields(value, at, {
    when: (when, place) =>
      fields(when, place, { accepted: number, received: number, claimed: number, afterMs: number }),
    do: oneOf(...stepKinds),
    column: text,
    at: number,
    address: text,
    ms: number,
    value: (cell) => cell as string | number,
    reopen: flag,
    unitsPerMinute: number,
    button: oneOf(...buttons),
    template,
    key: text,
    setting: (setting) => setting,
    pane: oneOf(1, 2),
  });
  if (read.when === undefined) fail(`${at}.when is missing`);
  if (read.do === undefined) return fail(`${at}.do is missing`);
  const counted = counters.filter((counter) => read.when?.[counter] !== undefined);
  if (counted.length !== 1) fail(`${at}.when must have one of ${counters.join(', ')}`);
  const missing = needed[read.do];
  if (missing !== undefined && read[missing] === undefined) fail(`${at}.${missing} is missing for ${read.do}`);
  return read as ScriptStep;
};

const block =
  <T>(read: (value: unknown, at: string) => T): Reader<T> =>
  (value, at) => {
    try {
      return read(value, at);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  };

/** `plugin.name`, as the pane calls what a plugin contributes. */
const contribution: Reader<string> = (value, at) =>
  /^[a-z][a-z0-9-]*\.[A-Za-z][\w-]*$/.test(text(value, at)) ? String(value) : fail(`${at} must be like "plugin.name"`);

const mail: Reader<string> = (value, at) =>
  text(value, at).includes('.') ? contribution(value, at) : oneOf('gmail', 'eml', 'test')(value, at);

/** Checks a parsed scenario and fills in the defaults. Throws a UsageError that names the field. */
export const readScenario = (value: unknown): Scenario => {
  const given = fields(value, '', {
    seed: number,
    locale: oneOf('es-MX', 'es-ES', 'pl-PL', 'en-US'),
    platform: oneOf('web', 'desktop'),
    sheet: text,
    kind: oneOf('payroll', 'invoices'),
    mapping: texts,
    recipients: oneOf('ask', 'all', 'first'),
    template,
    attachments,
    period: text,
    send: oneOf('visible', 'all', 'selected'),
    selection: text,
    decide: list(code),
    give: rows,
    split: list(text),
    recall: flag,
    takeIn: flag,
    mail,
    plugins: text,
    source: contribution,
    press: list(contribution),
    stubs: texts,
    config: record,
    google: block(readGoogleBlock),
    microsoft: block(readMicrosoftBlock),
    gmailReach: oneOf(...reaches),
    excel,
    storage,
    settings: record,
    log: list(addedRows),
    panes: oneOf(1, 2),
    script: list(step),
    runs: number,
    timeoutS: number,
  });
  const defaults = {
    seed: 1,
    locale: 'es-MX',
    platform: 'web',
    kind: 'payroll',
    mapping: {},
    recipients: 'ask',
    send: 'visible',
    decide: [],
    give: {},
    split: [],
    recall: false,
    takeIn: false,
    mail: 'gmail',
    press: [],
    stubs: {},
    config: {},
    google: {},
    storage: 'allow',
    settings: {},
    log: [],
    panes: 1,
    script: [],
    runs: 1,
    timeoutS: 120,
  } as const;
  const defaultExcel = {
    sets: {},
    propagationMs: 800,
    autoSave: true,
    protected: false,
    readOnly: false,
    errors: [],
    hostLatencyMs: 0,
  };
  const scenario = { ...defaults, ...given, excel: { ...defaultExcel, ...given.excel } } as Scenario;
  const { attachments: from } = scenario;
  const fromDrive = typeof from === 'object' && 'from' in from;
  if (fromDrive && scenario.microsoft === undefined) fail('attachments.from "onedrive" needs "microsoft"');
  const lonely = scenario.script.findIndex(({ pane = 1 }) => pane > scenario.panes);
  if (lonely >= 0) fail(`script[${lonely}].pane: there is only one pane`);
  return scenario;
};
