import { Button } from '@fluentui/react-components';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** If it went wrong: who got what, on a sheet of its own, and how one person gets a corrected receipt. */
export function WentWrong() {
  const { makeIncidentSheet, openStation } = useActions();
  const { t } = useTexts();
  return (
    <details className="more">
      <summary tabIndex={0}>{t('wrong.title')}</summary>
      <p>{t('wrong.sheet')}</p>
      <p>{t('wrong.corrected')}</p>
      <div className="buttons">
        <Button size="small" onClick={() => void makeIncidentSheet()}>
          {t('wrong.makeSheet')}
        </Button>
        <Button size="small" onClick={() => openStation('people')}>
          {t('wrong.people')}
        </Button>
      </div>
    </details>
  );
}
