/** An address that gives way at its beginning where there is no room, and never at its domain: that is where a slip hides. */
export function Address({ of }: { readonly of: string }) {
  return (
    <span className="cut-address">
      <bdi dir="ltr">{of}</bdi>
    </span>
  );
}
