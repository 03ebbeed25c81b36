import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { CommandContext, type AskForCommand, type CommandRequest } from './command-context.js';

const CommandDialog = lazy(() =>
  import('./command-dialog.js').then((module) => ({ default: module.CommandDialog })),
);

/** Holds the dialog of the command that a screen below asks for. */
export function CommandHost({ children }: { readonly children: ReactNode }) {
  const [request, setRequest] = useState<CommandRequest>();
  const ask = useCallback<AskForCommand>((asked) => setRequest(asked), []);
  const content = useMemo(() => children, [children]);
  return (
    <CommandContext value={ask}>
      {content}
      {request && (
        <Suspense>
          <CommandDialog
            key={`${request.command} ${request.subject.id ?? ''}`}
            request={request}
            onClose={() => setRequest(undefined)}
          />
        </Suspense>
      )}
    </CommandContext>
  );
}
