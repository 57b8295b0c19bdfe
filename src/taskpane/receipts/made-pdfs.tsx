import { Button, Checkbox, Field } from '@fluentui/react-components';
import { useRef, type ChangeEvent } from 'react';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Where only the XML is there, the PDF can be its printed form. */
export function PrintXml() {
  const { options, xmlAlone } = usePane().receipts;
  const { setReceiptOption } = useActions();
  const { t } = useTexts();
  if (xmlAlone === 0 && !options['prints-xml']) return null;
  return (
    <Checkbox
      checked={options['prints-xml']}
      onChange={(_, { checked }) => setReceiptOption('prints-xml', checked === true)}
      label={t('receipts.printXml', { count: xmlAlone })}
    />
  );
}

/** The picture at the head of the PDFs that Sobre makes, where it makes any. */
export function LogoChoice() {
  const { mode, options, logo } = usePane().receipts;
  const { chooseLogo } = useActions();
  const { t } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  if (mode !== 'make' && !options['prints-xml']) return null;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file !== undefined) void chooseLogo(file);
  };
  return (
    <Field label={t('receipts.logo')} hint={t('receipts.logoHint')}>
      <div className="row">
        {logo !== undefined && (
          <p className="row-text">
            <bdi>{logo}</bdi>
          </p>
        )}
        <input ref={field} type="file" accept="image/png,image/jpeg" hidden onChange={choose} />
        <Button size="small" onClick={() => field.current?.click()}>
          {t('receipts.logoChoose')}
        </Button>
        {logo !== undefined && (
          <Button size="small" appearance="subtle" onClick={() => void chooseLogo(undefined)}>
            {t('receipts.logoRemove')}
          </Button>
        )}
      </div>
    </Field>
  );
}
