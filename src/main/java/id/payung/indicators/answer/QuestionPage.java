package id.payung.indicators.answer;

import id.payung.indicators.year.ForAnswering;
import id.payung.indicators.year.ForChecker;
import id.payung.indicators.year.ForOffices;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Stale;
import id.payung.platform.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One question: its options, its slots with their proofs, the answer, what a checker says, and what was before. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/questions/{question:[0-9A-Za-z.-]+}")
class QuestionPage {
  private final QuestionReader reader;
  private final Answering answering;
  private final Opinions opinions;
  private final LastYear lastYear;

  QuestionPage(QuestionReader reader, Answering answering, Opinions opinions, LastYear lastYear) {
    this.reader = reader;
    this.answering = answering;
    this.opinions = opinions;
    this.lastYear = lastYear;
  }

  @ForOffices
  @GetMapping
  String show(Actor actor, @PathVariable String year, @PathVariable String question, Model model) {
    return show(actor, year, question, null, Map.of(), List.of(), model);
  }

  @ForAnswering
  @PostMapping("/answer")
  String answer(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam(defaultValue = "0") int basedOn, @RequestParam(defaultValue = "") String option,
      @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String letter,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate letterDate,
      @RequestParam(defaultValue = "send") String deed, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    AnswerForm form = new AnswerForm(basedOn, option.isBlank() ? null : option, note.strip(), !deed.equals("draft"),
        letter.strip(), letterDate);
    try {
      answering.save(actor, year, question, form);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return show(actor, year, question, form, invalid.fields(), List.of(), model);
    } catch (Stale stale) {
      response.setStatus(409);
      return show(actor, year, question, form, Map.of(), stale.differences(), model);
    }
    Flash.say(redirect, form.send() ? "indicators.answer.sent" : "indicators.answer.drafted", question);
    return to(regency, year, question);
  }

  @ForAnswering
  @GetMapping("/take-back")
  String askTakeBack(Actor actor, @PathVariable String year, @PathVariable String question, Model model) {
    model.addAttribute("view", reader.read(actor, year, question));
    return "indicators/take-back";
  }

  @ForAnswering
  @PostMapping("/take-back")
  String takeBack(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    answering.takeBack(actor, year, question, reason.strip());
    Flash.say(redirect, "indicators.answer.taken-back", question);
    return to(regency, year, question);
  }

  @ForAnswering
  @PostMapping("/reuse")
  String useAgain(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam UUID use, RedirectAttributes redirect) {
    lastYear.useAgain(actor, year, question, use);
    Flash.say(redirect, "indicators.last-year.used");
    return to(regency, year, question);
  }

  @ForChecker
  @PostMapping("/opinion")
  String opinion(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam(defaultValue = "") String ceiling, @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    if (ceiling.isBlank()) {
      opinions.takeBack(actor, year, question, reason.strip());
    } else {
      opinions.say(actor, year, question, ceiling, reason.strip());
    }
    Flash.say(redirect, "indicators.opinion.said", question);
    return to(regency, year, question);
  }

  private String show(Actor actor, String year, String code, @Nullable AnswerForm typed, Map<String, String> errors,
      List<Stale.Difference> differences, Model model) {
    QuestionView view = reader.read(actor, year, code);
    model.addAttribute("view", view);
    model.addAttribute("form", typed != null ? rebased(typed, view.answer()) : formOf(view.answer()));
    model.addAttribute("errors", errors);
    model.addAttribute("differences", differences);
    return "indicators/question";
  }

  private static AnswerForm formOf(@Nullable Answer answer) {
    return answer == null ? new AnswerForm(0, null, "", true, "", null)
        : new AnswerForm(answer.version(), answer.option(), answer.note(), true, answer.letter(), answer.letterDate());
  }

  /** What was typed, on top of what stands now: sending it again is then a choice made with both values in sight. */
  private static AnswerForm rebased(AnswerForm typed, @Nullable Answer answer) {
    return new AnswerForm(answer == null ? 0 : answer.version(), typed.option(), typed.note(), typed.send(),
        typed.letter(), typed.letterDate());
  }

  static String to(String regency, String year, String question) {
    return "redirect:/" + regency + "/kla/" + year + "/questions/" + question;
  }
}
