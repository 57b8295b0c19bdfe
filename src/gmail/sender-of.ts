/** Address in the From field of an RFC 5322 message in lower case; undefined when there is none to be read. */
export function senderOf(mail: Uint8Array): string | undefined {
  // The header of our own messages is short and ASCII; 64 KB hold any that has a hundred recipients.
  const text = new TextDecoder('latin1').decode(mail.subarray(0, 65_536));
  const header = text.slice(0, text.search(/\r?\n\r?\n/) + 1 || text.length);
  const from = /^from:((?:.|\r?\n[ \t])*)/im.exec(header)?.[1];
  const address =
    /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(from ?? '')?.[1] ?? /^\s*([^<>\s,"]+@[^<>\s,"]+)\s*$/.exec(from ?? '')?.[1];
  return address?.toLowerCase();
}
