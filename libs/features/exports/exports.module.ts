import { ExportsService } from './exports.service.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { ExportRunner } from './export-runner.js';
import { ExportsController } from './http/exports.controller.js';

/** Controllers and providers of the exports. The application provides Ledger, READ_MODELS and EXPORTS_FOLDER. */
export const EXPORTS_API = {
  controllers: [ExportsController],
  providers: [ExportsService, ExportRunner, ExportFilesRepository],
};
