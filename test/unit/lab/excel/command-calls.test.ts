import { describe, expect, it } from 'vitest';
import { CommandCalls } from '../../../../lab/excel/command-calls.ts';

function start(limitMs = 60_000) {
  const calls = new CommandCalls();
  const fired: Record<string, string>[] = [];
  let listen!: () => void;
  const ready = new Promise<void>((resolve) => (listen = resolve));
  const fire = (data: unknown) => void fired.push(data as Record<string, string>);
  const outcome = calls.run({ functionName: 'send', controlId: 'Send', limitMs, ready, fire });
  return { calls, fired, listen, outcome };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('calls of ribbon functions', () => {
  it('wait for a page that listens, then carry function and button', async () => {
    const { calls, fired, listen, outcome } = start();
    await settle();
    expect(fired).toEqual([]);
    listen();
    await settle();
    expect([fired[0]?.['1'], fired[0]?.['2']]).toEqual(['send', '{"source":{"id":"Send"}}']);
    calls.complete(fired[0]?.['0'] ?? '', 0, '{"completedContext":1}');
    expect(await outcome).toEqual({ ended: 'completed', event: { completedContext: 1 } });
  });

  it('end when the page that runs them goes, not when the one before it does', async () => {
    const { calls, fired, listen, outcome } = start();
    calls.abandon();
    listen();
    await settle();
    expect(fired).toHaveLength(1);
    calls.abandon();
    expect((await outcome).ended).toBe('abandoned');
  });

  it('end at the limit', async () => {
    expect((await start(1).outcome).ended).toBe('timed-out');
  });
});
