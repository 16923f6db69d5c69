/** Sources of articles that could not be read. */

/** A feed's address or the name of another source, and why the last attempt to read it failed. */
export type SourceFault = { readonly source: string; readonly message: string };

/** The sources that are failing now; calling it contacts none of them. */
export type SourceFaults = () => readonly SourceFault[];
