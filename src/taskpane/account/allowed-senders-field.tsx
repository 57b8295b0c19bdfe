import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { senderFlaw } from '../../commands/account/sender-entries.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Which accounts may send from this workbook. Kept in it, so that a colleague cannot send from the wrong one either. */
export function AllowedSenders() {
  const { account } = usePane();
  const { allowSenders } = useActions();
  const { t } = useTexts();
  const [wrong, setWrong] = useState('');
  const kept = account.senders.join(', ');
  const keep = (text: string) => {
    const senders = text.split(/[\s,;]+/).filter((each) => each !== '');
    const bad = senders.find((each) => senderFlaw(each) !== undefined) ?? '';
    setWrong(bad);
    if (bad === '' && senders.join(', ') !== kept) void allowSenders(senders);
  };
  const flaw = wrong === '' ? undefined : senderFlaw(wrong);
  return (
    <Field
      label={t('senders.label')}
      hint={t('senders.hint')}
      {...(flaw === undefined ? {} : { validationMessage: t(`senders.${flaw}`, { text: wrong }) })}
    >
      <Input
        key={kept}
        dir="auto"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        defaultValue={kept}
        onBlur={({ target }) => keep(target.value)}
      />
    </Field>
  );
}
