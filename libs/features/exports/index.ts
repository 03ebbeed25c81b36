export { erasedSince } from './erased-since.js';
export { ExportFileEraser } from './api/export-erasure.js';
export { buildExport, erasuresIn, erasureUnderWay, type ExportManifest } from './build-export.js';
export {
  DEFINITIONS,
  EXPORT_NAMES,
  LATEST_VERSION,
  VERSIONS,
  columnsOfExport,
  type ExportName,
  type ExportVersion,
} from './definitions/index.js';
export type { ExportRequest } from './export-request.js';
export { ExportFilesRepository, FAIL_EXPORTS_UNDER_WAY } from './export-files.repository.js';
export { EXPORTS_FOLDER, ExportRunner } from './export-runner.js';
export { ExportSchedulesEraser } from './schedules/export-schedules.eraser.js';
export { ExportSchedules1700000007100 } from './schedules/export-schedules.migration.js';
export { scheduledExportMails } from './schedules/schedule-mails.js';
export { ScheduledExports } from './schedules/scheduled-exports.js';
export { ExportsModule } from './exports.module.js';
export { inSnapshot, type DatabaseSnapshot } from './rows/database-snapshot.js';
export { FoldedTables } from './rows/source-tables.js';
export { csvLine } from './files/csv-writer.js';
export { AtomicFile } from './files/atomic-file.js';
export { ManifestSigner } from './manifest-signer.js';
export { recordExport } from './record-export.js';
