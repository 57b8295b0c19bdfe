import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { topics, type Topic } from '../../domain/message/presets.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const isTopic = (value: string): value is Topic => (topics as readonly string[]).includes(value);

/** Which text is sent: a ready-made one, or one that this computer keeps under a name. */
export function TextChoice() {
  const { message, sheet } = usePane();
  const { chooseTopic, chooseText, chooseOffered, keepText, forgetText } = useActions();
  const { t } = useTexts();
  const [name, setName] = useState('');
  const { topics: readyMade, topic, names, name: chosen, offered, offeredId } = message.choice;
  // A kept text may be called like a ready-made one: only those have no mark.
  const own = chosen === '' ? '' : `=${chosen}`;
  const value = topic ?? (own === '' && offeredId !== '' ? `+${offeredId}` : own);
  const choose = (wanted: string) => {
    if (isTopic(wanted)) chooseTopic(wanted);
    else if (wanted.startsWith('+')) chooseOffered(wanted.slice(1));
    else if (wanted !== '') chooseText(wanted.slice(1));
  };
  const keep = () => {
    if (name.trim() === '') return;
    void keepText(name);
    setName('');
  };
  return (
    <div className="text-choice">
      <Field label={t('texts.which')}>
        <Select value={value} onChange={(_, { value: wanted }) => choose(wanted)}>
          {value === '' && <option value="">{t('texts.own')}</option>}
          <optgroup label={t('texts.readyMade')}>
            {readyMade.map((each) => (
              <option key={each} value={each}>
                {t(sheet.kind === 'invoices' ? 'texts.invoices' : `texts.${each}`)}
              </option>
            ))}
          </optgroup>
          {offered.length > 0 && (
            <optgroup label={t('texts.offered')}>
              {offered.map(({ id, title }) => (
                <option key={id} value={`+${id}`}>
                  {t(title)}
                </option>
              ))}
            </optgroup>
          )}
          {names.length > 0 && (
            <optgroup label={t('texts.kept')}>
              {names.map((each) => (
                <option key={each} value={`=${each}`}>
                  {each}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
      </Field>
      <details className="more">
        <summary tabIndex={0}>{t('texts.keepTitle')}</summary>
        <div className="row">
          <Field label={t('texts.name')} size="small" hint={t('texts.hint')}>
            <Input size="small" value={name} maxLength={60} onChange={(_, { value: typed }) => setName(typed)} />
          </Field>
          <Button size="small" disabledFocusable={name.trim() === ''} onClick={keep}>
            {t('texts.keep')}
          </Button>
          {chosen !== '' && (
            <Button size="small" appearance="subtle" onClick={() => void forgetText(chosen)}>
              {t('texts.forget', { name: chosen })}
            </Button>
          )}
        </div>
      </details>
    </div>
  );
}
