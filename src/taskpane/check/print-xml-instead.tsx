import { Button } from '@fluentui/react-components';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** For rows that lack one of the two files: the PDF can be the printed form of the XML. */
export function PrintXmlInstead() {
  const { xmlAlone } = usePane().receipts;
  const { setReceiptOption } = useActions();
  const { t } = useTexts();
  if (xmlAlone === 0) return null;
  return (
    <Button size="small" onClick={() => setReceiptOption('prints-xml', true)}>
      {t('receipts.printXmlNow')}
    </Button>
  );
}
