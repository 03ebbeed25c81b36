import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** The text in a style: on a terminal, and never with NO_COLOR (https://no-color.org). */
export const styled = (
  style: Style,
  text: string,
  stream: NodeJS.WritableStream = process.stdout,
): string => (text === '' ? text : styleText(style, text, { validateStream: true, stream }));
