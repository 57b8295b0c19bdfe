/**
 * Opens a page in a new window. By a link: `window.open` without an opener returns null, and office.js takes that for
 * a blocked window and has Excel open the page a second time.
 */
export const openUrl = (url: string): void => {
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer' });
  link.click();
};
