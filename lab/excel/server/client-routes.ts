import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ExcelClient } from '../excel-client.ts';
import type { Boot, HostMessage, PageOrder } from '../page/host-message.ts';

export interface ClientDirectory {
  /** Undefined for a name nobody opened. */
  client(name: string): ExcelClient | undefined;
  boot(name: string): Boot;
}

/** How long a page that lost its line waits before it asks for a new one. */
const RECONNECT_MS = 200;

/** What a host page asks of the lab, under `/clients/:client`. */
export function clientRoutes(directory: ClientDirectory): Hono {
  const app = new Hono();
  app.use('/clients/:client/*', async (c, next) => {
    if (!directory.client(c.req.param('client'))) return c.text('Nobody of that name has the book open', 404);
    return next();
  });
  const clientOf = (name: string) => directory.client(name)!;
  app.get('/clients/:client/boot', (c) => c.json(directory.boot(c.req.param('client'))));
  app.post('/clients/:client/messages', async (c) => {
    const message = (await c.req.json()) as HostMessage;
    return c.json(await clientOf(c.req.param('client')).answer(message));
  });
  app.get('/clients/:client/orders', (c) =>
    streamSSE(c, async (stream) => {
      const send = (order: PageOrder) => void stream.writeSSE({ data: JSON.stringify(order) });
      await stream.writeSSE({ event: 'hello', data: '', retry: RECONNECT_MS });
      const detach = clientOf(c.req.param('client')).attach(send);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      detach();
    }),
  );
  return app;
}
