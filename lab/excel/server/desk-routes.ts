import { Hono } from 'hono';
import { ApiError } from '../interpreter/api-error.ts';
import type { DemoView, Desk, DeskAction, LabFaultKind, RibbonView } from '../page/desk-view.ts';

/** What the page with Excel's looks asks about one person. */
export interface Deskside {
  readonly desk: Desk;
  readonly ribbon: RibbonView;
  readonly demo: DemoView;
  press(controlId: string): Promise<unknown>;
  showPane(visible: boolean): void;
  act(action: DeskAction): void;
}

export interface DeskDirectory {
  deskside(client: string): Deskside | undefined;
  /** Causes a mishap; resolves with what to tell the person. */
  provoke(kind: LabFaultKind, client: string): Promise<string>;
}

/** What a person at the page does and sees, under `/clients/:client`, and the lab's own door for mishaps. */
export function deskRoutes(directory: DeskDirectory): Hono {
  const app = new Hono();
  const at = (client: string): Deskside => {
    const deskside = directory.deskside(client);
    if (!deskside) throw new Error(`Nobody called "${client}" has the book open`);
    return deskside;
  };
  app.onError((failure, c) => c.text(failure.message, failure instanceof ApiError ? 409 : 500));
  app.get('/clients/:client/ribbon', (c) => c.json(at(c.req.param('client')).ribbon));
  app.get('/clients/:client/demo', (c) => c.json(at(c.req.param('client')).demo));
  app.post('/clients/:client/press', async (c) => {
    const { controlId } = (await c.req.json()) as { controlId: string };
    return c.json(await at(c.req.param('client')).press(controlId));
  });
  app.post('/clients/:client/pane', async (c) => {
    at(c.req.param('client')).showPane(((await c.req.json()) as { visible: boolean }).visible);
    return c.json({});
  });
  app.get('/clients/:client/desk/tabs', (c) => c.json(at(c.req.param('client')).desk.tabs()));
  app.get('/clients/:client/desk/:view', (c) => {
    const ask = new SheetQuestion((name) => c.req.query(name));
    return c.json(answer(at(c.req.param('client')).desk, c.req.param('view'), ask));
  });
  app.post('/clients/:client/desk/act', async (c) => {
    at(c.req.param('client')).act((await c.req.json()) as DeskAction);
    return c.json({});
  });
  app.post('/lab/fault', async (c) => {
    const { kind, client } = (await c.req.json()) as { kind: LabFaultKind; client: string };
    return c.json({ text: await directory.provoke(kind, client) });
  });
  return app;
}

class SheetQuestion {
  readonly #query: (name: string) => string | undefined;

  constructor(query: (name: string) => string | undefined) {
    this.#query = query;
  }

  get sheetId(): string {
    return this.#query('sheetId') ?? '';
  }

  number(name: string): number {
    return Number(this.#query(name) ?? 0);
  }
}

function answer(desk: Desk, view: string, ask: SheetQuestion) {
  switch (view) {
    case 'layout':
      return desk.layout(ask.sheetId);
    case 'rows':
      return desk.rows(ask.sheetId, ask.number('from'), ask.number('count'));
    case 'formula':
      return desk.formula(ask.sheetId, ask.number('row'), ask.number('column'));
    case 'distinct':
      return desk.distinct(ask.sheetId, ask.number('column'));
    default:
      throw new Error(`The desk has no view "${view}"`);
  }
}
