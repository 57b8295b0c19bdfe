import { FluentProvider } from '@fluentui/react-components';
import { useEffect } from 'react';
import { failures } from '../domain/failure.ts';
import { Announcer } from './announcer.tsx';
import { Bar } from './bar.tsx';
import { Decisions } from './issue-groups.tsx';
import { keepFocus } from './keep-focus.ts';
import { Message } from './message.tsx';
import { SentenceNote } from './note.tsx';
import { People } from './people.tsx';
import { Receipts } from './receipts.tsx';
import { Send } from './send.tsx';
import { Settings } from './settings.tsx';
import { StationSection } from './station-section.tsx';
import { isRunning } from './station-state.ts';
import { themes, type ThemeName } from './themes.ts';
import { UnknownRows } from './unknown-rows.tsx';
import { PaneContext, usePane, type PaneSource } from './use-pane.ts';
import { useTexts } from './use-texts.ts';
import { Waiting } from './waiting.tsx';
import { WatchingBanner } from './watching-banner.tsx';

function Pane() {
  const pane = usePane();
  const { t, language } = useTexts();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => keepFocus(), []);
  if (pane.phase === 'unsupported') {
    return (
      <main className="pane">
        <h1 className="heard-only">{t('pane.name')}</h1>
        <SentenceNote of={pane.problem ?? { code: 'host/unsupported', values: {} }} />
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
        <WatchingBanner />
        <UnknownRows />
        {!isRunning(pane) && <Decisions />}
        <StationSection station="people">
          <People />
        </StationSection>
        <StationSection station="receipts">
          <Receipts />
        </StationSection>
        <StationSection station="message">
          <Message />
        </StationSection>
        <StationSection station="send">
          <Send />
        </StationSection>
        <Settings />
      </main>
      <Bar />
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
