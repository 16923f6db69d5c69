/** Addresses within the blog's own site, such as `/images/boat.jpg`. */

/** The address with the site's in front if it begins with `/`; any other is returned as it is. */
export function completeAddress(address: string, siteUrl: string | undefined): string {
  if (siteUrl === undefined || !/^\/(?!\/)/.test(address)) return address;
  return `${siteUrl.replace(/\/+$/, '')}${address}`;
}

/** The Markdown with the addresses of its links and pictures completed. Linear time. */
export function completeAddresses(markdown: string, siteUrl: string | undefined): string {
  if (siteUrl === undefined) return markdown;
  return markdown.replace(
    /(\]\([ <]{0,9}|\b(?:src|href)=["'])(?=\/)([^\s"'()<>]{1,2000})/g,
    (_link, before: string, address: string) => before + completeAddress(address, siteUrl),
  );
}
