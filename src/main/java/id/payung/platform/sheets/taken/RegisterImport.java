package id.payung.platform.sheets.taken;

import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkProgress;
import id.payung.platform.documents.MediaKind;
import id.payung.platform.documents.brought.SheetIntake;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.load.ComputingThreads;
import id.payung.platform.page.Download;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.RegisterPage.RegisterForm;
import id.payung.platform.sheets.taken.RegisterPage.Seen;
import id.payung.platform.sheets.taken.RegisterRow.Outcome;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A register comes in: chosen, looked at, put right, taken. Between looking and taking the file is kept by its bytes
 * and looked at again. Rows that wait stay out, and come with the next file; those that were taken are known then.
 */
@Component
public class RegisterImport {
  private static final int INVALID = 422;
  private static final int MAX_NAME_LENGTH = 200;

  /** Rows of one transaction. */
  private static final int PART = 100;

  private final SheetIntake sheets;
  private final BulkProgress progress;
  private final UndoOfferRepository undo;
  private final Messages words;

  RegisterImport(SheetIntake sheets, BulkProgress progress, UndoOfferRepository undo, Messages words) {
    this.sheets = sheets;
    this.progress = progress;
    this.undo = undo;
    this.words = words;
  }

  public RegisterPage form(Register<?, ?> register) {
    return new RegisterPage(register.about(), FormFields.blank(RegisterForm.class), null);
  }

  /** An empty sheet with the heads and a second one that says how to fill it in. */
  public Download template(Register<?, ?> register, Ui ui) {
    var bytes = new ByteArrayOutputStream();
    register.sheet().writeTemplate(bytes, SheetMessages.of(words, ui.locale()));
    return new Download(ui.fileName("xlsx", register.about().fileName()), MediaKind.XLSX.mediaType(),
        bytes.toByteArray());
  }

  /** What taking the file would do; nothing is written. */
  public <T, N> WebResult look(Register<T, N> register, Submission<RegisterForm> sent, Actor actor, LocalDate today) {
    return sent.save(form -> {
      String sha256 = sheets.store(actor, purposeOf(register), form.file());
      RegisterAnswers answers = RegisterAnswers.of(today, Map.of());
      String name = Objects.requireNonNullElse(form.file().getOriginalFilename(), "register");
      Looked<N> looked = RefusedFiles.naming(form.file(), () -> look(register, actor, sha256, answers));
      return page(register, looked, sha256, cut(name), false);
    }, fields -> new RegisterPage(register.about(), fields, null));
  }

  /** Takes what is new, as the answers say; what was not answered, or only to be looked at again, is shown again. */
  public <T, N> WebResult take(Register<T, N> register, Map<String, String> form, Actor actor, LocalDate today) {
    String sha256 = form.getOrDefault("sha256", "");
    String fileName = cut(form.getOrDefault("fileName", ""));
    Looked<N> looked = look(register, actor, sha256, RegisterAnswers.of(today, form));
    List<RegisterRow<N>> fresh = looked.match().newRows();
    if (form.containsKey("again") || fresh.isEmpty() || !isReadable(looked.sheet())) {
      return page(register, looked, sha256, fileName, !form.containsKey("again"));
    }
    UUID run = Ids.parse(form.get("run")).orElseGet(Ids::next);
    List<TakenRow> taken = new ArrayList<>();
    try (BulkProgress.Run counted = progress.begin(actor, run, fresh.size())) {
      for (int from = 0; from < fresh.size(); from += PART) {
        List<RegisterRow<N>> part = fresh.subList(from, Math.min(fresh.size(), from + PART));
        taken.addAll(register.take(actor, fileName, part));
        part.forEach(_ -> counted.step());
      }
    }
    long waiting = looked.match().count(Outcome.WAITS);
    String said = register.about().words() + (waiting > 0 ? ".taken-some" : ".taken");
    return undo.offer(actor, register.undo(), taken,
        SeeOther.to(register.about().back()).saying(said, taken.size(), waiting));
  }

  private record Looked<N>(Register<?, N> register, SheetPreview<?> sheet, RegisterMatch<N> match) {}

  /** Comparing some thousand names takes as much of a core as reading them does. */
  private <T, N> Looked<N> look(Register<T, N> register, Actor actor, String sha256, RegisterAnswers answers) {
    Path file = sheets.open(actor, purposeOf(register), sha256);
    return ComputingThreads.FILES.call(() -> {
      SheetPreview<T> read = register.sheet().read(file, answers.sheet());
      RegisterMatch<N> match = read.sheetFindings().isEmpty() ? register.match(actor, read, answers)
          : new RegisterMatch<>(List.of(), List.of(), List.of());
      return new Looked<>(register, read, match);
    });
  }

  private static String purposeOf(Register<?, ?> register) {
    return "register:" + register.about().words();
  }

  private static boolean isReadable(SheetPreview<?> sheet) {
    return sheet.sheetFindings().isEmpty() && !sheet.hasOpenQuestions();
  }

  private static WebResult page(Register<?, ?> register, Looked<?> looked, String sha256, String fileName,
      boolean unanswered) {
    boolean open = unanswered && looked.sheet().hasOpenQuestions();
    RegisterPage page = new RegisterPage(register.about(), FormFields.blank(RegisterForm.class),
        new Seen(looked.sheet(), register.sheet().columns(), looked.match(), sha256, fileName, Ids.next(), open));
    return looked.sheet().sheetFindings().isEmpty() && !open ? page : new PageWithStatus(page, INVALID);
  }

  private static String cut(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "");
    return clean.length() > MAX_NAME_LENGTH ? clean.substring(0, MAX_NAME_LENGTH) : clean;
  }
}
