import { readCfdiFacts } from '../domain/receipt/cfdi-facts.ts';
import type { DocumentReader } from '../domain/ports.ts';
import type { XmlParser } from '../domain/text/xml-element.ts';

const startsAsXml = (head: Uint8Array): boolean => {
  const shown = [...head].filter((byte) => byte !== 0 && byte < 0x80 && byte > 0x20);
  return shown[0] === '<'.charCodeAt(0);
};

/** Reads CFDI 3.3 and 4.0, payroll and invoices. A file called `.xml` is always this reader's, whatever is inside. */
export const createCfdiReader = (parser: XmlParser): DocumentReader => ({
  mediaType: 'application/xml',
  wants: (name, head) => /\.xml$/i.test(name) || (!/\.[a-z0-9]{2,4}$/i.test(name) && startsAsXml(head)),
  read: (bytes, _passwords, signal) => {
    signal.throwIfAborted();
    return Promise.resolve(readCfdiFacts(bytes, parser));
  },
});
