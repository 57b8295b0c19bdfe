import { createRoot } from 'react-dom/client';
import { LabLink } from '../page/lab-link.ts';
import { DeskLink } from './desk-link.ts';
import { ExcelApp } from './excel-app.tsx';
import 'react-data-grid/lib/styles.css';
import './excel.css';

/** The host page with Excel's looks: what `npm start` shows. */
async function open(): Promise<void> {
  const link = new LabLink(new URLSearchParams(location.search).get('client') ?? '');
  const orders = await link.openOrders();
  const boot = await link.boot();
  const bookName = decodeURIComponent(String(boot.appContext['_docUrl']).split('/').at(-1) ?? '');
  document.documentElement.lang = boot.locale;
  createRoot(document.querySelector('#excel')!).render(
    <ExcelApp desk={new DeskLink(link)} boot={boot} bookName={bookName} orders={orders} />,
  );
}

void open();
