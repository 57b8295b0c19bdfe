const among = { sent: 'in:sent', returned: 'from:mailer-daemon' } as const;

/** Address of Gmail's search for `text` in the sent mail of `address`, or in what came back to it; `authuser` opens it in that account. */
export function searchUrl(
  mailboxUrl: string,
  address: string,
  text: string,
  where: keyof typeof among = 'sent',
): string {
  const url = new URL('u/', mailboxUrl.endsWith('/') ? mailboxUrl : `${mailboxUrl}/`);
  url.searchParams.set('authuser', address);
  // Gmail's own form: words joined by plus signs in the fragment.
  url.hash = `search/${encodeURIComponent(`${among[where]} "${text}"`).replaceAll('%20', '+')}`;
  return url.href;
}
