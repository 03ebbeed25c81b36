/** What goes wrong changes no read model, so that no live change tells of it: lists of it are asked for again. */
export const ASKED_AGAIN = { refetchInterval: 5_000 } as const;
