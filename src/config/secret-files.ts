/** Secrets that stand in files of their own, as containers and service managers hand them over. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../domain/error-text.js';

type Variables = Readonly<Record<string, string>>;

/** What was found, and what is wrong by the name of the variable. */
export type SecretFiles = {
  readonly variables: Variables;
  readonly faults: readonly { readonly key: string; readonly message: string }[];
};

/** Every `NAME_FILE` of a secret replaced by NAME with what its file holds, without the blanks around it. */
export function readSecretFiles(
  given: Variables,
  secrets: Iterable<string>,
  workingFolder: string,
): SecretFiles {
  const variables: Record<string, string> = { ...given };
  const faults: { key: string; message: string }[] = [];
  for (const name of secrets) {
    const key = secretFileName(name);
    const path = given[key];
    if (path === undefined) continue;
    const read = readSecret(resolve(workingFolder, path));
    if (given[name] !== undefined)
      faults.push({ key, message: `is set beside ${name}; set one of the two` });
    else if ('fault' in read)
      faults.push({ key, message: `${JSON.stringify(path)} ${read.fault}` });
    else variables[name] = read.secret;
  }
  return { variables, faults };
}

/** The variable that names the file of a secret. */
export function secretFileName(secret: string): string {
  return `${secret}_FILE`;
}

function readSecret(path: string): { readonly secret: string } | { readonly fault: string } {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    return secret === '' ? { fault: 'is empty' } : { secret };
  } catch (error) {
    return { fault: `cannot be read: ${errorCode(error) ?? String(error)}` };
  }
}
