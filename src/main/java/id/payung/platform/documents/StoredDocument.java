package id.payung.platform.documents;

import id.payung.platform.images.PerceptualHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a kept file.
 *
 * @param sha256 of the bytes received, 64 lower-case hexadecimal digits
 * @param size in bytes
 * @param readable false when it could not be opened or needs a password: a warning, not a refusal
 * @param width in points as stored, for pictures
 * @param pages for PDF
 * @param likeness for pictures
 * @param receivedAt when these bytes came first
 * @param alreadyStored whether the regency had these bytes before
 */
public record StoredDocument(String sha256, long size, MediaKind kind, boolean readable, @Nullable Integer width,
    @Nullable Integer height, @Nullable Integer pages, @Nullable PerceptualHash likeness, Instant receivedAt,
    boolean alreadyStored) {}
