/** Addresses from which articles may be fetched with git. */

/** Only plain fetch addresses: no `ext::`, and nothing that git would read as an option. */
export function isGitAddress(address: string): boolean {
  return /^(?!.*#-)(?:(?:https?|ssh|file):\/\/[^\s-]|\w[\w.-]*@[\w.-]+:[^\s-])\S*$/.test(address);
}
