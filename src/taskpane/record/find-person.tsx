import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { FoundMail, FoundPerson } from '../../commands/record/found-mail.ts';
import type { Sentence } from '../../commands/pane-state.ts';
import { periodText } from '../../commands/base/words.ts';
import { formatMoment } from '../kit/formats.ts';
import { SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';

function Search({ href, children }: { href: string | undefined; children: string }) {
  if (href === undefined) return null;
  return (
    <a className="link" href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Mail({ mail, changed }: { mail: FoundMail; changed: () => void }) {
  const { markReturned, sendFoundAgain } = useActions();
  const { run } = usePane();
  const { t, language } = useTexts();
  const { receiptId, reference, kind, at, period, sentTo, sheet, repeatable, sentUrl, returnedUrl } = mail;
  const accepted = kind === 'sent' || kind === 'confirmed';
  const idle = run.status === 'idle' || run.status === 'ended';
  return (
    <li className="found" data-receipt={receiptId} data-kind={kind}>
      <p>
        <span className="strong">{period === undefined ? reference : periodText(language, period)}</span>{' '}
        {sentTo !== '' && <bdi>{sentTo}</bdi>} {t(`log.kind.${kind}`)}
      </p>
      <p className="hint">
        {formatMoment(language, at)} {period !== undefined && <>· {reference}</>} ·{' '}
        {sheet === '' ? t('find.gone') : sheet}
      </p>
      <div className="buttons">
        <Search href={sentUrl}>{t('find.sent')}</Search>
        <Search href={returnedUrl}>{t('find.returned')}</Search>
        {accepted && idle && (
          <Button size="small" onClick={() => void markReturned(sheet, receiptId).then(changed)}>
            {t('find.mark')}
          </Button>
        )}
        {repeatable && idle && (
          <Button size="small" onClick={() => void sendFoundAgain(receiptId)}>
            {t('list.sendAgain')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What a mark says is said in words as well. */
const marks: Readonly<Partial<Record<FoundMail['kind'], string>>> = {
  sent: '✓',
  confirmed: '✓',
  returned: '↩',
  unknown: '?',
  sending: '?',
};

/** One mark a period: a gap is seen at a glance. */
function Periods({ mails }: { mails: readonly FoundMail[] }) {
  const { t, language } = useTexts();
  const dated = mails.flatMap((mail) => (mail.period === undefined ? [] : [{ ...mail, period: mail.period }]));
  if (dated.length < 2) return null;
  return (
    <ol className="period-strip" aria-label={t('find.strip')}>
      {dated
        .sort((a, b) => a.period.from.localeCompare(b.period.from))
        .map(({ receiptId, period, kind }) => (
          <li key={receiptId} data-kind={kind}>
            {periodText(language, period)} <span aria-hidden>{marks[kind] ?? '✗'}</span>
            <span className="heard-only">{t(`log.kind.${kind}`)}</span>
          </li>
        ))}
    </ol>
  );
}

function Person({ person, changed }: { person: FoundPerson; changed: () => void }) {
  const { t } = useTexts();
  const { name, number, address, mails } = person;
  return (
    <li className="card">
      <p>
        <bdi className="strong">{name}</bdi> <span className="hint">{number}</span> <bdi>{address}</bdi>
      </p>
      {mails.length === 0 ? (
        <p className="hint">{t('find.nothing')}</p>
      ) : (
        <>
          <Periods mails={mails} />
          <ul className="plain">
            {mails.map((mail) => (
              <Mail key={mail.receiptId} mail={mail} changed={changed} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

/** What was sent to whom and when, in all sheets of the workbook, and what can be done about it. */
export function FindPerson() {
  const { findSent } = useActions();
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundPerson[] | Sentence | 'looking'>();
  const look = async () => setFound(await findSent(text));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Nothing to look for yet: the box says what it wants.
    if (text.trim() === '') return event.currentTarget.querySelector('input')?.focus();
    setFound('looking');
    void look();
  };
  return (
    <div className="find">
      <form className="find-form" onSubmit={submit}>
        <Field label={t('find.what')} size="small">
          <Input type="search" size="small" value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <Button size="small" type="submit" disabledFocusable={found === 'looking'}>
          {t('find.go')}
        </Button>
      </form>
      {found === 'looking' && <Waiting label={t('find.looking')} />}
      {typeof found === 'object' && 'code' in found && <SentenceNote of={found} alert />}
      {Array.isArray(found) && (
        <>
          <p className="hint" role="status">
            {found.length === 0 ? t('find.nobody') : t('find.people', { count: found.length })}
          </p>
          <ul className="plain">
            {(found as readonly FoundPerson[]).map((person, index) => (
              <Person key={index} person={person} changed={() => void look()} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
