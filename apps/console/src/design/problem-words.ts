import { useQuery } from '@tanstack/react-query';
import type { LedgerProblem } from '../api/client.js';
import { currentLanguage } from '../words/words.js';

interface ProblemWords {
  readonly title: string;
  readonly remedy: string;
}

/** The rule of a problem in the person's language: the same texts as on the problem's page of the API. */
export function useProblemWords(problem: LedgerProblem | undefined): ProblemWords | undefined {
  const language = currentLanguage();
  const rule = problem?.rule;
  return (
    useQuery({
      queryKey: ['problem-words', rule, problem?.status, language],
      enabled: rule !== undefined,
      staleTime: Infinity,
      queryFn: async () => (await wordsOf(rule ?? '', problem?.status, language)) ?? null,
    }).data ?? undefined
  );
}

/** Loaded with the first problem. */
export async function wordsOf(
  rule: string,
  status: number | undefined,
  language: 'en' | 'fr',
): Promise<ProblemWords | undefined> {
  const { findRules } = await import('../../../../libs/features/problems/problem-rules.js');
  const rules = findRules(rule);
  const found = rules.find((candidate) => candidate.status === status) ?? rules[0];
  const text = found?.rule[language];
  return text && { title: text.meaning, remedy: text.advice };
}
