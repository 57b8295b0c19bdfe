import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { topics, type Topic } from '../../domain/message/presets.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const isTopic = (value: string): value is Topic => (topics as readonly string[]).includes(value);

/** Which text is sent: a ready-made one, or one that this computer keeps under a name. */
export function TextChoice() {
  const { message, sheet } = usePane();
  const { chooseTopic, chooseText, keepText, forgetText } = useActions();
  const { t } = useTexts();
  const [name, setName] = useState('');
  const { topics: offered, topic, names, name: chosen } = message.choice;
  // A kept text may be called like a ready-made one: only those have no mark.
  const value = topic ?? (chosen === '' ? '' : `=${chosen}`);
  const choose = (wanted: string) => {
    if (isTopic(wanted)) chooseTopic(wanted);
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
            {offered.map((each) => (
              <option key={each} value={each}>
                {t(sheet.kind === 'invoices' ? 'texts.invoices' : `texts.${each}`)}
              </option>
            ))}
          </optgroup>
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
