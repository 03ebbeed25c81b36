import { api } from '../../api/client.js';
import { fetchFile, saveContent, type FetchedFile } from '../../api/save-file.js';

/** Fetches the file of an export with the person's token. @throws the problem where the API refuses */
export const fetchExportFile = (id: string): Promise<FetchedFile> =>
  fetchFile(
    api.GET('/exports/{export}/file', { params: { path: { export: id } }, parseAs: 'blob' }),
    id,
  );

export const saveExportFile = async (id: string): Promise<void> =>
  saveContent(await fetchExportFile(id));
