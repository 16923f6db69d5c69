/** Merges the variables of the environment and of `.env`. */
import { PROXY_VARIABLES } from './environment.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment wins. An empty value counts as unset, as is usual in `.env` files. */
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

/** If a proxy is set in both upper and lower case, lower case wins, as in curl. */
function withProxies(given: Variables): Variables {
  const found = PROXY_VARIABLES.flatMap((name) => {
    const lower = given[name.toLowerCase()];
    return lower === undefined || lower.trim() === '' ? [] : [[name, lower]];
  });
  return { ...given, ...(Object.fromEntries(found) as Variables) };
}
