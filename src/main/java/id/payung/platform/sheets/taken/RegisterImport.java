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
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.RegisterPage.RegisterForm;
import id.payung.platform.sheets.taken.RegisterPage.Seen;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A register comes in: chosen, looked at, put right, taken. Between looking and taking the file is kept by its bytes
 * and looked at again. Rows that wait stay out, and come with the next file; those that were taken are known then.
 */
@Component
public class RegisterImport {
  private static final int INVALID = 422;
  private static final int MAX_NAME_LENGTH = 200;

  private final SheetIntake sheets;
  private final BulkProgress progress;
  private final UndoOfferRepository undo;
  private final RegisterAnswerRepository answers;
  private final Clock clock;
  private final Messages words;
  private final TransactionTemplate transactions;

  RegisterImport(SheetIntake sheets, BulkProgress progress, UndoOfferRepository undo, RegisterAnswerRepository answers,
      Messages words, Clock clock, TransactionTemplate transactions) {
    this.transactions = transactions;
    this.sheets = sheets;
    this.progress = progress;
    this.undo = undo;
    this.answers = answers;
    this.words = words;
    this.clock = clock;
  }

  public RegisterPage form(RegisterKind<?, ?, ?> register, Actor actor) {
    return form(register, actor, FormFields.blank(RegisterForm.class));
  }

  private RegisterPage form(RegisterKind<?, ?, ?> register, Actor actor, FormFields fields) {
    return new RegisterPage(register.about(), fields, answers.list(actor, register.kind()),
        undo.listKept(actor, register), register.remarks(actor), null);
  }

  /** Forgets what a person has said of one name or heading; with an empty field of all. */
  SeeOther forget(RegisterKind<?, ?, ?> register, Actor actor, String field) {
    answers.forget(actor, register.kind(), field);
    return SeeOther.to(register.about().address()).saying("sheets.register.before.forgotten");
  }

  /** An empty sheet with the heads and a second one that says how to fill it in. */
  public Download template(RegisterKind<?, ?, ?> register, Ui ui) {
    var bytes = new ByteArrayOutputStream();
    register.sheet().writeTemplate(bytes, SheetMessages.of(words, ui.locale()));
    return new Download(ui.fileName("xlsx", register.about().fileName()), MediaKind.XLSX.mediaType(),
        bytes.toByteArray());
  }

  /** What taking the file would do; nothing is written. */
  public <T, N, S extends Record> WebResult look(RegisterKind<T, N, S> register, Submission<RegisterForm> sent,
      Actor actor, LocalDate today) {
    return sent.save(form -> {
      String sha256 = sheets.store(actor, purposeOf(register), form.file());
      RegisterAnswers said = RegisterAnswers.of(today, Map.of(), listBefore(register, actor));
      String name = Objects.requireNonNullElse(form.file().getOriginalFilename(), "register");
      Looked<N> looked = RefusedFiles.naming(form.file(), () -> look(register, actor, sha256, said));
      return page(register, looked, sha256, cut(name), false);
    }, fields -> form(register, actor, fields));
  }

  /** Takes what is new, as the answers say; what was not answered, or only to be looked at again, is shown again. */
  public <T, N, S extends Record> WebResult take(RegisterKind<T, N, S> register, Map<String, String> form, Actor actor,
      LocalDate today) {
    String sha256 = form.getOrDefault("sha256", "");
    String fileName = cut(form.getOrDefault("fileName", ""));
    Looked<N> looked = look(register, actor, sha256, RegisterAnswers.of(today, form, listBefore(register, actor)));
    keepAnswers(register, actor, looked, form);
    List<RegisterRow<N>> fresh = looked.match().newRows();
    if (form.containsKey("again") || fresh.isEmpty() || !isReadable(looked.sheet())
        || !looked.match().isConfirmed(form.getOrDefault(RegisterMatch.CONFIRMED, ""))) {
      return page(register, looked, sha256, fileName, !form.containsKey("again"));
    }
    UUID run = Ids.parse(form.get("run")).orElseGet(Ids::next);
    try (BulkProgress.Run counted = progress.begin(actor, run, fresh.size())) {
      SeeOther done =
          new RegisterIntake<>(register, actor, fileName, undo, transactions).take(fresh, looked.match(), counted);
      sheets.release(actor, purposeOf(register), sha256);
      return done;
    }
  }

