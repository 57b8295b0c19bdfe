/**
 * What the domain uses of LiquidJS. The package's own types bring Node's globals along, and with them in sight the
 * compiler could no longer prove that the domain touches no platform.
 */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  export interface LiquidOptions {
    readonly outputEscape?: (value: unknown) => string;
    readonly strictVariables?: boolean;
    readonly strictFilters?: boolean;
    readonly ownPropertyOnly?: boolean;
    readonly lenientIf?: boolean;
    /** Characters. */
    readonly parseLimit?: number;
    /** Milliseconds. */
    readonly renderLimit?: number;
    /** Objects and characters made while rendering. */
    readonly memoryLimit?: number;
  }

  export interface Template {
    readonly token: unknown;
  }

  /** A value with a way of its own to be printed and compared. */
  export abstract class Drop {
    valueOf(): unknown;
  }

  export class Liquid {
    constructor(options?: LiquidOptions);
    readonly tags: Record<string, unknown>;
    readonly filters: Record<string, unknown>;
    registerFilter(name: string, filter: (value: unknown, ...args: never[]) => unknown): void;
    parse(source: string): Template[];
    renderSync(template: readonly Template[], scope: object): unknown;
    /** Names a template expects from outside. */
    globalVariablesSync(template: readonly Template[]): string[];
  }
}
