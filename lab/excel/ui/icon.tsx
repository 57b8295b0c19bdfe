const PATHS = {
  undo: 'M7 4 3 8l4 4v-3h4a3 3 0 0 1 0 6H8v2h3a5 5 0 0 0 0-10H7z',
  sortUp:
    'M5 4v9.2L2.8 11l-1 1.1L5.7 16l4-3.9-1.1-1.1-2.2 2.2V4zm7 0-2 5h1.2l.4-1h2l.3 1H15l-2-5zm-.1 3.1.6-1.8.6 1.8zM10.5 11v1h2.4l-2.5 3.2V16h4.2v-1H12l2.6-3.2V11z',
  sortDown:
    'M5 4v9.2L2.8 11l-1 1.1L5.7 16l4-3.9-1.1-1.1-2.2 2.2V4zm5.5 0v1h2.4l-2.5 3.2V9h4.2V8H12l2.6-3.2V4zm1.5 7-2 5h1.2l.4-1h2l.3 1H15l-2-5zm-.1 3.1.6-1.8.6 1.8z',
  filter: 'M2 4h14l-5.5 6.2v4.3L7.5 16v-5.8z',
  insertRow: 'M2 3h14v4H2zm1 1v2h12V4zM2 12h14v4H2zm1 1v2h12v-2zM8.5 7.5h1V9H11v1H9.5v1.5h-1V10H7V9h1.5z',
  deleteRow: 'M2 3h14v4H2zm1 1v2h12V4zM2 12h14v4H2zm1 1v2h12v-2zM7 9h4v1H7z',
  hideRow: 'M2 3h14v3H2zm1 1v1h12V4zM2 13h14v3H2zm1 1v1h12v-1zM2 9h3v1H2zm4.3 0h3v1h-3zm4.4 0h3v1h-3zm4.3 0h1v1h-1z',
  showAll: 'M2 3h14v13H2zm1 1v3h12V4zm0 4v3h12V8zm0 4v3h12v-3z',
  close: 'm4.5 3.8 4.5 4.5 4.5-4.5.7.7L9.7 9l4.5 4.5-.7.7L9 9.7l-4.5 4.5-.7-.7L8.3 9 3.8 4.5z',
  mail: 'M2 4h14v10H2zm1.4 1L9 9.3 14.6 5zM3 6v7h12V6l-6 4.6z',
  spark: 'M10.5 2 4 10h4l-1 6 6.5-8h-4z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 18 18" width="20" height="20" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
