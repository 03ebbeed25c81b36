/** Injection token of the connections (pg.Pool) to the read models: tables that any context may query, and only projections write. */
export const READ_MODELS = Symbol('read models');
