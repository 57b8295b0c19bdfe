import { describe, expect, it } from 'vitest';
import { AddinRuntime } from '../../../../lab/excel/addin-runtime.ts';
import { ExcelClient } from '../../../../lab/excel/excel-client.ts';
import type { HostMessage, PageOrder } from '../../../../lab/excel/page/host-message.ts';
import { addinServices } from '../../../../lab/excel/services/addin-services.ts';
import { SmallBook } from './small-book.ts';
import { WireBatch } from './wire-batch.ts';

function start() {
  const book = new SmallBook();
  const runtime = new AddinRuntime();
  const ids = { hasControl: (id: string) => id === 'Send', hasTab: (id: string) => id === 'Tab' };
  const traced: string[] = [];
  const client = new ExcelClient({
    replica: book.replica(),
    runtime,
    settings: new Map(),
    services: addinServices(runtime, ids),
    table: {},
    sets: {},
    context: () => ({ _id: 'addin' }),
    onMessage: (message) => void traced.push(message.name),
  });
  let next = 0;
  const send = (name: string, data: unknown, kind: HostMessage['kind'] = 'invoke', id = `m${next++}`) =>
    client.answer({ id, kind, name, data });
  const execute = (DispatchId: number, rest: object) => send('executeMethod', { DdaMethod: { DispatchId }, ...rest });
  const query = (batch: WireBatch, partition = '', id?: string) => {
    const ArrayData = [partition, 'POST', 'ProcessQuery', [], JSON.stringify(batch.request), 0, 0];
    return send('executeMethod', { DdaMethod: { DispatchId: 93 }, ArrayData }, 'invoke', id);
  };
  const orders: PageOrder[] = [];
  const attach = () => client.attach((order) => void orders.push(order));
  return { book, runtime, client, send, execute, query, orders, attach, traced };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('one person’s Excel', () => {
  it('gives a booting page its context', async () => {
    const { send } = start();
    const answer = await send('ContextActivationManager_getAppContextAsync', 'id');
    expect(answer).toEqual({ errorCode: 0, data: { _id: 'addin' } });
  });

  it('answers a message that comes again without running it again', async () => {
    const { query, book } = start();
    const batch = new WireBatch();
    batch.instantiate(batch.method(batch.property(batch.root, 'Worksheets'), 'Add', ['Log']));
    const [first, second] = await Promise.all([query(batch, '', 'same'), query(batch, '', 'same')]);
    expect(second).toEqual(first);
    expect(book.workbook.worksheets.items).toHaveLength(2);
  });

  it('keeps document settings and gives them back', async () => {
    const { execute } = start();
    await execute(76, { DdaSettingsMethod: { OverwriteIfStale: true, Properties: [['key', '"value"']] } });
    expect((await execute(75, {})).data).toMatchObject({
      Error: 0,
      Properties: { Settings: [{ Name: 'key', Value: '"value"' }] },
    });
  });

  it('offers no single sign-on', async () => {
    expect((await start().execute(98, {})).data).toEqual({ Version: 1, Error: 13000 });
  });

  it('remembers messages it does not know, and says so to the page', async () => {
    const { send, execute, client } = start();
    expect((await send('Something_new', {})).errorCode).toBe(-2);
    expect((await execute(102, {})).data).toEqual({ Version: 1, Error: 5012 });
    expect(client.counters.unemulated).toEqual(['message Something_new', 'executeMethod 102']);
  });

  it('counts the prompts that office.js draws', async () => {
    const { send, client } = start();
    await send('dialogNotificationShown', { eventDispId: 11 }, 'register');
    expect(client.counters.prompts).toBe(1);
  });

  it('counts what is not answered', async () => {
    const { query, client } = start();
    client.faults.inject({ kind: 'lostAnswer' });
    void query(new WireBatch());
    expect(client.counters.unanswered).toBe(1);
  });

  it('shows and hides the pane for the add-in, and tells it', async () => {
    const { query, orders, attach, runtime } = start();
    attach();
    const batch = new WireBatch();
    batch.call(batch.service('Microsoft.AppRuntime.AppRuntimeService'), 'SetAppRuntimeState', 'Visible');
    await query(batch, 'WacPartition');
    await settle();
    expect(runtime.visibility).toBe('Visible');
    expect(orders).toContainEqual({ do: 'show-pane', visible: true });
    const fired = orders.find((order) => order.do === 'fire');
    expect(fired?.data).toMatchObject({ ArrayData: [[65536, 65539, '', '{"visibility":"Visible"}', 0, false]] });
  });

  it('enables ribbon buttons the manifest has, and no others', async () => {
    const { query, runtime } = start();
    const update = async (id: string) => {
      const batch = new WireBatch();
      const json = JSON.stringify({ tabs: [{ id: 'Tab', groups: [{ controls: [{ id, enabled: false }] }] }] });
      batch.call(batch.service('Microsoft.DynamicRibbon.DynamicRibbon'), 'ExecuteRequestUpdate', json);
      const { data } = await query(batch, 'WacPartition');
      return JSON.parse((data as { Data: [number, string[], string] }).Data[2]) as { Error?: { Code: string } };
    };
    expect((await update('Send')).Error).toBeUndefined();
    expect(runtime.enabled.get('Send')).toBe(false);
    expect((await update('Nope')).Error?.Code).toBe('InvalidArgument');
  });

  it('keeps orders for a page that is offline, and drops them with a page that is gone', async () => {
    const { client, orders, attach } = start();
    attach()();
    client.order({ do: 'mount' });
    expect(orders).toEqual([]);
    const detach = attach();
    expect(orders).toEqual([{ do: 'mount' }]);
    detach();
    client.order({ do: 'mount' });
    client.forgetPage();
    attach();
    expect(orders).toHaveLength(1);
  });

  it('lets others follow its messages', async () => {
    const { send, traced } = start();
    await send('appCommandInvoked', { eventDispId: 39 }, 'register');
    await settle();
    expect(traced).toEqual(['appCommandInvoked']);
  });
});
