const focusable = 'button:not([disabled]), input:not([disabled]), select, textarea, a[href], [tabindex="0"]';

/** On a part that goes away when it is answered: a selector of where the keyboard goes on. */
const handsTo = 'data-hands-to';

interface Focused {
  readonly element: HTMLElement;
  readonly ancestors: readonly Element[];
}

const ancestorsOf = (element: Element): Element[] => {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) found.push(at);
  return found;
};

/** Nearest thing to the one that is gone: in the smallest part of the pane that is still there, what took its place first. */
const nextTo = ({ element, ancestors }: Focused): HTMLElement | null => {
  const place = ancestors.find((each) => each.hasAttribute(handsTo))?.getAttribute(handsTo);
  if (place != null) return document.querySelector<HTMLElement>(`${place} button:not([disabled])`);
  const sameRole = element.classList.contains('next') ? '.next' : focusable;
  for (const ancestor of ancestors) {
    if (!ancestor.isConnected) continue;
    const parts = [...ancestor.querySelectorAll<HTMLElement>(focusable)].filter((each) => each.checkVisibility());
    const found = parts.find((each) => each.matches(sameRole)) ?? parts[0];
    if (found !== undefined) return found;
  }
  return null;
};

/**
 * Keeps the keyboard where it was: a pressed button that gives way to another hands its focus on, and an element that
 * was taken out of the page and put back, as Office does to ask before a dialog, gets it back. Never takes the focus
 * from the sheet, nor back to where a person has left. Returns the unsubscriber.
 */
export const keepFocus = (): (() => void) => {
  let last: Focused | undefined;
  let gone = false;
  const focused = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    last = { element: target, ancestors: ancestorsOf(target) };
    gone = false;
  };
  const left = ({ target }: FocusEvent) => {
    // An element that was removed loses the focus too; only where it stays has the person gone elsewhere.
    queueMicrotask(() => {
      if (last?.element === target && last.element.isConnected && document.activeElement !== target) last = undefined;
    });
  };
  const changed = () => {
    if (last === undefined) return;
    gone ||= !last.element.isConnected;
    if (!gone || document.activeElement !== document.body) return;
    if (!document.hasFocus()) last = undefined;
    else (last.element.isConnected ? last.element : nextTo(last))?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener('focusin', focused);
  document.addEventListener('focusout', left);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', focused);
    document.removeEventListener('focusout', left);
  };
};
