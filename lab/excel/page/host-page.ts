import { mountAddin } from './addin-frame.ts';
import { LabLink } from './lab-link.ts';

/** The host page without Excel's looks: the add-in's frame alone, for tests. */
async function open(): Promise<void> {
  const link = new LabLink(new URLSearchParams(location.search).get('client') ?? '');
  const pane = document.querySelector<HTMLElement>('#pane')!;
  const orders = await link.openOrders();
  const boot = await link.boot();
  let frame = boot.mounted ? mountAddin(pane, boot, link) : undefined;
  pane.hidden = !boot.visible;
  orders.follow((order) => {
    if (order.do === 'mount') frame ??= mountAddin(pane, boot, link);
    if (order.do === 'show-pane') pane.hidden = !order.visible;
    if (order.do === 'fire') frame?.conversation.fire(order.event, order.data);
  });
}

void open();
