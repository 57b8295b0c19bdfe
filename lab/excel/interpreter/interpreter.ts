import type { ApiTable } from '../api-table.ts';
import { ApiError, NULL } from './api-error.ts';
import { ApiGate, type RequirementSets } from './api-gate.ts';
import { countCells } from './cell-count.ts';
import { EventRegistrations } from './event-registrations.ts';
import { classNameOf, isModelObject, type ModelObject } from './model-object.ts';
import { ObjectPaths } from './object-paths.ts';
import { PrivateMembers } from './private-members.ts';
import { PropertyBags } from './property-bag.ts';
import { References } from './references.ts';
import {
  type Action,
  type ActionResult,
  ActionType,
  type QueryError,
  type QueryRequest,
  type QueryResponse,
} from './wire.ts';
import { memberName } from './wire-name.ts';

export interface InterpreterOptions {
  /** Object path 1: the `Workbook` of this client's replica. */
  readonly root: ModelObject;
  /** Services beside the workbook, by full type name. */
  readonly services?: Readonly<Record<string, () => ModelObject>>;
  readonly table: ApiTable;
  readonly sets: RequirementSets;
}

/** What happened so far; `unemulated` and `crashes` fail a run. */
export interface InterpreterTally {
  cellsRead: number;
  cellsWritten: number;
  /** `Class.member` that exists in Excel but not here. */
  readonly unemulated: Set<string>;
  /** Stacks of exceptions in the model itself. */
  readonly crashes: string[];
}

/** Runs ProcessQuery requests against any object model shaped like the Excel API; knows no member by name. */
export class Interpreter {
  readonly tally: InterpreterTally = { cellsRead: 0, cellsWritten: 0, unemulated: new Set(), crashes: [] };
  readonly references = new References();
  readonly events = new EventRegistrations();
  readonly #options: InterpreterOptions;
  readonly #gate: ApiGate;
  readonly #bags: PropertyBags;
  readonly #privateMembers: PrivateMembers;

  constructor(options: InterpreterOptions) {
    this.#options = options;
    this.#gate = new ApiGate(options.table, options.sets, (member) => this.tally.unemulated.add(member));
    this.#bags = new PropertyBags(this.#gate, this.references);
    this.#privateMembers = new PrivateMembers(this.references, this.events, this.#gate);
  }

  /** Runs the actions in order; the first that fails ends the request, what went before stays done and is answered. */
  run(request: QueryRequest): QueryResponse {
    const paths = this.#pathsOf(request);
    const results: ActionResult[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: this.#act(action, paths) });
      } catch (failure) {
        return { Results: results, Error: this.#errorFrom(failure, request, index) };
      }
    }
    return { Results: results };
  }

  /** Forgets what a page kept and listened to, when that page is gone. */
  forgetPage(): void {
    this.references.clear();
    this.events.clear();
  }

  #pathsOf(request: QueryRequest): ObjectPaths {
    return new ObjectPaths(request.ObjectPaths, {
      root: this.#options.root,
      services: this.#options.services ?? {},
      gate: this.#gate,
      references: this.references,
      privateMembers: this.#privateMembers,
    });
  }

  #act(action: Action, paths: ObjectPaths): unknown {
    if (action.ActionType === ActionType.trace) return null;
    const object = paths.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return object === NULL ? null : this.#bags.identity(object);
      case ActionType.query:
        return object === NULL ? null : this.#query(object, action);
      case ActionType.setProperty:
        return this.#set(object, action, paths);
      case ActionType.method:
        return object === NULL ? null : this.#call(object, action, paths);
      default:
        return this.#gate.refuse(`action type ${action.ActionType}`);
    }
  }

  #query(object: ModelObject, action: Action): unknown {
    const bag = this.#bags.query(object, action.QueryInfo ?? {});
    this.tally.cellsRead += countCells(bag);
    return bag;
  }

  #set(object: ModelObject | typeof NULL, action: Action, paths: ObjectPaths): null {
    if (object === NULL) throw new ApiError('InvalidOperation', 'This object does not exist.');
    const member = memberName(action.Name ?? '');
    this.#gate.require(object, member);
    const value = paths.arguments(action.ArgumentInfo)[0] ?? null;
    if (!isSettable(object, member)) this.#gate.refuse(`setting ${classNameOf(object)}.${member}`);
    object[member] = value;
    this.tally.cellsWritten += countCells(value);
    return null;
  }

  #call(object: ModelObject, action: Action, paths: ObjectPaths): unknown {
    const answer = paths.call(object, action.Name ?? '', action.ArgumentInfo);
    // An object is reached by a path, never by a method action; what it answers here is only that it worked.
    if (answer === undefined || answer === NULL || isModelObject(answer)) return null;
    // Functions like `getCount` answer in a box that the client opens.
    this.tally.cellsRead += countCells(answer);
    return answer;
  }

  #errorFrom(failure: unknown, request: QueryRequest, index: number): QueryError {
    const known = failure instanceof ApiError;
    if (!known)
      this.tally.crashes.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
    const action = request.Actions[index];
    const path = request.ObjectPaths[String(action?.ObjectPathId)];
    const name = action?.Name || path?.Name || '';
    return {
      Code: known ? failure.code : 'GeneralException',
      Message: known ? failure.message : 'There was an internal error while processing the request.',
      HttpStatusCode: known ? failure.httpStatus : 500,
      ActionIndex: index,
      Location: name ? `.${memberName(name)}` : '',
    };
  }
}

/** A model property without a setter is read-only or not emulated; assigning to it must not pass silently. */
function isSettable(object: ModelObject, member: string): boolean {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at) as object | null) {
    const property = Object.getOwnPropertyDescriptor(at, member);
    if (property) return property.set !== undefined || property.writable === true;
  }
  return false;
}
