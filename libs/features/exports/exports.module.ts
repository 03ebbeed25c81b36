import { ExportsService } from './exports.service.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { ExportRunner } from './export-runner.js';
import { ExportsController } from './http/exports.controller.js';

/** What an HTTP application plugs in; it brings Ledger, the read models and EXPORTS_FOLDER. */
export const EXPORTS_API = {
  controllers: [ExportsController],
  providers: [ExportsService, ExportRunner, ExportFilesRepository],
};
