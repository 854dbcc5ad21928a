package id.payung.agreements.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the paper of one version says.
 *
 * @param starts null while the term is not settled
 * @param villages empty when it holds in the whole regency
 */
public record AgreementText(
    String title,
    String scope,
    String duties,
    String costs,
    String contact,
    @Nullable LocalDate starts,
    @Nullable LocalDate ends,
    boolean wholeRegency,
    Set<UUID> villages,
    List<Party> parties) {}
