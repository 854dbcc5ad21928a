package id.payung.agreements.register;

import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository.AgreementProgressView;
import id.payung.agreements.register.AgreementExpiryPolicy.ExpiryWarning;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.form.FormFields;
import id.payung.platform.lifecycle.Transition;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.ui.FileThumbnail;
import id.payung.regions.Region;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** One version of an agreement, with what stands around it and what may be done with it. */
@Template("agreements/show")
public record AgreementPage(Agreement agreement, Paper paper, Relations relations, Rights rights, Codes codes,
    List<HistoryEntry> history, Forms forms) implements PageModel {

  /**
   * The version that is shown.
   *
   * @param dates when each stage was come to
   * @param villages those that it names, by id
   * @param scan the signed paper as it is named, or null
   */
  public record Paper(AgreementVersion version, List<AgreementVersion> versions, Map<AgreementStage, LocalDate> dates,
      Map<UUID, Region> villages, @Nullable ExpiryWarning warning, @Nullable FileThumbnail scan) {}

  /**
   * What it stands under, and what stands under it.
   *
   * @param decision of the meeting that it came from, where the reader sees it
   */
  public record Relations(@Nullable MeetingDecision decision, @Nullable Agreement parent, List<Agreement> children,
      List<JointPlan> plans, @Nullable AgreementProgressView progress) {}

  /**
   * What the reader may do.
   *
   * @param mayWrite whether that is what the paper says
   * @param onward steps that may be taken here
   * @param undoes whether a signature may be taken back, on a page of its own
   * @param standing what stands on the signature
   */
  public record Rights(boolean mayWrite, AdditionRights additions, boolean keeps, boolean mayPlan,
      List<Transition<AgreementStage>> onward, boolean undoes, List<String> standing) {}

  /**
   * What the reader may add to the paper as it stands.
   *
   * @param numbers parties whose numbers the reader may write
   * @param mayScan whether the reader may add the scan, or put another in its place
   * @param mayBegin whether the reader may note that work has begun
   */
  public record AdditionRights(List<AgreementParty> numbers, boolean mayScan, boolean mayBegin) {}

  /** Names of codes. */
  public record Codes(CodeList kinds, CodeList stages, CodeList positions, CodeList capacities) {}

  /**
   * A step that was taken on paper.
   *
   * @param version of the text that the person read
   */
  public record StepForm(AgreementStage from, AgreementStage to, int version,
      @NotNull(message = "agreements.wrong.empty") LocalDate onDate,
      @Size(max = 500, message = "agreements.wrong.long") String reason) {}

  /** Work begins before the paper is complete. */
  public record StartForm(@NotNull(message = "agreements.wrong.empty") LocalDate begunOn) {}

  /** The scan of the signed paper. */
  public record ScanForm(MultipartFile file) {}

  /** The forms that stand in the page; the one for a step stands there once for each step. */
  public record Forms(@Nullable FormFields step, FormFields start, FormFields scan, LocalDate today) {
    public static Forms blank(LocalDate today) {
      return new Forms(null, FormFields.blank(StartForm.class).with("begunOn", today), FormFields.blank(ScanForm.class),
          today);
    }

    public Forms withStep(FormFields fields) {
      return new Forms(fields, start, scan, today);
    }

    public Forms withStart(FormFields fields) {
      return new Forms(step, fields, scan, today);
    }

    public Forms withScan(FormFields fields) {
      return new Forms(step, start, fields, today);
    }

    /** The form for this step, as it came back or for today. */
    public FormFields stepForm(Transition<AgreementStage> taken, AgreementVersion version) {
      return step != null && step.value("to").equals(taken.to().code()) ? step
          : AgreementPage.stepForm(taken, today, version);
    }
  }

  /** A form for this step of that version as it was read, taken on that day. */
  public static FormFields stepForm(Transition<AgreementStage> step, LocalDate day, AgreementVersion version) {
    return FormFields.blank(StepForm.class)
        .with("from", step.from().code())
        .with("to", step.to().code())
        .with("version", version.version())
        .with("onDate", day);
  }

  public AgreementVersion version() {
    return paper.version();
  }

  public DocumentLimits limits() {
    return DocumentLimits.OFFICIAL;
  }
}
