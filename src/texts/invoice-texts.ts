import en from './en/invoices.json';
import es from './es/invoices.json';
import pl from './pl/invoices.json';
import { addTextsOfAll } from './index.ts';

/** What the pane says otherwise of invoices, in every language: few workbooks hold any, so it comes when one does. */
addTextsOfAll({ en, es, pl });

/** Tells that the words are here. */
export const invoiceWords = true;
