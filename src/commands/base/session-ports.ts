import type { Ledger } from '../../domain/sending/ledger.ts';
import type { MailCleaner } from '../../domain/message/mail-cleaner.ts';
import type { BookPlace } from '../../domain/ports.ts';
import type { Clock, Workbook } from '../../domain/workbook.ts';
import type { DeviceStore } from '../../plugin/contribution.ts';
import type { DeploymentConfig } from '../../plugin/deployment.ts';
import type { PluginHost } from '../../plugin/host.ts';
import type { Language } from '../../domain/language.ts';
import type { BookChoices } from './book-choices.ts';

/** A sentence or word of the texts: `key` within the language, filled with `values`. */
export type Translate = (language: Language, key: string, values?: Readonly<Record<string, unknown>>) => string;

/** What an Excel is and can do; nothing about the person or the workbook. */
export interface ExcelFacts {
  readonly host: string;
  readonly platform: string;
  readonly version: string;
  /** Highest ExcelApi set. */
  readonly excelApi: string;
  /** Other requirement sets that are here. */
  readonly sets: readonly string[];
  /** Required sets that are not. */
  readonly lacking: readonly string[];
  /** Excel's latest complaints, as code and place in the API. */
  readonly errors: readonly string[];
}

/** Looks at this computer for *Check this computer*. */
export interface ComputerProbe {
  /** Rejects with `host/plugin-failed` where this part of Sobre cannot be loaded. */
  excel(): Promise<ExcelFacts>;
  /** Whether anybody answers there; of an address of this origin, whether well. */
  answers(url: string, whose: 'own' | 'other'): Promise<boolean>;
  /** What this browser lacks of what Sobre needs. */
  browserLacks(): readonly string[];
  readonly browserName: string;
}

/** Everything the session touches outside itself; the pane's entry wires the real ones, tests pass fakes. */
export interface SessionPorts {
  readonly workbook: Workbook;
  /** What colleagues share in the workbook. */
  readonly book: BookChoices;
  readonly plugins: PluginHost;
  /** Rejects with `ledger/unavailable` where this device can keep nothing. */
  readonly ledger: () => Promise<Ledger>;
  readonly device: DeviceStore;
  readonly clock: Clock;
  readonly config: DeploymentConfig;
  readonly translate: Translate;
  readonly random: (count: number) => Uint8Array;
  /** Language of Office's own display; the pane's until the person chooses. */
  readonly displayLanguage: string;
  /** Only one pane of this device may send: resolves to a release, or undefined when another holds it. */
  readonly soleSender: () => Promise<(() => void) | undefined>;
  /** Told when sending begins and ends: the Stop button, the close warning. */
  readonly sending: (on: boolean) => void;
  /** Calls back, late and at most now and then, when somebody changed the sheet. Returns the unsubscriber. */
  readonly watchSheet: (changed: () => void) => Promise<() => void>;
  /** Brings a log sheet to the front, this writer's own before others; says whether there was one. */
  readonly showLog: (writer: string) => Promise<boolean>;
  /** Saves a file to the person's downloads. Call within a few seconds of a press. */
  readonly saveFile: (name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string) => void;
  /** Opens a file to be looked at; nothing in it runs. Call within a few seconds of a press. */
  readonly showFile: (name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string) => void;
  /** Fetched when a text is made or looked at. Rejects with `host/plugin-failed`. */
  readonly mailCleaner: () => Promise<MailCleaner>;
  readonly computer: ComputerProbe;
  readonly place: () => BookPlace;
  /** Keeps which plugins are off when the pane opens again; says whether this device keeps it. */
  readonly keepPluginsOff: (ids: readonly string[]) => boolean;
  /** Opens an address in a new window. */
  readonly openUrl: (url: string) => void;
}
