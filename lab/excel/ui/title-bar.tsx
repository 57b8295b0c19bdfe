export function TitleBar({ app, book, person }: { app: string; book: string; person: string }) {
  return (
    <header className="title-bar">
      <span className="app-mark" aria-hidden="true">
        X
      </span>
      <span className="app-name">{app}</span>
      <h1>{book}</h1>
      <span className="person">{person}</span>
    </header>
  );
}
