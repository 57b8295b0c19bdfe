import { isFailure, type FailureCode } from '../domain/failure.ts';
import type {
  DocumentReader,
  ListingSource,
  MailProvider,
  MailSaver,
  NamedMail,
  PageCutter,
  ReceiptFolder,
  ReceiptMaker,
  ReceiptSource,
} from '../domain/ports.ts';
import type { ReceiptFile } from '../domain/receipt/receipt.ts';
import type {
  Command,
  DeclarationOf,
  ExtensionPoints,
  GuardedPoints,
  GuardedRowCheck,
  PointName,
  RowCheck,
  RunListener,
} from './contribution.ts';
import { guardedAccounts } from './guarded-accounts.ts';
import type { Guard } from './guard.ts';
import { mayWant } from './may-want.ts';
import {
  arePictures,
  isAcceptance,
  isAddress,
  isAnything,
  isBundleReading,
  isBytes,
  isFiles,
  isFlag,
  isFolderAccount,
  isFolderListing,
  isLimit,
  isListOf,
  isReading,
  isRowFindings,
  isSender,
  isSize,
} from './shapes.ts';

/** Longer than a slow office line needs to hand over the largest message. Milliseconds. */
const sendMs = 15 * 60_000;
/** For one message, made and saved. */
const saveMs = 10 * 60_000;
const openMs = 15 * 60_000;
/** Somebody signs in, and thousands of files come over an office's line. */
const folderMs = 60 * 60_000;
/** A few requests one after the other, each of which a bad network may leave without an answer. */
const readyMs = 5 * 60_000;
const fileMs = 2 * 60_000;
/** A file waits for the files before it. */
const documentMs = 5 * 60_000;
const commandMs = 10 * 60_000;

/** What is wrong with files or their place, or a part that could not be fetched. */
const isOfFiles = (code: FailureCode): boolean =>
  code === 'receipt/unreadable' || code.startsWith('folder/') || code === 'host/plugin-failed';
/** What its capabilities reject with as well. */
const isOfCommand = (code: FailureCode): boolean =>
  isOfFiles(code) || code.startsWith('sheet/') || code === 'ledger/unavailable' || code === 'mail/offline';

const mailProviders = (provider: MailProvider, guard: Guard): MailProvider => {
  const { maxMessageBytes, accounts, from } = provider;
  const signsIn = accounts !== undefined;
  let broke = false;
  if (!(maxMessageBytes > 0) || signsIn !== (from === 'account') || !isSender(from)) {
    throw guard.failure(new TypeError('A provider sends from accounts, or has a mailbox that its mail is from'));
  }
  return {
    // It may change once the provider has found out how messages can leave.
    get maxMessageBytes() {
      return guard.ask(() => provider.maxMessageBytes, isSize, maxMessageBytes);
    },
    // Whoever cannot find out says so when a message is to leave. Who broke or never answered is not waited for again.
    ready: async () => {
      if (broke) return;
      const asked = { limitMs: readyMs, is: isAnything, mayFailWith: () => true, act: () => provider.ready?.() };
      await guard.call(asked).catch((error: unknown) => {
        broke = isFailure(error) && error.code === 'plugin/failed';
      });
    },
    accounts: accounts && guardedAccounts(accounts, guard),
    from,
    dailyLimit: (address) => guard.ask(() => provider.dailyLimit?.(address), isLimit, undefined),
    // From here on nobody knows whether it left, unless the provider says so with a code of its own.
    send: (mail, signal) =>
      guard.call({
        limitMs: sendMs,
        is: isAcceptance,
        mayFailWith: (code) => code.startsWith('mail/') || (signsIn && code === 'account/signed-out'),
        act: () => provider.send(mail, signal),
      }),
    searchUrl: (text, among) => guard.ask(() => provider.searchUrl(text, among), isAddress, undefined),
  };
};

const mailSavers = (saver: MailSaver, guard: Guard): MailSaver => ({
  save: async (mails, signal) => {
    let lives = (): void => undefined;
    const taken = watched(mails, () => lives());
    try {
      // Who says that all are saved has asked for all of them.
      await guard.call({
        limitMs: saveMs,
        is: () => taken.state().done,
        // What went wrong while a message was made goes through the saver, and is none of its.
        mayFailWith: (code) =>
          taken.state().broke !== undefined || code === 'mail/not-sent' || code === 'host/plugin-failed',
        signal,
        act: (beat) => {
          lives = beat;
          return saver.save(taken.mails, signal);
        },
      });
    } catch (error) {
      throw taken.state().broke ?? error;
    }
  },
});

/** Messages on their way to a plugin: whether the last was taken, and what went wrong while they were made. */
const watched = (mails: AsyncIterable<NamedMail>, took: () => void) => {
  let state: { readonly done: boolean; readonly broke?: unknown } = { done: false };
  const passed = async function* (): AsyncIterable<NamedMail> {
    try {
      for await (const mail of mails) {
        took();
        yield mail;
        took();
      }
      state = { done: true };
    } catch (broke) {
      state = { done: false, broke };
      throw broke;
    }
  };
  return { mails: passed(), state: () => state };
};

