/** This package, wherever code of the user's names it: always the copy that the session works with, as objects of another one would be foreign to it. */
export const OWN_NAME = 'mars-ts';
export const OWN_MODULE = new URL('../index.js', import.meta.url).href;
