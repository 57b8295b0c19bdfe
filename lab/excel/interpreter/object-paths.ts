import { ApiError, itemNotFound, NULL, type Null } from './api-error.ts';
import type { ApiGate } from './api-gate.ts';
import { asModelObject, isModelObject, type ModelObject } from './model-object.ts';
import type { PrivateMembers } from './private-members.ts';
import type { References } from './references.ts';
import { type ArgumentInfo, type ObjectPath, PathType, type QueryRequest } from './wire.ts';
import { memberName } from './wire-name.ts';

export type Resolved = ModelObject | Null;

export interface Surroundings {
  readonly root: ModelObject;
  /** Services beside the workbook, by full type name; made anew for each path. */
  readonly services: Readonly<Record<string, () => ModelObject>>;
  readonly gate: ApiGate;
  readonly references: References;
  readonly privateMembers: PrivateMembers;
}

/** The object paths of one request. Each is walked once: a method path may change the book (`tables.add`). */
export class ObjectPaths {
  readonly #paths: QueryRequest['ObjectPaths'];
  readonly #around: Surroundings;
  readonly #objects = new Map<number, Resolved>();

  constructor(paths: QueryRequest['ObjectPaths'], around: Surroundings) {
    this.#paths = paths;
    this.#around = around;
  }

  resolve(id: number | undefined): Resolved {
    const path = this.#paths[String(id)];
    if (id === undefined || !path) throw new ApiError('InvalidObjectPath', `Object path ${id} is not in the request`);
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const object = this.#walk(path);
    this.#objects.set(id, object);
    return object;
  }

  /** Calls a member; a missing one is refused by name. */
  call(object: ModelObject, wireName: string, info: ArgumentInfo | undefined): unknown {
    const member = memberName(wireName);
    const args = this.arguments(info);
    const privateMember = this.#around.privateMembers.find(member);
    if (privateMember) return privateMember(object, args);
    this.#around.gate.require(object, member);
    const method = object[member];
    if (typeof method !== 'function') throw new ApiError('InvalidObjectPath', `${member} is not a method`);
    return (method as (...args: unknown[]) => unknown).apply(object, args);
  }

  /** Left-out optional arguments arrive as null at the end; the model's methods see them as left out. */
  arguments(info: ArgumentInfo | undefined): unknown[] {
    const args = this.#expand(info?.Arguments ?? [], info?.ReferencedObjectPathIds);
    while (args.length > 0 && args.at(-1) === null) args.pop();
    return args;
  }

  #expand(args: readonly unknown[], references: readonly unknown[] | null | undefined): unknown[] {
    return args.map((argument, at) => {
      const reference = references?.[at];
      if (Array.isArray(reference)) return this.#expand(argument as unknown[], reference);
      return typeof reference === 'number' && reference > 0 ? this.resolve(reference) : argument;
    });
  }

  #walk(path: ObjectPath): Resolved {
    if (path.ObjectPathType === PathType.root) return this.#around.root;
    if (path.ObjectPathType === PathType.newObject) return this.#service(path.Name ?? '');
    if (path.ObjectPathType === PathType.reference) return this.#kept(path.Name ?? '');
    const parent = this.resolve(path.ParentObjectPathId);
    if (parent === NULL) return NULL;
    const value = this.#child(parent, path);
    if (value === NULL) return NULL;
    if (value === null || value === undefined) throw itemNotFound();
    if (!isModelObject(value)) throw new ApiError('InvalidObjectPath', `${path.Name} does not lead to an object`);
    return value;
  }

  #child(parent: ModelObject, path: ObjectPath): unknown {
    switch (path.ObjectPathType) {
      case PathType.property: {
        const member = memberName(path.Name ?? '');
        this.#around.gate.require(parent, member);
        return parent[member];
      }
      case PathType.method:
        return this.call(parent, path.Name ?? '', path.ArgumentInfo);
      case PathType.indexer:
        return this.call(parent, 'GetItem', path.ArgumentInfo);
      default:
        return this.#around.gate.refuse(`object path type ${path.ObjectPathType}`);
    }
  }

  #service(name: string): ModelObject {
    const service = this.#around.services[name];
    return service ? asModelObject(service(), name) : this.#around.gate.refuse(`service ${name}`);
  }

  #kept(id: string): ModelObject {
    const object = this.#around.references.get(id);
    if (!object) throw new ApiError('InvalidReference', 'This reference is not valid for the current operation.');
    return object;
  }
}
