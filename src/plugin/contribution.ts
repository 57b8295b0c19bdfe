import type { DocumentReader, MailProvider, ReceiptMaker, ReceiptSource } from '../domain/ports.ts';
import type { DeploymentConfig } from './deployment.ts';

/** Each extension point and what a plugin supplies for it. A new point is one line here. */
export interface ExtensionPoints {
  mailProviders: MailProvider;
  receiptSources: ReceiptSource;
  documentReaders: DocumentReader;
  receiptMakers: ReceiptMaker;
  commands: Command;
}
export type PointName = keyof ExtensionPoints;

/** An action for the ribbon or the pane. */
export interface Command {
  /** Pure and cheap: runs on every render. Absent means always enabled. */
  enabled?(): boolean;
  run(signal: AbortSignal): Promise<void>;
}

/** What the pane can show before any plugin code runs. `title` is a key of the pane's texts. */
export interface Declaration {
  readonly title: string;
  readonly icon?: string;
}
export type Contributes = { readonly [P in PointName]?: Readonly<Record<string, Declaration>> };

/** One implementation for each declared id: a missing or wrong one does not compile. */
export type Contributions<C extends Contributes> = {
  readonly [P in keyof C & PointName]: { readonly [Id in keyof C[P]]: ExtensionPoints[P] };
};

/** Small values of one plugin on this device, apart from every other plugin's and origin's partition. */
export interface DeviceStore {
  /** `undefined` when nothing was kept. Rejects when the browser denies storage. */
  get<T>(key: string): Promise<T | undefined>;
  /** Structured clone, so that a non-extractable CryptoKey can be kept. */
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** All that a plugin may touch outside itself. Tests pass fakes here and nowhere else. */
export interface PluginContext {
  readonly config: DeploymentConfig;
  readonly fetch: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** BCP 47 language of the pane. */
  readonly language: () => string;
  /**
   * Opens `url` (on the pane's own origin) in an Office dialog, synchronously; resolves with the first message its page
   * sends back, after closing it. Rejects with `account/dialog-*`; aborting closes it at once.
   */
  openDialog(url: URL, signal: AbortSignal): Promise<string>;
  /** Opens `url` in the person's own browser. Undefined where Office cannot (Excel on the web). */
  readonly openBrowser: ((url: URL) => void) | undefined;
  readonly store: DeviceStore;
  /** Runs `release` on deactivation, last registered first. */
  onDispose(release: () => void): void;
}

export interface Plugin<C extends Contributes = Contributes> {
  /** Short and permanent. The host prefixes contribution ids with it: `google.gmail`. */
  readonly id: string;
  readonly contributes: C;
  /** Called at most once, when something in `contributes` is first used; a failed call may be repeated. */
  activate(context: PluginContext): Contributions<C> | Promise<Contributions<C>>;
}

/** Lets the compiler check `activate` against `contributes`. */
export const definePlugin = <const C extends Contributes>(plugin: Plugin<C>): Plugin<C> => plugin;
