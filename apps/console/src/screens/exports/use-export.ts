import { queries, api, type Schemas } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';

export type Export = Schemas['ExportAnswer'];

const ASK_AGAIN_MILLISECONDS = 1_000;

export const isUnderWay = ({ status }: { readonly status: string }): boolean =>
  status === 'waiting' || status === 'running';

/** Asks again while the work is under way. */
const whileUnderWay = (run: { readonly status: string } | undefined): number | false =>
  run && isUnderWay(run) ? ASK_AGAIN_MILLISECONDS : false;

/** An export, asked for until it has ended. */
export const useExport = (id: string | undefined) =>
  queries.useQuery(
    'get',
    '/exports/{export}',
    { params: { path: { export: id ?? '' } } },
    { enabled: id !== undefined, refetchInterval: ({ state }) => whileUnderWay(state.data) },
  );

/** One's own exports, asked for while one of them is under way. */
export const useExports = () =>
  queries.useQuery(
    'get',
    '/exports',
    {},
    { refetchInterval: ({ state }) => whileUnderWay(state.data?.find(isUnderWay)) },
  );

/** Cancels an export that is under way; deletes one that has ended. */
export async function removeExport(id: string): Promise<void> {
  await api.DELETE('/exports/{export}', { params: { path: { export: id } } });
  await queryClient.invalidateQueries();
}
