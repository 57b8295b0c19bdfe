declare module 'jsdom' {
  /** The part of it that tests use: its package has no types of its own. */
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly DOMParser: typeof DOMParser };
  }
}
