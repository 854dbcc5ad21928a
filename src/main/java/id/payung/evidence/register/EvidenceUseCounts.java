package id.payung.evidence.register;

/**
 * How an item is used, for a list.
 *
 * @param live uses that an office took or that are proposed
 * @param warned those of them with a warning
 * @param returned those that a checker has sent back
 */
public record EvidenceUseCounts(int live, int warned, int returned) {}
