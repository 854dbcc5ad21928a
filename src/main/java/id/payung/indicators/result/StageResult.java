package id.payung.indicators.result;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The official total of a stage.
 *
 * @param evaluation the year, kept here or only known by its totals
 * @param category as the paper says it; empty when it says none
 * @param documentSha256 the paper
 */
public record StageResult(String evaluation, String stage, BigDecimal total, String category, String number,
    @Nullable LocalDate dated, String note, @Nullable String documentSha256, String documentName, int version) {}
