import { BookChoices } from '../../src/commands/base/book-choices.ts';
import type { SessionPorts } from '../../src/commands/base/session-ports.ts';
import { Session } from '../../src/commands/session.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { MailCleaner } from '../../src/domain/message/mail-cleaner.ts';
import type { Account, BookPlace, MailProvider } from '../../src/domain/ports.ts';
import type { Grid } from '../../src/domain/grid.ts';
import type { OwnColumn } from '../../src/domain/roster/roster.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { DeviceStore } from '../../src/plugin/contribution.ts';
import { type Plugin } from '../../src/plugin/contribution.ts';
import { defaultDeployment, type DeploymentConfig } from '../../src/plugin/deployment.ts';
import type { HostParts } from '../../src/plugin/host.ts';
import type { Deadline } from '../../src/plugin/guard.ts';
import { translate } from '../../src/texts/index.ts';
import { loadTexts } from '../../src/texts/load-texts.ts';
import { FakeBook, FakeWorkbook, ownColumns } from './fake-workbook.ts';
import { FakeClock, settled } from './fake-clock.ts';
import './instant-digest.ts';
// Loaded before a stage is up: a busy machine may take longer than the stage waits.
import '../../src/commands/send/choice-changes.ts';
import '../../src/domain/pairing/pairing.ts';
import '../../src/domain/sending/run.ts';
import '../../src/domain/pairing/pairing.ts';
import { memoryLedger } from './memory-ledger.ts';
import { hostOf } from './plugin-host.ts';
import { pluginOf } from './plugin-of.ts';
import { memoryStore } from '../kit/fake-context.ts';

await loadTexts();

export interface Sent {
  readonly text: string;
}

/** A provider whose one account is connected, and what it took. */
export const fakeMail = (address = 'nomina@empresa.example'): MailProvider & { readonly sent: Sent[] } => {
  const account: Account = { address, displayName: 'Nómina', kept: true };
  const sent: Sent[] = [];
  return {
    sent,
    maxMessageBytes: 25_000_000,
    from: 'account',
    dailyLimit: () => 2_000,
    accounts: {
      list: () => [account],
      current: () => account,
      prepare: () => Promise.resolve(),
      begin: () => {
        throw new Failure('account/dialog-failed');
      },
      attempt: () => undefined,
      renew: () => Promise.resolve(),
      use: () => Promise.resolve(),
      rename: () => Promise.resolve(),
      keep: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      revoke: () => Promise.resolve(),
      onChange: () => () => undefined,
    },
    send: ({ bytes }) => {
      sent.push({ text: new TextDecoder().decode(bytes) });
      return Promise.resolve({ providerMessageId: `id${sent.length}` });
    },
    searchUrl: () => undefined,
  };
};

/** A workbook in which Sobre's own columns are headed as the product heads them. */
class SpanishWorkbook extends FakeWorkbook {
  override async read(): Promise<Grid> {
    const grid = await super.read();
    const [header, ...rows] = grid.rows;
    const titles = (header?.cells ?? []).map((cell) => {
      const own = ownColumns.find((column) => column === cell.text);
      return own === undefined ? cell : { ...cell, ...spanish(own) };
    });
    return { ...grid, rows: header === undefined ? rows : [{ ...header, cells: titles }, ...rows] };
  }
}

const spanish = (column: OwnColumn) => {
  const text = translate('es', `column.${column}`);
  return { text, value: text };
};

export interface StageOptions {
  readonly headers?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  /** What stands in the workbook's settings. */
  readonly settings?: Map<string, unknown>;
  readonly device?: DeviceStore;
  readonly writer?: string;
  readonly ledger?: ReturnType<typeof memoryLedger>;
  /** The workbook that another pane has open already. */
  readonly book?: FakeBook;
  readonly clock?: FakeClock;
  readonly mail?: ReturnType<typeof fakeMail>;
  /** Default: one that sends through `mail`. */
  readonly plugins?: readonly Plugin[];
  readonly deadline?: Deadline;
  /** The ready-made texts of plugins, by id and file. */
  readonly presetTexts?: HostParts['presetTexts'];
  /** Ids of the plugins that are off. */
  readonly off?: readonly string[];
  readonly workbook?: (workbook: FakeWorkbook) => Workbook;
  readonly cleaner?: MailCleaner;
  /** Called before a setting is written; where it rejects, it is not. */
  readonly beforeSetting?: (key: string) => Promise<void>;
  /** Default: into `settings`. */
  readonly writeSetting?: (key: string, value: unknown) => Promise<void>;
  readonly place?: BookPlace;
  readonly config?: Partial<DeploymentConfig>;
  readonly readSettings?: () => Promise<ReadonlyMap<string, unknown>>;
  /** Office's own; default: Mexican Spanish. */
  readonly displayLanguage?: string;
}

