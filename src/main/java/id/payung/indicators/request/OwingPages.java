package id.payung.indicators.request;

import id.payung.accounts.Organisations;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForOffices;
import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who owes what by when, and the reminder that is ready to be sent. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/owing")
class OwingPages {
  private static final int NAMED = 12;

  private final Frames frames;
  private final Requests requests;
  private final Organisations organisations;
  private final UiFactory uis;

  OwingPages(Frames frames, Requests requests, Organisations organisations, UiFactory uis) {
    this.organisations = organisations;
    this.frames = frames;
    this.requests = requests;
    this.uis = uis;
  }

  @ForTaskForce
  @GetMapping
  String all(Actor actor, @PathVariable String year, Model model) {
    Frame frame = frames.require(actor, year);
    model.addAttribute("frame", frame);
    model.addAttribute("owing", Owing.of(frame, requests.all(actor, year)));
    return "indicators/owing";
  }

  @ForOffices
  @GetMapping("/{office}")
  String one(Actor actor, @PathVariable String year, @PathVariable UUID office, HttpServletRequest request,
      Model model) {
    // Before anything else is read: an office of elsewhere is not there, whatever state the rows here are in.
    organisations.require(actor, office);
    Frame frame = frames.require(actor, year);
    Map<String, Request> asked = requests.all(actor, year);
    Owing owing = Owing.of(frame, asked)
        .stream()
        .filter(one -> one.organisation().equals(office))
        .findFirst()
        .orElseThrow(NotFound::new);
    model.addAttribute("frame", frame);
    model.addAttribute("owing", owing);
    model.addAttribute("rows", frame.sheet().rows().stream().filter(row -> office.equals(row.organisation())).toList());
    model.addAttribute("reminder", reminder(uis.of(request), frame, owing));
    return "indicators/owing-office";
  }

  /**
   * A text for WhatsApp: numbers of questions and a date, no name of a person, no note, no address with a key in it.
   */
  static String reminder(Ui ui, Frame frame, Owing owing) {
    List<String> codes = owing.owed().stream().map(QuestionScore::question).limit(NAMED).toList();
    String more = owing.owed().size() > NAMED ? ui.t("indicators.reminder.more", owing.owed().size() - NAMED) : "";
    String due = owing.due() == null ? "" : ui.t("indicators.reminder.due", ui.date(owing.due()));
    return owing.owed().isEmpty()
        ? ui.t("indicators.reminder.thanks", owing.name(), frame.year().code(), ui.regencyName())
        : ui.t("indicators.reminder", owing.name(), frame.year().code(), owing.owed().size(),
            String.join(", ", codes) + more, ui.score(owing.score().atStake()), due, ui.regencyName());
  }
}
