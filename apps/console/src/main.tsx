import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import './design/tokens.css';
import './design/base.css';
import './design/components.css';
import { queryClient } from './api/query-client.js';
import { Announcer } from './design/announcer.js';
import { router } from './router.js';
import { SessionGate } from './session/session-gate.js';
import { startWords } from './words/words.js';

await startWords();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Suspense>
        <Announcer>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </Announcer>
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
);
