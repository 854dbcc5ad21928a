package id.payung.indicators.result;

import id.payung.evidence.ExportableEvidenceFiles.ExportableFile;
import id.payung.indicators.answer.QuestionAnswer;
import id.payung.indicators.result.OfficialResultPages.TranscriptionPage;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.Download;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
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
  private final EvaluationOverviewLoader overviewLoader;
  private final TranscriptionRepository transcription;

  TranscriptionController(EvaluationOverviewLoader overviewLoader, TranscriptionRepository transcription) {
    this.overviewLoader = overviewLoader;
    this.transcription = transcription;
  }

  @GetMapping
  TranscriptionPage show(@PathVariable String year, ListQuery<TranscriptionFilter> query, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    TranscriptionFilter filter = query.filter();
    List<TranscriptionListItem> all = items(actor, overview);
    return new TranscriptionPage(overview, all,
        all.stream()
            .filter(one -> filter.block().isBlank() || overview.scores()
                .findQuestion(one.question().code())
                .filter(row -> row.block().equals(filter.block()))
                .isPresent())
            .filter(one -> filter.left().isBlank() || !one.isUpToDate())
            .toList(),
        filter);
  }

  private List<TranscriptionListItem> items(Actor actor, EvaluationOverview overview) {
    String year = overview.year().code();
    Map<String, QuestionAnswer> answers = transcription.findAnswers(actor, year);
    Map<String, List<ExportableFile>> files = transcription.findFilesByQuestion(actor, year);
    Map<String, TranscribedAnswer> entered = transcription.findTranscribed(actor, year);
    List<TranscriptionListItem> all = new ArrayList<>();
    for (QuestionScore row : overview.scores().rows()) {
      QuestionAnswer answer = answers.get(row.question());
      if (answer != null && answer.sent() && answer.option() != null) {
        Instrument.Question question = overview.requireQuestion(row.question());
        question.option(answer.option())
            .ifPresent(option -> all.add(new TranscriptionListItem(question, answer, option,
                files.getOrDefault(row.question(), List.of()), entered.get(row.question()))));
      }
    }
    return all;
  }

  /** A file under its short name, a picture made small enough. */
  @GetMapping("/{question:[0-9A-Za-z.-]+}/files/{use}")
  WebResult downloadFile(@PathVariable String year, @PathVariable String question, @PathVariable UUID use,
      ListQuery<TranscriptionFilter> query, Actor actor) {
    ExportableFile file = transcription.requireFile(actor, year, question, use);
    return new Download(file.name(), MediaType.APPLICATION_OCTET_STREAM_VALUE,
        transcription.readFile(actor, file, query.filter().bytes()));
  }

  @PostMapping("/{question:[0-9A-Za-z.-]+}")
  WebResult setTranscribed(@PathVariable String year, @PathVariable String question,
      @RequestParam(defaultValue = "true") boolean in, ListQuery<TranscriptionFilter> query, Actor actor) {
    transcription.setTranscribed(actor, year, question, in);
    return SeeOther.to("/kla/" + year + "/copy" + query.filter().query() + "#q" + question);
  }
}
