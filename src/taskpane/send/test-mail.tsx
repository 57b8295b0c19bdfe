import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { formatMoment } from '../kit/formats.ts';
import { Note, SentenceNote } from '../kit/note.tsx';
import { OthersLine } from '../kit/others.tsx';
import { Waiting } from '../kit/waiting.tsx';
import { useIntoView } from '../kit/use-into-view.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { SentTest } from '../../commands/send/test-state.ts';

function TestLine({ mail }: { mail: SentTest }) {
  const { t, language } = useTexts();
  const { people } = usePane().check;
  const { row, name, at, link } = mail;
  const person = people.find((each) => each.row === row);
  return (
    <li>
      {row !== undefined && (
        <>
          <bdi className="strong">{name === '' ? t('place.rowShort', { row }) : name}</bdi>{' '}
          {person !== undefined && (
            <span className="hint">
              {t('preview.to')}: <bdi>{person.address}</bdi>
              <OthersLine of={person} t={t} />{' '}
            </span>
          )}
        </>
      )}
      <span className="hint">{t('test.proof', { time: formatMoment(language, at) })}</span>
      {link !== undefined && (
        <>
          {' '}
          <a className="link" href={link} target="_blank" rel="noopener noreferrer">
            {t('test.look')}
          </a>
        </>
      )}
    </li>
  );
}

/** What the provider took, where to find it, and whether it arrived. */
function TestResult() {
  const { test } = usePane();
  const { confirmTest } = useActions();
  const { t } = useTexts();
  const [missing, setMissing] = useState(false);
  const result = useIntoView<HTMLParagraphElement>(test.mails.at(-1)?.id);
  const asks = test.question === 'unseen' && test.mails.some(({ row }) => row !== undefined);
  return (
    <Note
      tone="info"
      actions={
        asks && (
          <>
            <Button size="small" onClick={() => void confirmTest()}>
              {t('test.seen')}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setMissing(true)}>
              {t('test.missing')}
            </Button>
          </>
        )
      }
    >
      <p ref={result} role="status">
        {t('test.sent')}
      </p>
      <ul className="tests">
        {test.mails.map((mail) => (
          <TestLine key={mail.id} mail={mail} />
        ))}
      </ul>
      {asks && <p className="strong">{t('testAsk.unseen')}</p>}
      {missing && <p>{t('test.lookAgain')}</p>}
    </Note>
  );
}

/** Real rows, mailed to the sender alone. */
export function TestMail() {
  const { test, check } = usePane();
  const { testMail, testSelected, testConnection } = useActions();
  const { t } = useTexts();
  const busy = test.status === 'sending';
  return (
    <div className="test">
      <div className="row">
        <p className="row-text hint">{t('test.what')}</p>
        <Button disabledFocusable={busy || check.ready === 0} onClick={() => void testMail()}>
          {t('test.send')}
        </Button>
      </div>
      {check.ready === 0 && <p className="hint">{t('send.nobodyReady')}</p>}
      <details className="more">
        <summary tabIndex={0}>{t('test.more')}</summary>
        <div className="buttons">
          <Button size="small" disabledFocusable={busy} onClick={() => void testSelected()}>
            {t('test.selected')}
          </Button>
          <Button size="small" disabledFocusable={busy} onClick={() => void testConnection()}>
            {t('test.connection')}
          </Button>
        </div>
      </details>
      {busy && <Waiting label={t('test.sending')} />}
      {test.problem !== undefined && <SentenceNote of={test.problem} alert />}
      {!busy && test.mails.length > 0 && <TestResult />}
    </div>
  );
}
