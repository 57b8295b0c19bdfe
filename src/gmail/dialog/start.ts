import './dialog.css';
import { runStartPage } from './start-page.ts';

void runStartPage({ fetch: (input, init) => fetch(input, init), leave: (url) => location.replace(url) });
