import type { Action, ObjectPath, QueryInfo, QueryRequest } from '../../../../lab/excel/interpreter/wire.ts';
import { ActionType, PathType } from '../../../../lab/excel/interpreter/wire.ts';

/** Writes ProcessQuery requests the way office.js does: PascalCase, one path per object. */
export class WireBatch {
  readonly root: number;
  readonly #paths: Record<string, ObjectPath> = {};
  readonly #actions: Action[] = [];
  #next = 1;

  constructor() {
    this.root = this.#path({ ObjectPathType: PathType.root });
  }
  property(parent: number, name: string): number {
    return this.#path({ ObjectPathType: PathType.property, Name: name, ParentObjectPathId: parent });
  }
  method(parent: number, name: string, args: unknown[] = [], references?: unknown[]): number {
    const info = references
      ? { Arguments: args, ReferencedObjectPathIds: references }
      : args.length > 0
        ? { Arguments: args }
        : {};
    return this.#path({
      ObjectPathType: PathType.method,
      Name: name,
      ParentObjectPathId: parent,
      ArgumentInfo: info,
    });
  }
  item(parent: number, key: unknown): number {
    const info = { Arguments: [key] };
    return this.#path({ ObjectPathType: PathType.indexer, Name: '', ParentObjectPathId: parent, ArgumentInfo: info });
  }
  reference(id: string): number {
    return this.#path({ ObjectPathType: PathType.reference, Name: id });
  }
  service(name: string): number {
    return this.#path({ ObjectPathType: PathType.newObject, Name: name });
  }
  instantiate(path: number): this {
    return this.#act({ ActionType: ActionType.instantiate, ObjectPathId: path });
  }
  query(path: number, info: QueryInfo): this {
    return this.#act({ ActionType: ActionType.query, ObjectPathId: path, QueryInfo: info });
  }
  set(path: number, name: string, value: unknown): this {
    const info = { Arguments: [value] };
    return this.#act({ ActionType: ActionType.setProperty, ObjectPathId: path, Name: name, ArgumentInfo: info });
  }
  call(path: number, name: string, ...args: unknown[]): this {
    const info = { Arguments: args };
    return this.#act({ ActionType: ActionType.method, ObjectPathId: path, Name: name, ArgumentInfo: info });
  }
  act(action: Omit<Action, 'Id'>): this {
    return this.#act(action);
  }
  get request(): QueryRequest {
    return { AutoKeepReference: false, Actions: this.#actions, ObjectPaths: this.#paths };
  }
  #path(path: Omit<ObjectPath, 'Id'>): number {
    const id = this.#next++;
    this.#paths[String(id)] = { Id: id, ...path };
    return id;
  }
  #act(action: Omit<Action, 'Id'>): this {
    this.#actions.push({ Id: this.#next++, ...action });
    return this;
  }
}
