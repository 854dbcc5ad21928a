package id.payung.indicators.result;

import id.payung.evidence.LeavingFiles.LeavingFile;
import id.payung.indicators.answer.Answer;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.Frames;
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
class CopyPages {
  private static final int MOST_MEGABYTES = 20;

  private final Frames frames;
  private final CopyList list;

  CopyPages(Frames frames, CopyList list) {
    this.frames = frames;
    this.list = list;
  }

  @GetMapping
  String show(Actor actor, @PathVariable String year, @RequestParam(defaultValue = "") String block,
      @RequestParam(defaultValue = "") String left, @RequestParam(defaultValue = "2") int limit, Model model) {
    Frame frame = frames.require(actor, year);
    Map<String, Answer> answers = list.answers(actor, year);
    Map<String, List<LeavingFile>> files = list.files(actor, year);
    Map<String, Entered> entered = list.entered(actor, year);
    List<CopyView> all = new ArrayList<>();
    for (var row : frame.sheet().rows()) {
      Answer answer = answers.get(row.question());
      Instrument.Question question = frame.question(row.question());
      if (answer == null || !answer.sent() || answer.option() == null) {
        continue;
      }
      question.option(answer.option())
          .ifPresent(option -> all.add(new CopyView(question, answer, option,
              files.getOrDefault(row.question(), List.of()), entered.get(row.question()))));
    }
    model.addAttribute("frame", frame);
    model.addAttribute("all", all);
    model.addAttribute("shown",
        all.stream()
            .filter(one -> block.isBlank()
                || frame.sheet().question(one.question().code()).filter(row -> row.block().equals(block)).isPresent())
            .filter(one -> left.isBlank() || !one.done())
            .toList());
    model.addAttribute("block", block);
    model.addAttribute("left", left);
    model.addAttribute("limit", Math.clamp(limit, 1, MOST_MEGABYTES));
    return "indicators/copy-list";
  }

  /** A file under its short name, a picture made small enough. */
  @GetMapping("/{question:[0-9A-Za-z.-]+}/files/{use}")
  ResponseEntity<byte[]> file(Actor actor, @PathVariable String year, @PathVariable String question,
      @PathVariable UUID use, @RequestParam(defaultValue = "2") int limit) {
    LeavingFile file = list.file(actor, year, question, use);
    byte[] bytes = list.bytes(actor, file, Math.clamp(limit, 1, MOST_MEGABYTES) * 1_048_576L);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes);
  }

  @PostMapping("/{question:[0-9A-Za-z.-]+}")
  String tick(Actor actor, @PathVariable String regency, @PathVariable String year, @PathVariable String question,
      @RequestParam(defaultValue = "true") boolean in, @RequestParam(defaultValue = "") String block,
      @RequestParam(defaultValue = "") String left) {
    list.tick(actor, year, question, in);
    String narrowed =
        block.matches("[A-Z0-9]{1,5}") ? "?block=" + block + (left.isBlank() ? "" : "&left=1") : left.isBlank() ? ""
            : "?left=1";
    return "redirect:/" + regency + "/kla/" + year + "/copy" + narrowed + "#q" + question;
  }
}
