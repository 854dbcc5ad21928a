package id.payung.agreements.register;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of an agreement: the first paper, an addendum or a renewal.
 *
 * @param sort original, addendum or renewal
 * @param version grows with every change; a save that is based on an older one is stale
 */
public record AgreementVersion(int number, String sort, AgreementStage stage, String reason,
    @Nullable LocalDate signedOn, @Nullable String fileSha256, @Nullable String fileName, Instant createdAt,
    int version, AgreementText text) {}
