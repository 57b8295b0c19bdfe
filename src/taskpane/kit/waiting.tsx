/** Something is under way, in words. */
export function Waiting({ label }: { label: string }) {
  return (
    <p className="under-way" role="status">
      <span className="spinner" aria-hidden />
      {label}
    </p>
  );
}
