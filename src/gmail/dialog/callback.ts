import './dialog.css';
import { runCallbackPage } from './callback-page.ts';

void runCallbackPage();
