export { columnsOf, type Column, type ColumnKind } from './copy-columns.js';
export { copyLines, decodeRows, selected, unescapeCopyText } from './copy-decoder.js';
export { CopyEncoder, copyInto, encodeCopyLine } from './copy-encoder.js';
