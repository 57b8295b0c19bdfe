/** RFC 5322 §3.4 mailbox: display name ('' when there is none) and addr-spec. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}
