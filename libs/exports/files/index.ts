/** Writers of export files: columns and rows in, a file with its hash out. */
export { TooManyRows, type Cell, type Column, type FileRequest, type Locale, type WrittenFile } from './file.js';
export { writeExportFile } from './write-export-file.js';
export { writeManifest } from './manifest.js';
