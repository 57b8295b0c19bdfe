import { Attach16Regular } from '@fluentui/react-icons/svg/attach';
import { Fragment, useEffect, useState } from 'react';
import type { Sentence } from '../../commands/pane-state.ts';
import { formatBytes } from '../kit/formats.ts';
import { othersOf } from '../kit/others.tsx';
import { MailFrame } from './mail-frame.tsx';
import { Note, SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';
import type { Preview as Mail } from '../../commands/message/message-state.ts';

const fingerLength = 12;

const isMail = (shown: Mail | Sentence): shown is Mail => 'html' in shown;

/** One person's mail: the very bytes that will leave, so its check value is shown too. */
export function Preview({ row }: { row: number }) {
  const { message, receipts, check } = usePane();
  const { preview } = useActions();
  const { t, language, issueText } = useTexts();
  const person = check.people.find((each) => each.row === row);
  const unaddressed = person?.address === '' ? person.issues[0] : undefined;
  const [shown, setShown] = useState<Mail | Sentence>();
  useEffect(() => {
    if (unaddressed !== undefined) return undefined;
    let stale = false;
    void preview(row).then((result) => {
      if (!stale) setShown(result);
    });
    return () => {
      stale = true;
    };
  }, [preview, row, unaddressed, message.template, receipts.files, check.status]);
  if (unaddressed !== undefined) {
    return (
      <Note tone="warning">
        <p data-code={unaddressed.code}>{issueText(unaddressed)}</p>
      </Note>
    );
  }
  if (shown === undefined) return <Waiting label={t('preview.loading')} />;
  if (!isMail(shown)) return <SentenceNote of={shown} />;
  const others = othersOf(shown, t);
  return (
    <div className="preview">
      <dl className="mail-head">
        <dt>{t('preview.from')}</dt>
        <dd dir="auto">{shown.from}</dd>
        <dt>{t('preview.to')}</dt>
        <dd dir="auto">{shown.to}</dd>
        {others.map(([label, addresses]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{addresses}</dd>
          </Fragment>
        ))}
        <dt>{t('preview.subject')}</dt>
        <dd dir="auto" className="strong">
          {shown.subject}
        </dd>
      </dl>
      <MailFrame html={shown.html} />
      <ul className="attachments" aria-label={t('preview.attachments')}>
        {shown.attachments.map(({ name, bytes, sha256 }) => (
          <li key={sha256 + name} title={sha256}>
            <Attach16Regular aria-hidden />
            <bdi>{name}</bdi> <span className="hint">{formatBytes(language, bytes)}</span>
          </li>
        ))}
      </ul>
      <p className="hint" title={shown.sha256}>
        {t('preview.exact', { size: formatBytes(language, shown.bytes), sum: shown.sha256.slice(0, fingerLength) })}
      </p>
    </div>
  );
}
