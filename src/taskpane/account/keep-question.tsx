import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Asked once, after the first sign-in. */
export function KeepQuestion() {
  const { keepConnected } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId} className="question">
      <p id={titleId} className="question-title">
        {t('keep.question')}
      </p>
      <p className="hint">{t('keep.hint')}</p>
      <div className="buttons">
        <Button onClick={() => void keepConnected(true)}>{t('keep.yes')}</Button>
        <Button onClick={() => void keepConnected(false)}>{t('keep.no')}</Button>
      </div>
    </div>
  );
}
