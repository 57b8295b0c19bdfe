import { expected } from '../domain/failure.ts';
import type { PluginSettings, ShownSetting } from '../plugin/configuration.ts';
import type { SettingValue } from '../plugin/data-points.ts';
import type { RunSummary } from '../plugin/contribution.ts';
import type { PluginHost } from '../plugin/host.ts';
import { late } from './base/late.ts';
import type { CommandRegistry } from './command-registry.ts';
import { noMenus, type Menus } from './menus.ts';
import type { PaneState } from './pane-state.ts';

type Shown = Omit<PaneState, 'menus'>;

/** What plugins add to the pane besides what the stations ask them for. An installation that adds nothing fetches nothing for it. */
export class PluginDesk {
  private parts: { readonly registry: CommandRegistry; readonly valuesOf: (pane: Shown) => Values } | undefined;
  private kept: PluginSettings | undefined;
  private readonly plugins: PluginHost;

  constructor(plugins: PluginHost) {
    this.plugins = plugins;
  }

  /** Rejects with `host/plugin-failed`. */
  async open(): Promise<void> {
    this.kept = await this.plugins.settings();
    if (this.plugins.contributed('commands').length === 0) return;
    const [{ CommandRegistry }, { contextValues }] = await late(
      Promise.all([
        import(/* webpackChunkName: "plugin-commands" */ './command-registry.ts'),
        import(/* webpackChunkName: "plugin-commands" */ './context-values.ts'),
      ]),
    );
    this.parts = { registry: new CommandRegistry(this.plugins), valuesOf: contextValues };
  }

  settings(): readonly ShownSetting[] {
    return this.kept?.state() ?? [];
  }

  /** The workbook was read: what colleagues chose there holds. */
  readAgain(): void {
    this.kept?.refresh();
  }

  /** Says whether it is kept. Rejects with `sheet/*`. */
  async choose(plugin: string, name: string, value: SettingValue): Promise<boolean> {
    return (await this.kept?.set(plugin, name, value)) ?? false;
  }

  /** Tells whoever listens how a run ended. Nobody waits for them; what fails there is told by the host. */
  runEnded(summary: RunSummary): void {
    const { signal } = new AbortController();
    for (const listener of this.plugins.contributed('runListeners')) {
      const told = listener.load().then((loaded) => loaded.ended({ ...summary }, signal));
      told.catch((error: unknown) => void expected(error));
    }
  }

  menus(pane: Shown): Menus {
    return this.parts?.registry.menus(this.parts.valuesOf(pane)) ?? noMenus;
  }

  /** Runs a command, or gives the key of its name where it may not be run now. `begun` is called once it is under way. */
  async run(id: string, pane: Shown, begun: () => void): Promise<string | undefined> {
    if (this.parts === undefined) return id;
    const { registry, valuesOf } = this.parts;
    if (!registry.enabled(id, valuesOf(pane))) return registry.titleOf(id);
    const running = registry.execute(id, new AbortController().signal);
    begun();
    await running;
    return undefined;
  }
}

type Values = Parameters<CommandRegistry['menus']>[0];
