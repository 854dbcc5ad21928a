package id.payung.agreements.register;

import id.payung.platform.form.FormFields;
import id.payung.platform.form.Unwrapped;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is typed of an agreement. Kind, parent, decision and beginning are asked for once, when it is registered.
 *
 * @param beside what was made of the decision already, of which the person was told
 */
record AgreementForm(UUID id, int version, @Size(max = 60) String kind, @Nullable UUID parent, @Nullable UUID decision,
    List<UUID> beside, @Nullable LocalDate begunOn, @Valid @Unwrapped AgreementText text,
    @Valid @Unwrapped AgreementPartiesForm parties) {

  static FormFields blank(UUID id) {
    FormFields form =
        FormFields.blank(AgreementForm.class).with("id", id).with("version", 0).with("wholeRegency", true);
    return AgreementPartiesForm.fill(form, List.of());
  }

  static FormFields filled(Agreement agreement, AgreementVersion version) {
    AgreementForm form = RecordCopy.blank(AgreementForm.class)
        .with(AgreementForm::id, agreement.id())
        .with(AgreementForm::version, version.version())
        .with(AgreementForm::kind, agreement.kind())
        .with(AgreementForm::text, version.text())
        .with(AgreementForm::parties, AgreementPartiesForm.NONE)
        .make();
    return AgreementPartiesForm.fill(FormFields.of(form), version.parties());
  }

  AgreementContents draft() {
    return new AgreementContents(id, kind, parent, decision, text, parties.parties(id), parties.newPartners(id),
        begunOn);
  }
}
