package id.payung.evidence.export;

/**
 * A line of a package's index.
 *
 * @param name exactly as in the ZIP
 * @param day of the document or the activity, in words; empty when unknown
 * @param size in bytes, as packed
 */
public record EvidencePackageEntry(String name, String question, String slot, String title, String number, String day,
    String pages, String proves, long size) {}
