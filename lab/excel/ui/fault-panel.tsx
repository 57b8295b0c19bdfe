import { useState } from 'react';
import type { LabFaultKind } from '../page/desk-view.ts';
import type { DeskLink } from './desk-link.ts';
import { Icon } from './icon.tsx';
import type { Labels } from './labels.ts';
import { PopupMenu } from './popup-menu.tsx';

export interface FaultPanelProps {
  readonly desk: DeskLink;
  readonly kinds: readonly LabFaultKind[];
  readonly labels: Labels;
  readonly onSaid: (text: string) => void;
}

/** A button of the status bar that offers the lab's mishaps. */
export function FaultPanel({ desk, kinds, labels, onSaid }: FaultPanelProps) {
  const [open, setOpen] = useState<{ x: number; y: number }>();
  const provoke = async (kind: LabFaultKind) => {
    setOpen(undefined);
    onSaid((await desk.provoke(kind)) || labels[kind]);
  };
  return (
    <>
      <button
        type="button"
        className="status-button"
        title={labels.labTip}
        aria-expanded={open !== undefined}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setOpen({ x: box.left, y: box.top - 40 - kinds.length * 34 });
        }}
      >
        <Icon name="spark" />
        {labels.lab}
      </button>
      {open ? (
        <PopupMenu {...open} label={labels.lab} onClose={() => setOpen(undefined)}>
          {kinds.map((kind) => (
            <button key={kind} type="button" data-fault={kind} onClick={() => void provoke(kind)}>
              {labels[kind]}
            </button>
          ))}
        </PopupMenu>
      ) : null}
    </>
  );
}
