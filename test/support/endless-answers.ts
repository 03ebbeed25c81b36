interface Described {
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
}

/** Whether an operation of the OpenAPI document answers with a stream that does not end, so that nobody can wait for the whole answer. */
export const isEndless = ({ responses }: Described): boolean =>
  Object.hasOwn(responses?.['200']?.content ?? {}, 'text/event-stream');
