package id.payung.indicators.answer;

import id.payung.indicators.year.ForAnswerEditors;
import id.payung.indicators.year.ForChecker;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Stale;
import id.payung.platform.web.FlashMessages;
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
class QuestionController {
  private final QuestionPageLoader pageLoader;
  private final AnswerSubmission answerSubmission;
  private final CheckerOpinionRepository opinions;
  private final PreviousAnswerReuse answerReuse;

  QuestionController(QuestionPageLoader pageLoader, AnswerSubmission answerSubmission,
      CheckerOpinionRepository opinions, PreviousAnswerReuse answerReuse) {
    this.pageLoader = pageLoader;
    this.answerSubmission = answerSubmission;
    this.opinions = opinions;
    this.answerReuse = answerReuse;
  }

  @ForQuestionReaders
  @GetMapping
  String show(Actor actor, @PathVariable String year, @PathVariable String question, Model model) {
    return show(actor, year, question, null, Map.of(), List.of(), model);
  }

  @ForAnswerEditors
  @PostMapping("/answer")
  String saveAnswer(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam(defaultValue = "0") int basedOn, @RequestParam(defaultValue = "") String option,
      @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String letter,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate letterDate,
      @RequestParam(defaultValue = "send") String deed, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    AnswerForm form = new AnswerForm(basedOn, option.isBlank() ? null : option, note.strip(), !deed.equals("draft"),
        letter.strip(), letterDate);
    try {
      answerSubmission.save(actor, year, question, form);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return show(actor, year, question, form, invalid.fields(), List.of(), model);
    } catch (Stale stale) {
      response.setStatus(409);
      return show(actor, year, question, form, Map.of(), stale.differences(), model);
    }
    FlashMessages.add(redirect, form.send() ? "indicators.answer.sent" : "indicators.answer.drafted", question);
    return redirectToQuestion(regency, year, question);
  }

  @ForAnswerEditors
  @GetMapping("/take-back")
  String confirmTakeBack(Actor actor, @PathVariable String year, @PathVariable String question, Model model) {
    model.addAttribute("view", pageLoader.load(actor, year, question));
    return "indicators/take-back";
  }

  @ForAnswerEditors
  @PostMapping("/take-back")
  String takeBackAnswer(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable String question, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    answerSubmission.takeBack(actor, year, question, reason.strip());
    FlashMessages.add(redirect, "indicators.answer.taken-back", question);
    return redirectToQuestion(regency, year, question);
  }

  @ForAnswerEditors
  @PostMapping("/reuse")
  String reuseEvidence(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable String question, @RequestParam UUID use, RedirectAttributes redirect) {
    answerReuse.reuseEvidence(actor, year, question, use);
    FlashMessages.add(redirect, "indicators.last-year.used");
    return redirectToQuestion(regency, year, question);
  }

  @ForChecker
  @PostMapping("/opinion")
  String saveOpinion(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable String question, @RequestParam(defaultValue = "") String ceiling,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    if (ceiling.isBlank()) {
      opinions.withdraw(actor, year, question, reason.strip());
    } else {
      opinions.save(actor, year, question, ceiling, reason.strip());
    }
    FlashMessages.add(redirect, "indicators.opinion.said", question);
    return redirectToQuestion(regency, year, question);
  }

  private String show(Actor actor, String year, String code, @Nullable AnswerForm typed, Map<String, String> errors,
      List<Stale.Difference> differences, Model model) {
    QuestionAnswerPage view = pageLoader.load(actor, year, code);
    model.addAttribute("view", view);
    model.addAttribute("form", typed != null ? withCurrentVersion(typed, view.answer()) : toForm(view.answer()));
    model.addAttribute("errors", errors);
    model.addAttribute("differences", differences);
    return "indicators/question";
  }

  private static AnswerForm toForm(@Nullable QuestionAnswer answer) {
    return answer == null ? new AnswerForm(0, null, "", true, "", null)
        : new AnswerForm(answer.version(), answer.option(), answer.note(), true, answer.letter(), answer.letterDate());
  }

  /** What was typed, on top of what stands now: sending it again is then a choice made with both values in sight. */
  private static AnswerForm withCurrentVersion(AnswerForm typed, @Nullable QuestionAnswer answer) {
    return new AnswerForm(answer == null ? 0 : answer.version(), typed.option(), typed.note(), typed.send(),
        typed.letter(), typed.letterDate());
  }

  static String redirectToQuestion(String regency, String year, String question) {
    return "redirect:/" + regency + "/kla/" + year + "/questions/" + question;
  }
}