const people = [
  ['Ana Ruiz', 'ana@empresa.example'],
  ['Luis Gil', 'luis@empresa.example'],
];

/** A whole session over fakes: one pane at one workbook, as it stands when somebody opens it. */
export const sessionStage = (options: StageOptions = {}) => {
  const clock = options.clock ?? new FakeClock();
  const book = options.book ?? new FakeBook(options.headers ?? ['Nombre', 'Correo'], options.rows ?? people, clock);
  book.inCloud = false;
  const settings = options.settings ?? new Map<string, unknown>();
  const mail = options.mail ?? fakeMail();
  const writer = options.writer ?? 'AAAAAAAAAAAAAAAAAAAA';
  const plugin = pluginOf({
    id: 'fake',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailProviders: { mail } }),
  });
  let seed = 0;
  const shown: { readonly name: string; readonly size: number; readonly mediaType: string }[] = [];
  const workbook = new SpanishWorkbook(book, writer, clock);
  const device = options.device ?? memoryStore();
  const ledger = options.ledger ?? memoryLedger(writer);
  const ports: SessionPorts = {
    workbook: options.workbook?.(workbook) ?? workbook,
    book: new BookChoices({
      readAll: options.readSettings ?? (() => Promise.resolve(new Map(settings))),
      write: async (key, value) => {
        await options.beforeSetting?.(key);
        await (options.writeSetting?.(key, value) ?? settings.set(key, value));
      },
    }),
    plugins: hostOf(options.plugins ?? [plugin], {
      ...(options.deadline === undefined ? {} : { deadline: options.deadline }),
      ...(options.off === undefined ? {} : { off: options.off }),
      ...(options.presetTexts === undefined ? {} : { presetTexts: options.presetTexts }),
    }),
    ledger: () => Promise.resolve(ledger),
    device,
    clock,
    config: { ...defaultDeployment, settleMs: 0, ...options.config },
    translate,
    random: (count) => Uint8Array.from({ length: count }, () => (seed = (seed * 31 + 7) % 256)),
    displayLanguage: options.displayLanguage ?? 'es-MX',
    soleSender: () => Promise.resolve(() => undefined),
    sending: () => undefined,
    watchSheet: () => Promise.resolve(() => undefined),
    showLog: () => Promise.resolve(false),
    computer: {
      excel: () => Promise.reject(new Failure('host/plugin-failed')),
      answers: () => Promise.resolve(false),
      browserLacks: () => [],
      browserName: 'test',
    },
    place: () => options.place ?? { documentUrl: '', nestedSignIn: false },
    openUrl: () => undefined,
    keepPluginsOff: () => true,
    saveFile: () => undefined,
    showFile: (name, bytes, mediaType) => void shown.push({ name, size: bytes.length, mediaType }),
    mailCleaner: () => Promise.resolve(options.cleaner ?? { clean: (html) => html, findings: () => [] }),
  };
  const session = new Session(ports);
  /** Lets the clock run until so; code that is still being loaded is waited for. */
  const until = async (so: () => boolean): Promise<void> => {
    for (let idle = 0; idle < 5_000; idle += 1) {
      if (await clock.run(so)) return;
      await settled();
    }
    throw new Error('Nothing goes on');
  };
  /** Lets the clock run until `work` is done. */
  const during = async (work: Promise<unknown>): Promise<void> => {
    let done = false;
    let failure: unknown;
    work.then(
      () => (done = true),
      (error: unknown) => ((failure = error), (done = true)),
    );
    await until(() => done);
    if (failure !== undefined) throw failure as Error;
  };
  return { session, ports, clock, book, settings, mail, device, writer, ledger, shown, during, until };
};
