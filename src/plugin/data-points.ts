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

/** One setting as `plugin.json` declares it: a part of JSON Schema, and whose choice it is. */
export interface SettingDeclaration {
  /** `string`, `number`, `integer` or `boolean`. */
  readonly type: string;
  /** `%key%` of the plugin's own texts, as the description. */
  readonly title: string;
  readonly description?: string;
  readonly default: SettingValue;
  /** `device`: of this person here; `workbook`: shared by colleagues; `deployment`: of whoever installed Sobre. */
  readonly scope: string;
  readonly enum?: readonly SettingValue[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}
export type SettingValue = string | number | boolean;

/** A ready-made text, a file of the plugin's for each language it is there in. */
export interface PresetDeclaration {
  readonly title: string;
  /** `payroll` or `invoices`. */
  readonly kind: string;
  readonly en?: string;
  readonly es?: string;
  readonly pl?: string;
}

/** What is declared and needs no code. */
export interface DataPoints {
  menus: { readonly [S in MenuSlot]?: readonly MenuItem[] };
  configuration: Readonly<Record<string, SettingDeclaration>>;
  /** What people call their columns, by field: they join the names that Sobre knows. */
  columns: Readonly<Record<string, readonly string[]>>;
  /** Texts to choose from in *Message*, beside Sobre's own. */
  presets: Readonly<Record<string, PresetDeclaration>>;
}

export const dataPointNames = [
  'menus',
  'configuration',
  'columns',
  'presets',
] as const satisfies readonly (keyof DataPoints)[];
