import type {
  DocumentReader,
  ListingSource,
  MailProvider,
  MailSaver,
  ReceiptFolder,
  ReceiptMaker,
  ReceiptSource,
} from '../domain/ports.ts';
import type { Capabilities } from './capabilities.ts';
import type { DataPoints, SettingValue } from './data-points.ts';
import type { DeploymentConfig } from './deployment.ts';

/** Each extension point and what a plugin supplies for it. A new point is one line here. */
export interface ExtensionPoints {
  mailProviders: MailProvider;
  mailSavers: MailSaver;
  receiptSources: ReceiptSource | ListingSource;
  receiptFolders: ReceiptFolder;
  documentReaders: DocumentReader;
  receiptMakers: ReceiptMaker;
  commands: Command;
  runListeners: RunListener;
  rowChecks: RowCheck;
}
export type PointName = keyof ExtensionPoints;

/** The same as the core is handed them, every call guarded: a source can be asked for either and gives what it has. */
export interface GuardedPoints extends Omit<ExtensionPoints, 'receiptSources' | 'rowChecks'> {
  receiptSources: ReceiptSource & ListingSource;
  rowChecks: GuardedRowCheck;
}

/** The same names for the host, which meets plugins that no compiler saw. */
export const pointNames = [
  'mailProviders',
  'mailSavers',
  'receiptSources',
  'receiptFolders',
  'documentReaders',
  'receiptMakers',
  'commands',
  'runListeners',
  'rowChecks',
] as const satisfies readonly PointName[];

/** An action for the ribbon or the pane. Where it is shown and when it may be pressed stands in `plugin.json`. */
export interface Command {
  run(signal: AbortSignal): Promise<void>;
}

/** How a run ended, in numbers: nothing of anybody. */
export interface RunSummary {
  readonly end: 'complete' | 'stopped' | 'paused' | 'not-connected' | 'held' | 'watching';
  readonly sent: number;
  readonly failed: number;
  /** Of which nobody knows whether they left. */
  readonly unknown: number;
  readonly total: number;
}

/** Is told of every run of this pane after it ended and is on record: what it does with that changes nothing of it. */
export interface RunListener {
  ended(summary: RunSummary, signal: AbortSignal): Promise<void>;
}

/** One person of the sheet as a check sees them: before Sobre says what becomes of the row. */
export interface RowToCheck {
  /** 1-based sheet row. */
  readonly row: number;
  readonly name: string;
  readonly employeeNumber: string;
  readonly recipients: readonly string[];
  /** What the row says is paid or owed; undefined where it says nothing that can be read. */
  readonly amount: number | undefined;
  /** Every cell by its column's heading, as Excel displays it. */
  readonly cells: Readonly<Record<string, string>>;
  /** Names of the files that would be attached. */
  readonly files: readonly string[];
}

/** What a plugin finds in a row. There is no way to say that a row is right: what Sobre found stands. */
export interface PluginIssue {
  /** `hold`: the row stays until its cells are others; `ask`: until a person agrees. */
  readonly severity: 'hold' | 'ask';
  /** Key of the sentence among the plugin's own texts, and its values. */
  readonly text: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Heading of the column that is meant. */
  readonly column?: string;
}

/** Looks at every row of every reading, at once: it computes, and asks nobody. Of the same row it always finds the same. */
export interface RowCheck {
  check(row: RowToCheck): readonly PluginIssue[];
}

/** `undefined`: the check failed at this row, which nobody has looked at then. */
export interface GuardedRowCheck {
  check(row: RowToCheck): readonly PluginIssue[] | undefined;
}

/** What the pane can show before any plugin code runs. `title` is `%key%` of the plugin's own texts. */
export interface Declaration {
  readonly title: string;
  readonly icon?: string;
}

/** What a reader reads, known before its code is: while it cannot be loaded, these files are held. */
export interface ReaderDeclaration extends Declaration {
  /** Lower-case ends of file names, without the dot. */
  readonly extensions: readonly string[];
  /** ASCII text within the first 1,024 bytes of such a file whose name has no extension. */
  readonly magic?: string;
}

export interface ProviderDeclaration extends Declaration {
  /** Where the provider reads Bcc: in the message, and takes it out there, or in the envelope alone. Default: `envelope`. Or `header`. */
  readonly bcc?: string;
  /** Address where a person takes the permission back that a sign-in gave. */
  readonly permissions?: string;
  /** Id of this installation at the provider, which an administrator needs: `%config.…%`. */
  readonly client?: string;
  /** Addresses that *Check this computer* asks, by name; the texts `says.computerGood.NAME` and `says.computerBad.NAME` say how it went. */
  readonly probes?: Readonly<Record<string, string>>;
}

export interface CommandDeclaration extends Declaration {
  /** May be pressed where this condition holds; default: always. */
  readonly enablement?: string;
}

export interface SourceDeclaration extends Declaration {
  /** It is a button beside *Choose files* and lists the files of its place. Default: it opens what was picked. */
  readonly lists?: boolean;
}