const receiptSources = (
  source: Partial<ReceiptSource & ListingSource>,
  guard: Guard,
  { lists = false }: DeclarationOf<'receiptSources'>,
): ReceiptSource & ListingSource => {
  if (typeof (lists ? source.list : source.open) !== 'function') {
    throw guard.failure(
      new TypeError(`A source that ${lists ? 'lists' : 'does not list'} has ${lists ? 'list' : 'open'}`),
    );
  }
  const files = async (
    signal: AbortSignal,
    act: () => Promise<readonly ReceiptFile[]>,
  ): Promise<readonly ReceiptFile[]> => {
    const found = await guard.call({ limitMs: openMs, is: isFiles, mayFailWith: isOfFiles, signal, act });
    return found.map((file) => guardedFile(file, guard));
  };
  return {
    open: (picked, signal) => files(signal, () => (source as ReceiptSource).open(picked, signal)),
    list: async (place, signal) =>
      (await files(signal, () => (source as ListingSource).list(place, signal))).map(readOnce),
  };
};

/** Once read a file stays as it is: a run goes on without the network, and what was judged is what leaves. */
const readOnce = (file: ReceiptFile): ReceiptFile => {
  let kept: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    ...file,
    read: async () => {
      kept ??= file.read().catch((error: unknown) => {
        kept = undefined;
        throw error;
      });
      // A copy for each: whoever locks a PDF writes into what it was given.
      return (await kept).slice();
    },
  };
};

const receiptFolders = (folder: ReceiptFolder, guard: Guard): ReceiptFolder => ({
  account: () => guard.ask(() => folder.account(), isFolderAccount, undefined),
  prepare: () => guard.call({ limitMs: readyMs, is: isAnything, mayFailWith: isOfFiles, act: () => folder.prepare() }),
  list: async (wish, signal) => {
    const listing = await guard.call({
      limitMs: folderMs,
      is: isFolderListing,
      mayFailWith: isOfFiles,
      signal,
      act: () => folder.list(wish, signal),
    });
    return {
      ...listing,
      files: listing.files.map((file) => ({ ...guardedFile(file, guard), since: file.since })),
    };
  },
  forget: () => guard.tell(() => folder.forget()),
});

const guardedFile = (file: ReceiptFile, guard: Guard): ReceiptFile => ({
  name: file.name,
  size: file.size,
  read: () =>
    guard.call({
      limitMs: fileMs,
      is: isBytes,
      mayFailWith: (code) => code === 'receipt/unreadable',
      act: () => file.read(),
    }),
});

const documentReaders = (
  reader: DocumentReader,
  guard: Guard,
  declared: DeclarationOf<'documentReaders'>,
): DocumentReader => ({
  mediaType: reader.mediaType,
  // A file that its reader does not recognise any more must not become one that nobody reads.
  wants: (name, head) => guard.ask(() => reader.wants(name, head), isFlag, mayWant(declared, name, head)),
  read: (bytes, passwords, signal) =>
    guard.call({
      limitMs: documentMs,
      is: isReading,
      // What is wrong with a file is a verdict; a failure of any name is one of the reader.
      mayFailWith: () => false,
      signal,
      act: () => reader.read(bytes, passwords, signal),
    }),
  ...(reader.cutter === undefined ? {} : { cutter: guardedCutter(reader.cutter, guard) }),
});

const guardedCutter = (cutter: PageCutter, guard: Guard): PageCutter => {
  const ask = <T>(
    is: (answer: unknown) => boolean,
    done: (count: number) => void,
    signal: AbortSignal,
    act: (done: (count: number) => void) => Promise<T>,
  ): Promise<T> => {
    const told = (lives: () => void) => (count: number) => {
      lives();
      if (Number.isSafeInteger(count)) done(count);
    };
    return guard.call({ limitMs: documentMs, is, mayFailWith: isOfFiles, signal, act: (lives) => act(told(lives)) });
  };
  return {
    pages: (bytes, done, signal) => ask(isBundleReading, done, signal, (told) => cutter.pages(bytes, told, signal)),
    cut: (bytes, groups, done, signal) =>
      ask(isListOf(groups.length), done, signal, (told) => cutter.cut(bytes, groups, told, signal)),
    draw: (bytes, pages, width, signal) =>
      ask(
        arePictures,
        () => undefined,
        signal,
        () => cutter.draw(bytes, pages, width, signal),
      ),
  };
};

const receiptMakers = (maker: ReceiptMaker, guard: Guard): ReceiptMaker => ({
  make: (content, signal) =>
    guard.call({
      limitMs: documentMs,
      is: isBytes,
      mayFailWith: isOfFiles,
      signal,
      act: () => maker.make(content, signal),
    }),
  lock: (pdf, password, signal) =>
    guard.call({
      limitMs: documentMs,
      is: isBytes,
      mayFailWith: isOfFiles,
      signal,
      act: () => maker.lock(pdf, password, signal),
    }),
});

const commands = (command: Command, guard: Guard): Command => ({
  run: (signal) =>
    guard.call({
      limitMs: commandMs,
      is: isAnything,
      mayFailWith: isOfCommand,
      signal,
      act: () => command.run(signal),
    }),
});

const runListeners = (listener: RunListener, guard: Guard): RunListener => ({
  ended: (summary, signal) =>
    guard.call({
      limitMs: commandMs,
      is: isAnything,
      mayFailWith: isOfCommand,
      signal,
      act: () => listener.ended(summary, signal),
    }),
});

const rowChecks = (check: RowCheck, guard: Guard): GuardedRowCheck => ({
  check: (row) => guard.ask(() => check.check(row), isRowFindings, undefined),
});

/** For each point, what stands between the core and a plugin's own object. */
export const guarded: {
  readonly [P in PointName]: (made: ExtensionPoints[P], guard: Guard, declared: DeclarationOf<P>) => GuardedPoints[P];
} = {
  mailProviders,
  mailSavers,
  receiptSources,
  receiptFolders,
  documentReaders,
  receiptMakers,
  commands,
  runListeners,
  rowChecks,
};
