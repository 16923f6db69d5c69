/** Sets of names that can be merged, but never across a forbidden pair. */
export class NameGroups {
  private readonly parents = new Map<string, string>();
  private readonly members = new Map<string, readonly string[]>();
  private readonly apart = new Map<string, Set<string>>();

  constructor(apart: readonly (readonly [string, string])[]) {
    for (const [one, other] of apart) {
      this.apart.set(one, (this.apart.get(one) ?? new Set()).add(other));
      this.apart.set(other, (this.apart.get(other) ?? new Set()).add(one));
    }
  }

  /** Merges the sets of two names, unless that would join a forbidden pair. */
  join(one: string, other: string): void {
    const [root, joining] = [this.rootOf(one), this.rootOf(other)];
    if (root === joining) return;
    const [keys, more] = [this.membersOf(root), this.membersOf(joining)];
    if (keys.some((key) => more.some((other) => this.apart.get(key)?.has(other) === true))) return;
    this.parents.set(joining, root);
    this.members.set(root, [...keys, ...more]);
  }

  /** The name that represents this one's set; a name that was never joined represents itself. */
  rootOf(key: string): string {
    let root = key;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root))
      root = parent;
    return root;
  }

  private membersOf(root: string): readonly string[] {
    return this.members.get(root) ?? [root];
  }
}
