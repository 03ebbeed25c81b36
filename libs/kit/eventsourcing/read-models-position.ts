/** The name of the read models' checkpoint. Stored. */
export const READ_MODELS = 'read-models';

/** One row with the `position` of the log that the read models have reached; no row before their first page. */
export const READ_MODELS_POSITION = `SELECT position FROM work.checkpoints WHERE name = '${READ_MODELS}'`;
