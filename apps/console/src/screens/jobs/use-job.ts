import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, queries, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';

export type Job = Schemas['JobAnswer'];

const ASK_AGAIN_MILLISECONDS = 700;
/** Read models follow the log within about this time. */
const SETTLED_MILLISECONDS = 1_200;

export const isOver = (status: string): boolean => !['waiting', 'running'].includes(status);

/** How many items have had an outcome. */
export const countOf = ({ counts }: Job, outcome: string): number =>
  (counts as Readonly<Record<string, number>>)[outcome] ?? 0;

/** A job with its progress, asked for again until it has ended. What it changed is shown anew then. */
export function useJob(id: string | undefined) {
  const client = useQueryClient();
  const found = queries.useQuery(
    'get',
    '/jobs/{job}',
    { params: { path: { job: id ?? '' } } },
    {
      enabled: id !== undefined,
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data && isOver(state.data.status) ? false : ASK_AGAIN_MILLISECONDS,
    },
  );
  const ran = useRef(false);
  const over = found.data ? isOver(found.data.status) : undefined;
  const dryRun = found.data?.request['dryRun'] === true;
  useEffect(() => {
    if (over === false) ran.current = true;
    if (over !== true || !ran.current || dryRun) return undefined;
    ran.current = false;
    const timer = setTimeout(() => void client.invalidateQueries(), SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [over, dryRun, client]);
  return found;
}

/** Stops a job; what it has done stays done. A job that has ended is deleted. */
export async function cancelJob(id: string): Promise<void> {
  await api.DELETE('/jobs/{job}', { params: { path: { job: id } } });
}

/** The outcome of one item of a job. Which fields it has depends on the kind of job. */
export interface Outcome {
  readonly number: number;
  readonly outcome: string;
  readonly registration?: string;
  readonly person?: string;
  readonly line?: number | null;
  readonly status?: string;
  /** Status as it is, and as it would be under another policy. */
  readonly now?: string;
  readonly whatIf?: string;
  readonly rule?: string;
  readonly detail?: string;
  readonly events?: readonly string[];
  readonly changes?: readonly string[];
  readonly mails?: readonly { readonly recipient: string }[];
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly statuses?: readonly {
    readonly status: string;
    readonly now: number;
    readonly whatIf: number;
  }[];
  readonly registrations?: number;
  readonly differing?: number;
  readonly stream?: string;
  readonly mail?: string;
  /** Why a stream is still parked. */
  readonly problem?: string;
  /** A row that is not what the events say. */
  readonly table?: string;
  readonly row?: string;
  readonly owner?: string;
  readonly columns?: readonly string[];
  readonly rows?: number;
  readonly equal?: number;
}

export interface OutcomesPage {
  readonly items: readonly Outcome[];
  readonly next: string | null;
  readonly previous: string | null;
}

export const outcomesOf = async (job: string, after?: string): Promise<OutcomesPage> =>
  await answerOf(
    api.GET('/jobs/{job}/outcomes', {
      params: { path: { job }, query: { limit: 50, ...(after !== undefined && { after }) } },
    }),
  );
