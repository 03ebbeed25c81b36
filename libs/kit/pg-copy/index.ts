export { columnsOf, type Column, type ColumnKind } from './copy-columns.js';
export { copiedLines, rowsOf, selected, unescaped } from './copy-decoder.js';
export { CopyBytes, copyInto, copyLine } from './copy-encoder.js';
