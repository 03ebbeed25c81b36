export { type ProblemStatus } from './problem-rule.js';
export {
  findRules,
  PROBLEM_AREAS,
  PROBLEM_RULES,
  RULE_AREAS,
  ruleCodes,
  type ProblemArea,
} from './problem-rules.js';
export { ProblemsModule } from './problems.module.js';
