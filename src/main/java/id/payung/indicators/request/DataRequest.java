package id.payung.indicators.request;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Permintaan Data: an office owes the answer to a question.
 *
 * @param post of the data owner, so that it survives a change of people
 */
public record DataRequest(String question, UUID organisation, String post, @Nullable LocalDate due, int version) {}
