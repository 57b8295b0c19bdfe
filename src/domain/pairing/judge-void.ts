import type { Finding } from './both-sides.ts';
import { baseName } from './receipt-folder.ts';
import { foldText } from '../text/fold-text.ts';
import type { DocumentFacts, ReceiptDocument } from '../receipt/receipt.ts';

const named =
  /(?:^| )(borrador|cancelad[oa]|anulad[oa]|draft|void|cancell?ed|muestra|sample|specimen|wzor|anulowan[eay]|probn[eay])(?: |$)/;

/** A file that calls itself a draft, cancelled or a sample, on its page or in its name. */
export const judgeVoid = ({ file }: ReceiptDocument, facts: DocumentFacts): readonly Finding[] => {
  // A CFDI without a stamp is asked about as what it is.
  if (facts.stamped === false) return [];
  const says = facts.saysVoid ?? named.exec(foldText(baseName(file.name)))?.[1]?.toUpperCase() ?? '';
  return says === '' ? [] : [{ code: 'receipt/void', values: { says } }];
};
