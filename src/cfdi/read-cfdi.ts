import { cancelledInList, startsAsCfdiList } from '../domain/receipt/cancellations.ts';
import { noReceipt, readCfdiFacts } from '../domain/receipt/cfdi-facts.ts';
import type { DocumentReader } from '../domain/ports.ts';
import type { Reading } from '../domain/receipt/receipt.ts';
import type { XmlParser } from '../domain/text/xml-element.ts';
import { decodeText } from '../domain/text/xml-text.ts';

const startsAsXml = (head: Uint8Array): boolean => {
  const shown = [...head].filter((byte) => byte !== 0 && byte < 0x80 && byte > 0x20);
  return shown[0] === '<'.charCodeAt(0);
};

/** The names of the columns are plain letters in every encoding that a list comes in. */
const startsAsList = (head: Uint8Array): boolean =>
  startsAsCfdiList(String.fromCharCode(...head.filter((byte) => byte !== 0)));

/** Reads CFDI 3.2 to 4.0, and what the authority says of cancelled ones. A file called `.xml` is always this reader's. */
export const createCfdiReader = (parser: XmlParser): DocumentReader => ({
  mediaType: 'application/xml',
  wants: (name, head) =>
    /\.xml$/i.test(name) ||
    (!/\.[a-z0-9]{2,4}$/i.test(name) && startsAsXml(head)) ||
    (/\.(txt|csv)$/i.test(name) && startsAsList(head)),
  read: (bytes, _passwords, signal) => {
    signal.throwIfAborted();
    return Promise.resolve(readList(bytes) ?? readCfdiFacts(bytes, parser));
  },
});

/** Lists are text in the encoding of whoever saved them: folios read the same in all of them. */
const readList = (bytes: Uint8Array<ArrayBuffer>): Reading | undefined => {
  if (!startsAsList(bytes.subarray(0, 1_024))) return undefined;
  const text = decodeText(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  const cancels = cancelledInList(text);
  return cancels === undefined ? undefined : { verdict: 'read', facts: { ...noReceipt, cancels } };
};
