import { ApiError } from './api-error.ts';
import type { ApiSet, ApiTable } from '../api-table.ts';
import { classNameOf, type ModelObject } from './model-object.ts';

/** Requirement sets a host advertises, e.g. `{ ExcelApi: '1.14' }`. */
export type RequirementSets = Readonly<Record<string, string>>;

/**
 * Decides which members exist in this host. The release build of office.js sends calls above the advertised set, so
 * the host must refuse them; and what the model lacks must be refused by name, never answered with a guess.
 */
export class ApiGate {
  readonly #table: ApiTable;
  readonly #sets: RequirementSets;
  readonly #report: (member: string) => void;

  /** @param report is told every `Class.member` that exists in Excel but not in this model. */
  constructor(table: ApiTable, sets: RequirementSets, report: (member: string) => void) {
    this.#table = table;
    this.#sets = sets;
    this.#report = report;
  }

  /** Throws `ApiNotFound` unless the model has the member and the advertised sets cover it. */
  require(object: ModelObject, member: string): void {
    const className = classNameOf(object);
    this.requireSet(className, member);
    if (isPublic(member) && member in object) return;
    this.refuse(`${className}.${member}`);
  }

  requireSet(className: string, member: string): void {
    if (this.covers(className, member)) return;
    const { set, version } = this.#arrival(className, member)!;
    const have = this.#sets[set] ?? 'none';
    throw new ApiError('ApiNotFound', `${className}.${member} needs ${set} ${version}, this host has ${have}`, 404);
  }

  /** Whether the advertised sets cover a member; members the public typings do not know are not gated. */
  covers(className: string, member: string): boolean {
    const needs = this.#arrival(className, member);
    if (!needs) return true;
    const have = this.#sets[needs.set];
    return have !== undefined && compareVersions(have, needs.version) >= 0;
  }

  coversMember(object: ModelObject, member: string): boolean {
    return this.covers(classNameOf(object), member);
  }

  #arrival(className: string, member: string): ApiSet | null {
    const members = this.#table[className];
    return members && Object.hasOwn(members, member) ? (members[member] ?? null) : null;
  }

  refuse(what: string): never {
    this.#report(what);
    throw new ApiError('ApiNotFound', `${what} is not emulated`, 404);
  }
}

function isPublic(member: string): boolean {
  return !member.startsWith('$') && member !== 'constructor' && !(member in Object.prototype);
}

function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
