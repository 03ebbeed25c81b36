import { ExportDesk } from './api/export-desk.js';
import { ExportFiles } from './api/export-files.js';
import { ExportService } from './api/export-service.js';
import { ExportsController } from './api/exports.controller.js';

export { EXPORTS_FOLDER, ExportService } from './api/export-service.js';
export { ExportsController } from './api/exports.controller.js';
export { ForgettingFiles } from './api/forgetting-files.js';
export { buildExport, type BuildOptions, type BuiltExport, type ExportManifest, type Progress } from './build-export.js';
export { columnsOfExport, DEFINITIONS, EXPORT_NAMES, type ExportDefinition, type ExportName } from './definitions/index.js';
export { recordExport } from './recorded.js';
export { isDay, type ExportClock, type ExportRequest } from './request.js';
export { exportRight, type ExportCapacity } from './right.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and EXPORTS_FOLDER. */
export const EXPORTS_API = {
  controllers: [ExportsController],
  providers: [ExportDesk, ExportService, ExportFiles],
};
