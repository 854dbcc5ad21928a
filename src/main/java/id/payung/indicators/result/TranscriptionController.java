package id.payung.indicators.result;

import id.payung.evidence.ExportableEvidenceFiles.ExportableFile;
import id.payung.indicators.answer.QuestionAnswer;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For typing into the ministry's application: copy, upload, tick. */
@Controller
@ForSecretary
@RequestMapping("/{regency}/kla/{year:\\d{4}}/copy")
class TranscriptionController {
  private static final int MAX_MEGABYTES = 20;

  private final EvaluationOverviewLoader overviewLoader;
  private final TranscriptionRepository transcription;

  TranscriptionController(EvaluationOverviewLoader overviewLoader, TranscriptionRepository transcription) {
    this.overviewLoader = overviewLoader;
    this.transcription = transcription;
  }

  @GetMapping
  String show(Actor actor, @PathVariable String year, @RequestParam(defaultValue = "") String block,
      @RequestParam(defaultValue = "") String left, @RequestParam(defaultValue = "2") int limit, Model model) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Map<String, QuestionAnswer> answers = transcription.findAnswers(actor, year);
    Map<String, List<ExportableFile>> files = transcription.findFilesByQuestion(actor, year);
    Map<String, TranscribedQuestion> entered = transcription.findTranscribed(actor, year);
    List<TranscriptionListItem> all = new ArrayList<>();
    for (var row : overview.scores().rows()) {
      QuestionAnswer answer = answers.get(row.question());
      Instrument.Question question = overview.requireQuestion(row.question());
      if (answer == null || !answer.sent() || answer.option() == null) {
        continue;
      }
      question.option(answer.option())
          .ifPresent(option -> all.add(new TranscriptionListItem(question, answer, option,
              files.getOrDefault(row.question(), List.of()), entered.get(row.question()))));
    }
    model.addAttribute("frame", overview);
    model.addAttribute("all", all);
    model.addAttribute("shown",
        all.stream()
            .filter(one -> block.isBlank() || overview.scores()
                .findQuestion(one.question().code())
                .filter(row -> row.block().equals(block))
                .isPresent())
            .filter(one -> left.isBlank() || !one.isUpToDate())
            .toList());
    model.addAttribute("block", block);
    model.addAttribute("left", left);
    model.addAttribute("limit", Math.clamp(limit, 1, MAX_MEGABYTES));
    return "indicators/copy-list";
  }

  /** A file under its short name, a picture made small enough. */
  @GetMapping("/{question:[0-9A-Za-z.-]+}/files/{use}")
  ResponseEntity<byte[]> downloadFile(Actor actor, @PathVariable String year, @PathVariable String question,
      @PathVariable UUID use, @RequestParam(defaultValue = "2") int limit) {
    ExportableFile file = transcription.requireFile(actor, year, question, use);
    byte[] bytes = transcription.readFile(actor, file, Math.clamp(limit, 1, MAX_MEGABYTES) * 1_048_576L);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes);
  }

  @PostMapping("/{question:[0-9A-Za-z.-]+}")
  String setTranscribed(Actor actor, @PathVariable String regency, @PathVariable String year,
      @PathVariable String question, @RequestParam(defaultValue = "true") boolean in,
      @RequestParam(defaultValue = "") String block, @RequestParam(defaultValue = "") String left) {
    transcription.setTranscribed(actor, year, question, in);
    String narrowed =
        block.matches("[A-Z0-9]{1,5}") ? "?block=" + block + (left.isBlank() ? "" : "&left=1") : left.isBlank() ? ""
            : "?left=1";
    return "redirect:/" + regency + "/kla/" + year + "/copy" + narrowed + "#q" + question;
  }
}
