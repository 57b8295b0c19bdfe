import { useEffect, useRef } from 'react';
import { type AddinFrame, mountAddin } from '../page/addin-frame.ts';
import type { Boot } from '../page/host-message.ts';
import type { LabLink } from '../page/lab-link.ts';
import { Icon } from './icon.tsx';
import type { Labels } from './labels.ts';
import type { PaneState } from './use-lab-orders.ts';

export interface AddinPaneProps {
  readonly boot: Boot;
  readonly link: LabLink;
  readonly labels: Labels;
  readonly pane: PaneState;
  readonly onClose: () => void;
  readonly onFrame: (frame: AddinFrame) => void;
}

/** The task pane. Its frame stays in the document while it is closed: the add-in keeps running. */
export function AddinPane({ boot, link, labels, pane, onClose, onFrame }: AddinPaneProps) {
  const slot = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const name = String(boot.appContext['_addinName']);
  useEffect(() => {
    if (!pane.mounted || done.current || !slot.current) return;
    done.current = true;
    onFrame(mountAddin(slot.current, boot, link));
  }, [pane.mounted, boot, link, onFrame]);
  return (
    <aside className="addin-pane" aria-label={name} hidden={!pane.visible}>
      <header>
        <h2>{name}</h2>
        <button
          type="button"
          className="quiet"
          aria-label={labels.closePane}
          title={labels.closePane}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div ref={slot} className="addin-frame" />
    </aside>
  );
}
