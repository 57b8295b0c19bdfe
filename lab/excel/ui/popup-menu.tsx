import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

export interface PopupMenuProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A floating box that closes on Escape, a click elsewhere or lost focus, and moves with the arrow keys. */
export function PopupMenu({ x, y, label, onClose, children }: PopupMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    focusables(box.current)[0]?.focus();
    const outside = (event: MouseEvent) => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('mousedown', outside);
    return () => {
      document.removeEventListener('mousedown', outside);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [onClose]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const all = focusables(box.current);
    const at = all.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
    all[(at + all.length) % all.length]?.focus();
  };
  const left = Math.min(x, window.innerWidth - 260);
  const top = Math.min(y, window.innerHeight - 320);
  return (
    <div ref={box} className="popup-menu" role="dialog" aria-label={label} style={{ left, top }} onKeyDown={onKey}>
      {children}
    </div>
  );
}

function focusables(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('button:not(:disabled), input') ?? [])];
}
