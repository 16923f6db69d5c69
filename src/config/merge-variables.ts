/** The variables of the environment and of `.env`, as one. */
import { PROXY_VARIABLES } from './environment.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment wins. An empty value counts as unset, as `.env` files have it. */
export function mergeVariables(
  fromFile: Variables,
  environment: Variables,
): Record<string, string> {
  const merged = { ...withProxies(fromFile), ...withProxies(environment) };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([key, value]) => {
      const trimmed = value?.trim() ?? '';
      return trimmed === '' ? [] : [[key, trimmed]];
    }),
  );
}

/** Where a proxy is set in both cases the lower one counts, as for curl. */
function withProxies(given: Variables): Variables {
  const found = PROXY_VARIABLES.flatMap((name) => {
    const lower = given[name.toLowerCase()];
    return lower === undefined || lower.trim() === '' ? [] : [[name, lower]];
  });
  return { ...given, ...(Object.fromEntries(found) as Variables) };
}
