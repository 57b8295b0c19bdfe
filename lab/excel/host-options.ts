import type { BrowserContext } from 'playwright-core';
import type { CallError } from './faults.ts';
import type { RequirementSets } from './interpreter/api-gate.ts';
import type { HostAnswer, HostMessage } from './page/host-message.ts';
import type { LabFaultKind } from './page/desk-view.ts';
import type { HostedBook } from './replica.ts';
import type { Certificate } from './server/certificate.ts';
import type { ExcelNames } from './server/start-servers.ts';

export interface ExcelHostOptions {
  /** The workbook everybody opens; each client sees its own replica. */
  readonly book: HostedBook;
  /** Shared with the other servers of the lab, so that the browser trusts one key; default: made here. */
  readonly certificate?: Certificate;
  /** Port of a CDN stand-in that is already there; default: one is started. */
  readonly cdnPort?: number;
  /** Names under which the browser knows Excel's two pages; default: names of this machine. */
  readonly names?: ExcelNames | undefined;
  /** What Office says of where the workbook is; default: an address of the outer page. */
  readonly documentUrl?: string;
  /** Port of the outer page, the address a person opens; default: a free one. */
  readonly port?: number;
  /** Told of every message the add-in sends to Excel, for traces and for steps that wait on one. */
  readonly onMessage?: MessageListener;
  /** What surrounds the sheet when a person looks on; default: nothing. */
  readonly demo?: DemoOptions;
}

export type MessageListener = (client: string, message: HostMessage, answer: HostAnswer) => void;

export interface DemoOptions {
  /** Google's mailbox page, shown beside the sheet. */
  readonly mailboxUrl?: string;
  /** Mishaps offered on the page; `provoke` causes them. */
  readonly faults?: readonly LabFaultKind[];
  /** @returns what to tell the person; empty: the mishap's name. */
  provoke?(kind: LabFaultKind, client: string): Promise<string>;
}

/** An add-in as it is sideloaded. */
export interface Sideload {
  /** The manifest's text. */
  readonly manifest: string;
  /** Where its pages are served, `https://localhost:<port>`: takes the place of the origin the manifest names. */
  readonly origin: string;
}

export type Platform = 'web' | 'desktop';

export interface PaneOptions {
  /** Name of the person; one replica, one set of counters and one ribbon each. */
  readonly client: string;
  /** The person's browser profile. */
  readonly context: BrowserContext;
  /** Excel's display language; default es-MX. */
  readonly locale?: string;
  /** `desktop` offers OpenBrowserWindowApi; the rest stays Excel on the web. Default web. */
  readonly platform?: Platform;
  /** Added to and overriding the default sets; an empty version withdraws a set. */
  readonly sets?: RequirementSets;
  /** The document is open for reading only. */
  readonly readOnly?: boolean;
  /** Milliseconds each workbook call takes on the way; default 0. */
  readonly latencyMs?: number;
  /** What some workbook calls are answered instead; default none. */
  readonly errors?: readonly CallError[];
  /** So long Excel takes to close a dialog, in milliseconds; default: none. */
  readonly dialogCloseMs?: number | undefined;
  /** `refused`: Excel changes no button of the ribbon when asked to. */
  readonly ribbon?: 'refused' | undefined;
  /** `as-opened`: this person's Excel knows the document's settings from when the book was opened, not what others save. */
  readonly settings?: 'as-opened' | undefined;
  /** Excel's looks around the pane; default false: the bare host page. */
  readonly ui?: boolean;
  /** `closed`: the add-in is loaded by the first ribbon button that needs it. Default open. */
  readonly pane?: 'open' | 'closed';
  /** Hosts that answer on this machine besides localhost, e.g. those mapped by resolver rules. */
  readonly localHosts?: readonly string[];
}

/** What an Excel on the web of the add-in's floor advertises. */
const DEFAULT_SETS: RequirementSets = {
  ExcelApi: '1.14',
  SharedRuntime: '1.2',
  DialogApi: '1.2',
  DialogOrigin: '1.1',
  RibbonApi: '1.2',
};

export function requirementSets({ platform, sets = {} }: Pick<PaneOptions, 'platform' | 'sets'>): RequirementSets {
  const all = { ...DEFAULT_SETS, ...(platform === 'desktop' ? { OpenBrowserWindowApi: '1.1' } : {}), ...sets };
  return Object.fromEntries(Object.entries(all).filter(([, version]) => version !== ''));
}
