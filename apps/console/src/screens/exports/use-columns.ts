import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.js';
import { CONTACTS, type ExportName } from './export-request.js';

/** The columns of an export that the person may see, with their labels, in the order of the file. */
export function useColumns(name: ExportName): ReadonlyMap<string, string> {
  const { i18n } = useTranslation('export-columns');
  const { roles } = useSession().capabilities;
  const seesContacts = roles.some(({ role }) => role === 'admin' || role === 'platform');
  const labels = i18n.getResource(i18n.language, 'export-columns', name) as
    Readonly<Record<string, string>> | undefined;
  return new Map(
    Object.entries(labels ?? {}).filter(([key]) => seesContacts || !CONTACTS.has(key)),
  );
}
