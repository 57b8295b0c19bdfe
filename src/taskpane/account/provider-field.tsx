import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** What the mails are sent with; nothing where only one is installed, and it is the workbook's. */
export function ProviderField() {
  const { providers, providerId, isMissing } = usePane().account;
  const { chooseProvider } = useActions();
  const { t } = useTexts();
  if (providers.length < 2 && !isMissing) return null;
  return (
    <Field label={t('send.provider')}>
      <RadioGroup value={providerId} onChange={(_, { value }) => void chooseProvider(value)}>
        {providers.map(({ id, title }) => (
          <Radio key={id} value={id} label={t(title)} />
        ))}
      </RadioGroup>
    </Field>
  );
}
