/** The door: PostgreSQL's COPY, by which rows go in and out as fast as it takes and gives them. */
export { columnsOf, type Column, type ColumnKind } from './columns.js';
export { CopyBytes, copyInto, copyLine } from './lines-in.js';
export { copiedLines, rowsOf, selected, unescaped } from './lines-out.js';
