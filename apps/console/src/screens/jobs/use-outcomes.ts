import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';

const PAGE = 200;
const MOST_PAGES = 50;

/** An outcome of a job. Its fields depend on the kind of job. */
export type Outcome = Readonly<Record<string, unknown>> & {
  readonly number: number;
  readonly outcome: string;
};

/** All outcomes of a job that has ended, up to a limit. */
export const useOutcomes = (job: string) =>
  useQuery({
    queryKey: ['outcomes', job],
    staleTime: Infinity,
    queryFn: async () => {
      const outcomes: Outcome[] = [];
      let after: string | null | undefined;
      for (let page = 0; page < MOST_PAGES && after !== null; page++) {
        const query = { limit: PAGE, ...(after !== undefined && { after }) };
        const answer = await answerOf(
          api.GET('/jobs/{job}/outcomes', { params: { path: { job }, query } }),
        );
        outcomes.push(...(answer.items as Outcome[]));
        after = answer.next;
      }
      return outcomes;
    },
  });
