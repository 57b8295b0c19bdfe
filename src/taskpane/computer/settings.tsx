import { Field, Select } from '@fluentui/react-components';
import { AllowedSenders } from '../account/allowed-senders-field.tsx';
import { ComputerCheck } from './computer-check.tsx';
import { Fold } from '../kit/fold.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { languages, type Language } from '../../domain/language.ts';

/** Below the stations: the pane's own language, each named in itself, who may send, and a look at this computer. */
export function Settings() {
  const { computer } = usePane();
  const { setLanguage } = useActions();
  const { t, language } = useTexts();
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
        <Fold title={t('pane.settings')} open={computer !== undefined}>
          <AllowedSenders />
          <ComputerCheck />
        </Fold>
      </div>
    </>
  );
}
