/** An address that gives way at its name where there is no room, and never at its domain: that is where a slip hides. */
export function Address({ of }: { readonly of: string }) {
  const at = of.indexOf('@');
  if (at < 0 || at !== of.lastIndexOf('@')) return <bdi>{of}</bdi>;
  return (
    <bdi className="address">
      <span className="address-name">{of.slice(0, at)}</span>
      <span className="address-domain">{of.slice(at)}</span>
    </bdi>
  );
}
