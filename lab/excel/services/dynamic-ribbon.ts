import type { AddinRuntime } from '../addin-runtime.ts';
import { ApiError } from '../interpreter/api-error.ts';

/** Whether the manifest has a control or tab of that id; Excel refuses updates of any other. */
export interface RibbonIds {
  hasControl(id: string): boolean;
  hasTab(id: string): boolean;
  /** Every update is refused, as users report of some hosts. */
  readonly refuses?: boolean;
}

interface RibbonUpdate {
  readonly actions?: unknown;
  readonly tabs?: readonly {
    readonly id: string;
    readonly visible?: boolean;
    readonly controls?: readonly { readonly id: string; readonly enabled?: boolean }[];
    readonly groups?: readonly { readonly controls?: readonly { readonly id: string; readonly enabled?: boolean }[] }[];
  }[];
}

/** Microsoft.DynamicRibbon.DynamicRibbon: `Office.ribbon.requestUpdate()`. */
export class DynamicRibbon {
  readonly #runtime: AddinRuntime;
  readonly #ids: RibbonIds;

  constructor(runtime: AddinRuntime, ids: RibbonIds) {
    this.#runtime = runtime;
    this.#ids = ids;
  }

  getButton(id: string): RibbonButton {
    if (!this.#ids.hasControl(id)) throw unknown(id);
    return new RibbonButton(this.#runtime, id);
  }

  getTab(id: string): RibbonTab {
    if (!this.#ids.hasTab(id)) throw unknown(id);
    return new RibbonTab(this.#runtime, id);
  }

  executeRequestUpdate(json: string): void {
    if (this.#ids.refuses === true) throw new ApiError('GeneralException', 'The lab refuses to update the ribbon.');
    for (const tab of (JSON.parse(json) as RibbonUpdate).tabs ?? []) {
      if (tab.visible !== undefined) this.getTab(tab.id).setVisibility(tab.visible);
      const controls = [...(tab.controls ?? []), ...(tab.groups ?? []).flatMap((group) => group.controls ?? [])];
      for (const { id, enabled } of controls) if (enabled !== undefined) this.getButton(id).setEnabled(enabled);
    }
  }
}

export class RibbonButton {
  static readonly scalars = ['id', 'enabled'];
  readonly id: string;
  readonly #runtime: AddinRuntime;

  constructor(runtime: AddinRuntime, id: string) {
    this.#runtime = runtime;
    this.id = id;
  }

  get enabled(): boolean {
    return this.#runtime.enabled.get(this.id) ?? true;
  }

  set enabled(enabled: boolean) {
    this.#runtime.enabled.set(this.id, enabled);
    this.#runtime.changed();
  }

  setEnabled(enabled: boolean): void {
    this.enabled = enabled;
  }
}

export class RibbonTab {
  static readonly scalars = ['id'];
  readonly id: string;
  readonly #runtime: AddinRuntime;

  constructor(runtime: AddinRuntime, id: string) {
    this.#runtime = runtime;
    this.id = id;
  }

  setVisibility(visible: boolean): void {
    this.#runtime.tabVisible.set(this.id, visible);
    this.#runtime.changed();
  }
}

const unknown = (id: string) => new ApiError('InvalidArgument', `The manifest has no control or tab "${id}".`);
