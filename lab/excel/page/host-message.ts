/** A message of office.js, as the host page hands it to the lab, and the lab's answer. */
export interface HostMessage {
  /** The same for every attempt to deliver it. */
  readonly id: string;
  readonly kind: 'invoke' | 'register' | 'unregister';
  readonly name: string;
  readonly data: unknown;
}

export interface HostAnswer {
  /** 0 done, -2 the host could not. */
  readonly errorCode: number;
  readonly data: unknown;
}

/** What the lab asks of a client's host page. */
export type PageOrder =
  | { readonly do: 'fire'; readonly event: string; readonly data: unknown }
  | { readonly do: 'mount' }
  | { readonly do: 'show-pane'; readonly visible: boolean }
  | { readonly do: 'ask-before-closing' }
  | { readonly do: 'refresh'; readonly what: 'ribbon' | 'grid' | 'status' };

/** What a host page needs to frame the add-in. */
export interface Boot {
  readonly addinUrl: string;
  /** Excel's display language. */
  readonly locale: string;
  readonly appContext: Readonly<Record<string, unknown>>;
  /** The add-in's frame is mounted at once, not on the first press of a ribbon button. */
  readonly mounted: boolean;
  readonly visible: boolean;
}
