import { type AddinFrame, mountAddin } from './addin-frame.ts';
import type { Boot, PageOrder } from './host-message.ts';
import { LabLink } from './lab-link.ts';

/** The host page without Excel's looks: the add-in's frame alone, for tests. */
async function open(): Promise<void> {
  const link = new LabLink(new URLSearchParams(location.search).get('client') ?? '');
  const pane = document.querySelector<HTMLElement>('#pane')!;
  let boot: Boot | undefined;
  let frame: AddinFrame | undefined;
  const follow = (order: PageOrder): void => {
    if (order.do === 'mount' && boot) frame ??= mountAddin(pane, boot, link);
    if (order.do === 'show-pane') pane.hidden = !order.visible;
    if (order.do === 'fire') frame?.conversation.fire(order.event, order.data);
  };
  await link.onOrder(follow);
  boot = await link.boot();
  follow({ do: 'show-pane', visible: boot.visible });
  if (boot.mounted) follow({ do: 'mount' });
}

void open();
