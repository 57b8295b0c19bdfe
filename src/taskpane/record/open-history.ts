/** Opens History and brings it into view, with the focus on its name. */
export const openHistory = (): void => {
  const box = document.querySelector<HTMLDetailsElement>('.history');
  if (box === null) return;
  box.open = true;
  box.scrollIntoView({ block: 'start' });
  box.querySelector('summary')?.focus();
};
