/** Places where the pane, the ribbon and the cell menu show commands that plugins put there. */
export type MenuSlot =
  | 'ribbon/more'
  | 'cell'
  | `pane/${'people' | 'sources' | 'message' | 'send' | 'log' | 'person' | 'summary' | 'settings' | 'empty'}`;

export interface MenuItem {
  /** A command of the same plugin, by its name there. */
  readonly command: string;
  /** Shown where this holds; default: always. Of a ribbon and a cell menu the manifest decides, so there it greys. */
  readonly when?: string;
}

/** What is declared and needs no code. */
export interface DataPoints {
  menus: { readonly [S in MenuSlot]?: readonly MenuItem[] };
}

export const dataPointNames = ['menus'] as const satisfies readonly (keyof DataPoints)[];
