import { createRoot, type Root } from 'react-dom/client';
import { emptyPane, openingPane } from '../commands/empty-pane.ts';
import type { PaneActions } from '../commands/pane-actions.ts';
import type { PaneState } from '../commands/pane-state.ts';
import { paneOnly, ribbonCommands, ribbonFunctions, type RibbonCommands } from '../commands/ribbon-commands.ts';
import { languageOf } from '../commands/base/words.ts';
import { Failure, isFailure } from '../domain/failure.ts';
import { languages } from '../domain/language.ts';
import { hostReady, showPane } from '../office/host.ts';
import { ensureOfficeJs, hasOfficeJs } from '../office/office-js.ts';
import { bindRibbon } from '../office/ribbon.ts';
import type { DeploymentConfig } from '../plugin/deployment.ts';
import { ribbonItems } from '../plugin/ribbon-items.ts';
import { App } from './app.tsx';
import { LastBoundary, LastScreen } from './frame/last-screen.tsx';
import './taskpane.css';
import { loadSheetTexts, loadTexts } from '../texts/load-texts.ts';
import type { PaneSource } from './kit/use-pane.ts';

const readConfig = async (): Promise<DeploymentConfig> =>
  (await fetch('/config.json')).json() as Promise<DeploymentConfig>;

/** A state in which nothing can be done, so nothing is ever called. */
const still = (state: PaneState): PaneSource => ({
  state: () => state,
  subscribe: () => () => undefined,
  actions: {} as PaneActions,
});

/** What a bad connection can withhold. */
const fetched = <T,>(part: Promise<T>): Promise<T> =>
  part.catch((cause: unknown) => {
    throw new Failure('host/plugin-failed', { cause });
  });

/** Where the pane is drawn, and what the ribbon's buttons are handed to. */
interface Place {
  readonly root: Root;
  readonly serveRibbon: (acts: RibbonCommands) => void;
}

const open = async ({ root, serveRibbon }: Place, withoutSettings: boolean, made: () => void): Promise<void> => {
  // On their way while Office gets ready. The frame of the pane waits for its own language only.
  const session = fetched(import(/* webpackChunkName: "session" */ './open-session.ts'));
  const parts = Promise.all([session, fetched(readConfig()), fetched(loadSheetTexts())]);
  // Told below; without this line the browser would tell it a second time.
  parts.catch(() => undefined);
  const facts = await hostReady();
  const language = languageOf(facts.language);
  await fetched(loadTexts([language]));
  root.render(<App source={still(openingPane(language))} theme={facts.theme} />);
  const [{ openSession, loadPluginTexts }, config] = await parts;
  await fetched(loadPluginTexts(language));
  const opened = openSession(facts, config, { withoutSettings });
  made();
  const instead = (error: unknown) => lastScreen({ root, serveRibbon }, error, withoutSettings);
  root.render(
    <LastBoundary key={String(withoutSettings)} instead={instead}>
      <App source={opened} theme={facts.theme} />
    </LastBoundary>,
  );
  // Said in the language that is there until the others come, and also where one of them never does.
  const others = languages
    .filter((each) => each !== language)
    .flatMap((each) => [loadTexts([each]), loadPluginTexts(each)]);
  void Promise.allSettled(others).then(() => opened.changed());
  await opened.start();
  // Not before: the start ends at the next step and would take the pane away from what was pressed.
  serveRibbon(ribbonCommands(opened, showPane, ribbonItems));
};

const lastScreen = (place: Place, error: unknown, withoutSettings: boolean) => (
  <LastScreen
    language={languageOf(navigator.language)}
    error={error}
    startWithout={withoutSettings ? undefined : () => void start(place, true)}
  />
);

const start = async (place: Place, withoutSettings = false): Promise<void> => {
  const session = { isMade: false };
  try {
    await open(place, withoutSettings, () => (session.isMade = true));
  } catch (error) {
    place.serveRibbon(paneOnly(ribbonItems, () => void showPane()));
    // What the workbook holds is in the way, whatever it is called: without its settings the pane opens.
    if (session.isMade) return unforeseen(place, error, withoutSettings);
    await tell(place, error, withoutSettings).catch(() => place.root.render(lastScreen(place, error, withoutSettings)));
  }
};

const unforeseen = (place: Place, error: unknown, withoutSettings: boolean): void => {
  reportError(error);
  place.root.render(lastScreen(place, error, withoutSettings));
};

/** Why the pane cannot open. Rejects where not even the sentence for it can be had. */
const tell = async (place: Place, error: unknown, withoutSettings: boolean): Promise<void> => {
  if (!isFailure(error)) return unforeseen(place, error, withoutSettings);
  const language = languageOf(navigator.language);
  await loadTexts([language]);
  place.root.render(<App source={still(emptyPane(language, error))} theme="light" />);
};

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no element for the pane');
const root = createRoot(element);
// Nothing is awaited where Office.js is there: Excel loses a press of the ribbon that finds no function.
if (hasOfficeJs()) void start({ root, serveRibbon: bindRibbon(ribbonFunctions(ribbonItems)) });
else {
  void fetched(ensureOfficeJs()).then(
    () => start({ root, serveRibbon: bindRibbon(ribbonFunctions(ribbonItems)) }),
    (error: unknown) => {
      const place: Place = { root, serveRibbon: () => undefined };
      return tell(place, error, true).catch(() => root.render(lastScreen(place, error, true)));
    },
  );
}
