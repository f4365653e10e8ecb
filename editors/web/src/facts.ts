/** reftag's data that the page shows without asking the engine. */

interface Named {
  name: string;
  title: string;
}

export interface RuleName {
  code: string;
  name: string;
  summary: string;
}

/** What `scripts/facts.py` prints; the build puts it here. */
declare const FACTS: {
  dialects: (Named & { extensions: string[] })[];
  programs: Named[];
  purposes: Record<string, string[]>;
  rules: RuleName[];
};

export const DIALECTS = FACTS.dialects;
export const PROGRAMS = FACTS.programs;
/** Programs that people use for one purpose, by its name. */
export const PURPOSES = FACTS.purposes;

const rules = new Map(FACTS.rules.map((rule): [string, RuleName] => [rule.code, rule]));

/** Returns what a rule is called; undefined for the code of what is not a rule's finding. */
export function ruleOf(code: unknown): RuleName | undefined {
  return rules.get(String(code));
}

export function titleOf(names: Named[], name: string): string {
  return names.find((each) => each.name === name)?.title ?? name;
}
