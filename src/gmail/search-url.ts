/** Address of Gmail's search for `text` in the sent mail of `address`; `authuser` opens it in that account. */
export function searchUrl(mailboxUrl: string, address: string, text: string): string {
  const url = new URL('u/', mailboxUrl.endsWith('/') ? mailboxUrl : `${mailboxUrl}/`);
  url.searchParams.set('authuser', address);
  // Gmail's own form: words joined by plus signs in the fragment.
  url.hash = `search/${encodeURIComponent(`in:sent "${text}"`).replaceAll('%20', '+')}`;
  return url.href;
}
