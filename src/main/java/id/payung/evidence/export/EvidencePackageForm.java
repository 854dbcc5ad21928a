package id.payung.evidence.export;

import id.payung.evidence.OpenEvaluation;
import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Which proofs leave, in files of which size.
 *
 * @param id of the job: sent twice, it is one package
 * @param unchecked proofs that nobody has checked leave too
 * @param large that it is large was read, and is meant
 */
record EvidencePackageForm(UUID id, @NotBlank @Size(max = 60) String evaluation,
    @Min(value = 5, message = "evidence.export.limits") @Max(value = 1_000,
        message = "evidence.export.limits") int partMb,
    @Min(value = 100, message = "evidence.export.limits") @Max(value = 10_000,
        message = "evidence.export.limits") int pictureKb,
    boolean unchecked, boolean large) {

  EvidencePackageForm {
    partMb = partMb == 0 ? EvidencePackageJob.DEFAULT_PART_MB : partMb;
    pictureKb = pictureKb == 0 ? EvidencePackageJob.DEFAULT_PICTURE_KB : pictureKb;
  }

  static FormFields blank(List<OpenEvaluation> years) {
    return FormFields.blank(EvidencePackageForm.class)
        .with("id", Ids.next())
        .with("evaluation", years.isEmpty() ? null : years.getFirst().code())
        .with("partMb", EvidencePackageJob.DEFAULT_PART_MB)
        .with("pictureKb", EvidencePackageJob.DEFAULT_PICTURE_KB);
  }
}