/** Points whose declarations say more than a title. */
interface DeclarationsOf {
  receiptSources: SourceDeclaration;
  commands: CommandDeclaration;
  mailProviders: ProviderDeclaration;
  documentReaders: ReaderDeclaration;
}
export type DeclarationOf<P extends PointName> = P extends keyof DeclarationsOf ? DeclarationsOf[P] : Declaration;
export type Contributes = { readonly [P in PointName]?: Readonly<Record<string, DeclarationOf<P>>> } & Readonly<
  Partial<DataPoints>
>;

/** One implementation for each declared id: a missing or wrong one does not compile. */
export type Contributions<C extends Contributes> = {
  readonly [P in keyof C & PointName]: { readonly [Id in keyof C[P]]: ExtensionPoints[P] };
};

/** Nothing but points that exist: a misspelt one does not compile. */
type OnlyPoints<C> = { readonly [P in Exclude<keyof C, PointName | keyof DataPoints>]: never };

/** Nothing but what was declared: an implementation too many does not compile. */
type OnlyDeclared<C extends Contributes, R> = {
  readonly [P in keyof R]: P extends keyof C & PointName
    ? { readonly [Id in keyof R[P]]: Id extends keyof C[P] ? R[P][Id] : never }
    : never;
};

/** Small values of one plugin on this device, apart from every other plugin's and origin's partition. */
export interface DeviceStore {
  /** `undefined` when nothing was kept. Rejects when the browser denies storage. */
  get<T>(key: string): Promise<T | undefined>;
  /** Structured clone, so that a non-extractable CryptoKey can be kept. */
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Reads, changes and writes at once, so that two panes lose nothing of each other's. Gives what stands there then;
   * `undefined` deletes it.
   */
  update<T>(key: string, change: (kept: T | undefined) => T | undefined): Promise<T | undefined>;
  /** Told when another pane of this device changed the value. Returns what ends it. */
  watch(key: string, changed: () => void): () => void;
}

/** What a plugin reads of its settings. */
export interface Configuration {
  /** What holds now, of the declared shape always. Throws for a name that `plugin.json` does not declare. */
  get<T extends SettingValue>(name: string): T;
  /** Told of each name whose value is another one. Returns what ends it. */
  onDidChange(listener: (name: string) => void): () => void;
}

/** All that a plugin may touch outside itself. Tests pass fakes here and nowhere else. */
export interface PluginContext extends Capabilities {
  readonly config: DeploymentConfig;
  readonly fetch: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** BCP 47 language of the pane. */
  readonly language: () => string;
  /**
   * Opens `url` (on the pane's own origin) in an Office dialog, synchronously; resolves with the first message its page
   * sends back and that is `mine`, after closing it: one that was closed before may still speak. Rejects with
   * `account/dialog-*`; aborting closes it at once.
   */
  openDialog(url: URL, signal: AbortSignal, mine?: (text: string) => boolean): Promise<string>;
  /** Opens `url` in the person's own browser. Undefined where Office cannot (Excel on the web). */
  readonly openBrowser: ((url: URL) => void) | undefined;
  readonly store: DeviceStore;
  /** The settings that its `plugin.json` declares. */
  readonly configuration: Configuration;
  /** Runs `release` on deactivation, last registered first. */
  onDispose(release: () => void): void;
}

/** What stands in `plugin.json`: known to the build and the pane before any code of the plugin is. */
export interface PluginManifest {
  /** Short and permanent. The host prefixes contribution ids with it: `google.gmail`. */
  readonly id: string;
  readonly version: string;
  /** Range of Sobre's own versions that the plugin was written for, as npm writes ranges. */
  readonly engines: { readonly sobre: string };
  /** Capabilities that its code asks for, by name. */
  readonly uses?: readonly string[];
  /** What its `fetch` reaches besides the pane's own origin: `https://host`, or `%config.…%` for what the deployment decided. */
  readonly hosts?: readonly string[];
  readonly contributes: Contributes;
}

export interface Plugin<C extends Contributes = Contributes> {
  readonly id: string;
  readonly uses?: readonly string[];
  readonly hosts?: readonly string[];
  readonly contributes: C;
  /** Called at most once, when something in `contributes` is first used; a failed call may be repeated. */
  activate(context: PluginContext): Contributions<C> | Promise<Contributions<C>>;
}

/** Lets the compiler check what is declared against the points, and `activate` against what is declared, exactly. */
export const definePlugin = <const M extends PluginManifest, R extends Contributions<M['contributes']>>(
  manifest: M & { readonly contributes: OnlyPoints<M['contributes']> },
  activate: (
    context: PluginContext,
  ) => Promise<R & OnlyDeclared<M['contributes'], R>> | (R & OnlyDeclared<M['contributes'], R>),
): Plugin<M['contributes']> => ({ ...manifest, activate });

/** Key of a title among the pane's texts: `%key%` stands in the plugin's own. */
export const titleKey = (pluginId: string, title: string): string => title.replace(/^%(.*)%$/, `plugin.${pluginId}.$1`);
