/** An address that gives way at its beginning where there is no room, and never at its domain: that is where a slip hides. */
export function Address({ of }: { readonly of: string }) {
  return (
    <span className="cut-address">
      <bdi dir="ltr">{of}</bdi>
    </span>
  );
}

/** An address goes on in the next line at its domain, and is cut nowhere. */
export function BreakableAddress({ of }: { readonly of: string }) {
  const at = of.lastIndexOf('@');
  if (at === -1) return of;
  return (
    <>
      {of.slice(0, at)}
      <wbr />
      {of.slice(at)}
    </>
  );
}
