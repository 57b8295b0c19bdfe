import { FluentProvider } from '@fluentui/react-components';
import { useEffect } from 'react';
import { failures } from '../domain/failure.ts';
import { Announcer } from './frame/announcer.tsx';
import { Bar } from './frame/bar.tsx';
import { keepFocus } from './frame/keep-focus.ts';
import { late, useLate, type LatePart } from './kit/late.ts';
import { SentenceNote } from './kit/note.tsx';
import { IgnoredSettings } from './frame/ignored-settings.tsx';
import { StationSection } from './frame/station-section.tsx';
import { themes, type ThemeName } from './kit/themes.ts';
import { PaneContext, usePane, type PaneSource } from './kit/use-pane.ts';
import { invoiceWords, useTexts } from './kit/use-texts.ts';
import { Waiting } from './kit/waiting.tsx';
import { WatchingBanner } from './send/watching-banner.tsx';
import { isRunning } from './kit/pane-facts.ts';

const stations = late(() => import(/* webpackChunkName: "stations" */ './frame/stations.ts'));
type Inside = LatePart<typeof stations>;

/** The frame stands before what is inside the stations has arrived. */
function Stations({ inside }: { inside: Inside | undefined }) {
  const pane = usePane();
  useEffect(() => void inside?.fetchRest(), [inside]);
  return (
    <>
      {inside && <inside.StartQuestion />}
      {inside && <inside.UnknownRows />}
      {inside && !isRunning(pane) && <inside.Decisions />}
      <StationSection station="people">{inside && <inside.People />}</StationSection>
      <StationSection station="receipts">{inside && <inside.Receipts />}</StationSection>
      <StationSection station="message">{inside && <inside.Message />}</StationSection>
      <StationSection station="send">{inside && <inside.Send />}</StationSection>
      {inside && pane.phase === 'ready' && <inside.History />}
      {inside && pane.phase === 'ready' && <inside.Help />}
      {inside && pane.phase === 'ready' && !isRunning(pane) && <inside.Settings />}
    </>
  );
}

function Pane() {
  const pane = usePane();
  const { t, language } = useTexts();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => keepFocus(), []);
  const isOfInvoices = pane.sheet.kind === 'invoices';
  useEffect(() => (isOfInvoices ? void invoiceWords.load() : undefined), [isOfInvoices]);
  const inside = useLate(stations);
  if (pane.phase === 'unsupported') {
    return (
      <main className="pane">
        <h1 className="heard-only">{t('pane.name')}</h1>
        <SentenceNote of={pane.problem ?? { code: 'host/unsupported', values: {} }} />
        {pane.problem?.values['lacks'] !== undefined && <p className="hint">{t('pane.lacks', pane.problem.values)}</p>}
      </main>
    );
  }
  return (
    <>
      <main className="pane" aria-label={t('pane.name')} aria-busy={pane.phase === 'starting'}>
        <h1 className="heard-only">{t('pane.name')}</h1>
        {pane.phase === 'starting' && <Waiting label={t('pane.starting')} />}
        {pane.problem !== undefined && (
          <SentenceNote of={pane.problem} tone={pane.problem.code in failures ? 'error' : 'info'} alert />
        )}
        <IgnoredSettings />
        <WatchingBanner />
        {inside === 'missing' && <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} tone="error" alert />}
        <Stations inside={typeof inside === 'string' ? undefined : inside} />
      </main>
      {pane.phase === 'ready' && <Bar />}
      <Announcer />
    </>
  );
}

/** The whole pane over one source of state. */
export function App({ source, theme }: { source: PaneSource; theme: ThemeName }) {
  return (
    <FluentProvider theme={themes[theme]} className="app" data-theme={theme}>
      <PaneContext value={source}>
        <Pane />
      </PaneContext>
    </FluentProvider>
  );
}
