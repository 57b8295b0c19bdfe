import { Attach16Regular } from '@fluentui/react-icons/svg/attach';
import { Fragment, useEffect, useState } from 'react';
import type { PersonLine } from '../../commands/check/check-state.ts';
import type { PaneState, Sentence } from '../../commands/pane-state.ts';
import { formatBytes } from '../kit/formats.ts';
import { OpenFile } from '../kit/open-file.tsx';
import { othersOf } from '../kit/others.tsx';
import { MailFrame } from './mail-frame.tsx';
import { Note, SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';
import type { Preview as Mail } from '../../commands/message/message-state.ts';

/** Why what is shown is not what will be sent; undefined where it is. */
const draftOf = ({ account, receipts }: PaneState, person: PersonLine | undefined): string | undefined => {
  if (person?.verdict === 'sent' || person?.verdict === 'returned' || person?.verdict === 'unknown') return 'sent';
  if (account.sender === undefined) return 'sender';
  const lacks = person?.issues.some(({ code }) => code === 'receipt/not-found');
  if (lacks === true && receipts.mode !== 'none') return 'file';
  return person?.verdict === 'ready' || person?.verdict === 'failed' ? undefined : 'row';
};

const isMail = (shown: Mail | Sentence): shown is Mail => 'html' in shown;

/** One person's mail: the very bytes that will leave, or why it is not that yet. */
export function Preview({ row }: { row: number }) {
  const pane = usePane();
  const { message, receipts, check } = pane;
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
  const draft = draftOf(pane, person);
  return (
    <div className="preview">
      <dl className="mail-head">
        {shown.from !== '' && (
          <>
            <dt>{t('preview.from')}</dt>
            <dd dir="auto">{shown.from}</dd>
          </>
        )}
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
          <li key={sha256 + name}>
            <Attach16Regular aria-hidden />
            <OpenFile row={row} file={name} /> <span className="hint">{formatBytes(language, bytes)}</span>
          </li>
        ))}
      </ul>
      <p className="hint" data-sha256={shown.sha256} data-draft={draft ?? ''}>
        {draft === undefined
          ? t('preview.exact', { size: formatBytes(language, shown.bytes) })
          : t(`preview.draft.${draft}`)}
      </p>
    </div>
  );
}
