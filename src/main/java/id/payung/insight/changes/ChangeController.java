package id.payung.insight.changes;

import id.payung.platform.actor.Actor;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Yang berubah: all that others changed since one last looked, and the mark that says until when. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/changes")
class ChangeController {
  private final ChangedRecordLoader loader;
  private final ChangesSeenTimeRepository looks;

  ChangeController(ChangedRecordLoader loader, ChangesSeenTimeRepository looks) {
    this.loader = loader;
    this.looks = looks;
  }

  @GetMapping
  ChangesPage show(@RequestParam(defaultValue = "") String kind, @RequestParam(required = false) @Nullable String from,
      Actor actor) {
    return loader.loadPage(actor, kind, from);
  }

  @PostMapping("/mark")
  WebResult mark(Submission<ChangesSeenForm> sent, Actor actor) {
    return sent.save(form -> {
      looks.mark(actor, Instant.ofEpochMilli(form.until()));
      return SeeOther.to("/").saying("insight.changes.marked");
    }, _ -> loader.loadPage(actor, "", null).notMarked());
  }

  @PostMapping("/mark/reversal")
  SeeOther takeBack(Actor actor) {
    looks.takeBack(actor);
    return SeeOther.to("/").saying("insight.changes.shown-again");
  }
}
