package id.payung.platform.bulk;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a page asks while the request that it sent is under way. */
@Controller
class BulkProgressController {
  /** How many of how many. */
  record BulkProgressResponse(int done, int total) {}

  private final BulkProgress progress;

  BulkProgressController(BulkProgress progress) {
    this.progress = progress;
  }

  @AllowedToSignedIn
  @GetMapping("/{regency}/bulk/{run}")
  ResponseEntity<BulkProgressResponse> show(@PathVariable UUID run, Actor actor) {
    BulkProgress.Run found = progress.find(actor, run).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new BulkProgressResponse(found.done(), found.total()));
  }
}
