import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { Language } from '../../domain/language.ts';

/** Where a column gives people different languages: whose text is on show, or one text for all of them. */
export function MessageLanguages() {
  const { language, readers, forEverybody } = usePane().message;
  const { showTemplate, useForEverybody } = useActions();
  const { t } = useTexts();
  if (readers.length < 2 && !forEverybody) return null;
  return (
    <>
      {!forEverybody && (
        <Field label={t('message.readers')}>
          <RadioGroup layout="horizontal" value={language} onChange={(_, { value }) => showTemplate(value as Language)}>
            {readers.map((each) => (
              <Radio
                key={each.language}
                value={each.language}
                label={t('message.reader', { language: t(`languageName.${each.language}`), count: each.count })}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
      <Checkbox
        checked={forEverybody}
        onChange={(_, { checked }) => useForEverybody(checked === true)}
        label={t('message.forEverybody')}
      />
    </>
  );
}
