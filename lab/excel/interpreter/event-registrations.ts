import { NULL } from './api-error.ts';
import type { ApiGate } from './api-gate.ts';
import type { BookEvent } from './book-event.ts';
import { EVENT_CODES } from './event-codes.ts';
import { asModelObject, classNameOf, idPropOf, type ModelObject } from './model-object.ts';

/** One event as office.js receives it: `[category, type, target, message, 0, isRemote]`. */
export type EventEntry = readonly [number, number, string, string, 0, boolean];

const CATEGORY = 65536;
const WHOLE_BOOK = 'Workbook';

/** Which events a page has asked for, and the ranges its events spoke of. */
export class EventRegistrations {
  readonly #registered = new Map<string, number>();
  readonly #ranges = new Map<string, { readonly worksheetId: string; readonly address: string }>();
  #nextReference = 1;

  /** Answers `_Register…` and `_Unregister…`. */
  change(object: ModelObject, member: string, gate: ApiGate): void {
    const [, removing, alias] = /^_(Un)?[Rr]egister(\w+)$/.exec(member) ?? [];
    const className = classNameOf(object);
    const event = EVENT_CODES[className]?.find((known) => known.alias === alias);
    if (!event) return gate.refuse(`${className}.${member}`);
    gate.requireSet(className, event.member);
    const key = keyOf(event.code, targetOf(object));
    const count = (this.#registered.get(key) ?? 0) + (removing ? -1 : 1);
    if (count > 0) this.#registered.set(key, count);
    else this.#registered.delete(key);
  }

  /** The event once for each place it is listened to: the object itself, its collection, the book. */
  entriesFor(event: BookEvent): EventEntry[] {
    const [className = '', member = ''] = event.name.split('.');
    const code = EVENT_CODES[className]?.find((known) => known.member === member)?.code;
    if (code === undefined) throw new Error(`No wire code is known for ${event.name}`);
    const targets = [...new Set([event.targetId, WHOLE_BOOK])];
    return targets
      .filter((target) => this.#registered.has(keyOf(code, target)))
      .map((target) => [CATEGORY, code, target, JSON.stringify(this.#withReference(event)), 0, event.remote]);
  }

  /** The cells an event spoke of, for `args.getRange(context)`. */
  rangeOf(referenceId: unknown, workbook: ModelObject): ModelObject | typeof NULL {
    const range = this.#ranges.get(String(referenceId));
    if (!range) return NULL;
    const sheets = asModelObject(workbook['worksheets'], 'worksheets') as unknown as {
      getItemOrNullObject(id: string): { getRange(address: string): ModelObject } | typeof NULL;
    };
    const sheet = sheets.getItemOrNullObject(range.worksheetId);
    return sheet === NULL ? NULL : sheet.getRange(range.address);
  }

  clear(): void {
    this.#registered.clear();
    this.#ranges.clear();
  }

  get size(): number {
    return this.#registered.size;
  }

  #withReference(event: BookEvent): Record<string, unknown> {
    const { worksheetId, address } = event.message;
    if (typeof worksheetId !== 'string' || typeof address !== 'string') return { ...event.message };
    const referenceId = `event${this.#nextReference++}`;
    this.#ranges.set(referenceId, { worksheetId, address });
    return { ...event.message, referenceId };
  }
}

const keyOf = (code: number, target: string) => `${code} ${target}`;

function targetOf(object: ModelObject): string {
  const idProp = idPropOf(object);
  return idProp ? String(object[idProp]) : WHOLE_BOOK;
}
