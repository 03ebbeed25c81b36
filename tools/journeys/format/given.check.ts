import type {
  Given,
  GivenCompany,
  GivenNonprofit,
} from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Sheet } from './sheet.js';
import type { WrittenCompany, WrittenGiven } from './given.shape.js';
import { checkRepeated } from './checks.js';
import { checkInitiatives, checkPartnerships } from './given.work.js';
import { checkPeople, resolvePeople } from './given.people.js';

/** From what is written under `given` to what it means: defaults filled in, levels and roles resolved, every name checked. */
export function resolveGiven(written: WrittenGiven, zone: string, sheet: Sheet): Given {
  const companies = (written.companies ?? []).map((company) =>
    resolveCompany(company, zone, sheet),
  );
  const nonprofits = resolveNonprofits(written, sheet);
  const given: Given = {
    companies,
    nonprofits,
    people: resolvePeople(written, { companies, nonprofits }, sheet),
    partnerships: (written.partnerships ?? []).map((partnership) => ({
      mandate: false,
      level: partnership.company,
      ...partnership,
    })),
    initiatives: (written.initiatives ?? []).map((initiative) => ({
      tasks: [],
      slots: [],
      draft: false,
      ...initiative,
    })),
  };
  checkPeople(written, given, sheet);
  checkPartnerships(written, given, sheet);
  checkInitiatives(written, given, sheet);
  return given;
}

/** The levels are paths below the company's name. A parent that nobody declared is there all the same, before its first child. */
function resolveCompany(company: WrittenCompany, zone: string, sheet: Sheet): GivenCompany {
  const declared = company.levels ?? [];
  if (company.name.includes('/'))
    sheet.report(company.line, `a company's name has no '/': '${company.name}'`);
  checkRepeated(declared, company.line, sheet);
  const levels = new Set<string>();
  declared.forEach((level, index) => {
    const path = level.split('/');
    if (path[0] !== company.name || path.includes('')) {
      sheet.report(
        sheet.lineOf(declared, index, company.line),
        `'${level}' is no level of '${company.name}', such as ${company.name}/paris`,
      );
    }
    for (let depth = 2; depth <= path.length; depth++) levels.add(path.slice(0, depth).join('/'));
  });
  return { managerPolicy: 'none', zone, ...company, levels: [...levels] };
}

/** A nonprofit's coordinators are those it lists, then those whose own entry says so. */
function resolveNonprofits(written: WrittenGiven, sheet: Sheet): GivenNonprofit[] {
  return (written.nonprofits ?? []).map(({ name, line, coordinators = [], locations = [] }) => {
    checkRepeated(coordinators, line, sheet);
    checkRepeated(locations, line, sheet);
    const others = (written.people ?? []).filter(
      (person) => person.coordinator === name && !coordinators.includes(person.name),
    );
    return {
      name,
      line,
      coordinators: [...coordinators, ...others.map((person) => person.name)],
      locations,
    };
  });
}
