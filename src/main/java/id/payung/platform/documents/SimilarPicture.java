package id.payung.platform.documents;

/**
 * A picture that looks like another.
 *
 * @param distance in bits of 64: 0 to 7 is most likely the same photo
 */
public record SimilarPicture(String sha256, int distance) {}
