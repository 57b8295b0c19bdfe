import type { BrowserContext, ConsoleMessage, Request, WebError } from 'playwright-core';
import { cdnHosts } from './server/office-js-cdn.ts';

/** Watches every page of a profile: errors, CSP violations, requests to other machines. */
export class TrafficWatch {
  readonly errors: string[] = [];
  readonly cspViolations: string[] = [];
  readonly offMachine: string[] = [];
  readonly #context: BrowserContext;
  readonly #localHosts: ReadonlySet<string>;

  constructor(context: BrowserContext, localHosts: readonly string[]) {
    this.#context = context;
    this.#localHosts = new Set([...cdnHosts, ...localHosts]);
    context.on('request', this.#onRequest);
    context.on('weberror', this.#onError);
    context.on('console', this.#onConsole);
  }

  stop(): void {
    this.#context.off('request', this.#onRequest);
    this.#context.off('weberror', this.#onError);
    this.#context.off('console', this.#onConsole);
  }

  readonly #onRequest = (request: Request) => {
    const { protocol, hostname, href } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !this.#isLocal(hostname)) this.offMachine.push(href);
  };

  readonly #onError = (error: WebError) => {
    const { message, stack } = error.error();
    this.errors.push(stack ?? message);
  };

  readonly #onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error' && /Content Security Policy|require-trusted-types/i.test(message.text()))
      this.cspViolations.push(message.text());
  };

  #isLocal(hostname: string): boolean {
    const loopback = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
    return loopback || hostname === '[::1]' || this.#localHosts.has(hostname);
  }
}
