import { ApiError, NULL, type Null } from './api-error.ts';
import type { ApiGate } from './api-gate.ts';
import { asModelObject, idPropOf, isCollection, isModelObject, type ModelObject, scalarsOf } from './model-object.ts';
import type { References } from './references.ts';
import { type SelectionTree, selectionTree } from './selection-tree.ts';
import type { QueryInfo } from './wire.ts';
import { memberName, wireName } from './wire-name.ts';

type Bag = Record<string, unknown>;

/** Turns model objects into the property bags of a query's answer. */
export class PropertyBags {
  readonly #gate: ApiGate;
  readonly #references: References;

  constructor(gate: ApiGate, references: References) {
    this.#gate = gate;
    this.#references = references;
  }

  /** How the client addresses the object from now on: kept reference, id, or not at all. */
  identity(object: ModelObject): Bag {
    const bag: Bag = {};
    const reference = this.#references.idOf(object);
    if (reference !== undefined) bag['_ReferenceId'] = reference;
    const idProp = idPropOf(object);
    if (idProp) bag[wireName(idProp)] = object[idProp];
    return bag;
  }

  query(object: ModelObject, info: QueryInfo): Bag {
    return this.#pick(object, selectionTree(info), info);
  }

  #pick(object: ModelObject, tree: SelectionTree, page: QueryInfo = {}): Bag {
    return isCollection(object) ? this.#ofCollection(object, tree, page) : this.#ofObject(object, tree);
  }

  /** `load('items/name')` arrives as `name` on the collection, beside the collection's own `count`. */
  #ofCollection(object: ModelObject, tree: SelectionTree, { Skip = 0, Top }: QueryInfo): Bag {
    const own = new Set(scalarsOf(object));
    const entries = Object.entries(tree);
    const bag = this.#ofObject(object, Object.fromEntries(entries.filter(([name]) => own.has(memberName(name)))));
    const ofItems = Object.fromEntries(entries.filter(([name]) => !own.has(memberName(name))));
    if (Object.keys(ofItems).length === 0) return bag;
    const items = object['items'] as readonly unknown[];
    const wanted = items.slice(Skip, Top === undefined || Top === null ? undefined : Skip + Top);
    bag['_Items'] = wanted.map((item) => this.#pick(asModelObject(item, 'collection item'), ofItems));
    return bag;
  }

  #ofObject(object: ModelObject, tree: SelectionTree): Bag {
    const bag = this.identity(object);
    for (const [name, branch] of Object.entries(tree)) {
      if (name === '*') Object.assign(bag, this.#scalars(object));
      else bag[wireName(memberName(name))] = this.#value(object, memberName(name), branch);
    }
    return bag;
  }

  #scalars(object: ModelObject): Bag {
    const covered = scalarsOf(object).filter((name) => this.#gate.coversMember(object, name));
    return Object.fromEntries(covered.map((name) => [wireName(name), object[name]]));
  }

  #value(object: ModelObject, member: string, branch: SelectionTree): unknown {
    this.#gate.require(object, member);
    const value = object[member] as unknown | Null;
    if (value === NULL) return null;
    if (isModelObject(value)) return this.#pick(value, Object.keys(branch).length > 0 ? branch : { '*': {} });
    if (Object.keys(branch).length > 0) throw new ApiError('InvalidArgument', `${member} has no properties of its own`);
    return value;
  }
}
