import type { Fault } from './faults.ts';

const guarded = 'test/unit/plugin/guarded.test.ts';
const host = 'test/unit/plugin/host.test.ts';
const settings = 'test/unit/plugin/configuration.test.ts';
const outgoing = 'test/unit/commands/outgoing-mail.test.ts';
const session = 'test/unit/commands/plugin-faults.test.ts';
const choosing = 'test/unit/commands/provider-choice.test.ts';

/** Of what a plugin may do. */
export const pluginFaults: readonly Fault[] = [
  {
    name: 'what a provider found out of its size is not heeded',
    file: 'src/plugin/guarded.ts',
    find: 'guard.ask(() => provider.maxMessageBytes, isSize, maxMessageBytes)',
    replace: 'maxMessageBytes',
    test: { file: guarded, name: 'a provider that finds out how messages can leave is asked' },
  },
  {
    name: 'a listener writes into what the others are told of a run',
    file: 'src/commands/plugin-desk.ts',
    find: 'loaded.ended({ ...summary }, signal)',
    replace: 'loaded.ended(summary, signal)',
    test: {
      file: 'test/unit/commands/run-listeners.test.ts',
      name: 'a listener that writes into what it is told changes nothing of the run',
    },
  },
  {
    name: 'whoever is chosen in the middle of a run sends its rest',
    file: 'src/commands/send/run-ports.ts',
    find: "if (desks.account.sender()?.address !== sending.sender.address) throw new Failure('account/signed-out');",
    replace: '',
    test: {
      file: 'test/unit/commands/send/held-sender.test.ts',
      name: 'whoever is chosen while a run is under way sends nothing of it',
    },
  },
  {
    name: 'a setting that is none is read as it stands in the workbook',
    file: 'src/plugin/configuration.ts',
    find: 'return fits(declared, kept) ? { value: kept, ignored: false } : { value: declared.default, ignored: true };',
    replace: 'return { value: kept as SettingValue, ignored: false };',
    test: { file: settings, name: 'the default holds where it is read, it is said, and it is not kept' },
  },
  {
    name: 'what the deployment decided of a plugin can be changed by anybody',
    file: 'src/plugin/configuration.ts',
    find: 'this.read(setting).locked || ',
    replace: '',
    test: { file: settings, name: 'of whatever scope is locked where the deployment decides it' },
  },
  {
    name: 'a plugin makes everybody wait until NaN',
    file: 'src/plugin/guard.ts',
    find: "typeof retryAt === 'number' && Number.isFinite(retryAt)",
    replace: 'retryAt !== undefined',
    test: { file: guarded, name: 'is not believed: to wait until NaN' },
  },
  {
    name: 'a plugin adds a sheet that is read as a record',
    file: 'src/commands/plugin-capabilities.ts',
    find: "if (isLogSheet(name)) throw new TypeError(`${pluginId} adds a sheet that is called like Sobre's record`);",
    replace: '',
    test: {
      file: 'test/unit/commands/plugin-settings.test.ts',
      name: 'no sheet that a plugin adds is called like a log',
    },
  },
  {
    name: 'Gmail’s own words are said whoever sends',
    file: 'src/texts/index.ts',
    find: "provider.replace(/[^.]*$/, 'says.')",
    replace: "'plugin.google.says.'",
    test: {
      file: 'test/unit/texts/neutral.test.ts',
      name: 'say the name of the relay where the relay sends',
    },
  },
  {
    name: 'one reader that cannot be loaded stops all reading',
    file: 'src/commands/base/load-readers.ts',
    find: '(error: unknown) => ({ reader: standIn(each, error), loaded: false }),',
    replace: '(error: unknown) => { throw error; },',
    test: { file: session, name: 'rejects holds its own files by name, and the other reader reads on' },
  },
  {
    name: 'a stand-in takes files that a working reader reads',
    file: 'src/commands/base/load-readers.ts',
    find: 'return [...readers.filter(({ loaded }) => loaded), ...readers.filter(({ loaded }) => !loaded)].map(',
    replace: 'return readers.map(',
    test: { file: session, name: 'whose files another reader takes too holds none of them' },
  },
  {
    name: 'an exception of a plugin goes through as it is',
    file: 'src/plugin/guard.ts',
    find: 'throw named !== undefined && mayFailWith(named.code) ? named : this.failure(error);',
    replace: 'throw error;',
    test: { file: guarded, name: 'send that throws, rejects, hangs or answers with garbage' },
  },
  {
    name: 'garbage from a plugin is believed',
    file: 'src/plugin/guard.ts',
    find: "if (!is(answer)) throw this.failure(new TypeError('The answer is none'));",
    replace: '',
    test: { file: guarded, name: 'read a document that throws, rejects, hangs or answers with garbage' },
  },
  {
    name: 'a plugin that never answers is waited for without end',
    file: 'src/plugin/guard.ts',
    find: "() => reject(new DOMException('No answer in time', 'TimeoutError'))",
    replace: '() => undefined',
    test: { file: session, name: 'whose send hangs leaves its row unknown' },
  },
  {
    name: 'a provider ends a send with a failure that is not its to say',
    file: 'src/plugin/guarded.ts',
    find: "mayFailWith: (code) => code.startsWith('mail/') || (signsIn && code === 'account/signed-out'),",
    replace: '',
    test: { file: guarded, name: 'a send that ends with sheet/busy' },
  },
  {
    name: 'a saver says that all is saved without having asked for all',
    file: 'src/plugin/guarded.ts',
    find: 'is: () => taken.state().done,',
    replace: 'is: () => true,',
    test: { file: guarded, name: 'that did not take every message has not saved them' },
  },
  {
    name: 'a missing implementation is found when it is called',
    file: 'src/plugin/exact.ts',
    find: 'if (missing !== undefined) return',
    replace: 'if (missing === id) return',
    test: { file: host, name: 'by a missing implementation' },
  },
  {
    name: 'a misspelt point is contributed to nothing',
    file: 'src/plugin/exact.ts',
    find: 'if (!isOneOf([...pointNames, ...dataPointNames], point)) {',
    replace: 'if (point === id) {',
    test: { file: host, name: 'by a misspelt point is told by name' },
  },
  {
    name: 'a release that throws keeps the others from being tried',
    file: 'src/plugin/host.ts',
    find: 'return [new Error(entry.plugin.id, { cause: error })];',
    replace: 'throw error;',
    test: { file: host, name: 'every release is tried' },
  },
  {
    name: 'a failure is known by its class',
    file: 'src/domain/failure.ts',
    find: "typeof error === 'object' &&",
    replace: 'error instanceof Failure &&',
    test: { file: guarded, name: 'a failure of another copy of the class is one' },
  },
  {
    name: 'a provider without accounts waits for somebody to connect',
    file: 'src/commands/account/account-desk.ts',
    find: "if (provider.from !== 'account') return provider.from;",
    replace: '',
    test: { file: session, name: 'is connected as it is' },
  },
  {
    name: 'everybody reads in the message who got a blind copy',
    file: 'src/domain/message/mime.ts',
    find: "mailboxHeader('Bcc', bcc === 'header' ? message.bcc : []),",
    replace: "mailboxHeader('Bcc', message.bcc),",
    test: { file: outgoing, name: 'blind copies stand in the envelope alone' },
  },
  {
    name: 'who gets a blind copy is not in the envelope',
    file: 'src/domain/message/mime.ts',
    find: '[...to, ...cc, ...bcc].map(',
    replace: '[...to, ...cc].map(',
    test: { file: outgoing, name: 'blind copies stand in the envelope alone' },
  },
  {
    name: 'what failed while the pane opened is never said',
    file: 'src/commands/session.ts',
    find: 'if (told !== undefined) this.problems.note(told);',
    replace: '',
    test: { file: session, name: 'is named once the pane stands' },
  },
  {
    name: 'while the chosen provider is missing another one sends',
    file: 'src/commands/account/provider-choice.ts',
    find: 'if (this.id !== chosen.id) this.leave();',
    replace: '',
    test: { file: choosing, name: 'where the chosen one cannot be loaded nothing leaves through another' },
  },
  {
    name: 'the provider can be changed in the middle of a run',
    file: 'src/commands/account/provider-choice.ts',
    find: 'this.held = true;',
    replace: '',
    test: { file: choosing, name: 'a run ends with the provider it began with' },
  },
  {
    name: 'a late refusal of the former provider signs the present one out',
    file: 'src/commands/account/account-desk.ts',
    find: 'if (this.accounts === accounts) this.signedOut = true;',
    replace: 'this.signedOut = true;',
    test: { file: choosing, name: 'a late refusal of the former provider does not count' },
  },
  {
    name: 'somebody else’s choice of provider is not asked about',
    file: 'src/commands/send/deciding-choices.ts',
    find: "  'senders',\n  'provider',\n",
    replace: "  'senders',\n",
    test: { file: 'test/unit/commands/choices-changed.test.ts', name: 'what sends the mails, changed since' },
  },
  {
    name: 'a plugin may contact any host',
    file: 'src/plugin/guarded-fetch.ts',
    find: 'if (!isOpen) throw',
    replace: 'if (!isOpen && ownOrigin === "") throw',
    test: { file: 'test/unit/plugin/guarded-fetch.test.ts', name: 'which it did not declare, is refused by name' },
  },
  {
    name: 'a plugin is lent what it did not say it uses',
    file: 'src/plugin/granted.ts',
    find: 'if (uses.includes(name)) continue;',
    replace: 'continue;',
    test: {
      file: 'test/unit/commands/plugin-commands.test.ts',
      name: 'what a plugin did not say it uses it does not get',
    },
  },
  {
    name: 'a command under way is begun a second time',
    file: 'src/commands/command-registry.ts',
    find: '&& !this.running.has(id) &&',
    replace: '&&',
    test: {
      file: 'test/unit/commands/plugin-commands.test.ts',
      name: 'while a command is under way it cannot be begun again',
    },
  },
  {
    name: 'a run fetches again what a source listed',
    file: 'src/plugin/guarded.ts',
    find: '.map(readOnce),',
    replace: ',',
    test: {
      file: 'test/unit/commands/receipts/listing-sources.test.ts',
      name: 'with the network off after the listing the run sends what was listed',
    },
  },
  {
    name: 'the files of a reader that is off go to whoever reads them too',
    file: 'src/plugin/host.ts',
    find: "!off || point === 'documentReaders'",
    replace: '!off',
    test: { file: 'test/unit/commands/plugin-switch.test.ts', name: 'a reader that is off leaves its files held' },
  },
];
