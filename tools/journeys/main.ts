import 'reflect-metadata';
import { runJourneys } from './runner/run-journeys.js';

/** `npm run journeys -- FILE_OR_FOLDER ...`: plays journeys; exit status 1 if any fails. */
async function main(files: readonly string[]): Promise<void> {
  if (files.length === 0)
    throw new Error('Name at least one journey file or folder, such as test/journeys.');
  const { passed, failed } = await runJourneys(files);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
