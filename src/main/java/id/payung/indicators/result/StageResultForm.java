package id.payung.indicators.result;

import id.payung.platform.documents.StoredDocument;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The official total of a stage as it is typed. */
record StageResultForm(int basedOn,
    @Pattern(regexp = "20\\d{2}", message = "indicators.years.code.wrong") String evaluation,
    @Size(max = 60) String stage,
    @NotNull(message = "indicators.result.total.wrong") @DecimalMin(value = "0",
        message = "indicators.result.total.wrong") @DecimalMax(value = "1000",
            message = "indicators.result.total.wrong") @Digits(integer = 4, fraction = 2,
                message = "indicators.result.total.wrong") BigDecimal total,
    @Size(max = 40) String category, @Size(max = 120) String number, @Nullable LocalDate dated,
    @Size(max = 2000) String note, @Nullable MultipartFile document) {

  StageResult toResult(@Nullable StoredDocument kept) {
    String name = kept == null || document == null ? null : document.getOriginalFilename();
    return new StageResult(evaluation, stage, total, category, number, dated, note, kept == null ? null : kept.sha256(),
        name == null ? "" : name, basedOn);
  }
}
