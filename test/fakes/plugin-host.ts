import type { Plugin, PluginContext } from '../../src/plugin/contribution.ts';
import type { Deadline } from '../../src/plugin/guard.ts';
import { PluginHost, type HostParts } from '../../src/plugin/host.ts';

/** Time limits that pass when a test says so. */
export const heldDeadlines = () => {
  const waiting = new Set<() => void>();
  const deadline: Deadline = (_ms, late) => {
    waiting.add(late);
    return () => waiting.delete(late);
  };
  return {
    deadline,
    /** All that wait have waited too long. */
    pass: () => [...waiting].forEach((late) => late()),
    waiting: () => waiting.size,
  };
};

/** A host whose plugins see of their context only the release they may register, unless more is given. */
export const hostOf = (plugins: readonly Plugin[], parts: Partial<HostParts> = {}): PluginHost =>
  new PluginHost(plugins, {
    contextFor: (_id, onDispose) => ({ onDispose }) as unknown as PluginContext,
    deadline: heldDeadlines().deadline,
    now: () => 0,
    ownOrigin: 'https://sobre.test',
    ...parts,
  });
