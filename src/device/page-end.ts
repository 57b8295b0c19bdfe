/** Calls `act` when the page goes for good. One that the browser keeps, to show it again, goes on. */
export const onPageEnd = (page: EventTarget, act: () => void): void => {
  page.addEventListener('pagehide', (event) => {
    if (!(event as PageTransitionEvent).persisted) act();
  });
};
