import type { MenuSlot } from '../plugin/data-points.ts';

/** A command where the pane or the ribbon shows it. */
export interface MenuButton {
  /** Of the plugin and its command: `sent-csv.export`. */
  readonly id: string;
  /** Key of its name among the texts. */
  readonly title: string;
  readonly enabled: boolean;
}

/** What stands at each place now; a place where nothing stands is left out. */
export type Menus = { readonly [S in MenuSlot]?: readonly MenuButton[] };

export const noMenus: Menus = {};
