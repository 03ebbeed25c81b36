import { expect, test } from '@jest/globals';
import { whatIf } from './what-if.command.js';

test('a first day after the last is refused before anything is read', async () => {
  const days = { from: '2026-02-28', to: '2026-02-27' };
  await expect(whatIf({ archiveAfterMonths: '2', ...days })).rejects.toThrow(
    '--from must not be after --to.',
  );
});
