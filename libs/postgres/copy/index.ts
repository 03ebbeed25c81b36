export { columnsOf, type Column } from './columns.js';
export { copiedLines, rowsOf, selected } from './lines-out.js';
