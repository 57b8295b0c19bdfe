import { useCallback, useEffect, useRef, useState } from 'react';
import type { AddinFrame } from '../page/addin-frame.ts';
import type { DemoView, RibbonView } from '../page/desk-view.ts';
import type { Boot, PageOrder } from '../page/host-message.ts';
import type { Orders } from '../page/lab-link.ts';
import type { DeskLink } from './desk-link.ts';

export interface PaneState {
  readonly mounted: boolean;
  readonly visible: boolean;
}

/** What the lab decides: the ribbon, the pane, events for the add-in. */
export interface LabState {
  readonly ribbon: RibbonView | undefined;
  readonly demo: DemoView | undefined;
  readonly pane: PaneState;
  keepFrame(frame: AddinFrame): void;
}

export function useLabOrders(desk: DeskLink, boot: Boot, orders: Orders, onBookChange: () => void): LabState {
  const [ribbon, setRibbon] = useState<RibbonView>();
  const [demo, setDemo] = useState<DemoView>();
  const [pane, setPane] = useState<PaneState>({ mounted: boot.mounted, visible: boot.visible });
  const frame = useRef<AddinFrame>(undefined);
  const follow = useCallback(
    (order: PageOrder) => {
      if (order.do === 'mount') setPane((now) => ({ ...now, mounted: true }));
      if (order.do === 'show-pane')
        setPane((now) => ({ mounted: now.mounted || order.visible, visible: order.visible }));
      if (order.do === 'fire') frame.current?.conversation.fire(order.event, order.data);
      if (order.do === 'refresh' && order.what === 'ribbon') void desk.ribbon().then(setRibbon);
      if (order.do === 'refresh' && order.what === 'grid') onBookChange();
    },
    [desk, onBookChange],
  );
  useEffect(() => orders.follow(follow), [orders, follow]);
  useEffect(() => {
    void desk.ribbon().then(setRibbon);
    void desk.demo().then(setDemo);
  }, [desk]);
  const keepFrame = useCallback((mounted: AddinFrame) => void (frame.current = mounted), []);
  return { ribbon, demo, pane, keepFrame };
}
