import en from './en/folder.json';
import es from './es/folder.json';
import pl from './pl/folder.json';
import { addTextsOfAll } from './index.ts';

/** What the folder beside the workbook says, in every language: few show it, so it comes with what shows it. */
addTextsOfAll({ en, es, pl });
