import type { T } from './use-texts.ts';

/** Whoever gets a mail besides the person, and where answers go; '' for nobody. */
export interface Others {
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
}

/** Each with its name; those that are nobody are left out. */
export const othersOf = ({ cc, bcc, replyTo }: Others, t: T): readonly (readonly [string, string])[] => {
  const all: readonly (readonly [string, string])[] = [
    [t('preview.cc'), cc],
    [t('field.bcc'), bcc],
    [t('field.replyTo'), replyTo],
  ];
  return all.filter(([, addresses]) => addresses !== '');
};

/** In one line: who else gets it, and where answers go. */
export function OthersLine({ of, t }: { readonly of: Others; readonly t: T }) {
  return (
    <>
      {othersOf(of, t).map(([label, addresses]) => (
        <span key={label} className="other-address">
          {' '}
          · {label}: <bdi>{addresses}</bdi>
        </span>
      ))}
    </>
  );
}
