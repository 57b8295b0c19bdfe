/** Which rows a run takes. */
export const scopes = ['visible', 'all', 'selected'] as const;
export type Scope = (typeof scopes)[number];

/** What is sent: it chooses the nouns, the presets and which rules apply. */
export const runKinds = ['payroll', 'invoices'] as const;
export type RunKind = (typeof runKinds)[number];
