import type { Boot, HostAnswer, HostMessage, PageOrder } from './host-message.ts';

/** Between attempts to reach the lab while the browser is offline. */
const RETRY_MS = 200;

/** A host page's line to the lab: messages by POST, orders by server-sent events. */
export class LabLink {
  readonly client: string;
  readonly #path: string;

  constructor(client: string) {
    this.client = client;
    this.#path = `/clients/${encodeURIComponent(client)}`;
  }

  async boot(): Promise<Boot> {
    return (await this.get('boot')) as Boot;
  }

  /** Resolves when the lab has answered; a page that is offline tries again until it is not. */
  async ask(message: Omit<HostMessage, 'id'>): Promise<HostAnswer> {
    // Telemetry and focus notices want an answer, not a listener.
    if (message.name === 'ContextActivationManager_notifyHost') return { errorCode: 0, data: null };
    const identified = { ...message, id: crypto.randomUUID() };
    for (;;) {
      try {
        return (await this.post('messages', identified)) as HostAnswer;
      } catch (failure) {
        if (!(failure instanceof TypeError)) throw failure;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** Resolves once the line is open: nothing the lab orders from then on is missed. */
  openOrders(): Promise<Orders> {
    const source = new EventSource(`${this.#path}/orders`);
    const orders = new Orders();
    source.onmessage = (event) => orders.take(JSON.parse(String(event.data)) as PageOrder);
    return new Promise((resolve) => (source.onopen = () => resolve(orders)));
  }

  async get(path: string): Promise<unknown> {
    return answerOf(await fetch(`${this.#path}/${path}`));
  }

  async post(path: string, body: unknown): Promise<unknown> {
    return answerOf(await fetch(`${this.#path}/${path}`, { method: 'POST', body: JSON.stringify(body) }));
  }
}

/** The lab's orders in turn; those that come before somebody follows them wait. */
export class Orders {
  readonly #waiting: PageOrder[] = [];
  #follow: ((order: PageOrder) => void) | undefined;

  take(order: PageOrder): void {
    if (this.#follow) this.#follow(order);
    else this.#waiting.push(order);
  }

  follow(follow: (order: PageOrder) => void): void {
    this.#follow = follow;
    for (const order of this.#waiting.splice(0)) follow(order);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  // The text is Excel's own message where Excel refused.
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
