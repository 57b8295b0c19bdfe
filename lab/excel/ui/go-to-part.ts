import type { KeyboardEvent } from 'react';

/** In the order Excel takes them. */
const PARTS = ['.sheet', '.addin-pane', '.status-bar', '.ribbon'];
const FOCUSABLE = '[tabindex="0"], button:not(:disabled)';

/** F6 goes to the next part of the window, Shift+F6 to the one before, as in Excel: Tab stays in the sheet. */
export function goToPart(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'F6') return;
  event.preventDefault();
  const parts = PARTS.flatMap((name) => event.currentTarget.querySelector(name) ?? []).filter(
    (part) => part.checkVisibility() && part.querySelector(FOCUSABLE),
  );
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(here + (event.shiftKey ? -1 : 1) + parts.length) % parts.length];
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
