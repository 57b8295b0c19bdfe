import type { Readable, Writable } from 'node:stream';
import type { ConnectOverCDPTransport } from 'playwright-core';

const END = 0;

/** The debugging protocol over a browser's own pipes: no port, no compression, and it ends when either side does. */
export class DevtoolsPipe implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void;
  onclose?: (reason?: string) => void;
  readonly #toBrowser: Writable;
  /** Of a message that has not arrived whole. */
  #parts: Buffer[] = [];
  #closed = false;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    fromBrowser.on('data', (chunk: Buffer) => this.#take(chunk));
    fromBrowser.once('close', () => this.close());
    // A browser that dies breaks the pipe: what was being said has no hearer.
    toBrowser.on('error', () => this.close());
  }

  send(message: object): void {
    if (!this.#closed) this.#toBrowser.write(`${JSON.stringify(message)}\0`);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onclose?.();
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(END); end >= 0; end = chunk.indexOf(END, from)) {
      this.#parts.push(chunk.subarray(from, end));
      const message = Buffer.concat(this.#parts).toString('utf8');
      this.#parts = [];
      from = end + 1;
      // One at a time, so that whoever waits for an answer acts before the next arrives.
      setImmediate(() => this.#closed || this.onmessage?.(JSON.parse(message) as object));
    }
    if (from < chunk.length) this.#parts.push(chunk.subarray(from));
  }
}
