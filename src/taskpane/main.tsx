import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './taskpane.css';
import type { ThemeName } from './themes.ts';
import type { PaneSource } from './use-pane.ts';

/** Shows the pane in the page's root element. A change of Office's theme shows it again. */
export const showPane = (source: PaneSource): ((theme: ThemeName) => void) => {
  const element = document.getElementById('root');
  if (element === null) throw new Error('The page has no element for the pane');
  const root = createRoot(element);
  return (theme) => root.render(<App source={source} theme={theme} />);
};
