import type { Plugin } from '../plugin/contribution.ts';
import type { MenuSlot } from '../plugin/data-points.ts';
import type { PluginHost } from '../plugin/host.ts';
import { parseWhen, type ContextValues, type When } from '../plugin/when.ts';
import { noMenus, type MenuButton, type Menus } from './menus.ts';

interface Known {
  readonly title: string;
  readonly enablement: When;
  run(signal: AbortSignal): Promise<void>;
}

interface Item {
  readonly id: string;
  readonly when: When;
}

const always: When = () => true;
const condition = (text: string | undefined): When => (text === undefined ? always : parseWhen(text));

/** Excel draws these from the manifest: what stands there cannot be taken away. */
const drawnByExcel: ReadonlySet<MenuSlot> = new Set(['ribbon/more', 'cell']);

/** Throws an Error that says what is wrong with the menus of a plugin that no build saw. */
const itemsOf = ({ id, contributes }: Plugin): readonly (readonly [MenuSlot, Item])[] => {
  const { commands = {}, menus = {} } = contributes;
  for (const { enablement } of Object.values(commands)) condition(enablement);
  return Object.entries(menus).flatMap(([slot, items]) =>
    items.map(({ command, when }): [MenuSlot, Item] => {
      if (!Object.hasOwn(commands, command)) throw new Error(`${id} declares no command ${command}`);
      return [slot as MenuSlot, { id: `${id}.${command}`, when: condition(when) }];
    }),
  );
};

/** Every command that a plugin put somewhere: where it stands, whether it may be pressed, and how it is run. */
export class CommandRegistry {
  private readonly commands = new Map<string, Known>();
  private readonly items = new Map<MenuSlot, Item[]>();
  /** Under way: none is begun a second time before it ended. */
  private readonly running = new Set<string>();

  constructor(plugins: Pick<PluginHost, 'contributed' | 'sound' | 'refuse'>) {
    for (const plugin of plugins.sound) {
      try {
        for (const [slot, item] of itemsOf(plugin)) this.items.set(slot, [...(this.items.get(slot) ?? []), item]);
      } catch (error) {
        plugins.refuse(plugin.id, error as Error);
      }
    }
    const shown = new Set([...this.items.values()].flat().map(({ id }) => id));
    for (const { id, title, enablement, load } of plugins.contributed('commands')) {
      if (!shown.has(id)) continue;
      this.commands.set(id, {
        title,
        enablement: condition(enablement),
        run: async (signal) => (await load()).run(signal),
      });
    }
  }

  titleOf(id: string): string {
    return this.commands.get(id)?.title ?? id;
  }

  enabled(id: string, values: ContextValues): boolean {
    const command = this.commands.get(id);
    return command !== undefined && !this.running.has(id) && command.enablement(values);
  }

  menus(values: ContextValues): Menus {
    const shown = [...this.items].flatMap(([slot, items]): [MenuSlot, readonly MenuButton[]][] => {
      const stays = drawnByExcel.has(slot);
      const buttons = items
        .filter(({ when }) => stays || when(values))
        .map(({ id, when }) => ({
          id,
          title: this.titleOf(id),
          enabled: this.enabled(id, values) && (!stays || when(values)),
        }));
      return buttons.length === 0 ? [] : [[slot, buttons]];
    });
    return shown.length === 0 ? noMenus : Object.fromEntries(shown);
  }

  /** Rejects with `plugin/failed`, or with what the plugin's command says by a failure of its own. */
  async execute(id: string, signal: AbortSignal): Promise<void> {
    this.running.add(id);
    try {
      await this.commands.get(id)?.run(signal);
    } finally {
      this.running.delete(id);
    }
  }
}
