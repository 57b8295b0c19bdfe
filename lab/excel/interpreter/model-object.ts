import { ApiError } from './api-error.ts';

/** An instance of a model class: its members carry the names of the public Excel API. */
export type ModelObject = Record<string, unknown>;

interface ModelClass {
  readonly name: string;
  /** Properties that `load()` without names brings. */
  readonly scalars?: readonly string[];
  /** Objects of this class hold their members in `items`. */
  readonly isCollection?: boolean;
  /** Property that identifies the object; the client then re-addresses it by `getItem(id)`. */
  readonly idProp?: string;
}

function classOf(object: ModelObject): ModelClass {
  return object.constructor as unknown as ModelClass;
}

/** A bundler may rename a class that mentions itself to `_Name`. */
export const classNameOf = (object: ModelObject) => classOf(object).name.replace(/^_+/, '');
export const scalarsOf = (object: ModelObject) => classOf(object).scalars ?? [];
export const isCollection = (object: ModelObject) => classOf(object).isCollection === true;
export const idPropOf = (object: ModelObject) => classOf(object).idProp;

export function isModelObject(value: unknown): value is ModelObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null;
}

export function asModelObject(value: unknown, what: string): ModelObject {
  if (isModelObject(value)) return value;
  throw new ApiError('InvalidObjectPath', `${what} is not an object`);
}
