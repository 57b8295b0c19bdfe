/** Which rows a run takes. */
export type Scope = 'visible' | 'all' | 'selected';

/** What is sent: it chooses the nouns, the presets and which rules apply. */
export const runKinds = ['payroll', 'invoices'] as const;
export type RunKind = (typeof runKinds)[number];

/** Where the files of a run come from. */
export type ReceiptMode = 'none' | 'auto' | 'column' | 'make';