  private record Looked<N>(RegisterKind<?, N, ?> register, SheetPreview<?> sheet, RegisterMatch<N> match) {}

  /** Comparing some thousand names takes as much of a core as reading them does. */
  private <T, N> Looked<N> look(RegisterKind<T, N, ?> register, Actor actor, String sha256, RegisterAnswers said) {
    Path file = sheets.open(actor, purposeOf(register), sha256);
    return ComputingThreads.FILES.call(() -> {
      SheetPreview<T> found = register.sheet().read(file, said.sheet());
      SheetAnswers meant =
          said.sheet().withPlaces(RegisterHeadings.places(register.sheet().columns(), found.headings(), said.before()));
      SheetPreview<T> read = meant.equals(said.sheet()) ? found : register.sheet().read(file, meant);
      RegisterMatch<N> match =
          read.sheetFindings().isEmpty() ? register.match(actor, read, said.with(meant)) : RegisterMatch.none();
      return new Looked<>(register, read, match);
    });
  }

  private static String purposeOf(RegisterKind<?, ?, ?> register) {
    return "register:" + register.about().words();
  }

  private Map<String, String> listBefore(RegisterKind<?, ?, ?> register, Actor actor) {
    return answers.list(actor, register.kind())
        .stream()
        .collect(Collectors.toMap(RegisterAnswer::field, RegisterAnswer::means));
  }

  /** What was said of names and headings holds for the next file too. */
  private void keepAnswers(RegisterKind<?, ?, ?> register, Actor actor, Looked<?> looked, Map<String, String> form) {
    UUID person = actor.person();
    if (person == null) {
      return;
    }
    List<RegisterAnswer> said = new ArrayList<>();
    List<String> forgotten = new ArrayList<>();
    for (UnknownName name : looked.match().unknown()) {
      String label = labelOf(name, name.value());
      if (!label.isEmpty()) {
        said.add(answer(person, register, name.field(), name.typed(), name.value(), label));
      } else if (form.containsKey(name.field())) {
        forgotten.add(name.field());
      }
    }
    if (looked.sheet().sheetFindings().isEmpty()) {
      RegisterHeadings.said(register.sheet().columns(), looked.sheet().headings().texts(), form)
          .forEach(
              (text, means) -> said.add(answer(person, register, RegisterHeadings.fieldOf(text), text, means, means)));
    }
    answers.keep(actor, register.kind(), said, forgotten);
  }

  private String labelOf(UnknownName name, String value) {
    return name.groups()
        .stream()
        .filter(one -> one.value().equals(value))
        .map(one -> words.text(Messages.INDONESIAN, one.label(), one.members().size()))
        .findFirst()
        .orElseGet(() -> name.labelOf(value));
  }

  private RegisterAnswer answer(UUID person, RegisterKind<?, ?, ?> register, String field, String said, String means,
      String label) {
    return new RegisterAnswer(person, register.kind(), field, cut(said), means, cut(label), clock.instant());
  }

  private static boolean isReadable(SheetPreview<?> sheet) {
    return sheet.sheetFindings().isEmpty() && !sheet.hasOpenQuestions();
  }

  private static WebResult page(RegisterKind<?, ?, ?> register, Looked<?> looked, String sha256, String fileName,
      boolean unanswered) {
    boolean open = unanswered && (looked.sheet().hasOpenQuestions() || looked.match().asksToConfirm());
    RegisterPage page =
        new RegisterPage(register.about(), FormFields.blank(RegisterForm.class), List.of(), List.of(), List.of(),
            new Seen(looked.sheet(), register.sheet().columns(), looked.match(), sha256, fileName, Ids.next(), open));
    return looked.sheet().sheetFindings().isEmpty() && !open ? page : new PageWithStatus(page, INVALID);
  }

  private static String cut(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "");
    return clean.length() > MAX_NAME_LENGTH ? clean.substring(0, MAX_NAME_LENGTH) : clean;
  }
}
