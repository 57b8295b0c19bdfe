const address = String.raw`[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(?:\.[^\s@<>()[\],;:\\".]+)+`;
const mailboxForm = new RegExp(`^(?:${address}|[^<>@,;:]*<${address}>)$`);

/**
 * Whether a header value is a list of mailboxes and groups (RFC 5322 §3.4) of ordinary addresses. Stricter than
 * the parser that reads them afterwards, which takes two addresses run together for one.
 */
export function isAddressList(value: string): boolean {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\((?:[^()\\]|\\.)*\)/g, '');
  return bare
    .replace(/[^<>@,;:]*:([^;]*);/g, '$1')
    .split(',')
    .every((entry) => mailboxForm.test(entry.trim()));
}
