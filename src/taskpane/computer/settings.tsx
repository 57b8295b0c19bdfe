import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { late, useLate } from '../kit/late.ts';
import { SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';
import { languages, type Language } from '../../domain/language.ts';

const parts = late(() => import(/* webpackChunkName: "settings" */ './settings-parts.tsx'));

function Parts() {
  const { t } = useTexts();
  const found = useLate(parts);
  if (found === 'waiting') return <Waiting label={t('find.looking')} />;
  if (found === 'missing') return <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />;
  return <found.SettingsParts />;
}

/** Below the stations: the pane's own language, each named in itself, and what few people need. */
export function Settings() {
  const { computer } = usePane();
  const { setLanguage } = useActions();
  const { t, language } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="settings">
        <Field label={t('pane.language')} size="small" orientation="horizontal">
          <Select size="small" value={language} onChange={(_, { value }) => setLanguage(value as Language)}>
            {languages.map((each) => (
              <option key={each} value={each} lang={each}>
                {t(`languageName.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="settings">
        <details
          className="more"
          {...(computer === undefined ? {} : { open: true })}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary tabIndex={0}>{t('pane.settings')}</summary>
          {(open || computer !== undefined) && <Parts />}
        </details>
      </div>
    </>
  );
}
