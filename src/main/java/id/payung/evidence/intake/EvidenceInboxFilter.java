package id.payung.evidence.intake;

/**
 * Which files of the inbox are meant, and what the form for many begins with.
 *
 * @param origin the folder or archive that they came in; blank for all
 * @param same begins with what was said of the one placed last
 * @param all ticks them all, for who has no script
 */
record EvidenceInboxFilter(String origin, boolean same, boolean all) {}
