/** Addresses that articles may be fetched from with git. */

/** Addresses that only fetch: no `ext::`, nothing that git would take for an option. */
export function isGitAddress(address: string): boolean {
  return /^(?!.*#-)(?:(?:https?|ssh|file):\/\/[^\s-]|\w[\w.-]*@[\w.-]+:[^\s-])\S*$/.test(address);
}
