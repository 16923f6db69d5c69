/** Secrets in files of their own, as containers and service managers provide them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../domain/error-text.js';

type Variables = Readonly<Record<string, string>>;

/** The variables found, and what is wrong with any, by name. */
export type SecretFiles = {
  readonly variables: Variables;
  readonly faults: readonly { readonly key: string; readonly message: string }[];
};

/** Replaces every `NAME_FILE` of a secret by NAME with the contents of the file, trimmed. */
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
