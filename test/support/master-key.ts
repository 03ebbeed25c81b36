/** A master key that is always the same, and as random as a real one. */
export const MASTER_KEY = 'nHrIuJ2jHm2Bb0o0pQzK0c6m3v8Yx1dWkE5tGf4sR7A=';
