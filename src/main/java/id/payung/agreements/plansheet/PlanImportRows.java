package id.payung.agreements.plansheet;

import id.payung.accounts.Organisation;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.actor.Actor;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an import would write of each activity and of its budget lines, in words. */
final class PlanImportRows {
  private final AgreementFormOptions options;
  private final Ui ui;
  private final Map<UUID, Organisation> organisations;
  private final Map<UUID, Region> villages;

  private PlanImportRows(Actor actor, AgreementFormOptions options, Ui ui, Collection<PlanVersionActivity> texts) {
    Set<UUID> offices = new HashSet<>();
    Set<UUID> places = new HashSet<>();
    for (PlanVersionActivity text : texts) {
      offices.addAll(text.organisations());
      places.addAll(text.villages());
      text.lines().stream().map(PlanVersionBudgetLine::village).filter(one -> one != null).forEach(places::add);
    }
    this.options = options;
    this.ui = ui;
    this.organisations = options.findOrganisations(actor, offices);
    this.villages = options.findVillages(places);
  }

  static List<SheetChangePreview> list(Actor actor, AgreementFormOptions options, Ui ui, PlanImportPreview preview) {
    List<PlanVersionActivity> texts = new ArrayList<>(preview.previous().values());
    preview.changes().forEach(change -> texts.add(change.text()));
    PlanImportRows rows = new PlanImportRows(actor, options, ui, texts);
    List<SheetChangePreview> written = new ArrayList<>();
    for (ActivityChange change : preview.changes()) {
      PlanVersionActivity before = preview.previous().get(change.text().id());
      String title = change.text().number() + ". " + change.text().title();
      List<SheetChangePreview.Field> fields = rows.fields(before, change);
      written.add(before == null ? SheetChangePreview.added(title, fields) : SheetChangePreview.changed(title, fields));
    }
    for (int i = 0; i < preview.unchanged(); i++) {
      written.add(new SheetChangePreview("", SheetChangePreview.Effect.EQUAL, List.of()));
    }
    return written;
  }

  private List<SheetChangePreview.Field> fields(@Nullable PlanVersionActivity before, ActivityChange change) {
    PlanVersionActivity after = change.text();
    boolean known = before != null;
    PlanVersionActivity old = before == null ? after : before;
    List<SheetChangePreview.Field> fields = new ArrayList<>();
    add(fields, known, "activity", old.title(), after.title());
    add(fields, known, "kind", nameOf("activity-kinds", old.kind()), nameOf("activity-kinds", after.kind()));
    add(fields, known, "office", office(old.office()), office(after.office()));
    add(fields, known, "partners", offices(old.partners()), offices(after.partners()));
    add(fields, known, "villages", places(old.villages()), places(after.villages()));
    add(fields, known, "questions", String.join(", ", old.questions()), String.join(", ", after.questions()));
    add(fields, known, "from", old.starts().toString(), after.starts().toString());
    add(fields, known, "until", old.ends().toString(), after.ends().toString());
    add(fields, known, "target", target(old), target(after));
    add(fields, known, "note", old.note(), after.note());
    for (PlanVersionBudgetLine line : after.lines()) {
      Optional<PlanVersionBudgetLine> oldLine =
          known ? old.lines().stream().filter(one -> one.id().equals(line.id())).findFirst() : Optional.empty();
      String stage = change.stages().get(line.id());
      Long guarded = change.guarded().get(line.id());
      add(fields, oldLine.isPresent(), "line", oldLine.map(one -> describe(one, null, null)).orElse(""),
          describe(line, guarded, stage));
    }
    return fields;
  }

  private static void add(List<SheetChangePreview.Field> fields, boolean known, String label, String before,
      String after) {
    fields.add(new SheetChangePreview.Field("agreements.field." + label, known ? before : null, after));
  }

  private String nameOf(String list, String code) {
    return options.codeList(list).nameOf(code, ui.locale());
  }

  private String target(PlanVersionActivity activity) {
    return ui.number(activity.target()) + " " + nameOf("units", activity.unit());
  }

  private String office(UUID id) {
    Organisation known = organisations.get(id);
    return known == null ? "–" : known.label();
  }

  private String offices(List<UUID> ids) {
    return ids.stream().map(this::office).collect(Collectors.joining("; "));
  }

  private String place(UUID id) {
    Region known = villages.get(id);
    return known == null ? "–" : known.label();
  }

  private String places(List<UUID> ids) {
    return ids.stream().map(this::place).collect(Collectors.joining("; "));
  }

  private String describe(PlanVersionBudgetLine line, @Nullable Long guarded, @Nullable String stage) {
    List<String> parts = new ArrayList<>();
    parts.add(line.number() + ". " + line.what());
    Long amount = guarded != null ? guarded : line.amount();
    parts.add(amount == null ? ui.t("agreements.field.guarded") : ui.rupiah(amount));
    if (guarded != null) {
      parts.add(ui.t("agreements.field.guarded"));
    }
    parts.add(nameOf("funding-sources", line.source()));
    parts.add(office(line.owner()));
    if (line.village() != null) {
      parts.add(place(line.village()));
    }
    if (!line.code().isEmpty()) {
      parts.add(line.code());
    }
    if (stage != null) {
      parts.add(nameOf("budget-stages", stage));
    }
    return String.join(" · ", parts);
  }
}
