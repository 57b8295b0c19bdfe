import type { ModelObject } from './model-object.ts';

/** Objects the client asked to keep between requests (`_KeepReference` … `_RemoveReference`). */
export class References {
  readonly #objects = new Map<string, ModelObject>();
  readonly #ids = new Map<ModelObject, string>();
  #next = 1;

  keep(object: ModelObject): void {
    if (this.#ids.has(object)) return;
    const id = `ref${this.#next++}`;
    this.#ids.set(object, id);
    this.#objects.set(id, object);
  }

  idOf(object: ModelObject): string | undefined {
    return this.#ids.get(object);
  }

  get(id: string): ModelObject | undefined {
    return this.#objects.get(id);
  }

  remove(id: string): void {
    const object = this.#objects.get(id);
    if (object) this.#ids.delete(object);
    this.#objects.delete(id);
  }

  /** Forgets all, as when the page that kept them is gone. */
  clear(): void {
    this.#objects.clear();
    this.#ids.clear();
  }

  get size(): number {
    return this.#objects.size;
  }
}
