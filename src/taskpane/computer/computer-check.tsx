import { Button } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { useRef, useState } from 'react';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';
import type { ComputerState } from '../../commands/computer/computer-state.ts';

function Diagnostics({ text }: { text: string }) {
  const { t } = useTexts();
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = () => {
    box.current?.select();
    // The clipboard API is refused in a frame of another site, which Excel on the web is; this old way is not.
    setCopied(document.execCommand('copy'));
  };
  return (
    <>
      <div className="row">
        <Button size="small" onClick={copy}>
          {t('computer.copy')}
        </Button>
        <p className="hint row-text">{t('computer.nothingPersonal')}</p>
      </div>
      <p role="status" className="hint">
        {copied !== undefined && (copied ? t('computer.copied') : t('computer.notCopied'))}
      </p>
      <textarea
        ref={box}
        className="text-area html"
        rows={4}
        readOnly
        spellCheck={false}
        aria-label={t('computer.text')}
        value={text}
      />
    </>
  );
}

function Parts({ parts }: Pick<ComputerState, 'parts'>) {
  const { t } = useTexts();
  return (
    <ul className="computer-parts">
      {parts.map(({ part, good }) => (
        <li key={part} className={`computer-part ${good ? 'good' : 'bad'}`} data-part={part} data-good={good}>
          <span className="computer-part-icon" role="img" aria-label={good ? t('computer.good') : t('computer.bad')}>
            {good ? <CheckmarkCircle16Filled /> : <DismissCircle16Filled />}
          </span>
          <p>{good ? t(`computerGood.${part}`) : t(`computerBad.${part}`)}</p>
        </li>
      ))}
    </ul>
  );
}

/** *Check this computer*: green or red, each with a sentence and a way out; and a text for whoever helps. */
export function ComputerCheck() {
  const { computer } = usePane();
  const { checkComputer } = useActions();
  const { t } = useTexts();
  return (
    <div className="computer">
      <Button size="small" disabledFocusable={computer?.status === 'checking'} onClick={() => void checkComputer()}>
        {computer === undefined ? t('computer.check') : t('computer.again')}
      </Button>
      {computer?.status === 'checking' && <Waiting label={t('computer.checking')} />}
      {computer?.status === 'done' && (
        <>
          <Parts parts={computer.parts} />
          <Diagnostics text={computer.text} />
        </>
      )}
    </div>
  );
}
