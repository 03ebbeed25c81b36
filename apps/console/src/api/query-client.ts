import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './requests.js';

const RETRIES = 2;

/** First part of the keys of simulated commands: they are asked again by their dialog alone. */
export const DRY_RUN = 'dry-run';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one; a failed network may be back.
      retry: (failures, error: unknown) => !isProblem(error) && failures < RETRIES,
    },
  },
});

/** Asks again for everything that is shown. */
export const askEverythingAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== DRY_RUN });
