/** Something in a text that a reader could not see, that loads from elsewhere, or that leads elsewhere than it says. */
export interface MailFinding {
  readonly kind: 'image' | 'form' | 'code' | 'hidden' | 'link';
  /** Where: the words there, or the address. */
  readonly text: string;
}

/** The one allow-list that preview and mail both pass. */
export interface MailCleaner {
  /** Only what it lists stays: nothing runs, loads, asks or hides. */
  clean(html: string): string;
  /** What a template holds that would not stay as written, or deserves a look. */
  findings(template: string): readonly MailFinding[];
}
