package id.payung.indicators.setup;

import id.payung.indicators.setup.EvaluationSetupPages.OpeningPage;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Opens a year. */
@Controller
@ForSecretary
@RequestMapping("/{regency}/kla/years")
class EvaluationOpeningController {
  private final EvaluationOpening opening;
  private final EvaluationRepository evaluations;
  private final ReferenceCatalogue reference;

  EvaluationOpeningController(EvaluationOpening opening, EvaluationRepository evaluations,
      ReferenceCatalogue reference) {
    this.opening = opening;
    this.evaluations = evaluations;
    this.reference = reference;
  }

  @GetMapping("/new")
  OpeningPage showOpeningForm(Actor actor, Ui ui, @Today LocalDate today) {
    Instrument newest = reference.instruments().getFirst();
    int next = nextYear(actor, today);
    String years = newest.evidenceYears()
        .stream()
        .map(year -> String.valueOf(year + next - newest.year()))
        .collect(Collectors.joining(", "));
    return page(actor, ui, FormFields.of(new EvaluationOpeningForm(String.valueOf(next), newest.code(), years, null)));
  }

  /**
   * The year after the last one kept here; the first one is this year's, or from July on, when this year's answers are
   * long in, the next.
   */
  private int nextYear(Actor actor, LocalDate today) {
    return evaluations.listAll(actor)
        .stream()
        .mapToInt(one -> Integer.parseInt(one.code()) + 1)
        .max()
        .orElse(today.getMonthValue() > 6 ? today.getYear() + 1 : today.getYear());
  }

  @PostMapping
  WebResult open(Submission<EvaluationOpeningForm> sent, Actor actor, Ui ui) {
    return sent.save(
        form -> opening.open(actor, form.code(), form.source(), form.years(), form.due())
            ? SeeOther.to("/kla/" + form.code() + "/settings").saying("indicators.years.opened", form.code())
            : SeeOther.to("/kla/" + form.code()).saying("indicators.years.there-already", form.code()),
        fields -> page(actor, ui, fields));
  }

  private OpeningPage page(Actor actor, Ui ui, FormFields form) {
    List<SelectOption> sources = new ArrayList<>();
    for (Instrument one : reference.instruments()) {
      sources.add(new SelectOption(one.code(), one.name().in(ui.locale()),
          ui.t("indicators.years.source.shipped", one.questions().count())));
    }
    for (Evaluation one : evaluations.listAll(actor)) {
      sources.add(new SelectOption("year:" + one.code(), ui.t("indicators.years.source.copy", one.code()), null));
    }
    return new OpeningPage(form, sources);
  }
}
