/** The build turns a stylesheet import into a file of the page. */
declare module '*.css';
