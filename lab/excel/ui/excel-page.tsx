import { createRoot } from 'react-dom/client';
import type { PageOrder } from '../page/host-message.ts';
import { LabLink } from '../page/lab-link.ts';
import { DeskLink } from './desk-link.ts';
import { ExcelApp } from './excel-app.tsx';
import 'react-data-grid/lib/styles.css';
import './excel.css';

/** The host page with Excel's looks: what `npm start` shows. */
async function open(): Promise<void> {
  const link = new LabLink(new URLSearchParams(location.search).get('client') ?? '');
  const early: PageOrder[] = [];
  let follow = (order: PageOrder): void => void early.push(order);
  await link.onOrder((order) => follow(order));
  const boot = await link.boot();
  const bookName = decodeURIComponent(String(boot.appContext['_docUrl']).split('/').at(-1) ?? '');
  document.documentElement.lang = boot.locale;
  const take = (given: (order: PageOrder) => void) => {
    follow = given;
    for (const order of early.splice(0)) given(order);
  };
  createRoot(document.querySelector('#excel')!).render(
    <ExcelApp desk={new DeskLink(link)} boot={boot} bookName={bookName} onFollow={take} />,
  );
}

void open();
