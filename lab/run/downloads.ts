import type { BrowserContext } from 'playwright-core';

/** Makes links that download do nothing, and say nothing. */
export const muteDownloads = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const click = Reflect.get(HTMLAnchorElement.prototype, 'click') as () => void;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.hasAttribute('download')) click.call(this);
    };
  });

/** A file that is not there after so long will not come. */
const downloadMs = 3_000;

/** Looks for a file as long as a person would. */
export const hasArrived = async (downloads: readonly unknown[]): Promise<boolean> => {
  for (const until = Date.now() + downloadMs; downloads.length === 0 && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return downloads.length > 0;
};
