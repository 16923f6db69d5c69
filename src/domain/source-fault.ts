/** Where articles come from, and that they do not. */

/** A feed's address or another name of a source, and why it could not be read when last asked. */
export type SourceFault = { readonly source: string; readonly message: string };

/** The sources that fail now; none is asked for it. */
export type SourceFaults = () => readonly SourceFault[];
