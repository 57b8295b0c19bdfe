import type { AddinRuntime } from './addin-runtime.ts';
import { CommandCalls, type CommandOutcome } from './command-calls.ts';
import { type CallError, Faults } from './faults.ts';
import type { EventEntry } from './interpreter/event-registrations.ts';
import { Interpreter, type InterpreterOptions } from './interpreter/interpreter.ts';
import type { HostAnswer, HostMessage, PageOrder } from './page/host-message.ts';
import type { Replica } from './replica.ts';
import { RichApi, type RichApiCall } from './rich-api.ts';

export interface ClientOptions extends Omit<InterpreterOptions, 'root'> {
  readonly replica: Replica;
  readonly runtime: AddinRuntime;
  /** The add-in's document settings, shared by everybody at the book. */
  readonly settings: Map<string, string>;
  /** Where they are saved: the same, unless this Excel knows only those from when it opened the book. */
  readonly document?: Map<string, string>;
  /** Makes `Office.context` for a page that boots. */
  readonly context: () => Record<string, unknown>;
  /** Milliseconds each workbook call takes on the way; default 0. */
  readonly latencyMs?: number;
  /** What some workbook calls are answered instead. */
  readonly errors?: readonly CallError[];
  /** Told of every message and its answer. */
  readonly onMessage?: (message: HostMessage, answer: HostAnswer) => void;
}

/** The report's `excel` block, and what went wrong inside the lab. */
export interface ExcelCounters {
  readonly syncs: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  readonly unemulated: readonly string[];
  readonly unanswered: number;
  readonly leakedReferences: number;
  readonly prompts: number;
  readonly crashes: readonly string[];
}

/** Answers kept for messages that come again; a page asks again at once, so the last few are enough. */
const ANSWERS_KEPT = 100;
/** `DispatchId` of `executeMethod`. */
const Dispatch = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94, accessToken: 98 } as const;
/** `eventDispId` of registered events. */
const DIALOG_PROMPT_SHOWN = 11;
const IFRAME_DIALOG = 10;
const SSO_NOT_SUPPORTED = 13000;
const NOT_SUPPORTED = 5012;
const VISIBILITY_CHANGED = 65539;
const CLOSE_CANCELLED = 65540;
const OF_RUNTIME = 65536;

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: RichApiCall;
  readonly DdaSettingsMethod?: { readonly Properties: readonly (readonly [string, string])[] };
  readonly [index: number]: unknown;
}

