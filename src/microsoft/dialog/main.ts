import './page.css';
import { runPage } from './run-page.ts';

void runPage({ fetch: (input, init) => fetch(input, init), leave: (url) => location.replace(url) });
