package id.payung.agreements.planning;

import id.payung.agreements.plan.SignedPlanDocument;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The signed paper of a version, with its scan. */
record SignedPlanForm(@NotBlank(message = "agreements.wrong.empty") @Size(max = 60) String code,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 120) String number,
    @NotNull(message = "agreements.wrong.empty") LocalDate signedOn,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 1000) String signers,
    @NotEmpty(message = "agreements.wrong.empty") List<MultipartFile> file) {

  SignedPlanDocument.Paper paper() {
    return new SignedPlanDocument.Paper(number, signedOn, signers, code.toUpperCase(Locale.ROOT));
  }
}
