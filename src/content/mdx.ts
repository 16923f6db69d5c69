/** MDX: Markdown with components, which cannot be run here. */

/**
 * The text without imports, exports, components and expressions; what stands between the tags of a
 * component stays. Code has been taken out before. Linear time.
 */
export function withoutComponents(mdx: string): string {
  return mdx.replace(MODULE_LINES, '').replace(COMPONENT, '').replace(EXPRESSION, '');
}

/** They end at the next empty line (https://mdxjs.com/docs/what-is-mdx/#esm). */
const MODULE_LINES =
  /^(?:import\s+[\w{*'"]|export\s+(?:const|let|default|function|\{))[^\n]*(?:\n[^\n]+)*/gm;
const COMPONENT =
  /<\/?[A-Z][\w.]{0,60}(?:[^<>"'{}]|"[^"]{0,500}"|'[^']{0,500}'|\{(?:[^{}]|\{[^{}]{0,300}\}){0,500}\}){0,500}>/g;
const EXPRESSION = /\{[^{}\n]{0,500}\}/g;
