import { late } from '../commands/base/late.ts';
import { BookChoices } from '../commands/base/book-choices.ts';
import { capabilitiesFor } from '../commands/plugin-capabilities.ts';
import { settingsAside } from '../commands/base/settings-aside.ts';
import { Session } from '../commands/session.ts';
import { stopButton } from '../commands/send/sending-desk.ts';
import type { ComputerProbe } from '../commands/base/session-ports.ts';
import { answers, browserLacks } from '../device/browser-facts.ts';
import { openDeviceDatabase } from '../device/device-database.ts';
import { openDeviceLedger } from '../device/device-ledger.ts';
import { deviceNews } from '../device/device-news.ts';
import { deviceStore } from '../device/device-store.ts';
import { askToKeep } from '../device/lasting-storage.ts';
import { onPageEnd } from '../device/page-end.ts';
import { keepPluginsOff, pluginsOff } from '../device/plugins-off.ts';
import { pluginValues } from '../device/plugin-values.ts';
import { soleSender } from '../device/sole-sender.ts';
import { startWorkerClock } from '../device/worker-clock.ts';
import { downloadFile } from '../eml/download-file.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import { browserOpener, createDialogOpener } from '../office/dialog.ts';
import { ExcelWorkbook } from '../office/excel-workbook.ts';
import { readBookSettings, writeBookSetting } from '../office/book-settings.ts';
import { bookPlace, isOnTheWeb, onPaneClosed, warnOnClose, type HostFacts } from '../office/host.ts';
import { showLog } from '../office/log-sheets.ts';
import { enableButton, ribbonStates } from '../office/ribbon.ts';
import { watchSheet } from '../office/watch-sheet.ts';
import { commandControl } from '../plugin/command-function.ts';
import { builtIn, pluginRules, pluginTexts, presetTexts } from '../plugin/built-in.ts';
import type { DeploymentConfig } from '../plugin/deployment.ts';
import type { PluginSettings } from '../plugin/configuration.ts';
import { noSettings, PluginHost } from '../plugin/host.ts';
import { openUrl } from './kit/open-url.ts';
import { showFile } from './kit/show-file.ts';
import type { Language } from '../domain/language.ts';
import { addTexts, translate } from '../texts/index.ts';

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** 100 random bits in Crockford's alphabet; the first five characters show in claimed cells. */
const newWriter = (): string =>
  Array.from(randomBytes(20), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte & 31]).join('');

/** They stand in claimed cells. */
const paneLetters = 6;

const computer: ComputerProbe = {
  excel: () =>
    import('../office/diagnostics.ts').then(
      ({ readExcelFacts }) => readExcelFacts(),
      (cause: unknown) => {
        throw new Failure('host/plugin-failed', { cause });
      },
    ),
  answers,
  browserLacks,
  browserName: navigator.userAgent,
};

/** What plugins say in a language. Rejects where it cannot be fetched. */
export const loadPluginTexts = async (language: Language): Promise<void> => {
  addTexts(language, { plugin: await (pluginTexts[language] ?? pluginTexts.en)() });
};

// eslint-disable-next-line no-restricted-globals -- which plugins are on, and how, is asked before the DeviceStore is open
const switches = (): Storage => localStorage;

/** What nobody may switch stays as the list has it, whatever this device kept. */
const offNow = (kept: readonly string[] = pluginRules.off): readonly string[] => {
  const { locked, off } = pluginRules;
  return [...kept.filter((id) => !locked.includes(id)), ...off.filter((id) => locked.includes(id))];
};

/** Whatever else goes wrong while they are read again is said as a busy Excel, which is asked again. */
const readAll = async (): Promise<ReadonlyMap<string, unknown>> => {
  try {
    return await readBookSettings();
  } catch (cause) {
    throw isFailure(cause) ? cause : new Failure('sheet/busy', { cause });
  }
};

/** A page that starts anew, or goes, leaves nothing of a plugin behind. */
let endFormer = (): void => undefined;
onPageEnd(window, () => endFormer());

