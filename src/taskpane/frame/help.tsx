import { late, useLate } from '../kit/late.ts';
import { SentenceNote } from '../kit/note.tsx';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';
import { stationTitle } from './station-summary.ts';

const helpPart = late(() => import(/* webpackChunkName: "help" */ './help-text.tsx'));

/** Help for the station that is open. It is fetched with the pane, so that it is there without a network, too. */
export function Help() {
  const pane = usePane();
  const texts = useTexts();
  const part = useLate(helpPart);
  return (
    <div className="settings">
      <details className="more">
        <summary tabIndex={0}>{texts.t('pane.help', { screen: stationTitle(pane, pane.station, texts) })}</summary>
        {part === 'waiting' && <Waiting label={texts.t('find.looking')} />}
        {part === 'missing' && <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />}
        {typeof part === 'object' && <part.HelpText station={pane.station} />}
      </details>
    </div>
  );
}
