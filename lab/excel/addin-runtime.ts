export type Visibility = 'Visible' | 'Hidden';
/** What happens when the document is opened again: nothing, or the add-in loads without its pane. */
export type RuntimeStart = 'Inactive' | 'Background';

/** What one client's Excel keeps about the add-in beside the workbook; it outlives a reload of the pane. */
export class AddinRuntime {
  visibility: Visibility = 'Hidden';
  start: RuntimeStart = 'Inactive';
  /** The page has told which functions it answers for. */
  actionsReady = false;
  /** Closing the document asks first. */
  closeWarning = false;
  /** What `Office.ribbon.requestUpdate` changed: control or tab id → state. */
  readonly enabled = new Map<string, boolean>();
  readonly tabVisible = new Map<string, boolean>();
  readonly #listeners = new Set<() => void>();

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves at the first change after which `condition` holds, or at once. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.onChange(() => {
        if (!condition()) return;
        stop();
        resolve();
      });
    });
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