const openOfficeDialog = createDialogOpener({ later: (ms, act) => setTimeout(act, ms) });

/** Everything the pane can do, with the real Excel, browser and plugins under it. */
export const openSession = (
  facts: HostFacts,
  config: DeploymentConfig,
  { withoutSettings }: { readonly withoutSettings: boolean },
): Session => {
  const database = openDeviceDatabase(facts.partitionKey);
  // The ledger reports a denied database; without this line the browser would report it a second time.
  database.catch(() => undefined);
  const news = deviceNews(facts.partitionKey);
  const clock = startWorkerClock();
  const language = (): string => session.state().language;
  const book = new BookChoices(
    withoutSettings
      ? settingsAside({ readAll, write: writeBookSetting })
      : { readAll: readBookSettings, write: writeBookSetting },
  );
  let settings: Promise<PluginSettings> | undefined;
  const openSettings = async (): Promise<PluginSettings> => {
    const { PluginSettings } = await late(
      import(/* webpackChunkName: "plugin-settings" */ '../plugin/configuration.ts'),
    );
    return new PluginSettings(builtIn, {
      deployment: config.plugins ?? {},
      device: pluginValues(facts.partitionKey, switches),
      book: { get: (key) => book.ofPlugin(key), set: (key, value) => book.setOfPlugin(key, value) },
    });
  };
  const plugins = new PluginHost(builtIn, {
    settings: () => (settings ??= openSettings()),
    contextFor: (id, onDispose) => ({
      config,
      fetch: (input, init) => fetch(input, init),
      now: clock.now,
      language,
      openDialog: openOfficeDialog,
      openBrowser: browserOpener(),
      store: deviceStore(database, id, news),
      // Each plugin's own take the place of these.
      configuration: noSettings,
      onDispose,
      ...capabilitiesFor(id, () => session.parts),
    }),
    ownOrigin: location.origin,
    off: offNow(pluginsOff(facts.partitionKey, switches)),
    locked: pluginRules.locked,
    deadline: (ms, late) => {
      const handle = setTimeout(late, ms);
      return () => clearTimeout(handle);
    },
    now: clock.now,
    presetTexts,
  });
  endFormer();
  endFormer = () => plugins.dispose();
  const session: Session = new Session({
    workbook: new ExcelWorkbook(clock.elapsed, deviceStore(database, 'log', news)),
    book,
    plugins,
    ledger: async () => {
      const ledger = await openDeviceLedger(await database, newWriter, newWriter().slice(0, paneLetters));
      void askToKeep(deviceStore(database, 'sobre', news), navigator.storage);
      return ledger;
    },
    device: deviceStore(database, 'sobre', news),
    clock,
    config,
    translate,
    random: randomBytes,
    displayLanguage: facts.language,
    soleSender: () => soleSender(facts.partitionKey),
    sending: (on) => {
      void warnOnClose(on);
      void enableButton(stopButton.tab, stopButton.group, stopButton.id, on);
    },
    watchSheet,
    openUrl,
    keepPluginsOff: (ids) => keepPluginsOff(facts.partitionKey, switches, ids),
    showLog,
    saveFile: downloadFile,
    showFile: showFile(isOnTheWeb(), downloadFile),
    mailCleaner: () =>
      import(/* webpackChunkName: "clean-mail" */ './message/clean-mail.ts').then(
        ({ mailCleaner }) => mailCleaner,
        (cause: unknown) => {
          throw new Failure('host/plugin-failed', { cause });
        },
      ),
    computer,
    place: bookPlace,
  });
  const drawRibbon = ribbonStates(stopButton.tab, stopButton.group);
  session.subscribe(() => {
    const items = session.state().menus['ribbon/more'] ?? [];
    drawRibbon(new Map(items.map(({ id, enabled }) => [commandControl(id), enabled])));
  });
  // Whoever comes back starts at the next step.
  void onPaneClosed(() => session.land());
  return session;
};