/** One person's Excel with the add-in in it: answers every message of office.js and sends it Excel's events. */
export class ExcelClient {
  readonly faults: Faults;
  readonly commands = new CommandCalls();
  readonly runtime: AddinRuntime;
  readonly #options: ClientOptions;
  readonly #interpreter: Interpreter;
  readonly #richApi: RichApi;
  readonly #pages = new Set<(order: PageOrder) => void>();
  readonly #registered = new Set<string>();
  readonly #unknown: string[] = [];
  readonly #missed: PageOrder[] = [];
  readonly #answers = new Map<string, Promise<HostAnswer>>();
  #pending = 0;
  #prompts = 0;
  #shown: string;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.faults = new Faults(options.errors);
    this.runtime = options.runtime;
    this.#shown = this.runtime.visibility;
    this.#interpreter = new Interpreter({ ...options, root: options.replica.workbook });
    this.#richApi = new RichApi(this.#interpreter, this.faults, options.latencyMs);
    options.replica.onEvent((event) => this.#fireEntries(this.#interpreter.events.entriesFor(event)));
    options.replica.onChange(() => this.order({ do: 'refresh', what: 'grid' }));
    this.runtime.onChange(() => this.#followRuntime());
  }

  get counters(): ExcelCounters {
    const { cellsRead, cellsWritten, unemulated, crashes } = this.#interpreter.tally;
    return {
      syncs: this.#richApi.syncs,
      cellsRead,
      cellsWritten,
      unemulated: [...unemulated, ...this.#unknown],
      unanswered: this.#pending,
      leakedReferences: this.#interpreter.references.size,
      prompts: this.#prompts,
      crashes: [...crashes],
    };
  }

  /** @returns detaches the page again. */
  attach(page: (order: PageOrder) => void): () => void {
    this.#pages.add(page);
    for (const order of this.#missed.splice(0)) page(order);
    return () => this.#pages.delete(page);
  }

  /** A page that is offline finds its orders when it is back. */
  order(order: PageOrder): void {
    if (this.#pages.size === 0) this.#missed.push(order);
    for (const page of this.#pages) page(order);
  }

  /** A message that comes again because its answer did not arrive is not run again. */
  answer(message: HostMessage): Promise<HostAnswer> {
    let answer = this.#answers.get(message.id);
    if (!answer) {
      answer = this.#answer(message);
      this.#answers.set(message.id, answer);
      if (this.#answers.size > ANSWERS_KEPT) this.#answers.delete(this.#answers.keys().next().value!);
      void answer.then((answered) => this.#options.onMessage?.(message, answered));
    }
    return answer;
  }

  async #answer(message: HostMessage): Promise<HostAnswer> {
    this.#pending += 1;
    try {
      const data = message.kind === 'invoke' ? await this.#invoke(message) : this.#listen(message);
      return { errorCode: 0, data };
    } catch (failure) {
      this.#unknown.push(failure instanceof Error ? failure.message : String(failure));
      return { errorCode: -2, data: null };
    } finally {
      this.#pending -= 1;
    }
  }

  /** Runs a function the page associated, as a ribbon button does; a page that is still loading is waited for. */
  runCommand(functionName: string, controlId: string, limitMs: number): Promise<CommandOutcome> {
    const ready = () => this.runtime.actionsReady && this.#registered.has('appCommandInvoked');
    return this.commands.run({
      functionName,
      controlId,
      limitMs,
      ready: this.runtime.until(ready),
      fire: (data) => this.#fire('appCommandInvoked', data),
    });
  }

  /** The user was asked before closing and chose to stay. */
  cancelClosing(): void {
    this.#fireEntries([[OF_RUNTIME, CLOSE_CANCELLED, '', '{}', 0, false]]);
  }

  /** The page is gone (reloaded, killed): what it kept goes with it. */
  forgetPage(): void {
    this.#missed.length = 0;
    this.#answers.clear();
    this.#interpreter.forgetPage();
    this.#registered.clear();
    this.commands.abandon();
    this.runtime.actionsReady = false;
  }

  async #invoke({ name, data }: HostMessage): Promise<unknown> {
    if (name === 'ContextActivationManager_getAppContextAsync') {
      this.forgetPage();
      return this.#options.context();
    }
    if (name === 'executeMethod') return this.#execute(data as MethodCall);
    throw new Error(`message ${name}`);
  }

  #listen({ kind, name, data }: HostMessage): unknown {
    const eventId = (data as { eventDispId?: number } | null)?.eventDispId;
    if (kind === 'register') this.#registered.add(name);
    else this.#registered.delete(name);
    this.runtime.changed();
    if (kind === 'register' && eventId === DIALOG_PROMPT_SHOWN) this.#prompts += 1;
    if (kind === 'register' && eventId === IFRAME_DIALOG) throw new Error('displayDialogAsync with displayInIframe');
    return { Error: 0 };
  }

  async #execute(call: MethodCall): Promise<unknown> {
    const done = { Version: 1, Error: 0 };
    switch (call.DdaMethod.DispatchId) {
      case Dispatch.richApi:
        return this.#richApi.answer(call.ArrayData!);
      case Dispatch.commandCompleted:
        this.commands.complete(String(call[0]), Number(call[1]), call[2]);
        return done;
      case Dispatch.saveSettings:
        this.#saveSettings(call.DdaSettingsMethod?.Properties ?? []);
        return done;
      case Dispatch.loadSettings:
        return { ...done, Properties: { Settings: this.#settings() } };
      case Dispatch.accessToken:
        return { Version: 1, Error: SSO_NOT_SUPPORTED };
      default:
        this.#unknown.push(`executeMethod ${call.DdaMethod.DispatchId}`);
        return { Version: 1, Error: NOT_SUPPORTED };
    }
  }

  #settings() {
    return [...this.#options.settings].map(([Name, Value]) => ({ Name, Value }));
  }

  #saveSettings(all: readonly (readonly [string, string])[]): void {
    for (const kept of new Set([this.#options.settings, this.#options.document ?? this.#options.settings])) {
      kept.clear();
      for (const [key, value] of all) kept.set(key, value);
    }
  }

  #followRuntime(): void {
    const { visibility } = this.runtime;
    this.order({ do: 'refresh', what: 'ribbon' });
    if (visibility === this.#shown) return;
    this.#shown = visibility;
    this.order({ do: 'show-pane', visible: visibility === 'Visible' });
    this.#fireEntries([[OF_RUNTIME, VISIBILITY_CHANGED, '', JSON.stringify({ visibility }), 0, false]]);
  }

  #fireEntries(entries: readonly EventEntry[]): void {
    // Later, as the service does: an event never overtakes the answer of the request that caused it.
    if (entries.length > 0) setImmediate(() => this.#fire('richApiMessage', { ArrayData: entries }));
  }

  #fire(event: string, data: unknown): void {
    this.order({ do: 'fire', event, data });
  }
}
